"""The chain of each reply, for the seals and for `verify_history`."""

from responses.record.chains import Chain
from responses.replies.models import Reply, ReplyStep

REPLIES = Chain(name="reply", heads=Reply, seq="steps_taken", rows=ReplyStep, of="reply", word="step")
