"""Addresses of the service directory."""

from django.urls import path

from majup.web.services import directory_page, site_acts, site_page

urlpatterns = [
    path("services/", directory_page.services, name="services"),
    path("services/<uuid:site_id>/", site_page.site, name="site"),
    path("services/<uuid:site_id>/offers/", site_acts.plan_at_site, name="plan_offer"),
    path("services/<uuid:site_id>/description/", site_acts.describe, name="describe_site"),
    path("services/<uuid:site_id>/test/", site_acts.answer_questions, name="institution_test"),
    path("services/<uuid:site_id>/offers/<uuid:offer_id>/", site_acts.move_offer, name="move_offer"),
]
