"""A small edition, written by hand, with its source: prose of nobody's, with all that a withheld edition meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright import source, xml

if TYPE_CHECKING:
    from teiwright.model import Document, Source

SOURCE = """\
# On keeping a harbour

The harbour of Lindau was kept by the Lake Office until 1951, and its keepers wrote down every evening which of the boats had come back and which of them had not.[^1]

The second keeper, Anna Roth, began a new book, in ink, and she left out nothing that a stranger would have left out, neither the fog nor the names of the dogs.

## The books

Nobody read them.

> A harbour is a promise that someone will be counted, in the evening, by a person who is paid for it and would do it anyway. (Roth 1949: 3)

- First, the numbers: how many boats, how many nets, how many barrels of salt stood upon the quay when the lamp was lit again.

- Second, the weather, in one word.

[^1]: Two of the early books are lost; the third was found in a cellar, under coal, by a plumber who could not read the hand but liked the drawings.

Roth, Anna (1949): The keeping of harbours. Lindau.
"""
HEADER = """\
<teiHeader>
    <fileDesc>
      <titleStmt>
        <title>On keeping a harbour</title>
      </titleStmt>
      <publicationStmt>
        <publisher>Nobody</publisher>
        <availability status="free">
          <p>For tests.</p>
        </availability>
      </publicationStmt>
      <sourceDesc>
        <bibl type="digitalSource">
          <idno type="sha256">{sha256}</idno>
        </bibl>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <projectDesc>
        <p>A test.</p>
      </projectDesc>
    </encodingDesc>
  </teiHeader>"""
EDITION = """\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="harbour" xml:lang="en">
  {header}
  <text>
    <body>
      <div type="chapter">
        <head>On keeping a harbour</head>
        <p xml:id="p1">The harbour of <placeName ref="#lindau">Lindau</placeName> was kept by the <orgName ref="#office">Lake Office</orgName> until <date when="1951">1951</date>, and its keepers wrote down every evening which of the boats had come back and which of them had not.<note place="foot" n="1" xml:id="note1"><p xml:id="p2">Two of the early books are lost; the third was found in a cellar, under coal, by a plumber who could not read the hand but liked the drawings.</p></note></p>
        <p xml:id="p3">The second keeper, <persName ref="#roth">Anna Roth</persName>, began a <choice><sic>new</sic><corr>newer</corr></choice> book, in ink, and she left out nothing that a stranger would have left out, neither the fog nor the names of the dogs.</p>
        <div type="section">
          <head>The books</head>
          <p xml:id="p4">Nobody read them.</p>
          <cit>
            <quote rend="block" source="#roth1949">
              <p xml:id="p5">A harbour is a promise that someone will be counted, in the evening, by a person who is paid for it and would do it anyway.</p>
            </quote>
            <bibl> (<ref type="bibl" target="#roth1949">Roth 1949: 3</ref>)</bibl>
          </cit>
          <list rend="bulleted">
            <item>
              <p xml:id="p6"><label type="run-in">First, the numbers:</label> how many boats, how many nets, how many barrels of salt stood upon the quay when the lamp was lit again.</p>
            </item>
            <item>
              <p xml:id="p7">Second, the weather, in one word.</p>
            </item>
          </list>
        </div>
      </div>
    </body>
    <back>
      <div type="bibliography">
        <listBibl>
          <bibl xml:id="roth1949">Roth, Anna (1949): The keeping of harbours. Lindau.</bibl>
        </listBibl>
      </div>
    </back>
  </text>
</TEI>
"""


@pytest.fixture
def text() -> Source:
    """The source of the edition."""
    return source.from_bytes(SOURCE.encode(), "harbour.md")


@pytest.fixture
def edition(text: Source) -> Document:
    """The full edition."""
    return xml.parse(EDITION.format(header=HEADER.format(sha256=text.sha256)).encode(), "harbour.xml")
