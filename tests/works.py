"""Work for worker processes, which import it: a test module they could not."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mortal:
    """Work that ends its process at one file, and takes longer for the first one."""

    fatal: str

    def __call__(self, name: str) -> int:
        """How long the name is."""
        if name == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        if name.endswith("d0/f.xml"):
            time.sleep(0.2)
        return len(name)


def deep(name: str) -> str:
    """Work that fails in the ways of one file."""
    if "d1/" in name:
        raise RecursionError
    if "d2/" in name:
        raise MemoryError
    if "d3/" in name:
        Path("/no/such/file").read_bytes()
    return name


def process(_: str) -> int:
    """Work that tells where it is done."""
    return os.getpid()


class Unstartable:
    """Work that cannot be taken out of the parcel it is sent in."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        """End the process of whoever takes it out."""
        return os._exit, (7,)

    def __call__(self, name: str) -> str:
        """What nobody comes to."""
        return name
