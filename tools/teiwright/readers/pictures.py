"""The pictures in a Word or OpenDocument file that its text names."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from teiwright.errors import SourceError
from teiwright.readers.choose import ZIP
from teiwright.readers.inline import target
from teiwright.readers.package import opened, picture_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Source

__all__ = ["pictures"]

FOLDERS = {"media", "Pictures"}
LARGEST = 1024**3
"""The bytes of all pictures of a file together, unpacked."""


def pictures(source: Source) -> Iterator[tuple[str, bytes]]:
    """Each picture that the text of `source` names: where it lies beside the edition, and its bytes.

    The address is relative, with one folder and one file (``paper-pictures/image1.png``), and is what
    ``graphic/@url`` holds. Other sources than Word and OpenDocument files have none.

    Raises:
        SourceError: a picture is damaged or too large, or all together are.
    """
    if not source.data.startswith(ZIP):
        return
    package = opened(source.data, source.uri)
    total = 0
    for part in sorted(package.names):
        address = picture_address(source.uri, part)
        named = f"({target(address)})" in source.text
        if PurePosixPath(part).parent.name in FOLDERS and named and "\\" not in address:
            data = package.data(part)
            total += len(data)
            if total > LARGEST:
                raise SourceError(f"{source.uri}: its pictures have more than 1 GB; make them smaller")
            yield address, data
