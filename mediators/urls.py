from django.urls import path

from mediators.views import ledger, mediators

app_name = "mediators"

people = [
    path("mediators/", mediators.mediator_list, name="mediator_list"),
    path("mediators/<int:pk>/", mediators.mediator_page, name="mediator"),
    path("mediators/<int:pk>/reveal-phone/", mediators.reveal_phone, name="reveal_phone"),
]

subsidies = [
    path("subsidies/", ledger.lines, name="ledger"),
    path("subsidies/balances/", ledger.balances, name="balances"),
    path("subsidies/not-in-ledger/", ledger.not_in_ledger, name="not_in_ledger"),
    path("subsidies/mine/", mediators.my_subsidies, name="my_subsidies"),
    path("subsidies/vouchers/<int:pk>/", ledger.voucher_page, name="voucher"),
    path("subsidies/vouchers/<int:pk>/reverse/", ledger.reverse, name="reverse_voucher"),
]

urlpatterns = people + subsidies
