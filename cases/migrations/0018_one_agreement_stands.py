"""Promise: one agreement of a dispute stands at a time, and a replaced one says when it was replaced."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0017_agreements_know_their_state")]

    operations = [
        migrations.RemoveConstraint(
            model_name="settlementagreement",
            name="agreement_one_in_force_per_dispute",
        ),
        migrations.AddConstraint(
            model_name="settlementagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("replaced_at__isnull", False), ("state", "REPLACED")),
                    models.Q(models.Q(("state", "REPLACED"), _negated=True), ("replaced_at__isnull", True)),
                    _connector="OR",
                ),
                name="agreement_replaced_has_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlementagreement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["DROPPED", "REPLACED"]), _negated=True),
                fields=("dispute",),
                name="agreement_one_standing_per_dispute",
            ),
        ),
    ]
