"""Users, passwords, sessions, cookies, encryption keys and browser policies."""

from csp.constants import NONE, SELF

from suyuan.settings.deployment import ENV
from suyuan.settings.environment import Mode

SECRET_KEY = ENV.secret_key
ALLOWED_HOSTS = ENV.allowed_hosts
CSRF_TRUSTED_ORIGINS = ENV.csrf_trusted_origins

# Personal identifiers at rest (个人信息加密): keys by id, the id that new values are written with.
FIELD_KEYS = ENV.field_keys
FIELD_KEY_ACTIVE = ENV.field_key_active
BLIND_INDEX_KEY = ENV.blind_index_key

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if ENV.mode is Mode.TEST:
    PASSWORD_HASHERS.insert(0, "django.contrib.auth.hashers.MD5PasswordHasher")  # fast, for fixtures

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.https
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = ENV.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.https else None
SECURE_HSTS_SECONDS = 31_536_000 if ENV.https else 0
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for subdomains: the court's other systems under the domain are not ours to decide
    "security.W021",  # HSTS preload: likewise
    "axes.W006",  # lock-out counts by account, see sign_in.py
]
