"""Addresses of responses, of what was done to many of them in one step, and of scrutiny."""

from django.urls import path

from responses.record.views.batches import BatchPage, UndoBatch
from responses.record.views.decide import Decide
from responses.record.views.evidence import Evidence
from responses.record.views.response import ResponsePage
from responses.record.views.scrutiny import ScrutinyEntries, ScrutinyPage
from responses.record.views.target import MoveTarget
from responses.record.views.update import ForceWord, RecordUpdate

urlpatterns = [
    path("responses/<int:pk>/", ResponsePage.as_view(), name="response"),
    path("responses/<int:pk>/update/", RecordUpdate.as_view(), name="response-update"),
    path("responses/<int:pk>/force-word/", ForceWord.as_view(), name="response-force-word"),
    path("responses/<int:pk>/target/", MoveTarget.as_view(), name="response-target"),
    path("responses/<int:pk>/decide/", Decide.as_view(), name="response-decide"),
    path("responses/<int:pk>/updates/<int:seq>/evidence/", Evidence.as_view(), name="evidence"),
    path("batches/<int:pk>/", BatchPage.as_view(), name="batch"),
    path("batches/<int:pk>/undo/", UndoBatch.as_view(), name="batch-undo"),
    path("scrutiny/", ScrutinyEntries.as_view(), name="scrutiny-entries"),
    path("scrutiny/<int:pk>/", ScrutinyPage.as_view(), name="scrutiny"),
]
