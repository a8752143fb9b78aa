from letters.content import Letterhead
from letters.rendering.text import PARTED, render_text
from tests.letters.builders import empty_letter, full_letter, letter


def test_the_whole_letter_in_order_a_paragraph_a_line() -> None:
    said = render_text(full_letter())
    assert " ".join(said.split()) == (
        "OFFICIAL-SENSITIVE Test body 1 Test Street, Testtown Telephone "
        "Test Addressee Test role Addressee street Addressee town Our ref: REF-7 1 March 2024 "
        "Dear Addressee, A test report Introduction one. Introduction two. "
        "Recommendation 2: Quoted words two. Answer two. - point 1 - point 2 "
        "Recommendation 3: Quoted words three. Answer three. Its end. "
        "Recommendation 6: Quoted words six. See the answer to “Recommendation 3” above. Note. "
        "Narrative heading Narrative words. Comments of the Chief Constable Comments words. "
        "Our reply to those comments Reply words. Closing words. "
        "Yours sincerely, Test Signatory Signatory role Signatory area Copies to: First copy Second copy"
    )
    assert "\n\nIntroduction one.\n\nIntroduction two.\n\nRecommendation 2:\n\n  Quoted words two.\n\n" in said
    assert "\n\nTest Addressee\nTest role\nAddressee street\nAddressee town\n\n" in said


def test_marks_lists_links_and_notes() -> None:
    words = (
        "**Bold** and [words](https://a.example/x), https://b.example, [post](mailto:c@d.example).[^1]\n\n"
        "1. one\n2. two\n   - deep\n\n[^1]: The note."
    )
    assert render_text(letter(introduction=words, items=(), has_marks=True, subject="Report")).endswith(
        "Bold and words (https://a.example/x), https://b.example, post (c@d.example).[1]\n\n"
        "1. one\n2. two\n   - deep\n\nNotes\n\n1. The note.\n"
    )


def test_a_forms_facts_are_a_line_each() -> None:
    said = render_text(full_letter(style="form"))
    assert "\n\nTo: Test Addressee, Test role, Addressee street, Addressee town\nOur ref: REF-7\n" in said


def test_a_draft_says_so_and_furniture_stays_out() -> None:
    assert render_text(full_letter(is_draft=True)).startswith(
        "OFFICIAL-SENSITIVE\n\nDRAFT: not yet issued\n\nTest body"
    )


def test_two_languages_one_after_the_other() -> None:
    both = letter(
        items=(), introduction="English.", translation=letter(items=(), introduction="Cymraeg.", language="cy")
    )
    assert render_text(both) == (
        f"Test body\n\nA test report\n\nEnglish.\n\n{PARTED}\n\nTest body\n\nA test report\n\nCymraeg.\n"
    )


def test_an_empty_letter_and_one_of_markup() -> None:
    assert render_text(empty_letter()) == "DRAFT: not yet issued\n\nLetter\n"
    said = render_text(letter(letterhead=Letterhead(body_name="<b>&amp;"), subject="<script>", items=()))
    assert said == "<b>&amp;\n\n<script>\n"
