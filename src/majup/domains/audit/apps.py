"""Tells Django of the audit domain, and plugs it into the kernel's acts."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The audit domain as a Django app."""

    name = "majup.domains.audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # The models exist only now, so this import cannot stand at the top.
        from majup.domains.audit.actions.append_entry import append_entry  # noqa: PLC0415  # app registry must be ready
        from majup.kernel.audit_hook import set_recorder  # noqa: PLC0415  # app registry must be ready

        set_recorder(append_entry)
