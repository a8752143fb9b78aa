"""The histories that are chained by hashes: which there are, and what is wrong with one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from responses.record.models import Response, Update
from tracker.kit.append_only import AppendOnlyModel, append_only_models
from tracker.kit.chain import GENESIS


@dataclass(frozen=True, kw_only=True)
class Chain:
    """One kind of chain: its heads name, in the field `seq` and in `head`, the last of the rows that belong to them."""

    name: str
    heads: type[models.Model]
    seq: str
    rows: type[AppendOnlyModel]
    of: str
    word: str

    def rows_of(self, ids: Iterable[int]) -> models.QuerySet[Any]:
        """The rows of these chains, chain by chain, in their order."""
        rows: models.QuerySet[Any] = self.rows._base_manager.filter(**{f"{self.of}__in": ids})
        return rows.select_related("document", self.of).order_by(self.of, "seq")

    def owner_of(self, row: models.Model) -> int:
        return int(getattr(row, f"{self.of}_id"))


RESPONSES = Chain(name="response", heads=Response, seq="version", rows=Update, of="response", word="update")

_registered: dict[str, Chain] = {}


def register(chain: Chain) -> None:
    """Have a kind of chain sealed and verified. An app calls it in its `ready()`."""
    _registered[chain.name] = chain


def chains() -> list[Chain]:
    return list(_registered.values())


def loose_models() -> list[type[AppendOnlyModel]]:
    """The models whose rows are written once and stand in no chain: seals count and hash them table by table."""
    chained = {chain.rows for chain in chains()}
    loose = [model for model in append_only_models() if issubclass(model, AppendOnlyModel) and model not in chained]
    return [model for model in loose if not getattr(model, "is_seal", False)]


@dataclass(frozen=True)
class ChainFault:
    """What is wrong at a place of a chain; `row` is the id of the row that stands there, if one does."""

    seq: int
    row: int | None
    words: str


def chain_faults(chain: Chain, version: int, head: str, rows: Sequence[Any]) -> list[ChainFault]:
    """What is wrong with one chain, whose head names its last row by number and hash."""
    missing = sorted(set(range(1, version + 1)) - {row.seq for row in rows})
    faults = [ChainFault(seq, None, f"{chain.word} {seq} is missing") for seq in missing]
    previous, place = GENESIS, 0
    for row in rows:
        follows = row.previous == previous or row.seq != place + 1  # after a gap, it is the gap that is wrong
        if not follows or not row.is_whole():
            faults.append(ChainFault(row.seq, row.pk, f"{chain.word} {row.seq} is not what was recorded"))
        previous, place = row.hash, row.seq
    if head != previous or version != place:
        faults.append(ChainFault(max(place, version), None, f"its last {chain.word} is not the one that it names"))
    return faults
