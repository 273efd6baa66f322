"""No gap stands where TEI has none; the sentences are invented."""

from __future__ import annotations

import pytest

from teiwright import xml
from teiwright.check import check
from teiwright.encode import encode
from teiwright.model import tei
from teiwright.source import from_bytes
from teiwright.withhold import restore, withhold

TEXT = """# On Mills

One types `grindcorn now` and waits until the wheel of the mill has made its turn and the corn is ground to flour.

```sh
grindcorn then
```
"""


def test_a_withheld_edition_with_code_is_valid_and_restores_to_the_byte() -> None:
    source = from_bytes(TEXT.encode(), "mills.md")
    edition = encode(source)
    withheld = withhold(edition, source)
    assert list(check(withheld)) == []
    assert "grindcorn" not in "".join(withheld.root.itertext())
    assert xml.serialise(restore(withheld, source)) == xml.serialise(edition)


@pytest.mark.parametrize(
    "attributes",
    ['lang="sh" rend="block"', 'rend="block" lang="sh"', 'xml:id="c1"', 'scheme="TEI"', 'n="3"', ""],
)
def test_the_attributes_of_code_come_back_in_their_order(attributes: str) -> None:
    data = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>On Mills</title></titleStmt>'
        "<publicationStmt><p>No.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>"
        f"<text><body><p>One types <code {attributes}>grindcorn</code>.</p></body></text></TEI>"
    ).encode()
    source = from_bytes(data, "mills.xml")
    withheld = withhold(xml.parse(data, "mills.xml"), source)
    assert "grindcorn" not in "".join(withheld.root.itertext())
    restored = restore(withheld, source)
    assert (
        next(restored.root.iter(tei("code"))).items()
        == next(xml.parse(data, "mills.xml").root.iter(tei("code"))).items()
    )
