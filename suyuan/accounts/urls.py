from django.urls import path

from suyuan.accounts.views import access_log, notices, own_account, sign_in, users

app_name = "accounts"

own = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("account/", own_account.profile, name="profile"),
    path("account/password/", own_account.change_password, name="change_password"),
    path("account/sessions/", own_account.session_list, name="sessions"),
    path("account/sessions/<int:pk>/end/", own_account.end_session, name="end_session"),
    path("notices/", notices.notice_list, name="notices"),
    path("notices/read/", notices.read_all, name="read_all_notices"),
    path("notices/<int:pk>/", notices.open_notice, name="open_notice"),
    path("account/stay/", sign_in.stay, name="stay"),
]

administration = [
    path("users/", users.user_list, name="user_list"),
    path("users/new/", users.new_user, name="new_user"),
    path("users/<int:pk>/", users.user_page, name="user"),
    path("users/<int:pk>/rename/", users.rename_user, name="rename_user"),
    path("users/<int:pk>/disable/", users.disable_user, name="disable_user"),
    path("users/<int:pk>/enable/", users.enable_user, name="enable_user"),
    path("users/<int:pk>/reset-password/", users.reset_password, name="reset_password"),
    path("users/<int:pk>/unlock/", users.unlock_user, name="unlock_user"),
    path("access-log/", access_log.access_log, name="access_log"),
]

urlpatterns = own + administration
