"""Addresses of the set-up, of the settings, and of one-time links."""

from django.urls import include, path

from letters.rendering.html import SITE_PICTURES
from tracker.office.views.change import Beginning, Colours, Facts, Letters
from tracker.office.views.first_person import AddBody, Begin, ChooseBody
from tracker.office.views.forces import AddForce, Forces, StopForce
from tracker.office.views.hand_over import AddSuccessor, HandOver
from tracker.office.views.holders import AddHolder, ChangeHolder, Holders
from tracker.office.views.join import Join
from tracker.office.views.overview import Done, GoOn, Overview, Settings
from tracker.office.views.people import AddPerson, People
from tracker.office.views.person import ChangePerson, GiveRole, NewLink, PersonPage, ResetTwoStep, TakeRoleAway
from tracker.office.views.pictures import Letterhead, LetterPictureFile, Signature
from tracker.office.views.retention import Dispose, LiftHold, Period, PlaceHold, Retention

settings = [
    path("", Overview.as_view(), name="office"),
    path("office/", Facts.as_view(), name="office-facts"),
    path("letters/", Letters.as_view(), name="office-letters"),
    path("letterhead/", Letterhead.as_view(), name="office-letterhead"),
    path("office-holders/<int:pk>/signature/", Signature.as_view(), name="office-signature"),
    path("colours/", Colours.as_view(), name="office-colours"),
    path("from-when/", Beginning.as_view(), name="office-beginning"),
    path("forces/", Forces.as_view(), name="office-forces"),
    path("forces/add/", AddForce.as_view(), name="office-force-add"),
    path("forces/<int:pk>/end/", StopForce.as_view(), name="office-force-end"),
    path("office-holders/", Holders.as_view(), name="office-holders"),
    path("office-holders/add/", AddHolder.as_view(), name="office-holder-add"),
    path("office-holders/<int:pk>/", ChangeHolder.as_view(), name="office-holder"),
    path("people/", People.as_view(), name="office-people"),
    path("people/add/", AddPerson.as_view(), name="office-person-add"),
    path("people/<int:pk>/", PersonPage.as_view(), name="office-person"),
    path("people/<int:pk>/change/", ChangePerson.as_view(), name="office-person-change"),
    path("people/<int:pk>/link/", NewLink.as_view(), name="office-person-link"),
    path("people/<int:pk>/two-step/", ResetTwoStep.as_view(), name="office-person-two-step"),
    path("people/<int:pk>/roles/add/", GiveRole.as_view(), name="office-role-add"),
    path("people/<int:pk>/roles/<int:membership>/end/", TakeRoleAway.as_view(), name="office-role-end"),
    path("retention/", Retention.as_view(), name="office-retention"),
    path("retention/period/", Period.as_view(), name="office-retention-period"),
    path("retention/dispose/", Dispose.as_view(), name="office-dispose"),
    path("retention/holds/new/", PlaceHold.as_view(), name="office-hold"),
    path("retention/holds/<int:pk>/lift/", LiftHold.as_view(), name="office-hold-lift"),
    path("hand-over/", HandOver.as_view(), name="office-hand-over"),
    path("hand-over/add/", AddSuccessor.as_view(), name="office-successor-add"),
    path("go-on/", GoOn.as_view(), name="set-up-go-on"),
    path("done/", Done.as_view(), name="set-up-done"),
]

urlpatterns = [
    path(f"{SITE_PICTURES.lstrip('/')}<str:sha256>", LetterPictureFile.as_view(), name="letter-picture"),
    path("set-up/", Begin.as_view(), name="set-up"),
    path("set-up/body/", ChooseBody.as_view(), name="set-up-body"),
    path("set-up/body/add/", AddBody.as_view(), name="set-up-body-add"),
    path("settings/", Settings.as_view(), name="settings"),
    path("settings/<slug:slug>/", include(settings)),
    path("join/<str:token>/", Join.as_view(), name="join"),
]
