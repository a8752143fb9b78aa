"""Seal what was written since the last seal, every day."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, F, Max, OuterRef

from responses.record.chains import Chain, chains, loose_models
from responses.record.loose_rows import digest_of_rows
from responses.record.models import Seal, SealLeaf
from tracker.kit.append_only import AppendOnlyModel
from tracker.kit.chain import GENESIS, merkle_root

AT_ONCE = 500


def seal_history(*, at: datetime, today: date) -> Seal | None:
    """A seal over what is new, chained to the last one; none where nothing is new and today has a seal already."""
    ends = {model: settled_up_to(model) for model in loose_models()}
    try:
        return _seal(at, today, ends)
    except IntegrityError:
        if Seal.objects.filter(day=today).exists():  # another process was quicker
            return None
        raise


@transaction.atomic
def settled_up_to(model: type[AppendOnlyModel]) -> int:
    """The id of the table's last row, up to which no row can come any more.

    On PostgreSQL a row that another transaction is writing has its id already and is not seen yet: the lock waits for
    those, and is let go at once. SQLite has one writer at a time.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'LOCK TABLE "{model._meta.db_table}" IN SHARE MODE')
    return model._base_manager.aggregate(last=Max("pk"))["last"] or 0


@transaction.atomic
def _seal(at: datetime, today: date, ends: dict[type[AppendOnlyModel], int]) -> Seal | None:
    last = Seal.objects.order_by("-number").first()
    moved = [leaf for chain in chains() for leaf in _heads_moved(chain)]
    leaves = sorted([*moved, *_tables_grown(ends)], key=lambda leaf: (leaf.kind, leaf.of))
    if not leaves and last and last.day == today:
        return None
    seal = Seal(
        number=last.number + 1 if last else 1,
        day=today,
        at=at,
        leaf_count=len(leaves),
        root=merkle_root([leaf.digest() for leaf in leaves]),
        previous=last.hash if last else GENESIS,
    )
    seal.hash = seal.computed_hash()
    seal.save()
    for leaf in leaves:
        leaf.seal = seal
    SealLeaf.objects.bulk_create(leaves, batch_size=AT_ONCE)
    return seal


def _heads_moved(chain: Chain) -> Iterator[SealLeaf]:
    """The chains whose last row no seal names yet."""
    sealed = SealLeaf.objects.filter(kind=chain.name, of=OuterRef("pk"), seq=OuterRef(chain.seq), hash=OuterRef("head"))
    heads = chain.heads._base_manager.annotate(last_seq=F(chain.seq)).filter(~Exists(sealed), last_seq__gt=0)
    for pk, seq, head in heads.values_list("pk", "last_seq", "head").iterator():
        yield SealLeaf(kind=chain.name, of=pk, seq=seq, hash=head)


def _tables_grown(ends: dict[type[AppendOnlyModel], int]) -> Iterator[SealLeaf]:
    for model, end in ends.items():
        kind = model._meta.label_lower
        after = SealLeaf.objects.filter(kind=kind).aggregate(last=Max("of"))["last"] or 0
        if end > after:
            count, digest = digest_of_rows(model, after, end)
            yield SealLeaf(kind=kind, of=end, seq=count, hash=digest)
