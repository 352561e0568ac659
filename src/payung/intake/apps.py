from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "payung.intake"
    label = "intake"
    verbose_name = "Berkas masuk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Rosters and denominators are merged here; other offices register their own kinds."""
        from payung.intake import merging
        from payung.intake.mergers import denominators, roster

        merging.register("roster", roster.merge)
        merging.register("denominators", denominators.merge)
