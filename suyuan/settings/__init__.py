"""One settings module for production, demo and test: only the environment differs."""

from suyuan.settings.api import *
from suyuan.settings.application import *
from suyuan.settings.logs import *
from suyuan.settings.security import *
from suyuan.settings.services import *
from suyuan.settings.sign_in import *
