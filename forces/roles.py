"""Who may do what: the one table of roles and permissions."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """Something that a view, a flow or a page part asks before it goes on."""

    SEE_RESPONSES = "see-responses"
    """Responses, reports and figures of the member's own body or force."""
    SEE_INTERNAL = "see-internal"
    """Internal notes, the body's unissued words, drafts of letters."""
    RECORD_UPDATES = "record-updates"
    """Change a response's state, words, owner and dates as the local policing body."""
    RECORD_FORCE_WORD = "record-force-word"
    """Say, for a force, what the force says and does."""
    EDIT_REPLIES = "edit-replies"
    """Draft the reply to a report, submit, issue and publish it, and record what was done about it."""
    APPROVE_REPLIES = "approve-replies"
    """Approve a submitted reply, or ask for changes: for the office holder, and for a delegate named in writing."""
    WRITE_COMMENTS = "write-comments"
    """Write a force's chief officer's comments on a report, and send them to the local policing body."""
    EDIT_REGISTER = "edit-register"
    """Register reports and recommendations."""
    IMPORT = "import"
    """Read spreadsheets and documents into the records, and take such a reading back."""
    MANAGE_MEMBERS = "manage-members"
    """Say who belongs to the body and in which role."""
    MANAGE_OFFICE = "manage-office"
    """Change the body's settings: its forces, letterhead, colours, from when it uses the tracker."""
    SEE_LOG = "see-log"
    """The log of all that was done in the body: who signed in, what was changed, what was taken out."""


class Role(StrEnum):
    """What a person does for a local policing body, or for a force."""

    OFFICER = "officer"
    OFFICE_HOLDER = "office-holder"
    DELEGATE = "delegate"
    LIAISON = "liaison"
    READER = "reader"
    REGISTER_EDITOR = "register-editor"
    ADMINISTRATOR = "administrator"


ROLE_LABELS = {
    Role.OFFICER: _("Officer"),
    Role.OFFICE_HOLDER: _("Office holder"),
    Role.DELEGATE: _("Delegate"),
    Role.LIAISON: _("Force liaison"),
    Role.READER: _("Reader"),
    Role.REGISTER_EDITOR: _("Register editor"),
    Role.ADMINISTRATOR: _("Administrator"),
}

PERMISSION_LABELS = {
    Permission.SEE_RESPONSES: _("See recommendations, reports, figures and the letters that are out"),
    Permission.SEE_INTERNAL: _("See internal notes, and replies before they are issued"),
    Permission.RECORD_UPDATES: _("Record where a recommendation stands and what we do, allocate, and enter scrutiny"),
    Permission.RECORD_FORCE_WORD: _("Say what the force says and does about a recommendation"),
    Permission.EDIT_REPLIES: _(
        "Draft a reply, submit it, issue the approved text, and record the invitation, the publication and the copies"
    ),
    Permission.APPROVE_REPLIES: _("Approve a submitted reply, or ask for changes; never of a text that they edited"),
    Permission.WRITE_COMMENTS: _("Write and send the chief officer’s comments"),
    Permission.EDIT_REGISTER: _("Register reports and recommendations, and correct them"),
    Permission.IMPORT: _("Read spreadsheets and documents in, and take that back"),
    Permission.MANAGE_MEMBERS: _("Say who belongs to the office, and in which role"),
    Permission.MANAGE_OFFICE: _("Change the office’s settings"),
    Permission.SEE_LOG: _("See the log: everything that was done, by whom and when"),
}
"""The table below in plain English, as the page about roles shows it."""

_READS = frozenset({Permission.SEE_RESPONSES, Permission.SEE_INTERNAL})

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.OFFICER: _READS
    | {
        Permission.RECORD_UPDATES,
        Permission.EDIT_REPLIES,
        Permission.EDIT_REGISTER,
        Permission.IMPORT,
    },
    Role.OFFICE_HOLDER: _READS | {Permission.APPROVE_REPLIES, Permission.SEE_LOG},
    Role.DELEGATE: _READS | {Permission.APPROVE_REPLIES},
    Role.LIAISON: frozenset({Permission.SEE_RESPONSES, Permission.RECORD_FORCE_WORD, Permission.WRITE_COMMENTS}),
    Role.READER: _READS,
    Role.REGISTER_EDITOR: _READS | {Permission.EDIT_REGISTER},
    Role.ADMINISTRATOR: _READS | {Permission.MANAGE_MEMBERS, Permission.MANAGE_OFFICE, Permission.SEE_LOG},
}

READING = _READS | {Permission.SEE_LOG}
"""What may be read of a body may be read of the bodies that it succeeded, too."""

AFTER_THE_END = READING | {Permission.MANAGE_MEMBERS}
"""All that is left of a role once its body has handed over: reading, and taking roles away."""

FORCE_ROLES = frozenset({Role.LIAISON})
"""Roles held for a force; all others are held for a local policing body."""
