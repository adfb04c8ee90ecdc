"""Sign-in: passwords, lock-out, idle sign-out.

Source: GB/T 22239-2019 8.1.4.1. The standard gives no numbers; these are the values that
assessors usually ask for, so they are settings with safe defaults and not law.
"""

from datetime import timedelta

from suyuan.settings.deployment import ENV

LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "home"
CSRF_FAILURE_VIEW = "suyuan.web.errors.csrf_failure"

PASSWORD_MAX_DAYS = 90
PASSWORD_HISTORY = 5
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "suyuan.accounts.services.password_rules.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "suyuan.accounts.services.password_rules.ThreeKindsOfCharacters"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "display_name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "suyuan.accounts.services.password_rules.NotUsedBefore"},
]

SESSION_IDLE_MINUTES = ENV.session_idle_minutes
SESSION_WARNING_SECONDS = 120
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Lock-out counts by account, whatever the address: a court sits behind one address, and a guess
# that comes from many addresses is still a guess at one account.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=20)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_LOCKOUT_CALLABLE = "suyuan.accounts.views.sign_in.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
AXES_CLIENT_IP_CALLABLE = "suyuan.accounts.origin.request_ip"

TRUSTED_PROXIES = ENV.trusted_proxies
