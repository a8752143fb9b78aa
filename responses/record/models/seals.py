"""Seals: every day, one hash over all that was written, so that no chain can be cut or written anew unseen."""

from datetime import UTC

from django.db import models
from django.utils.translation import gettext_lazy as _

from tracker.kit.append_only import AppendOnlyModel
from tracker.kit.chain import link


class Seal(AppendOnlyModel):
    """One seal, chained to the one before. Its root stands for its leaves. A day has one at least."""

    is_seal = True

    number = models.PositiveIntegerField(unique=True)
    day = models.DateField()
    at = models.DateTimeField()
    leaf_count = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}, {self.day}"

    def is_whole(self) -> bool:
        return self.hash == self.computed_hash()

    def computed_hash(self) -> str:
        """The hash that these facts make."""
        facts = {
            "v": 1,
            "number": self.number,
            "day": self.day.isoformat(),
            "at": self.at.astimezone(UTC).isoformat(),
            "leaves": self.leaf_count,
            "root": self.root,
        }
        return link(self.previous, facts)


class SealLeaf(AppendOnlyModel):
    """What a seal holds of one thing that grew since the seal before.

    Of a chain: its id, and the number and hash of its last row. Of a table whose rows stand in no chain: the id up to
    which its rows are sealed, how many there are since the seal before, and the hash of them all.
    """

    is_seal = True

    seal = models.ForeignKey(Seal, models.PROTECT, related_name="leaves")
    kind = models.CharField(max_length=60, help_text=_("The kind of chain, or the table's model."))
    of = models.PositiveBigIntegerField()
    seq = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["seal", "kind", "of"]
        verbose_name_plural = _("seal leaves")
        constraints = [models.UniqueConstraint(fields=["seal", "kind", "of"], name="a_seal_names_a_thing_once")]
        indexes = [models.Index(fields=["kind", "of", "seq"], name="seal_leaves_by_thing")]

    def __str__(self) -> str:
        return f"{self.kind} {self.of}, {self.seq}"

    def digest(self) -> str:
        """What the seal's root is made from."""
        return link(self.hash, {"kind": self.kind, "of": self.of, "seq": self.seq})
