from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "payung.membership"
    label = "membership"
    verbose_name = "Kepesertaan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell intake who merges the insurer's files, and that figures follow every file."""
        from payung.intake import following, merging
        from payung.membership.cover.recount import recount
        from payung.membership.merging.participants import merge_participants
        from payung.membership.merging.payments import merge_payments

        merging.register("participants", merge_participants)
        merging.register("payments", merge_payments)
        following.register(recount)
