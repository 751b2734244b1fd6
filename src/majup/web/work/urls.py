"""Addresses of the first page and of the search."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
