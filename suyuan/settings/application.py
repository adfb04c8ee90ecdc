"""Apps, middleware, templates, language and static files."""

from django.contrib.messages import constants as message_levels

from suyuan.settings.deployment import ENV
from suyuan.settings.environment import BASE_DIR, Mode

SUYUAN_MODE = ENV.mode
DEBUG = ENV.debug

INSTALLED_APPS = [
    "suyuan.web.admin_config.ReferenceAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "oauth2_provider",
    "template_partials",
    "django_htmx",
    "csp",
    "axes",
    "django_structlog",
    "suyuan.accounts",
    "suyuan.files",
    "suyuan.exchange",
    "communities",
    "mediators",
    "cases",
    "reports",
    "suyuan.governance",
    "suyuan.demo",
    "suyuan.web",
]

MIDDLEWARE = [
    "suyuan.web.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "suyuan.web.request_log.RequestLogMiddleware",
    "suyuan.web.middleware.OriginMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "suyuan.web.middleware.DomainErrorMiddleware",
    "suyuan.web.middleware.SignInMiddleware",
    "suyuan.web.middleware.IdleMiddleware",
    "suyuan.web.middleware.PasswordMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "suyuan.urls"
WSGI_APPLICATION = "suyuan.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "suyuan.web.context.interface",
            ],
        },
    },
]

MESSAGE_TAGS = {message_levels.ERROR: "danger"}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = ENV.static_root
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = ENV.media_root
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": {
            Mode.TEST: "django.contrib.staticfiles.storage.StaticFilesStorage",
            Mode.DEMO: "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
            Mode.PRODUCTION: "whitenoise.storage.CompressedManifestStaticFilesStorage",
        }[ENV.mode],
    },
}
WHITENOISE_USE_FINDERS = ENV.mode is Mode.TEST
WHITENOISE_AUTOREFRESH = ENV.mode is Mode.TEST  # else every test client lists all the files when it begins
