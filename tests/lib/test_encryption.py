import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyuan.lib.encryption import DecryptionFailed, Keyring, blind_index, normalise_identifier, normalise_phone

KEYS = {"k2": b"2" * 32, "k1": b"1" * 32}
RING = Keyring(KEYS)
PHONE = "cases.party.phone"
INDEX_KEY = b"i" * 32


@given(st.text())
def test_what_was_encrypted_opens_again(text):
    assert RING.decrypt(RING.encrypt(text, context=PHONE), context=PHONE) == text


def test_the_same_text_never_gives_the_same_token():
    tokens = {RING.encrypt("13800138000", context=PHONE) for _ in range(50)}
    assert len(tokens) == 50
    assert not any("13800138000" in token for token in tokens)


def test_the_first_key_writes_and_older_keys_still_read():
    old = Keyring({"k1": KEYS["k1"]}).encrypt("甲", context=PHONE)
    assert RING.decrypt(old, context=PHONE) == "甲"
    assert RING.encrypt("甲", context=PHONE).startswith("k2:")
    assert Keyring(KEYS, active="k1").encrypt("甲", context=PHONE).startswith("k1:")


def test_a_value_moved_to_another_column_does_not_open():
    token = RING.encrypt("甲", context=PHONE)
    with pytest.raises(DecryptionFailed, match=r"cases\.party\.address"):
        RING.decrypt(token, context="cases.party.address")


@pytest.mark.parametrize("position", [3, 20, -3])
def test_a_changed_token_does_not_open(position):
    token = RING.encrypt("13800138000", context=PHONE)
    changed = list(token)
    changed[position] = "A" if changed[position] != "A" else "B"
    with pytest.raises(DecryptionFailed):
        RING.decrypt("".join(changed), context=PHONE)


@pytest.mark.parametrize("token", ["", "13800138000", "k1:", "k1:!!!", "k1:AAAA", "k9:AAAA", "k1:中文"])
def test_what_is_no_token_of_a_known_key_is_loud_and_does_not_print_the_value(token):
    with pytest.raises(DecryptionFailed) as failure:
        RING.decrypt(token, context=PHONE)
    assert PHONE in str(failure.value)


@pytest.mark.parametrize(
    ("keys", "active"),
    [({}, None), ({"k1": b"short"}, None), ({"k:1": b"1" * 32}, None), ({"": b"1" * 32}, None), (KEYS, "k9")],
)
def test_unfit_keys_are_refused_at_the_start(keys, active):
    with pytest.raises(ValueError, match="key"):
        Keyring(keys, active)


def index(value, purpose="identity", key=INDEX_KEY):
    return blind_index(value, purpose=purpose, key=key)


def test_the_index_depends_on_key_and_purpose_and_not_on_spelling():
    number = "99000319020315018X"
    assert index(number) == index(" ９９０００３ 19020315-018x ")
    assert index(number) != index("99000319020315018")
    assert index(number) != index(number, purpose="account")
    assert index(number) != index(number, key=b"j" * 32)


def test_the_index_is_stable_across_releases():
    assert str(index("99000319020315018X")) == "5297c7bb-4641-b128-b5ad-66a982a658e5"


def test_phones_are_indexed_without_the_prefix_of_china():
    same = {index(text, "phone") for text in ("13800138000", "+86 138-0013-8000", "0086 13800138000", "(138)00138000")}
    assert len(same) == 1
    assert normalise_phone("+86 0769-2233 1234") == "076922331234"
    assert normalise_identifier("+86 1") == "+861"


@pytest.mark.parametrize("empty", ["", "  ", "\u3000", "--"])
def test_an_empty_value_has_no_index(empty):
    assert index(empty) is None
