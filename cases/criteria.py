"""Named conditions on disputes and court cases. The wording is what reports print; the query is what runs."""

from django.db.models import Q

from cases.choices import SuitKind
from cases.lifecycle import State
from suyuan.lib.criteria import Criterion

CONCLUDED = Criterion("已结束调解", Q(state__in=[State.SETTLED, State.ENDED]))
SUED_AFTER_SUCCESS = Criterion("调解成功后又起诉", Q(state=State.SETTLED, later_steps__kind="SUIT"))
SETTLED = Criterion("调解成功", Q(state=State.SETTLED))
WAITING_FOR_REFERRAL = Criterion("待移送", Q(state=State.RECEIVED))
COUNTED = Criterion("并案的只计一件", ~Q(state=State.MERGED))
REFUSABLE = Criterion("尚可拒绝调解", Q(state__in=[State.RECEIVED, State.REFERRED, State.MEDIATING]))
OPEN = Criterion("未结", Q(state__in=[State.RECEIVED, State.ROUTED, State.REFERRED, State.MEDIATING, State.SUSPENDED]))

COUNTED_ONCE = Criterion("已登记，并入他案的不重复计", Q(registered_at__isnull=False) & ~Q(state=State.MERGED))

FIRST_INSTANCE_CIVIL = Criterion("新收一审民事案件", Q(suit_kind=SuitKind.CIVIL))
FIRST_INSTANCE_ADMINISTRATIVE = Criterion("新收一审行政案件", Q(suit_kind=SuitKind.ADMINISTRATIVE))
LAWSUIT = Criterion("新收一审民事、行政案件", Q(suit_kind__in=[SuitKind.CIVIL, SuitKind.ADMINISTRATIVE]))
