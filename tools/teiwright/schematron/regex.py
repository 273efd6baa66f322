r"""Regular expressions of XPath said in the words of Java, whose engine Saxon runs some forty times faster.

Saxon hands a regular expression to Java where the flags hold ``;j``. Most expressions mean the same to both, or can be
said so that they do: ``$`` is ``\z``, ``\d`` is ``\p{Nd}``, ``.`` is ``[^\n\r]``. Whatever is not known to be the same
is left to Saxon's own engine, and so is a group that may repeat often, for which Java recurs as deep as the text is long.
Texts of which each match must hold one are looked for with `contains()` first, in the text in lower case where case does
not matter, and where a part of an expression can be said in Java, Saxon's engine runs only where that part is found. Only
calls of `matches()` are looked at, and in them expressions that are known: strings, and variables whose value is one.

Measured over 41 articles with the rules of jTEI (see docs/explanation/schematron.md): one of them, an alternation, takes
two thirds of all the time in Saxon's engine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from teiwright.schematron.xpath import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = ["Context", "java", "literal", "quick", "text_of"]

LITERAL = r"""'(?:[^']|'')*'|"(?:[^"]|"")*\""""
CALL = re.compile(
    rf"""(?<![\w.:$-])(?:fn:)?matches\s*\(\s*(?P<what>[^(),'"]+?)\s*,\s*(?:(?P<regex>{LITERAL})|\$(?P<name>[\w.-]+))"""
    r"""(?P<flags>\s*,\s*(?:''|""|'i'|"i"))?\s*\)"""
)
TEXT = re.compile(LITERAL)
BOUND = re.compile(r"\$([\w.:-]+)\s*(?:\bas\b[^:]*)?(?::=|\bin\b)")
"""A variable that an expression binds itself, which may have the name of another one."""
FUNCTION = re.compile(r"\bfunction\s*\(")
NONE: Mapping[str, str] = MappingProxyType({})
PART = rf"(?:{LITERAL}|\$[\w.-]+)"
CONCAT = re.compile(rf"(?<![\w.:$-])(?:fn:)?concat\(\s*({PART}(?:\s*,\s*{PART})+)\s*\)")

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
SHORT = re.compile(r"\?\??|\{\d(?:,\d)?\}\??")
"""What a group may be repeated by."""
MEMBER = re.compile(r"\\(?P<escape>.)|(?P<sign>[^\[\]\\&^-])", re.DOTALL)
RANGE = re.compile(r"[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]")
PLAIN = re.compile(
    r"\\(?P<escaped>[\\|.^?*+{}()\[\]$-])|(?P<sign>[^\\|.^?*+{}()\[\]$])|\[(?P<only>[^\\^\[\]&-])\]",
    re.DOTALL,
)
FEW = re.compile(r"\[([^\\^\[\]&\w-]{2,3})\]")
"""A class of two or three signs, which are looked for one by one."""
LETTER_CLASS = re.compile(r"\[(?:\\.|[^\]\\])*?(?<!\\)[A-Za-z]")
"""A class with letters, in which Java folds the case of some signs in another way, such as that of the Kelvin sign."""
TELLING = re.compile(r"[^\w\s]|\S.")
"""A literal that is rare enough to be looked for first: a sign, or two characters."""
FOLDED = re.compile(r"[^\W\dA-Za-z_]|[\W_](?<![ -~])|[IKSiks]")
"""What a literal is split at where case does not matter: letters that have other forms than the two of ASCII."""
SHORTEST = 3
"""How long a literal must be that is looked for in lower case, which costs more."""
MOST = 4
"""How many literals are looked for."""
FOCUS = re.compile(r"[/\[]|!(?!=)|\bfunction\b")
"""What may give what follows another context node."""


@dataclass(frozen=True, slots=True)
class Context:
    """XPaths of the context node's text and of that in lower case, which are evaluated once for many tests."""

    text: str
    lower: str


def quick(expression: str, constants: Mapping[str, str], context: Context | None = None) -> str:
    """The XPath `expression` with those calls of ``matches(…, '…')`` sped up that can be.

    Args:
        expression: any XPath.
        constants: the variables whose value is known to be a string.
        context: what stands for the context node; None where the node itself does.
    """
    if "matches" not in expression:
        return expression
    bound = set(BOUND.findall(expression))
    known = (
        {} if FUNCTION.search(expression) else {n: text for n, text in constants.items() if n not in bound}
    )
    joined = _outside(CONCAT, expression, lambda call: _joined(call, known))
    return _outside(CALL, joined, lambda call: _call(call, known, context))


def _outside(pattern: re.Pattern[str], expression: str, say: Callable[[re.Match[str]], str]) -> str:
    """`expression` with what `pattern` finds outside of strings and comments said anew."""
    said = list(quoted(expression))
    return pattern.sub(
        lambda found: found[0] if any(found.start() in span for span in said) else say(found), expression
    )


def _joined(call: re.Match[str], constants: Mapping[str, str]) -> str:
    """The string that a call of `concat()` makes, or the call where a part of it is not known."""
    parts = [
        constants.get(part[1:]) if part.startswith("$") else text_of(part)
        for part in re.findall(PART, call[1])
    ]
    known = [part for part in parts if part is not None]
    return literal("".join(known)) if len(known) == len(parts) else call[0]


def literal(text: str) -> str:
    """`text` as a string of XPath."""
    return "'" + text.replace("'", "''") + "'"


def text_of(expression: str, constants: Mapping[str, str] = NONE) -> str | None:
    """The text that `expression` is the string or the `concat()` of; None where it is anything else."""
    bare = expression.strip()
    found = TEXT.fullmatch(CONCAT.sub(lambda call: _joined(call, constants), bare))
    return found[0][1:-1].replace(found[0][0] * 2, found[0][0]) if found else None


def java(regex: str) -> str | None:
    """What `regex` of XPath is in Java, or None where that is not sure."""
    said: list[str] = []
    place, depth, can_repeat, was_group = 0, 0, False, False
    while place < len(regex):
        if can_repeat and (found := QUANTIFIER.match(regex, place)):
            if was_group and not SHORT.fullmatch(found[0]):
                return None
            said.append(found[0])
            place, can_repeat, was_group = found.end(), False, False
            continue
        sign = regex[place]
        piece, length = _atom(regex, place)
        depth += (sign == "(") - (sign == ")")
        if piece is None or depth < 0:
            return None
        said.append(piece)
        place += length
        can_repeat, was_group = sign not in "(|^$", sign == ")"
    return "".join(said) if not depth else None


def _call(call: re.Match[str], constants: Mapping[str, str], context: Context | None) -> str:
    """What stands for a call: `contains()`, Java's engine, or the call itself behind a quick look for a part of it."""
    regex = text_of(call["regex"]) if call["regex"] else constants.get(call["name"])
    if not regex:
        return call[0]
    is_folded = bool(call["flags"] and "i" in call["flags"])
    what, lower = call["what"], f"lower-case({call['what']})"
    if context and _is_outer(call):
        what, lower = context.text, context.lower
    pieces = _pieces(regex)
    plain = _plain(pieces)
    if not is_folded and pieces and len(plain) == len(pieces):
        return _contains(what, [plain])
    few = FEW.fullmatch(regex)
    if few and not is_folded:
        return _contains(what, few[1])
    look = _contains(lower if is_folded else what, _needles(regex, is_folded=is_folded))
    flags = "'i;j'" if is_folded else "';j'"
    is_safe = not (is_folded and LETTER_CLASS.search(regex))
    whole = java(regex) if is_safe else None
    parts = [whole] if whole else _parts(pieces) if is_safe else []
    mode = "(?u)" if is_folded else ""  # case beyond ASCII
    found = [f"matches({what}, {literal(mode + part)}, {flags})" for part in parts]
    steps = [step for step in (look, *found, "" if whole else call[0]) if step]
    return steps[0] if len(steps) == 1 else f"({' and '.join(steps)})"


def _contains(what: str, texts: Sequence[str]) -> str:
    """The XPath that looks for one of `texts` in `what`; empty where there are none."""
    found = " or ".join(f"contains({what}, {literal(text)})" for text in texts)
    return f"({found})" if len(texts) > 1 else found


def _is_outer(call: re.Match[str]) -> bool:
    """Whether the call is about the context node of the whole expression."""
    before = call.string[: call.start()]
    said = list(quoted(call.string))
    return call["what"].strip() == "." and not any(
        all(found.start() not in span for span in said) for found in FOCUS.finditer(before)
    )


def _needles(regex: str, *, is_folded: bool) -> tuple[str, ...]:
    """Texts of which each match of `regex` holds one, in lower case where case does not matter; none if unknown."""
    found: list[str] = []
    for pieces in _branches(regex):
        best = max(_choices(pieces, is_folded=is_folded), key=_worth, default=())
        if not best:
            return ()
        found += best
    telling = all(TELLING.search(text) and len(text) >= SHORTEST * is_folded for text in found)
    return tuple(dict.fromkeys(found)) if telling and len(found) <= MOST else ()


def _choices(pieces: list[str], *, is_folded: bool) -> Iterator[tuple[str, ...]]:
    """The sets of texts that can be looked for where `pieces` follow one another."""
    for text in _runs(pieces):
        yield from ((part.lower(),) for part in FOLDED.split(text) if part) if is_folded else ((text,),)
    for piece in pieces:
        if piece.startswith("(") and piece.endswith(")"):
            yield _needles(piece[3 if piece.startswith("(?:") else 1 : -1], is_folded=is_folded)


def _worth(texts: tuple[str, ...]) -> tuple[bool, int, int]:
    """How much of a text `texts` tell."""
    shortest = min(map(len, texts), default=0)
    return bool(texts) and all(map(TELLING.search, texts)), shortest, -len(texts)


def _plain(pieces: list[str]) -> str:
    """The longest text that stands in each match of the expression `pieces`; a piece is one character of it."""
    return max(_runs(pieces), key=lambda run: (bool(TELLING.search(run)), len(run)))


def _runs(pieces: list[str]) -> list[str]:
    """The texts, some of them empty, that stand in each match of the expression `pieces`."""
    runs = [""]
    for piece in pieces:
        found = PLAIN.fullmatch(piece)
        if found:
            runs[-1] += found["escaped"] or found["sign"] or found["only"]
        else:
            runs.append("")
    return runs


def _parts(pieces: list[str]) -> list[str]:
    """The longest part of `pieces` that Java can look for, and before it what follows a group at its begin.

    Each match of the whole holds them. Alternatives at the begin are tried at each character, what follows is not.
    """
    best: list[str] = []
    run: list[str] = []
    for piece in pieces:
        said = java(piece)
        run = [] if said is None else [*run, said]
        best = run if len(run) > len(best) else best
    rest = "".join(best[1:]) if best and best[0].startswith("(") else ""
    return [part for part in (rest, "".join(best)) if part]


def _pieces(regex: str) -> list[str]:
    """The parts of `regex` that follow one another, each with its quantifier; none where it has alternatives."""
    branches = _branches(regex)
    return branches[0] if len(branches) == 1 else []


def _branches(regex: str) -> list[list[str]]:
    """The alternatives of `regex`, each as the parts that follow one another; none where a parenthesis is alone."""
    found: list[list[str]] = [[]]
    place, depth, start = 0, 0, 0
    while place < len(regex):
        sign = regex[place]
        end = place + 2 if sign == "\\" else _behind_class(regex, place) if sign == "[" else place + 1
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return []
        if not depth and sign == "|":
            found.append([])
            start = end
        elif not depth:
            quantifier = QUANTIFIER.match(regex, end)
            end = quantifier.end() if quantifier else end
            found[-1].append(regex[start:end])
            start = end
        place = end
    return [] if depth else found


def _behind_class(regex: str, place: int) -> int:
    """Behind the character class at `place`, which may hold another one that is taken away from it."""
    depth = 0
    while place < len(regex):
        depth += (regex[place] == "[") - (regex[place] == "]")
        place += 2 if regex[place] == "\\" else 1
        if not depth:
            break
    return place


def _atom(regex: str, place: int) -> tuple[str | None, int]:
    """What stands at `place` in Java, None where that is not sure, and how many characters it takes."""
    sign = regex[place]
    if sign == "(" and regex.startswith("(?:", place):
        return "(?:", 3
    if sign == "(":
        return (None if regex.startswith("(?", place) else "("), 1
    if sign == "\\":
        following = regex[place + 1 : place + 2]
        return (f"\\{following}" if following in ESCAPED else ATOMS.get(following)), 2
    if sign == "[":
        return _class(regex, place)
    return SIGNS.get(sign, sign), 1


def _class(regex: str, place: int) -> tuple[str | None, int]:
    """The character class at `place`: single characters, ranges of letters and digits, and escapes."""
    opening = "[^" if regex.startswith("[^", place) else "["
    first = end = place + len(opening)
    said = [opening]
    while end < len(regex) and regex[end] != "]":
        is_edge = end == first or regex.startswith("-]", end)
        piece: str | None
        if regex[end] == "-" and is_edge:
            piece, end = r"\-", end + 1
        elif found := RANGE.match(regex, end):
            piece, end = found[0], found.end()
        elif found := MEMBER.match(regex, end):
            piece, end = _member(found), found.end()
        else:
            return None, 1
        if not piece:
            return None, 1
        said.append(piece)
    if end == first or end >= len(regex):
        return None, 1
    return "".join([*said, "]"]), end + 1 - place


def _member(found: re.Match[str]) -> str | None:
    if found["sign"]:
        return found["sign"]
    return f"\\{found['escape']}" if found["escape"] in ESCAPED else MEMBERS.get(found["escape"])
