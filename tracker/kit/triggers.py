"""What the database itself refuses, whoever asks it in SQL: triggers, on PostgreSQL and on SQLite.

Each trigger is a `DatabaseRule`. Those that keep append-only tables follow from the models; an app registers others in
its `ready()`. `install` puts in place what is missing or differs; it runs after every `migrate`, since SQLite loses a
table's triggers whenever Django remakes the table. SQLite also refuses to remake a table that another table's trigger
reads, so `lift` takes them away before migrations there.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import truncate_name

from tracker.kit.append_only import DISPOSAL, append_only_models

Event = Literal["INSERT", "UPDATE", "DELETE", "TRUNCATE"]
PREFIX = "rule_"
"""By which the product knows its own triggers."""
_LONGEST_NAME = 63
# PostgreSQL's pg_trigger.tgtype of a trigger that fires before, for each row but for TRUNCATE.
_KINDS: Mapping[str, int] = {"INSERT": 7, "DELETE": 11, "UPDATE": 19, "TRUNCATE": 34}


@dataclass(frozen=True, kw_only=True)
class DatabaseRule:
    """What a table refuses. `when` is SQL over NEW and OLD; where the databases differ, a text for each vendor.

    On SQLite the key of a row that is being inserted is not known yet: a rule on INSERT can't ask for NEW.id.
    """

    name: str
    table: str
    when: str | Mapping[str, str]
    message: str
    on: Event = "INSERT"

    @property
    def trigger(self) -> str:
        return truncate_name(f"{PREFIX}{self.name}", _LONGEST_NAME)

    def condition(self, vendor: str) -> str:
        return self.when if isinstance(self.when, str) else self.when[vendor]

    def applies_to(self, vendor: str) -> bool:
        """SQLite has no TRUNCATE; PostgreSQL's INSERT writes over nothing."""
        on_vendor = isinstance(self.when, str) or vendor in self.when
        return on_vendor and not (vendor == "sqlite" and self.on == "TRUNCATE")


_registered: dict[str, DatabaseRule] = {}


def register(rule: DatabaseRule) -> None:
    """Have the database hold to a rule. An app calls it in its `ready()`."""
    if _registered.setdefault(rule.name, rule) != rule:
        raise ImproperlyConfigured(f"Two rules of the database are called {rule.name}.")


def rules(vendor: str) -> list[DatabaseRule]:
    """Every rule that a database of the kind holds to."""
    kept = [rule for model in append_only_models() for rule in rules_of(model, vendor)]
    return [rule for rule in (*kept, *_registered.values()) if rule.applies_to(vendor)]


def rules_of(model: type[models.Model], vendor: str) -> list[DatabaseRule]:
    """That the rows of an append-only model are neither changed, deleted, emptied out nor inserted over."""
    table = model._meta.db_table
    changed = f"{table} is written once: its rows are never changed. Add a new one."
    deleted = f"{table} is written once: its rows are never deleted."
    return [
        DatabaseRule(
            name=f"{table}_is_never_changed", table=table, on="UPDATE", when=_change(model, vendor), message=changed
        ),
        DatabaseRule(name=f"{table}_is_never_deleted", table=table, on="DELETE", when="1 = 1", message=deleted),
        DatabaseRule(name=f"{table}_is_never_emptied", table=table, on="TRUNCATE", when="1 = 1", message=deleted),
        *_never_replaced(model),
    ]


def _change(model: type[models.Model], vendor: str) -> str:
    """When an update is refused: always, but where it is a disposal and nothing else."""
    fields = {field.name: field for field in model._meta.local_concrete_fields}
    if DISPOSAL not in fields:
        return "1 = 1"
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    mark = fields.pop(DISPOSAL).column
    wrong = [f'OLD."{mark}" IS NOT NULL', f'NEW."{mark}" IS NULL']
    disposable: Mapping[str, Any] = getattr(model, "disposable", {})
    for name, field in fields.items():
        kept = f'NEW."{field.column}" {differs} OLD."{field.column}"'
        if name in disposable:
            blank = _literal(field, disposable[name], vendor)
            kept = f'({kept} AND NEW."{field.column}" {differs} {blank})'
        wrong.append(kept)
    return " OR ".join(wrong)


def _literal(field: "models.Field[Any, Any]", value: Any, vendor: str) -> str:
    """A blank value in SQL: nothing, an empty text, an empty JSON value."""
    if value is None:
        return "NULL"
    if isinstance(field, models.JSONField):
        return f"'{json.dumps(value)}'" + ("::jsonb" if vendor == "postgresql" else "")
    if value != "":
        raise ImproperlyConfigured(f"{field} can't be blanked with {value!r}: only with None, '' or empty JSON.")
    return "''"


def _never_replaced(model: type[models.Model]) -> list[DatabaseRule]:
    """SQLite's INSERT OR REPLACE takes a row's place, which no trigger on deletion sees; refused in SQLite's own words.

    Unique constraints with a condition are left out: what they hold unique, they hold for some rows alone.
    """
    table, columns = (
        model._meta.db_table,
        {field.name: str(field.column) for field in model._meta.local_concrete_fields},
    )
    unique: list[Sequence[str]] = [[field.name] for field in model._meta.local_concrete_fields if field.unique]
    unique += [*(each.fields for each in model._meta.total_unique_constraints), *model._meta.unique_together]
    return [_never_replaced_by(table, [columns[name] for name in names]) for names in unique]


def _never_replaced_by(table: str, columns: list[str]) -> DatabaseRule:
    same = " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)
    return DatabaseRule(
        name=f"{table}_keeps_{'_'.join(columns)}",
        table=table,
        when={"sqlite": f'EXISTS (SELECT 1 FROM "{table}" WHERE {same})'},  # noqa: S608  names of the models' own
        message=f"UNIQUE constraint failed: {', '.join(f'{table}.{column}' for column in columns)}",
    )


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that are not there, are switched off, or are not what the product would make."""
    held = installed(connection)
    return sorted(rule.trigger for rule in _standing(connection) if held.get(rule.trigger) != _mark(rule, connection))


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the database's triggers those that the rules ask for. Repeating it changes nothing."""
    held, wanted = installed(connection), {rule.trigger: rule for rule in _standing(connection)}
    wrong = missing(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name in [*wrong, *sorted(held.keys() - wanted.keys())]:
            if name in held:
                _drop(cursor, connection, name, held[name])
        for name in wrong:
            for statement in _statements(wanted[name], connection):
                cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away until the next `install`."""
    held = installed(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name in held:
            _drop(cursor, connection, name, held[name])


def installed(connection: BaseDatabaseWrapper) -> dict[str, tuple[Any, ...]]:
    """The product's triggers in this database: name -> table, and what tells one version of it from another."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute(
                "SELECT tgname, relname, prosrc, tgtype, tgenabled FROM pg_trigger"
                " JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid"
                " WHERE NOT tgisinternal AND pg_table_is_visible(tgrelid)"
            )
        return {row[0]: tuple(row[1:]) for row in cursor.fetchall() if row[0].startswith(PREFIX)}


def _standing(connection: BaseDatabaseWrapper) -> list[DatabaseRule]:
    """The rules whose table is there: in the midst of migrations one may not be."""
    tables = set(connection.introspection.table_names())
    return [rule for rule in rules(connection.vendor) if rule.table in tables]


def _mark(rule: DatabaseRule, connection: BaseDatabaseWrapper) -> tuple[Any, ...]:
    if connection.vendor == "sqlite":
        return rule.table, _statements(rule, connection)[0]
    return rule.table, _body(rule), _KINDS[rule.on], "O"


def _body(rule: DatabaseRule) -> str:
    """A function's body is looked up when it runs: no column is held by it, so that migrations may change any."""
    message, result = rule.message.replace("'", "''"), "OLD" if rule.on == "DELETE" else "NEW"
    return (
        f"BEGIN IF {rule.condition('postgresql')} THEN RAISE EXCEPTION USING"
        f" ERRCODE = 'integrity_constraint_violation', MESSAGE = '{message}'; END IF; RETURN {result}; END"
    )


def _statements(rule: DatabaseRule, connection: BaseDatabaseWrapper) -> list[str]:
    name, message = rule.trigger, rule.message.replace("'", "''")
    if connection.vendor == "sqlite":
        return [
            f'CREATE TRIGGER "{name}" BEFORE {rule.on} ON "{rule.table}" FOR EACH ROW'
            f" WHEN {rule.condition('sqlite')} BEGIN SELECT RAISE(ABORT, '{message}'); END"
        ]
    each = "STATEMENT" if rule.on == "TRUNCATE" else "ROW"
    return [
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $rule${_body(rule)}$rule$',
        f'CREATE TRIGGER "{name}" BEFORE {rule.on} ON "{rule.table}" FOR EACH {each} EXECUTE FUNCTION "{name}"()',
    ]


def _drop(cursor: Any, connection: BaseDatabaseWrapper, name: str, held: tuple[Any, ...]) -> None:
    if connection.vendor == "sqlite":
        cursor.execute(f'DROP TRIGGER "{name}"')
    else:
        cursor.execute(f'DROP TRIGGER "{name}" ON "{held[0]}"')
        cursor.execute(f'DROP FUNCTION IF EXISTS "{name}"()')
