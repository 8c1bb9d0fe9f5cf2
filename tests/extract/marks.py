"""Marks for tests that need an optional part, or that it is missing."""

import pytest

from plankg.extract.readers.file_kinds import has_recognition

without_recognition = pytest.mark.skipif(has_recognition(), reason="the extra `ocr` is installed and reads pictures")
with_recognition = pytest.mark.skipif(not has_recognition(), reason="the extra `ocr` is not installed")
