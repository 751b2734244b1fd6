"""The address of the audit trail."""

from django.urls import path

from majup.web.audit import pages

urlpatterns = [path("audit/", pages.audit, name="audit")]
