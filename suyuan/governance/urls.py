from django.urls import path

from suyuan.governance.views import assessments, community_sheet, conferences, grassroots, suggestions, wall, warnings

app_name = "governance"

urlpatterns = [
    path("grassroots/", grassroots.grassroots, name="grassroots"),
    path("grassroots/gaps/", grassroots.gaps, name="gaps"),
    path("communities/<str:code>/sheet/", community_sheet.sheet, name="community_sheet"),
    path("wall/", wall.wall, name="wall"),
    path("warnings/", warnings.warning_list, name="warnings"),
    path("warnings/<int:pk>/", warnings.warning, name="warning"),
    path("warnings/<int:pk>/note/", warnings.note, name="note_warning"),
    path("warnings/<int:pk>/suggest/", warnings.suggest, name="suggest_on_warning"),
    path("warnings/<int:pk>/screen/", warnings.screen, name="screen_on_warning"),
    path("suggestions/", suggestions.suggestion_list, name="suggestions"),
    path("suggestions/new/", suggestions.new_suggestion, name="new_suggestion"),
    path("suggestions/<int:pk>/", suggestions.suggestion, name="suggestion"),
    path("suggestions/<int:pk>/reply/", suggestions.reply, name="reply_to_suggestion"),
    path("suggestions/<int:pk>/conclude/", suggestions.conclude, name="conclude_suggestion"),
    path("conferences/", conferences.conference_list, name="conferences"),
    path("conferences/new/", conferences.new_conference, name="new_conference"),
    path("conferences/<int:pk>/", conferences.conference, name="conference"),
    path("conferences/<int:pk>/print/", conferences.minutes_sheet, name="minutes_sheet"),
    path("conferences/<int:pk>/refresh/", conferences.refresh, name="refresh_agenda"),
    path("conferences/<int:pk>/points/new/", conferences.new_point, name="new_point"),
    path("conferences/<int:pk>/decisions/new/", conferences.decide, name="decide"),
    path("conferences/<int:pk>/minutes/", conferences.write_minutes, name="write_minutes"),
    path("conferences/decisions/<int:pk>/", conferences.finish, name="finish_decision"),
    path("appraisals/", assessments.assessment_list, name="assessments"),
    path("appraisals/new/", assessments.new_scheme, name="new_scheme"),
    path("appraisals/commend/", assessments.commend, name="commend"),
    path("appraisals/<int:pk>/", assessments.scheme, name="scheme"),
    path("appraisals/<int:pk>/copy/", assessments.copy, name="copy_scheme"),
    path("appraisals/<int:pk>/items/new/", assessments.new_item, name="new_scheme_item"),
    path("appraisals/<int:pk>/items/<int:item>/remove/", assessments.remove_item, name="remove_scheme_item"),
    path("appraisals/<int:pk>/steps/<str:step>/", assessments.take_step, name="scheme_step"),
    path("appraisals/sheets/<int:pk>/", assessments.sheet, name="sheet"),
    path("appraisals/sheets/<int:pk>/scores/<int:score>/", assessments.fill, name="fill_score"),
    path("appraisals/sheets/<int:pk>/scores/<int:score>/files/<uuid:key>/", assessments.score_file, name="score_file"),
    path("appraisals/sheets/<int:pk>/appeal/", assessments.appeal, name="appeal"),
    path("appraisals/sheets/<int:pk>/appeals/<int:objection>/", assessments.answer, name="answer_appeal"),
]
