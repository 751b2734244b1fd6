"""Addresses of the status pages."""

from django.urls import path

from majup.web.status import pages, records_page

urlpatterns = [
    path("status/", pages.status, name="status"),
    path("status/file", pages.status_export, name="status_export"),
    path("status/records/", records_page.status_records, name="status_records"),
]
