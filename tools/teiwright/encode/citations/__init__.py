"""Finding the citations of a text and the entries they mean."""

from teiwright.encode.citations.find import find, find_all
from teiwright.encode.citations.fixes import fixed
from teiwright.encode.citations.scene import Passage, passage
from teiwright.encode.citations.works import Works

__all__ = ["Passage", "Works", "find", "find_all", "fixed", "passage"]
