from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "payung.review"
    label = "review"
    verbose_name = "Pemeriksaan"
    default_auto_field = "django.db.models.BigAutoField"
