"""A reply from the day of publication to the proof of duty, by four people at four windows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.reply_people import ACTION, COMMENTS, TITLE, People, Person, open_reply, people_at_work
from tests.journeys.site import served

pytestmark = pytest.mark.journey
EMAILS = (
    "officer@west-mercia.example",
    "second-officer@west-mercia.example",
    "liaison@west-mercia.example",
    "holder@west-mercia.example",
)
DUTY = (
    "s.55(4)", "s.55(5)(a)", "s.55(5)(b)", "s.55(5)(c)", "s.55(5A)", "s.55(5B)", "s.55(6)",
)  # fmt: skip


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[str]:
    """A served product of its own: the West Mercia records of the other journeys stay as they are."""
    with served(tmp_path_factory.mktemp("reply"), shared=shared) as product:
        yield product.address


def register(officer: Person, title: str) -> None:
    """A report on West Mercia Police, published today, with two recommendations."""
    page = officer.page
    page.goto("/reports/new/")
    page.get_by_label("Title").fill(title)
    page.get_by_label("Who published it").select_option(label="HMICFRS")
    page.get_by_label("Kind of report").select_option(label="Force inspection")
    officer.day("Date of publication")
    page.get_by_label("The forces chosen below").check()
    officer.press("Register this report")
    for number, words in (("1", "Chief constables should count the radios."), ("2", "They should label the radios.")):
        officer.press("Add recommendations")
        page.get_by_label("Number", exact=False).first.fill(number)
        page.get_by_label("What it asks").fill(words)
        officer.press("Add these recommendations")
        officer.press("Add these recommendations")


def answer_each(officer: Person) -> None:
    """From the list of what is missing, one by one: ours with our action, and not for us with the reason."""
    officer.press("Recommendation 1: decide whether it is for us.")
    officer.page.get_by_role("group", name="Is this recommendation for us?").get_by_label("For us", exact=True).check()
    officer.page.get_by_role("group", name="Is it accepted?").get_by_label("Accepted", exact=True).check()
    officer.look("reply-our-answer")
    officer.press("Record our answer")
    officer.sees("Recommendation 1: say what we do or propose to do, or why we take no action.")
    officer.press("Recommendation 1: say what we do")
    officer.field("What we do", ACTION)
    officer.press("Record our answer")
    officer.press("Recommendation 2: decide whether it is for us.")
    officer.page.get_by_role("group", name="Is this recommendation for us?").get_by_label("Not for us").check()
    officer.press("Record our answer")
    officer.sees_problem("Enter why this is not for us. The reason is printed in the letter.")
    officer.field("Why is it not for us?", "The force has no radios of that kind.")
    officer.press("Record our answer")


def write_the_head(officer: Person) -> None:
    officer.press("Enter whom the letter is addressed to.")
    officer.field("To: office", "Home Secretary")
    officer.field("Opening", "I write about the report.")
    officer.field("Signed by: name", "Generated Commissioner")
    officer.field("Signed by: office", "Police and Crime Commissioner")
    officer.press("Save the draft")


def invite(officer: Person) -> None:
    open_reply(officer)
    officer.press("Invite the comments")
    officer.day("Date of the invitation")
    officer.day("Comments wanted by", [*officer.today()[:2], str(int(officer.today()[2]) + 1)])
    officer.look("reply-invitation")
    officer.press("Record the invitation")
    officer.sees("Wanted by")


def comment(liaison: Person) -> None:
    """Drafted privately, saved, sent with the name of who authorised it."""
    liaison.page.goto("/")
    liaison.sees(TITLE)
    liaison.look("reply-liaison-my-work")
    liaison.page.get_by_role("listitem").filter(has_text=TITLE).get_by_role("button", name="Write the comments").click()
    liaison.field("The chief officer’s comments", COMMENTS)
    liaison.press("Save the draft")
    liaison.look("reply-comments-draft")


def send_comments(liaison: Person) -> None:
    liaison.press("Save, and go on to send")
    liaison.field("Authorised by", "Chief Constable Generated Example")
    liaison.look("reply-comments-send")
    liaison.press("Send the comments")
    liaison.sees("Chief Constable Generated Example")


REFUSED = "Journey: a report whose reply meets every refusal"


def test_a_reply_meets_every_refusal(browser: Browser, own_site: str, pictures):
    with people_at_work(browser, own_site, pictures, EMAILS) as people:
        register(people.officer, REFUSED)
        open_reply(people.officer, REFUSED)
        reply = people.officer.page.url
        nothing_is_submitted_with_gaps(people.officer, reply)
        people.officer.page.goto(reply)
        answer_each(people.officer)
        people.officer.page.goto(reply)
        write_the_head(people.officer)
        people.officer.page.goto(reply)
        people.officer.press("Submit for approval")
        people.officer.press("Submit for approval")
        a_draft_is_not_the_liaisons(people.liaison, reply)
        an_editor_neither_approves_nor_records(people, reply)
        nothing_is_issued_without_the_invitation(people, reply)
        nothing_is_published_too_early_or_without_a_part(people, reply)
        going_back_needs_a_reason(people.officer, reply)


def nothing_is_submitted_with_gaps(officer: Person, reply: str) -> None:
    """No button, and the page itself refuses."""
    officer.sees_no("Submit for approval")
    officer.page.goto(f"{reply}submit/")
    officer.sees("Recommendation 1: decide whether it is for us.")
    officer.look("refused-submit")
    officer.sees_no("Submit for approval")
    officer.page.goto(f"{reply}issue/")
    officer.sees("This cannot be done now. The reply is at: Draft.")
    officer.look("refused-not-now")


def a_draft_is_not_the_liaisons(liaison: Person, reply: str) -> None:
    for page in ("", "letter/", "proof/", "approve/", "issue/"):
        answer = liaison.page.goto(f"{reply}{page}")
        assert answer is not None
        assert answer.status in {403, 404}, page


def an_editor_neither_approves_nor_records(people: People, reply: str) -> None:
    officer, colleague = people.officer, people.colleague
    officer.page.goto(f"{reply}record-approval/")
    officer.sees("You edited this text")
    officer.look("refused-editor")
    colleague.page.goto(f"{reply}approve/")
    expect(colleague.page.get_by_role("heading", level=1)).to_have_text("You can't do this")
    colleague.page.goto(f"{reply}record-approval/")
    colleague.page.get_by_label("A board’s decision").check()
    colleague.field("Name", "Generated board")
    colleague.day("Date of approval", ["1", "1", "2020"])
    colleague.press("Record")
    colleague.sees_problem("Choose the e-mail, letter or minute that shows the approval, as a file.")
    minute = {"name": "minute.txt", "mimeType": "text/plain", "buffer": b"Agreed."}
    colleague.page.get_by_label("The e-mail, letter or minute").set_input_files(files=[minute])
    colleague.press("Record")
    colleague.sees_problem("Enter the reference of the board’s minute")
    colleague.sees_problem("Date of approval must be")
    colleague.look("refused-board")
    colleague.field("Minute", "Item 7")
    colleague.day("Date of approval")
    colleague.press("Record")
    colleague.sees("Approved")


def nothing_is_issued_without_the_invitation(people: People, reply: str) -> None:
    officer = people.officer
    officer.page.goto(reply)
    officer.sees("Invite the chief officer’s comments, or record that there are none.")
    officer.sees_no("Issue the letter")
    officer.press("Record that there are no comments")
    officer.day("Date on which it was said", ["1", "1", "2100"])
    officer.field("Authorised by", "Chief Constable Generated Example")
    officer.press("Record that there are none")
    officer.sees_problem("1 January 2100")
    officer.day("Date on which it was said")
    officer.press("Record that there are none")
    officer.page.goto(reply)
    officer.press("Issue the letter")
    officer.day("Date of the letter", ["1", "1", "2100"])
    officer.press("Issue the letter")
    officer.sees_problem("Date of the letter must be today")
    officer.look("refused-issue")
    officer.day("Date of the letter")
    officer.press("Issue the letter")
    officer.sees("The letter is issued.")


def nothing_is_published_too_early_or_without_a_part(people: People, reply: str) -> None:
    officer = people.officer
    officer.page.goto(f"{reply}publication/")
    officer.day("Date of publication", ["1", "1", "2020"])
    officer.page.get_by_role("radio", name="On the body’s own site").check()
    officer.press("Record the publication")
    officer.sees_problem("Address")
    officer.field("Address on the body’s own site", "https://www.example.org/our-reply")
    officer.press("Record the publication")
    officer.sees_problem("1 January 2020")
    officer.look("refused-publication")


def going_back_needs_a_reason(officer: Person, reply: str) -> None:
    officer.page.goto(reply)
    officer.press("Correct the letter")
    officer.press("Correct the letter")
    officer.sees_problem("Enter the reason. It is kept in the reply’s history.")
    officer.field("Reason", "A figure was wrong.")
    officer.press("Correct the letter")
    officer.sees("Version 1 is out, and stands until its correction is issued.")
    officer.look("correction-begun")


def test_four_people_carry_a_reply_to_its_proof(browser: Browser, own_site: str, pictures):
    with people_at_work(browser, own_site, pictures, EMAILS) as people:
        register(people.officer, TITLE)
        open_reply(people.officer)
        people.officer.look("reply-draft")
        people.officer.sees_no("Submit for approval")
        answer_each(people.officer)
        open_reply(people.officer)
        write_the_head(people.officer)
        invite(people.officer)
        comment(people.liaison)
        open_reply(people.officer)
        expect(people.officer.page.get_by_text(COMMENTS)).to_have_count(0)
        send_comments(people.liaison)
        reply_to_comments(people.officer)
        submit(people.officer)
        ask_for_changes(people.holder)
        mend(people.officer)
        approve(people.holder)
        issue(people.officer)
        publish(people.colleague)
        copy_and_prove(people)


def reply_to_comments(officer: Person) -> None:
    open_reply(officer)
    officer.sees("Received")
    officer.press("Edit the draft")
    officer.field("Our reply to the chief officer’s comments", "I thank the Chief Constable.")
    officer.press("Save the draft")


def submit(officer: Person, before: str = "Nothing is missing: an officer can submit it for approval.") -> None:
    open_reply(officer)
    officer.sees(before)
    officer.press("Submit for approval")
    officer.sees(COMMENTS)
    officer.look("reply-submit")
    officer.press("Submit for approval")
    officer.sees("The reply is submitted for approval.")
    officer.sees_no("Edit the draft")


def ask_for_changes(holder: Person) -> None:
    holder.page.goto("/")
    holder.sees(TITLE)
    holder.look("reply-holder-my-work")
    open_reply(holder)
    holder.press("Ask for changes")
    holder.press("Ask for changes")
    holder.sees_problem("Enter the reason.")
    holder.field("Reason", "Say how often we ask.")
    holder.press("Ask for changes")
    holder.sees("Changes requested")


def mend(officer: Person) -> None:
    open_reply(officer)
    officer.sees("Say how often we ask.")
    officer.look("reply-changes-requested")
    officer.press("Recommendation 1")
    officer.field("What we do", f"{ACTION} It meets four times a year.")
    officer.press("Record our answer")
    submit(officer, before="An officer makes the changes that were asked for, and submits it again.")


def approve(holder: Person) -> None:
    open_reply(holder)
    holder.press("Read and approve")
    holder.sees("It meets four times a year.")
    holder.look("reply-approve")
    holder.press("Approve")
    holder.sees("Approved")
    holder.sees_no("Issue the letter")


def issue(officer: Person) -> None:
    open_reply(officer)
    officer.press("Issue the letter")
    officer.look("reply-issue")
    officer.press("Issue the letter")
    officer.sees("The letter is issued.")
    officer.look("reply-issued-version")


def publish(colleague: Person) -> None:
    open_reply(colleague)
    colleague.sees("It is not published yet")
    colleague.press("Record the publication")
    colleague.day("Date of publication")
    colleague.page.get_by_label("On the public page of this product", exact=False).check()
    colleague.look("reply-publication")
    colleague.press("Record the publication")
    open_reply(colleague)


def copy_and_prove(people: People) -> None:
    colleague = people.colleague
    for place in range(2):
        open_reply(colleague)
        colleague.page.get_by_role("link", name="Record it").nth(0).click()
        colleague.day("Date on which it was sent")
        colleague.field("How it was sent", "By e-mail")
        if not place:
            colleague.look("reply-copy")
        colleague.press("Record the copy")
    open_reply(colleague)
    colleague.sees("Nothing is left to do.")
    colleague.look("reply-done")
    colleague.press("The whole proof, to print")
    colleague.look("reply-proof")
    main = colleague.page.get_by_role("main")
    for provision in DUTY:
        expect(main.get_by_text(provision, exact=False).first).to_be_visible()
    expect(main).not_to_contain_text("To do")
    expect(main).not_to_contain_text("Not recorded")
    expect(main).not_to_contain_text("second officer")
