"""A real browser, Debian's chromium, and an edition for it; the tests are skipped where there is none."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from teiwright import xml
from teiwright.publish import find_authority, publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

SAMPLE = Path(__file__).resolve().parents[2] / "tei" / "otlet2026.xml"
DATA = Path(__file__).resolve().parents[1] / "data" / "publish"


# While Playwright runs, the process has an event loop that no other module's test may meet.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("needs chromium on the path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The harbour essay, published."""
    folder = tmp_path_factory.mktemp("page")
    document = xml.read(DATA / "harbour.xml")
    publish(document, folder, authority=find_authority(document))
    return folder


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The open sample, published."""
    folder = tmp_path_factory.mktemp("sample")
    document = xml.read(SAMPLE)
    publish(document, folder, authority=find_authority(document))
    return folder


@pytest.fixture
def opened(browser: Browser, folder: Path) -> Iterator[Callable[..., Page]]:
    """A function that opens the page from its file, without JavaScript, at a place and in a width and colour scheme."""
    contexts = []

    def opened(fragment: str = "", width: int = 1280, scheme: str = "light", *, script: bool = False) -> Page:
        context = browser.new_context(
            java_script_enabled=script,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            offline=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto((folder / "index.html").as_uri() + fragment)
        return page

    yield opened
    for context in contexts:
        context.close()
