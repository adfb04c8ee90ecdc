from django.contrib.admin.apps import AdminConfig


class ReferenceAdminConfig(AdminConfig):
    """The administration pages hold reference data only (基础数据)."""

    default_site = "suyuan.web.admin_site.ReferenceAdminSite"
    verbose_name = "基础数据"
