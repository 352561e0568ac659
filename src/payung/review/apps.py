from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "payung.review"
    label = "review"
    verbose_name = "Pemeriksaan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What was said of a person is seen where the person is."""
        from payung.access.policies import declare, follows

        declare("review_judgement", follows("review_judgement", "person_id", "register_person"))
