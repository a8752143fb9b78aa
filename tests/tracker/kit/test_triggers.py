"""The database refuses by itself: every table that is written once, after every migration, whoever asks it in SQL."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations import Migration

from forces.models import Event
from responses.record.models import Response, Update
from tests.builders import a_report, one_body, opened, record
from tests.lifted import triggers_lifted
from tracker.kit import triggers
from tracker.kit.append_only import append_only_models
from tracker.kit.triggers import DatabaseRule

pytestmark = pytest.mark.django_db

# Each table that is written once, with the columns that SQLite's INSERT OR REPLACE could take a row's place by.
WRITTEN_ONCE = {
    "forces_event": ["id"],
    "forces_letterpicture": ["id", "sha256"],
    "recommendations_reportamendment": ["id"],
    "record_disposal": ["id"],
    "record_scrutiny": ["id"],
    "record_scrutiny_responses": ["id", "scrutiny_id_response_id"],
    "record_seal": ["id", "number"],
    "record_sealleaf": ["id", "seal_id_kind_of"],
    "record_update": ["id", "voids_id", "response_id_seq"],
    "replies_approval": ["id", "submission_id"],
    "replies_issuedletter": ["id", "approval_id", "reply_id_version"],
    "replies_progressstep": ["id", "update_id_place"],
    "replies_progressupdate": ["id", "reply_id_number"],
    "replies_replystep": ["id", "reply_id_seq"],
    "replies_submission": ["id", "reply_id_number"],
    "replies_submissioneditor": ["id", "submission_id_user_id"],
}

RULES_OF_APPS = [
    "rule_a_progress_update_is_approved_by_another",
    "rule_an_approver_of_a_text_is_not_its_editor",
    "rule_an_editor_of_a_text_does_not_approve_it",
    "rule_what_is_approved_stands_submitted",
    "rule_what_is_taken_back_was_published",
]


@pytest.fixture
def update() -> Update:
    one_body()
    (response,) = opened(a_report())
    return record(response, on=date(2023, 8, 1), progress="planned", note="The plan is agreed.")


def run(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(statement: str, *values: object) -> str:
    with pytest.raises(IntegrityError) as raised:
        run(statement, *values)
    return str(raised.value).splitlines()[0]


def rows() -> list[dict[str, object]]:
    return list(Update.objects.order_by("pk").values())


def test_every_model_that_is_written_once_has_its_triggers():
    assert sorted(model._meta.db_table for model in append_only_models()) == sorted(WRITTEN_ONCE)
    ways = [f"rule_{table}_is_never_{way}" for table in WRITTEN_ONCE for way in ("changed", "deleted")]
    if connection.vendor == "sqlite":
        ways += [f"rule_{table}_keeps_{columns}" for table, kept in WRITTEN_ONCE.items() for columns in kept]
    else:
        ways += [f"rule_{table}_is_never_emptied" for table in WRITTEN_ONCE]
    assert sorted(triggers.installed(connection)) == sorted([*ways, *RULES_OF_APPS])
    assert triggers.missing(connection) == []


@pytest.mark.parametrize("column", [field.column for field in Update._meta.local_concrete_fields])
def test_no_column_of_an_update_is_changed(update, column):
    before = rows()
    value = {"disposal": None, "changes": "{}", "text_digests": "{}", "texts": "{}"}.get(column, 0)
    if Update._meta.get_field(column).get_internal_type() in {"DateField", "DateTimeField"}:
        value = "2020-01-01"
    assert refused(f'UPDATE record_update SET "{column}" = %s WHERE id = %s', value, update.pk) == (
        "record_update is written once: its rows are never changed. Add a new one."
    )
    assert rows() == before


def test_no_row_is_deleted(update):
    before = rows()
    assert refused("DELETE FROM record_update WHERE id = %s", update.pk) == (
        "record_update is written once: its rows are never deleted."
    )
    refused("DELETE FROM record_update")
    assert rows() == before
    assert len(before) == 2


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="PostgreSQL's own")
@pytest.mark.parametrize("table", ["record_update", "record_response"])
def test_no_table_is_truncated(update, table):
    connection.check_constraints()
    assert refused(f"TRUNCATE {table} CASCADE") == "record_update is written once: its rows are never deleted."


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's own")
@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"seq": 9}, "id"),
        ({"id": 99}, "response_id, record_update.seq"),
        ({"id": 99, "seq": 9, "voids_id": 1}, "voids_id"),
    ],
)
def test_no_row_is_inserted_over(update, changed, named):
    run("INSERT INTO record_update SELECT " + columns({"id": 50, "seq": 8, "voids_id": 1}), update.pk)
    before = rows()
    statement = "INSERT OR REPLACE INTO record_update SELECT " + columns({"texts": "'{}'", **changed})
    assert refused(statement, update.pk) == f"UNIQUE constraint failed: record_update.{named}"
    assert rows() == before


def columns(changed: dict[str, object]) -> str:
    """A row's columns in their order, some of them with another value."""
    with connection.cursor() as cursor:
        names = [each.name for each in connection.introspection.get_table_description(cursor, "record_update")]
    return ", ".join(str(changed.get(name, f'"{name}"')) for name in names) + " FROM record_update WHERE id = %s"


def test_the_others_are_kept_too(update):
    moment = datetime(2023, 9, 1, tzinfo=UTC)
    event = Event.objects.create(at=moment, kind=Event.Kind.EXPORT)
    assert refused("UPDATE forces_event SET kind = 'settings' WHERE id = %s", event.pk).startswith("forces_event is")
    assert refused("DELETE FROM forces_event").startswith("forces_event is")


# Disposal


def test_a_disposal_blanks_the_texts_and_nothing_else(update):
    before = rows()[1]
    assert Update.objects.filter(pk=update.pk).dispose(7) == 1
    assert rows()[1] == before | {"texts": {}, "disposal": 7}
    assert Update.objects.filter(pk=update.pk).dispose(8) == 0


def test_a_disposal_may_leave_the_texts(update):
    run("UPDATE record_update SET disposal = 7 WHERE id = %s", update.pk)
    assert Update.objects.get(pk=update.pk).note == "The plan is agreed."


@pytest.mark.parametrize(
    "change",
    [
        "texts = '{}'",
        'texts = \'{"note": ""}\', disposal = 7',
        'texts = \'{"note": "Another."}\', disposal = 7',
        "texts = '{}', disposal = 7, seq = 9",
        "texts = '{}', disposal = 7, by_id = NULL",
        "texts = '{}', disposal = 7, voids_id = id",
        "texts = '{}', disposal = NULL",
    ],
)
def test_what_is_no_disposal(update, change):
    before = rows()
    refused(f"UPDATE record_update SET {change} WHERE id = %s", update.pk)
    assert rows() == before


@pytest.mark.parametrize("change", ["disposal = 8", "disposal = NULL", "disposal = 7", 'texts = \'{"note": "Back."}\''])
def test_what_is_disposed_of_stays_so(update, change):
    Update.objects.filter(pk=update.pk).dispose(7)
    before = rows()
    refused(f"UPDATE record_update SET {change} WHERE id = %s", update.pk)
    assert rows() == before


# After migrations


@pytest.mark.django_db(transaction=True)
def test_they_are_there_after_their_table_is_remade(update):
    """A constraint that comes and goes: on SQLite the table is made anew each time, and its triggers are lost."""
    constraint = models.CheckConstraint(condition=models.Q(seq__gt=0), name="updates_are_numbered_from_one")
    as_migrate_does(lambda editor: editor.add_constraint(Update, constraint))
    as_migrate_does(lambda editor: editor.remove_constraint(Update, constraint))
    refused("DELETE FROM record_update WHERE id = %s", update.pk)
    refused("UPDATE record_update SET seq = 9 WHERE id = %s", update.pk)


def as_migrate_does(change) -> None:
    emit_pre_migrate_signal(0, False, "default", plan=[(Migration("updates", "record"), False)])
    with connection.schema_editor() as editor:
        change(editor)
    if connection.vendor == "sqlite":
        assert triggers.installed(connection) == {}
    emit_post_migrate_signal(0, False, "default")
    assert triggers.missing(connection) == []


@pytest.mark.django_db(transaction=True)
def test_they_are_there_after_real_migrations_back_and_forth():
    call_command("migrate", "record", "0002", verbosity=0)
    assert triggers.installed(connection) != {}
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []


@pytest.mark.django_db(transaction=True)
def test_the_next_test_finds_them_and_nothing_else():
    """What a test commits is flushed away after it, history and all, by the suite alone."""
    one_body()
    record(opened(a_report())[0], on=date(2023, 8, 1), progress="planned")
    with pytest.raises(CommandError, match="empty the history, which is never emptied"):
        call_command("flush", interactive=False, verbosity=0)
    assert Update.objects.count() == 2


@pytest.mark.parametrize("way", ["taken away", "replaced", "switched off"])
def test_one_that_is_lost_is_known_and_put_back(update, way):
    name, table = "rule_record_update_is_never_deleted", "record_update"
    on = f'{name} ON "{table}"' if connection.vendor == "postgresql" else name
    if connection.vendor == "postgresql":
        connection.check_constraints()
    if way == "switched off":
        if connection.vendor == "sqlite":
            pytest.skip("SQLite switches none off")
        run(f"ALTER TABLE {table} DISABLE TRIGGER {name}")
    elif way == "replaced" and connection.vendor == "postgresql":
        run(f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN OLD; END$$')
    else:
        run(f"DROP TRIGGER {on}")
    if way == "replaced" and connection.vendor == "sqlite":
        run(f"CREATE TRIGGER {name} BEFORE DELETE ON {table} WHEN 1 = 2 BEGIN SELECT 1; END")
    assert triggers.missing(connection) == [name]
    triggers.install(connection)
    assert triggers.missing(connection) == []
    refused("DELETE FROM record_update WHERE id = %s", update.pk)


# An app's own rules


@pytest.fixture
def rule(monkeypatch) -> Iterator[DatabaseRule]:
    """A rule that asks another table: nothing is recorded on a response of version 2 or more."""
    monkeypatch.setattr(triggers, "_registered", {})
    rule = DatabaseRule(
        name="two_updates_are_enough",
        table="record_update",
        when="EXISTS (SELECT 1 FROM record_response WHERE id = NEW.response_id AND version >= 2)",
        message="There are two updates: that's enough.",
    )
    triggers.register(rule)
    triggers.install(connection)
    yield rule
    monkeypatch.undo()
    if connection.vendor == "postgresql":
        connection.check_constraints()
    triggers.install(connection)


def test_an_app_has_the_database_refuse(rule, update):
    assert refused("INSERT INTO record_update SELECT " + columns({"id": 99, "seq": 3}), update.pk) == rule.message
    Response.objects.update(version=1)
    run("INSERT INTO record_update SELECT " + columns({"id": 99, "seq": 3}), update.pk)
    assert Update.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_a_rule_that_reads_a_table_does_not_hinder_its_migration(rule, update):
    constraint = models.CheckConstraint(condition=models.Q(version__gt=0), name="versions_from_one")
    as_migrate_does(lambda editor: editor.add_constraint(Response, constraint))
    as_migrate_does(lambda editor: editor.remove_constraint(Response, constraint))
    assert refused("INSERT INTO record_update SELECT " + columns({"id": 99, "seq": 3}), update.pk) == rule.message


def test_two_rules_have_two_names(rule):
    triggers.register(rule)
    with pytest.raises(ImproperlyConfigured, match="two_updates_are_enough"):
        triggers.register(DatabaseRule(name=rule.name, table="record_update", when="1 = 1", message="Never."))


def test_the_rule_is_gone_with_its_registration():
    assert "rule_two_updates_are_enough" not in triggers.installed(connection)


def test_with_the_triggers_lifted_the_database_takes_anything(update):
    with triggers_lifted():
        assert triggers.installed(connection) == {}
        run("UPDATE record_update SET texts = %s WHERE id = %s", json.dumps({"note": "Other."}), update.pk)
    assert Update.objects.get(pk=update.pk).note == "Other."
    refused("DELETE FROM record_update WHERE id = %s", update.pk)
