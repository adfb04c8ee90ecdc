"""Code tables, for clients to fill in and to read what is exchanged."""

from dataclasses import asdict

from django.http import HttpResponseBase
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from cases.api import examples
from cases.api.input import CausesQuery
from cases.api.output import CausesSerializer, CodeTablesSerializer
from cases.queries.code_tables import causes_of_action, code_tables
from suyuan.exchange.api.schema import ETAG, IF_NONE_MATCH, UNCHANGED, client_refusals, told
from suyuan.exchange.api.serializers import valid
from suyuan.exchange.api.views import ClientView


class CodeTablesView(ClientView):
    @extend_schema(
        operation_id="listCodeTables",
        tags=["代码"],
        summary="查询代码表",
        description=(
            "接口使用的枚举、纠纷类型，以及 GB/T 31000 等对照用的代码表。每个代码注明核实情况。"
            "持有任何有效令牌即可查询。"
        ),
        parameters=[IF_NONE_MATCH, ETAG],
        responses={200: told(CodeTablesSerializer, "代码表。"), 304: UNCHANGED, **client_refusals()},
        examples=examples.CODE_TABLES,
    )
    def get(self, request: Request) -> HttpResponseBase:
        tables = code_tables(on=timezone.localdate())
        return self.answer_unless_known(request, {"tables": [asdict(table) for table in tables]})


class CausesView(ClientView):
    @extend_schema(
        operation_id="listCauses",
        tags=["代码"],
        summary="查询案由",
        description=(
            "某日施行的民事案件案由：2025 年 12 月 31 日以前为 2020 年规定，此后为 2025 年规定。"
            "持有任何有效令牌即可查询。"
        ),
        parameters=[CausesQuery, IF_NONE_MATCH, ETAG],
        responses={200: told(CausesSerializer, "案由。"), 304: UNCHANGED, **client_refusals(422)},
        examples=examples.CAUSES,
    )
    def get(self, request: Request) -> HttpResponseBase:
        on = valid(CausesQuery, request.query_params).get("on") or timezone.localdate()
        found = causes_of_action(on=on)
        causes = [
            {"name": cause.name, "level": cause.level, "number": cause.number, "path_names": cause.path_names}
            for cause in found.causes
        ]
        return self.answer_unless_known(request, {"scheme": found.scheme, "on": on.isoformat(), "causes": causes})
