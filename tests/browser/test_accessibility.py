"""Two checkers that are not ours: axe in the real browser, and the Nu HTML checker."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Opened = Callable[..., Page]


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("paper", 390), ("dark", 390), ("dark", 1280)])
def test_axe_finds_nothing(opened: Opened, theme: str, width: int) -> None:
    page = opened(width=width, script=True)
    page.locator("button[popovertarget='display:']").click()
    page.locator(f"[id='theme:{theme}']").check()
    page.keyboard.press("Escape")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens(opened: Opened, scheme: str) -> None:
    page = opened(scheme=scheme, script=True)
    page.locator(".entities summary").first.click()
    page.locator(".timeline summary").click()
    page.locator("#p1 .card[popovertarget='entity:lowe']").click()
    assert violations(page) == []
    page.locator("button[popovertarget='display:']").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("button[popovertarget='cite:']").first.click()
    assert violations(page) == []


def test_the_nu_html_checker_finds_no_error(folder: Path) -> None:
    checker = shutil.which("vnu")
    if checker is None:
        pytest.skip("needs vnu, the Nu HTML checker, on the path")
    done = subprocess.run(
        [checker, "--errors-only", str(folder / "index.html")],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
