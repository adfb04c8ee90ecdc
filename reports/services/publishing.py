"""Publishing readings (发布读数): a copy is made that nothing changes any more."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from reports.documents.reading import stored_document
from reports.models import PublishedReading, Reading
from reports.models.reading import Figures
from reports.policies import may_publish
from reports.queries.places import Place, PlaceUnknown
from suyuan.accounts.models import User
from suyuan.lib.errors import DomainError


class PublicationRefused(DomainError):
    """A reading that cannot be published now (暂不能发布)."""

    code = "publication_refused"


class PublicationForbidden(DomainError):
    """The person may not publish readings of this place (无权发布)."""

    code = "not_permitted"
    status = 403


def publish_reading(*, reading_id: int, by: User, at: datetime) -> PublishedReading:
    """Publish a stored reading (发布) as it stands, with everything it rests on.

    Refuses with PlaceUnknown a reading the person may not know of, with PublicationForbidden who may not
    publish, with PublicationRefused a period that is not over, or one whose data changed since it was computed.
    """
    with transaction.atomic():
        visible = Reading.objects.visible_to(by).select_related("period__definition", "division", "court")
        reading = visible.select_for_update(of=("self",)).filter(pk=reading_id).first()
        if reading is None:
            raise PlaceUnknown("没有这个读数，它可能已重新计算，请刷新后再试")
        _refuse_untimely(reading, by, at)
        return PublishedReading.objects.create(**_columns(reading, at), published_at=at, published_by=by)


def _refuse_untimely(reading: Reading, by: User, at: datetime) -> None:
    if not may_publish(by):
        raise PublicationForbidden("您的岗位不能发布读数")
    period = reading.period
    if period.last_on >= timezone.localdate(at):
        raise PublicationRefused(f"{period.period.label}尚未结束，可改为发布已结束的月份或季度")
    if period.wanted != period.computed:
        raise PublicationRefused("数据有变动，正在重新计算，请稍后再发布")


def _columns(reading: Reading, at: datetime) -> dict[str, object]:
    period, place = reading.period, Place(division=reading.division, court=reading.court)
    document = stored_document(reading, on=timezone.localdate(at))
    return {
        **{field.name: getattr(reading, field.name) for field in Figures._meta.get_fields()},
        "definition": period.definition,
        "fingerprint": document["definition"]["fingerprint"],
        "kind": period.kind,
        "first_on": period.first_on,
        "last_on": period.last_on,
        "period_label": period.period.label,
        "division": reading.division,
        "court": reading.court,
        "place_name": place.name,
        "document": document,
        "cut_off_at": period.cut_off_at,
    }
