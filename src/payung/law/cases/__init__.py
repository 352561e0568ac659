"""Cases: questions to the law as plain records, one result for each. The contract of `payung law eval`."""

from payung.law.cases.answer import Answer
from payung.law.cases.comparison import Comparison, changed
from payung.law.cases.evaluate import KINDS, answer_case, compare, evaluate

__all__ = ["KINDS", "Answer", "Comparison", "answer_case", "changed", "compare", "evaluate"]
