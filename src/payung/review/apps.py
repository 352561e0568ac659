from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "payung.review"
    label = "review"
    verbose_name = "Pemeriksaan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What was said of a person is seen where the person is."""
        from payung.access.rows.policies import declare, follows, inside_or_unplaced
        from payung.access.trail.history import keep_history
        from payung.intake.undo.tables import goes_along
        from payung.register.duplicates.followers import Follower, follows_person

        goes_along("review_judgement", _("keputusan pemeriksa"))
        declare("review_judgement", follows("review_judgement", "person_id", "register_person"))
        declare("review_duplicatejudgement", inside_or_unplaced("region_code", nowhere="= ''"))
        keep_history("review_judgement", person="person_id")
        keep_history("review_label")
        keep_history("review_sample")
        keep_history("review_duplicatejudgement", secrets=("name",))
        follows_person(
            Follower(
                "review_judgement",
                alike="participant_id, by_id, CASE WHEN withdrawn_at IS NULL THEN 0 ELSE id END",
                best="at DESC",
            )
        )
