from django.urls import path

from communities.views import postings

app_name = "communities"

urlpatterns = [
    path("postings/", postings.posting_list, name="posting_list"),
    path("postings/new/", postings.new_posting, name="new_posting"),
    path("postings/<int:pk>/", postings.posting_page, name="posting"),
    path("postings/<int:pk>/end/", postings.end, name="end_posting"),
    path("postings/<int:pk>/withdraw/", postings.withdraw, name="withdraw_posting"),
]
