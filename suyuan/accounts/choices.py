from django.db import models


class Act(models.TextChoices):
    """What the access log records (访问日志的行为)."""

    SIGNED_IN = "SIGNED_IN", "登录"
    SIGN_IN_FAILED = "SIGN_IN_FAILED", "登录失败"
    LOCKED_OUT = "LOCKED_OUT", "登录锁定"
    SIGNED_OUT = "SIGNED_OUT", "退出登录"
    IDLE_SIGNED_OUT = "IDLE_SIGNED_OUT", "超时退出"
    SESSION_ENDED = "SESSION_ENDED", "结束会话"
    PASSWORD_CHANGED = "PASSWORD_CHANGED", "修改密码"
    PASSWORD_RESET = "PASSWORD_RESET", "重置密码"
    ACCOUNT_CREATED = "ACCOUNT_CREATED", "新建账号"
    ACCOUNT_CHANGED = "ACCOUNT_CHANGED", "修改账号"
    ACCOUNT_DISABLED = "ACCOUNT_DISABLED", "停用账号"
    ACCOUNT_ENABLED = "ACCOUNT_ENABLED", "启用账号"
    ACCOUNT_UNLOCKED = "ACCOUNT_UNLOCKED", "解除锁定"
    POSTING_GRANTED = "POSTING_GRANTED", "授予岗位"
    POSTING_ENDED = "POSTING_ENDED", "结束岗位"
    VIEWED = "VIEWED", "查看"
    REVEALED = "REVEALED", "查看完整个人信息"
    PRINTED = "PRINTED", "打印"
    EXPORTED = "EXPORTED", "导出"
    IMPORTED = "IMPORTED", "导入"


class SessionEnd(models.TextChoices):
    """Why a signed-in session ended (会话结束原因)."""

    SIGNED_OUT = "SIGNED_OUT", "本人退出"
    IDLE = "IDLE", "超时未操作"
    ENDED_ELSEWHERE = "ENDED_ELSEWHERE", "在其他设备上结束"
    PASSWORD_CHANGED = "PASSWORD_CHANGED", "密码已更改"
    DISABLED = "DISABLED", "账号已停用"
