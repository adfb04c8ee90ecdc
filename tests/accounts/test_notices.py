"""Notices (站内通知): told once, read by nobody else."""

from datetime import timedelta

from django.utils import timezone

from suyuan.accounts.models import Notice
from suyuan.accounts.roles import Role
from suyuan.accounts.services.notices import notify
from tests.people import person

NOW = timezone.now()


def tell(*users, text="粤1973-2026-000001 调解期限3日后届满。", source="deadline:1:soon", at=NOW):
    return notify(users=users, text=text, source=source, url="/disputes/", at=at)


def test_the_same_occasion_tells_a_person_once(db):
    lian, fenliu = person("lian", Role.CLERK), person("fenliu", Role.COORDINATOR)
    tell(lian)
    tell(lian, fenliu.pk, lian, text="重复")
    assert [(n.user, n.text) for n in Notice.objects.order_by("pk")] == [
        (lian, "粤1973-2026-000001 调解期限3日后届满。"),
        (fenliu, "重复"),
    ]


def test_the_bell_counts_and_opening_marks_as_read(client, db):
    lian = person("lian", Role.CLERK)
    client.force_login(lian)
    assert "还没有通知" in client.get("/notices/").content.decode()
    tell(lian)
    tell(lian, text="较新", source="other", at=NOW + timedelta(minutes=1))
    page = client.get("/notices/").content.decode()
    assert page.index("较新") < page.index("3日后届满")
    assert '<span class="bar-bell-count">2</span>' in page

    old = Notice.objects.get(source="deadline:1:soon")
    assert client.post(f"/notices/{old.pk}/")["Location"] == "/disputes/"
    assert '<span class="bar-bell-count">1</span>' in client.get("/notices/").content.decode()
    client.post("/notices/read/")
    assert "bar-bell-count" not in client.get("/notices/").content.decode()


def test_nobody_opens_what_another_was_told(client, db):
    tell(person("lian", Role.CLERK))
    client.force_login(person("fenliu", Role.COORDINATOR))
    assert client.post(f"/notices/{Notice.objects.get().pk}/").status_code == 404
    assert Notice.objects.get().read_at is None
