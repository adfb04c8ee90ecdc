"""The forms about sittings: planning and moving them, their record, offers, a judge's guidance."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localtime

from cases.choices import DutyItem, OfferAnswer, PartySide, SessionMode
from cases.forms.dispute import AMOUNT_ERRORS
from cases.forms.steps import StepForm
from cases.outcome_choices import Venue
from cases.queries.schedule import judges_to_invite, rooms_of, to_be_recorded
from cases.services.schedule import Sitting
from cases.services.sessions import Held

LENGTHS = [(30, "半小时"), (60, "1小时"), (90, "1个半小时"), (120, "2小时"), (180, "3小时"), (240, "4小时")]


class PlanForm(StepForm):
    starts_at = forms.DateTimeField(label="开始时间", widget=forms.DateTimeInput)
    minutes = forms.TypedChoiceField(label="时长", choices=LENGTHS, coerce=int, initial=90)
    mode = forms.ChoiceField(label="方式", choices=SessionMode, widget=forms.RadioSelect, initial=SessionMode.ON_SITE)
    room = forms.ChoiceField(label="调解室", required=False)
    place = forms.CharField(
        label="其他地点", required=False, max_length=100, help_text="不在调解室的填写，例如：居委会二楼会议室。"
    )
    venue = forms.ChoiceField(
        label="该地点属于", required=False, choices=Venue, widget=forms.RadioSelect, initial=Venue.ORGANIZATION
    )
    court_consent = forms.CharField(
        label="法院同意", required=False, max_length=100,
        help_text="在法院和调解组织以外的地点调解，须经法院同意（特邀调解规定第14条），例如：何法官3月2日电话同意。",
    )  # fmt: skip
    link = forms.URLField(
        label="在线调解链接", required=False, max_length=300, assume_scheme="https",
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )  # fmt: skip
    parties = forms.MultipleChoiceField(
        label="参加的当事人", widget=forms.CheckboxSelectMultiple, error_messages={"required": "请选择参加的当事人。"}
    )
    judge = forms.ChoiceField(
        label="邀请法官", required=False, help_text="共同调解、当面指导；法官看不到调解经过和保密笔记。"
    )
    others = forms.CharField(
        label="其他参加人", required=False, max_length=200, help_text="用顿号分隔，例如：居委会王主任、业委会代表。"
    )
    agenda = forms.CharField(label="议程", required=False, max_length=300)

    def prepare(self) -> None:
        fields: Any = self.fields
        rooms = rooms_of(self.dispute, on=self.on)
        fields["room"].choices = [("", "不用调解室"), *((room.pk, str(room)) for room in rooms)]
        fields["room"].initial = rooms[0].pk if rooms else ""
        parties = self.dispute.present_parties()
        fields["parties"].choices = [(party.pk, str(party)) for party in parties]
        fields["parties"].initial = [party.pk for party in parties]
        fields["judge"].choices = [("", "不邀请"), *judges_to_invite(self.dispute, on=self.on)]
        tomorrow = self.now + timedelta(days=1)
        fields["starts_at"].initial = tomorrow.replace(hour=9, minute=30, second=0, microsecond=0)

    def sitting(self) -> Sitting:
        """Return what is planned, as the service takes it (安排内容)."""
        told = self.cleaned_data
        on_site, video = told["mode"] == SessionMode.ON_SITE, told["mode"] == SessionMode.VIDEO
        return Sitting(
            starts_at=told["starts_at"],
            ends_at=told["starts_at"] + timedelta(minutes=told["minutes"]),
            mode=told["mode"],
            room_id=int(told["room"]) if told["room"] and on_site else None,
            **self._elsewhere(),
            link=told["link"] if video else "",
            agenda=told["agenda"],
            party_ids=tuple(int(pk) for pk in told["parties"]),
            judge_id=int(told["judge"]) if told["judge"] else None,
            others=tuple(name for part in told["others"].split("、") if (name := part.strip())),
        )

    def _elsewhere(self) -> dict[str, str]:
        """Return what is told of a place other than the centre's rooms."""
        told = self.cleaned_data
        if told["room"] or told["mode"] != SessionMode.ON_SITE:
            return {}
        consent = told["court_consent"] if told["venue"] == Venue.ELSEWHERE else ""
        return {"place": told["place"], "venue": told["venue"], "court_consent": consent}


class MoveForm(forms.Form):
    starts_at = forms.DateTimeField(label="开始时间", widget=forms.DateTimeInput)
    minutes = forms.TypedChoiceField(label="时长", choices=LENGTHS, coerce=int)
    room = forms.ChoiceField(label="调解室", required=False)
    reason = forms.CharField(label="改期原因", max_length=200, error_messages={"required": "请写明改期原因。"})

    def __init__(self, data: Any = None, *, session: Any) -> None:
        length = int((session.ends_at - session.starts_at).total_seconds() // 60)
        initial = {"starts_at": localtime(session.starts_at), "minutes": length, "room": session.room_id or ""}
        super().__init__(data, initial=initial)
        fields: Any = self.fields
        if length not in dict(LENGTHS):
            fields["minutes"].choices = [*LENGTHS, (length, f"{length}分钟")]
        if session.room_id is None:
            del fields["room"]
            return
        rooms = rooms_of(session.dispute, on=localtime(session.starts_at).date())
        fields["room"].choices = [(room.pk, str(room)) for room in rooms]

    def times(self) -> dict[str, datetime]:
        """Return from when to when (起止时间)."""
        begins = self.cleaned_data["starts_at"]
        return {"starts_at": begins, "ends_at": begins + timedelta(minutes=self.cleaned_data["minutes"])}


class CancelPlanForm(forms.Form):
    reason = forms.CharField(label="取消原因", max_length=200, error_messages={"required": "请写明取消原因。"})


class MoveManyForm(forms.Form):
    sessions = forms.MultipleChoiceField(label="安排", error_messages={"required": "请勾选要改期的安排。"})
    days = forms.IntegerField(label="顺延天数", min_value=-60, max_value=60, help_text="提前的填负数。")
    reason = forms.CharField(label="改期原因", max_length=200, error_messages={"required": "请写明改期原因。"})

    def __init__(self, *args: Any, keys: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sessions"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]


class SessionForm(StepForm):
    planned = forms.BooleanField(label="按安排进行", required=False)
    came = forms.MultipleChoiceField(label="到场", required=False, widget=forms.CheckboxSelectMultiple)
    held_at = forms.DateTimeField(label="调解时间", widget=forms.DateTimeInput)
    mode = forms.ChoiceField(label="方式", choices=SessionMode, widget=forms.RadioSelect, initial=SessionMode.ON_SITE)
    place = forms.CharField(label="地点", required=False, max_length=100)
    attendees = forms.CharField(label="参加人", max_length=300)
    informed = forms.MultipleChoiceField(
        label="开始前已向各方告知", choices=DutyItem, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="首次调解前逐项告知并核对身份（特邀调解规定第14条；在线调解规则第17条），将记入权利义务告知书。",
    )  # fmt: skip
    summary = forms.CharField(label="经过与结果", max_length=5000, widget=forms.Textarea(attrs={"rows": 5}))
    note = forms.CharField(
        label="保密笔记",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="只有办理本纠纷的调解员能看到，不移交、不导出，也不给另一方和法官看。",
    )
    note_side = forms.ChoiceField(
        label="背对背的一方", required=False, choices=[("", "不限"), *PartySide.choices], widget=forms.RadioSelect
    )

    def prepare(self) -> None:
        self.fields["held_at"].initial = self.now.replace(minute=0, second=0, microsecond=0)
        self.fields["attendees"].initial = "、".join(party.name for party in self.dispute.present_parties())
        referral = self.dispute.open_referral()
        if referral and hasattr(referral, "information"):
            del self.fields["informed"]
        self.plan = to_be_recorded(self.dispute, at=self.now)
        if self.plan is None:
            del self.fields["planned"], self.fields["came"]
        else:
            self._follow(self.plan)

    def _follow(self, plan: Any) -> None:
        """Fill in from the sitting that was planned and has begun."""
        begins = localtime(plan.starts_at)
        people = list(plan.participants.all())
        fields: Any = self.fields
        fields["planned"].label = f"即{begins:%m月%d日%H:%M}安排的调解（{plan.where}）"
        fields["planned"].initial = True
        fields["came"].choices = [(one.pk, one.title) for one in people]
        fields["came"].initial = [one.pk for one in people]
        fields["held_at"].initial, fields["mode"].initial = begins, plan.mode
        fields["place"].initial = plan.where
        fields["attendees"].initial = "、".join(one.title for one in people)

    def told(self) -> dict[str, Any]:
        """Return what is recorded, as the service takes it (记录内容)."""
        told = dict(self.cleaned_data)
        told["held"] = Held(**{name: told.pop(name) for name in ("held_at", "mode", "attendees", "summary", "place")})
        planned, came = told.pop("planned", False), told.pop("came", [])
        if planned and self.plan:
            told |= {"planned_id": self.plan.pk, "came": [int(pk) for pk in came]}
        return told


class OfferForm(StepForm):
    side = forms.ChoiceField(
        label="提出方", choices=PartySide, widget=forms.RadioSelect, error_messages={"required": "请选择提出方。"}
    )
    amount = forms.DecimalField(
        label="金额（元）", required=False, min_value=0, max_digits=14, decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"}), error_messages=AMOUNT_ERRORS,
    )  # fmt: skip
    terms = forms.CharField(label="内容", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    made_at = forms.DateTimeField(label="提出时间", widget=forms.DateTimeInput)
    conveyed = forms.BooleanField(
        label="已转达对方", required=False, help_text="不勾选的，只告诉了调解员；未经提出方同意不得转达。"
    )
    answer = forms.ChoiceField(
        label="对方答复", required=False, choices=[("", "尚无"), *OfferAnswer.choices], widget=forms.RadioSelect
    )

    def prepare(self) -> None:
        self.fields["made_at"].initial = self.now.replace(second=0, microsecond=0)


class AskForm(StepForm):
    question = forms.CharField(
        label="问题", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="只写法律和程序问题。法官可能审理本案，请勿写入当事人的让步和调解中的陈述（特邀调解规定第22条）。",
    )  # fmt: skip


class AdviseForm(StepForm):
    request = forms.ChoiceField(label="问题", widget=forms.RadioSelect)
    answer = forms.CharField(label="答复", max_length=5000, widget=forms.Textarea(attrs={"rows": 5}))

    def prepare(self) -> None:
        waiting = self.dispute.guidance.filter(answered_at=None)
        fields: Any = self.fields
        fields["request"].choices = [(one.pk, one.question) for one in waiting]
        fields["request"].initial = waiting[0].pk if waiting else None
