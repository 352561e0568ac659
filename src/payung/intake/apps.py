from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "payung.intake"
    label = "intake"
    verbose_name = "Berkas masuk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Rosters and denominators are merged here; other offices register their own kinds."""
        from payung.access.numbers.columns import declare_sealed_inside
        from payung.access.trail.history import keep_history
        from payung.intake import merging
        from payung.intake.mergers import denominators, roster
        from payung.intake.undo import tables

        merging.register("roster", roster.merge)
        merging.register("denominators", denominators.merge)
        keep_history("intake_recordversion")
        keep_history("intake_savedmapping")
        keep_history("intake_savedwords")
        tables.come_back(
            "register_household",
            "register_person",
            "register_work",
            "regions_denominator",
            "intake_recordversion",
            "register_formernumber",
            "register_surveyclaim",
        )
        tables.goes_along("register_lifeevent", _("peristiwa yang dicatat dengan tangan"))
        tables.goes_along("register_duplicate", _("kemungkinan warga ganda"))
        tables.goes_along("register_otherkey")
        declare_sealed_inside("intake_sourcefile", "preview", "cell")
        declare_sealed_inside("intake_rejectedrow", "cells", "cell")
        _declare_policies()


def _declare_policies() -> None:
    """Rows that went back are for who sent the file and for the village, or regency, it is about."""
    from payung.access.rows.policies import declare, inside

    of_a_file_seen = (
        "EXISTS (SELECT FROM intake_sourcefile AS file WHERE file.id = source_file_id"
        f" AND (file.uploaded_by_id::text = (SELECT access_user()) OR {inside('file.village_code')}"
        " OR (file.village_code = '' AND (SELECT access_whole_regency()))))"
    )
    declare("intake_rejectedrow", of_a_file_seen)
    declare("intake_notedrows", of_a_file_seen)
