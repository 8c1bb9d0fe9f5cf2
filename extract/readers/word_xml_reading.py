"""Reading Word XML: a document as one XML file, of Word 2003 (w:wordDocument) or of later ones (pkg:package)."""

import base64
import zipfile
from io import BytesIO
from typing import Any

from plankg.extract.readers.content import Content
from plankg.extract.readers.docx_numbers import W
from plankg.extract.readers.docx_reading import read_body, read_docx

_OF_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def read_word_xml(data: bytes) -> Content:
    """The text, tables and headings of a Word XML file.

    Args:
        data: the bytes of the file.

    Raises:
        Exception: whatever the library raises for a broken file; the caller says it in the user's words.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(data, parser)
    if root.tag == f"{_PACKAGE}package":
        return read_docx(_packed(root))
    of_2003 = f"{{{_OF_2003}}}"
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.startswith(of_2003):
            element.tag = W + element.tag[len(of_2003) :]
            for name in [str(name) for name in element.attrib if str(name).startswith(of_2003)]:
                element.set(W + name[len(of_2003) :], str(element.attrib.pop(name)))
    body = root.find(f"{W}body")
    return read_body(body if body is not None else root)


def _packed(package: Any) -> bytes:
    """The parts of a flat package as the archive that they come from."""
    from lxml import etree

    out = BytesIO()
    types = etree.Element(f"{{{_TYPES}}}Types")
    with zipfile.ZipFile(out, "w") as archive:
        for part in package.iter(f"{_PACKAGE}part"):
            name = part.get(f"{_PACKAGE}name") or ""
            held = part.find(f"{_PACKAGE}xmlData")
            if held is not None and len(held):
                archive.writestr(name.lstrip("/"), etree.tostring(held[0], encoding="utf-8"))
            elif (binary := part.find(f"{_PACKAGE}binaryData")) is not None:
                archive.writestr(name.lstrip("/"), base64.b64decode(binary.text or ""))
            named = {"PartName": name, "ContentType": part.get(f"{_PACKAGE}contentType") or ""}
            etree.SubElement(types, f"{{{_TYPES}}}Override", named)
        archive.writestr("[Content_Types].xml", etree.tostring(types, encoding="utf-8"))
    return out.getvalue()
