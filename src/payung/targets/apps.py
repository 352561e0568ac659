from django.apps import AppConfig


class TargetsConfig(AppConfig):
    name = "payung.targets"
    label = "targets"
    verbose_name = "Target"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Every change of a target, its division and what was said is kept."""
        from payung.access.trail.history import keep_history

        for table in ("target", "cascade", "cascadeshare", "statement"):
            keep_history(f"targets_{table}")
