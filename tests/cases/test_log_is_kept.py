"""The log of a dispute only grows, whoever asks."""

import pytest
from django.db import IntegrityError, connection, transaction

from cases.models import DisputeEvent
from tests.cases.scene import Scene


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cases_disputeevent SET note = 'x'",
        "DELETE FROM cases_disputeevent",
        "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE cases_disputeevent",
    ],
)
def test_the_database_refuses(scene: Scene, statement):
    scene.registered()

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert DisputeEvent.objects.count() == 1
