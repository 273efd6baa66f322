"""The reference page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teiwright.odd.spec import Schema

__all__ = ["reference"]


def reference(schema: Schema) -> bytes:
    """The page."""
    return schema.title.encode()
