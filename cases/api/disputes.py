"""Clients register disputes and follow what becomes of them."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases import policies
from cases.api import examples, shapes
from cases.api.input import ChangesQuery, DisputeInput, IdempotencyHeader, PageQuery
from cases.api.output import ChangesSerializer, DisputeDetailSerializer, DisputePageSerializer, ReceiptSerializer
from cases.models import Dispute
from cases.queries.changes import changes_of, latest_cursor
from cases.services.client_intake import receive_dispute
from suyuan.exchange.api.schema import ETAG, IF_NONE_MATCH, UNCHANGED, client_refusals, told
from suyuan.exchange.api.serializers import valid
from suyuan.exchange.api.views import ClientView
from suyuan.exchange.choices import Scope
from suyuan.exchange.services.repeats import fingerprint_of
from suyuan.lib.keyset import keyset_page


class DisputeCollection(ClientView):
    required_scopes = {"GET": Scope.DISPUTES_READ, "POST": Scope.DISPUTES_WRITE}

    @extend_schema(
        operation_id="registerDispute",
        tags=["纠纷"],
        summary="登记纠纷",
        description=(
            "登记一件纠纷，立即取得纠纷编号。何人（parties）、何事（facts）、何地（division）三项必填，其余可以不填。\n\n"
            "网络中断时请原样重发：相同的 Idempotency-Key 得到相同的答复（记录保留 30 日）；"
            "相同的 client_reference 不会重复登记，答复 200，created 为假。"
        ),
        parameters=[examples.IDEMPOTENCY_KEY, examples.REPLAYED, examples.LOCATION],
        request=DisputeInput,
        responses={
            201: told(ReceiptSerializer, "已登记。"),
            200: told(ReceiptSerializer, "此前已登记，没有重复登记。"),
            **client_refusals(400, 409, 411, 413, 415, 422),
        },
        examples=examples.REGISTRATION,
    )
    def post(self, request: Request) -> Response:
        key = valid(IdempotencyHeader, _idempotency_key(request)).get("key", "")
        answer, repeated = receive_dispute(
            client=self.access.client,
            told=valid(DisputeInput, request.data),
            fingerprint=fingerprint_of(["registerDispute", request.data]),
            idempotency_key=key,
            at=timezone.now(),
        )
        body = shapes.receipt(answer)
        headers = {"Location": body["url"], **({"Idempotent-Replayed": "true"} if repeated else {})}
        return Response(body, status=201 if body["created"] else 200, headers=headers)

    @extend_schema(
        operation_id="listDisputes",
        tags=["纠纷"],
        summary="查询本单位登记的纠纷",
        description="最新登记的在前。翻页时把上一页的 next 作为 cursor；翻到任何一页的速度都一样。",
        parameters=[PageQuery],
        responses={200: told(DisputePageSerializer, "一页纠纷。"), **client_refusals(400, 422)},
        examples=examples.LIST,
    )
    def get(self, request: Request) -> Response:
        query = valid(PageQuery, request.query_params)
        changes_cursor = latest_cursor()
        rows = (
            Dispute.objects.visible_to(self.account)
            .order_by("-logged_at", "-id")
            .values("id", "logged_at", *shapes.SUMMARY)
        )
        page = keyset_page(rows, size=query["limit"], cursor=query.get("cursor"))
        results = [shapes.summary(row) for row in page.rows]
        return Response({"results": results, "next": page.next, "changes_cursor": changes_cursor})


class DisputeDetail(ClientView):
    required_scopes = {"GET": Scope.DISPUTES_READ}

    @extend_schema(
        operation_id="getDispute",
        tags=["纠纷"],
        summary="查询一件纠纷",
        description=(
            "办理到哪一步、由谁调解、各个期限何时到期、是否暂停、结果如何，协议是否履行、是否经司法确认。"
            "个人信息已脱敏；调解过程和协议的内容不对外提供。"
        ),
        parameters=[examples.KEY, IF_NONE_MATCH, ETAG],
        responses={200: told(DisputeDetailSerializer, "纠纷。"), 304: UNCHANGED, **client_refusals(404)},
        examples=examples.DETAIL,
    )
    def get(self, request: Request, key: object) -> HttpResponseBase:
        disputes = Dispute.objects.visible_to(self.account).select_related(
            "centre", "division__parent", "category", "cause", "origin", "merged_into"
        )
        whole = disputes.prefetch_related(
            "parties__consents",
            "parties__agents",
            "flags__kind",
            "routings__unit",
            "supervision_orders",
            "referrals__mediator",
            "referrals__organization",
            "deadlines__rule",
            "deadlines__extensions",
            "deadlines__pauses",
            "failure_reports",
            "agreements__obligations__performances",
            "agreements__confirmations__court",
            "agreements__visits",
        )
        dispute = get_object_or_404(whole, key=key)
        return self.answer_unless_known(request, shapes.detail(dispute, policies.open_actions(self.account, dispute)))


class ChangesView(ClientView):
    required_scopes = {"GET": Scope.DISPUTES_READ}

    @extend_schema(
        operation_id="listChanges",
        tags=["纠纷"],
        summary="查询变更",
        description=(
            "本单位登记的纠纷自上次以来发生的一切变更，先发生的在前，不会遗漏。期限的延长、暂停、恢复、届满和中止调解"
            "也是变更；各个期限现在怎样，请查询该纠纷的 deadlines。\n\n"
            "请保存答复中的 cursor，下一次作为 since。more 为真时立即继续，为假时过一会儿再来（建议一分钟）。"
            "处理一页中途失败时，用原来的 since 重新读取即可；以 id 识别已处理过的变更。"
        ),
        parameters=[ChangesQuery],
        responses={200: told(ChangesSerializer, "一页变更。"), **client_refusals(400, 422)},
        examples=examples.CHANGES,
    )
    def get(self, request: Request) -> Response:
        query = valid(ChangesQuery, request.query_params)
        own = Dispute.objects.visible_to(self.account)
        changes = changes_of(own, since=query.get("since"), size=query["limit"])
        results = [shapes.change(event) for event in changes.events]
        return Response({"results": results, "cursor": changes.cursor, "more": changes.more})


def _idempotency_key(request: Request) -> dict[str, str]:
    return {"key": request.headers["Idempotency-Key"]} if "Idempotency-Key" in request.headers else {}
