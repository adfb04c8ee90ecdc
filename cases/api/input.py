"""The shape of what clients send."""

from rest_framework import serializers

from cases.choices import IntakeChannel, PartyKind, PartySide
from cases.services.client_intake import CLIENT_SOURCES
from suyuan.exchange.api.serializers import StrictSerializer, TextField

LARGEST_PAGE = 200


class PartyInput(StrictSerializer):
    """当事人。"""

    side = serializers.ChoiceField(PartySide.choices, help_text="地位。")
    kind = serializers.ChoiceField(
        PartyKind.choices,
        required=False,
        help_text="类型，不填为自然人。",
    )
    name = TextField(max_length=100, help_text="姓名或名称。")
    identity_number = TextField(
        max_length=50, required=False, allow_blank=True, help_text="居民身份证号码，或者统一社会信用代码。"
    )
    identity_doubt = TextField(
        max_length=200,
        required=False,
        allow_blank=True,
        help_text="证件号码校验不通过但证件上确系如此时，填写理由，否则不予登记。",
    )
    phone = TextField(max_length=50, required=False, allow_blank=True, help_text="联系电话。")
    address = TextField(max_length=200, required=False, allow_blank=True, help_text="住所地。")
    minor = serializers.BooleanField(required=False, help_text="是否未成年人；有身份证号码的由号码判断，不必填写。")
    representative = TextField(max_length=50, required=False, allow_blank=True, help_text="单位的法定代表人或负责人。")


class OriginInput(StrictSerializer):
    """来源情况：谁转来、如何转来。按来源填写，都可以不填。"""

    informant = TextField(max_length=50, required=False, allow_blank=True, help_text="提供人或经办人姓名。")
    unit = TextField(max_length=100, required=False, allow_blank=True, help_text="提供人的单位，或者转来的部门。")
    phone = TextField(max_length=50, required=False, allow_blank=True, help_text="提供人或经办人的电话。")
    reference = TextField(
        max_length=100, required=False, allow_blank=True, help_text="信访件编号、热线工单编号、排查行动名称等。"
    )
    channel = serializers.ChoiceField(IntakeChannel.choices, required=False, allow_blank=True, help_text="提出方式。")
    brought_at = serializers.DateTimeField(
        required=False, allow_null=True, help_text="收到或转来的时间，不能晚于现在。"
    )


class DisputeInput(StrictSerializer):
    """登记纠纷：何人、何事、何地三项必填，其余可以以后补充。"""

    client_reference = TextField(
        max_length=100, required=False, help_text="来源系统中的编号；同一编号只登记一次，建议填写。"
    )
    intake_source = serializers.ChoiceField(
        [(source.value, source.label) for source in CLIENT_SOURCES],
        required=False,
        help_text="来源，不填为综治中心。",
    )
    origin = OriginInput(required=False, help_text="来源情况。")
    parties = PartyInput(many=True, allow_empty=False, max_length=100, help_text="何人：当事人，至少一名。")  # type: ignore[call-arg]
    facts = TextField(max_length=10_000, help_text="何事：发生了什么。")
    division = TextField(
        max_length=15, help_text="何地：发生地的统计用区划代码，须在本单位服务的区划之内，例如 441900116003。"
    )
    place_detail = TextField(max_length=200, required=False, allow_blank=True, help_text="详细地点。")
    claim = TextField(max_length=10_000, required=False, allow_blank=True, help_text="调解请求。")
    amount = serializers.DecimalField(
        max_digits=14,
        decimal_places=2,
        min_value=0,
        required=False,
        allow_null=True,
        help_text="涉及金额，单位元，最多两位小数。",
    )
    occurred_on = serializers.DateField(required=False, allow_null=True, help_text="发生日期，例如 2026-03-01。")
    category = TextField(
        max_length=40, required=False, allow_blank=True, help_text="纠纷类型的名称，见 GET /code-tables。"
    )
    cause = TextField(
        max_length=120,
        required=False,
        allow_blank=True,
        help_text="案由的名称，按发生日期适用 2020 年或 2025 年规定，见 GET /code-tables/causes。",
    )
    mediation_requested_at = serializers.DateTimeField(
        required=False,
        allow_null=True,
        help_text="当事人申请调解的时间，例如 2026-03-01T09:30:00+08:00；登记后不能更改。",
    )


class PageQuery(StrictSerializer):
    """分页。"""

    cursor = TextField(required=False, max_length=500, help_text="上一页答复的 next；不填为第一页。")
    limit = serializers.IntegerField(
        required=False, default=50, min_value=1, max_value=LARGEST_PAGE, help_text="每页的数目，默认 50，最多 200。"
    )


class ChangesQuery(StrictSerializer):
    """变更。"""

    since = TextField(required=False, max_length=500, help_text="上一次答复的 cursor；不填则从头开始。")
    limit = serializers.IntegerField(
        required=False, default=100, min_value=1, max_value=LARGEST_PAGE, help_text="每页的数目，默认 100，最多 200。"
    )


class CausesQuery(StrictSerializer):
    """案由。"""

    on = serializers.DateField(required=False, help_text="发生日期，决定适用哪一年的规定；不填为今天。")


class IdempotencyHeader(StrictSerializer):
    """幂等键。"""

    key = serializers.RegexField(
        r"^[\x21-\x7e]{1,255}$",
        required=False,
        error_messages={"invalid": "Idempotency-Key 应为 1 至 255 个可见的 ASCII 字符，建议使用 UUID"},
    )
