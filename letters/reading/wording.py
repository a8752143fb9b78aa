"""What a paragraph is for, from its words: the writer's own voice, a letter's end, a heading of a section."""

from __future__ import annotations

import re

_WRITER = re.compile(
    r"\b(?:I|we|We|my|My|our|Our|I['’]m|I['’]ve|we['’]ve|me)\b|\b(?:has|have|had) (?:been|now|already|not|"
    r"begun|started)\b"
)
_SIGNS_OFF = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly|ever)|kind(?:est)? regards|(?:best|warm) (?:regards|wishes)|regards|"
    r"with (?:kind |best )?(?:regards|wishes)|yn gywir|yr eiddoch|sincerely|faithfully|signed ?[:.]|signed "
    r"(?:off )?by|signed on behalf|signed off|approved by|completed by|"
    r"best,|many thanks,?$|cc ?[:.\t ]|c\.c\.|copies? ?(?:to)? ?:|copied to ?:|copi ?[/:]|encs?\b[.:]?)",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?:categor(?:y|ies)|tags?|filed under|share this|download this|download the|sign up|was this page|"
    r"related (?:pages|posts|links)|"
    r"print this|back to|©|privacy|last updated|page last|posted (?:on|in)|contact us|follow us|published (?:on|in) |"
    r"this e-?mail|disclaimer|next page|previous page|leave a (?:reply|comment)|search$|subscribe)",
    re.IGNORECASE,
)
_IN_RESPONSE = re.compile(
    r"(?:(?:in (?:response|reply)|(?:our|my|the (?:force|commissioner|pcc|mayor)['’]?s?)? ?(?:response|"
    r"reply|answer|comment)s?"
    r"(?: (?:to|on) (?:these|each|the above|this))?(?: (?:is|are)(?: as follows)?)?|i (?:respond|reply|"
    r"answer|comment) as follows|"
    r"as follows|the (?:position|answers?)(?: (?:on|for|to))?(?: (?:each|these|them|all)(?: of (?:these|them))?)? "
    r"(?:is|are)(?: as follows)?)[^.]{0,60}) ?:$",
    re.IGNORECASE,
)
_GRADES = re.compile(
    r"(?:outstanding|good|adequate|requires improvement|inadequate)\b(?! (?:practice|progress|work|quality))",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?:(?:R|r)ecommendations?|[Rr]ecs?\.?|AFIs?|[Aa]reas for improvement) "
    r"(?P<numbers>[0-9]{1,3}(?:\.[0-9])?(?:(?:, | and | & | to |–|-)[0-9]{1,3}(?:\.[0-9])?)+)"
)
_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9])?")
_CLOSES = re.compile(
    r"(?:Byddaf |Rwy |Diolch |I (?:hope|trust|should like|will (?:return|come back|continue|hold|be|keep|write|also)|"
    r"would (?:be happy|be grateful|"
    r"like to|welcome)|"
    r"should like|am (?:grateful|happy|confident|content|satisfied|pleased to (?:confirm|say) that (?:overall|all))|"
    r"look forward|remain|have asked for a further|"
    r"shall|thank|know that|enclose|attach)|We (?:hope|trust|will (?:continue|keep)|look forward|remain)|"
    r"In (?:light|conclusion|summary|closing|the meantime)|Overall|Finally|To conclude|Thank you|Please "
    r"(?:contact|let|do)|"
    r"If you|Should you|As (?:set out|you)|Once again|Once more|The progress of|Progress (?:on|against|will be|with)|"
    r"I (?:am|would) (?:obliged|indebted|thankful) |The (?:\w+ )?recommendations? (?:made|addressed|directed) to |"
    r"[Rr]ecommendations? [0-9][0-9, and]{0,20} (?:is|are) (?:addressed|directed|made|for|not for) |"
    r"If it would help|"
    r"These (?:comments|responses|matters)|This (?:letter|reply|response)|A copy|Copies|My (?:office|team) will|"
    r"The Chief Constable (?:writes|said|says|comments|adds)|The Commissioner (?:said|will (?:continue|"
    r"monitor|hold))|With regard to the (?:other|remaining)|The "
    r"(?:other|remaining) |"
    r"All of|Both |Together|Taken together|Although|May I|Can I|It is (?:my|our) intention|Going forward|Throughout|"
    r"Delivery|Oversight|Governance|Monitoring)\b"
)
PART_LEAST = 4
"""Words of a line in capitals that is a heading, and no status: "NOT YET ACCEPTED"."""
_QUOTED_TITLE = re.compile(r"(?:[A-Z0-9]{1,2}[.)] )?[“\"‘'].{10,200}[”\"’'],? \([^()]{0,40}[0-9]{4}\)")
_PART = re.compile(
    r"(?:report|part|section|chapter|annex|appendix) (?:[0-9]{1,2}|[A-Z]|one|two|three) ?[:.–-] ?\S", re.I
)
_WHOLE = re.compile(
    r"\b(?:(?:this|the) (?:report|inspection)(?: as a whole)?|report as a whole|the Inspectorate|HMICFRS|"
    r"inspectors|recommendations|to you|you\b|your\b|"
    r"Home Secretary|website|(?:this|the|my|our) (?:response|reply|letter|comments)|public(?:ly)? meeting|"
    r"annual meeting|"
    r"[Pp]anel|accountability|hold(?:ing)? (?:the|to) (?:force|account|[Cc]hief)|residents|the (?:year|"
    r"months) (?:to come|ahead))"
)
_BREAKS_OFF = re.compile(
    r"\b(?:should|must)(?: (?:also|now|at once|immediately|each|jointly))?$|\band,? (?:lastly|finally),? that$"
)
"""A list's opening without its colon: "that forces should at once"."""
_FOLLOWS = re.compile(r"(?:\b(?:are|is) these|\bas follows|\bfollows?|\bbelow|\b(?:is|are)|\bin turn) ?[:.]$")
_LEADS_LIST = re.compile(
    r"\b(?:asks?|asked|recommends?|recommended|requires?|required|calls? (?:on|upon)|urges?) .{3,90} to\b|"
    r"\brecommendations? (?:.{0,60} )?(?:are|is|were|read|reads)(?: as follows)?\b|\bmakes? (?:the "
    r")?following recommendations\b|"
    r"\bfollowing recommendations\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    (
        r"\b(?:my|our|his|her|the (?:force|commissioner|chief constable|mayor)['’]s) (?:own )?(?:response|reply|"
        r"answer|comment|observation)s?|\brespond|\breply"
    ),
    re.IGNORECASE,
)


def speaks_for_writer(text: str) -> bool:
    """Whether a paragraph is in the writer's own voice, or tells what is done: an answer, not a recommendation."""
    first = text[:400]
    return _WRITER.search(first) is not None


def ends_letter(text: str) -> bool:
    """Whether a block signs the letter off, or is of the website around it."""
    return _SIGNS_OFF.match(text) is not None or (_SITE.match(text) is not None and len(text) < 200)


def closes(text: str) -> bool:
    """Whether a paragraph after the last answer speaks of the whole: "I hope that you find these comments helpful"."""
    return _CLOSES.match(text) is not None


def speaks_of_whole(text: str) -> bool:
    """Whether a paragraph speaks of the report or the letter as a whole, or to its reader."""
    return _WHOLE.search(text) is not None


def is_grade(text: str) -> bool:
    """Whether a list item is a grade of the report: "Good at recording crime"."""
    return _GRADES.match(text) is not None and len(text) < 160


def leads_list(text: str) -> bool:
    """Whether a paragraph announces a list of what is asked: "The report asks forces to do the following:"."""
    if len(text) < 300 and _BREAKS_OFF.search(text):
        return True
    return (
        text.endswith(":") and len(text) < 300 and _LEADS_LIST.search(text) is not None and not speaks_of_answer(text)
    )


def speaks_of_answer(text: str) -> bool:
    """Whether it announces answers."""
    return _ANSWERS.search(text) is not None


def opens_part(text: str) -> bool:
    """Whether a block is the heading of a document's next part: "REPORT 2: FIREARMS LICENSING"."""
    if _QUOTED_TITLE.fullmatch(text):
        return True
    if not is_section(text):
        return False
    return _PART.match(text) is not None or (text.isupper() and len(text.split()) >= PART_LEAST)


def is_section(text: str) -> bool:
    """Whether a block is the heading of a section: short, capital, no sentence."""
    return (
        len(text) <= 120
        and not text.endswith((".", ";", ":", "!", "?", ","))
        and (text[:1].isupper() or text[:1].isdigit())
        and len(text.split()) <= 16
    )


def answers_in_list(text: str) -> bool:
    """Whether it announces the answers to a list: "In response:", "The Commissioner's comments are these."."""
    if _IN_RESPONSE.match(text) is not None:
        return True
    return len(text) < 200 and speaks_of_answer(text) and _FOLLOWS.search(text) is not None


def mentions_several(text: str) -> list[str]:
    """The numbers that the first words of an answer name together: "Recommendations 9 and 10 are best answered"."""
    found = _SEVERAL.search(text[:160])
    return _NUMBER.findall(found["numbers"]) if found else []
