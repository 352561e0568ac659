from django.apps import AppConfig


class TargetsConfig(AppConfig):
    name = "payung.targets"
    label = "targets"
    verbose_name = "Target"
    default_auto_field = "django.db.models.BigAutoField"
