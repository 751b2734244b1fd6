"""Addresses of the first page and of the search."""

from django.urls import path

from majup.web.work import pages, search

urlpatterns = [
    path("", pages.my_work, name="my_work"),
    path("search/", search.search, name="search"),
]
