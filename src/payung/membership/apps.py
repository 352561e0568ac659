from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "payung.membership"
    label = "membership"
    verbose_name = "Kepesertaan"
    default_auto_field = "django.db.models.BigAutoField"
