"""Is all that was ever written still there, as it was written? Nothing is mended here."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Any

from django.core.files.storage import default_storage
from django.db import connection, transaction

from responses.record.chains import Chain, ChainFault, chain_faults, chains, loose_models
from responses.record.loose_rows import digest_of_rows
from responses.record.models import Document, Seal, SealLeaf
from tracker.kit import triggers
from tracker.kit.append_only import AppendOnlyModel
from tracker.kit.chain import GENESIS, merkle_root

AT_ONCE = 500
AT_A_TIME = 50
"""Letters, with the bytes of their files."""
CHUNK = 1 << 20


@dataclass(frozen=True)
class HistoryFault:
    """What is wrong, and where."""

    where: str
    words: str

    def __str__(self) -> str:
        return f"{self.where}: {self.words}"


@dataclass
class Verification:
    """One run: the faults as they are found, and how much was looked at."""

    documents: bool = False
    seal: str = ""
    counts: dict[str, int] = field(default_factory=dict)

    def faults(self) -> Iterator[HistoryFault]:
        for name in triggers.missing(connection):
            yield HistoryFault(f"trigger {name}", "is not installed, is switched off or is not the product's own")
        for chain in chains():
            yield from self._of_chains(chain)
        for model in loose_models():
            yield from self._of_table(model)
        yield from self._of_seals()
        if self.documents:
            yield from self._of_documents()

    def _count(self, what: str, number: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + number

    def _of_chains(self, chain: Chain) -> Iterator[HistoryFault]:
        heads = chain.heads._base_manager.order_by("pk").values_list("pk", flat=True).iterator()
        for ids in _batched(heads):
            self._count(f"{chain.name} chains", len(ids))
            for suspect in _suspects(chain, ids):
                yield from _first_fault(chain, suspect)
        known = chain.heads._base_manager.values("pk")
        for row in chain.rows._base_manager.exclude(**{f"{chain.of}__in": known}).order_by("pk")[:1]:
            yield HistoryFault(f"{chain.rows.__name__} {row.pk}", f"it belongs to a {chain.name} that is not there")
        for leaf in SealLeaf.objects.filter(kind=chain.name).exclude(of__in=known).order_by("of", "seq")[:1]:
            yield HistoryFault(f"{chain.heads.__name__} {leaf.of}", f"is missing: {_named(leaf)} has it")

    def _of_table(self, model: type[AppendOnlyModel]) -> Iterator[HistoryFault]:
        """Its rows' own hashes, and whether between two seals there are the rows that were sealed."""
        rows = model._base_manager.order_by("pk")
        self._count("rows outside chains", rows.count())
        if model.is_whole is not AppendOnlyModel.is_whole:
            broken = (row.pk for row in rows.iterator(AT_A_TIME) if not row.is_whole())
            for pk in islice(broken, 1):
                yield HistoryFault(f"{model.__name__} {pk}", "is not what its own hash says")
        after = 0
        for leaf in SealLeaf.objects.filter(kind=model._meta.label_lower).order_by("of").select_related("seal"):
            count, digest = digest_of_rows(model, after, leaf.of)
            if (count, digest) != (leaf.seq, leaf.hash):
                found = f"{count} rows, not {leaf.seq}" if count != leaf.seq else "a row is not what was recorded"
                yield HistoryFault(f"{model.__name__} {after + 1} to {leaf.of}", f"{found}: {_named(leaf)} tells")
                break
            after = leaf.of

    def _of_seals(self) -> Iterator[HistoryFault]:
        previous, place, wanted = GENESIS, 0, self.seal
        for seal in Seal.objects.order_by("number").iterator():
            self._count("seals")
            leaves = seal.leaves.order_by("kind", "of")
            root = merkle_root([leaf.digest() for leaf in sorted(leaves, key=lambda leaf: (leaf.kind, leaf.of))])
            whole = seal.is_whole() and seal.previous == previous and seal.number == place + 1
            if not whole or (seal.root, seal.leaf_count) != (root, len(leaves)):
                yield HistoryFault(f"Seal {seal.pk}", f"seal {seal.number} is not what was sealed")
                break
            previous, place = seal.hash, seal.number
            wanted = "" if wanted == seal.hash else wanted
        if wanted:
            yield HistoryFault("Seal", f"none has the hash {wanted}")

    def _of_documents(self) -> Iterator[HistoryFault]:
        for document in Document.objects.filter(disposal=None).order_by("pk").iterator():
            self._count("documents")
            if words := _document_fault(document):
                yield HistoryFault(f"Document {document.pk}", words)


def _batched(ids: Iterable[int]) -> Iterator[list[int]]:
    held: list[int] = []
    for one in ids:
        held.append(one)
        if len(held) == AT_ONCE:
            yield held
            held = []
    if held:
        yield held


def _suspects(chain: Chain, ids: list[int]) -> list[int]:
    """The chains of these that look wrong; someone may be adding to one while it is read."""
    return [pk for pk, faults in _read(chain, ids) if faults]


def _first_fault(chain: Chain, pk: int) -> Iterator[HistoryFault]:
    """The first broken row of a chain, looked at again while no one can add to it."""
    with transaction.atomic():
        list(chain.heads._base_manager.select_for_update().filter(pk=pk).values_list("pk"))
        found = [fault for _pk, faults in _read(chain, [pk]) for fault in faults]
    if found:
        first = min(found, key=lambda fault: fault.seq)
        row = f", {chain.rows.__name__} {first.row}" if first.row else ""
        yield HistoryFault(f"{chain.heads.__name__} {pk}{row}", first.words)


def _read(chain: Chain, ids: list[int]) -> Iterator[tuple[int, list[ChainFault]]]:
    heads = chain.heads._base_manager.in_bulk(ids)
    rows = {pk: list(of) for pk, of in groupby(chain.rows_of(ids), key=chain.owner_of)}
    sealed: dict[int, list[SealLeaf]] = {}
    for leaf in SealLeaf.objects.filter(kind=chain.name, of__in=ids).select_related("seal").order_by("seq"):
        sealed.setdefault(leaf.of, []).append(leaf)
    for pk, head in heads.items():
        held = rows.get(pk, [])
        faults = chain_faults(chain, getattr(head, chain.seq), getattr(head, "head"), held)  # noqa: B009
        yield pk, [*faults, *_unsealed(chain, held, sealed.get(pk, []))]


def _unsealed(chain: Chain, rows: list[Any], leaves: list[SealLeaf]) -> Iterator[ChainFault]:
    """What a seal names and the chain has not, or has otherwise."""
    by_seq = {row.seq: row for row in rows}
    for leaf in leaves:
        row = by_seq.get(leaf.seq)
        if row is None:
            yield ChainFault(leaf.seq, None, f"{chain.word} {leaf.seq} is missing: {_named(leaf)} has it")
        elif row.hash != leaf.hash:
            yield ChainFault(leaf.seq, row.pk, f"{chain.word} {leaf.seq} is not the one that {_named(leaf)} has")


def _named(leaf: SealLeaf) -> str:
    return f"seal {leaf.seal.number} of {leaf.seal.day.isoformat()}"


def _document_fault(document: Document) -> str:
    if not default_storage.exists(document.storage_key):
        return f"its file {document.storage_key} is missing"
    digest = hashlib.sha256()
    with default_storage.open(document.storage_key) as file:
        for chunk in file.chunks(CHUNK):
            digest.update(chunk)
    return "" if digest.hexdigest() == document.sha256 else f"its file {document.storage_key} is not what was stored"
