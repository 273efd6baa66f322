"""The page docs/reference/findings.md, made from the table of codes and the rules of the profile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.check.codes import CODES, RULE
from teiwright.check.examples import EXAMPLES, explained
from teiwright.check.schemas import schema_bytes
from teiwright.check.schematron import severity
from teiwright.schematron import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from teiwright.check.codes import Code
    from teiwright.schematron import Part

__all__ = ["explain", "findings_page"]

MARKUP = re.compile(r"[\\`*_<|\[\]]")

OPENING = """\
# Findings

<!-- Made by teiwright.check.reference.findings_page from the table of codes and schema/teiwright.sch. -->

What `teiwright check` can find, by code. A finding is one line, with what to do below it:

    file:line:column: code message
        what to do

Lines and columns count from 1, columns in characters. They are those of the attribute or the text that is wrong, or else of
the element's start tag. A 0 says that the place is not known: the text came from standard input. Where several validators say
the same of one thing, it is said once, and the others are named behind the message. The other forms of a report are
described in [formats](formats.md); many findings can be [fixed by the program](../how-to/fix-findings.md).

A file that cannot be read at all (missing, empty, not UTF-8, not well-formed, or with a document type declaration) gives no
finding but an error, and the other files are still checked.

With `--audit`, or `audit = true` in the [settings](settings.md), the codes of [an audit](audit.md) come to these.

The checks run in the order of this page. An example of each lies in `tests/cases/invalid/`, in a folder that has the
codes as its name.
"""


def findings_page(rules: Path) -> str:
    """The page as Markdown, with every code of the checker and of the Schematron schema `rules`.

    Raises:
        SchemaError: `rules` cannot be read or is no Schematron.
    """
    codes = [(code.name, code.severity.value, code.meaning, code.help) for code in CODES.values()]
    sections = (
        OPENING,
        "## Codes of the checker\n",
        *_table(codes),
        "\n## The codes one by one\n",
        *(line for code in CODES.values() for line in _section(code)),
        "## Rules of the profile\n",
        f"The code is `{RULE}` and the id of the rule. The rules stand in `schema/teiwright.odd`, at the elements they are for.\n",
        *_table(_rules(rules)),
    )
    return "\n".join(sections) + "\n"


def explain(name: str) -> str:
    """What the code `name` means, why it matters, what to do, and an example, as plain text.

    Raises:
        KeyError: the checker has no code `name`.
    """
    code = CODES[name]
    head = (f"{code.name} ({code.severity.value})", "", code.meaning)
    return "\n".join((*head, *explained(name), "", f"What to do: {code.help}."))


def _section(code: Code) -> Iterator[str]:
    """A code with its example; nothing for one that has none yet."""
    example = EXAMPLES.get(code.name)
    if example is None:
        return
    yield f"### `{code.name}`\n"
    yield f"{_escaped(code.meaning)} {_escaped(example.why)}\n"
    yield f"```xml\n<!-- before -->\n{example.before}\n\n<!-- after -->\n{example.after}\n```\n"
    yield f"See {example.chapter}.\n"


def _rules(path: Path) -> Iterator[tuple[str, str, str, str]]:
    for pattern in read_rules(schema_bytes(path), path.name).patterns:
        for assertion in (each for rule in pattern.rules for each in rule.assertions):
            meaning = f"{pattern.title}. {pattern.reason}" if pattern.title else _plain(assertion.message)
            advice = " ".join(_plain(each.parts) for each in assertion.advice)
            yield f"{RULE}{assertion.id}", severity(assertion.role).value, meaning, advice


def _plain(parts: Sequence[Part]) -> str:
    """A message with an ellipsis where a value of the document comes."""
    return " ".join("".join("…" if part.select else part.text for part in parts).split())


def _table(rows: Iterable[tuple[str, str, str, str]]) -> Iterator[str]:
    yield "| code | severity | what is wrong, and why it matters | what to do |"
    yield "|---|---|---|---|"
    for name, grade, meaning, advice in rows:
        yield f"| `{name}` | {grade} | {_escaped(meaning)} | {_escaped(advice)} |"


def _escaped(text: str) -> str:
    return MARKUP.sub(lambda match: f"\\{match[0]}", text)
