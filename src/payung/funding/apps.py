from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "payung.funding"
    label = "funding"
    verbose_name = "Dana"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell intake who merges budgets; every change is kept, and comes back when a file is taken back."""
        from payung.access.trail.history import keep_history
        from payung.funding.merging import merge_budget_lines
        from payung.intake import merging
        from payung.intake.undo import tables

        merging.register("budgets", merge_budget_lines)
        keep_history("funding_budgetline")
        tables.come_back("funding_budgetline")
