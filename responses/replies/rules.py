"""What the database itself refuses about approvals, whoever asks it in SQL: the rule of two people."""

from tracker.kit.triggers import DatabaseRule

APPROVAL_BY_AN_EDITOR = DatabaseRule(
    name="an_editor_of_a_text_does_not_approve_it",
    table="replies_approval",
    when=(
        'EXISTS (SELECT 1 FROM "replies_submissioneditor" AS editor WHERE editor."submission_id" = NEW."submission_id"'
        ' AND editor."user_id" IN (NEW."approver_id", NEW."recorded_by_id"))'
    ),
    message="Whoever edited a submitted text neither approves it nor records its approval.",
)
EDITOR_AFTER_APPROVAL = DatabaseRule(
    name="an_approver_of_a_text_is_not_its_editor",
    table="replies_submissioneditor",
    when=(
        'EXISTS (SELECT 1 FROM "replies_approval" AS given WHERE given."submission_id" = NEW."submission_id"'
        ' AND NEW."user_id" IN (given."approver_id", given."recorded_by_id"))'
    ),
    message="Whoever approved a text, or recorded its approval, is not entered as its editor.",
)
APPROVAL_OF_WHAT_IS_NOT_SUBMITTED = DatabaseRule(
    name="what_is_approved_stands_submitted",
    table="replies_approval",
    when=(
        'NOT EXISTS (SELECT 1 FROM "replies_reply" AS reply WHERE reply."submission_id" = NEW."submission_id"'
        " AND reply.\"stage\" = 'submitted')"
    ),
    message="Only the text that stands submitted is approved.",
)
PROGRESS_APPROVED_BY_ITS_WRITER = DatabaseRule(
    name="a_progress_update_is_approved_by_another",
    table="replies_progressstep",
    when=(
        'NEW."kind" = \'approved\' AND EXISTS (SELECT 1 FROM "replies_progressupdate" AS said'
        ' WHERE said."id" = NEW."update_id" AND said."written_by_id" = NEW."by_id")'
    ),
    message="Whoever wrote a public progress update does not approve it.",
)
TAKEN_BACK_WITHOUT_APPROVAL = DatabaseRule(
    name="what_is_taken_back_was_published",
    table="replies_progressstep",
    when=(
        'NEW."kind" = \'taken-back\' AND NOT EXISTS (SELECT 1 FROM "replies_progressstep" AS given'
        ' WHERE given."update_id" = NEW."update_id" AND given."kind" = \'approved\')'
    ),
    message="Only a public progress update that was approved is taken back.",
)
RULES = (
    APPROVAL_BY_AN_EDITOR,
    EDITOR_AFTER_APPROVAL,
    APPROVAL_OF_WHAT_IS_NOT_SUBMITTED,
    PROGRESS_APPROVED_BY_ITS_WRITER,
    TAKEN_BACK_WITHOUT_APPROVAL,
)
