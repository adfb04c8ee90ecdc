"""万人成讼率 for clients."""

from django.http import HttpResponseBase
from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request

from reports.api.output import RateQuery, RateSerializer
from reports.documents.client_rates import rate_for_client
from suyuan.exchange.api.schema import ETAG, IF_NONE_MATCH, UNCHANGED, client_refusals, told
from suyuan.exchange.api.serializers import valid
from suyuan.exchange.api.views import ClientView
from suyuan.exchange.choices import Scope

EXAMPLE = {
    "indicator": "lawsuits_per_10k",
    "name": "万人成讼率",
    "unit": "件/万人",
    "place": {"code": "441900116000", "name": "某镇", "level": "TOWN"},
    "period": {
        "text": "2024",
        "label": "2024年",
        "kind": "YEAR",
        "first": "2024-01-01",
        "last": "2024-12-31",
        "months": 12,
        "complete": True,
    },
    "numerator": 1200,
    "parts": {"civil": 1180, "administrative": 20},
    "exclusions": {"执行": 300},
    "denominator": {
        "population": 100000,
        "vintage": "第七次人口普查",
        "counted_on": "2020-11-01",
        "source": "某统计公报",
        "publications": [
            {
                "name": "第七次人口普查",
                "counted_on": "2020-11-01",
                "source": "某统计公报",
                "trust": "已核实",
                "place_count": 1,
                "resident_count": 100000,
            }
        ],
        "places_without_population": 0,
    },
    "value": 120.0,
    "withheld": None,
    "companion": {
        "name": "诉至法院万人率",
        "numerator": 1500,
        "settled_before_suit": 300,
        "value": 150.0,
        "withheld": None,
    },
    "attribution": {"PLACE_OF_DISPUTE": {"name": "纠纷发生地", "cases": 1200, "share_percent": 100.0}},
    "unattributed": 0,
    "counted_for_the_place_alone": 0,
    "definition": {
        "version": 1,
        "fingerprint": "0" * 64,
        "valid_from": None,
        "is_proposal": True,
        "source": "本系统建议口径",
        "parameters": {"residents": 10000},
        "rules": {},
    },
    "cut_off_at": "2025-01-10T02:00:00+08:00",
    "explanation": "1,200 ÷ 100,000 × 10,000 = 120.00件/万人。",
}


class RateView(ClientView):
    required_scopes = {"GET": Scope.RATES_READ}

    @extend_schema(
        operation_id="getRate",
        tags=["指标"],
        summary="查询万人成讼率",
        description=(
            "一个地方在一个统计期的万人成讼率，连同分子、分母、不计入的案件、归属方式和口径。\n\n"
            "人口或案件过少、人口不详时只列件数，不列比率，原因见 withheld。"
        ),
        parameters=[RateQuery, IF_NONE_MATCH, ETAG],
        responses={200: told(RateSerializer, "读数。"), 304: UNCHANGED, **client_refusals(404, 422)},
        examples=[OpenApiExample("答复（数字为虚构）", EXAMPLE, response_only=True, status_codes=["200"])],
    )
    def get(self, request: Request) -> HttpResponseBase:
        query = valid(RateQuery, request.query_params)
        reading = rate_for_client(client=self.access.client, **query, at=timezone.now())
        return self.answer_unless_known(request, reading)
