r"""Regular expressions of XPath said in the words of Java, whose engine Saxon runs some forty times faster.

Saxon hands a regular expression to Java where the flags hold ``;j``. Most expressions mean the same to both, or can be
said so that they do: ``$`` is ``\z``, ``\d`` is ``\p{Nd}``, ``.`` is ``[^\n\r]``. Whatever is not known to be the same
is left to Saxon's own engine, and so is a group that may repeat without end, for which Java recurs as deep as the text
is long. Only a literal expression in a call of `matches()` is looked at.

Measured with benchmarks/schematron.py over 41 articles with the rules of jTEI; one of them, an alternation, takes two
thirds of all the time in Saxon's engine.
"""

from __future__ import annotations

import re

from teiwright.schematron.xpath import quoted

__all__ = ["java", "with_java"]

CALL = re.compile(
    r"""(?<![\w.:$-])(?P<head>(?:fn:)?matches\s*\(\s*[^(),'"]+,\s*)(?P<quote>['"])(?P<regex>(?:(?!(?P=quote)).)*)(?P=quote)"""
    r"""(?P<flags>\s*,\s*(?:''|""|'i'|"i"))?\s*\)"""
)
"""A call with literal arguments; a literal in which a quote is doubled does not fit."""

ESCAPED = frozenset("\\|.-^?*+{}()[]$")
ATOMS = {
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "s": r"[ \t\n\r]",
    "S": r"[^ \t\n\r]",
    "w": r"[^\p{P}\p{Z}\p{C}]",
    "W": r"[\p{P}\p{Z}\p{C}]",
    "n": r"\n",
    "r": r"\r",
    "t": r"\t",
}
MEMBERS = {
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "s": r" \t\n\r",
    "W": r"\p{P}\p{Z}\p{C}",
    "n": r"\n",
    "r": r"\r",
    "t": r"\t",
}
SIGNS = {".": r"[^\n\r]", "$": r"\z"} | dict.fromkeys("?*+{}]")
QUANTIFIER = re.compile(r"(?:[?*+]|\{\d{1,3}(?P<open>,(?:\d{1,3})?)?\})\??(?![?*+{])")
ENDLESS = re.compile(r"[*+]|\{\d+,\}")
MEMBER = re.compile(r"\\(?P<escape>.)|(?P<sign>[^\[\]\\&^-])", re.DOTALL)


def with_java(expression: str) -> str:
    """The XPath `expression` with those calls of ``matches(…, '…')`` sped up that can be."""
    if "matches" not in expression:
        return expression
    said = list(quoted(expression))
    return CALL.sub(
        lambda call: call[0] if any(call.start() in span for span in said) else _call(call), expression
    )


def java(regex: str) -> str | None:
    """What `regex` of XPath is in Java, or None where that is not sure."""
    pieces: list[str] = []
    place, depth, can_repeat, was_group = 0, 0, False, False
    while place < len(regex):
        sign = regex[place]
        if can_repeat and (found := QUANTIFIER.match(regex, place)):
            if was_group and ENDLESS.match(found[0]):
                return None
            pieces.append(found[0])
            place, can_repeat, was_group = found.end(), False, False
            continue
        said, length = _atom(regex, place)
        if said is None:
            return None
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return None
        pieces.append(said)
        place += length
        can_repeat, was_group = sign not in "(|^$", sign == ")"
    return "".join(pieces) if not depth else None


def _call(call: re.Match[str]) -> str:
    said = java(call["regex"])
    if said is None or call["quote"] in said:
        return call[0]
    flags = "i;j" if call["flags"] and "i" in call["flags"] else ";j"
    return f"{call['head']}{call['quote']}{said}{call['quote']}, '{flags}')"


def _atom(regex: str, place: int) -> tuple[str | None, int]:
    """What stands at `place` in Java, None where that is not sure, and how many characters it takes."""
    sign = regex[place]
    if sign == "(" and regex.startswith("(?:", place):
        return "(?:", 3
    if sign == "(":
        return (None if regex.startswith("(?", place) else "("), 1
    if sign == "\\":
        following = regex[place + 1 : place + 2]
        return (f"\\{following}" if following in ESCAPED and following else ATOMS.get(following)), 2
    if sign == "[":
        return _class(regex, place)
    return SIGNS.get(sign, sign), 1


def _class(regex: str, place: int) -> tuple[str | None, int]:
    """The character class at `place`: single characters, ranges of letters and digits, and escapes."""
    start, end = place + 1, place + 1
    is_negated = regex.startswith("^", start)
    pieces = ["[^" if is_negated else "["]
    end += is_negated
    first = end
    while end < len(regex) and regex[end] != "]":
        if regex[end] == "-":
            if end != first and not regex.startswith("-]", end):
                return None, 1
            pieces.append(r"\-")
            end += 1
        elif found := re.compile(r"[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]").match(regex, end):
            pieces.append(found[0])
            end = found.end()
        elif found := MEMBER.match(regex, end):
            said = _member(found)
            if said is None:
                return None, 1
            pieces.append(said)
            end = found.end()
        else:
            return None, 1
    if end == first or end >= len(regex):
        return None, 1
    return "".join([*pieces, "]"]), end + 1 - place


def _member(found: re.Match[str]) -> str | None:
    if found["sign"]:
        return found["sign"]
    return f"\\{found['escape']}" if found["escape"] in ESCAPED else MEMBERS.get(found["escape"])
