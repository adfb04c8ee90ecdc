from collections.abc import Iterator

import pytest
import time_machine

from tests.cases.scene import MONDAY, Scene, build_scene
from tests.scenarios.desk import Desk


@pytest.fixture
def scene(db) -> Scene:
    return build_scene()


@pytest.fixture
def desk(db) -> Iterator[Desk]:
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield Desk(clock)
