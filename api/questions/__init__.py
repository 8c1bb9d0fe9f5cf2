"""Questions in Chinese, answered without a model: see docs/questions.md."""

from api.questions.asking import Questions, ask_question

__all__ = ["Questions", "ask_question"]
