from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save, pre_save
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("The record")

    def ready(self):
        from archive import citations, search

        # Signals, because loaddata calls no save(): derived dates and the table of citations must be true there too.
        pre_save.connect(citations.on_pre_save, dispatch_uid="archive.dates")
        post_save.connect(citations.on_post_save, dispatch_uid="archive.citations")
        post_delete.connect(citations.on_post_delete, dispatch_uid="archive.citations.delete")
        # `flush` empties the tables of models only, and says so by this signal.
        post_migrate.connect(search.on_flush, sender=self, dispatch_uid="archive.search")
