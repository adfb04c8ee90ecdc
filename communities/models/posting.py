"""Who holds which post, where, from when to when (任职)."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce

from communities.models.court import date_span
from communities.querysets import PostingQuerySet
from suyuan.accounts.roles import ADMINISTRATORS, Role

COURT_ROLES = (
    Role.CLERK,
    Role.COORDINATOR,
    Role.JUDGE,
    Role.MEDIATOR,
    Role.ORG_MANAGER,
    Role.SUBSIDY_REVIEWER,
    Role.FINANCE,
)
DIVISION_ROLES = (Role.ASSISTANT, Role.GOVERNANCE_VIEWER)
SEPARATE_ROLES = tuple(role for role in Role if role in ADMINISTRATORS)


def separation_class() -> Case:
    """The group of a role that excludes all other groups: each administrator alone, everybody else together."""
    return Case(
        *(When(role=role, then=Value(role.value)) for role in SEPARATE_ROLES),
        default=Value("CASE_WORK"),
    )


class Posting(models.Model):
    """A user's post in a jurisdiction. A transfer ends one row and begins another, so history stays."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="postings",
        verbose_name="用户",
    )
    role = models.CharField("岗位", max_length=20, choices=Role)
    court = models.ForeignKey(
        "communities.Court",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="postings",
        verbose_name="法院",
    )
    tribunal = models.ForeignKey(
        "communities.Tribunal",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="postings",
        verbose_name="法庭",
    )
    division = models.ForeignKey(
        "communities.Division",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="postings",
        verbose_name="区划",
    )
    valid_from = models.DateField("任职日期")
    valid_to = models.DateField("离任日期", null=True, blank=True, help_text="当日起不再任职。")
    trained_on = models.DateField("培训合格日期", null=True, blank=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "任职"
        ordering = ["user", "-valid_from", "pk"]
        indexes = [models.Index(fields=["division", "role"], name="posting_division_role")]
        constraints = [
            models.CheckConstraint(name="posting_role_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="posting_has_its_jurisdiction",
                condition=Q(role__in=COURT_ROLES, court__isnull=False)
                | Q(role__in=DIVISION_ROLES, division__isnull=False)
                | Q(
                    role__in=SEPARATE_ROLES,
                    court__isnull=True,
                    tribunal__isnull=True,
                    division__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="posting_dates_in_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
            ),
            ExclusionConstraint(
                name="posting_once_at_a_time",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (Coalesce("court", Value("")), RangeOperators.EQUAL),
                    (Coalesce("tribunal", Value(0)), RangeOperators.EQUAL),
                    (Coalesce("division", Value("")), RangeOperators.EQUAL),
                    (date_span(), RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="posting_administrators_are_separate",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    (separation_class(), RangeOperators.NOT_EQUAL),
                    (date_span(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.get_role_display()} {self.valid_from}"

    @property
    def jurisdiction(self) -> str:
        """The place or court of the post, in words (任职范围); 全系统 for the three administrators."""
        names = [part.name for part in (self.court, self.tribunal) if part]
        names += [self.division.display_name] if self.division else []
        return " ".join(names) or "全系统"
