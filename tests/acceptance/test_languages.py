"""Articles in German, French and Spanish, with no recipe and no authority file: encoded, checked, published, withheld, restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright import blocks, check, publish, withhold, xml
from teiwright.encode import encode
from teiwright.model import XML_LANG, tei
from teiwright.source import from_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.model import Document, Source

GERMAN = """# Mühlen am oberen Lauf

## Einleitung

Die alten Mühlen sind selten geworden (vgl. Brandt 1998, S. 14–16). Wie Hölzer (2004) zeigt, stand an jedem Wehr ein „Haus für den
Müller“, und das Rad drehte sich bis in den Winter.[^1] In der Weltwirtschaftskrise schlossen viele von ihnen (ebd., S. 20).

> Das Wasser kommt, wenn es will, und geht, wenn es muss.

(Brandt 1998, S. 99)

## Zwei Arten von Rädern

- *Oberschlächtig*: das Wasser fällt von oben auf das Rad.
- „Unterschlächtig“: das Wasser fließt darunter durch.

Die Deutsche Mühlengesellschaft (DMG) zählte am 3. Mai 1921 noch neun Räder; die DMG zählte danach nicht mehr.

[^1]: Siehe auch Hölzer (2004, S. 7 f.) und den Bericht aus Köln.

## Literatur

Brandt, Karl. 1998. *Wasser und Räder*. Köln: Mühlenverlag.

Hölzer, Eva. 2004. „Häuser am Wehr“. In: Mühlenblätter 12 (3), S. 1–20.
"""
FRENCH = """# Les moulins du haut pays

## Introduction

Les vieux moulins sont devenus rares (voir Dupré 1998, p. 14-16). Selon Héraud (2004), chaque barrage avait « une maison pour le
meunier », et la roue tournait jusqu'en hiver[^1]. Beaucoup fermèrent entre 1929 et 1935 (ibid., p. 20).

> L'eau vient quand elle veut et s'en va quand elle doit.

(Dupré 1998, p. 99)

## Deux sortes de roues

- *Par-dessus* : l'eau tombe sur la roue.
- Par-dessous: l'eau passe sous la roue.

La Société des vieux moulins (SVM) compta encore neuf roues le 3 mai 1921 à Lyon ; la SVM n'en compta plus ensuite.

[^1]: Voir aussi Héraud (2004, p. 7).

## Bibliographie

Dupré, Charles. 1998. *L'eau et les roues*. Lyon : Éditions du Moulin.

Héraud, Ève. 2004. « Maisons du barrage ». Cahiers des moulins 12 (3) : 1-20.
"""
SPANISH = """# Los molinos de la sierra

## Introducción

Los viejos molinos ya son raros (véase Núñez 1998, pp. 14-16). Según Ibáñez (2004), cada presa tenía «una casa para el
molinero», y la rueda giraba hasta el invierno.[^1] Muchos cerraron entre 1929 y 1935 (ibíd., p. 20).

> El agua viene cuando quiere y se va cuando debe.

(Núñez 1998, p. 99)

## Dos clases de ruedas

1. *Por arriba*: el agua cae sobre la rueda.
2. Por abajo: el agua pasa por debajo.

La Sociedad de los Viejos Molinos (SVM) contó todavía nueve ruedas el 3 de mayo de 1921 en Granada; la SVM ya no contó después.

[^1]: Véase también Ibáñez (2004, p. 7).

## Bibliografía

Núñez, Carlos. 1998. *El agua y las ruedas*. Granada: Molino.

Ibáñez, Eva. 2004. «Casas de la presa». Cuadernos de molinos 12 (3): 1-20.
"""
ARTICLES = {"de": GERMAN, "fr": FRENCH, "es": SPANISH}


@pytest.fixture(params=ARTICLES)
def article(request: pytest.FixtureRequest) -> tuple[str, Source, Document]:
    """A language, the source in it, and its edition as it is read back."""
    source = from_bytes(ARTICLES[request.param].encode(), f"{request.param}.md")
    return request.param, source, xml.parse(xml.serialise(encode(source)), f"{request.param}.xml")


def test_the_edition_is_without_a_finding_in_its_language_and_has_each_character(
    article: tuple[str, Source, Document],
) -> None:
    code, source, edition = article
    assert list(check.check(edition)) == []
    assert withhold.stream(edition) == blocks.stream(source)
    assert edition.root.get(XML_LANG) == code


def test_citations_are_linked_and_quotations_notes_and_dates_are_found(
    article: tuple[str, Source, Document],
) -> None:
    _, _, edition = article
    citations = [e for e in edition.root.iter(tei("ref")) if e.get("type") == "bibl"]
    assert len(citations) == 5
    assert all(e.get("target") for e in citations)
    assert [e.get("n") for e in edition.root.iter(tei("note")) if e.get("place")] == ["1"]
    assert [e.get("source", "")[:1] for e in edition.root.iter(tei("quote")) if e.get("rend") == "block"] == [
        "#"
    ]
    assert "1921-05-03" in {e.get("when") for e in edition.root.iter(tei("date"))}
    assert [e.text for e in edition.root.iter(tei("abbr"))][:1] in (["DMG"], ["SVM"])


def test_it_is_published_withheld_and_restored(article: tuple[str, Source, Document], tmp_path: Path) -> None:
    _, source, edition = article
    publish.publish(edition, tmp_path)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "1921" in page
    without = withhold.withhold(edition, source)
    assert withhold.stream(without) != withhold.stream(edition)
    read = xml.parse(xml.serialise(without), edition.uri)
    assert xml.serialise(withhold.restore(read, source)) == xml.serialise(edition)
