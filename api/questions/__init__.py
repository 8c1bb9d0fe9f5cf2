"""Questions in Chinese, answered without a model: see docs/questions.md."""

from plankg.api.questions.asking import LONGEST, Questions, ask_question

__all__ = ["LONGEST", "Questions", "ask_question"]
