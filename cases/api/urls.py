"""The addresses of disputes and code tables, under /api/v1/."""

from django.urls import path

from cases.api import code_tables, disputes

dispute_patterns = (
    [
        path("disputes", disputes.DisputeCollection.as_view(), name="list"),
        path("disputes/changes", disputes.ChangesView.as_view(), name="changes"),
        path("disputes/<uuid:key>", disputes.DisputeDetail.as_view(), name="detail"),
    ],
    "disputes",
)
code_table_patterns = (
    [
        path("code-tables", code_tables.CodeTablesView.as_view(), name="list"),
        path("code-tables/causes", code_tables.CausesView.as_view(), name="causes"),
    ],
    "code-tables",
)
