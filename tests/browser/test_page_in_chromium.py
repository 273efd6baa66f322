"""The page in a real browser, where there is one: no sideways scroll on a phone, and no script to need."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from teiwright import xml
from teiwright.publish import find_authority, publish

DATA = Path(__file__).resolve().parents[1] / "data" / "publish"
FRAME = """\
<!DOCTYPE html><iframe id="frame" width="{width}" height="800" src="index.html"></iframe>
<script>frame.onload = () => {{
  const root = frame.contentDocument.documentElement;
  document.title = root.scrollWidth + " of " + root.clientWidth;
}};</script>
"""


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("needs chromium on the path")
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    document = xml.read(DATA / "harbour.xml")
    publish(document, folder, authority=find_authority(document))
    return folder


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_the_page_does_not_scroll_sideways(chromium: str, folder: Path, tmp_path: Path, width: int) -> None:
    frame = folder / f"frame-{width}.html"
    frame.write_text(FRAME.format(width=width), encoding="utf-8")
    options = (
        "--headless --no-sandbox --disable-gpu --disable-background-networking "
        "--allow-file-access-from-files --virtual-time-budget=3000 --dump-dom"
    )
    done = subprocess.run(
        [chromium, *options.split(), f"--user-data-dir={tmp_path}", frame.as_uri()],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    title = re.search(r"<title>(\d+) of (\d+)</title>", done.stdout)
    assert title is not None, done.stdout[:500]
    assert title[1] == title[2]
    assert int(title[2]) > width - 40
