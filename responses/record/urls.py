"""Addresses of responses."""

from django.urls import path

from responses.record.views.decide import Decide
from responses.record.views.evidence import Evidence
from responses.record.views.response import ResponsePage
from responses.record.views.target import MoveTarget
from responses.record.views.update import ForceWord, RecordUpdate

urlpatterns = [
    path("responses/<int:pk>/", ResponsePage.as_view(), name="response"),
    path("responses/<int:pk>/update/", RecordUpdate.as_view(), name="response-update"),
    path("responses/<int:pk>/force-word/", ForceWord.as_view(), name="response-force-word"),
    path("responses/<int:pk>/target/", MoveTarget.as_view(), name="response-target"),
    path("responses/<int:pk>/decide/", Decide.as_view(), name="response-decide"),
    path("responses/<int:pk>/updates/<int:seq>/evidence/", Evidence.as_view(), name="evidence"),
]
