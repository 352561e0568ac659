from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembershipConfig(AppConfig):
    name = "payung.membership"
    label = "membership"
    verbose_name = "Kepesertaan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell intake who merges the insurer's files, and that figures follow every file; who sees what."""
        from payung.access.numbers.columns import declare_sealed
        from payung.access.trail.history import keep_history
        from payung.intake import concerns, following, merging, noted
        from payung.intake.undo import tables
        from payung.membership.cover.recount import recount
        from payung.membership.merging import concerns as doubts
        from payung.membership.merging.participants import merge_participants
        from payung.membership.merging.payments import merge_payments
        from payung.membership.noted import memberships_shown, people_shown

        declare_sealed("membership_participant", card_sealed="card", nik_sealed="nik")
        _declare_policies()
        merging.register("participants", merge_participants)
        concerns.ask_about("participants", doubts.CONCERNS, doubts.look)
        merging.register("payments", merge_payments)
        following.register(recount)
        noted.show_by("roster", people_shown)
        noted.show_by("participants", memberships_shown)
        keep_history("membership_participant")
        keep_history("membership_payment")
        keep_history("membership_link", person="person_id")
        tables.come_back("membership_participant", "membership_payment")
        tables.goes_along("membership_protection")
        tables.goes_along("membership_membershipcover")
        tables.goes_along("membership_link", _("kecocokan"))
        _follow_people()


def _declare_policies() -> None:
    """A membership without a village is the regency's; who sees a person sees his memberships."""
    from payung.access.rows.policies import declare, follows, inside, inside_or_unplaced

    of_somebody_seen = (
        "EXISTS (SELECT FROM membership_link AS link"
        " WHERE link.participant_id = membership_participant.id)"
    )
    of_the_regency = "(village_id IS NULL AND (SELECT access_whole_regency()))"
    declare(
        "membership_participant",
        f"({inside('village_id')} OR {of_the_regency} OR {of_somebody_seen})",
    )
    declare("membership_link", follows("membership_link", "person_id", "register_person"))
    declare(
        "membership_payment",
        follows("membership_payment", "participant_id", "membership_participant"),
    )
    declare("membership_protection", inside_or_unplaced("village_code", nowhere="= ''"))
    declare("membership_membershipcover", inside("region_code"))


def _follow_people() -> None:
    """Of two links with one membership the one that a person decided stays, then the surer one."""
    from payung.register.duplicates.followers import Follower, follows_person

    follows_person(
        Follower(
            "membership_link",
            alike="participant_id",
            best="decided_by_id IS NULL, array_position("
            "ARRAY['match', 'different', 'review'], decision::text), probability DESC",
        )
    )
    follows_person(Follower("membership_protection", key="person_id", alike="true"))
