"""`./dev VERB …`: see `./dev help`."""

import sys

from suyuan.dev import installing
from suyuan.dev.console import Refusal, complain, say

HELP = """\
诉源 Suyuan

  ./dev up [--port N] [--host ADDR] [--fresh]
                      安装、建库、载入数据并启动网站、任务进程和定时器；Ctrl-C 停止
                      set everything up and run the site, the worker and the scheduler
  ./dev test [ARGS]   在一次性的数据库上运行全部测试；参数交给 pytest
                      run the tests on a throw-away database; ARGS go to pytest
  ./dev check         代码、类型、结构、迁移和文档检查
                      lint, types, import contracts, migrations, generated documents
  ./dev bench [NAME]  运行 tests/bench/ 中的性能测量
                      run the measurements in tests/bench/
  ./dev manage …      以本目录的数据库运行 Django 管理命令
                      run a management command on the database of this checkout

数据保存在 .suyuan/（可用 SUYUAN_STATE 指定）；DATABASE_URL、REDIS_URL 优先于自带的数据库和消息服务。
Data is kept in .suyuan/ (or SUYUAN_STATE); DATABASE_URL and REDIS_URL win over the embedded servers.
"""


def main(arguments: list[str]) -> int:
    """Run one verb; return the exit status."""
    verb, *rest = arguments or ["help"]
    if verb in {"help", "-h", "--help"}:
        say(HELP)
        return 0
    if verb not in {"up", "test", "check", "bench", "manage"}:
        raise Refusal(
            f"没有“{verb}”这个命令，运行 ./dev help 查看用法。", f"There is no verb {verb!r}; see ./dev help."
        )
    installing.ensure_installed(installing.LOCAL if verb in {"up", "manage"} else installing.DEV)
    installing.enter()
    return _run(verb, rest)


def _run(verb: str, arguments: list[str]) -> int:
    match verb:
        case "up":
            from suyuan.dev.up import up as act
        case "test":
            from suyuan.dev.testing import test as act
        case "check":
            from suyuan.dev.checking import check as act
        case "bench":
            from suyuan.dev.benching import bench as act
        case _:
            from suyuan.dev.managing import manage as act
    return act(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Refusal as refusal:
        complain(refusal)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
