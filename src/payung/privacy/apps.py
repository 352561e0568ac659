from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "payung.privacy"
    label = "privacy"
    verbose_name = "Pelindungan data pribadi"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Who sees which rows; what is held is neither taken back nor let go by a merge; changes are kept."""
        _object_to_taking_back()
        _declare_followers()
        _declare_policies()
        _keep_histories()


def _object_to_taking_back() -> None:
    from payung.intake.undo.objections import object_with
    from payung.privacy.requests import queries as requests
    from payung.privacy.retention import holds

    object_with(holds.objection)
    object_with(requests.objection)


def _declare_followers() -> None:
    """What goes with a person who is merged with another."""
    from payung.register.duplicates.followers import Follower, follows_person

    follows_person(Follower("privacy_legalhold"))
    follows_person(Follower("privacy_subjectrequest"))
    follows_person(
        Follower(
            "privacy_consent",
            alike="text_id, CASE WHEN withdrawn_at IS NULL THEN 0 ELSE id END",
            best="given_on DESC",
        )
    )


def _declare_policies() -> None:
    from payung.access.rows.policies import declare, follows, inside, inside_or_unplaced
    from payung.privacy.retention import holds

    declare("privacy_legalhold", holds.SEEN_WHERE)
    declare("privacy_breach", inside("region_code"))
    declare("privacy_subjectrequest", inside_or_unplaced("village_code", nowhere="= ''"))
    declare("privacy_erasure", follows("privacy_erasure", "request_id", "privacy_subjectrequest"))
    declare("privacy_consent", follows("privacy_consent", "person_id", "register_person"))


def _keep_histories() -> None:
    from payung.access.trail.history import keep_history

    keep_history("privacy_processing")
    keep_history("privacy_retentionrule")
    keep_history("privacy_legalhold", person="person_id")
    keep_history("privacy_subjectrequest", person="person_id")
    keep_history("privacy_consent", person="person_id")
    keep_history("privacy_consenttext")
    keep_history("privacy_breach")
