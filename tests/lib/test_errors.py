import pickle

import pytest

from suyuan.lib.errors import DomainError, InvalidInput


class SeatTaken(DomainError):
    code = "seat_taken"


def test_a_refusal_carries_its_sentence_field_and_facts():
    refusal = SeatTaken("座位已被占用", field="seat", seat=3)
    assert (str(refusal), refusal.message, refusal.field) == ("座位已被占用", "座位已被占用", "seat")
    assert (refusal.code, refusal.status, refusal.data) == ("seat_taken", 409, {"seat": 3})


def test_a_single_problem_is_the_whole_sentence():
    refusal = InvalidInput([("phone", "电话号码为空")])
    assert (refusal.message, refusal.field, refusal.status) == ("电话号码为空", "phone", 422)


def test_several_problems_are_counted_and_listed():
    refusal = InvalidInput([("phone", "电话号码为空"), (None, "缺少当事人")], rows=2)
    assert refusal.message == "有2处需要更正：电话号码为空；缺少当事人"
    assert refusal.field is None
    assert refusal.problems == (("phone", "电话号码为空"), (None, "缺少当事人"))


def test_input_without_a_problem_is_a_bug():
    with pytest.raises(ValueError, match="at least one"):
        InvalidInput([])


@pytest.mark.parametrize(
    "refusal", [SeatTaken("座位已被占用", field="seat", seat=3), InvalidInput([("a", "一"), ("b", "二")], rows=2)]
)
def test_a_refusal_survives_the_way_from_a_worker(refusal):
    copy = pickle.loads(pickle.dumps(refusal))
    assert type(copy) is type(refusal)
    assert vars(copy) == vars(refusal)
