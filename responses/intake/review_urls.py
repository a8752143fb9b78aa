"""Addresses of the review of documents that were read, and of what they became."""

from django.urls import path

from responses.intake.views import adopt, review

urlpatterns = [
    path("letters-in/<int:pk>/check/", review.CheckDocument.as_view(), name="letter-in-check"),
    path("letters-in/<int:pk>/text/", review.DocumentText.as_view(), name="letter-in-text"),
    path("letters-in/<int:pk>/adopt/", adopt.AdoptDocument.as_view(), name="letter-in-adopt"),
    path("letters-in/<int:pk>/undo/", adopt.UndoDocument.as_view(), name="letter-in-undo"),
    path("letters-in/<int:pk>/another-report/", adopt.AnotherReport.as_view(), name="letter-in-another-report"),
    path("letters-in/<int:pk>/settled/", adopt.SettlePromise.as_view(), name="letter-in-settled"),
    path("letters-in/<int:pk>/check-again/", adopt.CheckAgain.as_view(), name="letter-in-check-again"),
]
