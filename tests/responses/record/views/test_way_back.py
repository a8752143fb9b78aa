"""The way back leads to this site alone, and outlives an edit."""

import html
import re

import pytest
from django.http import QueryDict

from tests.responses.record.forms_as_sent import as_sent, opened_form, page_of, signed_in

BACK = "/recommendations/?status=in-progress&page=2&sort=-due&q=a%26b"
FOREIGN = [
    "//evil.example/",
    "///evil.example/",
    "https://evil.example/",
    "http:/evil.example",
    "javascript:alert(1)",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " /recommendations/",
    "recommendations/",
    "\x01/recommendations/",
]


def back_to(address: str) -> dict[str, str]:
    return {"back": address}


@pytest.mark.parametrize("name", ["response", "response-update", "response-target", "response-decide"])
@pytest.mark.parametrize("address", FOREIGN)
def test_another_site_is_no_way_back(response, officer, name, address):
    page = signed_in(officer).get(page_of(response, name), back_to(address))
    assert page.status_code == 200
    assert page.context["back"] == ""
    assert "evil" not in page.content.decode()
    assert "alert(1)" not in page.content.decode()


@pytest.mark.parametrize("address", FOREIGN)
def test_nobody_is_sent_to_another_site_after_an_edit(response, officer, address):
    client = signed_in(officer)
    form = opened_form(client, page_of(response, "response-update"))
    page = client.post(page_of(response, "response-update"), as_sent(form, note="N.") | back_to(address))
    assert (page.status_code, page["Location"]) == (302, page_of(response))


def test_the_list_is_kept_from_the_page_through_an_edit_and_back(response, officer):
    client = signed_in(officer)
    carried = QueryDict(mutable=True)
    carried["back"] = BACK
    address = f"{page_of(response)}?{carried.urlencode(safe='/')}"

    page = client.get(address)
    assert page.context["back"] == BACK
    assert 'href="/recommendations/?status=in-progress&amp;page=2&amp;sort=-due&amp;q=a%26b"' in page.content.decode()
    for name in ("response-update", "response-target", "response-decide"):
        edit = client.get(page_of(response, name), back_to(BACK))
        assert edit.context["back"] == BACK
        refused = client.post(page_of(response, name), as_sent(edit.context["form"]) | back_to(BACK))
        assert (refused.status_code, refused.context["back"]) == (200, BACK)

    edit = client.get(page_of(response, "response-update"), back_to(BACK))
    saved = client.post(page_of(response, "response-update"), as_sent(edit.context["form"], note="N.") | back_to(BACK))
    assert saved.status_code == 302
    path, _mark, query = saved["Location"].partition("?")
    assert (path, QueryDict(query).dict()) == (page_of(response), back_to(BACK))
    assert client.get(saved["Location"]).context["back"] == BACK


def test_our_answer_leads_back_to_the_page_that_asked_for_it(response, officer):
    """A reply’s list of what is missing sends the person here for one recommendation after the other."""
    client, address, reply = signed_in(officer), page_of(response, "response-decide"), "/replies/12/"
    page = client.get(address, back_to(reply))
    assert f'<a class="govuk-back-link" href="{reply}">' in page.content.decode()
    saved = client.post(address, as_sent(page.context["form"], applies="yes") | back_to(reply))
    assert (saved.status_code, saved["Location"]) == (302, reply)


def test_our_answer_leads_back_to_the_response_and_to_the_list_behind_it(response, officer):
    client = signed_in(officer)
    page = client.get(page_of(response), back_to(BACK))
    [href] = re.findall(r'href="([^"]*/decide/[^"]*)"', page.content.decode())
    edit = client.get(html.unescape(href))
    saved = client.post(
        page_of(response, "response-decide"),
        as_sent(edit.context["form"], applies="yes") | back_to(edit.context["back"]),
    )
    path, _mark, query = saved["Location"].partition("?")
    assert (path, QueryDict(query).dict()) == (page_of(response), back_to(BACK))
    assert client.get(saved["Location"]).context["back"] == BACK


def test_a_stale_save_keeps_the_way_back(response, officer):
    client = signed_in(officer)
    address = page_of(response, "response-update")
    form = opened_form(client, address)
    client.post(address, as_sent(form, note="First."))
    page = client.post(address, as_sent(form, note="Second.") | back_to(BACK))
    assert (page.status_code, page.context["back"]) == (409, BACK)


def test_without_a_list_the_page_leads_to_all_recommendations(response, officer):
    markup = signed_in(officer).get(page_of(response)).content.decode()
    assert '<a class="govuk-breadcrumbs__link" href="/recommendations/">Recommendations</a>' in markup
