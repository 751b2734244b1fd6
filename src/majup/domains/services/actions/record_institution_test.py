"""Record the three answers whether a site is an institution (R053)."""

from datetime import date
from uuid import UUID

from majup.domains.services import policies
from majup.domains.services.errors import OfferChanged, OfferRefused
from majup.domains.services.models import InstitutionTest
from majup.domains.services.queries.keeping import site_to_keep
from majup.domains.services.rules.institution_test import Answers, is_institution
from majup.kernel.act import act
from majup.kernel.viewer import Viewer


def record_institution_test(*, site_id: UUID, answers: Answers, reason: str, by: Viewer, on: date) -> bool:
    """Keep the answers of a day with their reason. Returns whether the site is an institution by them.

    Raises NotFound, NotAllowed, Refused without a reason, and Conflict where the day has its answers already.
    """
    with act("services.institution_tested", by=by, needs=policies.RECORD_INSTITUTION_TEST) as record:
        site = site_to_keep(site_id, by=by)
        if not reason.strip():
            raise OfferRefused("reason_needed")
        if InstitutionTest.objects.filter(site=site, tested_on=on).exists():
            raise OfferChanged("site_tested_already")
        InstitutionTest.objects.create(
            site=site,
            tested_on=on,
            is_isolated=answers.is_isolated,
            lacks_control=answers.lacks_control,
            rules_prevail=answers.rules_prevail,
            reason=reason.strip(),
        )
        verdict = is_institution(answers)
        record.about(site, is_institution=verdict)
    return verdict
