"""What comes through the doors, told for the demo: a series, violence at home, quarrels told twice (演示来件)."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from cases.choices import PartyKind, PartySide
from cases.models import Dispute, DisputeFlag, FlagKind
from cases.outcome_choices import TurnBackGround
from cases.services.agents import add_agent
from cases.services.flags import record_informing, set_flag
from cases.services.intake import DisputeFacts, OriginFacts, PartyFacts, register_new_dispute
from cases.services.merging import merge_dispute
from cases.services.series import SeriesRow, choose_model, register_series
from cases.services.turning_back import turn_back_application
from communities.models import Division
from suyuan.accounts.models import User
from suyuan.demo import names
from suyuan.demo.accounts import DEMO_TOWN

WAGES = "电子厂停产搬迁，拖欠员工三个月工资，多人到镇信访办反映，要求在春节前结清。"
LEAK = "楼上卫生间长期漏水，楼下天花板和衣柜受损，双方对漏水原因和赔偿数额争执不下，物业上门查看两次未能解决。"
LEAK_RETOLD = "楼上卫生间长期漏水，楼下天花板和衣柜受损，住户来电反映双方对漏水原因和赔偿数额争执不下，请求调解。"
NOISE = "楼上麻将室深夜营业，噪声扰民，楼下住户多次报警、投诉，双方发生口角，请求协调限制营业时间。"
NOISE_RETOLD = "网格员巡查时住户反映楼上麻将室深夜营业，噪声扰民，双方发生口角，请求协调限制营业时间。"
VIOLENCE = "夫妻因家庭开支争吵，男方酒后推打女方，女方带女儿暂住亲戚家，请求就离婚和抚养进行调解。"
ABROAD = "外市房屋租赁合同到期，房东不退押金，租客在网上申请调解，请求退还押金三千元。"
WORKERS = ("刘甲珍", "陈乙辉", "黄丙香", "何丁文", "梁戊英", "周己成")


class IntakeStories:
    """Writes the stories at the demo's court, by its clerk, in the last days."""

    def __init__(self, *, random: Random, now: datetime) -> None:
        self.random, self.now = random, now
        self.clerk = User.objects.get(username="lian")
        self.village = Division.objects.filter(parent=DEMO_TOWN, level="VILLAGE").order_by("code").first()

    def write(self) -> None:
        """Write them all (演示来件)."""
        self._series(self.now - timedelta(days=6))
        self._merged(self.now - timedelta(days=4))
        self._violence(self.now - timedelta(days=3))
        self._told_twice(self.now - timedelta(days=2))
        self._turned_back(self.now - timedelta(days=1))

    def _series(self, at: datetime) -> None:
        rows = [SeriesRow(number, self._person(name), {"amount": None}) for number, name in enumerate(WORKERS, 1)]
        series = register_series(
            key=self._key(),
            name="某电子厂员工欠薪系列案（演示）",
            facts=self._facts(WAGES, intake_source="PETITION", mediation_requested_at=at - timedelta(days=1)),
            origin={"unit": "镇信访办（演示）", "reference": "信访件演示0312", "brought_at": at - timedelta(hours=2)},
            respondent={"name": "东莞市某电子有限公司（虚构）", "kind": PartyKind.LEGAL, "representative": "林总某"},
            rows=rows,
            by=self.clerk,
            at=at,
        )
        model = series.disputes.order_by("pk").first()
        if model:
            choose_model(dispute_id=model.pk, by=self.clerk, at=at)
            self._flag(model, "MANY_PEOPLE", "同厂二十余名员工有同样主张，目前由六人先行申请。", at)

    def _violence(self, at: datetime) -> None:
        dispute = self._dispute(VIOLENCE, ("谢庚兰", "罗辛强"), at, intake_source="GRID_OFFICER")
        flag = self._flag(dispute, "DOMESTIC_VIOLENCE", "女方右臂有淤伤，自述被推打；女儿九岁，当时在场。", at)
        police = flag.duties.order_by("due_on", "pk").first()
        if police:
            told = {"told_to": "派出所值班民警（演示）", "manner": "电话", "receipt": "警情演示0001"}
            record_informing(duty_id=police.pk, informed_at=at, **told, by=self.clerk, at=at)

    def _told_twice(self, at: datetime) -> None:
        applicant = self._person("曾壬芳")
        first = self._dispute(LEAK, ("曾壬芳", "邓癸明"), at, applicant=applicant)
        self._dispute(
            LEAK_RETOLD, ("曾壬芳", "邓癸明"), at + timedelta(days=1), applicant=applicant, intake_source="HOTLINE"
        )
        lawyer = {"kind": "LAWYER", "name": "许律师", "unit": "广东某律师事务所（虚构）", "authority": "SPECIAL"}
        powers = "代为承认、放弃、变更请求，进行和解"
        party = first.parties.order_by("pk").first()
        if party:
            add_agent(party_id=party.pk, agent={**lawyer, "powers": powers}, by=self.clerk, at=at)  # type: ignore[typeddict-item]

    def _merged(self, at: datetime) -> None:
        sides, applicant = ("韩甲秋", "冯乙旺"), self._person("韩甲秋")
        kept = self._dispute(NOISE, sides, at, applicant=applicant)
        later = at + timedelta(days=1)
        again = self._dispute(NOISE_RETOLD, sides, later, applicant=applicant, intake_source="GRID_OFFICER")
        reason = "同一申请人就同一噪声纠纷先后到窗口和向网格员反映。"
        merge_dispute(dispute_id=again.pk, other_number=str(kept.number), reason=reason, by=self.clerk, at=later)

    def _turned_back(self, at: datetime) -> None:
        sides = ("蔡丙青", "彭丁河")
        online: OriginFacts = {"channel": "ONLINE"}
        dispute = self._dispute(ABROAD, sides, at, origin=online, intake_source="PARTY")
        turn_back_application(
            dispute_id=dispute.pk, ground=TurnBackGround.NO_JURISDICTION, by=self.clerk, at=at + timedelta(hours=3),
            explanation="房屋和当事人住所均不在本市。", way_told="向房屋所在地人民法院申请或者起诉",
        )  # fmt: skip

    def _dispute(
        self,
        facts: str,
        sides: tuple[str, str],
        at: datetime,
        *,
        applicant: PartyFacts | None = None,
        origin: OriginFacts | None = None,
        **more: str,
    ) -> Dispute:
        told: list[PartyFacts] = [
            {**(applicant or self._person(sides[0])), "key": self._key(), "side": PartySide.APPLICANT},
            {**self._person(sides[1]), "key": self._key(), "side": PartySide.RESPONDENT},
        ]
        whole = self._facts(facts, **more)
        return register_new_dispute(key=self._key(), facts=whole, parties=told, origin=origin, by=self.clerk, at=at)

    def _facts(self, facts: str, **more: object) -> DisputeFacts:
        place = {"division_id": self.village.code if self.village else DEMO_TOWN, "place_detail": "演示小区2栋"}
        return {"facts": facts, **place, **more}  # type: ignore[typeddict-item]

    def _person(self, name: str) -> PartyFacts:
        number, phone = names.identity_number(self.random), names.phone_number(self.random)
        return {"name": name, "kind": PartyKind.NATURAL, "identity_number": number, "phone": phone}

    def _flag(self, dispute: Dispute, code: str, grounds: str, at: datetime) -> DisputeFlag:
        kind = FlagKind.objects.get(code=code)
        return set_flag(dispute_id=dispute.pk, kind_id=kind.pk, grounds=grounds, by=self.clerk, at=at)

    def _key(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)
