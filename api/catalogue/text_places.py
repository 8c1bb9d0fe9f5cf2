"""Places in a document for others to point to: sentences around words, and links into the page it was published on."""

from urllib.parse import quote

from plankg.extract.text.lines import sentences

AROUND = 20  # characters of prefix and suffix
_WHOLE = 60  # a longer quote is given by its beginning and its end
_PART = 12


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a range: from the line's begin or a full stop to the next; two offsets in code points."""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    found = [span for span in sentences(text, line, stop) if span.start < end and start < span.end]
    return (min(span.start for span in found), max(span.end for span in found)) if found else (start, end)


def selectors(text: str, start: int, end: int) -> list[dict[str, object]]:
    """The two selectors of the W3C Web Annotation model for one place; positions count code points."""
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
    ]


def fragment_link(source_url: str | None, words: str) -> str | None:
    """A link to the words on the original page (URL Fragment Text Directives); None without a page.

    A browser that finds them scrolls there and lights them up. Words over several lines, and long ones, are given by their
    first and last line or characters.
    """
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if not source_url or not lines:
        return None
    if len(lines) == 1 and len(lines[0]) <= _WHOLE:
        return f"{source_url.partition('#')[0]}#:~:text={_encoded(lines[0])}"
    first, last = (lines[0], lines[-1]) if len(lines) > 1 else (lines[0][:_PART], lines[0][-_PART:])
    return f"{source_url.partition('#')[0]}#:~:text={_encoded(first[:_WHOLE])},{_encoded(last[-_WHOLE:])}"


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
