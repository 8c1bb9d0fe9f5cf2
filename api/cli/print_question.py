"""The answer to a question on standard output: what was understood, the rows, their sentences, and what was not used."""

from plankg.api.catalogue.wording import LABELS
from plankg.api.cli.print_answer import LEFT_OUT, output, print_csv, print_json, print_table
from plankg.api.questions.answer import Outcome, QuestionAnswer


def print_question(answer: QuestionAnswer, *, format_: str) -> None:
    """Print as a table, JSON or CSV; CSV has the rows alone."""
    if format_ == "json":
        print_json(answer.to_json())
    elif format_ == "csv":
        print_csv(answer.to_json())
    else:
        _print_readable(answer)
        if answer.also:
            output().print("后一问", soft_wrap=True)
            _print_readable(answer.also)


def _print_readable(answer: QuestionAnswer) -> None:
    console = output()
    say = answer.understood if answer.outcome is not Outcome.answered else f"理解为：{answer.understood}"
    console.print(say, soft_wrap=True)
    for doubt in doubts(answer):
        console.print(doubt, soft_wrap=True)
    for candidate in answer.candidates:
        inside = f"，文件 {candidate.document_id}" if candidate.document_id else ""
        console.print(f"  {LABELS[candidate.label]}“{candidate.name}”（{candidate.id}{inside}）", soft_wrap=True)
    if answer.outcome is Outcome.answered:
        if answer.count is not None:
            console.print(f"数量：{answer.count}", soft_wrap=True)
        _print_quotes(answer) if answer.kind == "quoted" else _print_rows(answer)
    if answer.passages:
        console.print("原文片段（文件里与问题最接近的句子，不是答案）：", soft_wrap=True)
    for passage in answer.passages:
        _print_quote(passage.quote, f"{passage.document_id} {passage.start}–{passage.end}")
        if passage.within:
            console.print(f"    所在{passage.within}", soft_wrap=True)
    if answer.suggestions:
        console.print("可以这样问：", soft_wrap=True)
        for question in answer.suggestions:
            console.print(f"  {question}", soft_wrap=True)


def doubts(answer: QuestionAnswer) -> list[str]:
    """What a reader must know before the rows: words that were not used, and remarks."""
    said = [f"注意：{remark}。" for remark in answer.remarks]
    if answer.unused:
        listed = "、".join(f"“{words}”" for words in answer.unused)
        said.append(f"没有用上的词语：{listed}。")
    if answer.outcome is Outcome.answered and not answer.sure:
        said.append("答案可能答非所问，请核对。")
    return said


def _print_rows(answer: QuestionAnswer) -> None:
    print_table(answer.to_json())
    _print_sentences(answer)
    given = "，".join(f"{name}={value}" for name, value in answer.parameters.items())
    output().print(f"查询：{answer.query}{f'（{given}）' if given else ''}", soft_wrap=True)


def _print_quotes(answer: QuestionAnswer) -> None:
    """The sentences that are the answer, each with the task that it belongs to, its bodies and its time limit."""
    for row in answer.rows:
        _print_quote(str(row["quote"]), f"{row['document_id']} {row['start']}–{row['end']}")
        said = (
            f"所在任务“{row['title']}”" if row["title"] else "",
            str(row["bodies"]),
            f"时限：{row['deadline']}" if row["deadline"] else "",
        )
        if any(said):
            output().print(f"    {'，'.join(filter(None, said))}", soft_wrap=True)


def _print_quote(quote: str, place: str) -> None:
    output().print(f"  “{' '.join(quote.split())}”（{place}）", soft_wrap=True)


def _print_sentences(answer: QuestionAnswer) -> None:
    """The sentences, where the table has no room for them."""
    if "quote" not in LEFT_OUT.get(answer.query or "", frozenset()):
        return
    for sentence in filter(None, answer.sentences):
        _print_quote(sentence.quote, f"{sentence.document_id} {sentence.start}–{sentence.end}")
