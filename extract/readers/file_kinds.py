"""文件类型 (file kinds): what a file is, by its content and not by its name, and the formats that are refused.

A refused format comes with the remedy: which format to save it as, and with what.
"""

import zipfile
import zlib
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Literal

from plankg.extract.errors import MOST_BYTES, BrokenFile, FileTooLarge, FormatNotRead
from plankg.extract.readers.docx_package import is_word_package

Kind = Literal["text", "docx", "pdf", "word", "word-xml", "mht", "workbook", "rtf", "ofd", "picture"]

_MOST_UNPACKED = 600 * 1024 * 1024
_AS_DOCX = "请用 WPS 或 Word 打开，另存为 .docx 后重试。"
_AS_TEXT = (
    "请安装文字识别组件（pip install 'plankg[ocr]'）后重试，或先用文字识别（OCR）软件转成文字，存为 .docx 或 .txt。"
)
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"Rar!", "压缩包", "请先解压，再给出其中的规划文件。"),
    (b"7z\xbc\xaf", "压缩包", "请先解压，再给出其中的规划文件。"),
    (b"\x1f\x8b", "压缩包", "请先解压，再给出其中的规划文件。"),
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_PACKED: tuple[tuple[str, str, str], ...] = (
    ("ppt/presentation.xml", "演示文稿", "请把规划正文存为 .docx 或 .txt 后重试。"),
    ("content.xml", "OpenDocument 文件", _AS_DOCX),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(path: Path, data: bytes) -> Kind:
    """What a file is.

    Args:
        path: the file, for messages.
        data: its bytes.

    Raises:
        FileTooLarge: the file, or what it unpacks to, is larger than is read.
        FormatNotRead: a format without a reader.
        BrokenFile: a packed file that cannot be unpacked.
    """
    if len(data) > MOST_BYTES:
        raise FileTooLarge(path, len(data), MOST_BYTES)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_COMPOUND):
        return _compound(path, data)
    if data.startswith(b"PK\x03\x04"):
        return _packed(path, data)
    return _loose(path, data)


def _loose(path: Path, data: bytes) -> Kind:
    """What a file is that is neither packed nor a PDF file."""
    head = data[:4096]
    if b"<w:wordDocument" in head or b"<pkg:package" in head:
        return "word-xml"
    if b"MIME-Version:" in head and b"multipart/related" in head.lower():
        return "mht"
    if any(data.startswith(magic) and (len(magic) > 2 or b"\x00" in data[:64]) for magic in _PICTURES):
        if not has_recognition():
            raise FormatNotRead(path, "图片", _AS_TEXT)
        return "picture"
    for magic, name, remedy in _REFUSED:
        if data.startswith(magic):
            raise FormatNotRead(path, name, remedy)
    return "rtf" if head.startswith(b"{\\rtf") else "text"


def has_recognition() -> bool:
    """Whether the engine that reads words from pictures is there: `pip install 'plankg[ocr]'`."""
    return find_spec("rapidocr_onnxruntime") is not None


def _compound(path: Path, data: bytes) -> Kind:
    """A .doc or an old .wps holds a stream WordDocument; other files of the kind do not."""
    if "WordDocument".encode("utf-16-le") in data:
        return "word"
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return "workbook"
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise FormatNotRead(path, "加密的 Office 文件", "请去掉打开密码，另存后重试。")
    raise FormatNotRead(path, "旧版 Office 文件（不是文字文档）", _AS_DOCX)


def _packed(path: Path, data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in archive.namelist() else b""
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, RuntimeError, zlib.error) as error:
        raise BrokenFile(path, "压缩结构无法解开") from error
    unpacked = sum(entry.file_size for entry in entries)
    # What unpacks to hundreds of times its size is no document.
    limit = min(_MOST_UNPACKED, max(50_000_000, 300 * len(data)))
    if unpacked > limit:
        raise FileTooLarge(path, unpacked, limit)
    names = {entry.filename for entry in entries}
    if is_word_package(names, types):
        return "docx"
    if "xl/workbook.xml" in names:
        return "workbook"
    if "OFD.xml" in names:
        return "ofd"
    for name, format_, remedy in _PACKED:
        if name in names:
            raise FormatNotRead(path, format_, remedy)
    raise FormatNotRead(path, "压缩包", "请先解压，再给出其中的规划文件。")
