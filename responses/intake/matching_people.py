"""Who wrote a document, and for which force: the names in its head against bodies and forces, as of its day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from forces.models import Force, Jurisdiction, LocalPolicingBody
from letters.reading.values import Header
from responses.domain.match_names import SURE, By, NameCandidate, Named, NameMatch, is_generic, match_name

_SHORT_NAMES = {LocalPolicingBody.Kind.MOPAC: ("MOPAC",)}


@dataclass(frozen=True)
class Register:
    """Every body and force by all its names, and who answered for whom on the document's day (force to body)."""

    bodies: tuple[Named, ...]
    forces: tuple[Named, ...]
    body_names: Mapping[int, str]
    force_names: Mapping[int, str]
    answers: Mapping[int, int | None]

    def forces_of(self, body: int | None) -> list[int]:
        return [force for force, held in self.answers.items() if body is not None and held == body]


@dataclass(frozen=True)
class People:
    """The body and the force of a document, as far as they were found."""

    body: NameMatch
    force: NameMatch
    register: Register = field(repr=False)

    @property
    def bodies(self) -> Mapping[int, str]:
        return self.register.body_names

    @property
    def forces(self) -> Mapping[int, str]:
        return self.register.force_names

    def answers(self, body: int | None, force: int | None) -> bool:
        """Whether the body answered for the force on the day; where nothing is recorded of it, nothing is denied."""
        if body is None or force is None:
            return True
        return self.register.answers.get(force, body) == body

    def completed(self, body: NameMatch, force: NameMatch) -> "People":
        """With these: the one that is not chosen follows from the other where that leaves no choice."""
        if force.chosen is None and not force.written and len(own := self.register.forces_of(body.chosen)) == 1:
            force = _given(force, own[0])
        answering = self.register.answers.get(force.chosen) if force.chosen and body.chosen is None else None
        if answering and (not body.written or any(one.id == answering for one in body.candidates)):
            body = _given(body, answering)
        return replace(self, body=body, force=force)


def people_of(day: date) -> Register:
    """The register's bodies and forces, as of a day."""
    forces = list(Force.objects.order_by("pk"))
    bodies = list(LocalPolicingBody.objects.order_by("pk"))
    titles = [body.office_holder_title for body in bodies]
    answers = dict(Jurisdiction.objects.on(day).order_by("force").values_list("force", "body"))
    return Register(
        bodies=tuple(_named(body, titles) for body in bodies),
        forces=tuple(Named(force.pk, (force.name, force.slug, *force.also_known_as)) for force in forces),
        body_names={body.pk: body.formal_name for body in bodies},
        force_names={force.pk: force.name for force in forces},
        answers=answers,
    )


def _named(body: LocalPolicingBody, titles: list[str]) -> Named:
    """Its name and abbreviation, and its office holder's title where no other body has the same."""
    title = body.office_holder_title
    names = (body.formal_name, *_SHORT_NAMES.get(LocalPolicingBody.Kind(body.kind), ()))
    return Named(body.pk, names, styles=(title,) if title and titles.count(title) == 1 else ())


def match_people(header: Header, register: Register) -> People:
    """The body by its name or area, the force by its own; each helps where the other leaves a choice."""
    body = _body(header.body.value if header.body else "", register)
    named = [read.value for read in header.forces if not is_generic(read.value)]
    force = _force(named, body, register)
    return People(body, force, register).completed(body, force)


def _body(written: str, register: Register) -> NameMatch:
    """Of several with one area, the one that answered on the day; without any, that of the force of the area."""
    if not written:
        return NameMatch()
    match = match_name(written, register.bodies)
    if match.chosen is None:
        match = _that_answered(match, register)
    if match.candidates:
        return match
    areas = match_name(written, register.forces)
    by_area = [register.answers.get(one.id) for one in areas.candidates if one.by is not By.LIKE]
    candidates = [NameCandidate(id=body, score=SURE, by=By.AREA) for body in _once(by_area)]
    chosen = candidates[0].id if len(candidates) == 1 and areas.chosen is not None else None
    return replace(match, candidates=tuple(candidates), chosen=chosen)


def _that_answered(match: NameMatch, register: Register) -> NameMatch:
    best = [one for one in match.candidates if one.score == match.candidates[0].score]
    answering = [one for one in best if one.score >= SURE and one.id in register.answers.values()]
    return replace(match, chosen=answering[0].id) if len(answering) == 1 else match


def _force(named: list[str], body: NameMatch, register: Register) -> NameMatch:
    """Of several forces that a letter names, the one that the body answers for."""
    matches = [match_name(name, register.forces) for name in named]
    if len(matches) == 1:
        return matches[0]
    own = register.forces_of(body.chosen)
    chosen = _once(match.chosen for match in matches)
    theirs = [pk for pk in chosen if pk in own]
    candidates = {one.id: one for match in matches for one in match.candidates}
    return NameMatch(
        written=", ".join(named),
        candidates=tuple(sorted(candidates.values(), key=lambda one: (one.id not in own, -one.score, one.id))),
        chosen=theirs[0] if len(theirs) == 1 else None,
    )


def _given(match: NameMatch, found: int) -> NameMatch:
    others = tuple(one for one in match.candidates if one.id != found)
    return replace(match, candidates=(NameCandidate(id=found, score=SURE, by=By.GIVEN), *others), chosen=found)


def _once(ids: Iterable[int | None]) -> list[int]:
    return list(dict.fromkeys(one for one in ids if one is not None))
