"""What all tests share: where the checkout is, and the folder `shared/` beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared/` beside the checkout; a test that needs it is skipped without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "source").is_dir():
        pytest.skip("needs the folder shared/ beside the checkout, which holds the chapter's source")
    return folder
