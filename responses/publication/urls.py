"""Addresses that anyone can open."""

from django.urls import path

from responses.publication.views.reply import PublicPdf, PublicReply

REPLY = "public/<slug:body>/<slug:source>/<slug:report>/"

urlpatterns = [
    path(REPLY, PublicReply.as_view(), name="public-reply"),
    path(f"{REPLY}<slug:force>.pdf", PublicPdf.as_view(), name="public-reply-pdf"),
]
