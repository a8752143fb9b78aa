"""Addresses of what is read in: spreadsheets, documents, update sheets, drafts from Word, pages of the register."""

from django.urls import include, path

from responses.intake.views import (
    hand_over,
    imports,
    imports_columns,
    imports_rows,
    letter_in,
    letters_in,
    register_page,
    word_draft,
)

urlpatterns = [
    path("", include("responses.intake.update_sheet_urls")),
    path("", include("responses.intake.review_urls")),
    path("replies/<int:pk>/word/", word_draft.WordDraft.as_view(), name="reply-word"),
    path("replies/<int:pk>/word/take/", word_draft.TakeWordDraft.as_view(), name="reply-word-take"),
    path("letters-in/", letters_in.LettersIn.as_view(), name="letters-in"),
    path("letters-in/new/", letters_in.SendLettersIn.as_view(), name="letters-in-new"),
    path("letters-in/sent/<int:pk>/", letters_in.DeliveryIn.as_view(), name="letters-in-delivery"),
    path("letters-in/<int:pk>/", letter_in.LetterIn.as_view(), name="letter-in"),
    path("letters-in/<int:pk>/file/", letter_in.LetterInFile.as_view(), name="letter-in-file"),
    path("letters-in/<int:pk>/put-aside/", letter_in.PutAside.as_view(), name="letter-in-put-aside"),
    path("letters-in/<int:pk>/take-back/", letter_in.TakeFromAside.as_view(), name="letter-in-take-back"),
    path("letters-in/<int:pk>/hand-over/", hand_over.HandOver.as_view(), name="letter-in-hand-over"),
    path("letters-in/<int:pk>/read-again/", letter_in.ReadAgain.as_view(), name="letter-in-read-again"),
    path(
        "responses/<int:pk>/register-page/",
        register_page.ResponseRegisterPage.as_view(),
        name="response-register-page",
    ),
    path("imports/register-page/", register_page.AnyRegisterPage.as_view(), name="register-page"),
    path("imports/", imports.Imports.as_view(), name="imports"),
    path("imports/<int:pk>/", imports_rows.ImportRows.as_view(), name="import"),
    path("imports/<int:pk>/columns/", imports_columns.ImportColumns.as_view(), name="import-columns"),
    path("imports/<int:pk>/columns/read-again/", imports_columns.RereadImport.as_view(), name="import-reread"),
    path("imports/<int:pk>/rows/", imports_rows.MendRows.as_view(), name="import-rows"),
    path("imports/<int:pk>/rows/leave-out/", imports_rows.LeaveOutWrong.as_view(), name="import-leave-out"),
    path("imports/<int:pk>/read-in/", imports_rows.CommitImport.as_view(), name="import-commit"),
    path("imports/<int:pk>/put-aside/", imports.DropImport.as_view(), name="import-drop"),
    path("imports/<int:pk>/undo/", imports_rows.UndoImport.as_view(), name="import-undo"),
]
