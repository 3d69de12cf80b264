"""Settings. Every choice a school or museum can make is an environment variable; docs/operations.md lists them.

The default is the safe one: no debugging, this machine only, a key of its own, one folder of state.
"""

import os
import re
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE
from django.utils.functional import lazy

from config import network

BASE_DIR = Path(__file__).resolve().parent.parent
STATE_DIR = Path(os.environ.get("NOTE_VERBALE_STATE") or BASE_DIR / "var")
VERSION = "0.1.0"


# A slip in the environment stops every command with one sentence and exit code 1, not with a traceback.


def _switch(name, default=False):
    """An environment variable as yes or no."""
    word = os.environ.get(name, "1" if default else "0").strip().lower()
    if word not in {"1", "0", "true", "false", "yes", "no"}:
        sys.exit(f"{name} says “{word}”. Write 1 for yes or 0 for no.")
    return word in {"1", "true", "yes"}


def _number(name, default, lowest=1, highest=65_535):
    """An environment variable as a whole number."""
    word = os.environ.get(name, "").strip() or str(default)
    if not (word.isascii() and word.isdigit() and lowest <= int(word) <= highest):
        sys.exit(f"{name} says “{word}”. Write a whole number from {lowest} to {highest}.")
    return int(word)


def _database(url):
    """DATABASE_URL as Django wants it."""
    import dj_database_url  # where there is one: a start without has no use for it

    try:
        if url.startswith(("sqlite:", "postgres:", "postgresql:")):
            return dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    except ValueError:
        pass
    sys.exit("DATABASE_URL cannot be read. Write it like postgres://user:password@host:5432/name.")


def _time_zone():
    name = os.environ.get("TIME_ZONE") or "UTC"
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        sys.exit(f"TIME_ZONE says “{name}”, which is no time zone of this machine. Write it like Europe/Berlin.")
    return name


def _origins():
    origins = os.environ.get("CSRF_TRUSTED_ORIGINS", "").split()
    for origin in origins:
        if not origin.startswith(("https://", "http://")):
            sys.exit(f"CSRF_TRUSTED_ORIGINS says “{origin}”. Write each like https://notes.school.example.")
    return origins


def _own_key():
    """The site's secret key: from the environment, else made once and kept in the state folder (0600)."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    path = STATE_DIR / "key"
    try:
        if key := path.read_text().strip():
            return key
    except FileNotFoundError:
        STATE_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    import secrets  # at the first start only: each later one is shorter without

    key = secrets.token_urlsafe(64)
    draft = STATE_DIR / f"key.{os.getpid()}"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(key)
    draft.replace(path)  # whole or not at all
    return path.read_text().strip()


SECRET_KEY = _own_key()
DEBUG = _switch("DEBUG")
HOST = os.environ.get("HOST") or "127.0.0.1"  # 0.0.0.0 serves the school's network
PORT = _number("PORT", 8000)
WORKERS = _number("WORKERS", min(max(os.cpu_count() or 1, 2), 4))  # processes, each with its own interpreter
THREADS = _number("THREADS", 2)  # in each; more would wait for one interpreter, with the write lock in hand
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "").split() or network.names_of(HOST)

INSTALLED_APPS = [
    "config.apps.DeskConfig",  # django.contrib.admin, with our desk as its site
    "config.apps.ConfigConfig",
    "classroom",
    "exhibit",
    "quiz",
    "archive",
    "content_editor",
    "django_prose_editor",
    "django_filters",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "exhibit.middleware.EditionPages",  # published pages leave from here, before sessions are asked
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.policy.PolicyMiddleware",  # outside all that may refuse, so that a refusal has its policy too
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- What is kept -----------------------------------------------------------------------------------------

DATABASE_URL = os.environ.get("DATABASE_URL") or f"sqlite:///{STATE_DIR / 'note-verbale.sqlite3'}"
_ON_SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": STATE_DIR / "note-verbale.sqlite3", "CONN_MAX_AGE": 600}
DATABASES = {"default": _database(DATABASE_URL) if os.environ.get("DATABASE_URL") else _ON_SQLITE}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"] |= {
        "ENGINE": "config.queued_sqlite3",  # writers wait in a queue, so none waits for seconds
        "CONN_HEALTH_CHECKS": False,
        "TEST": {"NAME": ":memory:"},  # said aloud, for tests in several processes
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: an answer that was acknowledged survives a power cut, NORMAL can lose it
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _static(path):
    """The address of a static file. Django's forms come with this import, and the server's own process has no use."""
    from django.templatetags.static import static

    return static(path)


def _citation_rule(config, shared):
    """What the button that cites may write. A function, since no dotted path is resolved; imported late, as above."""
    from archive.prose import citation_rule

    citation_rule(config, shared)


DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {"js": [lazy(_static, str)("desk/citation.js")], "extensions": {"Citation": _citation_rule}},
]

CACHE_URL = os.environ.get("CACHE_URL", "")
if CACHE_URL:
    _REDIS = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
    CACHES = {"default": _REDIS, "pages": _REDIS}
else:
    _SIZE = {"OPTIONS": {"MAX_ENTRIES": 2000}}
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"} | _SIZE,
        "pages": {"BACKEND": "config.page_cache.PageCache", "LOCATION": STATE_DIR / "pages"} | _SIZE,
    }

STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = STATE_DIR / "media"
MEDIA_URL = "/media/"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.statics.Statics"},
}
WHITENOISE_MAX_AGE = 3600
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # half the files to compress at the first start, and to look through at each

# --- Language and time ------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]  # each by its own name
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = _time_zone()
USE_I18N = len(LANGUAGES) > 1  # with one language there is nothing to look up
USE_TZ = True

# --- Trust ------------------------------------------------------------------------------------------------

HTTPS = _switch("HTTPS")  # set it where the site is reached through https; a school's own network is often not
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if _switch("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_FAILURE_VIEW = "config.views.form_not_ours"
CSRF_TRUSTED_ORIGINS = _origins()
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" would turn Origin into "null" and refuse every answer
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440


def _first_style():
    """The style written into each page as a policy names it, by its SHA-256. Comments of the template are not in it."""
    style = re.sub(r"{#.*?#}", "", (BASE_DIR / "templates" / "first.css").read_text(encoding="utf-8"))
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF, _first_style()],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# Under /admin/ only: the page editor's import map needs a nonce, Django's own widgets inline styles.
DESK_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, NONCE],
    "style-src": [SELF, UNSAFE_INLINE],
    "font-src": [SELF],
    "img-src": [SELF, "data:"],
    "frame-src": [SELF],  # a question as students see it, beside its form
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24  # a one-time link works for a day

AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # by address alone, one typing error would lock a school
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_ENABLE_ADMIN = False

ANSWERS_KEPT_DAYS = _number("ANSWERS_KEPT_DAYS", 90)  # then a browser's answers stop hanging together

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
