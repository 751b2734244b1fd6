"""Addresses of the first page and of the search."""

from django.urls import path

from majup.web.work import pages

urlpatterns = [
    path("", pages.my_work, name="my_work"),
]
