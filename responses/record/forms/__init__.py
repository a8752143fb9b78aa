"""The forms with which people change a response."""

from responses.record.forms.allocate import AllocationForm
from responses.record.forms.decide import DecideForm
from responses.record.forms.scrutiny import ScrutinyForm
from responses.record.forms.target import TargetForm
from responses.record.forms.update import ForceWordForm, UpdateForm

__all__ = ["AllocationForm", "DecideForm", "ForceWordForm", "ScrutinyForm", "TargetForm", "UpdateForm"]
