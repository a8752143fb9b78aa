"""The hash over rows that are written once and stand in no chain: the log, amendments, scrutiny, approvals, letters."""

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any

from tracker.kit.append_only import DISPOSAL, AppendOnlyModel

AT_ONCE = 200


def digest_of_rows(model: type[AppendOnlyModel], after: int, up_to: int) -> tuple[int, str]:
    """How many rows have an id in between, and the SHA-256 over them."""
    digest, count = hashlib.sha256(), 0
    for row in model._base_manager.filter(pk__gt=after, pk__lte=up_to).order_by("pk").iterator(AT_ONCE):
        digest.update(f"{_canonical(row)}\n".encode())
        count += 1
    return count, digest.hexdigest()


def _canonical(row: AppendOnlyModel) -> str:
    """What a row holds. Empty values are left out, so that a column added later changes no older row's hash."""
    names = [field.attname for field in row._meta.local_concrete_fields]
    values = {name: _plain(getattr(row, name)) for name in names if name != DISPOSAL and name not in row.disposable}
    held = {name: value for name, value in values.items() if value not in (None, "", {}, [])}
    held |= {
        field.name: sorted(getattr(row, field.name).values_list("pk", flat=True))
        for field in row._meta.local_many_to_many
    }
    return json.dumps(held, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(value).hexdigest()
    return value
