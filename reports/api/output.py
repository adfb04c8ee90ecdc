"""The shape of a reading as clients receive it: the OpenAPI document is made of it, tests hold answers to it."""

from typing import Any

from rest_framework import serializers

from cases.choices import AttributionMethod
from communities.choices import DivisionLevel
from reports.choices import PeriodKind, Withheld
from suyuan.exchange.api.serializers import StrictSerializer, TextField

Shape = serializers.Serializer[Any]


class RateQuery(StrictSerializer):
    """万人成讼率。"""

    division = TextField(max_length=15, help_text="统计用区划代码，须在本单位服务的区划之内；镇街可写 9 位。")
    period = TextField(
        max_length=20,
        help_text="统计期：2024（年）、2024Q1（季）、2024-03（月）、2024-YTD-2024-09（年初至今）；"
        "前面加 C 为 12 月至次年 11 月的司法统计年度。",
    )


class RatePlaceSerializer(Shape):
    """统计的地方。"""

    code = serializers.CharField(help_text="统计用区划代码。")
    name = serializers.CharField(help_text="名称。")
    level = serializers.ChoiceField(DivisionLevel.choices, help_text="层级。")


class RatePeriodSerializer(Shape):
    """统计期。"""

    text = serializers.CharField(help_text="统计期的写法。")
    label = serializers.CharField(help_text="名称。")  # type: ignore[assignment]
    kind = serializers.ChoiceField(PeriodKind.choices, help_text="类型。")
    first = serializers.DateField(help_text="首日。")
    last = serializers.DateField(help_text="末日。")
    months = serializers.IntegerField(help_text="所含月数；年初至今不折算为全年。")
    complete = serializers.BooleanField(help_text="是否已经结束。")


class RatePartsSerializer(Shape):
    """分子的组成。"""

    civil = serializers.IntegerField(help_text="新收一审民事案件，件。")
    administrative = serializers.IntegerField(help_text="新收一审行政案件，件。")


class RatePopulationSerializer(Shape):
    """一次公布的人口。"""

    name = serializers.CharField(help_text="口径。")
    counted_on = serializers.DateField(help_text="统计时点。")
    source = serializers.CharField(help_text="来源。")  # type: ignore[assignment]
    trust = serializers.CharField(help_text="可信程度：已核实或待核实。")
    place_count = serializers.IntegerField(help_text="取自这次公布的区划数。")
    resident_count = serializers.IntegerField(help_text="取自这次公布的人口，人。")


class RateDenominatorSerializer(Shape):
    """分母：常住人口。"""

    population = serializers.IntegerField(allow_null=True, help_text="常住人口，人；不详为 null，不是零。")
    vintage = serializers.CharField(allow_null=True, help_text="口径。")
    counted_on = serializers.DateField(allow_null=True, help_text="统计时点，早于统计期。")
    source = serializers.CharField(allow_null=True, help_text="来源。")  # type: ignore[assignment]
    publications = RatePopulationSerializer(many=True, help_text="用到的各次公布。")
    places_without_population = serializers.IntegerField(help_text="缺少人口的区划数。")


class RateWithheldSerializer(Shape):
    """不列比率的原因。"""

    code = serializers.ChoiceField(Withheld.choices, help_text="原因代码。")
    reason = serializers.CharField(help_text="原因。")


class RateCompanionSerializer(Shape):
    """诉至法院万人率：分子另加诉前调解成功的纠纷。"""

    name = serializers.CharField(help_text="名称。")
    numerator = serializers.IntegerField(help_text="分子，件。")
    settled_before_suit = serializers.IntegerField(help_text="其中诉前调解成功，件。")
    value = serializers.FloatField(allow_null=True, help_text="数值；不列为 null。")
    withheld = RateWithheldSerializer(allow_null=True, help_text="不列的原因；已列为 null。")


class RateAttributionSerializer(Shape):
    """按一种方式归属的案件。"""

    name = serializers.CharField(help_text="归属方式。")
    cases = serializers.IntegerField(help_text="案件，件。")
    share_percent = serializers.FloatField(allow_null=True, help_text="占分子的百分比。")


class RateDefinitionSerializer(Shape):
    """口径。"""

    version = serializers.IntegerField(help_text="版本。")
    fingerprint = serializers.CharField(help_text="口径指纹；不同则不可比。")
    valid_from = serializers.DateField(allow_null=True, help_text="适用于此日起开始的统计期；null 为自始适用。")
    is_proposal = serializers.BooleanField(help_text="是否本系统的建议口径。")
    source = serializers.CharField(help_text="依据。")  # type: ignore[assignment]
    parameters = serializers.DictField(help_text="参数。")
    rules = serializers.DictField(help_text="规则。")


class RateSerializer(Shape):
    """一个读数：数值连同分子、分母、不计入的案件和口径。"""

    indicator = serializers.CharField(help_text="指标代码。")
    name = serializers.CharField(help_text="指标名称。")
    unit = serializers.CharField(help_text="单位。")
    place = RatePlaceSerializer(help_text="地方。")
    period = RatePeriodSerializer(help_text="统计期。")
    numerator = serializers.IntegerField(help_text="分子：按口径计入的新收一审案件，件。")
    parts = RatePartsSerializer(help_text="分子的组成。")
    exclusions = serializers.DictField(
        child=serializers.IntegerField(), help_text="没有计入的案件：原因及件数，不在分子之内。"
    )
    denominator = RateDenominatorSerializer(help_text="分母。")
    value = serializers.FloatField(allow_null=True, help_text="万人成讼率；不列为 null。")
    withheld = RateWithheldSerializer(allow_null=True, help_text="不列的原因；已列为 null。")
    companion = RateCompanionSerializer(help_text="与之并列的第二个数字。")
    attribution = serializers.DictField(
        child=RateAttributionSerializer(), help_text=f"案件按什么归属到该地：{'、'.join(AttributionMethod.values)}。"
    )
    unattributed = serializers.IntegerField(help_text="该地各法院未能归属到任何地方的案件，件。")
    counted_for_the_place_alone = serializers.IntegerField(help_text="只归属到本级、没有归属到下级的案件，件。")
    definition = RateDefinitionSerializer(help_text="口径。")
    cut_off_at = serializers.DateTimeField(help_text="数据截止时间。")
    explanation = serializers.CharField(help_text="以文字说明的全部计算。")
