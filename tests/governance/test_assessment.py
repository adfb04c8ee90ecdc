"""Assessment through its pages: computed where data exist, unknown never zero, reviewed by another, fixed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.utils import timezone

from communities.models import Tribunal
from suyuan.accounts.roles import Role
from suyuan.governance.models import Commendation, WorkAppeal, WorkAssessment, WorkScheme, WorkScore
from suyuan.governance.rules.scoring import score_of
from tests.communities.places import VILLAGE, demonstration
from tests.people import person

pytestmark = pytest.mark.django_db
COMPUTED = {"title": "示范社区", "weight": "40", "evidence": "COMPUTED", "indicator": "DEMONSTRATIONS"}
COMPUTED |= {"full_at": "1", "zero_at": "0"}
SUCCESS = {"title": "成功率", "weight": "30", "evidence": "COMPUTED", "indicator": "SUCCESS_RATE"}
SUCCESS |= {"full_at": "80", "zero_at": "40"}
BY_HAND = {"title": "机制", "weight": "30", "evidence": "BY_HAND", "standard": "材料"}


def text(response):
    return response.content.decode()


@pytest.fixture
def author(client):
    user = person("author", Role.COORDINATOR)
    client.force_login(user)
    return user


@pytest.fixture
def reviewer():
    return person("reviewer", Role.JUDGE)


def scheme(client, *items, **more):
    told = {"court": "粤1973", "name": "法庭考核", "subject_kind": "TRIBUNAL", "period": f"{timezone.localdate().year}"}
    answer = client.post("/appraisals/new/", {**told, "appeal_days": 5, "source": "", **more})
    assert answer.status_code == 302, answer.context["form"].errors
    made = WorkScheme.objects.latest("pk")
    for item in items:
        assert client.post(f"/appraisals/{made.pk}/items/new/", item).status_code == 302
    return made


def step(client, made, name):
    return client.post(f"/appraisals/{made.pk}/steps/{name}/")


class TestScoring:
    @pytest.mark.parametrize(
        ("figure", "full", "zero", "score"),
        [("60", 80, 40, "15.0"), ("99", 80, 40, "30.0"), ("10", 80, 40, "0.0"), ("6", 0, 30, "24.0")],
    )
    def test_in_proportion_between_the_ends_whichever_is_better(self, figure, full, zero, score):
        ends = {"full_at": Decimal(full), "zero_at": Decimal(zero)}
        assert score_of(Decimal(figure), weight=Decimal(30), **ends) == Decimal(score)

    def test_what_has_no_data_is_unknown_and_never_zero(self, client, author, reviewer):
        demonstration()
        made = scheme(client, COMPUTED, SUCCESS, BY_HAND)
        assert step(client, made, "begin").status_code == 302
        assert made.assessments.count() == Tribunal.objects.filter(court="粤1973").count()
        of_qingxi = WorkAssessment.objects.get(scheme=made, label="清溪人民法庭")
        scores = {row.item.title: row for row in of_qingxi.scores.select_related("item")}
        assert scores["示范社区"].score == 40
        assert scores["成功率"].score is None
        assert "没有足够的数据" in scores["成功率"].explanation
        assert scores["机制"].score is None
        sheet = client.get(f"/appraisals/sheets/{of_qingxi.pk}/").context["sheet"]
        assert (sheet.total, sheet.weight, sheet.missing) == (40, 40, 2)
        client.force_login(reviewer)
        refused = step(client, made, "review")
        assert refused.status_code == 409
        assert "没有数据不等于零分" in text(refused)

    def test_a_score_by_hand_has_its_proof_and_its_bounds(self, client, author):
        made = scheme(client, BY_HAND)
        step(client, made, "begin")
        score = WorkScore.objects.filter(assessment__scheme=made).first()
        address = f"/appraisals/sheets/{score.assessment_id}/scores/{score.pk}/"
        assert "应在0至30.0之间" in text(client.post(address, {"score": "31", "proof": "材料"}))
        assert "两者选一" in text(client.post(address, {"proof": "材料"}))
        assert client.post(address, {"score": "20"}).status_code == 422
        file = SimpleUploadedFile("总结.png", b"\x89PNG\r\n\x1a\n1", content_type="image/png")
        assert client.post(address, {"score": "20", "proof": "材料", "uploads": [file]}).status_code == 302
        sheet = client.get(f"/appraisals/sheets/{score.assessment_id}/").context["sheet"]
        (kept,) = [proof for row in sheet.scores for proof in row.proofs]
        assert client.get(f"{address}files/{kept.key}/")["Content-Type"] == "image/png"
        step(client, made, "recompute")
        assert WorkScore.objects.get(assessment=score.assessment_id).score == 20  # by hand stays

    def test_items_fit_their_subjects(self, client, author):
        made = scheme(client, subject_kind="COMMUNITY")
        add = f"/appraisals/{made.pk}/items/new/"
        assert "只按人民法庭统计" in text(client.post(add, COMPUTED))
        assert "两者不能相同" in text(client.post(add, {**SUCCESS, "zero_at": "80"}))
        assert "还没有项目" in text(step(client, made, "begin"))
        client.post(add, BY_HAND)
        assert "没有示范社区" in text(step(client, made, "begin"))
        demonstration(VILLAGE)
        assert step(client, made, "begin").status_code == 302
        told = {"court": "粤1973", "name": "x", "subject_kind": "UNIT", "appeal_days": 5, "period": "去年"}
        assert "无法识别" in text(client.post("/appraisals/new/", told))


class TestFromReviewToTheFinalResult:
    @pytest.fixture
    def published(self, client, author, reviewer):
        made = scheme(client, BY_HAND)
        step(client, made, "begin")
        WorkScore.objects.filter(assessment__scheme=made).update(score=20, proof="材料", filled_by=author)
        assert "不能复核自己编制的考核" in text(step(client, made, "review"))
        client.force_login(reviewer)
        assert step(client, made, "review").status_code == 302
        assert step(client, made, "publish").status_code == 302
        return made

    def test_objections_are_answered_before_it_is_final_and_then_nothing_changes(self, client, published, reviewer):
        clerk = person("clerk", Role.CLERK)
        client.force_login(clerk)
        sheet = published.assessments.first()
        assert client.get(f"/appraisals/sheets/{sheet.pk}/").status_code == 200
        client.post(f"/appraisals/sheets/{sheet.pk}/appeal/", {"text": "漏记一次讲座"})
        client.force_login(reviewer)
        assert "期满后才能定结果" in text(step(client, published, "settle"))
        past = timezone.localdate() - timedelta(days=6)
        WorkScheme.objects.filter(pk=published.pk).update(published_on=past)
        assert "还有异议没有答复" in text(step(client, published, "settle"))
        objection = WorkAppeal.objects.get()
        client.post(f"/appraisals/sheets/{sheet.pk}/appeals/{objection.pk}/", {"answer": "已核对，原已计入。"})
        assert step(client, published, "settle").status_code == 302
        score = sheet.scores.get()
        late = client.post(f"/appraisals/sheets/{sheet.pk}/scores/{score.pk}/", {"score": "1", "proof": "x"})
        assert late.status_code == 422
        assert client.post(f"/appraisals/{published.pk}/items/new/", BY_HAND).status_code == 422
        assert step(client, published, "again").status_code == 409

    def test_what_is_published_stands_still_whoever_writes(self, client, reviewer, published):
        """PostgreSQL keeps it, not the services alone."""
        scores = WorkScore.objects.filter(assessment__scheme=published)
        for write in (
            lambda: scores.update(score=1),
            scores.delete,
            lambda: published.assessments.update(label="x"),
            lambda: published.items.update(weight=1),
        ):
            with pytest.raises(DatabaseError, match="refused"), transaction.atomic():
                write()
        assert step(client, published, "again").status_code == 302
        assert scores.update(score=19) == scores.count()
        told = {"published_on": timezone.localdate(), "reviewed_by": reviewer}
        WorkScheme.objects.filter(pk=published.pk).update(state="FINAL", **told)
        with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
            WorkScheme.objects.filter(pk=published.pk).update(name="x")

    def test_the_next_year_copies_the_items_and_leaves_the_past_alone(self, client, published):
        year = timezone.localdate().year + 1
        assert client.post(f"/appraisals/{published.pk}/copy/", {"period": f"{year}"}).status_code == 302
        new = WorkScheme.objects.get(period=f"{year}")
        assert [item.title for item in new.items.all()] == ["机制"]
        assert new.copied_from == published
        assert "考核期还没有开始" in text(step(client, new, "begin"))
        assert "已有同名的方案" in text(client.post(f"/appraisals/{published.pk}/copy/", {"period": f"{year}"}))

    def test_scoring_is_the_courts_own_business_until_it_is_published(self, client, author):
        made = scheme(client, BY_HAND)
        client.force_login(person("clerk", Role.CLERK))
        assert client.get(f"/appraisals/{made.pk}/").status_code == 404
        client.force_login(person("elsewhere", Role.COORDINATOR, court="粤1971"))
        assert client.get(f"/appraisals/{made.pk}/").status_code == 404
        client.force_login(person("above", Role.COORDINATOR, court="粤19"))
        assert client.get(f"/appraisals/{made.pk}/").status_code == 200

    def test_an_honour_is_shown_to_the_court(self, client, author):
        told = {"recipient": "清溪人民法庭", "title": "先进集体", "document": "〔2026〕1号", "awarded_on": "2026-01-10"}
        assert client.post("/appraisals/commend/", told).status_code == 302
        assert "先进集体" in text(client.get("/appraisals/"))
        assert "不能晚于今天" in text(client.post("/appraisals/commend/", {**told, "awarded_on": "2099-01-01"}))
        assert Commendation.objects.count() == 1


def test_the_page_that_leads_to_everything_says_what_waits(client, author):
    page = client.get("/grassroots/")
    titles = [subject.title for subject in page.context["subjects"]]
    assert "工作考核" in titles
    assert "个法庭没有示范社区" in text(page)
    client.force_login(person("helper", Role.ASSISTANT, division=VILLAGE))
    assert "工作考核" not in text(client.get("/grassroots/"))
