"""What RELAX NG finds, in words: what is wrong, where, what was meant, and what would be allowed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.check.codes import finding
from teiwright.check.expectations import value_help, wants_date
from teiwright.check.meant import meant, offer, series
from teiwright.check.places import locus
from teiwright.model import TEI_NS, XML_NS
from teiwright.relaxng import Allowed, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from teiwright.check.places import Places
    from teiwright.model import Finding
    from teiwright.relaxng import Fault

__all__ = ["code_of", "finding_of"]

SHOWN = 30
"""How many characters of a text or value a message shows."""

NAMES = 2_000
"""How many names are remembered as they are written in TEI."""

Words = tuple[str, str]


def finding_of(fault: Fault, places: Places) -> Finding:
    """The finding that tells `fault`: its message says what is wrong, its help what was meant or what would be allowed."""
    message, advice = _WORDS[fault.kind](fault)
    text = (fault.value or "") if fault.kind is Kind.TEXT_UNEXPECTED else ""
    where = locus(places, fault.element, fault.attribute or "", text)
    return finding(code_of(fault.kind), where, message, advice)


def code_of(kind: Kind) -> str:
    """The code of the findings for faults of `kind`."""
    return f"rng-{kind.value}"


def _unknown(fault: Fault) -> Words:
    allowed = _names(fault, Allowed.ELEMENT)
    near = meant(_local(fault.name), allowed)
    said = f"{_name(fault.name)} is no element of the schema"
    return said, f"did you mean {near}?" if near else _here(fault)


def _namespace(fault: Fault) -> Words:
    uri, local = _split(fault.name)
    meant_in = series([_split(each.name)[0] or "no namespace" for each in fault.expected], "or")
    said = f"{local} is in {f'the namespace {uri}' if uri else 'no namespace'}, and the schema has it in {meant_in}"
    if uri or not fault.expected:
        return said, f"did you mean the namespace {meant_in}? correct the xmlns that it comes from"
    right = _split(fault.expected[0].name)[0]
    if fault.element.getparent() is None:
        return said, f'did you forget xmlns="{right}" on <{local}>?'
    return said, f'did you forget xmlns="{right}"? write it here, or remove the xmlns="" that takes it away'


def _unexpected(fault: Fault) -> Words:
    name = _name(fault.name)
    elsewhere = f"{name} may stand in {offer(map(_name, fault.parents))}; " if fault.parents else ""
    return f"{name} is not allowed here, {_where(fault)}", elsewhere + _here(fault)


def _too_early(fault: Fault) -> Words:
    missing = _names(fault, Allowed.ELEMENT)
    needed = [_name(each.name) for each in fault.expected if each.required]
    what = series(needed, "and") if needed else offer(missing)
    must = "must" if needed else "or another one must"
    parent = fault.element.getparent()
    inside = f" in {_name(str(parent.tag))}" if parent is not None else ""
    return (
        f"{_name(fault.name)} comes too early: {what} {must} come before it{inside}",
        f"add {what} before it",
    )


def _incomplete(fault: Fault) -> Words:
    empty = len(fault.element) == 0 and not (fault.element.text or "").strip()
    said = f"{_name(fault.name)} is {'empty' if empty else 'not complete'}"
    needed = [_name(each.name) for each in fault.expected if each.required]
    if needed:
        return f"{said}: it lacks {series(needed, 'and')}", f"add {series(needed, 'and')}"
    what = offer(_names(fault, Allowed.ELEMENT))
    return said, f"add one of them: {what}" if what else value_help("", fault.expected)


def _text(fault: Fault) -> Words:
    said = f'text is not allowed in {_name(fault.name)} here: "{_short(fault.value)}"'
    allowed = _names(fault, Allowed.ELEMENT)
    if not allowed:
        return said, "remove it"
    return (
        said,
        "put it into a p" if "p" in allowed else f"put it into an element that is allowed: {offer(allowed)}",
    )


def _text_value(fault: Fault) -> Words:
    value = fault.value or ""
    return f'"{_short(value)}" is not allowed as the content of {_name(fault.name)}', value_help(
        value, fault.expected
    )


def _attribute(fault: Fault) -> Words:
    name = _name(fault.attribute or "")
    allowed = _names(fault, Allowed.ATTRIBUTE)
    near = meant(name, allowed)
    said = f"{_name(fault.name)} has no attribute {name}"
    if near:
        return said, f"did you mean {near}?"
    return said, f"{_name(fault.name)} may have {offer(allowed)}" if allowed else "remove it"


def _attribute_missing(fault: Fault) -> Words:
    needed = [_name(each.name) for each in fault.expected if each.required]
    quoted = [f'"{name}"' for name in needed or _names(fault, Allowed.ATTRIBUTE)]
    if len(quoted) == 1:
        return f"{_name(fault.name)} lacks its attribute {quoted[0]}", f"add {quoted[0].strip(chr(34))}"
    joint = "and" if needed else "or"
    said = f"{_name(fault.name)} lacks the attribute {series(quoted, joint)}"
    return said, f"add {series(needed, joint) if needed else 'one of them'}"


def _attribute_value(fault: Fault) -> Words:
    value = fault.value or ""
    written = f'{_name(fault.attribute or "")}="{_short(value)}"'
    wrong = "is no date" if wants_date(fault.expected) else f"is not allowed on {_name(fault.name)}"
    return f"{written} {wrong}", value_help(value, fault.expected)


def _id_duplicate(fault: Fault) -> Words:
    said = f'an element before has the id {_name(fault.attribute or "")}="{_short(fault.value)}" already'
    return said, "give one of them another id, and look through the pointers to it"


def _idref_dangling(fault: Fault) -> Words:
    said = f'{_name(fault.attribute or "")}="{_short(fault.value)}" names no id of this document'
    return said, "correct it, or give the element that is meant this id"


_WORDS: Mapping[Kind, Callable[[Fault], Words]] = {
    Kind.ELEMENT_UNKNOWN: _unknown,
    Kind.ELEMENT_NAMESPACE: _namespace,
    Kind.ELEMENT_UNEXPECTED: _unexpected,
    Kind.ELEMENT_TOO_EARLY: _too_early,
    Kind.CONTENT_INCOMPLETE: _incomplete,
    Kind.TEXT_UNEXPECTED: _text,
    Kind.TEXT_VALUE: _text_value,
    Kind.ATTRIBUTE_UNEXPECTED: _attribute,
    Kind.ATTRIBUTE_MISSING: _attribute_missing,
    Kind.ATTRIBUTE_VALUE: _attribute_value,
    Kind.ID_DUPLICATE: _id_duplicate,
    Kind.IDREF_DANGLING: _idref_dangling,
}


def _where(fault: Fault) -> str:
    """The parent, and the element before."""
    parent = fault.element.getparent()
    if parent is None:
        return "as the outermost element"
    before = next(fault.element.itersiblings("*", preceding=True), None)
    inside = f"in {_name(str(parent.tag))}"
    return f"{inside} after {_name(str(before.tag))}" if before is not None else inside


def _here(fault: Fault) -> str:
    """What is allowed in the place of the element."""
    required = [_name(each.name) for each in fault.expected if each.required and each.kind is Allowed.ELEMENT]
    allowed = _names(fault, Allowed.ELEMENT)
    if required:
        return f"{series(required, 'and')} must come here"
    if allowed:
        return f"allowed here: {offer(allowed)}"
    text = any(each.kind is not Allowed.ELEMENT for each in fault.expected)
    return "only text is allowed here" if text else "nothing more is allowed here; remove it or move it"


def _names(fault: Fault, kind: Allowed) -> list[str]:
    """The names of the elements or attributes that are expected, as they are written in TEI."""
    return [_name(each.name) for each in fault.expected if each.kind is kind and "*" not in each.name]


def _split(clark: str) -> tuple[str, str]:
    uri, _, local = clark.rpartition("}")
    return uri.removeprefix("{"), local


def _local(clark: str) -> str:
    return _split(clark)[1]


@lru_cache(NAMES)
def _name(clark: str) -> str:
    """The name as it is written in TEI; one of another namespace with it."""
    uri, local = _split(clark)
    if uri in {TEI_NS, ""}:
        return local
    return f"xml:{local}" if uri == XML_NS else f"{local} of {uri}"


def _short(text: str | None) -> str:
    words = " ".join((text or "").split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
