"""Addresses of reports."""

from django.urls import path

from responses.replies.views.register import AddRecommendation, RegisterReport
from responses.replies.views.reports import Report, Reports

urlpatterns = [
    path("reports/", Reports.as_view(), name="reports"),
    path("reports/new/", RegisterReport.as_view(), name="report-new"),
    path("reports/<slug:source>/<slug:slug>/", Report.as_view(), name="report"),
    path(
        "reports/<slug:source>/<slug:slug>/recommendations/new/", AddRecommendation.as_view(), name="recommendation-new"
    ),
]
