from django.urls import path

from cases.choices import ConsentKind
from cases.services.disclosure import Identifier
from cases.views import (
    agents,
    calculators,
    calendar,
    caseload,
    court_cases,
    dispute,
    dispute_list,
    docket,
    files,
    flags,
    half_month,
    joint_assignment,
    kin,
    log_dispute,
    outcomes,
    papers,
    parties,
    printing,
    receipt,
    screening,
    series,
    steps,
    supervision,
    tasks,
    triage,
)
from cases.views.step_table import STEPS

app_name = "cases"

# /disputes/ : the list, and taking in
intake_urls = [
    path("disputes/", dispute_list.dispute_list, name="dispute_list"),
    path("disputes/assign-together/", joint_assignment.assign_together, name="assign_together"),
    path("disputes/log/", log_dispute.log_dispute, name="log_dispute"),
    path("screening/findings/<int:pk>/dispute/", screening.finding_to_dispute, name="finding_to_dispute"),
    path("disputes/log/party/", log_dispute.party_row, name="party_row"),
    path("disputes/log/origin/", log_dispute.origin, name="origin"),
    path("disputes/log/<uuid:key>/similar/", kin.similar, name="similar"),
    path("series/", series.series_list, name="series_list"),
    path("series/new/", series.new_series, name="new_series"),
    path("series/<uuid:key>/", series.one_series, name="one_series"),
    path("series/<uuid:key>/offer/", series.offer_model_result, name="offer_model_result"),
    path("disputes/duplicates/", kin.duplicate_list, name="duplicate_list"),
    path("disputes/log/villages/", log_dispute.villages, name="villages"),
    path("disputes/log/causes/", log_dispute.causes, name="causes"),
    path("disputes/log/<uuid:key>/", log_dispute.log, name="log"),
    path("disputes/log/<uuid:key>/autosave/", log_dispute.autosave, name="autosave"),
    path("disputes/log/<uuid:key>/missing/", log_dispute.missing, name="missing"),
]

# /disputes/<key>/ : one dispute and its parties
ONE = "disputes/<uuid:key>/"
PARTY = ONE + "parties/<uuid:party>/"
dispute_urls = [
    path(ONE, dispute.dispute, name="dispute"),
    path(ONE + "facts/", log_dispute.edit_facts, name="edit_facts"),
    path(ONE + "receipt/", receipt.receipt, name="receipt"),
    path(ONE + "case-number/", parties.add_number, name="add_number"),
    path(ONE + "parties/add/", parties.add_party, name="add_party"),
    path(PARTY + "agents/add/", agents.add_agent, name="add_agent"),
    path(ONE + "agents/<uuid:agent>/end/", agents.end_agent, name="end_agent"),
    path(ONE + "agents/<uuid:agent>/phone/", agents.reveal_phone, name="reveal_agent_phone"),
    path(PARTY + "edit/", parties.edit_party, name="edit_party"),
    path(PARTY + "remove/", parties.remove_party, name="remove_party"),
    path(PARTY + "consent/", parties.say, {"kind": ConsentKind.CONSENT}, name="consent"),
    path(PARTY + "refusal/", parties.say, {"kind": ConsentKind.REFUSAL}, name="refusal"),
    path(ONE + "files/<uuid:file>/", files.dispute_file, name="file"),
    path(ONE + "flags/add/", flags.set_flag, name="set_flag"),
    path(ONE + "flags/<int:flag>/lift/", flags.lift_flag, name="lift_flag"),
    path(ONE + "informing/<int:duty>/", flags.record_informing, name="record_informing"),
    path(ONE + "informing/<int:duty>/waive/", flags.waive_informing, name="waive_informing"),
    path(ONE + "series/join/", series.join_series, name="join_series"),
    path(ONE + "series/leave/", series.leave_series, name="leave_series"),
    path(ONE + "series/model/", series.choose_model, name="choose_model"),
    path(ONE + "different/", kin.tell_apart, name="tell_apart"),
    path(ONE + "related/", kin.relate, name="relate"),
    path(ONE + "outcome/<slug:step>/", outcomes.take_outcome_step, name="outcome_step"),
    path(ONE + "outcome/<slug:step>/<int:row>/", outcomes.take_outcome_step, name="outcome_row_step"),
    path(ONE + "papers/<slug:paper>/", printing.show_paper, name="paper"),
    path("confirmations/", docket.docket, name="confirmations"),
    path(ONE + "assignees/", steps.choose_assignee, name="assignees"),
    path(ONE + "triage-score/", triage.score, name="triage_score"),
]

# sittings, papers to print, offers
sitting_urls = [
    path("sittings/", calendar.calendar, name="calendar"),
    path("sittings/move/", calendar.move_many, name="move_many"),
    path("sittings/feed/", calendar.make_feed, name="make_feed"),
    path("sittings/feed/revoke/", calendar.revoke_feed, name="revoke_feed"),
    path("sittings/feed/<str:secret>.ics", calendar.calendar_feed, name="calendar_feed"),
    path("sittings/<uuid:key>/move/", calendar.move_session, name="move_session"),
    path("sittings/<uuid:key>/cancel/", calendar.cancel_session, name="cancel_session"),
    path("sittings/<uuid:plan>/notice/", papers.sitting_notice, name="sitting_notice"),
    path(ONE + "information/", papers.information_sheet, name="information_sheet"),
    path(ONE + "sessions/<int:session>/record/", papers.record_sheet, name="record_sheet"),
    path(PARTY + "address/", papers.confirm_address, name="confirm_address"),
    path(PARTY + "address/sheet/", papers.address_sheet, name="address_sheet"),
    path("offers/<int:offer>/", papers.convey_offer, name="convey_offer"),
]

# /tasks/ : what assistants and grid officers are asked to do
task_urls = [
    path("tasks/", tasks.task_list_page, name="task_list"),
    path("tasks/new/", tasks.new_task, name="new_task"),
    path("tasks/<uuid:key>/", tasks.task, name="task"),
    path("tasks/<uuid:key>/cancel/", tasks.cancel_task, name="cancel_task"),
    path("tasks/<uuid:key>/proofs/<uuid:file>/", tasks.task_proof, name="task_proof"),
]

# one address for each step of the lifecycle that has a form, and for each identifier that can be shown
step_urls = [
    path(f"{ONE}{step.url_name.replace('_', '-')}/", steps.take_step, {"action": action}, name=step.url_name)
    for action, step in STEPS.items()
]
reveal_urls = [
    path(
        f"{PARTY}reveal/{name.value.replace('_', '-')}/",
        dispute.reveal,
        {"identifier": name},
        name=f"reveal_{name.value}",
    )
    for name in Identifier
]

# /supervision/, /review/ : across disputes
supervision_urls = [
    path("supervision/", supervision.supervision_list, name="supervision_list"),
    path("supervision/<int:pk>/", supervision.supervision_order, name="supervision_order"),
    path("supervision/<int:pk>/print/", supervision.supervision_print, name="supervision_print"),
    path("review/", half_month.half_month, name="half_month"),
]

# /mediators/<pk>/caseload/ : what one has on hand
mediator_urls = [path("mediators/<int:pk>/caseload/", caseload.mediator_caseload, name="mediator_caseload")]

# /tools/ : nothing about any dispute
tool_urls = [
    path("tools/deadline/", calculators.deadline_calculator, name="deadline_calculator"),
    path("tools/court-fee/", calculators.court_fee_calculator, name="court_fee_calculator"),
]

# /court-cases/import/ : the courts' lists
import_urls = [
    path("court-cases/import/", court_cases.import_court_cases, name="import_court_cases"),
    path("court-cases/import/<int:pk>/", court_cases.import_batch, name="import_batch"),
    path("court-cases/import/<int:pk>/cancel/", court_cases.cancel_import, name="cancel_import"),
    path("court-cases/import/<int:pk>/rejected/", court_cases.rejected_court_cases, name="rejected_court_cases"),
]

urlpatterns = [
    *supervision_urls,
    *intake_urls,
    *dispute_urls,
    *sitting_urls,
    *task_urls,
    *step_urls,
    *reveal_urls,
    *mediator_urls,
    *tool_urls,
    *import_urls,
]
