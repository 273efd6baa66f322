"""Asking a service for the entities of a file: what is missing, in batches, each answer kept at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from teiwright.errors import ServiceError
from teiwright.reconcile import protocol
from teiwright.reconcile.candidates import NO_DECISIONS, Row
from teiwright.reconcile.protocol import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from teiwright.model import MentionKind
    from teiwright.reconcile.candidates import Decisions
    from teiwright.reconcile.kept import Kept
    from teiwright.reconcile.protocol import Candidate, Manifest
    from teiwright.reconcile.service import Service
    from teiwright.reconcile.subjects import Subject

    Batches = list[list[Query]]
    Track = Callable[[Batches, int], Iterable[list[Query]]]

__all__ = ["Plan", "Reconciled", "reconcile"]

MANIFEST = "manifest"
SECOND_LEVEL = {"ac", "co", "com", "edu", "gov", "net", "org"}
"""Labels of a host that, before that of a country, say no name."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked about each entity.

    Attributes:
        types: for each kind the identifiers of the service's types to look among.
        limit: how many candidates are wanted for an entity.
        properties: facts of `teiwright.reconcile.subjects.FACTS` and the property of the service that each is.
        idno_type: the type of the `idno` elements; empty where the service's identifier space shall name it.
        decisions: of an earlier table; what is decided there is not asked again.
    """

    types: Mapping[MentionKind, tuple[str, ...]] = field(default_factory=dict)
    limit: int = 5
    properties: tuple[tuple[str, str], ...] = ()
    idno_type: str = ""
    decisions: Decisions = NO_DECISIONS


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The candidates, the entities that have none, what the service said of itself, and whether its answers are kept."""

    rows: tuple[Row, ...]
    without: tuple[str, ...]
    manifest: Manifest
    is_kept: bool


def reconcile(
    subjects: Sequence[Subject],
    service: Service,
    kept: Kept,
    plan: Plan,
    track: Track = lambda items, _: items,
) -> Reconciled:
    """The candidates that `service` has for each of the `subjects` which has no identifier of its yet.

    Args:
        subjects: the entities.
        service: it is asked for what `kept` has no answer to, and for nothing else.
        kept: where each answer is kept as soon as it is there.
        plan: what is asked.
        track: takes the batches of queries and their number, and gives them back one by one, with progress shown.

    Raises:
        ServiceError: the service cannot be asked to the end; what it has answered is kept.
    """
    kept.prune()
    about = _manifest(service, kept)
    kind = plan.idno_type or _idno_type(about, service.name)
    open_ = [
        each
        for each in subjects
        if kind not in {name for name, _ in each.identifiers}
        and (each.id, kind) not in plan.decisions.accepted
    ]
    queries = {each.id: _query(each, plan) for each in open_}
    answers = _Answers(service, kept, {})
    answers.gather(list(dict.fromkeys(queries.values())), about.batch_size, track)
    rows: list[Row] = []
    without: list[str] = []
    for each in open_:
        found = answers.found[queries[each.id]]
        left = [c for c in found if (each.id, kind, c.id) not in plan.decisions.rejected]
        rows.extend(_row(each, candidate, kind, about) for candidate in left)
        if not found:
            without.append(each.id)
    return Reconciled(tuple(rows), tuple(without), about, answers.is_kept)


@dataclass(slots=True)
class _Answers:
    """The candidates for each query, from what is kept or from the service."""

    service: Service
    kept: Kept
    found: dict[Query, tuple[Candidate, ...]]
    is_kept: bool = True

    def gather(self, queries: Sequence[Query], size: int, track: Track) -> None:
        """Find the answers to all of the queries, in batches of this size."""
        for query in queries:
            answer = self.kept.load(query.plain())
            if isinstance(answer, list):
                self.found[query] = protocol.candidates(answer, query.limit, self.service.name)
        missing = [query for query in queries if query not in self.found]
        batches = [missing[start : start + size] for start in range(0, len(missing), size)]
        try:
            for batch in track(batches, len(batches)):
                self._ask(batch)
        except ServiceError as error:
            done = (
                f"the answers for {len(self.found)} of {len(queries)} names are kept"
                if self.is_kept
                else "nothing is kept"
            )
            raise ServiceError(f"{error}; {done}, and the same command goes on from there") from error

    def _ask(self, batch: Sequence[Query]) -> None:
        for query, answer in zip(batch, self.service.answers(batch), strict=True):
            # Only what has been looked into is kept, so that a bad answer is asked for again.
            self.found[query] = protocol.candidates(answer, query.limit, self.service.name)
            self.is_kept &= self.kept.store(query.plain(), answer)


def _manifest(service: Service, kept: Kept) -> Manifest:
    found = kept.load(MANIFEST)
    if isinstance(found, dict):
        return protocol.manifest(found, service.name)
    said = service.manifest()
    about = protocol.manifest(said, service.name)
    kept.store(MANIFEST, said)
    return about


def _idno_type(about: Manifest, name: str) -> str:
    """The name of the site whose identifiers they are: ``wikidata`` for ``http://www.wikidata.org/entity/``."""
    try:
        labels = (urlsplit(about.identifier_space).hostname or "").split(".")
    except ValueError:
        labels = []
    if len(labels) > 2 and labels[-2] in SECOND_LEVEL:
        labels = labels[:-1]
    found = labels[-2] if len(labels) > 1 else labels[0] if labels else ""
    if not re.fullmatch(r"[a-z][\w-]*", found):
        raise ServiceError(f"{name}: has no identifier space that names a site; give --idno-type")
    return found


def _query(subject: Subject, plan: Plan) -> Query:
    properties = tuple((to, subject.facts[fact]) for fact, to in plan.properties if fact in subject.facts)
    return Query(subject.name, plan.types.get(subject.kind, ()), plan.limit, properties)


def _row(subject: Subject, candidate: Candidate, kind: str, about: Manifest) -> Row:
    return Row(
        subject.id,
        subject.kind,
        subject.name,
        candidate.id,
        candidate.name,
        candidate.description,
        "" if candidate.score is None else f"{candidate.score:g}",
        "yes" if candidate.match else "",
        about.url(candidate.id),
        kind,
    )
