"""How the system is running (运行状况): tallies, what waits, background jobs and their failures; no case content."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Min

from cases.choices import BatchStatus
from cases.models import ImportBatch, TallyCheck
from mediators.choices import DueState
from mediators.models import SubsidyDue
from reports.models import JobFailure, ReadingPeriod
from suyuan.lib.queue import last_successes, waiting_in_queue

CHECK_PATIENCE = timedelta(hours=36)  # it runs every night
WORK_PATIENCE = timedelta(minutes=10)  # sweeps run every ten seconds
RECENT = timedelta(days=7)
SHOWN = 20
_JOBS = {
    "exchange.sweep_idempotency_records": "清理过期的报送记录",
    "exchange.sweep_expired_tokens": "清理过期的接口令牌",
    "cases.recompute_deadlines": "重算期限",
    "cases.watch_deadlines": "期限届满与提醒",
    "cases.sweep_imports": "补派导入批次",
    "cases.remind_of_orders": "督办逾期提醒",
    "cases.remind_of_outcomes": "履行、司法确认与回访提醒",
    "cases.tell_of_review": "半月研判提醒",
    "governance.remind_of_gaps": "缺漏提醒",
    "cases.verify_tallies": "核对计数",
    "cases.import_court_cases": "导入诉讼案件",
    "reports.refresh_rates": "更新读数",
    "reports.resume_rates": "续算读数",
    "reports.look_out": "预警与收案预测",
    "reports.reconcile_subsidies": "补贴账与案件核对",
    "reports.look_for_suspicions": "查找补贴疑点",
    "reports.prepare_bulletins": "起草通报",
    "mediators.record_retained_months": "记录年度聘用月份",
    "mediators.sweep_subsidies": "计提补贴",
    "mediators.accrue_subsidies": "即时计提补贴",
}


@dataclass(frozen=True, slots=True)
class Work:
    """What a table owns that is still to be done (待处理): how much, since when, and whether that is too long."""

    name: str
    count: int
    since: datetime | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class Job:
    """A job that runs by the clock (定时任务); `ran_at` None when the last run is not known."""

    name: str
    ran_at: datetime | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """A failed run with the job's name in words (失败记录)."""

    name: str
    error: str
    failed_at: datetime


@dataclass(frozen=True, slots=True)
class Operations:
    """Everything the page shows; `alarms` are sentences, the gravest first."""

    check: TallyCheck | None
    works: list[Work]
    queue: int | None
    jobs: list[Job]
    failures: list[Failure]
    failed_imports: int
    alarms: list[str]


def operations(*, at: datetime) -> Operations:
    """Return how the system is running at a moment (运行状况)."""
    check = TallyCheck.objects.first()
    works, queue, jobs = _works(at), waiting_in_queue(), _jobs(at)
    recent = JobFailure.objects.filter(failed_at__gte=at - RECENT)
    failures = [Failure(_JOBS.get(row.job, row.job), row.error, row.failed_at) for row in recent[:SHOWN]]
    failed_imports = ImportBatch.objects.filter(status=BatchStatus.FAILED, finished_at__gte=at - RECENT).count()
    alarms = [*_of_tallies(check, at), *_of_work(works, queue, jobs), *_of_failures(recent.count())]
    return Operations(check, works, queue, jobs, failures, failed_imports, alarms)


def _of_tallies(check: TallyCheck | None, at: datetime) -> list[str]:
    if check is None:
        return ["计数表还没有核对过"]
    if check.difference_count and not check.repaired:
        return [f"计数表有{check.difference_count}格与重新清点的结果不一致"]
    late = check.checked_at < at - CHECK_PATIENCE
    return ["计数表超过36小时没有核对"] if late else []


def _of_work(works: list[Work], queue: int | None, jobs: list[Job]) -> list[str]:
    alarms = ["消息服务连接不上，后台任务暂停，待其恢复后自动补做"] if queue is None else []
    alarms += [f"{work.name}有等待超过10分钟的" for work in works if work.is_late]
    return alarms + [f"定时任务“{job.name}”没有按时完成" for job in jobs if job.is_late]


def _of_failures(count: int) -> list[str]:
    return [f"近7天有{count}次后台任务失败"] if count else []


def _works(at: datetime) -> list[Work]:
    imports = ImportBatch.objects.filter(status__in=(BatchStatus.QUEUED, BatchStatus.RUNNING))
    dues = SubsidyDue.objects.filter(state=DueState.PENDING)
    oldest = imports.aggregate(at=Min("uploaded_at"))["at"]
    unjudged = dues.filter(state_reason="").aggregate(at=Min("recorded_at"))["at"]
    return [
        _work("导入批次", imports.count(), oldest, at),
        _work("待计提的应计事项", dues.filter(state_reason="").count(), unjudged, at),
        _work("等待方案的应计事项", dues.exclude(state_reason="").count(), None, at),
        _work("待计算的统计期", ReadingPeriod.objects.stale().count(), None, at),
    ]


def _work(name: str, count: int, since: datetime | None, at: datetime) -> Work:
    return Work(name, count, since, is_late=since is not None and since < at - WORK_PATIENCE)


def _jobs(at: datetime) -> list[Job]:
    schedule = settings.CELERY_BEAT_SCHEDULE
    ran = last_successes(entry["task"] for entry in schedule.values())
    return [_job(entry, ran, at) for entry in schedule.values()]


def _job(entry: Mapping[str, object], ran: Mapping[str, datetime], at: datetime) -> Job:
    """Late is what should have run again ten minutes ago; a job that never ran is unknown, not late."""
    task, every = str(entry["task"]), entry["schedule"]
    last = ran.get(task)
    due = None if last is None else _next_after(last, every)
    return Job(_JOBS.get(task, task), last, is_late=due is not None and due < at - WORK_PATIENCE)


def _next_after(last: datetime, every: object) -> datetime:
    if isinstance(every, int | float):
        return last + timedelta(seconds=every)
    begins, after, _ = every.remaining_delta(last)  # type: ignore[attr-defined]
    return begins + after
