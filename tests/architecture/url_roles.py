"""Who may open which address: one line for each URL name, held against the whole resolver by test_url_roles.py.

    "app:page": "[POST] WHO STATUS [| others STATUS] [| anonymous STATUS]"

WHO      role names of suyuan/accounts/roles.py, EVERYBODY (any signed-in person), CASE (all but the three
         administrators), or NOBODY.
STATUS   what they get. An address with arguments is asked for an object that does not exist, so whoever may
         come in gets 404, unless the row names an object: "dispute@CLERK JUDGE 200" takes its arguments from
         `dispute` in url_objects.py.
others   every other signed-in person; 403 unless said.
anonymous  302 (to the sign-in page) unless said.
POST     the address takes a form only; it is sent empty.
API      alone: a program's address, 401 without a token for everybody, signed in or not.
PUBLIC   alone: 200 for everybody.

Three administrators never get 200 on anything about cases: the test refuses such a row in the apps of CASE_APPS.
"""

CASE_APPS = ("cases", "mediators", "reports")

ROWS = {
    "home": "EVERYBODY 302",
    # accounts: one's own
    "accounts:sign_in": "EVERYBODY 302 | anonymous 200",
    "accounts:sign_out": "POST EVERYBODY 302",
    "accounts:profile": "EVERYBODY 200",
    "accounts:change_password": "EVERYBODY 200",
    "accounts:sessions": "EVERYBODY 200",
    "accounts:end_session": "POST EVERYBODY 409",
    "accounts:stay": "POST EVERYBODY 204",
    # accounts: administration
    "accounts:user_list": "SYSTEM_ADMIN 200",
    "accounts:new_user": "SYSTEM_ADMIN 200",
    "accounts:user": "account@SYSTEM_ADMIN 200",
    "accounts:rename_user": "POST account@SYSTEM_ADMIN 422",
    "accounts:disable_user": "POST account@SYSTEM_ADMIN 422",
    "accounts:enable_user": "POST account@SYSTEM_ADMIN 200",
    "accounts:reset_password": "POST account@SYSTEM_ADMIN 200",
    "accounts:unlock_user": "POST account@SYSTEM_ADMIN 302",
    "accounts:access_log": "AUDIT_ADMIN 200",
    # posts
    "communities:posting_list": "SECURITY_ADMIN 200",
    "communities:new_posting": "SECURITY_ADMIN 200",
    "communities:posting": "posting@SECURITY_ADMIN 200",
    "communities:end_posting": "POST posting@SECURITY_ADMIN 422",
    "communities:withdraw_posting": "POST posting@SECURITY_ADMIN 422",
    # programs
    "api:openapi": "PUBLIC",
    "api:oauth:token": "POST EVERYBODY 415 | anonymous 415",
    "api:oauth:revoke": "POST EVERYBODY 415 | anonymous 415",
    "api:disputes:list": "API",
    "api:disputes:changes": "API",
    "api:disputes:detail": "API",
    "api:code-tables:list": "API",
    "api:code-tables:causes": "API",
}
