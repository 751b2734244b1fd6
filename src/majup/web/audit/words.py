"""Records in the auditor's words. Names of acts stay as they are: they are what the chain is sealed over."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RECORDS: dict[str, Promise] = {
    "accounts.User": _("user"),
    "assessments.Assessment": _("assessment"),
    "assessments.Instrument": _("questionnaire"),
    "audit.AuditEntry": _("audit trail"),
    "monitoring.Statement": _("published figure"),
    "organisations.Organisation": _("organisation"),
    "organisations.Partnership": _("partnership"),
    "people.Application": _("application"),
    "people.Identification": _("identification"),
    "people.Person": _("person"),
    "people.Responsibility": _("responsibility"),
    "planning.Plan": _("regional plan"),
    "runs.Run": _("computation"),
    "services.Offer": _("service at a site"),
    "services.ServiceType": _("catalogue of services"),
    "services.Site": _("site"),
    "support.PlanItem": _("line of a support plan"),
    "support.SupportPlan": _("support plan"),
    "territory.Boundary": _("boundary"),
    "territory.Municipality": _("municipality"),
    "territory.Parish": _("parish or town"),
    "territory.PlanningRegion": _("planning region"),
}


def record_name(model: str) -> str:
    """What a record is called; a record without words by its label."""
    return str(RECORDS.get(model, model))
