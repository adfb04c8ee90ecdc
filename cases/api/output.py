"""The shape of what clients receive: the OpenAPI document is made of it, tests hold the answers against it."""

from typing import Any

from rest_framework import serializers

from cases.choices import (
    AgreementForm,
    EndReason,
    IntakeSource,
    PartyKind,
    PartySide,
    PauseReason,
    Procedure,
    RouteOutcome,
    RouteTarget,
    SupervisionKind,
    Track,
)
from cases.lifecycle import Action, AgreementState, ConfirmationState, State
from cases.outcome_choices import ClockState, ObligationKind, Satisfaction, VisitPerformance

Shape = serializers.Serializer[Any]


class MissingItemSerializer(Shape):
    """待补充的一项。"""

    field = serializers.CharField(help_text="字段。")
    what = serializers.CharField(help_text="缺什么。")
    needed_for = serializers.CharField(help_text="哪一步需要。")
    why = serializers.CharField(allow_blank=True, help_text="为什么需要，或者依据。")


class RegistrationWarningSerializer(Shape):
    """提示：已经登记，但请核对。"""

    field = serializers.CharField(help_text="字段。")
    message = serializers.CharField(help_text="说明。")


class ReceiptSerializer(Shape):
    """登记回执。"""

    key = serializers.UUIDField(help_text="纠纷标识，以后查询使用。")
    number = serializers.CharField(help_text="纠纷编号。")
    state = serializers.ChoiceField(State.choices, help_text="状态。")
    state_name = serializers.CharField(help_text="状态名称。")
    client_reference = serializers.CharField(allow_blank=True, help_text="来源系统编号。")
    registered_at = serializers.DateTimeField(help_text="登记时间。")
    created = serializers.BooleanField(help_text="本次登记为真；此前已登记、这次没有重复登记为假。")
    missing = MissingItemSerializer(many=True, help_text="还可以补充什么，不影响登记。")
    warnings = RegistrationWarningSerializer(many=True, help_text="校验不通过而仍予保留的证件号码。")
    url = serializers.CharField(help_text="查询地址。")


class PlaceSerializer(Shape):
    """地点。"""

    code = serializers.CharField(help_text="统计用区划代码。")
    name = serializers.CharField(help_text="名称。")


class DisputeSummarySerializer(Shape):
    """纠纷（列表中的一行）。"""

    key = serializers.UUIDField(help_text="纠纷标识。")
    number = serializers.CharField(help_text="纠纷编号。")
    client_reference = serializers.CharField(allow_blank=True, help_text="来源系统编号。")
    state = serializers.ChoiceField(State.choices, help_text="状态。")
    state_name = serializers.CharField(help_text="状态名称。")
    division = serializers.CharField(help_text="发生地的统计用区划代码。")
    registered_at = serializers.DateTimeField(help_text="登记时间。")
    changed_at = serializers.DateTimeField(help_text="最近变更时间。")
    concluded_on = serializers.DateField(allow_null=True, help_text="结束日期；未结束为 null。")
    url = serializers.CharField(help_text="查询地址。")


class DisputePageSerializer(Shape):
    """一页纠纷，最新的在前。"""

    results = DisputeSummarySerializer(many=True, help_text="纠纷。")
    next = serializers.CharField(allow_null=True, help_text="下一页的 cursor；没有下一页为 null。")
    changes_cursor = serializers.CharField(
        help_text="此刻的变更位置：读完列表后，以第一页的这个值作为 since 跟踪变更。"
    )


class PartySerializer(Shape):
    """当事人，个人信息已脱敏。"""

    side = serializers.ChoiceField(PartySide.choices, help_text="地位。")
    side_name = serializers.CharField(help_text="地位名称。")
    kind = serializers.ChoiceField(PartyKind.choices, help_text="类型。")
    name = serializers.CharField(help_text="姓名或名称。")
    identity_number = serializers.CharField(allow_blank=True, help_text="证件号码，只显示末四位。")
    phone = serializers.CharField(allow_blank=True, help_text="联系电话，中间脱敏。")
    address = serializers.CharField(allow_blank=True, help_text="住所地，只显示到镇街。")
    representative = serializers.CharField(allow_blank=True, help_text="法定代表人或负责人。")
    minor = serializers.BooleanField(help_text="是否未成年人。")
    agents = serializers.ListField(child=serializers.CharField(), help_text="代理人的姓名和身份。")
    left = serializers.BooleanField(help_text="是否已退出。")


class ReferralSerializer(Shape):
    """移送：现在由谁调解。"""

    track = serializers.ChoiceField(Track.choices, help_text="调解方式。")
    track_name = serializers.CharField(help_text="调解方式名称。")
    procedure = serializers.ChoiceField(Procedure.choices, allow_blank=True, help_text="适用程序；立案前为空。")
    mediator = serializers.CharField(allow_null=True, help_text="调解员姓名；尚未确定为 null。")
    organization = serializers.CharField(allow_null=True, help_text="调解组织名称；没有为 null。")
    referred_at = serializers.DateTimeField(help_text="移送时间。")
    signed_at = serializers.DateTimeField(allow_null=True, help_text="签收时间，期限由此起算；尚未签收为 null。")


class RoutingSerializer(Shape):
    """分流：交给哪个单位办理，答复如何。"""

    target = serializers.ChoiceField(RouteTarget.choices, help_text="去向。")
    target_name = serializers.CharField(help_text="去向名称。")
    unit = serializers.CharField(allow_null=True, help_text="承办单位；社区团队为 null。")
    routed_at = serializers.DateTimeField(help_text="分流时间。")
    answer_due_on = serializers.DateField(allow_null=True, help_text="答复期限；没有规定为 null。")
    accepted_at = serializers.DateTimeField(allow_null=True, help_text="接收时间；尚未接收为 null。")
    outcome = serializers.ChoiceField(RouteOutcome.choices, allow_blank=True, help_text="结果；尚在办理为空。")
    outcome_name = serializers.CharField(allow_blank=True, help_text="结果名称。")
    answer = serializers.CharField(allow_blank=True, help_text="退回的原因，或者办理的结果。")
    closed_at = serializers.DateTimeField(allow_null=True, help_text="结束时间；尚在办理为 null。")


class SupervisionSerializer(Shape):
    """督办。"""

    number = serializers.CharField(help_text="督办单号。")
    kind = serializers.ChoiceField(SupervisionKind.choices, help_text="督办事由。")
    kind_name = serializers.CharField(help_text="督办事由名称。")
    addressee = serializers.CharField(help_text="督办对象。")
    issued_at = serializers.DateTimeField(help_text="督办时间。")
    due_on = serializers.DateField(help_text="答复期限。")
    closed_at = serializers.DateTimeField(allow_null=True, help_text="办结时间；尚未办结为 null。")


class PauseSerializer(Shape):
    """不计入期限的一段时间。"""

    reason = serializers.ChoiceField(PauseReason.choices, help_text="原因。")
    reason_name = serializers.CharField(help_text="原因名称。")
    began_on = serializers.DateField(help_text="暂停之日，次日起不计入。")
    ended_on = serializers.DateField(allow_null=True, help_text="恢复之日，次日起继续计算；尚未恢复为 null。")


class DeadlineSerializer(Shape):
    """一个期限。"""

    code = serializers.CharField(help_text="规则代码。")
    name = serializers.CharField(help_text="期限名称。")
    basis = serializers.CharField(help_text="依据。")
    started_on = serializers.DateField(help_text="起算事件的日期，次日为第一日。")
    due_on = serializers.DateField(help_text="到期日。")
    provisional = serializers.BooleanField(help_text="是否暂定：该年放假安排尚未公布。")
    state = serializers.ChoiceField(ClockState.choices, help_text="计算中、暂停、已届满或已停止。")
    state_name = serializers.CharField(help_text="状态名称。")
    extended_days = serializers.IntegerField(help_text="各方同意延长的日数，合计。")
    pauses = PauseSerializer(many=True, help_text="不计入期限的各段时间，先发生的在前。")
    stopped_at = serializers.DateTimeField(allow_null=True, help_text="停止计算的时间；仍在计算为 null。")


class OutcomeSerializer(Shape):
    """调解结果。"""

    reason = serializers.ChoiceField(EndReason.choices, help_text="结果：SETTLED 为达成协议，其余为终止事由。")
    reason_name = serializers.CharField(help_text="结果名称。")
    concluded_on = serializers.DateField(help_text="结束日期。")


class ObligationSerializer(Shape):
    """协议约定的一项履行：只告知期限和是否履行，不告知内容和金额。"""

    kind = serializers.ChoiceField(ObligationKind.choices, help_text="种类。")
    kind_name = serializers.CharField(help_text="种类名称。")
    due_on = serializers.DateField(allow_null=True, help_text="履行期限；没有约定为 null。")
    performed = serializers.BooleanField(help_text="是否已经履行完毕。")
    partly = serializers.BooleanField(help_text="是否履行了一部分。")


class AgreementSerializer(Shape):
    """已经生效的调解协议：状态和履行情况。协议内容不对外提供。"""

    state = serializers.ChoiceField(AgreementState.choices, help_text="状态。")
    state_name = serializers.CharField(help_text="状态名称。")
    form = serializers.ChoiceField(AgreementForm.choices, help_text="形式。")
    form_name = serializers.CharField(help_text="形式名称。")
    effective_on = serializers.DateField(help_text="生效日期。")
    obligations = ObligationSerializer(many=True, help_text="约定的各项履行，先到期的在前；当场了结的为空。")


class ConfirmationSerializer(Shape):
    """司法确认申请。"""

    state = serializers.ChoiceField(ConfirmationState.choices, help_text="状态。")
    state_name = serializers.CharField(help_text="状态名称。")
    court = serializers.CharField(help_text="审查的法院。")
    docket_number = serializers.CharField(allow_blank=True, help_text="案号；尚未受理为空。")
    applied_on = serializers.DateField(allow_null=True, help_text="申请日期；尚未提交为 null。")
    accepted_on = serializers.DateField(allow_null=True, help_text="受理日期；尚未受理为 null。")
    limit_on = serializers.DateField(allow_null=True, help_text="审结期限；尚未受理为 null。")
    ruled_on = serializers.DateField(allow_null=True, help_text="裁定日期；尚未裁定为 null。")


class VisitSerializer(Shape):
    """回访。"""

    planned_on = serializers.DateField(help_text="计划日期。")
    held_on = serializers.DateField(allow_null=True, help_text="回访日期；尚未回访为 null，以下各项也为空。")
    performance = serializers.ChoiceField(VisitPerformance.choices, allow_blank=True, help_text="履行情况。")
    performance_name = serializers.CharField(allow_blank=True, help_text="履行情况名称。")
    satisfaction = serializers.ChoiceField(Satisfaction.choices, allow_blank=True, help_text="满意度。")
    satisfaction_name = serializers.CharField(allow_blank=True, help_text="满意度名称。")
    relapsed = serializers.BooleanField(allow_null=True, help_text="纠纷是否反复。")


class DisputeDetailSerializer(Shape):
    """纠纷。"""

    key = serializers.UUIDField(help_text="纠纷标识。")
    number = serializers.CharField(help_text="纠纷编号。")
    client_reference = serializers.CharField(allow_blank=True, help_text="来源系统编号。")
    state = serializers.ChoiceField(State.choices, help_text="状态。")
    state_name = serializers.CharField(help_text="状态名称。")
    allowed_actions = serializers.ListField(
        child=serializers.ChoiceField(Action.choices), help_text="本单位现在可以办理的动作。"
    )
    centre = serializers.CharField(help_text="办理的诉调对接中心。")
    intake_source = serializers.ChoiceField(IntakeSource.choices, help_text="来源。")
    intake_reference = serializers.CharField(allow_blank=True, help_text="来源编号；没有为空。")
    flags = serializers.ListField(
        child=serializers.CharField(), help_text="现有的专题与风险标识的名称，例如“家庭暴力”。"
    )
    merged_into = serializers.CharField(allow_null=True, help_text="并入的纠纷的编号；没有并案为 null。")
    facts = serializers.CharField(help_text="纠纷事实。")
    claim = serializers.CharField(allow_blank=True, help_text="调解请求。")
    amount = serializers.DecimalField(
        max_digits=14, decimal_places=2, allow_null=True, help_text="涉及金额，单位元；不详为 null。"
    )
    occurred_on = serializers.DateField(allow_null=True, help_text="发生日期；不详为 null。")
    division = PlaceSerializer(help_text="发生地。")
    place_detail = serializers.CharField(allow_blank=True, help_text="详细地点。")
    category = serializers.CharField(allow_null=True, help_text="纠纷类型；未定为 null。")
    cause = serializers.CharField(allow_null=True, help_text="案由；未定为 null。")
    parties = PartySerializer(many=True, help_text="当事人。")
    registered_at = serializers.DateTimeField(help_text="登记时间。")
    changed_at = serializers.DateTimeField(help_text="最近变更时间。")
    routings = RoutingSerializer(many=True, help_text="历次分流，先发生的在前。")
    return_count = serializers.IntegerField(help_text="被承办单位退回的次数。")
    supervision = SupervisionSerializer(many=True, help_text="督办，最新的在前。")
    referral = ReferralSerializer(allow_null=True, help_text="移送；尚未移送为 null。")
    deadline = DeadlineSerializer(allow_null=True, help_text="最早到期的期限；没有正在计算的为 null。")
    deadlines = DeadlineSerializer(many=True, help_text="全部期限，先到期的在前，包括已停止的。")
    outcome = OutcomeSerializer(allow_null=True, help_text="调解结果；没有结果为 null。")
    agreement = AgreementSerializer(allow_null=True, help_text="已经生效的调解协议；没有为 null。")
    confirmations = ConfirmationSerializer(many=True, help_text="司法确认申请，最新的在前。")
    visits = VisitSerializer(many=True, help_text="回访，先计划的在前。")
    missing = MissingItemSerializer(many=True, help_text="待补充的信息。")


class ChangeSerializer(Shape):
    """一次变更。"""

    id = serializers.CharField(help_text="变更编号，越晚越大；收到同一编号两次时忽略后一次。")
    key = serializers.UUIDField(help_text="纠纷标识。")
    number = serializers.CharField(help_text="纠纷编号。")
    client_reference = serializers.CharField(allow_blank=True, help_text="来源系统编号。")
    action = serializers.ChoiceField(Action.choices, help_text="动作。")
    action_name = serializers.CharField(help_text="动作名称。")
    from_state = serializers.ChoiceField(State.choices, help_text="变更前的状态。")
    to_state = serializers.ChoiceField(State.choices, help_text="变更后的状态。")
    to_state_name = serializers.CharField(help_text="变更后的状态名称。")
    at = serializers.DateTimeField(help_text="时间。")
    url = serializers.CharField(help_text="查询地址。")


class ChangesSerializer(Shape):
    """一页变更，先发生的在前。"""

    results = ChangeSerializer(many=True, help_text="变更。")
    cursor = serializers.CharField(help_text="下一次请求的 since；没有新变更时也请更新。")
    more = serializers.BooleanField(help_text="是否还有：为真则立即以 cursor 继续读取。")


class CodeSerializer(Shape):
    """一个代码。"""

    code = serializers.CharField(allow_blank=True, help_text="代码；空白表示编号不详。")
    name = serializers.CharField(help_text="名称。")
    parent_code = serializers.CharField(allow_blank=True, help_text="上级代码；没有为空。")
    status = serializers.CharField(allow_blank=True, help_text="核实情况；本系统自有的枚举为空。")


class CodeTableSerializer(Shape):
    """一张代码表。"""

    name = serializers.CharField(help_text="名称。")
    used_in = serializers.CharField(allow_blank=True, help_text="用于接口的哪个字段；空白表示仅供对照。")
    codes = CodeSerializer(many=True, help_text="代码。")


class CodeTablesSerializer(Shape):
    """全部代码表，案由除外。"""

    tables = CodeTableSerializer(many=True, help_text="代码表。")


class CauseSerializer(Shape):
    """一个案由。"""

    name = serializers.CharField(help_text="名称，登记时填入 cause。")
    level = serializers.IntegerField(help_text="级别，1 至 4。")
    number = serializers.CharField(help_text="序号。")
    path_names = serializers.CharField(help_text="各级名称。")


class CausesSerializer(Shape):
    """某日施行的民事案件案由。"""

    scheme = serializers.CharField(help_text="规定版本。")
    on = serializers.DateField(help_text="日期。")
    causes = CauseSerializer(many=True, help_text="案由。")
