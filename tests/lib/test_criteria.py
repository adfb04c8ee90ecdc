from django.db.models import Q

from suyuan.lib.criteria import Criterion


def test_joined_conditions_join_their_wording_and_their_query():
    settled = Criterion("调解成功", Q(state="SETTLED"))
    overdue = Criterion("已超期", Q(overdue=True))
    both = settled & overdue
    assert both.wording == "调解成功且已超期"
    assert both.q == Q(state="SETTLED") & Q(overdue=True)
