"""Reading texts that are no plain text: Word and LibreOffice files and HTML, each as Markdown.

The one way in is `read`; `teiwright.source` calls it. `pictures` gives what the text names. A reader hands out parts (`teiwright.readers.parts`), and
`teiwright.readers.markdown` writes them, so that the rest of the encoder knows one form only.
"""

from teiwright.readers.choose import is_known, read
from teiwright.readers.parts import Reading
from teiwright.readers.pictures import pictures

__all__ = ["Reading", "is_known", "pictures", "read"]
