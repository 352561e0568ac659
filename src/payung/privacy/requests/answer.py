"""The whole record of one person as he or she gets it: everything kept, in plain words, numbers in full.

The family card names others, whose data is theirs (article 33): only how many they are is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from payung.access.numbers.keys import sealer
from payung.access.wording import day_text, number, rupiah
from payung.membership.claims import claims_told
from payung.membership.history import changes_of
from payung.membership.models import Link, Participant
from payung.membership.people import files_by_id, household_of, undecided_links
from payung.membership.presenters.cards import membership_card
from payung.membership.presenters.cover import programme_spells
from payung.membership.presenters.past import FromFile, change_text, origins
from payung.membership.presenters.person import person_facts, work_facts
from payung.membership.queries import latest_run, memberships_of
from payung.privacy.consent.queries import consents_of
from payung.privacy.processing.declared import DECLARED
from payung.privacy.requests.looks import lists_of, looks_at
from payung.privacy.requests.queries import requests_of
from payung.register.models import Person


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with facts, then lines; `empty` is said when there is neither."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    empty: str = ""


def record_of(person: Person) -> list[Section]:
    """Every section, in the order of the letter. The caller checked that the reader may see it."""
    participants = list(memberships_of(person))
    return [
        Section(_("Siapa Anda menurut catatan"), tuple(_about(person))),
        _work(person),
        _protection(person),
        *(_membership(each) for each in participants),
        _possible(person, has_membership=bool(participants)),
        _origins(person, participants),
        _consents(person),
        _requests(person),
        _looks(person),
        Section(
            _("Untuk apa data Anda dipakai, dan siapa penerimanya"),
            lines=tuple(
                f"{each.title}: {each.purpose} {_('Penerima')}: {each.recipients}"
                for each in DECLARED
                if not each.of_officers
            ),
        ),
    ]


def _about(person: Person) -> Iterable[tuple[str, str]]:
    yield _("Nama"), person.full_name
    numbers = {_("NIK"): person.nik_sealed, _("Telepon"): person.phone_sealed}
    for label, kind in ((_("NIK"), "nik"), (_("Telepon"), "phone")):
        if sealed := numbers[label]:
            yield label, sealer(kind).open(bytes(sealed))
    if person.household:
        yield _("Nomor KK"), sealer("kk").open(bytes(person.household.kk_sealed))
        yield _("Anggota lain di KK itu"), number(len(household_of(person)))
    for old in person.former_numbers.all():
        yield _("NIK sebelumnya"), sealer("nik").open(bytes(old.nik_sealed))
    if person.mother_name:
        yield _("Nama ibu"), person.mother_name
    told = {_("NIK"), _("NIK sebelumnya")} if person.nik_sealed else {_("NIK sebelumnya")}
    yield from (fact for fact in person_facts(person) if fact[0] not in told)


def _work(person: Person) -> Section:
    work = getattr(person, "work", None)
    facts = work_facts(work) if work else []
    if work and work.monthly_income is not None:
        facts.append((_("Penghasilan sebulan"), rupiah(work.monthly_income)))
    return Section(_("Pekerjaan"), tuple(facts), empty=_("Tidak ada catatan pekerjaan."))


def _protection(person: Person) -> Section:
    protection = getattr(person, "protection", None)
    found = programme_spells(protection, latest_run()) if protection else []
    facts = tuple((each.programme, "; ".join(each.spells)) for each in found if each.spells)
    return Section(
        _("Masa perlindungan"), facts, empty=_("Belum ada iuran yang tercatat bagi Anda.")
    )


def _membership(participant: Participant) -> Section:
    card = membership_card(participant)
    paid = (f"{row.months}: {row.programmes}, {row.amount}, {row.funds}" for row in card.payments)
    numbers = [
        (label, sealer(kind).open(bytes(sealed)))
        for label, kind, sealed in (
            (_("Nomor kartu"), "card", participant.card_sealed),
            (_("NIK menurut BPJS"), "nik", participant.nik_sealed),
        )
        if sealed
    ]
    born = participant.birth_date
    said = [(_("Nama menurut BPJS"), participant.full_name), *numbers]
    said += [(_("Lahir menurut BPJS"), day_text(born))] if born else []
    title = _("Kepesertaan BPJS Ketenagakerjaan: %s") % card.title
    return Section(title, (*said, *card.facts), tuple(paid))


def _possible(person: Person, *, has_membership: bool) -> Section:
    open_links = [_undecided_text(link) for link in undecided_links(person)]
    claims = claims_told(list(person.survey_claims.all()), has_membership=has_membership)
    return Section(
        _("Yang belum pasti"),
        lines=(*open_links, *claims.sentences),
        empty=_("Tidak ada kepesertaan yang masih diragukan."),
    )


def _undecided_text(link: Link) -> str:
    """Without its name: the membership may be somebody else's."""
    return _("Kepesertaan %(segment)s yang mungkin milik Anda, kemiripan %(percent)s %%") % {
        "segment": link.participant.segment,
        "percent": number(round(link.probability * 100)),
    }


def _origins(person: Person, participants: list[Participant]) -> Section:
    rows: list[FromFile] = [person, *participants, *person.survey_claims.all()]
    files = files_by_id({row.source_file_id for row in rows if row.source_file_id})
    changes = [change_text(change) for change in changes_of(person)]
    return Section(
        _("Dari mana data ini, dan apa yang pernah berubah"),
        lines=(*origins(rows, files), *changes),
        empty=_("Asal data ini tidak tercatat."),
    )


def _consents(person: Person) -> Section:
    lines = []
    for given in consents_of(person):
        withdrawn = given.withdrawn_at
        until = _("ditarik %s") % day_text(timezone.localdate(withdrawn)) if withdrawn else ""
        said = (day_text(given.given_on), str(given.text), given.get_channel_display(), until)
        lines.append(", ".join(filter(None, said)))
    return Section(
        _("Persetujuan Anda"),
        lines=tuple(lines),
        empty=_("Tidak ada data Anda di sini yang dipakai atas dasar persetujuan."),
    )


def _requests(person: Person) -> Section:
    lines = (
        f"{day_text(timezone.localdate(asked.received_at))}: {asked.get_kind_display()}, "
        f"{asked.get_state_display()}"
        for asked in requests_of(person)
    )
    return Section(_("Permintaan atas data Anda"), lines=tuple(lines))


def _looks(person: Person) -> Section:
    lines = (
        f"{look.who}: {look.what}, {look.times} {_('kali, terakhir')} {look.last}"
        for look in (*looks_at(person), *lists_of(person))
    )
    return Section(
        _("Siapa yang melihat atau mengubah data Anda"),
        lines=tuple(lines),
        empty=_("Belum ada yang tercatat membuka data Anda."),
    )
