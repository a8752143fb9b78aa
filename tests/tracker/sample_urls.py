"""The product's own addresses without the apps', and three pages that make happen what the tests look at."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path

from tests.tracker.sample_forms import EveryControl
from tracker import views

NOTHING_SAID = dict.fromkeys(["next", "was_idle", "was_long", "unsaved", "office_login", "forgotten"], "")


def page(request: HttpRequest) -> HttpResponse:
    form = EveryControl(request.POST or None, request.FILES or None)
    return render(request, "accounts/sign_in.html", {"form": form, **NOTHING_SAID})


def saved(request: HttpRequest) -> HttpResponse:
    messages.success(request, "The update was saved.")
    messages.warning(request, "Someone else is at work here.")
    return redirect("home")


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [
    path("home/", page, name="home"),
    path("saved/", saved),
    path("broken/", broken),
    path("", include("tracker.signing_in.urls")),
    path("accessibility/", views.AccessibilityStatement.as_view(), name="accessibility"),
    path("privacy/", views.PrivacyNotice.as_view(), name="privacy"),
    path("help/", include("tracker.help.urls")),
    path("health/", views.health, name="health"),
]

handler400 = "tracker.views.bad_request"
handler403 = "tracker.views.permission_denied"
handler404 = "tracker.views.page_not_found"
handler500 = "tracker.views.server_error"
