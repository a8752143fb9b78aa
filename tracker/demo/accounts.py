"""The demonstration's sign-ins. They are refused on any host but this machine's own address."""

from dataclasses import dataclass

from forces.roles import Role

PASSWORD = "tracker-demo-only"  # noqa: S105  not a secret: these accounts work on loopback alone


@dataclass(frozen=True)
class DemoAccount:
    """A made-up person of the demonstration, named for what they do; `of` is a body's slug, or a force's."""

    email: str
    name: str
    role: Role
    of: str


ACCOUNTS = (
    DemoAccount("officer@west-mercia.example", "West Mercia officer", Role.OFFICER, "west-mercia-pcc"),
    DemoAccount("second-officer@west-mercia.example", "West Mercia second officer", Role.OFFICER, "west-mercia-pcc"),
    DemoAccount("holder@west-mercia.example", "West Mercia office holder", Role.OFFICE_HOLDER, "west-mercia-pcc"),
    DemoAccount("reader@west-mercia.example", "West Mercia reader", Role.READER, "west-mercia-pcc"),
    DemoAccount(
        "administrator@west-mercia.example", "West Mercia administrator", Role.ADMINISTRATOR, "west-mercia-pcc"
    ),
    DemoAccount("liaison@west-mercia.example", "West Mercia Police liaison", Role.LIAISON, "west-mercia"),
    DemoAccount("officer@mopac.example", "MOPAC officer", Role.OFFICER, "mopac"),
    DemoAccount("officer@cheshire.example", "Cheshire officer", Role.OFFICER, "cheshire-pcc"),
)
