from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "payung.access"
    label = "access"
    verbose_name = "Akun dan jejak audit"
    default_auto_field = "django.db.models.BigAutoField"
