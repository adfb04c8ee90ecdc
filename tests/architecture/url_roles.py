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
    "home": "CASE 200 | others 302",
    # One's own account.
    "accounts:sign_in": "EVERYBODY 302 | anonymous 200",
    "accounts:sign_out": "POST EVERYBODY 302",
    "accounts:profile": "EVERYBODY 200",
    "accounts:change_password": "EVERYBODY 200",
    "accounts:sessions": "EVERYBODY 200",
    "accounts:end_session": "POST EVERYBODY 409",
    "accounts:stay": "POST EVERYBODY 204",
    "accounts:notices": "EVERYBODY 200",
    "accounts:read_all_notices": "POST EVERYBODY 302",
    "accounts:open_notice": "POST EVERYBODY 404",
    # Accounts of others.
    "accounts:user_list": "SYSTEM_ADMIN 200",
    "accounts:new_user": "SYSTEM_ADMIN 200",
    "accounts:user": "account@SYSTEM_ADMIN 200",
    "accounts:rename_user": "POST account@SYSTEM_ADMIN 422",
    "accounts:disable_user": "POST account@SYSTEM_ADMIN 422",
    "accounts:enable_user": "POST account@SYSTEM_ADMIN 200",
    "accounts:reset_password": "POST account@SYSTEM_ADMIN 200",
    "accounts:unlock_user": "POST account@SYSTEM_ADMIN 302",
    "accounts:access_log": "AUDIT_ADMIN 200",
    # places
    "communities:community_list": "CLERK COORDINATOR JUDGE ASSISTANT SUBSIDY_REVIEWER FINANCE GOVERNANCE_VIEWER 200",
    "communities:demonstrations": "CLERK COORDINATOR JUDGE ASSISTANT SUBSIDY_REVIEWER FINANCE GOVERNANCE_VIEWER 200",
    "communities:designate": "tribunal@COORDINATOR JUDGE 200",
    "communities:withdraw_demonstration": "demonstration@COORDINATOR JUDGE 200",
    "communities:division_tree": "CASE SYSTEM_ADMIN 200",
    "communities:division": "place@CASE SYSTEM_ADMIN 200",
    "communities:calendar": "CASE SYSTEM_ADMIN 302",
    "communities:calendar_year": "year@CASE SYSTEM_ADMIN 200",
    "communities:set_calendar_day": "POST year@SYSTEM_ADMIN 422",
    "communities:remove_calendar_day": "POST year@SYSTEM_ADMIN 422",
    "communities:confirm_calendar_year": "POST year@SYSTEM_ADMIN 422",
    "communities:import_reference": "SYSTEM_ADMIN 200",
    "communities:rejected_reference_rows": "SYSTEM_ADMIN 404",
    # posts
    "communities:posting_list": "SECURITY_ADMIN 200",
    "communities:new_posting": "SECURITY_ADMIN 200",
    "communities:posting": "posting@SECURITY_ADMIN 200",
    "communities:end_posting": "POST posting@SECURITY_ADMIN 422",
    "communities:withdraw_posting": "POST posting@SECURITY_ADMIN 422",
    # calculators
    "cases:deadline_calculator": "CASE 200",
    "cases:court_fee_calculator": "CASE 200",
    # mediators and the subsidy ledger
    "mediators:mediator_list": "CLERK COORDINATOR JUDGE SUBSIDY_REVIEWER FINANCE ORG_MANAGER 200",
    "mediators:mediator": "CLERK COORDINATOR JUDGE SUBSIDY_REVIEWER FINANCE ORG_MANAGER MEDIATOR 404",
    "mediators:reveal_phone": "POST CLERK COORDINATOR JUDGE ORG_MANAGER 404",
    "mediators:ledger": "SUBSIDY_REVIEWER FINANCE 200",
    "mediators:balances": "SUBSIDY_REVIEWER FINANCE 200",
    "mediators:not_in_ledger": "SUBSIDY_REVIEWER FINANCE MEDIATOR 200",
    "mediators:my_subsidies": "MEDIATOR 200",
    "mediators:voucher": "SUBSIDY_REVIEWER FINANCE MEDIATOR 404",
    "mediators:reverse_voucher": "voucher@SUBSIDY_REVIEWER FINANCE 200",
    # disputes
    "cases:dispute_list": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 200",
    "cases:log_dispute": "CLERK COORDINATOR JUDGE ASSISTANT 302",
    "cases:log": "CLERK COORDINATOR JUDGE ASSISTANT 200",
    # an assistant too, but not into the draft that the clerk, who is asked first, has just begun under this key
    "cases:autosave": "POST ASSISTANT CLERK COORDINATOR JUDGE 200",
    "cases:missing": "CLERK COORDINATOR JUDGE ASSISTANT 404",
    "cases:party_row": "CLERK COORDINATOR JUDGE ASSISTANT 200",
    "cases:origin": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 200",
    "cases:villages": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 200",
    "cases:causes": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 200",
    "cases:dispute": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:edit_facts": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:receipt": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:add_number": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:add_party": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:edit_party": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:remove_party": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:consent": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:refusal": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:file": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:set_flag": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:lift_flag": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:record_informing": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:waive_informing": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:assignees": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:triage": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:triage_score": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:register": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:refer": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:sign_for": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:answer": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:appoint": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:choose": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:disclose": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:recuse": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:replace": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:rule": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:waive": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:session": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:settle": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:end": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:decline": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:recall": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:release": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:withdraw": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:reopen": "CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:reveal_identity_number": "POST CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:reveal_phone": "POST CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    "cases:reveal_address": "POST CLERK COORDINATOR JUDGE ASSISTANT MEDIATOR ORG_MANAGER 404",
    # the courts' lists, figures
    "cases:import_court_cases": "CLERK COORDINATOR 200",
    "cases:import_batch": "CLERK COORDINATOR 404",
    "cases:rejected_court_cases": "CLERK COORDINATOR 404",
    "reports:measures": "CLERK COORDINATOR JUDGE ASSISTANT GOVERNANCE_VIEWER 200",
    "reports:measure": "CLERK COORDINATOR JUDGE ASSISTANT GOVERNANCE_VIEWER 404",
    "reports:measure_rows": "CLERK COORDINATOR JUDGE ASSISTANT GOVERNANCE_VIEWER 404",
    "reports:rates": "CLERK COORDINATOR JUDGE ASSISTANT GOVERNANCE_VIEWER 200",
    "reports:reading": "CLERK COORDINATOR JUDGE ASSISTANT GOVERNANCE_VIEWER 404",
    "reports:reading_cases": "CLERK COORDINATOR JUDGE ASSISTANT GOVERNANCE_VIEWER 404",
    "reports:community": "EVERYBODY 404",
    # programs
    "api:openapi": "PUBLIC",
    "api:docs": "PUBLIC",
    "api:oauth:token": "POST EVERYBODY 415 | anonymous 415",
    "api:oauth:revoke": "POST EVERYBODY 415 | anonymous 415",
    "api:disputes:list": "API",
    "api:disputes:changes": "API",
    "api:disputes:detail": "API",
    "api:code-tables:list": "API",
    "api:code-tables:causes": "API",
    "api:rates": "API",
}
