"""Thousands of damaged files: none may crash the reader, hang it, or show the user anything but one sentence.

Each file of tests/files is damaged at random (seeded): bytes changed, parts cut out, doubled or swapped, the end cut off; in
packed files also the parts inside. Each is read and extracted in a process of its own, with the memory and the time that
the product gives one; every hundredth file goes through the whole command too. The slowest file (in seconds of a processor)
and the one that takes the most memory are named at the end.
Run: python benchmarks/fuzz_reading.py [FILES] [SEED] [SECONDS]; after SECONDS no further file is begun.
"""

import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from io import BytesIO, StringIO
from pathlib import Path

from plankg.extract.errors import PlankgError
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.content import Content
from plankg.extract.readers.file_kinds import kind_of
from plankg.extract.readers.reading import Source, read_source
from plankg.extract.readers.reading_process import content_or_problem, file_seconds, limit_memory

FILES = sorted((Path(__file__).parent.parent / "tests" / "files").glob("青禾.*"))
LIMIT = 30  # seconds of a processor for one file; the reader's own limit is on the clock


def main(count: int, seed: int, seconds: int) -> int:
    """Read `count` damaged files; print what became of them; 1 when one of them crashed or hung."""
    chance = random.Random(seed)  # noqa: S311 - to damage files, not to keep secrets
    outcomes: Counter[tuple[str, str]] = Counter()
    failures: list[str] = []
    slowest, largest = (0.0, ""), (0, "")
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        samples = [*FILES, *_further_samples(Path(folder, "samples"))]
        for sample in samples:  # what is imported and loaded with the first file of a kind is there for all
            _read(sample)
        for number in range(count):
            if time.monotonic() > end:
                count = number
                break
            origin = samples[number % len(samples)]
            path = Path(folder, origin.name)
            path.write_bytes(damaged(origin.read_bytes(), chance))
            name = f"{origin.suffix} (number {number})"
            outcome, took, memory = _read_apart(path)
            outcomes[origin.suffix, outcome.partition(":")[0]] += 1
            if outcome.startswith("crash"):
                failures.append(f"{name}: {outcome}")
            slowest, largest = max(slowest, (took, name)), max(largest, (memory, name))
            if number % 100 == 0:
                failures += _whole_command(path, number)
            if number % 250 == 0:
                print(f"{number}: {len(failures)} failures", file=sys.stderr, flush=True)
    for (suffix, outcome), times in sorted(outcomes.items()):
        print(f"{suffix:>6} {outcome:<16} {times}")
    print(f"{count} files, seed {seed}: {len(failures)} failures")
    print(f"slowest {slowest[0]:.1f} s: {slowest[1]}; largest {largest[0]} MB: {largest[1]}")
    print(*failures[:20], sep="\n")
    return min(len(failures), 1)


def _read_apart(path: Path) -> tuple[str, float, int]:
    """What becomes of a file in a process of its own: `_read`'s answer or how it ended, its seconds of a processor, its MB."""
    answers, answer = os.pipe()
    if not (child := os.fork()):
        limit_memory()
        sys.stderr = StringIO()  # tracebacks of the libraries: the reader keeps them with the error
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
        signal.alarm(int(file_seconds()))
        try:
            outcome = _read(path)
        except BaseException as error:  # noqa: BLE001 - this is what is looked for
            outcome = f"crash: {type(error).__name__}: {error}"
        os.write(answer, outcome.encode()[:2000])
        os._exit(0)
    os.close(answer)
    _, status, used = os.wait4(child, 0)
    with os.fdopen(answers, "rb") as read:
        outcome = read.read().decode(errors="replace")
    took = used.ru_utime + used.ru_stime
    return (outcome if status == 0 else f"crash: status {status}"), took, used.ru_maxrss // 1024


def _further_samples(folder: Path) -> list[Path]:
    """The sample as Word XML, as an old WPS file (with the class id that WPS writes) and as a saved page in GB18030."""
    folder.mkdir()
    docx, doc, page = (next(f for f in FILES if f.suffix == suffix) for suffix in (".docx", ".doc", ".html"))
    with zipfile.ZipFile(docx) as package:
        types = dict(
            re.findall(r'PartName="([^"]+)" ContentType="([^"]+)"', package.read("[Content_Types].xml").decode())
        )
        parts = "".join(
            f'<pkg:part pkg:name="/{name}" pkg:contentType="{types.get("/" + name, "application/xml")}"><pkg:xmlData>'
            f"{package.read(name).decode().partition('?>')[2]}</pkg:xmlData></pkg:part>"
            for name in package.namelist()
            if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml"
        )
    flat = '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
    old = bytearray(doc.read_bytes())
    old[8:24] = bytes.fromhex("0609020000000000c000000000000046")
    made = {
        ".xml": f"{flat}{parts}</pkg:package>".encode(),
        ".wps": bytes(old),
        ".htm": page.read_text("utf-8").replace("utf-8", "gb2312").encode("gb18030"),
    }
    paths = [folder / f"青禾{suffix}" for suffix in made]
    for path, data in zip(paths, made.values(), strict=True):
        path.write_bytes(data)
    return paths


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to five damages; for a packed file as often inside one of its parts."""
    if data.startswith(b"PK") and chance.random() < 0.6:
        return _damaged_inside(data, chance)
    found = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        at, size = chance.randrange(max(len(found), 1)), chance.choice([1, 2, 8, 64, 512])
        kind = chance.randrange(6)
        if kind == 0:
            found[at : at + size] = chance.randbytes(min(size, 16))
        elif kind == 1:
            del found[at : at + size]
        elif kind == 2:
            found[at:at] = found[at : at + size]
        elif kind == 3:
            del found[at:]
        elif kind == 4:
            other = chance.randrange(max(len(found), 1))
            found[at : at + size], found[other : other + size] = found[other : other + size], found[at : at + size]
        elif found:
            found[at % len(found)] ^= 1 << chance.randrange(8)
    return bytes(found)


def _damaged_inside(data: bytes, chance: random.Random) -> bytes:
    source = zipfile.ZipFile(BytesIO(data))
    entries = source.infolist()
    chosen = chance.choice([e.filename for e in entries if e.filename.endswith(".xml")])
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in entries:
            part = source.read(entry)
            target.writestr(entry.filename, damaged(part, chance) if entry.filename == chosen else part)
    return buffer.getvalue()


def _read(path: Path) -> str:
    """What becomes of one file: `read`, or the class of the error that the user is told."""
    try:
        data = path.read_bytes()
        kind = kind_of(path, data)
        if kind == "text":
            source = read_source(path)
        else:
            content = content_or_problem(kind, data)
            if not isinstance(content, Content):
                return str(content["problem"])
            if not content.text.strip():
                return "EmptyFile"
            pages = tuple(content.page_starts)
            source = Source(path, "a", content.text, "0", tuple(content.grids), tuple(content.headings), pages)
        extract_source(source)
    except PlankgError as error:
        return type(error).__name__
    return "read"


def _whole_command(path: Path, number: int) -> list[str]:
    command = [sys.executable, "-m", "plankg.api.cli.commands", "extract", str(path), "--format", "summary"]
    code = "from plankg.api.cli.commands import main; main()"
    done = subprocess.run([sys.executable, "-c", code, *command[3:]], capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1} or "Traceback" in done.stderr + done.stdout:
        return [f"{number} command: code {done.returncode}: {done.stderr[-200:]}"]
    return []


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(arguments + [10_000, 1, 86_400][len(arguments) :])))
