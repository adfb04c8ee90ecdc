"""The administration pages: reference data only, for the system administrator only, and nothing is deleted there."""

import pytest
from django.contrib import admin
from django.urls import reverse

from communities.models.reference import ReferenceRow
from suyuan.accounts.roles import Role
from tests.people import person

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
NAMES = [f"{model._meta.app_label}_{model._meta.model_name}" for model in MODELS]


def test_there_are_pages():
    assert len(MODELS) >= 12


def test_only_reference_data_is_there():
    assert [model._meta.label for model in MODELS if not issubclass(model, ReferenceRow)] == []


def addresses():
    yield reverse("admin:index")
    for model, name in zip(MODELS, NAMES, strict=True):
        yield reverse(f"admin:{name}_changelist")
        row = model.objects.first()
        if row:
            yield reverse(f"admin:{name}_change", args=[row.pk])


@pytest.mark.parametrize("role", Role)
def test_only_the_system_administrator_opens_them(role, client, db):
    client.force_login(person("somebody", role))
    wanted = 200 if role == Role.SYSTEM_ADMIN else 403
    assert {address: client.get(address).status_code for address in addresses()} == dict.fromkeys(addresses(), wanted)


def test_strangers_are_sent_to_the_one_sign_in_page(client, db):
    ends = {client.get(address, follow=True).redirect_chain[-1][0] for address in addresses()}
    assert {end.split("?")[0] for end in ends} == {reverse("accounts:sign_in")}
    assert f"{reverse('accounts:sign_in')}?next=/admin/" in ends


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_deleted(name, client, db):
    client.force_login(person("keeper", Role.SYSTEM_ADMIN))
    model = MODELS[NAMES.index(name)]
    row = model.objects.first()
    if row is None:
        pytest.skip("no row of this kind is delivered")
    assert client.post(reverse(f"admin:{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    assert client.get(reverse(f"admin:{name}_change", args=[row.pk])).context["has_delete_permission"] is False
