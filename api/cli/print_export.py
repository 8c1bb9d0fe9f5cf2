"""What `plankg export` says when it is done."""

from plankg.api.cli.print_answer import output
from plankg.api.exports.job import ExportReport


def print_export(report: ExportReport) -> None:
    """One line: what was written where, and what became of the inferred duties."""
    done = f"导出 {report.documents} 份文件（{report.nodes} 个节点、{report.edges} 条关系）到 {report.out}。"
    if report.inferred and report.with_inferred:
        done += f"其中 {report.inferred} 条责任是推断的，已标明。"
    elif report.inferred:
        done += f"未包含 {report.inferred} 条推断的责任；需要时加 --with-inferred。"
    output().print(done, soft_wrap=True)
