"""The letterhead's logo and colour, signatures, and the pictures' own addresses."""

from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View

from forces.flows.change_office import change_office
from forces.flows.office_holders import change_signature
from forces.flows.seen_values import Stale
from forces.models import LetterPicture, OfficeHolder
from forces.roles import Permission
from letters.rendering.picture_file import LARGEST_PNG, PictureRefused
from tracker.kit.clock import now
from tracker.office.flows.store_picture import store_picture
from tracker.office.forms.pictures import LetterheadForm, PictureForm, SignatureForm
from tracker.office.views.own_office import Office, OwnOffice


class ChangePicture(OwnOffice, View):
    """A picture of a row, with its words; saved where nobody else has saved it meanwhile."""

    permission = Permission.MANAGE_OFFICE
    form_class: ClassVar[type[PictureForm]]
    heading: ClassVar[Any]

    def get(self, request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        office = self.office(slug)
        return self.show(office, self.form_class.on(self.row(office)))

    def post(self, request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        office = self.office(slug)
        form = self.form_class(request.POST, request.FILES)
        if not form.is_valid() or not self.kept(form, self.row(office)):
            return self.show(office, form)
        try:
            self.carry_out(office, form)
        except Stale as stale:
            return self.show(office, self.form_class.on(stale.held), status=409, is_stale=True)
        messages.success(request, _now("The change is saved."))
        return redirect(self.back(office))

    def kept(self, form: PictureForm, row: Model) -> bool:
        """Store the file that was sent; whether letters can bear it. The form then knows which picture stays."""
        file = form.cleaned_data["file"]
        if file is None:
            return form.keep(None if form.cleaned_data["remove"] else getattr(row, form.picture_field))
        try:
            picture = store_picture(data=file.read(LARGEST_PNG + 1), at=now())
        except PictureRefused as refused:
            form.add_error("file", str(refused))
            return False
        return form.keep(picture.pk)

    def show(self, office: Office, form: PictureForm, status: int = 200, **more: Any) -> HttpResponse:
        row = self.row(office)
        if getattr(row, form.picture_field) is None:
            del form.fields["remove"]  # there is none to take away
        known = {
            "form": form,
            "heading": self.heading,
            "picture": getattr(row, form.picture_field.removesuffix("_id")),
            "words": getattr(row, form.words_field),
            "back": self.back(office),
            "is_stale": False,
            "differing": [],
        }
        context = self.context(office, **{**known, **more})
        return render(self.request, "office/picture.html", context, status=status)

    def row(self, office: Office) -> Model:
        raise NotImplementedError

    def carry_out(self, office: Office, form: PictureForm) -> None:
        raise NotImplementedError

    def back(self, office: Office) -> str:
        raise NotImplementedError


class Letterhead(ChangePicture):
    """The body's logo and colour."""

    form_class = LetterheadForm
    heading = _("Logo and colour")

    def row(self, office: Office) -> Model:
        return office.body

    def carry_out(self, office: Office, form: PictureForm) -> None:
        change_office(
            body=office.body, page="letterhead", values=form.values, seen=form.found, by=self.person, at=now()
        )

    def back(self, office: Office) -> str:
        return reverse("office", args=[office.body.slug])


class Signature(ChangePicture):
    """The signature of someone in office: put under a letter when it is issued, never under a draft."""

    form_class = SignatureForm
    heading = _("Signature")

    def row(self, office: Office) -> OfficeHolder:
        return get_object_or_404(office.body.office_holders.select_related("signature"), pk=self.kwargs["pk"])

    def carry_out(self, office: Office, form: PictureForm) -> None:
        change_signature(holder=self.row(office), values=form.values, seen=form.found, by=self.person, at=now())

    def back(self, office: Office) -> str:
        return reverse("office-holder", args=[office.body.slug, self.kwargs["pk"]])


class LetterPictureFile(View):
    """A picture's own bytes, for whoever knows their hash: it stands in letters that anyone may read."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, sha256: str) -> HttpResponse:
        picture = get_object_or_404(LetterPicture, sha256=sha256)
        answer = HttpResponse(bytes(picture.data), content_type=picture.media_type)
        answer["Content-Disposition"] = "inline"
        answer["Content-Security-Policy"] = "default-src 'none'; style-src 'none'; sandbox"
        answer["ETag"] = f'"{sha256}"'
        patch_cache_control(answer, public=True, max_age=31_536_000, immutable=True)
        return answer
