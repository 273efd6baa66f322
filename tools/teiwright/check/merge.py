"""One cause, one finding: what several validators say of the same thing is said once, and names them all."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from teiwright.check.codes import RULE
from teiwright.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from teiwright.model import Finding

__all__ = ["merge"]

Key = tuple[str, str]

ATTRIBUTE_STEP = re.compile(r"/@((?:Q\{[^}]*\})?[^/@{}]+)$")
ATTRIBUTE = re.compile(r"""\battribute ["']?([\w:.-]+)|["']([\w:.-]+)["'] attribute\b""")
POINTER = re.compile(r"#[^\s\",]*")
YEAR = re.compile(r"(?<![\w-])-?\d{4,}[^\s\",]*")

TOPICS: Mapping[str, str] = MappingProxyType(
    {
        "rng-element-unknown": "element",
        "rng-element-namespace": "element",
        "rng-element-unexpected": "element",
        "rng-element-too-early": "element",
        "rng-content-incomplete": "missing",
        "rng-text-unexpected": "text",
        "rng-text-value": "text",
        "rng-attribute-unexpected": "allowed",
        "rng-attribute-missing": "missing",
        "rng-attribute-value": "value",
        "rng-id-duplicate": "unique",
        "xml:include": "element",
        "date-invalid": "value",
        "lang-invalid": "value",
        "id-duplicate": "unique",
        "id-invalid": "value",
        "pointer-invalid": "value",
    }
)
"""What of a node a code is about, where a grammar can say the same."""

OF_ATTRIBUTES: Sequence[tuple[str, re.Pattern[str]]] = (
    ("allowed", re.compile("attribute not allowed")),
    ("missing", re.compile("missing required attribute")),
    ("unique", re.compile("[Dd]uplicate")),
    ("value", re.compile("attribute")),
)
OF_ELEMENTS: Sequence[tuple[str, re.Pattern[str]]] = (
    ("element", re.compile("is not possible here|Did not expect element")),
    ("missing", re.compile("is not complete|Expecting an element")),
    ("text", re.compile("character data|Did not expect text|^(?:the value|invalid value)")),
)
"""What of a node a message of xmlschema or libxml2 is about."""

SAME: Mapping[str, tuple[frozenset[str], re.Pattern[str]]] = MappingProxyType(
    {
        f"{RULE}pointer-resolves": (frozenset({"pointer-dangling", "pointer-invalid"}), POINTER),
        f"{RULE}span-forward": (frozenset({"date-range"}), YEAR),
        f"{RULE}limits-forward": (frozenset({"date-range"}), YEAR),
    }
)
"""The Schematron rules that say what a check of this package says too, of the pointers or the dates that both name."""

GRAMMARS = frozenset({"rng", "xsd"})

VOICES = ("rng", "xsd", RULE)
"""The validators by what their codes begin with, the one that explains better before the other; our own checks before all."""


def merge(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with what several validators say of one thing said once, in the order of their places.

    One thing is the value of an attribute, that it is missing or that it may not be there; or that an element may not be
    there, that one is missing, or that text is where none may be. The finding that explains best stays, takes the gravest
    severity of all, and names the codes of the others in `also`. What one validator says twice stays twice. A Schematron rule
    speaks for itself, unless it is known to say what a check of this package says. A finding that was merged before merges to
    itself.

    Args:
        findings: those of one file after those of another.
    """
    for _, part in groupby(findings, key=lambda each: each.locus.uri):
        nodes: defaultdict[str, list[Finding]] = defaultdict(list)
        for each in dict.fromkeys(part):
            nodes[_element(each)].append(each)
        merged = [each for node in nodes.values() for each in _rules(_grammars(node))]
        yield from sorted(merged, key=_place)


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.locus.line, finding.locus.column, _element(finding)


def _grammars(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of one element with those of the grammars and of our own checks that agree joined."""
    groups: dict[Key | int, list[Finding]] = {}
    for number, each in enumerate(findings):
        groups.setdefault(_subject(each) or number, []).append(each)
    return [joined for group in groups.values() for joined in _joined(group)]


def _subject(finding: Finding) -> Key | None:
    """The attribute that the finding is about, empty for the element itself, and the topic; None where nothing can agree."""
    if not finding.locus.xpath:
        return None
    if finding.code in GRAMMARS:
        return _told(finding.message)
    topic = TOPICS.get(finding.code, "")
    step = ATTRIBUTE_STEP.search(finding.locus.xpath)
    named = ATTRIBUTE.search(finding.message) if finding.code == "rng-attribute-missing" else None
    attribute = step[1] if step else named[1] if named else ""
    return (attribute, topic) if topic else None


def _told(message: str) -> Key | None:
    """The attribute and the topic of a message of xmlschema or libxml2."""
    for topic, pattern in OF_ELEMENTS:
        if pattern.search(message):
            return "", topic
    named = ATTRIBUTE.search(message)
    topic = next((topic for topic, pattern in OF_ATTRIBUTES if pattern.search(message)), "")
    return (named[1] or named[2], topic) if named and topic else None


def _joined(group: Sequence[Finding]) -> list[Finding]:
    """The findings of the validator of `group` that explains best, each with the codes of the other ones."""
    best = min(_rank(each) for each in group)
    leads = [each for each in group if _rank(each) == best]
    others = [each for each in group if _rank(each) != best]
    return [_with(lead, others) for lead in leads]


def _rank(finding: Finding) -> int:
    """How well the validator of `finding` explains: less is better."""
    return next((rank for rank, voice in enumerate(VOICES, 1) if finding.code.startswith(voice)), 0)


def _rules(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of one element without the rules of `SAME` that say nothing new: others name all that they name."""
    kept = list(findings)
    for rule in (each for each in findings if each.code in SAME):
        codes, pattern = SAME[rule.code]
        told = set(pattern.findall(rule.message))
        agree = [each for each in kept if each.code in codes and told & set(pattern.findall(each.message))]
        named = {name for each in agree for name in pattern.findall(each.message)}
        if told and told <= named:
            kept = [_with(each, [rule]) if each in agree else each for each in kept if each is not rule]
    return kept


def _with(lead: Finding, others: Sequence[Finding]) -> Finding:
    codes = dict.fromkeys([*lead.also, *(code for each in others for code in (each.code, *each.also))])
    codes.pop(lead.code, None)
    gravest = min((lead, *others), key=lambda each: tuple(Severity).index(each.severity)).severity
    return replace(lead, severity=gravest, also=tuple(codes))


def _element(finding: Finding) -> str:
    return ATTRIBUTE_STEP.sub("", finding.locus.xpath)
