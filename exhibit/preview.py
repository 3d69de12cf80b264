"""The draft, as the public would see it: behind a token that expires."""

from django.core import signing

_SALT = "exhibit.preview"
VALID_SECONDS = 7 * 24 * 3600


def token(exhibit):
    """A token that opens the draft of this exhibit for a week."""
    return signing.dumps(exhibit.slug, salt=_SALT)


def exhibit_slug(text):
    """The exhibit whose draft a token opens. Raises django.core.signing.BadSignature for any other text."""
    return signing.loads(text, salt=_SALT, max_age=VALID_SECONDS)
