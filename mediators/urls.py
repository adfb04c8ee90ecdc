from django.urls import path

from mediators.views import (
    assessment,
    books,
    claims,
    files,
    ledger,
    mediators,
    organizations,
    payments,
    roster,
    schemes,
)

app_name = "mediators"

people = [
    path("mediators/", mediators.mediator_list, name="mediator_list"),
    path("mediators/<int:pk>/", mediators.mediator_page, name="mediator"),
    path("mediators/<int:pk>/reveal-phone/", mediators.reveal_phone, name="reveal_phone"),
]

MEDIATOR = "mediators/<int:pk>/"
file_urls = [
    path("mediators/new/", files.new_mediator, name="new_mediator"),
    path("mediators/me/", files.own_profile, name="own_profile"),
    path(MEDIATOR + "edit/", files.edit_mediator, name="edit_mediator"),
    path(MEDIATOR + "relations/<int:relation>/end/", files.end_relation, name="end_relation"),
    path("mediators/complaints/<int:pk>/", files.decide_complaint, name="decide_complaint"),
    *(
        path(f"{MEDIATOR}add/{kind}/", files.add_to_file, {"kind": kind}, name=f"add_{kind}")
        for kind in files.ADDITIONS
    ),
]

# /organizations/ : organisations, members, studios
ORGANIZATION = "organizations/<int:pk>/"
organization_urls = [
    path("organizations/", organizations.organization_list, name="organization_list"),
    path("organizations/new/", organizations.new_organization, name="new_organization"),
    path(ORGANIZATION, organizations.organization_page, name="organization"),
    path(ORGANIZATION + "edit/", organizations.edit_organization, name="edit_organization"),
    path(ORGANIZATION + "members/add/", organizations.add_member, name="add_member"),
    path(ORGANIZATION + "members/<int:membership>/end/", organizations.end_membership, name="end_membership"),
    path("studios/new/", organizations.edit_studio, name="new_studio"),
    path("studios/<int:pk>/", organizations.edit_studio, name="edit_studio"),
]

# /roster/ : the court's roster; its first page is for everybody
roster_urls = [
    path("roster/", roster.public_roster, name="public_roster"),
    path("roster/work/", roster.roster_work, name="roster_work"),
    path(MEDIATOR + "propose/", roster.propose_mediator, name="propose_mediator"),
    path(ORGANIZATION + "propose/", roster.propose_organization, name="propose_organization"),
    path("roster/assistants/<int:pk>/propose/", roster.propose_assistant, name="propose_assistant"),
    path("roster/proposals/<int:pk>/", roster.decide_proposal, name="decide_proposal"),
    path("roster/entries/<int:pk>/renew/", roster.propose_renewal, name="propose_renewal"),
    path("roster/entries/<int:pk>/end/", roster.end_entry, name="end_entry"),
]

# /assessments/ : the yearly assessment
assessment_urls = [
    path("assessments/", assessment.overview, name="assessments"),
    path("assessments/scheme/", assessment.new_scheme, name="new_scheme"),
    path("assessments/me/<int:year>/", assessment.score_oneself, name="score_oneself"),
    path("assessments/<int:pk>/file/", assessment.file, name="file_assessment"),
    path(MEDIATOR + "assess/<int:year>/", assessment.assess, name="assess"),
]

subsidies = [
    path("subsidies/", ledger.lines, name="ledger"),
    path("subsidies/balances/", ledger.balances, name="balances"),
    path("subsidies/not-in-ledger/", ledger.not_in_ledger, name="not_in_ledger"),
    path("subsidies/mine/", mediators.my_subsidies, name="my_subsidies"),
    path("subsidies/vouchers/<int:pk>/", ledger.voucher_page, name="voucher"),
    path("subsidies/vouchers/<int:pk>/reverse/", ledger.reverse, name="reverse_voucher"),
]

money = [
    path("subsidies/preview/", schemes.preview, name="preview"),
    path("subsidies/dues/<int:pk>/", schemes.due_page, name="due"),
    path("subsidies/dues/<int:pk>/claim/", claims.submit, name="submit_claim"),
    path("subsidies/schemes/", schemes.scheme_list, name="scheme_list"),
    path("subsidies/schemes/<int:pk>/", schemes.scheme_page, name="scheme"),
    path("subsidies/schemes/<int:pk>/draft/", schemes.draft, name="draft_scheme"),
    path("subsidies/schemes/<int:pk>/edit/", schemes.edit, name="edit_scheme"),
    path("subsidies/schemes/<int:pk>/adopt/", schemes.adopt, name="adopt_scheme"),
    path("subsidies/schemes/<int:pk>/discard/", schemes.discard, name="discard_scheme"),
    path("subsidies/claims/", claims.claim_list, name="claim_list"),
    path("subsidies/claims/<int:pk>/", claims.claim_page, name="claim"),
    path("subsidies/claims/<int:pk>/resubmit/", claims.resubmit, name="resubmit_claim"),
    path("subsidies/claims/<int:pk>/files/<uuid:key>/", claims.claim_file, name="claim_file"),
    *(
        path(f"subsidies/claims/<int:pk>/{step}/", claims.claim_step, {"step": step}, name=f"{step}_claim")
        for step in claims.STEPS
    ),
    path("subsidies/payments/", payments.batch_list, name="batch_list"),
    path("subsidies/payments/<int:pk>/", payments.batch_page, name="batch"),
    *(
        path(f"subsidies/payments/<int:pk>/{step}/", payments.batch_step, {"step": step}, name=f"{step}_batch")
        for step in payments.STEPS
    ),
    *(
        path(f"subsidies/payments/<int:pk>/bank.{kind}", payments.export, {"suffix": kind}, name=f"bank_{kind}")
        for kind in ("xlsx", "csv")
    ),
    path("subsidies/payments/<int:pk>/sheet/", payments.sheet, name="batch_sheet"),
    path("subsidies/payments/lines/<int:pk>/bounce/", payments.bounce, name="bounce_line"),
    path("subsidies/paid/<int:year>/", payments.paid, name="paid"),
    path("subsidies/account/", payments.own_account, name="own_account"),
    path("subsidies/accounts/<int:pk>/", payments.account, name="account"),
    path("subsidies/accounts/<int:pk>/reveal/", payments.reveal_account, name="reveal_account"),
    path("subsidies/books/", books.books, name="books"),
    path("subsidies/retainers/", books.retainers, name="retainers"),
    path("subsidies/retainers/<int:pk>/", books.retainer_page, name="retainer"),
    path("subsidies/statements/<int:pk>/", books.statement_sheet, name="statement_sheet"),
    path("subsidies/statements/<int:pk>/statement.pdf", books.statement_pdf, name="statement_pdf"),
]

urlpatterns = people + file_urls + organization_urls + roster_urls + assessment_urls + subsidies + money
