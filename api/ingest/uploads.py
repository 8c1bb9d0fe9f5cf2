"""上传 (uploads): files that came over the network, kept in a separate folder until a job has read and stored them."""

import hashlib
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from fastapi import UploadFile

from plankg.api.errors import BadValue
from plankg.api.ingest.build import Build, BuildResult
from plankg.api.ingest.build_options import BuildOptions, extraction
from plankg.api.ingest.jobs import Job, Jobs
from plankg.extract.readers.reading import SUFFIXES
from plankg.graph.integrity import check_store

if TYPE_CHECKING:
    from plankg.graph.store import Store

MOST_FILES = 50
MOST_NAME_BYTES = 200  # of a name without its suffix


def start_upload(store: "Store", jobs: Jobs, files: list[UploadFile], *, replace: bool, again: bool) -> Job:
    """Keep the files, and let a job read, check and store each for itself.

    Raises:
        BadValue: too many files, none, two of one name, or a name of a kind that is not read.
        TooManyJobs: as many jobs wait as can.
    """
    folder = _keep(files)
    title = "写入 " + "、".join(sorted(file.name for file in folder.iterdir()))
    # A separate process reads: the server goes on answering, and a file that kills its reader ends no server.
    options = BuildOptions(replace=replace, again=again, workers=2)
    try:
        return jobs.add(title, lambda job: _build(store, folder, options, job))
    except BaseException:
        shutil.rmtree(folder.parent, ignore_errors=True)
        raise


def _keep(files: list[UploadFile]) -> Path:
    """A new folder with the files.

    Raises:
        BadValue: too many, none, two of one name, or a name of a kind that is not read.
    """
    if len(files) > MOST_FILES:
        raise BadValue("files", len(files), f"一次最多 {MOST_FILES} 个文件")
    names = [Path((file.filename or "").replace("\\", "/")).name for file in files]
    for name in names:
        stem, suffix = Path(name).stem, Path(name).suffix
        if suffix.lower() not in SUFFIXES or names.count(name) > 1 or not stem.isprintable():
            kinds = "、".join(sorted(SUFFIXES))
            raise BadValue("files", name[:60], f"文件名应各不相同，没有控制字符，扩展名是 {kinds} 之一")
    names = [_cut(name) for name in names]
    # A file that is just called plan gets its id from its folder: this one says no more than that.
    folder = Path(mkdtemp(prefix="plankg-upload-")) / "plan"
    try:
        folder.mkdir()
        for name, file in zip(names, files, strict=True):
            with (folder / name).open("wb") as out:
                shutil.copyfileobj(file.file, out)
    except BaseException:
        shutil.rmtree(folder.parent, ignore_errors=True)
        raise
    return folder


def _cut(name: str) -> str:
    """The name, its stem cut to what a file system takes (255 bytes), with a digest in the place of the rest."""
    stem, suffix = Path(name).stem, Path(name).suffix
    data = stem.encode(errors="replace")
    if len(data) <= MOST_NAME_BYTES:
        return name
    return data[:MOST_NAME_BYTES].decode(errors="ignore") + hashlib.sha256(data).hexdigest()[:8] + suffix


def _build(store: "Store", folder: Path, options: BuildOptions, job: Job) -> dict[str, Any]:
    """Read and store the files of a folder, which goes away at the end."""
    result = BuildResult()
    try:
        extract = extraction(options, lambda file: job.say(f"正在读取 {file.name}"))
        build = Build(lambda: store, result, extract, replace=options.replace, again=options.again)
        build.run(sorted(folder.iterdir()))
        job.say(f"写入 {len(result.stored)} 份，未变 {len(result.unchanged)} 份，拒绝 {len(result.refused)} 份")
        if result.stored:
            job.say("正在核对写入的内容")
            result.problems += check_store(store, [report.document for report in result.stored])
    finally:
        shutil.rmtree(folder.parent, ignore_errors=True)
    return {
        "stored": [
            {
                "document_id": report.document,
                "file": Path(result.paths[report.document]).name,
                "counts": report.counts,
                "replaced": report.replaced,
            }
            for report in result.stored
        ],
        "unchanged": result.unchanged,
        "copies": {document: [Path(file).name for file in files] for document, files in result.copies.items()},
        "twins": result.twins,
        "refused": [{"file": Path(r.path).name, "why": str(r.error).replace(f"{folder}/", "")} for r in result.refused],
        "problems": [{"fact": p.fact, "what": p.what, "remedy": p.remedy} for p in result.problems],
    }
