from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "payung.register"
    label = "register"
    verbose_name = "Daftar warga dan pekerja"
    default_auto_field = "django.db.models.BigAutoField"
