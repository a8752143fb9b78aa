"""Addresses of the first page, the dashboards and the list of recommendations."""

from django.urls import path

from responses.insight.views.dashboard import Dashboard, Home
from responses.insight.views.recommendations import RecommendationFile, RecommendationList

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("bodies/<slug:slug>/", Dashboard.as_view(), name="dashboard"),
    path("recommendations/", RecommendationList.as_view(), name="recommendations"),
    path("recommendations/export.csv", RecommendationFile.as_view(), name="recommendations-csv"),
]
