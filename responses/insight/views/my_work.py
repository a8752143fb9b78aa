"""The first page after signing in: what needs the person now."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.generic import View

from forces.gate import access_on
from forces.models import User
from forces.queries import set_up_of
from forces.roles import Permission
from responses.insight.my_work import sentence, tasks_for
from responses.replies.holidays import bank_holidays
from tracker.kit.clock import today


class MyWork(LoginRequiredMixin, View):
    """What needs the person, the most urgent first; someone without a role learns what to do about that."""

    def get(self, request: HttpRequest) -> HttpResponse:
        access, day = access_on(request), today()
        assert isinstance(request.user, User)
        if not access.holds(Permission.SEE_RESPONSES) and set_up_of(request.user):
            return redirect("set-up")
        if not access.holds(Permission.SEE_RESPONSES):
            return render(request, "insight/no_role.html")
        tasks = tasks_for(access, request.user, day, bank_holidays())
        context = {
            "tasks": tasks,
            "sentence": sentence(tasks, day),
            "day": day,
            "bodies": access.bodies,
            "may_import": access.holds(Permission.IMPORT),
            "may_register": access.holds(Permission.EDIT_REGISTER),
            "takes_sheets": access.holds(Permission.RECORD_UPDATES) or access.holds(Permission.RECORD_FORCE_WORD),
        }
        return render(request, "insight/my_work.html", context)
