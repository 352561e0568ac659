"""What was paid for a membership."""

from __future__ import annotations

from django.db import models

from payung.membership.models.participants import Participant


class Payment(models.Model):
    """Contributions paid at once for one or more months from `first_month`; amount in whole rupiah."""

    natural_key = models.BinaryField(unique=True)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="payments")
    first_month = models.IntegerField()
    months = models.PositiveSmallIntegerField()
    programmes = models.PositiveSmallIntegerField()
    amount = models.BigIntegerField()
    source_of_funds = models.CharField(max_length=20, blank=True)
    paid_on = models.DateField(null=True)
    source_file_id = models.BigIntegerField(null=True)
    source_row = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(months__gte=1, months__lte=12), name="payment_of_1_to_12_months"
            ),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="payment_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.first_month}+{self.months}"
