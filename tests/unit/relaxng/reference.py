"""A slow matcher that follows the inference rules of RELAX NG (6.2) to the letter, to judge the fast one by.

Nothing is shared with the engine: patterns are tuples, a document is a name, attributes and children, and a group is
matched by trying every way to part what there is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    import random

__all__ = ["Node", "Pattern", "changed", "grammar", "matches", "pattern", "sample", "written", "xml_of"]

Pattern = tuple[Any, ...]
Attributes = frozenset[tuple[str, str]]

WHITE = " \t\r\n"
NS = "http://relaxng.org/ns/structure/1.0"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
LEAVES = ("empty", "text", "x", "y", "z", "attribute", "attribute", "value", "data", "list", "notAllowed")
BRANCHES = (
    "choice",
    "choice",
    "group",
    "group",
    "interleave",
    "oneOrMore",
    "optional",
    "zeroOrMore",
    "mixed",
)
STRINGS = ("1", "v", " ", "w", "v v", "1 v", " 1 ", "")


@dataclass(frozen=True, slots=True)
class Node:
    """An element of a document."""

    name: str
    attributes: Attributes = frozenset()
    children: tuple[Node | str, ...] = ()


Content = tuple[Node | str, ...]


@cache
def matches(rule: Pattern, attributes: Attributes, content: Content) -> bool:  # noqa: C901, PLR0911, PLR0912 - a case for each rule of the specification
    """Whether attributes and content match the pattern (6.2.2 to 6.2.10)."""
    kind, *parts = rule
    match kind:
        case "empty":
            return not attributes and not content
        case "notAllowed":
            return False
        case "text":
            return not attributes and all(isinstance(item, str) for item in content)
        case "element":
            return not attributes and len(content) == 1 and _is_element(content[0], *parts)
        case "attribute":
            return not content and len(attributes) == 1 and _is_attribute(next(iter(attributes)), *parts)
        case "value" | "data" | "list":
            return not attributes and len(content) == 1 and _is_string(content[0], rule)
        case "choice":
            return any(matches(part, attributes, content) for part in parts)
        case "optional":
            return matches(("empty",), attributes, content) or matches(parts[0], attributes, content)
        case "zeroOrMore":
            return matches(("optional", ("oneOrMore", parts[0])), attributes, content)
        case "mixed":
            return matches(("interleave", parts[0], ("text",)), attributes, content)
        case "oneOrMore":
            return matches(parts[0], attributes, content) or any(
                matches(parts[0], *one) and matches(rule, *other)
                for one, other in _halves(attributes, content)
                if one != (frozenset(), ()) and other != (frozenset(), ())
            )
        case "group":
            return any(
                matches(parts[0], *one) and matches(parts[1], *other)
                for one, other in _halves(attributes, content)
            )
        case "interleave":
            return any(
                matches(parts[0], *one) and matches(parts[1], *other)
                for one, other in _mingled(attributes, content)
            )
    raise AssertionError(kind)


def _is_element(item: Node | str, name: str, rule: Pattern) -> bool:
    return isinstance(item, Node) and item.name == name and _weakly(rule, item.attributes, item.children)


def _weakly(rule: Pattern, attributes: Attributes, content: Content) -> bool:
    """Whether the content matches with white space dealt with (6.2.1)."""
    if not content:
        content = ("",)
    bare = tuple(item for item in content if not (isinstance(item, str) and not item.strip(WHITE)))
    if len(content) == 1 and matches(rule, attributes, content):
        return True
    return matches(rule, attributes, bare)


def _is_attribute(found: tuple[str, str], name: str, rule: Pattern) -> bool:
    return found[0] == name and _weakly(rule, frozenset(), (found[1],))


def _is_string(item: Node | str, rule: Pattern) -> bool:
    if not isinstance(item, str):
        return False
    kind, part = rule
    if kind == "value":
        return item.split() == str(part).split()
    if kind == "data":
        return re.fullmatch(r"\s*[+-]?\d+\s*", item, re.ASCII) is not None
    assert isinstance(part, tuple)
    return matches(part, frozenset(), tuple(item.split()))


Half = tuple[Attributes, Content]


def _halves(attributes: Attributes, content: Content) -> list[tuple[Half, Half]]:
    cuts = [(content[:at], content[at:]) for at in range(len(content) + 1)]
    return [((a, c), (b, d)) for a, b in _subsets(attributes) for c, d in cuts]


def _mingled(attributes: Attributes, content: Content) -> list[tuple[Half, Half]]:
    parted = []
    for bits in range(2 ** len(content)):
        one = tuple(item for at, item in enumerate(content) if bits >> at & 1)
        parted.append((one, tuple(item for at, item in enumerate(content) if not bits >> at & 1)))
    return [((a, c), (b, d)) for a, b in _subsets(attributes) for c, d in parted]


def _subsets(attributes: Attributes) -> list[tuple[Attributes, Attributes]]:
    ordered = sorted(attributes)
    found = []
    for bits in range(2 ** len(ordered)):
        one = frozenset(item for at, item in enumerate(ordered) if bits >> at & 1)
        found.append((one, attributes - one))
    return found


def pattern(chance: random.Random, depth: int = 3) -> Pattern:
    """A pattern by chance; some break the restrictions of section 7."""
    if depth == 0 or chance.random() < 0.2:
        return _leaf(chance, depth)
    kind = chance.choice(BRANCHES)
    if kind in {"choice", "group", "interleave"}:
        return (kind, pattern(chance, depth - 1), pattern(chance, depth - 1))
    return (kind, pattern(chance, depth - 1))


def _leaf(chance: random.Random, depth: int) -> Pattern:
    kind = chance.choice(LEAVES)
    if kind in {"x", "y", "z"}:
        return ("element", kind, pattern(chance, depth - 1) if depth > 1 else ("empty",))
    if kind == "attribute":
        return (kind, chance.choice("abc"), chance.choice((("text",), ("data", "int"), ("value", "v"))))
    if kind == "value":
        return (kind, chance.choice(("v", "1", "v v", "")))
    if kind == "data":
        return (kind, "int")
    if kind == "list":
        return (
            kind,
            chance.choice(
                (
                    ("oneOrMore", ("value", "v")),
                    ("group", ("data", "int"), ("value", "v")),
                    ("zeroOrMore", ("data", "int")),
                )
            ),
        )
    return (kind,)


@dataclass(slots=True)
class _Sampled:
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)


def sample(rule: Pattern, chance: random.Random) -> Node:
    """An element ``r`` whose content follows the pattern, as far as chance and `notAllowed` let it."""
    made = _Sampled()
    _fill(rule, made, chance)
    return _node("r", made)


def _node(name: str, made: _Sampled) -> Node:
    children: list[Node | str] = []
    for child in made.children:
        if isinstance(child, str) and children and isinstance(children[-1], str):
            children[-1] += child
        elif child != "":
            children.append(child)
    return Node(name, frozenset(made.attributes.items()), tuple(children))


def _fill(rule: Pattern, made: _Sampled, chance: random.Random) -> None:  # noqa: C901 - a case for each pattern
    kind, *parts = rule
    rules = [part for part in parts if isinstance(part, tuple)]
    match kind:
        case "text":
            made.children.append(chance.choice(STRINGS))
        case "element":
            inner = _Sampled()
            _fill(rules[0], inner, chance)
            made.children.append(_node(str(parts[0]), inner))
        case "attribute":
            inner = _Sampled()
            _fill(rules[0], inner, chance)
            made.attributes[str(parts[0])] = str((*inner.children, "")[0])
        case "value":
            made.children.append(str(parts[0]))
        case "data":
            made.children.append(chance.choice(("1", " 7 ", "-3")))
        case "list":
            inner = _Sampled()
            _fill(rules[0], inner, chance)
            made.children.append(" ".join(map(str, inner.children)))
        case "choice":
            _fill(chance.choice(rules), made, chance)
        case "interleave" | "mixed":
            mingled = [*rules, ("text",)] if kind == "mixed" else rules
            for part in chance.sample(mingled, len(mingled)):
                _fill(part, made, chance)
        case _:
            least = 0 if kind in {"optional", "zeroOrMore"} else 1
            most = 2 if kind in {"oneOrMore", "zeroOrMore"} else 1
            for _ in range(chance.randint(least, most)):
                for part in rules:
                    _fill(part, made, chance)


def changed(node: Node, chance: random.Random) -> Node:
    """`node` with one thing changed."""
    attributes, children = dict(node.attributes), list(node.children)
    match chance.randrange(6):
        case 0 if children:
            del children[chance.randrange(len(children))]
        case 1:
            children.insert(chance.randrange(len(children) + 1), Node(chance.choice("xyz")))
        case 2:
            children.insert(chance.randrange(len(children) + 1), chance.choice(STRINGS))
        case 3:
            attributes[chance.choice("abc")] = chance.choice(STRINGS)
        case 4 if attributes:
            del attributes[chance.choice(sorted(attributes))]
        case _:
            inner = [at for at, child in enumerate(children) if isinstance(child, Node)]
            if inner:
                at = chance.choice(inner)
                child = children[at]
                assert isinstance(child, Node)
                children[at] = changed(child, chance)
    return _node(node.name, _Sampled(attributes, children))


def written(rule: Pattern) -> str:
    """The pattern in the XML syntax."""
    kind, *parts = rule
    match kind:
        case "element" | "attribute":
            return f'<{kind} name="{parts[0]}">{_inner(parts[1:])}</{kind}>'
        case "value":
            return f"<value>{escape(str(parts[0]))}</value>"
        case "data":
            return f'<data type="integer" datatypeLibrary="{XSD}"/>'
    return f"<{kind}>{_inner(parts)}</{kind}>"


def _inner(parts: list[Any]) -> str:
    return "".join(written(part) for part in parts if isinstance(part, tuple))


def grammar(rule: Pattern, name: str = "r") -> bytes:
    """A schema of documents ``r`` with this content."""
    return f'<element name="{name}" xmlns="{NS}">{written(rule)}</element>'.encode()


def xml_of(node: Node) -> str:
    """The document; comments part texts that are one all the same."""
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in sorted(node.attributes))
    inner = "".join(escape(child) if isinstance(child, str) else xml_of(child) for child in node.children)
    return f"<{node.name}{attributes}>{inner}</{node.name}>"
