"""What is asked to draw up, change, agree or refuse a support plan."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from majup.domains.support.queries import ItemRow, PlanRow, ProposalRow, ServiceRow
from majup.domains.support.rules.items import ItemDraft
from majup.web.people import words
from majup.web.people.amounts import unit_in_words
from majup.web.people.fields import choice_field, day_field

PRIORITIES = [(str(key), label) for key, label in words.PRIORITIES.items()]
REVIEW_HINT = _("Left empty, the plan is looked at again after a year.")


def _amount(label: Any = None) -> forms.DecimalField:
    return forms.DecimalField(
        label=label or _("How much"),
        min_value=Decimal("0.5"),
        max_digits=8,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )


class AmountForm(forms.Form):
    """How much of a service, how often, who pays, how pressing it is."""

    amount = _amount()
    per = choice_field(_("Period"), words.choices(words.PER))
    funding = choice_field(_("Who pays"), words.choices(words.FUNDING))
    priority = choice_field(_("What for"), PRIORITIES)

    def values(self) -> dict[str, Any]:
        """What was entered, once the form is valid, as an item takes it."""
        said = self.cleaned_data
        return {
            "amount": said["amount"],
            "per": said["per"],
            "funding": said["funding"],
            "priority": int(said["priority"]),
        }

    @staticmethod
    def values_of(item: ItemRow) -> dict[str, Any]:
        """What the form shows first for an item that is there."""
        return {
            "amount": item.amount.normalize(),
            "per": item.per,
            "funding": item.funding,
            "priority": str(item.priority),
        }


class NewItemForm(AmountForm):
    """One more service for a draft."""

    service = forms.ChoiceField(label=_("Service"))
    field_order = ("service", "amount", "per", "funding", "priority")

    def __init__(self, *args: Any, services: tuple[ServiceRow, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["service"]
        offered.choices = [("", "—"), *((row.code, service_label(row)) for row in services)]

    def item(self) -> ItemDraft:
        """The service as the plan takes it."""
        return ItemDraft(service=self.cleaned_data["service"], **self.values())


class ContentForm(forms.Form):
    """Where the person is going to live, in their own words, and when to look again."""

    own_words = forms.CharField(
        label=_("What the person wants, in their own words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    outlook = choice_field(
        _("Where the person is going to live"), words.choices(words.OUTLOOKS), as_radio=True
    )
    review_on = day_field(_("Look again on"), required=False, hint=REVIEW_HINT)

    @staticmethod
    def values_of(plan: PlanRow) -> dict[str, Any]:
        """What the form shows first for a plan that is there."""
        return {"own_words": plan.own_words, "outlook": plan.outlook, "review_on": plan.review_on}


@dataclass(frozen=True, slots=True)
class ProposalFields:
    """One proposed service on the form: whether to take it, how much, and why it is proposed."""

    take: forms.BoundField
    amount: forms.BoundField
    per: forms.BoundField
    service: str
    unit: str
    reason: str


class DrawUpForm(ContentForm):
    """A new plan: the words, the outlook, and which of the proposed services to take."""

    drawn_on = day_field(_("Drawn up on"))

    def __init__(self, *args: Any, proposed: tuple[ProposalRow, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposed = proposed
        for row in proposed:
            code, item = row.service.code, row.proposal.item
            name = words.by_language(lv=row.service.name_lv, en=row.service.name_en)
            self.fields[f"take_{code}"] = forms.BooleanField(label=name, required=False)
            amount = _amount(gettext("How much: %(service)s") % {"service": name})
            amount.initial, amount.required = item.amount.normalize(), False
            self.fields[f"amount_{code}"] = amount
            self.fields[f"per_{code}"] = forms.ChoiceField(
                label=gettext("Period: %(service)s") % {"service": name},
                choices=words.choices(words.PER),
                initial=item.per,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """A service that is taken needs its amount."""
        said = super().clean() or {}
        for row in self.proposed:
            code = row.service.code
            if (
                said.get(f"take_{code}")
                and f"amount_{code}" not in self.errors
                and not said.get(f"amount_{code}")
            ):
                self.add_error(f"amount_{code}", gettext("Enter how much, or do not take the service."))
        return said

    def items(self) -> list[ItemDraft]:
        """The proposed services that were taken, as changed."""
        said = self.cleaned_data
        return [
            ItemDraft(
                service=row.service.code,
                amount=said[f"amount_{row.service.code}"],
                per=said[f"per_{row.service.code}"] or row.proposal.item.per,
                funding=row.proposal.item.funding,
                priority=row.proposal.item.priority,
                chapter=row.proposal.chapter,
            )
            for row in self.proposed
            if said[f"take_{row.service.code}"]
        ]

    @property
    def proposal_fields(self) -> list[ProposalFields]:
        """The proposed services with their fields, as the page draws them."""
        return [
            ProposalFields(
                take=self[f"take_{row.service.code}"],
                amount=self[f"amount_{row.service.code}"],
                per=self[f"per_{row.service.code}"],
                service=words.by_language(lv=row.service.name_lv, en=row.service.name_en),
                unit=unit_in_words(row.service.unit),
                reason=reason_of(row),
            )
            for row in self.proposed
        ]


class AgreementForm(forms.Form):
    """Who agreed, and when."""

    agreed_by = choice_field(_("Who agreed"), words.choices(words.AGREED_BY), as_radio=True)
    agreed_on = day_field(_("Agreed on"))


class RefusalForm(forms.Form):
    """Why the plan was refused, and when."""

    reason = forms.CharField(
        label=_("Why it is refused"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In the person's own words, if you can."),
    )
    refused_on = day_field(_("Refused on"))


def service_label(row: ServiceRow) -> str:
    """A service with its unit."""
    name = words.by_language(lv=row.name_lv, en=row.name_en)
    return gettext("%(service)s (%(unit)s)") % {"service": name, "unit": unit_in_words(row.unit)}


def reason_of(row: ProposalRow) -> str:
    """Why a service is proposed, in one sentence."""
    need = {
        "area": words.area(row.proposal.chapter),
        "severity": words.difficulty(row.proposal.severity),
    }
    if row.proposal.leaves_institution:
        return (
            gettext("Because of the need “%(area)s”: %(severity)s; to live outside the institution.") % need
        )
    return gettext("Because of the need “%(area)s”: %(severity)s.") % need
