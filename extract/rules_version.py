"""The version of the rules: what a stored document was read by, so that one that would be read the same is left alone.

A digest over the code and the data files of extract/ and the user's list of bodies (extract/duties/overrides.py). Versions of the
libraries are no part of it: after an upgrade of one, `plankg build --again` reads everything anew.
"""

import hashlib
from functools import cache
from pathlib import Path

from plankg.extract.duties.overrides import overrides_path

SUFFIXES = (".py", ".txt", ".tsv", ".cfg")
_LENGTH = 16  # hexadecimal digits, enough to tell versions apart and short enough to print


def rules_version() -> str:
    """The digest of the rules as they are now; the package's files are read once in a process."""
    digest = hashlib.sha256(_package_digest())
    mine = overrides_path()
    digest.update(mine.read_bytes() if mine.is_file() else b"")
    return digest.hexdigest()[:_LENGTH]


@cache
def _package_digest() -> bytes:
    return digest_of(Path(__file__).parent)


def digest_of(folder: Path) -> bytes:
    """The digest of the code and data below `folder`; neither its place nor the ends of its lines matter."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        if path.suffix in SUFFIXES and path.is_file():
            content = path.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{path.relative_to(folder).as_posix()} {len(content)}\n".encode() + content)
    return digest.digest()
