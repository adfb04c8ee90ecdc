"""The one reading of the environment that every part of the settings shares."""

import os

from suyuan.settings.environment import read

ENV = read(os.environ)
