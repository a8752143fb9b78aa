"""Addresses that anyone can open, and that stay: a test asks each for what is not public."""

from django.urls import path

from responses.publication.views.files import DataFile, Feed, Robots, Sitemap, SitemapPage, SitemapPlaces
from responses.publication.views.reply import PublicFileOf, PublicLetter, PublicReply, PublicVersion
from responses.publication.views.site import PublicAccessibility, PublicBody, PublicData, PublicIndex, PublicReport

BODY = "public/<slug:body>/"
REPLY = f"{BODY}<slug:source>/<slug:report>/"
FORCE = f"{REPLY}<slug:force>"
VERSION = f"{FORCE}/version-<int:version>"

urlpatterns = [
    path("robots.txt", Robots.as_view(), name="robots"),
    path("sitemap.xml", Sitemap.as_view(), name="sitemap"),
    path("sitemap-places.xml", SitemapPlaces.as_view(), name="sitemap-places"),
    path("sitemap-<int:number>.xml", SitemapPage.as_view(), name="sitemap-page"),
    path("public/", PublicIndex.as_view(), name="public"),
    path("public/accessibility/", PublicAccessibility.as_view(), name="public-accessibility"),
    path("public/data/", PublicData.as_view(), name="public-data"),
    path("public/replies.json", DataFile.as_view(), name="public-json"),
    path("public/<slug:table>.csv", DataFile.as_view(), name="public-csv"),
    path("public/feed.atom", Feed.as_view(), name="public-feed"),
    path("public/reports/<slug:source>/<slug:report>/", PublicReport.as_view(), name="public-report"),
    path(BODY, PublicBody.as_view(), name="public-body"),
    path(f"{BODY}replies.json", DataFile.as_view(), name="public-body-json"),
    path(f"{BODY}<slug:table>.csv", DataFile.as_view(), name="public-body-csv"),
    path(f"{BODY}feed.atom", Feed.as_view(), name="public-body-feed"),
    path(REPLY, PublicReply.as_view(), name="public-reply"),
    path(f"{FORCE}.pdf", PublicFileOf.as_view(kind="pdf"), name="public-reply-pdf"),
    path(f"{FORCE}.docx", PublicFileOf.as_view(kind="docx"), name="public-reply-docx"),
    path(f"{FORCE}.txt", PublicFileOf.as_view(kind="txt"), name="public-reply-txt"),
    path(f"{FORCE}/", PublicLetter.as_view(), name="public-letter"),
    path(f"{VERSION}/", PublicVersion.as_view(), name="public-letter-version"),
    path(f"{VERSION}.pdf", PublicFileOf.as_view(kind="pdf"), name="public-letter-version-pdf"),
    path(f"{VERSION}.docx", PublicFileOf.as_view(kind="docx"), name="public-letter-version-docx"),
    path(f"{VERSION}.txt", PublicFileOf.as_view(kind="txt"), name="public-letter-version-txt"),
]
