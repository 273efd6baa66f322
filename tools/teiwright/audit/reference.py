"""The page docs/reference/audit.md, made from the table of codes and their examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.audit.examples import EXAMPLES
from teiwright.audit_codes import CODES

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["audit_page"]

OPENING = """\
# What an audit finds

<!-- Made by teiwright.audit.reference.audit_page from the table of codes and the examples. -->

`teiwright audit FILE` reads an edition against itself: its citations against its bibliography, its abbreviations against their
definitions, its names against each other. It says that two things disagree and never which one is right; where the editor has decided,
by a `choice` of `sic` and `corr`, it reads the `corr`. It needs neither the recipe nor the authority file, only the TEI.

With a warning the command leaves with the status 1; a remark (info) leaves it at 0. `--format` gives the
[forms of a report](formats.md), among them `json` and `csv`; `--write-tei OUT` writes the edition with what is found in its `standOff`;
`teiwright check --audit`, or `audit = true` in the [settings](settings.md), shows it together with what `check` finds.
[Audit an edition](../how-to/audit-an-edition.md) shows each of them at work.
"""

CLOSING = """\
## What is no difference

Manners of citing are not spelling. A citation agrees with its entry whatever it does with

- capitals and diacritics ("Pécoud", "Pecoud"; "Düvell", "Duevell");
- the sign between two authors: a comma, a slash, "and", "&";
- "et al." for authors behind the first, where the entry has them;
- initials and given names ("D. Harvey"), and particles on either side ("Genova, N. de", "de Genova");
- an abbreviation that the text defines, or the initials of a body ("HRW" for Human Rights Watch);
- the first of two family names;
- the year of a reprint beside that of the first edition ("[1955] 1966").

A hyphen, a missing letter and another word are differences: "Anti-racist" is not "Antiracist", and "Kanak Attak" is not "Kanak, A.".

## Which entry a citation means

The one it points to. A citation that points nowhere means the only entry with its names and year; else the only one with its names and a year at
most two away; else the only one of its year that has more authors, or much the same name. If there is none, it is unlisted, and the help names the
entry whose first author is spelled most alike.

## Which entries are one work

Those with one DOI and much the same title; and those of one year whose first authors and titles are the same, or differ in a letter or two. Two
entries stay two works where their volumes, pages, DOIs or the numbers in their titles differ, where they stand in different journals or
books, and where the letters behind their years say so and their titles differ at all.

## Which quotation has a source

One that points to it or stands in a `cit`; one with a citation in its sentence, before it or behind it; one with a note at its end; a block with its
source as the paragraph below. Behind a quotation that ends its sentence only a citation in brackets counts.

## Which capitals are an abbreviation

Words of two capitals and more in the running text: not in headings, tables, quotations, code, references, names of persons or lines set in
capitals, and no Roman numbers. What most readers know (EU, PDF, ISBN and their like) needs no definition, nor does what the bibliography
explains beside a name, or the authority file by a `ref`. A plural is the same short form. A long form is the same where its words are,
articles, plurals and words around it aside.

In a withheld edition nobody can tell how its prose uses abbreviations, so `abbreviation-early` and `abbreviation-undefined` are left out. All
else is found in it as in the full one.

## In the TEI

`teiwright audit FILE --write-tei OUT` puts the findings into the last `standOff`, and makes one where there is none:

```xml
<list type="audit" xml:id="teiwright.audit">
  <item><note type="citation-year" subtype="warning" target="#p12" resp="#teiwright" cert="high">“Klein, 2008” has 2008, its entry klein2007 has 2007; …</note></item>
</list>
```

`type` is the code, `subtype` the severity, `target` the nearest element with an `xml:id`; where none has one, the note ends with the path. `cert` is
`high` for a warning and `medium` for a remark; `resp` stands where the header has the id `teiwright`. A later audit replaces the list, and one that
finds nothing removes it. The edition stays valid, `text` as it was, and [withholding and restoring](../how-to/withhold-and-restore.md) keep the list.
"""


def audit_page() -> str:
    """The page as Markdown, with every code of the audit."""
    return (
        "\n".join(
            (OPENING, "## Codes\n", *_table(), "\n## The codes one by one\n", *_examples(), CLOSING.rstrip())
        )
        + "\n"
    )


def _table() -> Iterator[str]:
    yield "| code | severity | what it finds | what to do |"
    yield "|---|---|---|---|"
    for name, code in CODES.items():
        yield f"| `{name}` | {code.severity.value} | {code.finds} | {code.help} |"


def _examples() -> Iterator[str]:
    yield "Each example is the lines that matter: paragraphs of the body, then entries of the bibliography.\n"
    for name, example in EXAMPLES.items():
        yield f"### `{name}`\n"
        yield f"{example.why}\n"
        yield f"```xml\n<!-- before -->\n{example.before}\n\n<!-- after -->\n{example.after}\n```\n"
