"""The reference data of disputes delivered with the software (基础数据): code tables and deadline rules."""

from datetime import datetime
from pathlib import Path

from cases.services import reference_flags as flags
from cases.services import reference_outcomes as outcomes
from cases.services import reference_screening as screening
from cases.services import reference_taxonomy as taxonomy
from cases.services import reference_tracks
from cases.services.reference_matching import MATCHING_RULES, write_matching_rules
from cases.services.reference_routing import ROUTING_RULES, write_routing_rules
from communities.services.datasets import Dataset, Loaded, load_dataset

FOLDER = Path(__file__).resolve().parent.parent / "reference"
DATASETS = (
    Dataset(
        "民事案由",
        FOLDER,
        (taxonomy.CAUSES_2020, taxonomy.CAUSES_2025, taxonomy.CROSSWALK),
        taxonomy.write_causes,
    ),
    Dataset("案件类型代字", FOLDER, (taxonomy.CASE_TYPES,), taxonomy.write_case_types),
    Dataset("纠纷类型", FOLDER, (taxonomy.CATEGORIES,), taxonomy.write_categories),
    Dataset("交换代码表", FOLDER, (taxonomy.CODE_TABLES,), taxonomy.write_code_tables),
    Dataset("匹配规则", FOLDER, (MATCHING_RULES,), write_matching_rules),
    Dataset("期限规则", FOLDER, (taxonomy.DEADLINE_RULES,), taxonomy.write_deadline_rules),
    Dataset("可否调解规则", FOLDER, (screening.MEDIABILITY,), screening.write_screening_rules),
    Dataset("繁简评分项", FOLDER, (screening.TRIAGE_WEIGHTS,), screening.write_triage_weights),
    Dataset("分流规则", FOLDER, (ROUTING_RULES,), write_routing_rules),
    Dataset("小额诉讼标准", FOLDER, (screening.SMALL_CLAIM_LIMITS,), screening.write_small_claim_limits),
    Dataset("调解方式规则", FOLDER, (reference_tracks.TRACKS,), reference_tracks.write_tracks),
    Dataset("专题、风险与告知规则", FOLDER, (flags.FLAG_KINDS, flags.INFORMING_RULES), flags.write_flags),
    Dataset("后续手续规则", FOLDER, (outcomes.LATER_STEP_RULES,), outcomes.write_later_step_rules),
    Dataset("回访规则", FOLDER, (outcomes.FOLLOW_UP_RULES,), outcomes.write_follow_up_rules),
)


def load_reference(*, at: datetime) -> list[Loaded]:
    """Load code tables and deadline rules (载入基础数据); files loaded before are not read again."""
    return [load_dataset(dataset, at=at) for dataset in DATASETS]
