"""Tags, filters and components of templates/components."""

from datetime import UTC, date, datetime

import django_tables2 as tables
import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.utils import translation

from tests.tracker.markup import read
from tests.tracker.sample_forms import EveryControl
from tracker.templatetags.govuk import TONES


def draw(source, **context):
    return Template(source).render(Context(context))


def test_a_status_is_a_word_a_shape_and_a_colour():
    found = read(draw('{% tag word "late" %}', word="Past the <deadline>")).one("strong")
    assert found.classes == {"govuk-tag", "govuk-tag--red", "app-tag"}
    assert found.text == "Past the <deadline>"
    assert found.one("svg").attributes["aria-hidden"] == "true"
    assert found.one("path").attributes["d"] == TONES["late"].shape


def test_no_two_tones_share_a_shape():
    assert len({tone.shape for tone in TONES.values()}) == len(TONES) == 7


def test_an_unknown_tone_is_refused():
    with pytest.raises(KeyError, match="purplish"):
        draw('{% tag "Done" "purplish" %}')


def test_the_error_summary_leads_to_each_wrong_control():
    form = EveryControl({"effective_on_day": "1", "effective_on_year": "2024"}, {})
    summary = read(draw("{% error_summary form %}", form=form))
    fields = read("".join(str(form[name].as_field_group()) for name in form.fields))
    links = summary.all("a")
    assert len(links) == len(form.fields)
    assert [len(fields.all(id=link.attributes["href"][1:])) for link in links] == [1] * len(links)
    assert links[-1].attributes["href"] == "#id_effective_on_month"
    assert links[-1].text == "Effective date must include a month. Enter a date such as 27 3 2024."
    assert summary.one("h2").text == "There is a problem"


def test_an_error_of_the_whole_form_leads_to_its_first_field():
    class Refused(forms.Form):
        version = forms.IntegerField(widget=forms.HiddenInput)
        reason = forms.CharField()

        def clean(self):
            raise forms.ValidationError("Someone else has changed this.")

    summary = read(draw("{% error_summary form %}", form=Refused({"reason": "Because"})))
    found = [(item.text, [link.attributes["href"] for link in item.all("a")]) for item in summary.all("li")]
    assert found == [("Someone else has changed this.", ["#id_reason"]), ("Version is missing.", [])]


def test_without_errors_there_is_no_summary():
    assert draw("{% error_summary form %}", form=EveryControl()).strip() == ""


def test_one_field_may_be_the_pages_heading():
    found = read(draw('{% field form.text label_size="l" heading=True %}', form=EveryControl()))
    assert found.one("h1").one("label").classes == {"govuk-label", "govuk-label--l"}
    legend = read(draw('{% field form.radios label_size="l" heading=True %}', form=EveryControl())).one("legend")
    assert "govuk-fieldset__legend--l" in legend.classes
    assert legend.one("h1").text == "Radios"


def test_pagination_keeps_the_rest_of_the_address(rf):
    page = Paginator(range(250), 25).page(2)
    request = rf.get("/recommendations/?force=west-mercia&q=a+%26+b&page=2")
    found = read(Template("{% pagination page %}").render(RequestContext(request, {"page": page})))
    kept = "?force=west-mercia&q=a+%26+b&page="
    assert [link.attributes["href"] for link in found.all("a")] == [kept + n for n in ("1", "1", "2", "3", "10", "3")]
    assert [link.attributes["href"] for link in found.all("a", aria_current="page")] == [f"{kept}2"]
    assert found.one("nav").attributes["aria-label"] == "Pagination"


def test_one_page_needs_no_pagination(rf):
    page = Paginator(range(3), 25).page(1)
    assert Template("{% pagination page %}").render(RequestContext(rf.get("/"), {"page": page})).strip() == ""


def test_breadcrumbs_end_at_the_page_itself():
    found = read(draw('{% breadcrumbs "Reports" "/reports/" "Firearms" %}'))
    first, last = found.all("li")
    assert first.one("a").attributes["href"] == "/reports/"
    assert (last.text, last.attributes["aria-current"], last.all("a")) == ("Firearms", "page", [])


def test_a_summary_row_names_what_its_link_changes():
    source = '{% summary_row "Owner" href="/change/" %}<b>{{ name }}</b>{% endsummary_row %}'
    found = read(draw(source, name="A & B"))
    assert found.one("dt").text == "Owner"
    assert found.one("b").text == "A & B"
    assert found.one("a").text == "Change Owner"
    alone = read(draw('{% summary_row "Owner" %}None{% endsummary_row %}'))
    assert alone.all("a") == []
    assert len(alone.all(class_="govuk-summary-list__row--no-actions")) == 1


def test_details_hold_what_is_between_their_tags():
    found = read(draw("{% details summary=asked %}{{ why }}{% enddetails %}", asked="Why <this> date?", why="<56>"))
    assert found.one("summary").text == "Why <this> date?"
    assert found.one("div", class_="govuk-details__text").text == "<56>"


@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        ("{{ value|long_date }}", date(2023, 9, 4), "Monday 4 September 2023"),
        ("{{ value|short_date }}", date(2023, 9, 4), "4 Sep 2023"),
        ("{{ value|short_date }}", datetime(2023, 9, 4, 23, 30, tzinfo=UTC), "5 Sep 2023"),
        ("{{ value|long_date }}", None, ""),
    ],
)
def test_dates_in_words(source, value, expected):
    with translation.override("en-gb"):
        assert draw(source, value=value) == expected


class Rows(tables.Table):
    caption = "Recommendations"
    row_header = "number"
    number = tables.Column()
    asks = tables.Column(orderable=False, attrs={"cell": {"class": "words"}})
    days = tables.Column(attrs={"cell": {"class": "numeric"}})

    class Meta:
        empty_text = "Recommendations appear here when a report is registered."


def table(rf, rows, address="/recommendations/?force=west-mercia&page=2", order_by="-days"):
    request = rf.get(address)
    drawn = Rows([{"number": n, "asks": f"<{n}>", "days": n * 7} for n in range(1, rows + 1)], order_by=order_by)
    drawn.paginate(page=request.GET.get("page", 1), per_page=2)
    source = "{% load render_table from django_tables2 %}{% render_table drawn %}"
    return read(Template(source).render(RequestContext(request, {"drawn": drawn})))


def test_a_table_is_a_captioned_region_that_the_keyboard_can_scroll(rf):
    found = table(rf, 5)
    region = found.one(role="region")
    assert (region.attributes["aria-label"], region.attributes["tabindex"]) == ("Recommendations", "0")
    assert region.one("caption").text == "Recommendations"
    assert [head.attributes["scope"] for head in region.one("thead").all("th")] == ["col"] * 3
    assert [(head.text, head.attributes["scope"]) for head in region.one("tbody").all("th")] == [
        ("3", "row"),
        ("2", "row"),
    ]
    assert [cell.text for cell in region.all("td", class_="numeric")] == ["21", "14"]
    assert [cell.text for cell in region.all("td", class_="words")] == ["<3>", "<2>"]
    assert all("govuk-table__cell" in cell.classes for cell in region.all("td"))


def test_a_tables_heads_sort_and_say_how_it_is_sorted(rf):
    heads = table(rf, 5).one("thead").all("th")
    assert [head.attributes.get("aria-sort") for head in heads] == [None, None, "descending"]
    assert [[link.attributes["href"] for link in head.all("a")] for head in heads] == [
        ["?force=west-mercia&sort=number"],
        [],
        ["?force=west-mercia&sort=days"],
    ]
    ascending = table(rf, 5, order_by="days").one("thead").all("th")
    assert [head.attributes.get("aria-sort") for head in ascending] == [None, None, "ascending"]


def test_a_tables_pages_keep_its_address(rf):
    links = table(rf, 5).one("nav").all("a")
    assert {link.attributes["href"] for link in links} == {f"?force=west-mercia&page={n}" for n in (1, 2, 3)}


def test_an_empty_table_says_what_would_be_here(rf):
    found = table(rf, 0, address="/recommendations/")
    assert found.all("table") == []
    assert found.one("p").text == "Recommendations appear here when a report is registered."


def test_the_filter_panel_sends_its_form_by_get():
    found = read(draw('{% include "components/filter_panel.html" %}', form=EveryControl()))
    assert found.one("form").attributes["method"] == "get"
    assert "open" in found.one("details").attributes


def test_both_versions_stand_side_by_side():
    versions = [("Owner", "A <b>", "C"), ("Closing", None, "One\nTwo")]
    found = read(draw('{% include "components/both_versions.html" %}', caption="Changed", versions=versions))
    assert found.one("caption").text == "Changed"
    assert [head.text for head in found.one("thead").all("th")] == ["What", "It says now", "You typed (kept below)"]
    rows = found.one("tbody").all("tr")
    assert [[row.one("th").text, *(cell.text for cell in row.all("td"))] for row in rows] == [
        ["Owner", "A <b>", "C"],
        ["Closing", "", "One Two"],
    ]
    assert len(rows[1].all("br")) == 1
