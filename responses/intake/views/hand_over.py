"""A document that was sent in for one of the person's bodies is handed over to another of them."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forces.access import Access
from forces.gate import access_on
from forces.models import LocalPolicingBody
from responses.intake.flows.hand_over import hand_over
from responses.intake.forms.bodies import body_field
from responses.intake.models import IncomingDocument
from responses.intake.queries import bodies_importing
from responses.intake.review.made import may_be_checked
from responses.intake.views.review import ReviewPage
from tracker.kit.clock import now


class HandOverForm(forms.Form):
    """To which of the other bodies."""

    to = body_field(label=gettext_lazy("Whose document it is"), missing=gettext_lazy("Choose whose document it is."))


class HandOver(ReviewPage):
    """To another body for which the person reads documents in. Someone of one body alone has nobody to give it to."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = self.document(pk)
        if not self.may_be(document):
            return redirect(document)
        found = self.review(document).body_found
        return self.page(document, self.form(document, initial={"to": found}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = self.document(pk)
        if not self.may_be(document):
            return redirect(document)
        form = self.form(document, data=request.POST)
        if not form.is_valid():
            return self.page(document, form)
        try:
            held = hand_over(document=document, to=form.cleaned_data["to"], by=self.review(document).user, at=now())
        except ValidationError as refused:
            form.add_error("to", refused)
            return self.page(document, form)
        words = {"name": held, "body": held.body}
        messages.success(request, _("“%(name)s” is handed over: it is to be checked for %(body)s.") % words)
        return redirect(held)

    def may_be(self, document: IncomingDocument) -> bool:
        return may_be_checked(document) and bool(others_than(document, access_on(self.request)))

    def form(self, document: IncomingDocument, **kwargs: object) -> HandOverForm:
        form = HandOverForm(**kwargs)  # type: ignore[arg-type]
        others = [body.pk for body in others_than(document, access_on(self.request))]
        form.fields["to"].queryset = LocalPolicingBody.objects.filter(pk__in=others)  # type: ignore[attr-defined]
        return form

    def page(self, document: IncomingDocument, form: HandOverForm) -> HttpResponse:
        return render(self.request, "intake/hand_over.html", {"document": document, "form": form})


def others_than(document: IncomingDocument, access: Access) -> tuple[LocalPolicingBody, ...]:
    """The other bodies for which the person reads documents in."""
    return tuple(body for body in bodies_importing(access) if body.pk != document.body_id)
