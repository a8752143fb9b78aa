"""Asked: the sources that publish reports, the reports, and what they recommend to whom by when."""

from recommendations.models.recommendations import Deadline, Recommendation
from recommendations.models.reports import ContextLink, InspectionReport, ReportAmendment, Source

__all__ = ["ContextLink", "Deadline", "InspectionReport", "Recommendation", "ReportAmendment", "Source"]
