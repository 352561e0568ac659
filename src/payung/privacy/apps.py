from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "payung.privacy"
    label = "privacy"
    verbose_name = "Pelindungan data pribadi"
    default_auto_field = "django.db.models.BigAutoField"
