"""All settings come from the environment; the README's table lists every one.

Production refuses to start without its secret key and its allowed hosts, and says why.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from tracker.signing_in.configured import idle_seconds, office_login, two_step_roles

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def required(name: str, why: str) -> str:
    """The value of a setting that has no safe default; an explanation where it is missing, or a list of nothing."""
    value = env.str(name, default="")
    if not value.strip(" ,"):
        raise ImproperlyConfigured(f"{name} is not set. {why} See the settings table in README.md.")
    return value


# What the process is
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = required("SECRET_KEY", "It signs sessions and forms: a long random text that no one else knows.")
ALLOWED_HOSTS = [
    host.strip()
    for host in required("ALLOWED_HOSTS", "It names the addresses this site answers to, parted by commas.").split(",")
    if host.strip()
]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DEMO = env.bool("DEMO", default=False)
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "forces.User"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "django_tables2",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "tracker",
    "forces",
    "recommendations",
    "responses.record",
    "responses.replies",
    "responses.intake",
    "responses.insight",
    "responses.publication",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "tracker.request_size.RequestSizeMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "forces.middleware.DemoAccountsMiddleware",
    "forces.middleware.PrivatePagesMiddleware",
    "forces.middleware.AccessMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tracker.signing_in.middleware.SessionEndsMiddleware",
    "tracker.signing_in.middleware.TwoStepMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

# Pages
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tracker.context_processors.product",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "tracker.templatetags.govuk",
                "tracker.templatetags.glossary",
            ],
        },
    }
]
FORM_RENDERER = "tracker.form_renderer.GovukRenderer"
DJANGO_TABLES2_TEMPLATE = "components/table.html"
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [BASE_DIR / "tracker" / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# Static files and uploaded documents
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [("guide", BASE_DIR / "docs" / "pictures")]
MEDIA_ROOT = Path(env.str("DOCUMENTS_DIR", default=str(VAR_DIR / "documents")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 500  # ten years of letters, chosen at once
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000  # 200 recommendations of a report in one form, some 14 fields each
FILE_UPLOAD_PERMISSIONS = 0o600
DOCUMENT_READERS = env.int("DOCUMENT_READERS", default=1)

# Database. SQLite: WAL, one writer at a time waits its turn instead of failing, nothing acknowledged is lost.
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'tracker.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# People
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["forces.backends.AccountBackend"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"

# Signing in, by allauth (tracker/signing_in). Nobody makes an account for themselves, in whatever way they come.
TWO_STEP_ROLES = two_step_roles(env.list("TWO_STEP_ROLES", default=[]))
OFFICE_LOGIN = office_login(
    issuer=env.str("OIDC_ISSUER", default=""),
    client_id=env.str("OIDC_CLIENT_ID", default=""),
    client_secret=env.str("OIDC_CLIENT_SECRET", default=""),
    name=env.str("OIDC_NAME", default="Microsoft"),
)
ACCOUNT_ADAPTER = "tracker.signing_in.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
# Wrong passwords and codes: by account, in a short time and in a day; then by address, which an office may share.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,30/d/key,50/5m/ip", "login": "60/m/ip"}
MFA_ADAPTER = "tracker.signing_in.codes.CodesAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Recommendation Tracker"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
SOCIALACCOUNT_ADAPTER = "tracker.signing_in.office_login.OfficeLoginAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": OFFICE_LOGIN}}

# Mail, for forgotten passwords alone; without it an administrator makes a new link.
MAIL_IS_SET = bool(env.str("EMAIL_URL", default=""))
if MAIL_IS_SET:
    vars().update(env.email_url("EMAIL_URL"))
EMAIL_TIMEOUT = 10
PASSWORD_RESET_TIMEOUT = 60 * 60
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="webmaster@localhost")

# What gunicorn's processes share: who must wait after wrong passwords, which codes were used. Its keys are hashed, so
# that no network address stands in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "KEY_FUNCTION": "tracker.kit.cache_keys.hashed",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Security. HTTPS=off is for a machine's own loopback address alone (`make run`).
HTTPS = env.bool("HTTPS", default=True)
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_SECONDS = env.int("SESSION_SECONDS", default=8 * 60 * 60)
SESSION_IDLE_SECONDS = idle_seconds(env.int("SESSION_IDLE_SECONDS", default=60 * 60))
SESSION_COOKIE_AGE = SESSION_SECONDS + 24 * 60 * 60  # longer than a session, so that its end can be explained
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "tracker.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "weasyprint": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        # A refusal (403, 404, a wrong host) is no fault of the product: faults alone are worth a line here.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO")},
}
