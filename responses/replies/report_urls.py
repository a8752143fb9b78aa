"""Addresses of reports."""

from django.urls import path

from responses.replies.views.correct_recommendation import CorrectRecommendation
from responses.replies.views.correct_report import CorrectReport
from responses.replies.views.register import RegisterReport
from responses.replies.views.register_recommendations import AddRecommendations
from responses.replies.views.release import ReportIsOut, TakeAway
from responses.replies.views.report_letters import ReportLetters
from responses.replies.views.reports import Report, ReportChanges, Reports

REPORT = "reports/<slug:source>/<slug:slug>/"

urlpatterns = [
    path("reports/", Reports.as_view(), name="reports"),
    path("reports/new/", RegisterReport.as_view(), name="report-new"),
    path(REPORT, Report.as_view(), name="report"),
    path(f"{REPORT}letters/", ReportLetters.as_view(), name="report-letters"),
    path(f"{REPORT}correct/", CorrectReport.as_view(), name="report-correct"),
    path(f"{REPORT}changes/", ReportChanges.as_view(), name="report-changes"),
    path(f"{REPORT}out/", ReportIsOut.as_view(), name="report-out"),
    path(f"{REPORT}take-away/", TakeAway.as_view(), name="report-take-away"),
    path(f"{REPORT}recommendations/new/", AddRecommendations.as_view(), name="recommendation-new"),
    path(f"{REPORT}recommendations/<int:pk>/correct/", CorrectRecommendation.as_view(), name="recommendation-correct"),
]
