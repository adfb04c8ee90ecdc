"""A browser's own name for itself, in words a person knows (设备)."""

UNKNOWN = "未知设备"

# The first that fits wins: Chinese browsers, WeChat and Edge all call themselves Chrome as well.
BROWSERS = (
    ("MicroMessenger", "微信"),
    ("QQBrowser", "QQ 浏览器"),
    ("QihooBrowser", "360 浏览器"),
    ("360SE", "360 浏览器"),
    ("Edg/", "Edge"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("HarmonyOS", "鸿蒙"),
    ("Android", "安卓手机"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows 电脑"),
    ("Mac OS X", "苹果电脑"),
    ("Linux", "Linux 电脑"),
)


def device_name(user_agent: str) -> str:
    """Name system and browser, as 安卓手机 · 微信 (设备名称)."""
    found = [_first(SYSTEMS, user_agent), _first(BROWSERS, user_agent)]
    return " · ".join(name for name in found if name) or UNKNOWN


def _first(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for mark, name in names if mark in user_agent), "")
