from suyuan.accounts.models.access_log import AccessLog as AccessLog
from suyuan.accounts.models.notice import Notice as Notice
from suyuan.accounts.models.password import OldPassword as OldPassword
from suyuan.accounts.models.session import SignInSession as SignInSession
from suyuan.accounts.models.user import User as User
