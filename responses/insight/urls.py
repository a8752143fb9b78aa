"""Addresses of the first page, the dashboards and the list of recommendations."""

from django.urls import path

from responses.insight.views.allocate import Allocate
from responses.insight.views.body_log import LogFile, LogPage
from responses.insight.views.dashboard import Dashboard
from responses.insight.views.duty_record import DutyRecord, DutyRecordCsv
from responses.insight.views.my_work import MyWork
from responses.insight.views.recommendations import CsvFile, RecommendationList, XlsxFile
from responses.insight.views.scrutiny import NewScrutiny

urlpatterns = [
    path("", MyWork.as_view(), name="home"),
    path("bodies/<slug:slug>/", Dashboard.as_view(), name="dashboard"),
    path("bodies/<slug:slug>/record/", DutyRecord.as_view(), name="body-record"),
    path("bodies/<slug:slug>/record.csv", DutyRecordCsv.as_view(), name="body-record-csv"),
    path("bodies/<slug:slug>/log/", LogPage.as_view(), name="body-log"),
    path("bodies/<slug:slug>/log.csv", LogFile.as_view(), name="body-log-csv"),
    path("recommendations/", RecommendationList.as_view(), name="recommendations"),
    path("recommendations/export.csv", CsvFile.as_view(), name="recommendations-csv"),
    path("recommendations/export.xlsx", XlsxFile.as_view(), name="recommendations-xlsx"),
    path("allocate/", Allocate.as_view(), name="allocate"),
    path("scrutiny/new/", NewScrutiny.as_view(), name="scrutiny-new"),
]
