"""What each way of ending a dispute costs in court fees (各种结果的受理费), and what mediation saves."""

from dataclasses import dataclass
from decimal import Decimal

from cases.rules.court_fees import NOTHING, SCHEDULES, Fee, FeeKind, court_fee, halved
from cases.rules.sources import Source


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way to end a dispute: its fee, and what it saves against a judgment in the ordinary procedure (节省)."""

    what: str
    fee: Fee
    saved_low: Decimal
    saved_high: Decimal
    source: Source


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that bears on the fee but gives no number (说明)."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class SuitCosts:
    """What a suit would cost and what mediation saves (诉讼费用比较), in yuan, with everything it rests on.

    `amount` is None where the fee does not depend on it.
    """

    kind_name: str
    amount_name: str
    amount: Decimal | None
    fee: Fee
    outcomes: tuple[Outcome, ...]
    remarks: tuple[Remark, ...]


FREE_MEDIATION = Source("人民调解法第4条")
FREE_CONFIRMATION = Source("诉讼费用交纳办法第8条第（一）项；法释〔2011〕5号第11条")
REMARKS = (
    Remark(
        "当事人双方自行和解后撤诉的可以免交，接受委托调解的可以酌情减免，由法院决定。",
        Source("法发〔2016〕14号第38条", "X"),
    ),
    Remark(
        "立案后先行调解期间不预交受理费；调解不成、转入审理前，法院才通知交纳，逾期不交按自动撤诉处理。",
        Source("关于严格依法规范民事案件立案与调解工作的意见（2025-01-01起施行）第6点", "X"),
    ),
    Remark("调解结案的，受理费的负担由双方协商；协商不成的，由法院决定。", Source("诉讼费用交纳办法第31条")),
    Remark("交费确有困难的，可以申请减交、免交、缓交；减交不低于30%。", Source("诉讼费用交纳办法第44条至第51条")),
    Remark(
        "接到交费通知次日起7日内预交；应当退还的，自法律文书生效之日起15日内退还。",
        Source("诉讼费用交纳办法第22条、第53条"),
    ),
    Remark("商事调解组织可以收取调解费，以其公示的标准为准。", Source("商事调解条例第16条", "X")),
)
RANGE_REMARK = Remark(
    "受理费在法定幅度内的具体标准由省级人民政府制定，此处只列幅度。", Source("诉讼费用交纳办法第13条第2款")
)


def suit_costs(*, kind: FeeKind, amount: Decimal | None) -> SuitCosts:
    """Return what a suit would cost and what mediation saves (诉讼费用比较).

    `amount` in yuan is left out where none counts. Refuses with ValueError as `court_fee` does.
    """
    schedule = SCHEDULES[kind]
    counted = amount if schedule.amount_name else None
    fee = court_fee(kind, counted)
    return SuitCosts(schedule.name, schedule.amount_name, counted, fee, outcomes(fee), remarks(fee))


def outcomes(fee: Fee) -> tuple[Outcome, ...]:
    """Return what each way of ending the dispute costs (各种结果的费用), dearest first.

    A settlement in the simple procedure is halved once, not twice (民诉解释 art. 206).
    """
    half, free = halved(fee), Fee(NOTHING, NOTHING, fee.article)
    ways = (
        ("普通程序判决", fee, Source(fee.article)),
        ("简易程序判决", half, Source("诉讼费用交纳办法第16条")),
        (
            "起诉后调解结案或者撤诉（简易程序也只减半一次）",
            half,
            Source("诉讼费用交纳办法第15条；民事诉讼法解释第206条"),
        ),
        ("起诉前经人民调解（含委派调解）达成协议", free, FREE_MEDIATION),
        ("达成协议后申请司法确认", free, FREE_CONFIRMATION),
    )
    return tuple(Outcome(what, cost, fee.low - cost.low, fee.high - cost.high, source) for what, cost, source in ways)


def remarks(fee: Fee) -> tuple[Remark, ...]:
    """Return what else bears on the fee (说明): the range's owner first where it is a range."""
    return (RANGE_REMARK, *REMARKS) if fee.is_range else REMARKS
