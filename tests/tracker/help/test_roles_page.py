"""The page of roles and permissions says what the table says."""

from html.parser import HTMLParser

from django.test import Client

from forces.roles import PERMISSION_LABELS, PERMISSIONS, ROLE_LABELS, Permission, Role


class Rows(HTMLParser):
    """The cells of each row, as text; the dash of a screen's "no" is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.hidden = self.is_cell = False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in {"th", "td"}:
            self.rows[-1].append("")
            self.is_cell = True
        self.hidden = dict(attrs).get("aria-hidden") == "true"

    def handle_data(self, data):
        if self.is_cell and not self.hidden:
            self.rows[-1][-1] += data.strip()

    def handle_endtag(self, tag):
        self.hidden = False
        self.is_cell = self.is_cell and tag not in {"th", "td"}


def test_a_stranger_reads_the_whole_table_in_plain_english(db):
    page = Client().get("/help/roles/")
    rows = Rows()
    rows.feed(page.content.decode())
    head, *body = rows.rows
    assert head == [
        "May",
        *(str(ROLE_LABELS[role]) + ("(of a force)" if role == Role.LIAISON else "") for role in Role),
    ]
    assert body == [
        [str(PERMISSION_LABELS[one]), *("Yes" if one in PERMISSIONS[role] else "No" for role in Role)]
        for one in Permission
    ]


def test_every_permission_has_its_words():
    assert set(PERMISSION_LABELS) == set(Permission)
    assert len(set(map(str, PERMISSION_LABELS.values()))) == len(Permission)
