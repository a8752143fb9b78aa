"""Who may do what: the whole table, as an office would read it."""

from forces.roles import FORCE_ROLES, PERMISSIONS, ROLE_LABELS, Role

# y: may; -: may not.
TABLE = """
                 see-responses  see-internal  record-updates  record-force-word  edit-replies  edit-register  import  manage-members  manage-office  approve-replies  write-comments  see-log
officer          y              y             y               -                  y             y              y       -               -              -                -               -
office-holder    y              y             -               -                  -             -              -       -               -              y                -               y
delegate         y              y             -               -                  -             -              -       -               -              y                -               -
liaison          y              -             -               y                  -             -              -       -               -              -                y               -
reader           y              y             -               -                  -             -              -       -               -              -                -               -
register-editor  y              y             -               -                  -             y              -       -               -              -                -               -
administrator    y              y             -               -                  -             -              -       y               y              -                -               y
"""  # noqa: E501  a table is read across


def test_each_role_holds_these_permissions_and_no_other() -> None:
    header, *rows = TABLE.strip().splitlines()
    wanted = {
        line.split()[0]: {name for name, mark in zip(header.split(), line.split()[1:], strict=True) if mark == "y"}
        for line in rows
    }
    assert {role.value: {each.value for each in held} for role, held in PERMISSIONS.items()} == wanted


def test_the_liaison_alone_speaks_for_a_force() -> None:
    assert {role.value for role in FORCE_ROLES} == {"liaison"}


def test_every_role_has_its_name() -> None:
    assert {role: str(label) for role, label in ROLE_LABELS.items()} == {
        Role.OFFICER: "Officer",
        Role.OFFICE_HOLDER: "Office holder",
        Role.DELEGATE: "Delegate",
        Role.LIAISON: "Force liaison",
        Role.READER: "Reader",
        Role.REGISTER_EDITOR: "Register editor",
        Role.ADMINISTRATOR: "Administrator",
    }
