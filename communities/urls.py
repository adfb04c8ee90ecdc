from django.urls import path

from communities.views import calendar, communities, divisions, imports, postings

app_name = "communities"

urlpatterns = [
    path("communities/", communities.community_list, name="community_list"),
    path("communities/demonstration/", communities.demonstrations, name="demonstrations"),
    path("communities/demonstration/new/<int:tribunal>/", communities.designate, name="designate"),
    path("communities/demonstration/<int:pk>/withdraw/", communities.withdraw, name="withdraw_demonstration"),
    path("divisions/", divisions.division_tree, name="division_tree"),
    path("divisions/<str:code>/", divisions.division, name="division"),
    path("calendar/", calendar.this_year, name="calendar"),
    path("calendar/<int:year>/", calendar.calendar_year, name="calendar_year"),
    path("calendar/<int:year>/days/", calendar.set_day, name="set_calendar_day"),
    path("calendar/<int:year>/days/remove/", calendar.remove_day, name="remove_calendar_day"),
    path("calendar/<int:year>/confirm/", calendar.confirm_year, name="confirm_calendar_year"),
    path("reference/import/", imports.import_list, name="import_reference"),
    path("reference/import/rejected/<uuid:key>/", imports.rejected_rows, name="rejected_reference_rows"),
    path("postings/", postings.posting_list, name="posting_list"),
    path("postings/new/", postings.new_posting, name="new_posting"),
    path("postings/<int:pk>/", postings.posting_page, name="posting"),
    path("postings/<int:pk>/end/", postings.end, name="end_posting"),
    path("postings/<int:pk>/withdraw/", postings.withdraw, name="withdraw_posting"),
]
