"""One-time sign-in links, so that accounts need no mail server.

A link is Django's own password-reset link: it works once and for `PASSWORD_RESET_TIMEOUT`.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.contrib.auth.tokens import default_token_generator
from django.db.models import Q
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from config import network

FIRST_CURATOR = "curator"
_can_sign_in = ~Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)


def link_for(user):
    """The address at which `user` chooses a new password and is then signed in."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return site_address() + reverse("password_reset_confirm", args=[uid, token])


def account(name):
    """The user of that name and whether it was made now. The first one ever made may do everything."""
    users = get_user_model().objects
    if not users.filter(username=name).exists():
        # the account that the first start made for whoever comes first, and nobody has used
        waiting = users.filter(username=FIRST_CURATOR, last_login=None).filter(~_can_sign_in)
        if waiting.update(username=name):
            return users.get(username=name), True
    first = not users.filter(is_superuser=True).exists()
    return users.get_or_create(
        username=name,
        defaults={"is_staff": True, "is_superuser": first, "password": make_password(None)},
    )


def first_link():
    """A link for the first curator while nobody at all can sign in, else None."""
    users = get_user_model().objects.filter(is_active=True)
    if users.filter(_can_sign_in).exists():
        return None
    waiting = users.filter(is_superuser=True).first()
    return link_for(waiting or account(FIRST_CURATOR)[0])


def site_address():
    """Where the site is reached from outside: its https name, or where it was last served."""
    if settings.HTTPS:
        return f"https://{settings.ALLOWED_HOSTS[0]}"
    try:
        return (settings.STATE_DIR / "address").read_text().strip()
    except FileNotFoundError:
        return network.address_to_share(settings.HOST, settings.PORT)
