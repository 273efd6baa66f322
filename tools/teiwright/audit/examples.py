"""Each code of the audit with the reason behind it and an example before and after.

An example is the lines that matter of an edition: what stands in the body, then the entries of the bibliography, then what
stands in `standOff`.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["EXAMPLES", "Example"]


@dataclass(frozen=True, slots=True)
class Example:
    """Why a code matters, lines that have the fault, and the same lines without it."""

    why: str
    before: str
    after: str


KLEIN = '<bibl xml:id="klein2007"><author>Klein, N.</author> (<date>2007</date>) <title level="m">Shock</title>.</bibl>'
ROTH = '<bibl xml:id="roth2007"><author>Roth, P.</author> (<date>2007</date>) <title level="m">Exit</title>.</bibl>'
PAIR = (
    '<bibl xml:id="ek2004"><author>Ek, A.</author> and <author>Lund, B.</author> (<date>2004</date>) '
    '<title level="m">We</title>.</bibl>'
)
TALK = '<bibl xml:id="talk" type="interview">Eva Ek ({}): Interview, {}, Bern.</bibl>'
ARTICLE = (
    '<bibl xml:id="ek2010"><author>Ek, A.</author> (<date>2010</date>) <title level="a">Ice</title>, '
    '<title level="j">Polar</title>, <biblScope unit="page" from="40" to="58">40–58</biblScope>.</bibl>'
)


def _cite(text: str, target: str = "", kind: str = "") -> str:
    more = f' subtype="{kind}"' * bool(kind) + f' target="#{target}"' * bool(target)
    return f'<p>So it was (<ref type="bibl"{more}>{text}</ref>).</p>'


def _ek(identifier: str, year: str, title: str, more: str = "") -> str:
    return (
        f'<bibl xml:id="{identifier}"><author>Ek, A.</author> (<date>{year}</date>) '
        f'<title level="m">{title}</title>{more}.</bibl>'
    )


def _lines(*lines: str) -> str:
    return "\n".join(lines)


def _defined(short: str, long: str, number: str = "") -> str:
    """A definition; the `abbr` points to its long form."""
    return (
        f'<seg type="expansion" xml:id="expansion.{short}{number}">{long}</seg> '
        f'(<abbr corresp="#expansion.{short}{number}">{short}</abbr>)'
    )


EXAMPLES: Mapping[str, Example] = MappingProxyType(
    {
        "citation-unlisted": Example(
            "Nobody can look up what the bibliography does not have.",
            _lines(_cite("Lund, 1999"), _cite("Klein, 2007", "klein2007"), KLEIN),
            _lines(_cite("Klein, 2007", "klein2007"), KLEIN),
        ),
        "citation-year": Example(
            "Either the reader looks for a work that there is not, or finds another one than the author had in hand.",
            _lines(_cite("Klein, 2008", "klein2007"), KLEIN),
            _lines(_cite("Klein, <choice><sic>2008</sic><corr>2007</corr></choice>", "klein2007"), KLEIN),
        ),
        "citation-date": Example(
            "Two interviews of one year are told apart by their day alone.",
            _lines(
                _cite("interview Eva Ek, 05.10.2009", "talk", "interview"),
                TALK.format("06.10.2009", "06.10.2009"),
            ),
            _lines(
                _cite("interview Eva Ek, 06.10.2009", "talk", "interview"),
                TALK.format("06.10.2009", "06.10.2009"),
            ),
        ),
        "citation-name": Example(
            "Who looks for a name in an alphabetical list does not find it under another one.",
            _lines(_cite("Kline, 2007", "klein2007"), KLEIN),
            _lines(_cite("Klein, 2007", "klein2007"), KLEIN),
        ),
        "citation-target": Example(
            "The link leads a reader to another work than the words name.",
            _lines(_cite("Klein, 2007", "roth2007"), KLEIN, ROTH),
            _lines(_cite("Klein, 2007", "klein2007"), KLEIN),
        ),
        "citation-repeats": Example(
            "A reader cannot tell which work is meant.",
            _lines(_cite("ibid., p. 3"), _cite("Klein, 2007", "klein2007"), KLEIN),
            _lines(_cite("Klein, 2007", "klein2007"), _cite("ibid., p. 3", "klein2007"), KLEIN),
        ),
        "citation-ambiguous": Example(
            "A reader has to guess which of the works is meant.",
            _lines(_cite("Ek, 2009"), _ek("ek2009a", "2009a", "Ice"), _ek("ek2009b", "2009b", "Snow")),
            _lines(
                _cite("Ek, 2009a", "ek2009a"),
                _cite("Ek, 2009b", "ek2009b"),
                _ek("ek2009a", "2009a", "Ice"),
                _ek("ek2009b", "2009b", "Snow"),
            ),
        ),
        "citation-authors": Example(
            "Many styles allow it; others want every author, or “et al.”.",
            _lines(_cite("Ek, 2004", "ek2004"), PAIR),
            _lines(_cite("Ek and Lund, 2004", "ek2004"), PAIR),
        ),
        "locator-outside": Example(
            "A page that the article does not have is a slip of the pen, or the wrong article.",
            _lines(_cite('Ek, 2010, <seg type="locator">p. 85</seg>', "ek2010"), ARTICLE),
            _lines(_cite('Ek, 2010, <seg type="locator">p. 58</seg>', "ek2010"), ARTICLE),
        ),
        "quotation-unsourced": Example(
            "Words that are somebody's are owed a source.",
            _lines("<p>She said <quote>“it is cold”</quote>.</p>"),
            _lines(
                '<p>She said <quote source="#klein2007">“it is cold”</quote> '
                '(<ref type="bibl" target="#klein2007">Klein, 2007</ref>).</p>',
                KLEIN,
            ),
        ),
        "entry-date": Example(
            "A program that sorts or searches by date cannot read it, and no reader knows which day was meant.",
            TALK.format("30.09.2009", "30.09.200"),
            TALK.format("30.09.2009", "30.09.2009"),
        ),
        "entry-uncited": Example(
            "A list of references holds what is cited; a bibliography may hold more.",
            _lines(_cite("Klein, 2007", "klein2007"), KLEIN, ROTH),
            _lines(_cite("Klein, 2007", "klein2007"), KLEIN),
        ),
        "entry-duplicate": Example(
            "Citations of one work are counted as those of two, and corrections reach one of them only.",
            _lines(_ek("ek2009", "2009", "Ice and Snow"), _ek("ek2009b", "2009", "Ice &amp; snow")),
            _ek("ek2009", "2009", "Ice and Snow"),
        ),
        "entry-doi": Example(
            "The link behind one of the entries leads to the other work.",
            _lines(
                _ek("ek2009", "2009", "Ice", '. <idno type="DOI">10.1000/182</idno>'),
                _ek("ek2011", "2011", "The Sea", '. <idno type="DOI">10.1000/182</idno>'),
            ),
            _lines(
                _ek("ek2009", "2009", "Ice", '. <idno type="DOI">10.1000/182</idno>'),
                _ek("ek2011", "2011", "The Sea", '. <idno type="DOI">10.1000/183</idno>'),
            ),
        ),
        "entry-letter-repeated": Example(
            "The letter is there to tell the two apart.",
            _lines(_ek("ek2009a", "2009a", "Ice"), _ek("ek2009b", "2009a", "Snow")),
            _lines(_ek("ek2009a", "2009a", "Ice"), _ek("ek2009b", "2009b", "Snow")),
        ),
        "entry-letter-skipped": Example(
            "A letter that is missing most often stood at an entry that somebody has removed, and may still be cited.",
            _lines(_ek("ek2009a", "2009a", "Ice"), _ek("ek2009c", "2009c", "Snow")),
            _lines(_ek("ek2009a", "2009a", "Ice"), _ek("ek2009b", "2009b", "Snow")),
        ),
        "entry-letter-missing": Example(
            "A citation of author and year does not say which of the two it means, even if the link does.",
            _lines(_ek("ek2009", "2009", "Ice"), _ek("ek2009b", "2009", "Snow")),
            _lines(_ek("ek2009a", "2009a", "Ice"), _ek("ek2009b", "2009b", "Snow")),
        ),
        "abbreviation-differs": Example(
            "Behind the second definition no reader knows which of the two is meant.",
            _lines(
                f"<p>The {_defined('PRC', 'Polar Research Centre')} knew it.</p>",
                f"<p>So did the {_defined('PRC', 'Port Road Company', '.2')}.</p>",
            ),
            f"<p>The {_defined('PRC', 'Polar Research Centre')} knew it; so did the PRC.</p>",
        ),
        "abbreviation-again": Example(
            "A reader wonders whether this is another one. Abstracts, and chapters that are read alone, have good reason to.",
            _lines(
                f"<p>The {_defined('PRC', 'Polar Research Centre')} knew it.</p>",
                f"<p>So said the {_defined('PRC', 'Polar Research Centre', '.2')}.</p>",
            ),
            f"<p>The {_defined('PRC', 'Polar Research Centre')} knew it; so said the PRC.</p>",
        ),
        "abbreviation-early": Example(
            "Who reads from the beginning meets a word that nobody has explained.",
            _lines(
                "<p>The PRC knew it.</p>", f"<p>The {_defined('PRC', 'Polar Research Centre')} said so.</p>"
            ),
            _lines(
                f"<p>The {_defined('PRC', 'Polar Research Centre')} knew it.</p>", "<p>The PRC said so.</p>"
            ),
        ),
        "abbreviation-undefined": Example(
            "What everybody in a field knows nobody outside of it does. Common ones, such as EU or PDF, are no finding.",
            "<p>The PRC knew it, and the PRC said so.</p>",
            f"<p>The {_defined('PRC', 'Polar Research Centre')} knew it, and the PRC said so.</p>",
        ),
        "body-names": Example(
            "A reader takes the two for two bodies. Where a body was renamed, the text best says when.",
            '<p>The <orgName ref="names.xml#prc">Polar Research Centre</orgName> knew what the '
            '<orgName ref="names.xml#prc">Arctic Institute</orgName> did.</p>',
            '<p>The <orgName ref="names.xml#prc">Polar Research Centre</orgName> knew what the '
            '<orgName ref="names.xml#ai">Arctic Institute</orgName> did.</p>',
        ),
        "name-ids": Example(
            "What is told of one is split in two, in every index and table.",
            '<p>The <orgName ref="names.xml#prc">Polar Centre</orgName> and '
            'the <orgName ref="names.xml#prc.2">Polar Centre</orgName>.</p>',
            '<p>The <orgName ref="names.xml#prc">Polar Centre</orgName> and '
            'the <orgName ref="names.xml#prc">Polar Centre</orgName>.</p>',
        ),
    }
)
"""The examples by code, in the order of `CODES`."""
