"""Something builds up in the demo's town: a property company quarrels with its owners, so that a warning is raised."""

from datetime import timedelta

from cases.choices import PartyKind, PartySide
from cases.models import DisputeCategory
from cases.services.intake import PartyFacts, register_new_dispute
from suyuan.demo.intake_stories import IntakeStories

COMPANY = "东莞市某物业服务有限公司（虚构）"
LIFT = "小区电梯停运{days}天，业主拒交物业费，物业公司停用门禁卡，业主{name}要求恢复门禁并减免停运期间的费用。"
OWNERS = ("丁子平", "方丑兰", "石寅青", "田卯生", "姚辰玉", "范巳林", "邹午红", "熊未良", "孟申华", "秦酉芳", "江戌明")


class HotSpotStories(IntakeStories):
    """Writes the quarrels of one company's owners in the last four weeks, at the demo's village."""

    def write(self) -> None:
        """Write them, one every other day (演示热点)."""
        category = DisputeCategory.objects.filter(name__contains="物业").order_by("pk").first()
        for number, name in enumerate(OWNERS):
            at = self.now - timedelta(days=2 + 2 * number)
            facts = self._facts(
                LIFT.format(days=30 - number, name=name), claim="请求恢复门禁，减免电梯停运期间的物业费。",
                intake_source="GRID_OFFICER", category_id=category and category.pk,
            )  # fmt: skip
            company: PartyFacts = {"name": COMPANY, "kind": PartyKind.LEGAL, "representative": "经理某"}
            parties: list[PartyFacts] = [
                {**self._person(name), "key": self._key(), "side": PartySide.APPLICANT},
                {**company, "key": self._key(), "side": PartySide.RESPONDENT},
            ]
            register_new_dispute(key=self._key(), facts=facts, parties=parties, by=self.clerk, at=at)
