"""Addresses of reports and of the letters that reply to them."""

from django.urls import include, path

from responses.replies.views.edit import EditReply
from responses.replies.views.letter import LetterPage, LetterPdf

urlpatterns = [
    path("", include("responses.replies.report_urls")),
    path("replies/<int:pk>/letter/", LetterPage.as_view(), name="letter"),
    path("replies/<int:pk>/letter.pdf", LetterPdf.as_view(), name="letter-pdf"),
    path("replies/<int:pk>/edit/", EditReply.as_view(), name="reply-edit"),
]
