"""The two addresses that machines ask."""

import pytest


def test_healthz_asks_nothing_of_the_database(client):
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.django_db
def test_readyz_sees_database_broker_and_migrations(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "broker": "ok", "migrations": "ok"}
