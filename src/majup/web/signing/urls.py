"""Addresses of signing in and out."""

from django.urls import path

from majup.web.signing import pages

urlpatterns = [
    path("sign-in/", pages.sign_in_page, name="sign_in"),
    path("sign-out/", pages.sign_out_page, name="sign_out"),
    path("role/", pages.role, name="role"),
]
