import pytest

from tests.cases.scene import Scene, build_scene


@pytest.fixture
def scene(db) -> Scene:
    return build_scene()
