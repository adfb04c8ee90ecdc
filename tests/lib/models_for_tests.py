"""Models for the tests of the fields and of keyset paging; a test makes their table inside its transaction."""

from django.db import models
from django.test.utils import isolate_apps

from suyuan.lib.fields import BlindIndexField, EncryptedTextField

with isolate_apps("tests.lib"):

    class Person(models.Model):  # noqa: DJ008
        name = models.CharField(max_length=50)
        phone = EncryptedTextField(blank=True, default="")
        phone_index = BlindIndexField(source="phone", purpose="phone")
        note = EncryptedTextField(null=True, context="people.remark")

        class Meta:
            app_label = "lib"

    class Entry(models.Model):  # noqa: DJ008
        title = models.CharField(max_length=50)
        posted_at = models.DateTimeField()
        amount = models.DecimalField(max_digits=14, decimal_places=2)
        parent = models.ForeignKey("self", models.CASCADE, null=True)
        rank = models.IntegerField(null=True)

        class Meta:
            app_label = "lib"
