"""Headers and examples of the API's document. Every person and number in them is made up."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter

IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="本次请求的唯一标识，至多 255 个字符，建议使用 UUID；重发时保持不变。",
)
REPLAYED = OpenApiParameter(
    "Idempotent-Replayed",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    response=[200, 201],
    description="为 true 时，这是对同一 Idempotency-Key 先前答复的重复。",
)
LOCATION = OpenApiParameter(
    "Location", OpenApiTypes.STR, OpenApiParameter.HEADER, response=[200, 201], description="纠纷的查询地址。"
)

KEY = OpenApiParameter("key", OpenApiTypes.UUID, OpenApiParameter.PATH, description="登记时取得的纠纷标识。")

_KEY = "7b1c5a52-3a2e-4a53-9d0b-0d6f5f3c1e11"
_URL = f"/api/v1/disputes/{_KEY}"
_CLOCK = {
    "code": "PRE_FILING",
    "name": "委派调解期限",
    "basis": "特邀16 第27条",
    "started_on": "2026-03-04",
    "due_on": "2026-04-13",
    "provisional": False,
    "state": "COUNTING",
    "state_name": "计算中",
    "extended_days": 0,
    "pauses": [
        {"reason": "APPRAISAL", "reason_name": "鉴定评估", "began_on": "2026-03-10", "ended_on": "2026-03-20"},
    ],
    "stopped_at": None,
}
_MISSING = {
    "field": "category",
    "what": "纠纷类型",
    "needed_for": "统计上报",
    "why": "人民调解统计和万人成讼率按类型、发生日期归类",
}
_REQUEST = {
    "client_reference": "ZZ-2026-000815",
    "intake_source": "PETITION",
    "origin": {"unit": "某镇信访办", "reference": "信访件2026-0312", "brought_at": "2026-03-02T09:00:00+08:00"},
    "parties": [
        {"side": "APPLICANT", "name": "甲某", "identity_number": "440524188001010014", "phone": "13800000000"},
        {"side": "RESPONDENT", "kind": "LEGAL", "name": "乙物业公司"},
    ],
    "facts": "业主与物业公司因电梯维修费用的分摊发生争执。",
    "division": "441900116003",
    "place_detail": "某小区三栋",
    "amount": "3600.00",
    "occurred_on": "2026-03-01",
}
_RECEIPT = {
    "key": _KEY,
    "number": "粤1973-2026-000042",
    "state": "RECEIVED",
    "state_name": "已登记",
    "client_reference": "ZZ-2026-000815",
    "registered_at": "2026-03-02T10:15:00+08:00",
    "created": True,
    "missing": [_MISSING],
    "warnings": [],
    "url": _URL,
}
_SUMMARY = {
    "key": _KEY,
    "number": "粤1973-2026-000042",
    "client_reference": "ZZ-2026-000815",
    "state": "MEDIATING",
    "state_name": "调解中",
    "division": "441900116003",
    "registered_at": "2026-03-02T10:15:00+08:00",
    "changed_at": "2026-03-04T16:20:00+08:00",
    "concluded_on": None,
    "url": _URL,
}
_CHANGE = {
    "id": "48211",
    "key": _KEY,
    "number": "粤1973-2026-000042",
    "client_reference": "ZZ-2026-000815",
    "action": "SIGN_FOR",
    "action_name": "签收材料",
    "from_state": "REFERRED",
    "to_state": "MEDIATING",
    "to_state_name": "调解中",
    "at": "2026-03-04T16:20:00+08:00",
    "url": _URL,
}
_DETAIL = {
    **{name: _SUMMARY[name] for name in ("key", "number", "client_reference", "state", "state_name")},
    "allowed_actions": [],
    "centre": "示例法院诉调对接中心",
    "intake_source": "PETITION",
    "intake_reference": "信访件2026-0312",
    "flags": [],
    "merged_into": None,
    "facts": _REQUEST["facts"],
    "claim": "",
    "amount": "3600.00",
    "occurred_on": "2026-03-01",
    "division": {"code": "441900116003", "name": "某镇某社区"},
    "place_detail": "某小区三栋",
    "category": None,
    "cause": None,
    "parties": [
        {
            "side": "APPLICANT",
            "side_name": "申请人",
            "kind": "NATURAL",
            "name": "甲某",
            "identity_number": "****0014",
            "phone": "138****0000",
            "address": "",
            "representative": "",
            "minor": False,
            "agents": [],
            "left": False,
        }
    ],
    "registered_at": "2026-03-02T10:15:00+08:00",
    "changed_at": "2026-03-04T16:20:00+08:00",
    "routings": [],
    "return_count": 0,
    "supervision": [],
    "referral": {
        "track": "PRE_FILING_ASSIGNED",
        "track_name": "委派调解（立案前）",
        "procedure": "",
        "mediator": "丙某",
        "organization": None,
        "referred_at": "2026-03-03T09:00:00+08:00",
        "signed_at": "2026-03-04T16:20:00+08:00",
    },
    "deadline": _CLOCK,
    "deadlines": [_CLOCK],
    "outcome": None,
    "agreement": None,
    "confirmations": [],
    "visits": [],
    "missing": [_MISSING],
}
_CODE = {"code": "APPLICANT", "name": "申请人", "parent_code": "", "status": ""}
_TABLE = {"name": "当事人地位", "used_in": "parties.side", "codes": [_CODE]}
_CAUSE = {
    "name": "物业服务合同纠纷",
    "level": 3,
    "number": "128.",
    "path_names": "合同、准合同纠纷/合同纠纷/物业服务合同纠纷",
}


def _answer(value: Any, *statuses: str) -> OpenApiExample:
    return OpenApiExample("答复", value, response_only=True, status_codes=list(statuses) or ["200"])


REGISTRATION = [
    OpenApiExample("请求", _REQUEST, request_only=True),
    _answer(_RECEIPT, "201"),
    OpenApiExample("此前已登记", {**_RECEIPT, "created": False}, response_only=True, status_codes=["200"]),
]
LIST = [_answer({"results": [_SUMMARY], "next": None, "changes_cursor": "48211"})]
DETAIL = [_answer(_DETAIL)]
CHANGES = [_answer({"results": [_CHANGE], "cursor": "48211", "more": False})]
CODE_TABLES = [_answer({"tables": [_TABLE]})]
CAUSES = [_answer({"scheme": "2025", "on": "2026-03-01", "causes": [_CAUSE]})]
