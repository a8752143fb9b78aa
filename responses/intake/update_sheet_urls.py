"""Addresses of update sheets."""

from django.urls import path

from responses.intake.views.update_sheet import SentFile, UpdateSheetPage
from responses.intake.views.update_sheets import UpdateSheetFile, UpdateSheets

urlpatterns = [
    path("update-sheets/", UpdateSheets.as_view(), name="update-sheets"),
    path("update-sheets/<slug:force>.xlsx", UpdateSheetFile.as_view(), name="update-sheet-file"),
    path("update-sheets/<int:pk>/", UpdateSheetPage.as_view(), name="update-sheet"),
    path("update-sheets/<int:pk>/file/", SentFile.as_view(), name="update-sheet-sent"),
]
