from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "payung.intake"
    label = "intake"
    verbose_name = "Berkas masuk"
    default_auto_field = "django.db.models.BigAutoField"
