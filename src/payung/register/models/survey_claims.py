"""What was said in a survey."""

from __future__ import annotations

from django.db import models

from payung.register.models.persons import Person


class SurveyClaim(models.Model):
    """What was said of a person's insurance when a survey came by: a claim of that day, never cover.

    `programmes` are bits of `Programme`: set where the person was said to have it, not set where not.
    `surveyed_on` is the last day of the survey's field work where the day of the visit is not known.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="survey_claims")
    survey = models.CharField(max_length=60)
    surveyed_on = models.DateField()
    programmes = models.SmallIntegerField()
    source_file_id = models.BigIntegerField(null=True)
    source_row = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "survey", "surveyed_on"], name="survey_claim_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.survey}: {self.programmes}"
