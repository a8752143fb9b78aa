"""Addresses of reports and of the letters that reply to them."""

from django.urls import include, path

from responses.replies.views.approve import Approve, RecordApproval, Submit
from responses.replies.views.desk import ReplyDesk
from responses.replies.views.edit import EditReply
from responses.replies.views.history import ReplyHistory
from responses.replies.views.issue import Issue
from responses.replies.views.letter import LetterFile, LetterPage
from responses.replies.views.step_back import Close, Correct, DropCorrection, Reopen, RequestChanges, TakeBack, Withdraw
from responses.replies.views.translation import TranslateReply
from responses.replies.views.versions import ApprovalDocument, LetterVersion, LetterVersionFile

REPLY = "replies/<int:pk>/"

urlpatterns = [
    path("", include("responses.replies.report_urls")),
    path("", include("responses.replies.record_urls")),
    path(REPLY, ReplyDesk.as_view(), name="reply"),
    path(f"{REPLY}history/", ReplyHistory.as_view(), name="reply-history"),
    path(f"{REPLY}letter/", LetterPage.as_view(), name="letter"),
    path(f"{REPLY}letter.pdf", LetterFile.as_view(kind="pdf"), name="letter-pdf"),
    path(f"{REPLY}letter.docx", LetterFile.as_view(kind="docx"), name="letter-docx"),
    path(f"{REPLY}letter.txt", LetterFile.as_view(kind="txt"), name="letter-txt"),
    path(f"{REPLY}letters/<int:version>/", LetterVersion.as_view(), name="letter-version"),
    path(f"{REPLY}letters/<int:version>.pdf", LetterVersionFile.as_view(kind="pdf"), name="letter-version-pdf"),
    path(f"{REPLY}letters/<int:version>.docx", LetterVersionFile.as_view(kind="docx"), name="letter-version-docx"),
    path(f"{REPLY}letters/<int:version>.txt", LetterVersionFile.as_view(kind="txt"), name="letter-version-txt"),
    path(f"{REPLY}texts/<int:number>/approval/", ApprovalDocument.as_view(), name="reply-approval-document"),
    path(f"{REPLY}edit/", EditReply.as_view(), name="reply-edit"),
    path(f"{REPLY}translation/", TranslateReply.as_view(), name="reply-translation"),
    path(f"{REPLY}submit/", Submit.as_view(), name="reply-submit"),
    path(f"{REPLY}withdraw/", Withdraw.as_view(), name="reply-withdraw"),
    path(f"{REPLY}request-changes/", RequestChanges.as_view(), name="reply-request-changes"),
    path(f"{REPLY}approve/", Approve.as_view(), name="reply-approve"),
    path(f"{REPLY}record-approval/", RecordApproval.as_view(), name="reply-record-approval"),
    path(f"{REPLY}take-back/", TakeBack.as_view(), name="reply-take-back"),
    path(f"{REPLY}issue/", Issue.as_view(), name="reply-issue"),
    path(f"{REPLY}correct/", Correct.as_view(), name="reply-correct"),
    path(f"{REPLY}drop-correction/", DropCorrection.as_view(), name="reply-drop-correction"),
    path(f"{REPLY}close/", Close.as_view(), name="reply-close"),
    path(f"{REPLY}reopen/", Reopen.as_view(), name="reply-reopen"),
]
