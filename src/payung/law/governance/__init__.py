"""How the programme counts itself: coverage, targets, subsidised workers."""

from payung.law.governance.coverage import CoverageFigures, coverage_figures, raised_target
from payung.law.governance.kpi import counted_workers

__all__ = ["CoverageFigures", "counted_workers", "coverage_figures", "raised_target"]
