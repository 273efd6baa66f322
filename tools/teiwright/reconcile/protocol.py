"""What a client and a service say to each other: the W3C Reconciliation Service API, versions 0.1 and 0.2.

Source: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/. What comes from a service is
believed in nothing: each value is looked at, and what no table or XML file can hold is taken away.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from teiwright.errors import ServiceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Candidate", "Manifest", "Query", "batch", "candidates", "decoded", "manifest", "results"]

VERSIONS = {"0.1", "0.2"}
SMALL_BATCH = 10
LARGE_BATCH = 50
LONGEST = 1000
"""Characters of the longest identifier, name or address that is taken from a service."""

MOST = 10**15
"""No score is larger."""

UNHELD = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of surrogate pairs and what is no character."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a service says about itself.

    Attributes:
        name: for people.
        identifier_space: a URI for all of its identifiers, or empty.
        view: the address of the page about an entity, with ``{{id}}`` where its identifier goes; empty without one.
        batch_size: how many queries it takes at once.
        types: the types it offers for queries, as identifier and name.
    """

    name: str
    identifier_space: str
    view: str
    batch_size: int
    types: tuple[tuple[str, str], ...] = ()

    def url(self, identifier: str) -> str:
        """The address of the page about an entity; empty where there is none on the web."""
        found = self.view.replace("{{id}}", quote(identifier, safe="")) if self.view else identifier
        return found if re.match(r"https?://\S+\Z", found) else ""


@dataclass(frozen=True, slots=True)
class Query:
    """One question: a name, the types to look among, how many candidates, and properties as identifier and value."""

    text: str
    types: tuple[str, ...] = ()
    limit: int = 5
    properties: tuple[tuple[str, str], ...] = ()

    def plain(self) -> dict[str, Any]:
        """The query as the API has it; a single type is no list, which every version and service knows."""
        said: dict[str, Any] = {"query": self.text, "limit": self.limit}
        if self.types:
            said["type"] = self.types[0] if len(self.types) == 1 else list(self.types)
        if self.properties:
            said["properties"] = [{"pid": name, "v": value} for name, value in self.properties]
        return said


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity of the service that may be the one that was asked for.

    Attributes:
        id: its identifier in the service's identifier space.
        name: of it.
        description: what the service says of it, with its types.
        score: how well it fits, in the service's own measure; nothing where the service gives none.
        match: whether the service is sure.
    """

    id: str
    name: str
    description: str = ""
    score: float | None = None
    match: bool = False


def batch(queries: Sequence[Query]) -> str:
    """The queries as a batch, in JSON; their keys are ``q0``, ``q1`` and so on."""
    return json.dumps({f"q{n}": query.plain() for n, query in enumerate(queries)}, ensure_ascii=False)


def decoded(data: bytes, uri: str) -> dict[str, Any]:
    """The JSON object in `data`.

    Raises:
        ServiceError: it is none, or it is an error that the service tells so.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        head = _words(data[:60].decode(errors="replace"))
        raise ServiceError(
            f'{uri}: answers with no JSON but "{head}"; check that this is the address of a reconciliation service'
        ) from error
    if not isinstance(found, dict):
        raise _fault(uri, "a JSON object")
    if found.get("status") == "error":
        raise ServiceError(
            f'{uri}: answers "{_words(found.get("message")) or "error"}"; ask for less or differently'
        )
    return found


def manifest(said: dict[str, Any], uri: str) -> Manifest:
    """The manifest that a service returned.

    Raises:
        ServiceError: it is none, or the service speaks only versions that are not known here, or asks for credentials.
    """
    versions = said.get("versions", ["0.1"])
    if not isinstance(versions, list) or not isinstance(said.get("name"), str):
        raise _fault(uri, "a service manifest with a name")
    if not VERSIONS & {each for each in versions if isinstance(each, str)}:
        raise ServiceError(
            f"{uri}: speaks version {_words(' '.join(map(str, versions)))} of the reconciliation API, and 0.1 and 0.2 "
            "are known here; look for another address of the service"
        )
    if said.get("authentication"):
        raise ServiceError(
            f"{uri}: asks for credentials, which are not sent; use a service that is open to all"
        )
    view = said.get("view")
    size = said.get("batchSize")
    return Manifest(
        _words(said["name"]),
        _words(said.get("identifierSpace")),
        _words(view.get("url")) if isinstance(view, dict) else "",
        min(size, LARGE_BATCH) if type(size) is int and size > 0 else SMALL_BATCH,
        tuple(_types(said.get("defaultTypes"))),
    )


def results(said: dict[str, Any], queries: Sequence[Query], uri: str) -> list[list[Any]]:
    """For each of the queries what the service answered, not looked into yet.

    Raises:
        ServiceError: a query has no answer.
    """
    found = []
    for number in range(len(queries)):
        answer = said.get(f"q{number}")
        if not isinstance(answer, dict) or not isinstance(answer.get("result"), list):
            raise _fault(uri, f'a list of candidates for "{queries[number].text}"')
        found.append(answer["result"])
    return found


def candidates(result: Iterable[Any], limit: int, uri: str) -> tuple[Candidate, ...]:
    """The candidates of one answer, the best ones first, not more than `limit`.

    Raises:
        ServiceError: one has no identifier or no name, or one that is too long.
    """
    found = [_candidate(each, uri) for each in result]
    return tuple(sorted(found, key=_rank)[:limit])


def _rank(candidate: Candidate) -> float:
    return math.inf if candidate.score is None else -candidate.score


def _candidate(said: object, uri: str) -> Candidate:
    if not isinstance(said, dict):
        raise _fault(uri, "a candidate")
    identifier = said.get("id")
    if type(identifier) is int:  # as some services give them
        identifier = str(identifier)
    # An identifier that is not itself is another one, so nothing is taken away from it.
    if not isinstance(identifier, str) or not identifier or _words(identifier) != identifier:
        raise _fault(uri, "a candidate with an identifier in one line")
    name = _words(said.get("name"))
    if not name or len(identifier) > LONGEST:
        raise _fault(uri, f"a candidate with a name and an identifier of at most {LONGEST} characters")
    about = [_words(said.get("description")), *(name for _, name in _types(said.get("type")))]
    return Candidate(
        identifier,
        name,
        "; ".join(filter(None, about))[:LONGEST],
        _number(said.get("score")),
        said.get("match") is True,
    )


def _number(said: object) -> float | None:
    """A score; nothing where it is no number that one can compare."""
    if isinstance(said, bool) or not isinstance(said, int | float):
        return None
    return float(said) if abs(said) <= MOST else None


def _types(said: object) -> list[tuple[str, str]]:
    """The types in a list of identifiers, or of objects with identifier and name; the identifier where the name is missing."""
    listed = said if isinstance(said, list) else [said]
    pairs = [
        (each.get("id"), each.get("name")) if isinstance(each, dict) else (each, None) for each in listed
    ]
    found = [(_words(identifier), _words(name)) for identifier, name in pairs]
    return [(identifier, name or identifier) for identifier, name in found if identifier]


def _words(said: object) -> str:
    """The text in one line and not too long; empty where it is no text."""
    return " ".join(UNHELD.sub(" ", said).split())[:LONGEST] if isinstance(said, str) else ""


def _no_number(name: str) -> float:
    raise ValueError(name)


def _fault(uri: str, wanted: str) -> ServiceError:
    return ServiceError(
        f"{uri}: does not answer with {wanted}; check that this is the address of a reconciliation service"
    )
