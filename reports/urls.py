from django.urls import path

from reports.views import bulletins, community, courses, ledger_audit, measures, published, rates, registers, stated

app_name = "reports"

urlpatterns = [
    path("rates/", rates.rates, name="rates"),
    path("rates/<str:place>/<str:period>/", rates.reading, name="reading"),
    path("rates/<str:place>/<str:period>/publish/", published.publish, name="publish_reading"),
    path("published/", published.published_list, name="published"),
    path("published/compare/", published.compare, name="compare_published"),
    path("stated/", stated.stated_list, name="stated"),
    path("stated/new/", stated.new_paragraph, name="new_stated"),
    path("stated/<int:pk>/", stated.paragraph, name="stated_paragraph"),
    path("stated/<int:pk>/figures/", stated.new_figure, name="new_stated_figure"),
    path("published/<int:pk>/", published.publication_page, name="publication"),
    path("rates/<str:place>/<str:period>/cases/", rates.reading_cases, name="reading_cases"),
    path("measures/", measures.measures, name="measures"),
    path("measures/<str:code>/<str:period>/", measures.measure, name="measure"),
    path("measures/<str:place>/<str:period>/<str:part>/", measures.measure_rows, name="measure_rows"),
    path("registers/", registers.registers, name="registers"),
    path("registers/<str:place>/<str:period>.<str:suffix>", registers.register_file, name="register_file"),
    path("bulletins/", bulletins.bulletin_list, name="bulletins"),
    path("bulletins/templates/", bulletins.bulletin_templates, name="bulletin_templates"),
    path("bulletins/<int:pk>/", bulletins.bulletin_page, name="bulletin"),
    path("bulletins/<int:pk>/issue/", bulletins.issue_bulletin, name="issue_bulletin"),
    path("bulletins/<int:pk>.pdf", bulletins.bulletin_pdf, name="bulletin_pdf"),
    path("courses/", courses.courses, name="courses"),
    path("courses/<str:place>/ages/<str:code>/", courses.age_rows, name="age_rows"),
    path("courses/<str:place>/<str:period>/<str:code>/", courses.course_rows, name="course_rows"),
    path("subsidies/reconciliation/", ledger_audit.reconciliation, name="reconciliation"),
    path("subsidies/suspicions/", ledger_audit.suspicion_list, name="suspicions"),
    path("subsidies/suspicions/<int:pk>/", ledger_audit.suspicion_page, name="suspicion"),
    path("communities/<str:code>/", community.community, name="community"),
]
