"""The profile: one ODD, and the grammars, rules and reference page that are generated from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.odd import determinism, resolve
from teiwright.odd.read import read
from teiwright.odd.reference import reference
from teiwright.odd.relaxng import relaxng
from teiwright.odd.schematron import schematron
from teiwright.odd.xsd import xml_attributes, xsd

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.odd.spec import Schema

__all__ = ["generate", "read", "reference", "relaxng", "schematron", "verify", "xml_attributes", "xsd"]


def verify(schema: Schema) -> None:
    """Raise unless `schema` can be compiled: every key is declared, every content model is deterministic.

    Raises:
        SchemaError: the first fault.
    """
    resolve.verify(schema)
    determinism.verify(schema)


def generate(path: Path | str) -> dict[str, bytes]:
    """The files that are generated from the ODD at `path`: their names and bytes, the same on every run.

    Raises:
        UnreadableError: the ODD is missing or not well-formed.
        SchemaError: it cannot be compiled.
    """
    schema = read(path)
    verify(schema)
    return {
        f"{schema.ident}.rng": relaxng(schema),
        f"{schema.ident}.xsd": xsd(schema),
        "xml.xsd": xml_attributes(schema),
        f"{schema.ident}.sch": schematron(schema),
        f"{schema.ident}.html": reference(schema),
    }
