"""The little of XPath that must be known to handle an expression as text: where a name, a string or a comment is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["fill", "quoted", "renamed", "walked"]

NAME = r"[\w.-]"
TOKEN = re.compile(
    r"""(?P<string>"[^"]*"|'[^']*')|(?P<comment>\(:)|\$\s*(?P<variable>(?:Q\{[^}]*\})?[^\W\d][\w.:-]*)""",
)
COMMENT = re.compile(r"\(:|:\)")
STRING = re.compile(r""""[^"]*"|'[^']*'""")
ATTRIBUTES = re.compile(r"@|\battribute\b")
TEXTS = re.compile(r"\btext\s*\(")
REMARKS = re.compile(r"\b(?:comment|processing-instruction)\s*\(")
ANY = re.compile(
    r"(?<![\w-])node\s*\(|(?<![\w.*)/-])\.(?!\w)|\$|\b(?:key|id|root|doc|element-with-id)\s*\(|namespace"
)


def fill(expression: str, given: Mapping[str, str]) -> str:
    """`expression` with each parameter of an abstract pattern, ``$name``, replaced by its text in `given`.

    It is replaced wherever it stands, in a string too, as other implementations do.
    """
    if not given:
        return expression
    names = "|".join(sorted((re.escape(name) for name in given), key=len, reverse=True))
    return re.sub(rf"\$({names})(?!{NAME})", lambda match: given[match[1]], expression)


def renamed(expression: str, names: Mapping[str, str]) -> str:
    """`expression` with each variable that `names` has called by its new name, outside of strings and comments.

    A variable that the expression binds itself (``for $x in …``) is renamed with its uses, which changes nothing.
    """
    pieces: list[str] = []
    place = 0
    while found := TOKEN.search(expression, place):
        pieces.append(expression[place : found.start()])
        end = _after_comment(expression, found.end()) if found["comment"] else found.end()
        name = found["variable"]
        pieces.append(f"${names[name]}" if name in names else expression[found.start() : end])
        place = end
    return "".join(pieces) + expression[place:]


def quoted(expression: str) -> Iterator[range]:
    """Where the strings and comments of `expression` stand."""
    place = 0
    while found := TOKEN.search(expression, place):
        place = _after_comment(expression, found.end()) if found["comment"] else found.end()
        if not found["variable"]:
            yield range(found.start(), place)


def walked(contexts: list[str]) -> str:
    """The XPath of the children and attributes that a walk must visit so that each of `contexts` can match.

    `contexts` are XSLT match patterns; elements are always visited, since they lead to all others.
    """
    bare = [_without_predicates(STRING.sub("''", context)) for context in contexts]
    if any(ANY.search(context) for context in bare):
        return "@* | node()"
    kinds = (
        ("@*", ATTRIBUTES),
        ("text()", TEXTS),
        ("comment() | processing-instruction()", REMARKS),
    )
    return " | ".join([*(kind for kind, sign in kinds if any(map(sign.search, bare))), "*"])


def _after_comment(expression: str, place: int) -> int:
    """Behind the comment that has been opened before `place`; comments nest."""
    depth = 1
    while depth and (found := COMMENT.search(expression, place)):
        depth += 1 if found[0] == "(:" else -1
        place = found.end()
    return place if not depth else len(expression)


def _without_predicates(pattern: str) -> str:
    kept: list[str] = []
    depth = 0
    for sign in pattern:
        depth += sign == "["
        if not depth:
            kept.append(sign)
        depth -= sign == "]"
    return "".join(kept)
