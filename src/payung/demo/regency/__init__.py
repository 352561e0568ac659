"""A whole regency in files: rosters of villages, the insurer's lists, payments, denominators, truth."""

from payung.demo.regency.write import Written, write_regency

__all__ = ["Written", "write_regency"]
