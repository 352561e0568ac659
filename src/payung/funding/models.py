"""Lines of village budgets, as the village's own budget program states them."""

from __future__ import annotations

from django.db import models

from payung.regions.models import Region


class BudgetLine(models.Model):
    """One line of a village's budget of one year; codes as Siskeudes writes them.

    `amount` and `price` are whole rupiah; the price is null when it is not whole. `amended`: the
    numbers are those after a budget change in that year.
    """

    village = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    activity = models.CharField(max_length=30)
    account = models.CharField(max_length=20)
    sub_account = models.CharField(max_length=10, blank=True)
    line_number = models.CharField(max_length=10, blank=True)
    description = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=30, blank=True)
    volume = models.DecimalField(max_digits=14, decimal_places=3, null=True)
    price = models.BigIntegerField(null=True)
    amount = models.BigIntegerField()
    amended = models.BooleanField()
    source_of_funds = models.CharField(max_length=20, blank=True)
    source_file_id = models.BigIntegerField(null=True)
    source_row = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="budget_line_once",
                fields=["village", "year", "activity", "account", "sub_account", "line_number"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.village_id} {self.year} {self.account} {self.amount}"
