"""Finding the citations of a text and the entries they mean."""

from teiwright.encode.citations.find import find
from teiwright.encode.citations.works import Works

__all__ = ["Works", "find"]
