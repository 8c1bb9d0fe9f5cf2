"""Every error that plankg raises on purpose, as one tree.

PlankgError                      what one sentence can say to a user
├── InputError                   a file cannot be used
│   ├── FileMissing              there is no such file
│   ├── NotAFile                 the path is a folder (or another thing) without a plan in it
│   ├── EmptyFile                nothing but white space
│   ├── NotText                  binary content, or a format without a reader
│   ├── WrongEncoding            bytes that no accepted encoding explains
│   ├── FormatNotRead            a format without a reader (a picture, OFD, a spreadsheet)
│   ├── BrokenFile               a Word or PDF file that cannot be taken apart
│   ├── LockedFile               it asks for a password
│   ├── PageWithoutText          a web page whose text is in another file, or made by a script
│   ├── NoTextInFile             a file of pictures of pages
│   ├── NoWordsInFontsOfFile     a PDF file whose fonts do not say which characters they print
│   ├── NoChineseWords           what was read of it are letters, but hardly one of them is Chinese
│   ├── TooManyPagesInFile       more pages than are read
│   ├── FileTooLarge             the file, or what it unpacks to, is larger than is read
│   ├── ReadingTooLong           it was not read within the time limit
│   ├── NoStructure              a text with no more than a title
│   ├── BrokenExport             a file of `plankg export` that does not hold whole documents
│   └── SameDocument             two files in one run would get the same document id
├── BadSetting                   an environment variable cannot be used
├── SpanError                    a span that is empty or runs backwards (a fault in a rule)
├── EvidenceError                a fact whose quote is not the text at its place, or a dangling edge
└── StoreError                   (in graph/errors.py) the store refused or cannot be reached

Messages are Chinese, because users read them: what is wrong, where, and what to do.
"""

from collections.abc import Callable, Mapping
from pathlib import Path


class PlankgError(Exception):
    """What one sentence can say to a user; `str(error)` is that sentence, in Chinese."""

    def __reduce__(self) -> tuple[Callable[..., "PlankgError"], tuple[object, ...]]:
        """Errors travel between processes; their classes are made from facts, but the sentence is there already."""
        return _again, (type(self), self.args, vars(self))


def _again(kind: type[PlankgError], sentence: tuple[object, ...], facts: Mapping[str, object]) -> PlankgError:
    error = kind.__new__(kind, *sentence)
    vars(error).update(facts)
    return error


class BadSetting(PlankgError):
    """An environment variable cannot be used. `value` must not be a secret."""

    def __init__(self, name: str, value: str) -> None:
        self.name, self.value = name, value
        super().__init__(f"环境变量 {name} 的值“{value}”不能用。请改正，或者取消这个变量。")


class InputError(PlankgError):
    """A file that cannot be used. `path` is the file."""

    def __init__(self, path: str | Path, sentence: str) -> None:
        self.path = str(path)
        super().__init__(sentence)


class FileMissing(InputError):
    """There is no such file."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(path, f"找不到文件：{path}。请检查路径和文件名。")


class NotAFile(InputError):
    """The path is a folder without a plan in it, or something that is no regular file."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(
            path,
            f"{path} 不是可以读取的规划文件。请给出 .txt、.md、.html、.docx、.pdf 或 .doc 文件，"
            "或者含有这类文件的文件夹。",
        )


class EmptyFile(InputError):
    """Nothing but white space."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(path, f"文件是空的：{path}。请确认文件已经保存了规划正文。")


class NotText(InputError):
    """Binary content. `offset` is the place of the first byte that no text has."""

    def __init__(self, path: str | Path, offset: int) -> None:
        self.offset = offset
        super().__init__(
            path,
            f"{path} 不是纯文本（第 {offset + 1} 个字节是二进制内容）。请先另存为 UTF-8 编码的 .txt 文件。",
        )


class WrongEncoding(InputError):
    """Bytes that no accepted encoding explains. `line` is the first line that cannot be read (1 = first)."""

    def __init__(self, path: str | Path, line: int) -> None:
        self.line = line
        super().__init__(
            path,
            f"{path} 第 {line} 行无法按 UTF-8 或 GB18030 编码读取。请用记事本或 WPS 另存为 UTF-8 编码后重试。",
        )


class FormatNotRead(InputError):
    """A format without a reader. `format` is its Chinese name, `remedy` what to save it as."""

    def __init__(self, path: str | Path, format_: str, remedy: str) -> None:
        self.format, self.remedy = format_, remedy
        super().__init__(path, f"{path} 是{format_}，不能直接读取。{remedy}")


class BrokenFile(InputError):
    """A Word or PDF file that cannot be taken apart. `why` is what was wrong with it."""

    def __init__(self, path: str | Path, why: str) -> None:
        self.why = why
        super().__init__(
            path, f"{path} 打不开，可能已损坏或不完整（{why}）。请重新下载，或用 WPS 打开后另存为 .docx 再试。"
        )


class LockedFile(InputError):
    """A file that asks for a password."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(path, f"{path} 设有打开密码，无法读取。请去掉密码，另存后重试。")


class PageWithoutText(InputError):
    """A web page without its text: a frame shows it from the file `elsewhere`, or a script makes it (None)."""

    def __init__(self, path: str | Path, elsewhere: str | None) -> None:
        self.elsewhere = elsewhere
        where = (
            f"正文在另一个文件“{elsewhere}”中，请给出那个文件。"
            if elsewhere
            else "正文由网页脚本生成。请在浏览器中打开，另存为“网页，全部”或打印为 PDF 后重试。"
        )
        super().__init__(path, f"{path} 里没有正文：{where}")


class NoTextInFile(InputError):
    """A PDF or Word file whose pages are pictures."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(
            path,
            f"{path} 是扫描件，页面上没有文字。请安装文字识别组件（pip install 'plankg[ocr]'）后重试，"
            "或先用文字识别（OCR）软件转成文字，存为 .docx 或 .txt。",
        )


class NoWordsInFontsOfFile(InputError):
    """A PDF file whose fonts have no table of characters: it can be seen but not read."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(
            path,
            f"{path} 的字体缺少文字对照表，文字只能看、不能读。请用 WPS 或 Word 打开原稿，另存为 .docx 后重试；"
            "没有原稿时，请用文字识别（OCR）软件转成文字。",
        )


class NoChineseWords(InputError):
    """A file that reads as letters without sense, as with a false code page or font. `words` are the first of them."""

    def __init__(self, path: str | Path, words: str) -> None:
        self.words = words
        super().__init__(
            path,
            f"{path} 读出的文字几乎没有汉字（开头是“{words}”），可能是编码或字体有误，也可能不是中文文件。"
            "请用 WPS 或 Word 打开核对，另存为 .docx 后重试。",
        )


class TooManyPagesInFile(InputError):
    """More pages than are read. `pages` counts them."""

    def __init__(self, path: str | Path, pages: int) -> None:
        self.pages = pages
        super().__init__(path, f"{path} 有 {pages} 页，超过了能读取的页数。请只保留规划正文，拆成几个文件后重试。")


# A file of more bytes is refused unread.
MOST_BYTES = 200 * 1024 * 1024


class FileTooLarge(InputError):
    """The file, or what it unpacks to, is larger than is read. Sizes in bytes."""

    def __init__(self, path: str | Path, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        super().__init__(
            path, f"{path} 太大（{size / 1e6:.3g} MB，上限 {limit / 1e6:.3g} MB）。请只保留规划正文后重试。"
        )


class ReadingTooLong(InputError):
    """It was not read within the time limit. `seconds` is the limit."""

    def __init__(self, path: str | Path, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            path,
            f"{path} 读了 {seconds:g} 秒还没有读完，已放弃。请另存为 .docx 或 .txt 后重试；也可设 PLANKG_FILE_SECONDS 放宽时限。",
        )


class NoStructure(InputError):
    """A text of one line, without a heading: there is nothing under it to read. `lines` counts its lines."""

    def __init__(self, path: str | Path, lines: int) -> None:
        self.lines = lines
        super().__init__(path, f"{path} 共 {lines} 行，只有一个标题或一句话，没有可读的正文。请确认文件完整。")


class BrokenExport(InputError):
    """A file of `plankg export --format plankg` that cannot be loaded. `why` is what is wrong, and where in it."""

    def __init__(self, path: str | Path, why: str) -> None:
        self.why = why
        super().__init__(
            path, f"{path} 不能作为 plankg 导出文件读取：{why}。请用 plankg export --format plankg 重新导出。"
        )


class SameDocument(InputError):
    """Two files in one run would get the same document id."""

    def __init__(self, path: str | Path, other: str | Path, document: str) -> None:
        self.other, self.document = str(other), document
        super().__init__(path, f"{other} 和 {path} 会得到同一个文件编号“{document}”。请给其中一个文件改名后重试。")


class SpanError(PlankgError):
    """A span that is empty or runs backwards: a fault in the rule that made it."""

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
        super().__init__(f"提取规则给出了无效的位置 {start}–{end}，请把这条信息报告给开发者。")


class EvidenceError(PlankgError):
    """A fact whose quote is not the text at its place, or an edge to a node that is not there."""

    def __init__(self, document: str, fact: str, why: str) -> None:
        self.document, self.fact, self.why = document, fact, why
        super().__init__(
            f"文件“{document}”的事实 {fact} 没有通过核对：{why}。没有写入任何内容，请把这条信息报告给开发者。"
        )
