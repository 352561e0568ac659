from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "payung.regions"
    label = "regions"
    verbose_name = "Wilayah"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Every change of what figures are divided by is kept."""
        from payung.access.trail.history import keep_history

        keep_history("regions_denominator")
        keep_history("regions_jurisdiction")
