"""The words by which an answer says where a matter stands: each rule with an example, as data.

A rule's words are looked for sentence by sentence, in small letters. The strongest rule of the answer decides
(letters/reading/judge.py); `weight` is how much its words say by themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.reading.values import Judgement

ALREADY, COMPLETE, PROGRESS = Judgement.ALREADY_COMPLIANT, Judgement.COMPLETE, Judgement.IN_PROGRESS
PLANNED, OTHERS = Judgement.PLANNED, Judgement.DEPENDS_ON_OTHERS
REFUSED, NOT_OURS = Judgement.NOT_ACCEPTED, Judgement.NOT_APPLICABLE


@dataclass(frozen=True)
class Cue:
    """Words that say a status, and a sentence in which they do."""

    judgement: Judgement
    words: re.Pattern[str]
    weight: float
    example: str


def _cue(judgement: Judgement, words: str, weight: float, example: str) -> Cue:
    return Cue(judgement, re.compile(words), weight, example)


CUES: tuple[Cue, ...] = (
    # Not accepted: said outright.
    _cue(
        REFUSED,
        r"\b(?:do|does|did|can|could|will) ?not (?:be )?(?:accept|agree|support|adopt|intend|propose)\w*\b(?! that (?:there|this) has)",
        5,
        "We do not accept that a second queue is right.",
    ),
    _cue(
        REFUSED,
        r"\b(?:is|are|am) (?:not (?:minded|persuaded|convinced|accepted|adopted|proposing|going) (?:to|by|that|of)?|rejected|declined)\b",
        5,
        "The PCC is not minded to adopt this.",
    ),
    _cue(REFUSED, r"\b(?:reject|decline)s?\b(?: this| the| to)", 5, "I reject this recommendation."),
    _cue(
        REFUSED,
        r"\b(?:not|no) (?:be )?(?:a good|the right|an appropriate|a proportionate|proportionate|justified|necessary)\b",
        2.5,
        "It would not be a good use of staff.",
    ),
    _cue(
        REFUSED,
        r"\b(?:already )?sufficient structures\b|\bno (?:further )?(?:action|change) (?:is|will be) (?:needed|proposed|taken|planned)\b",
        3.2,
        "There are already sufficient structures in place.",
    ),
    _cue(
        REFUSED,
        r"\bnot (?:accepted|agreed)\b|\bwithout benefit\b|\bwill not be (?:taken forward|implemented|adopted|pursued)\b",
        5,
        "Not accepted: it would defeat its purpose.",
    ),
    # Not applicable.
    _cue(
        NOT_OURS,
        r"\b(?:does|do|did) not (?:apply|concern|relate|affect|have (?:any|a|such))\b|\bnot applicable\b|\bnot (?:for|one for) (?:this|our|the) (?:force|office|area)\b",
        5,
        "This does not apply, as there is none.",
    ),
    _cue(
        NOT_OURS,
        r"\bno longer (?:run|operates?|exists?|uses?|has|have|held|part)\b|\bwas disbanded\b|\bhas been disbanded\b|\b(?:has|have) no (?:such|\w+ unit|\w+ section)\b|\b(?:as|because|since) (?:there (?:is|are)|we have|the force has) no\b|\b(?:does|do|did) not arise\b|\bdisbanded (?:its|the|in)\b|\bhaving passed to\b",
        4.2,
        "The mounted section is no longer run by the force.",
    ),
    # Depends on others.
    _cue(
        OTHERS,
        r"\b(?:until|once|unless) (?:the |our |its |their )?(?:home office|ministry|college|supplier|hmicfrs|government|npcc|national|treasury|department|revised|region\w*|vendor|contractor|provider|court|council)\b",
        4.5,
        "This cannot be met until the supplier releases its next version.",
    ),
    _cue(
        OTHERS,
        r"\b(?:depend\w*|reliant|contingent|conditional) (?:up)?on\b|\bin the hands of\b|\bby (?:the force|us|my office) alone\b|\bneeds? (?:\w+ ){1,4}by the (?:supplier|college|home office|ministry)\b|\bnational draft\b|\bhas withdrawn\b",
        2.4,
        "Numbering is dependant on a change to the software.",
    ),
    _cue(
        OTHERS,
        r"\b(?:await\w*|waiting for|waits? for|pending)\b(?: the| a| its| further| an| revised| national)?",
        3.0,
        "No change; awaits the grant decision by the Ministry.",
    ),
    _cue(
        OTHERS,
        r"\brequires? (?:the |a |some )?(?:revised|national|regional|new national|legislati\w+)\b|\bcannot (?:be (?:met|done|started|completed|delivered)|begin|start|proceed|go)\b",
        4.0,
        "Delivery in part requires national activity.",
    ),
    _cue(
        OTHERS,
        r"\bnothing to \w+ until\b|\bnot (?:within|in) (?:the force's|our|its) (?:gift|control|power)\b|\bdoes not control\b|\bout(?:side)? of (?:our|its) (?:control|hands)\b",
        4.2,
        "There is nothing to adopt until the College has issued its guidance.",
    ),
    # In progress: begun and not done.
    _cue(
        PROGRESS,
        r"\b(?:has|have|is|are|was|were) (?:not yet|yet to|still to|not so far)\b|\bnot yet\b|\byet to be\b|\bstill (?:to|being|needs?|a good deal|open|some)\b",
        3.4,
        "The fourth has not yet been trained.",
    ),
    _cue(
        PROGRESS,
        r"\b(?:under ?way|in progress|ongoing|on-going|in hand|part-way|partway|part way|well advanced|in train|in draft|out for (?:comment|consultation)|being (?:drafted|redrafted|developed|rolled out|trained|implemented|progressed|reviewed|trialled|tested|piloted|explored|written|built|fitted|recruited|introduced|worked|achieved))\b",
        3.6,
        "Work is under way with two retailers.",
    ),
    _cue(
        PROGRESS,
        r"\b(?:to date|so far)\b|\b(?:half|quarters?|thirds?|\d+ ?(?:%|per cent)) (?:of \w+ )?(?:complete|done|trained|finished)\b|\b\d+ ?(?:%|per cent) of\b|\babout (?:a|one|two|three)[ -](?:third|quarter|half)s?\b|\b(?:is|are) (?:continuing|increasing|being (?:added|given|made|carried|recruited|moved|done|brought))\b|\bnot (?:finished|complete|completed)\b|\b(?:has|have) (?:begun|started|commenced|made (?:a start|progress|good progress|some progress))\b|\bwork (?:continues|is continuing|has begun|has started)\b|\bcontinu(?:es?|ing) to (?:work|explore|develop|improve|support|train|recruit|consult)\b|\bremains open\b|\bare currently\b|\bis currently (?:being|considering|developing|working)\b",
        3.4,
        "Work has begun and a draft is out for comment.",
    ),
    _cue(
        PROGRESS,
        r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|thirty|forty|fifty|half|most|some) (?:of|out of|in) (?:the |our |all )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|nineteen|twenty|thirty|forty|fifty)\b",
        3.2,
        "31 of 50 done.",
    ),
    _cue(
        PROGRESS,
        r"\b(?:draft|pilot|trial|tender|consultation|negotiations?|talks|recruitment|procurement)\b(?: \w+){0,3} (?:is|are|has|have|opened|began)\b|\bscript being\b|\bahead of schedule\b|\bwork is\b|\bis working (?:with|to|towards)\b|\bare working\b|\bare coordinating\b|\bprogress is\b|\bworking (?:closely|on)\b|\bhas arranged\b|\bhave arranged\b",
        2.6,
        "Talks opened.",
    ),
    _cue(
        PROGRESS,
        r"\b(?:has|have|is|are|was|were) not (?:been )?(?:\w+ed|done|begun|taken|written|met)\b",
        2.6,
        "The review has not been completed.",
    ),
    # Planned.
    _cue(
        PLANNED,
        r"\b(?:i|we|he|she|it|they|force|office|constable|commissioner) will (?!have been)\w+\b|\bwill (?:be|begin|start|commence|come|introduce|publish|appoint|issue|take|include|consider|go|do|have|look|ask|review|bring|run|hold|make|seek|recruit|provide|develop|update|write|buy|set|now)\b",
        2.7,
        "The first statement will be published in the spring.",
    ),
    _cue(
        PLANNED,
        r"\b(?:plans?|planned|planning|intends?|intend|proposes?|aims?|expects?|expected|due|scheduled|set) to\b|\bto be (?:commissioned|issued|agreed|introduced|appointed|published|reviewed|set up|put|taken|brought)\b|\bto follow\b|\bis planned\b|\bare planned\b|\bi have asked for\b|\bgoing to\b|\bfrom (?:january|february|march|april|may|june|july|august|september|october|november|december|the (?:autumn|spring|summer|winter|new year))\b|\bin the (?:new year|new financial year|autumn|spring|summer)\b",
        2.5,
        "Review to be commissioned in spring.",
    ),
    # Complete: done, after the report or at a time that is given.
    _cue(
        COMPLETE,
        r"\b(?:has|have) (?:now |since |all |each |both |also |already )?(?:been |all been |now been )?(?:completed?|finished|done|implemented|introduced|appointed|published|rolled out|delivered|issued|adopted|cleared|updated|changed|achieved|closed|replaced|removed|stopped|ended|revised|trained|set up|put in place|undertaken|established|graded|amended|written|agreed|added|fitted|recruited|created|launched|ceased|carried out|approved|decided|bought|moved|opened|filled|tested|checked|visited all)\b",
        3.5,
        "The review has been completed.",
    ),
    _cue(
        COMPLETE,
        r"^(?:complete|completed|done|implemented|closed|finished|yes)\b|\b(?:is|are) now (?!being|under)\w+\b|\b(?:was|were|is|are) (?:now |fully |all )?(?:completed?|carried out|approved|made by|put right|finished|implemented|introduced|appointed|published|rolled out|delivered|issued|adopted|cleared|ended|closed|done|in (?:use|force|operation))\b|\b(?:finished|completed|ended|closed|stopped) (?:that|the|this|in|at|on|it)\b|\blive (?:since|from|on|\d)\b|\b(?:script|system|policy) live\b|\bnow (?:in place|complete|done|met|read|live|works?)\b|\bno longer (?:allowed|permitted|possible|happens)\b",
        3.0,
        "That review is finished.",
    ),
    # Already compliant: so before the report asked, or as a standing state.
    _cue(
        ALREADY,
        r"\balready (?:compl\w+|in place|meets?|met|does|do|did|had|has|have|included|includes|in a good position|the (?:case|practice)|our|part of|required|happens?|being done|done|so|taken|applies|provided|undertak\w+|operat\w+|follow\w*)\b|\b(?:was|were|is|are|has|have) already\b",
        4.0,
        "The force already meets this recommendation.",
    ),
    _cue(
        ALREADY,
        r"\b(?:fully )?(?:compl(?:y|ies|iant|iance)) (?:with|already|in full)\b|\b(?:is|are|was|were) (?:fully )?compliant\b",
        3.5,
        "The MPS comply with this recommendation.",
    ),
    _cue(
        ALREADY,
        r"\b(?:has|have) (?:always|long|for (?:some|many|several) (?:time|years))\b|\balways (?:attended|done|been|had)\b|\b(?:since|from) (?:20[01]\d|202\d)\b|\bin place since\b|\bsince (?:\w+ ){1,4}(?:opened|began|started|in 20\d\d)\b|\balways been our\b|\bhas not been permitted\b|\bfor (?:some|several|many) years\b|\bbefore the (?:report|inspection|recommendation|super-complaint)\b|\bwhen the (?:report|super-complaint) was\b|\bestablished practice\b|\broutinely\b|\brobust (?:operating )?procedures\b|\balready (?:a|the) (?:requirement|practice)\b",
        3.4,
        "In place since 2022.",
    ),
    _cue(
        ALREADY,
        r"\bis rostered\b|\bare rostered\b|\bare (?:recorded and retained|stored and auditable)\b|\bhas (?:been )?(?:in place|in use)\b|\bare in place\b|\bis in place\b|\bthis is (?:our|existing|current|business as usual)\b",
        2.3,
        "A supervisor is rostered for every shift.",
    ),
)

BOXES: tuple[tuple[Judgement, re.Pattern[str]], ...] = tuple(
    (judgement, re.compile(words, re.IGNORECASE))
    for judgement, words in (
        (
            REFUSED,
            r"\b(?:not (?:accepted|adopted|agreed|supported|taken forward)|rejected|declined|grey|won['’]t do|no action)\b",
        ),
        (NOT_OURS, r"\b(?:not (?:applicable|for (?:this|our)|ours|relevant)|n/?a|white)\b"),
        (OTHERS, r"\b(?:on hold|paused|awaiting|waiting|dependent|depends|blocked|national|with (?:partner|another))"),
        (
            PLANNED,
            r"\b(?:not (?:yet )?(?:started|begun)|planned|to (?:start|begin|be done)|scheduled|proposed|pending)\b",
        ),
        (
            PROGRESS,
            r"\b(?:amber|in progress|on-?going|on (?:course|track|target)|under ?way|partial(?:ly)?|part|started|being progressed|open|behind|delayed)\b",
        ),
        (ALREADY, r"\b(?:already|compliant|business as usual|bau|in place)\b"),
        (
            COMPLETE,
            r"\b(?:green|blue|complete[d]?|implemented|closed|done|delivered|achieved|discharged|met|fulfilled|finished)\b",
        ),
    )
)
"""What a status box says, by its words; a person's words beside it come first."""
