"""Names that no authority file gives: proposed by rules, or decided by the editor in the review table.

A proposed entity stands in the edition's own `standOff`, with `cert` and `resp`; its mentions point there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.authority import Authority, Entity, Name
from teiwright.encode import spans
from teiwright.encode.roles import Role
from teiwright.errors import ReviewError
from teiwright.model import XML_ID, Cert, MarkKind, Mention, MentionKind, tei
from teiwright.proposals import Block, Evidence, Guess, Kind, Proposal, ner, propose, words
from teiwright.proposals.entities import identifier, surname

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from teiwright.encode.bibliography import Entry
    from teiwright.encode.roles import Part
    from teiwright.encode.spans import Span
    from teiwright.recipe import Agent
    from teiwright.review import Review

__all__ = ["closed", "decided", "entries", "evidence", "find", "lists", "placed", "read", "signed", "sought"]

DECIDED = "is decided by the editor"
HEADINGS = {Role.HEADING, Role.TITLE}
LISTS = {
    MentionKind.PERSON: ("listPerson", "person", "persName"),
    MentionKind.ORGANIZATION: ("listOrg", "org", "orgName"),
    MentionKind.PLACE: ("listPlace", "place", "placeName"),
}


def evidence(
    entries: Sequence[Entry], authors: Iterable[Agent], definitions: dict[str, str], code: str
) -> Evidence:
    """What the bibliography, the title page and the text's definitions tell of its names.

    Args:
        entries: the bibliography.
        authors: of the text.
        definitions: the long form for each short form.
        code: the language of the text; German writes every noun with a capital.
    """
    named = [f"{n.forenames} {n.cited}" for e in entries for n in e.responsible if not n.corporate]
    named += [f"{a.forename} {a.surname}" for a in authors if a.surname]
    return Evidence(tuple(dict.fromkeys(named)), definitions, capitals=code == "de")


def sought(parts: Sequence[Part], texts: Sequence[str], closed_: Sequence[Sequence[Span]]) -> list[Block]:
    """What names are sought in.

    Args:
        parts: of the text.
        texts: the characters of each part; none of one in which nothing is sought.
        closed_: for each the spans in which no name is sought, code apart, which is none either.
    """
    return [
        Block(
            "",
            part.role in HEADINGS,
            words(text, [*claims, *_marked(part, MarkKind.CODE)]),
            tuple(_marked(part, MarkKind.ITALIC)),
        )
        for part, text, claims in zip(parts, texts, closed_, strict=True)
    ]


def read(
    parts: Sequence[Part],
    texts: Sequence[str],
    masked: Sequence[Sequence[Span]],
    claimed: Sequence[Sequence[Span]],
) -> list[ner.Text]:
    """What a model reads: each text without its citations (`masked`) and code, with the spans that are taken already."""
    return [
        ner.Text(
            text,
            part.role in HEADINGS,
            [*cited, *_marked(part, MarkKind.CODE)],
            [*taken, *_marked(part, MarkKind.CODE), *_marked(part, MarkKind.ITALIC)],
        )
        for part, text, cited, taken in zip(parts, texts, masked, claimed, strict=True)
    ]


def _marked(part: Part, kind: MarkKind) -> list[Span]:
    return [(m.start, m.end) for m in part.block.marks if m.kind is kind]


def decided(review: Review, authority: Authority) -> Authority:
    """The `authority` with the names that the editor decided; a decision for an id that it has adds a name there.

    Raises:
        ReviewError: a decision makes another kind of an id than the authority file or a decision before.
    """
    entities = dict(authority.entities)
    taken = set(entities)
    for decision in review.decisions.values():
        if decision.kind is None:
            continue
        preferred = decision.preferred or decision.surface
        key = decision.id or _same(preferred, entities) or identifier(decision.kind, preferred, taken)
        before = entities.get(key, Entity(key, decision.kind, ()))
        if before.kind is not decision.kind:
            raise ReviewError(
                f'{review.uri}: "{decision.surface}" is decided as {decision.kind}, but "{key}" is a {before.kind}; '
                "give it another id or mend the decision"
            )
        forms = [*before.names, _name(preferred, decision.kind), _name(decision.surface, decision.kind)]
        entities[key] = Entity(
            key, decision.kind, tuple({name.text: name for name in reversed(forms)}.values())[::-1]
        )
    return Authority(authority.uri, entities)


def _same(preferred: str, entities: Mapping[str, Entity]) -> str:
    """The id of the entity that a decision before gave this preferred name; empty without one."""
    return next((key for key, each in entities.items() if each.names[0].text == preferred), "")


def _name(text: str, kind: MentionKind) -> Name:
    return Name(text, surname=surname(text) if kind is MentionKind.PERSON and " " in text else "")


def signed(mentions: Iterable[Mention], authority: Authority) -> Iterator[Mention]:
    """The `mentions` of decided names: those of entities that `authority` lacks point into the edition."""
    for mention in mentions:
        inside = mention.ref in authority
        yield mention if inside else replace(mention, ref=f"#{mention.ref}", resp="editor")


def closed(texts: Sequence[str], review: Review) -> list[list[Span]]:
    """For each of the `texts` the places of the names that the editor rejected, in which none is proposed."""
    rejected = [each.surface for each in review.decisions.values() if each.kind is None]
    return [[span for name in rejected for span in spans.occurrences(text, name)] for text in texts]


def entries(decided_: Authority, authority: Authority) -> tuple[Proposal, ...]:
    """What the editor decided and the `authority` lacks, as the edition's own entities."""
    return tuple(
        Proposal(
            Kind(each.kind),
            each.id,
            tuple(n.text for n in each.names),
            Guess(Kind(each.kind), DECIDED, Cert.HIGH),
            (),
        )
        for each in decided_
        if each.id not in authority
    )


def find(
    blocks: Sequence[Block], told: Evidence, taken: set[str]
) -> tuple[list[list[Mention]], tuple[Proposal, ...]]:
    """The proposed mentions of each of the `blocks`, and whom and what they name, by what `evidence` told.

    No proposal has one of the ids that are `taken`.
    """
    entities = propose(blocks, told, taken)
    return placed(entities, len(blocks)), entities


def placed(entities: Iterable[Proposal], number: int) -> list[list[Mention]]:
    """The mentions of the `entities` in each of so many blocks, in document order."""
    found: list[list[Mention]] = [[] for _ in range(number)]
    for entity in entities:
        for block, start, end in entity.places:
            kind = MentionKind(entity.kind)
            found[block].append(Mention(kind, start, end, f"#{entity.id}", cert=entity.guess.cert))
    return [sorted(mentions, key=lambda m: m.start) for mentions in found]


def lists(entities: Sequence[Proposal]) -> list[etree._Element]:
    """The `listPerson`, `listOrg` and `listPlace` of what is proposed, those that are not empty."""
    found = []
    for kind, (outer, inner, name) in LISTS.items():
        members = [entity for entity in entities if MentionKind(entity.kind) is kind]
        if members:
            listed = etree.Element(tei(outer))
            listed.extend(_entity(entity, inner, name) for entity in members)
            found.append(listed)
    return found


def _entity(entity: Proposal, inner: str, name: str) -> etree._Element:
    who = "#editor" if entity.guess.reason == DECIDED else "#teiwright"
    sure = {XML_ID: entity.id, "cert": entity.guess.cert, "resp": who}
    element = etree.Element(tei(inner), sure)
    for number, form in enumerate(entity.names):
        named = etree.SubElement(element, tei(name), {"type": "variant"} if number else {})
        if inner == "person" and " " in form and not number:
            _parted(named, form)
        else:
            named.text = form
    etree.SubElement(element, tei("note"), {"type": "proposal"}).text = f"It {entity.guess.reason}."
    return element


def _parted(named: etree._Element, form: str) -> None:
    """A person's name as `forename` and `surname`."""
    last = surname(form)
    forename = etree.SubElement(named, tei("forename"))
    forename.text, forename.tail = form.removesuffix(last).strip(), " "
    etree.SubElement(named, tei("surname")).text = last
