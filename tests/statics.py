"""Static files as they are served, only not compressed, which takes seconds."""

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

from config.statics import WithoutComments


class Uncompressed(WithoutComments, ManifestStaticFilesStorage):
    pass
