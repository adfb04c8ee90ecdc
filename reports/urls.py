from django.urls import path

from reports.views import community, measures, rates

app_name = "reports"

urlpatterns = [
    path("rates/", rates.rates, name="rates"),
    path("rates/<str:place>/<str:period>/", rates.reading, name="reading"),
    path("rates/<str:place>/<str:period>/cases/", rates.reading_cases, name="reading_cases"),
    path("measures/", measures.measures, name="measures"),
    path("measures/<str:code>/<str:period>/", measures.measure, name="measure"),
    path("measures/<str:place>/<str:period>/<str:part>/", measures.measure_rows, name="measure_rows"),
    path("communities/<str:code>/", community.community, name="community"),
]
