"""Catalogs map addresses to local files by the order of the standard, and to nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright.check.catalog import Catalog, catalog_names, read_catalog, resolve, resolve_public
from teiwright.errors import SchemaError

if TYPE_CHECKING:
    from pathlib import Path

NS = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
AT = "https://example.org/"


def _catalog(path: Path, content: str, prolog: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'{prolog}<catalog xmlns="{NS}">{content}</catalog>', encoding="utf-8")
    return path


def _resolved(folder: Path, content: str, uri: str) -> str | None:
    found = resolve(read_catalog([_catalog(folder / "catalog.xml", content)]), uri)
    return found.relative_to(folder).as_posix() if found else None


@pytest.mark.parametrize(
    ("content", "uri", "found"),
    [
        (f'<uri name="{AT}a.rng" uri="a.rng"/>', f"{AT}a.rng", "a.rng"),
        (f'<uri name="{AT}a.rng" uri="a.rng"/>', f"{AT}b.rng", None),
        (f'<system systemId="{AT}a.rng" uri="s.rng"/>', f"{AT}a.rng", "s.rng"),
        (f'<system systemId="{AT}a" uri="s"/><uri name="{AT}a" uri="u"/>', f"{AT}a", "u"),
        (f'<rewriteURI uriStartString="{AT}" rewritePrefix="x/"/>', f"{AT}d/a.rng", "x/d/a.rng"),
        (
            f'<rewriteURI uriStartString="{AT}" rewritePrefix="x/"/><rewriteURI uriStartString="{AT}d/" rewritePrefix="y/"/>',
            f"{AT}d/a.rng",
            "y/a.rng",
        ),
        (f'<rewriteURI uriStartString="{AT}" rewritePrefix="x/"/><uri name="{AT}a" uri="u"/>', f"{AT}a", "u"),
        (f'<rewriteSystem systemIdStartString="{AT}" rewritePrefix="x/"/>', f"{AT}a", "x/a"),
        ('<uriSuffix uriSuffix="tei_all.rng" uri="t.rng"/>', f"{AT}v/tei_all.rng", "t.rng"),
        ('<systemSuffix systemIdSuffix="tei_all.rng" uri="t.rng"/>', f"{AT}v/tei_all.rng", "t.rng"),
        (f'<group xml:base="g/"><uri name="{AT}a" uri="a"/></group>', f"{AT}a", "g/a"),
        (f'<group xml:base="g/"><uri xml:base="h/" name="{AT}a" uri="a"/></group>', f"{AT}a", "g/h/a"),
        (f'<uri name="{AT}a" uri="{AT}b"/>', f"{AT}a", None),
        (f'<group xml:base="{AT}"><uri name="{AT}a" uri="a"/></group>', f"{AT}a", None),
        (f'<rewriteURI uriStartString="{AT}" rewritePrefix="x/"/>', f"{AT}../../secret", None),
        (f'<rewriteURI uriStartString="{AT}" rewritePrefix="x/"/>', f"{AT}%2e%2e/secret", None),
        ("<uri/><rewriteURI/><nextCatalog/><unknown name='a'/>", "a", None),
    ],
)
def test_an_address_is_mapped_as_the_standard_says(
    tmp_path: Path, content: str, uri: str, found: str | None
) -> None:
    assert _resolved(tmp_path, content, uri) == found


def test_a_file_uri_is_a_local_target(tmp_path: Path) -> None:
    content = f'<uri name="{AT}a" uri="{(tmp_path / "two words.rng").as_uri()}"/>'
    assert _resolved(tmp_path, content, f"{AT}a") == "two words.rng"


def test_the_next_catalog_is_asked_last(tmp_path: Path) -> None:
    _catalog(tmp_path / "next" / "c.xml", f'<uri name="{AT}a" uri="a"/><uri name="{AT}b" uri="b"/>')
    content = f'<nextCatalog catalog="next/c.xml"/><uri name="{AT}a" uri="mine"/>'
    assert _resolved(tmp_path, content, f"{AT}a") == "mine"
    assert _resolved(tmp_path, content, f"{AT}b") == "next/b"


def test_a_delegate_alone_is_asked_for_what_it_is_for(tmp_path: Path) -> None:
    _catalog(tmp_path / "d.xml", f'<uri name="{AT}d/a" uri="delegated"/>')
    _catalog(tmp_path / "n.xml", f'<uri name="{AT}d/b" uri="next"/><uri name="{AT}c" uri="next"/>')
    content = f'<delegateURI uriStartString="{AT}d/" catalog="d.xml"/><nextCatalog catalog="n.xml"/>'
    assert _resolved(tmp_path, content, f"{AT}d/a") == "delegated"
    assert _resolved(tmp_path, content, f"{AT}d/b") is None
    assert _resolved(tmp_path, content, f"{AT}c") == "next"


def test_catalogs_that_name_each_other_come_to_an_end(tmp_path: Path) -> None:
    _catalog(tmp_path / "b.xml", '<nextCatalog catalog="catalog.xml"/>')
    assert _resolved(tmp_path, '<nextCatalog catalog="b.xml"/>', "x") is None


def test_the_first_catalog_that_knows_the_address_decides(tmp_path: Path) -> None:
    one = _catalog(tmp_path / "one.xml", f'<uri name="{AT}a" uri="1"/>')
    two = _catalog(tmp_path / "two.xml", f'<uri name="{AT}a" uri="2"/><uri name="{AT}b" uri="2"/>')
    catalog = read_catalog([one, two])
    assert [resolve(catalog, AT + name) for name in "ab"] == [tmp_path / "1", tmp_path / "2"]


def test_a_public_identifier_is_known_however_it_is_spaced(tmp_path: Path) -> None:
    catalog = read_catalog(
        [_catalog(tmp_path / "c.xml", '<public publicId="-//TEI//A  B//EN" uri="a.dtd"/>')]
    )
    assert resolve_public(catalog, " -//TEI//A\nB//EN") == tmp_path / "a.dtd"
    assert resolve_public(catalog, "-//TEI//C//EN") is None


def test_a_catalog_that_another_names_and_that_is_broken_is_noted(tmp_path: Path) -> None:
    catalog = read_catalog([_catalog(tmp_path / "c.xml", '<nextCatalog catalog="gone.xml"/>')])
    assert [note.partition(": ")[2][:14] for note in catalog.notes] == ["cannot be read"]


def test_a_document_type_declaration_of_the_standard_is_not_followed(tmp_path: Path) -> None:
    prolog = '<!DOCTYPE catalog PUBLIC "-//OASIS//DTD XML Catalogs V1.0//EN" "missing.dtd">'
    path = _catalog(tmp_path / "c.xml", f'<uri name="{AT}a" uri="a"/>', prolog)
    assert resolve(read_catalog([path]), f"{AT}a") == tmp_path / "a"


BOMB = "<!DOCTYPE catalog [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {after} '{f'&{before};' * 10}'>" for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("content", "prolog", "message"),
    [
        ("<", "", "is not well-formed"),
        ("", "<!DOCTYPE catalog [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>", "declares entities"),
        ("<uri name='&i;' uri='a'/>", f"{BOMB}]>", "is not well-formed|declares entities"),
    ],
)
def test_a_hostile_catalog_is_one_sentence(tmp_path: Path, content: str, prolog: str, message: str) -> None:
    with pytest.raises(SchemaError, match=message) as caught:
        read_catalog([_catalog(tmp_path / "c.xml", content, prolog)])
    assert "\n" not in str(caught.value)


def test_what_is_no_catalog_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.xml").write_text("<catalog/>")
    with pytest.raises(SchemaError, match="is no XML catalog"):
        read_catalog([tmp_path / "c.xml"])
    with pytest.raises(SchemaError, match="cannot be read"):
        read_catalog([tmp_path / "none.xml"])


def test_no_more_than_two_hundred_catalogs_hang_together(tmp_path: Path) -> None:
    for number in range(201):
        _catalog(tmp_path / f"c{number}.xml", f'<nextCatalog catalog="c{number + 1}.xml"/>')
    with pytest.raises(SchemaError, match="more than 200 catalogs"):
        read_catalog([tmp_path / "c0.xml"])
    long: Catalog = read_catalog([tmp_path / "c2.xml"])
    assert resolve(long, "x") is None


def test_the_environment_names_paths_and_file_uris(tmp_path: Path) -> None:
    named = catalog_names(f" /etc/xml/catalog\n{tmp_path.as_uri()}/c.xml https://example.org/c.xml ")
    assert [path.as_posix() for path in named] == ["/etc/xml/catalog", f"{tmp_path}/c.xml"]
