"""Where the grammars, rules and stylesheets lie: inside an installed wheel, or at the root of a checkout."""

from __future__ import annotations

from pathlib import Path

from teiwright.errors import TeiwrightError

__all__ = ["schema", "xslt"]

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent.parent


def schema(name: str) -> Path:
    """The path of the file `name` of `schema/`, for example ``teiwright.rng``."""
    return _find("schema", name)


def xslt(name: str) -> Path:
    """The path of the file `name` of `xslt/`, for example ``html.xsl``."""
    return _find("xslt", name)


def _find(folder: str, name: str) -> Path:
    for root in (PACKAGE, CHECKOUT):
        path = root / folder / name
        if path.is_file():
            return path
    raise TeiwrightError(f"{folder}/{name}: not found in the package; install teiwright again")
