"""How long reading takes and how much memory it needs: a PDF file of many pages, and a large web page.

Each is read by a child process of its own, as plans are; the baseline is the bare library on the same bytes (pdfplumber's
`extract_text`, lxml's parser). Run: python benchmarks/reading.py [PAGES] [MEGABYTES]
"""

import resource
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pdfplumber
import pypdfium2 as pdfium
from lxml import html

FILES = Path(__file__).parent.parent / "tests" / "files"


def main(pages: int, megabytes: int) -> None:
    """Make the files, read each, print seconds, peak memory, and the ratio to the baseline."""
    with TemporaryDirectory() as folder:
        pdf, page = Path(folder, "many.pdf"), Path(folder, "large.html")
        pdf.write_bytes(_many_pages(pages))
        page.write_text(_large_page(megabytes * 1_000_000), "utf-8")
        print(f"{'file':>12} {'MB':>6} {'seconds':>8} {'peak MB':>8} {'baseline':>9} {'ratio':>6}")
        for name, file, baseline in (("PDF", pdf, _bare_pdf), ("HTML", page, _bare_html)):
            seconds, memory = _measured(file)
            start = time.perf_counter()
            baseline(file)
            bare = time.perf_counter() - start
            size = file.stat().st_size / 1e6
            print(f"{name:>12} {size:>6.1f} {seconds:>8.2f} {memory:>8.0f} {bare:>9.2f} {seconds / bare:>6.2f}")


def _measured(file: Path) -> tuple[float, float]:
    """Seconds and peak memory (MB) of a process that reads the file and extracts its graph."""
    code = "import sys; from pathlib import Path; from plankg.extract.readers.reading import read_source; read_source(Path(sys.argv[1]))"
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, str(file)], check=True)
    seconds = time.perf_counter() - start
    return seconds, max(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, before) / 1024


def _many_pages(pages: int) -> bytes:
    """The sample plan's pages again and again."""
    source, target = pdfium.PdfDocument(FILES / "青禾.pdf"), pdfium.PdfDocument.new()
    for _ in range(pages // len(source)):
        target.import_pages(source)
    buffer = BytesIO()
    target.save(buffer)
    return buffer.getvalue()


def _large_page(size: int) -> str:
    body = (FILES / "青禾.html").read_text("utf-8")
    start, end = body.index("<body>") + 6, body.index("</body>")
    part = body[start:end]
    return body[:start] + part * (size // len(part.encode())) + body[end:]


def _bare_pdf(file: Path) -> None:
    with pdfplumber.open(file) as document:
        for page in document.pages:
            page.extract_text()
            page.close()


def _bare_html(file: Path) -> None:
    html.document_fromstring(file.read_text("utf-8"))


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*(numbers + [300, 5][len(numbers) :]))
