"""Every address of the product."""

from django.urls import include, path

from tracker import views
from tracker.typed import KeepTyped

urlpatterns = [
    path("", include("responses.insight.urls")),
    path("", include("responses.record.urls")),
    path("", include("responses.replies.urls")),
    path("", include("responses.intake.urls")),
    path("", include("responses.publication.urls")),
    path("", include("tracker.office.urls")),
    path("", include("tracker.signing_in.urls")),
    path("accessibility/", views.AccessibilityStatement.as_view(), name="accessibility"),
    path("privacy/", views.PrivacyNotice.as_view(), name="privacy"),
    path("help/", include("tracker.help.urls")),
    path("typed/", KeepTyped.as_view(), name="typed"),
    path("health/", views.health, name="health"),
]

handler400 = "tracker.views.bad_request"
handler403 = "tracker.views.permission_denied"
handler404 = "tracker.views.page_not_found"
handler500 = "tracker.views.server_error"
