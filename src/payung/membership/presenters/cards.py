"""Memberships at the insurer and their payments in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from payung.access.wording import day_text, month_text, number, rupiah
from payung.membership.models import Link, Participant, Payment
from payung.membership.presenters.words import funds_text, programmes_text, spell_text, written
from payung.primitives.month import Month


@dataclass(frozen=True, slots=True)
class MembershipCard:
    """One membership with its payments, newest first."""

    key: int
    title: str
    facts: tuple[tuple[str, str], ...]
    payments: tuple[PaymentRow, ...]


@dataclass(frozen=True, slots=True)
class PaymentRow:
    months: str
    programmes: str
    amount: str
    funds: str
    paid_on: str


def membership_card(participant: Participant) -> MembershipCard:
    """One membership at the insurer."""
    payments = sorted(participant.payments.all(), key=lambda p: (p.first_month, p.pk), reverse=True)
    programmes = programmes_text(participant.programmes)
    return MembershipCard(
        key=participant.pk,
        title=f"{participant.segment}: {programmes}",
        facts=tuple(stated_facts(participant)),
        payments=tuple(payment_row(payment) for payment in payments),
    )


def stated_facts(participant: Participant) -> list[tuple[str, str]]:
    """What the insurer's list says of a membership."""
    registered, stated = participant.registered_on, participant.stated_on
    paid_through = participant.paid_through
    return written(
        (_("Keadaan menurut BPJS"), str(participant.get_status_display())),
        (_("Terdaftar"), day_text(registered) if registered else ""),
        (_("Dibayar sampai"), month_text(paid_through) if paid_through else ""),
        (_("Per tanggal"), day_text(stated) if stated else ""),
        (_("Pemberi kerja"), participant.employer),
        (_("Sumber dana"), funds_text(participant.source_of_funds)),
    )


def undecided_text(link: Link) -> str:
    """A membership that may be this person's."""
    return _("%(name)s (%(segment)s), kemiripan %(percent)s %%") % {
        "name": link.participant.shown_name,
        "segment": link.participant.segment,
        "percent": number(round(link.probability * 100)),
    }


def payment_row(payment: Payment) -> PaymentRow:
    """One payment in words."""
    first = Month(payment.first_month)
    return PaymentRow(
        months=spell_text(first, Month(first + (payment.months - 1))),
        programmes=programmes_text(payment.programmes),
        amount=rupiah(payment.amount),
        funds=funds_text(payment.source_of_funds),
        paid_on=day_text(payment.paid_on) if payment.paid_on else "",
    )
