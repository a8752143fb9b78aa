"""What the database keeps of accounts, roles and offices, whoever writes."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from forces.models import Force, LocalPolicingBody, Membership, OfficeHolder, User
from forces.roles import Role
from tests.builders import one_body, one_force

pytestmark = pytest.mark.django_db
BODY_ROLES = [Role.OFFICER, Role.OFFICE_HOLDER, Role.READER, Role.REGISTER_EDITOR, Role.ADMINISTRATOR]
OWNERS = {"a body": (True, False), "a force": (False, True), "both": (True, True), "neither": (False, False)}


@pytest.fixture
def person() -> User:
    return User.objects.create_user("sam@tests.example", "x", name="Sam")


def hold(person: User, role: str, of: str) -> Membership:
    body, force = one_body(), one_force()
    of_body, of_force = OWNERS[of]
    owner = {"body": body if of_body else None, "force": force if of_force else None}
    return Membership.objects.create(user=person, role=role, **owner)


@pytest.mark.parametrize(("role", "of"), [*((role, "a body") for role in BODY_ROLES), (Role.LIAISON, "a force")])
def test_a_role_is_held_for_a_body_and_a_liaisons_for_a_force(person: User, role: Role, of: str) -> None:
    assert hold(person, role, of).role == role.value


@pytest.mark.parametrize(
    ("role", "of"),
    [
        *((role, of) for role in BODY_ROLES for of in ("a force", "both", "neither")),
        *((Role.LIAISON, of) for of in ("a body", "both", "neither")),
    ],
)
def test_a_role_for_anything_else_is_refused(person: User, role: Role, of: str) -> None:
    with pytest.raises(IntegrityError, match="membership_is_of_a_body_or_of_a_force"), transaction.atomic():
        hold(person, role, of)
    assert Membership.objects.count() == 0


@pytest.mark.parametrize(("role", "of"), [(Role.OFFICER, "a body"), (Role.LIAISON, "a force")])
def test_a_role_is_held_once(person: User, role: Role, of: str) -> None:
    hold(person, role, of)
    with pytest.raises(IntegrityError), transaction.atomic():
        hold(person, role, of)
    assert Membership.objects.count() == 1


def test_one_person_may_hold_several_roles_and_several_one(person: User) -> None:
    other = User.objects.create_user("kim@tests.example", "x", name="Kim")
    for user, role, of in (
        (person, Role.OFFICER, "a body"), (person, Role.READER, "a body"), (person, Role.LIAISON, "a force"),
        (other, Role.OFFICER, "a body"), (other, Role.LIAISON, "a force"),
    ):  # fmt: skip
        hold(user, role, of)
    assert Membership.objects.count() == 5


@pytest.mark.parametrize("email", ["sam@tests.example", "SAM@tests.example", "Sam@Tests.Example"])
def test_an_email_address_belongs_to_one_account_in_any_case(person: User, email: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user(email, "x", name="Another")
    assert list(User.objects.all()) == [person]


def test_an_account_is_found_in_any_case_and_no_other(person: User) -> None:
    User.objects.create_user("s_m@tests.example", "x", name="Underscore")
    assert User.objects.get_by_natural_key("SAM@TESTS.example") == person
    for address in ("s%m@tests.example", "am@tests.example", "sam@tests.exampl", "", None):
        with pytest.raises(User.DoesNotExist):
            User.objects.get_by_natural_key(address)


def test_an_account_without_a_password_opens_to_none() -> None:
    user = User.objects.create_user("kim@tests.example", name="Kim")
    assert (user.has_usable_password(), user.check_password(""), user.is_demo, user.is_staff) == (False,) * 4


def test_a_person_is_named_by_their_name_or_else_their_address(person: User) -> None:
    nameless = User.objects.create_user("kim@tests.example", "x", name="")
    assert (str(person), str(nameless), person.get_full_name()) == ("Sam", "kim@tests.example", "Sam")


def test_who_holds_a_role_is_not_deleted(person: User) -> None:
    hold(person, Role.OFFICER, "a body")
    for held in (person, LocalPolicingBody.objects.get(), Force.objects.get()):
        with pytest.raises(ProtectedError):
            held.delete()


@pytest.mark.parametrize(
    ("from_on", "until_on"),
    [
        (None, None),
        (date(2021, 5, 6), None),
        (None, date(2024, 5, 8)),
        (date(2021, 5, 6), date(2021, 5, 6)),
        (date(2021, 5, 6), date(2024, 5, 8)),
    ],
)
def test_an_office_may_have_the_dates_that_are_known(from_on: date | None, until_on: date | None) -> None:
    OfficeHolder.objects.create(body=one_body(), name="Sam", title="PCC", from_on=from_on, until_on=until_on)
    assert OfficeHolder.objects.values_list("from_on", "until_on").get() == (from_on, until_on)


def test_an_office_does_not_end_before_it_begins() -> None:
    with pytest.raises(IntegrityError, match="office_ends_after_it_begins"), transaction.atomic():
        OfficeHolder.objects.create(
            body=one_body(), name="Sam", title="PCC", from_on=date(2021, 5, 6), until_on=date(2021, 5, 5)
        )


def test_an_ons_code_is_one_forces_and_may_be_empty() -> None:
    for slug in ("btp", "nca"):
        Force.objects.create(slug=slug, name=slug, kind=Force.Kind.NATIONAL)
    Force.objects.create(slug="kent", name="Kent Police", kind=Force.Kind.TERRITORIAL, ons_code="E23000032")
    with pytest.raises(IntegrityError), transaction.atomic():
        Force.objects.create(slug="surrey", name="Surrey Police", kind=Force.Kind.TERRITORIAL, ons_code="E23000032")
    assert Force.objects.count() == 3
