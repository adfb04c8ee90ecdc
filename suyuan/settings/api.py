"""The REST API: authentication, errors, tokens, quotas, the OpenAPI document."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["suyuan.exchange.api.authentication.ClientAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["suyuan.exchange.api.permissions.HasScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["suyuan.exchange.api.parsers.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "suyuan.exchange.api.schema.ClientSchema",
    "EXCEPTION_HANDLER": "suyuan.web.api_errors.handle",
    "URL_FORMAT_OVERRIDE": None,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

# Requests per minute: of one client, and at the token endpoint from one address.
API_REQUESTS_PER_MINUTE = 600
API_TOKEN_REQUESTS_PER_MINUTE = 30

# A client's own number for a request is bound to the log lines of that request.
DJANGO_STRUCTLOG_TRUST_UPSTREAM_CORRELATION_ID = True

SPECTACULAR_SETTINGS = {
    "TITLE": "诉源开放接口",
    "DESCRIPTION": (
        "综治中心等单位的信息系统用本接口向法院诉调对接中心登记纠纷、查询办理情况、接收变更、查看万人成讼率。\n\n"
        "所有内容均为 UTF-8 编码的 JSON；日期写作 2026-03-01，时间写作 2026-03-01T09:30:00+08:00。"
    ),
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SORT_OPERATIONS": False,
    "COMPONENT_SPLIT_REQUEST": False,
    "ENUM_NAME_OVERRIDES": {
        "DisputeState": "cases.lifecycle.State",
        "DisputeAction": "cases.lifecycle.Action",
        "PartySide": "cases.choices.PartySide",
        "PartyKind": "cases.choices.PartyKind",
        "MediationTrack": "cases.choices.Track",
        "CourtProcedure": "cases.choices.Procedure",
        "OutcomeReason": "cases.choices.EndReason",
        "DivisionLevel": "communities.choices.DivisionLevel",
        "PeriodKind": "reports.choices.PeriodKind",
        "WithheldReason": "reports.choices.Withheld",
    },
    "TAGS": [
        {"name": "令牌", "description": "取得和撤销访问令牌。"},
        {"name": "纠纷", "description": "登记纠纷，查询本单位登记的纠纷及其变更。"},
        {"name": "指标", "description": "万人成讼率。"},
        {"name": "代码", "description": "登记时使用的代码表和枚举。"},
    ],
}

OAUTH2_PROVIDER_APPLICATION_MODEL = "oauth2_provider.Application"
OAUTH2_PROVIDER = {
    "OAUTH2_SERVER_CLASS": "oauthlib.oauth2.BackendApplicationServer",
    "OAUTH2_VALIDATOR_CLASS": "suyuan.exchange.api.oauth.ClientValidator",
    "SCOPES_BACKEND_CLASS": "suyuan.exchange.api.oauth.ClientScopes",
    "ACCESS_TOKEN_EXPIRE_SECONDS": 3600,
    "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
}
