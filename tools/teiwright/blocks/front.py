"""What a Markdown file says about itself before its text: a block of YAML, or lines that begin with ``%``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teiwright.model import Source

__all__ = ["FrontMatter", "end", "front_matter"]

YAML = re.compile(
    r"---[ \t]*\n(?P<body>(?:(?!(?:---|\.\.\.)[ \t]*(?:\n|\Z)).*\n)*)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
TITLE_BLOCK = re.compile(
    r"(?:%[ \t]*(?P<title>.*(?:\n[ \t]+.*)*)\n)(?:%[ \t]*(?P<author>.*(?:\n[ \t]+.*)*)\n)?(?:%[ \t]*(?P<date>.*)\n)?"
)
KEY = re.compile(r"(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*))?\Z")
ENTRY = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)\Z")
NAME = re.compile(r"(?:name|literal):[ \t]*(?P<value>.*)\Z")
GIVEN = re.compile(r"given:[ \t]*(?P<value>.*)\Z")
FAMILY = re.compile(r"(?:family|surname):[ \t]*(?P<value>.*)\Z")
NAMES = {"author": "authors", "lang": "language", "tags": "keywords", "keyword": "keywords"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a Markdown file says of its text; what it does not say is empty."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    language: str = ""
    keywords: tuple[str, ...] = ()
    abstract: str = ""


def front_matter(source: Source) -> FrontMatter | None:
    """What the head of `source` says; None where it has none or is plain text.

    Of YAML it reads plain keys with a text, a list in brackets or one with dashes, and the ``name``, ``given`` and
    ``family`` of an author; what else stands there is passed over.
    """
    if not source.media_type.startswith("text/markdown"):
        return None
    found = _yaml(source.text)
    if found:
        return _of_keys(dict(_keys(found["body"].split("\n"))))
    block = TITLE_BLOCK.match(source.text)
    if not block:
        return None
    authors = re.split(r";|\n", block["author"] or "")
    return FrontMatter(
        title=" ".join(block["title"].split()),
        authors=tuple(a.strip() for a in authors if a.strip()),
        date=(block["date"] or "").strip(),
    )


def end(source: Source) -> int:
    """The offset behind the head of `source`; 0 where it has none."""
    if not source.media_type.startswith("text/markdown"):
        return 0
    found = _yaml(source.text) or TITLE_BLOCK.match(source.text)
    return found.end() if found else 0


def _yaml(text: str) -> re.Match[str] | None:
    """The head in YAML: what stands between two rules is one where it has a key and no line that is none."""
    found = YAML.match(text)
    rows = [r for r in found["body"].split("\n") if r.strip()] if found else []
    keyed = bool(rows) and bool(KEY.match(rows[0]) or rows[0].startswith("#"))
    return found if keyed and all(KEY.match(r) or r[:1] in " \t-#]}" for r in rows) else None


def _keys(rows: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Each key with its values: one behind it, or those in the lines below it."""
    key, values = "", list[str]()
    for row in rows:
        found = KEY.match(row)
        if found:
            if key:
                yield key, values
            key, values = found["key"].lower(), list(_inline(found["value"] or ""))
        elif key and row.strip() and not row.startswith("#"):
            _add(values, row)
    if key:
        yield key, values


def _inline(value: str) -> Iterator[str]:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        yield from filter(None, map(_unquoted, re.findall(r"\s*(\"[^\"]*\"|'[^']*'|[^,\[\]]+)", value)))
    elif value and value not in {"|", ">", "|-", ">-"}:
        yield _unquoted(value)


def _add(values: list[str], row: str) -> None:
    """One more line below a key: an entry of its list, a part of the entry, or more of its text."""
    entry = ENTRY.match(row)
    inner = (entry["value"] if entry else row).strip()
    name = NAME.match(inner) or FAMILY.match(inner)
    given = GIVEN.match(inner)
    if entry and not (name or given):
        values.append(_unquoted(inner) if not KEY.match(inner) else "")
    elif name or given:
        word = _unquoted((name or given or {"value": ""})["value"])
        if entry:
            values.append(word)
        elif values:
            values[-1] = f"{word} {values[-1]}".strip() if given else f"{values[-1]} {word}".strip()
        else:
            values.append(word)
    elif not KEY.match(inner):
        values[-1:] = [f"{values[-1]} {inner}".strip() if values else inner]


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _of_keys(keys: dict[str, list[str]]) -> FrontMatter:
    said = {NAMES.get(k, k): [v for v in values if v] for k, values in keys.items()}
    keywords = said.get("keywords", [])
    if len(keywords) == 1:
        keywords = [w.strip() for w in re.split("[,;]", keywords[0]) if w.strip()]
    return FrontMatter(
        title=" ".join(said.get("title", [])),
        subtitle=" ".join(said.get("subtitle", [])),
        authors=tuple(said.get("authors", [])),
        date=" ".join(said.get("date", [])),
        language=" ".join(said.get("language", [])),
        keywords=tuple(keywords),
        abstract=" ".join(said.get("abstract", [])),
    )
