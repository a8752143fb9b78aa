"""Addresses of what is recorded beside a reply's stages."""

from django.urls import path

from responses.replies.views.force_comments import SayNoComments, SendComments, WriteComments
from responses.replies.views.invitation import AttachComments, Invitation, NoComments
from responses.replies.views.progress import DecideProgress, ProgressUpdates, WriteProgress
from responses.replies.views.proof import ProofPage, StepFile
from responses.replies.views.publication import AttachFile, RecordCopy, RecordPublication, TakeBackRecord
from responses.replies.views.show import ShowAdopted

REPLY = "replies/<int:pk>/"

urlpatterns = [
    path(f"{REPLY}invitation/", Invitation.as_view(), name="reply-invitation"),
    path(f"{REPLY}comments/", WriteComments.as_view(), name="reply-comments"),
    path(f"{REPLY}comments/send/", SendComments.as_view(), name="reply-comments-send"),
    path(f"{REPLY}comments/none/", SayNoComments.as_view(), name="reply-comments-none"),
    path(f"{REPLY}comments/attach/", AttachComments.as_view(), name="reply-comments-attach"),
    path(f"{REPLY}no-comments/", NoComments.as_view(), name="reply-no-comments"),
    path(f"{REPLY}publication/", RecordPublication.as_view(), name="reply-publication"),
    path(f"{REPLY}copies/<slug:to>/", RecordCopy.as_view(), name="reply-copy"),
    path(f"{REPLY}file/", AttachFile.as_view(), name="reply-file"),
    path(f"{REPLY}files/<int:seq>/", StepFile.as_view(), name="reply-step-file"),
    path(f"{REPLY}take-back/<slug:what>/<int:which>/", TakeBackRecord.as_view(), name="reply-take-back-record"),
    path(f"{REPLY}show/", ShowAdopted.as_view(), name="reply-show"),
    path(f"{REPLY}progress/", ProgressUpdates.as_view(), name="reply-progress"),
    path(f"{REPLY}progress/write/<int:response>/", WriteProgress.as_view(), name="reply-progress-write"),
    path(f"{REPLY}progress/<int:number>/<slug:move>/", DecideProgress.as_view(), name="reply-progress-decide"),
    path(f"{REPLY}proof/", ProofPage.as_view(), name="reply-proof"),
]
