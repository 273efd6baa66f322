"""`python -m teiwright.odd schema/teiwright.odd` writes the generated files beside the ODD."""

from __future__ import annotations

import sys
from pathlib import Path

from teiwright import files
from teiwright.errors import TeiwrightError
from teiwright.odd import generate

USAGE = "usage: python -m teiwright.odd ODD"


def main(arguments: list[str]) -> int:
    """Compile the ODD that `arguments` name; 0 when its files are written, 2 when that failed."""
    if len(arguments) != 1:
        sys.stderr.write(f"{USAGE}\n")
        return 2
    path = Path(arguments[0])
    try:
        for name, data in generate(path).items():
            files.write(path.parent / name, data, overwrite=True)
    except TeiwrightError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
