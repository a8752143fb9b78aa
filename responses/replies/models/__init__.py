"""Owed: the reply to a report, its history, the texts that were submitted and approved, and the letters issued."""

from responses.replies.models.approvals import Approval, Submission, SubmissionEditor
from responses.replies.models.comments import ForceComments
from responses.replies.models.issued import IssuedLetter
from responses.replies.models.progress import ProgressStep, ProgressUpdate
from responses.replies.models.replies import Reply, ReplyItem
from responses.replies.models.steps import ReplyStep

__all__ = [
    "Approval",
    "ForceComments",
    "IssuedLetter",
    "ProgressStep",
    "ProgressUpdate",
    "Reply",
    "ReplyItem",
    "ReplyStep",
    "Submission",
    "SubmissionEditor",
]
