from django.urls import path

from reports.views import community, rates

app_name = "reports"

urlpatterns = [
    path("rates/", rates.rates, name="rates"),
    path("rates/<str:place>/<str:period>/", rates.reading, name="reading"),
    path("rates/<str:place>/<str:period>/cases/", rates.reading_cases, name="reading_cases"),
    path("communities/<str:code>/", community.community, name="community"),
]
