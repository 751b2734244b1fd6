"""The shell as a Django app, so that its templates, tags and static files are found."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    name = "majup.web.shell"
    label = "shell"
