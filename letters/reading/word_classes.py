"""Words by what they mean in an answer: each class once, as data; verbs are listed by their plain form.

A word's tags are its classes, and for a verb also its form: "finished" is `achieve`, `achieve-pp` and `pp`.
"""

from __future__ import annotations

import re
from functools import lru_cache

VERBS: dict[str, str] = {
    "achieve": """complete finish conclude deliver implement achieve accomplish fulfil fulfill discharge close resolve
        clear eliminate eradicate remedy rectify fix publish launch introduce adopt ratify approve appoint install
        issue circulate establish create replace remove abolish stop end cease scrap update revise amend rewrite
        change train brief recruit fill hire buy purchase procure award sign deploy correct reissue reinstate
        distribute upgrade extend double reduce add mandate ban prohibit discontinue retire relocate sell integrate
        migrate consolidate reorganise restructure restore repair refurbish renew vary enact instal equip attach
        enrol insert automate simplify streamline withdraw""",
    "begin": "begin start commence embark initiate",
    "continue": "continue proceed progress advance carry press go run pursue persist near edge grow increase rise",
    "make": "develop draft redraft write rewrite build design test trial pilot prepare explore scope negotiate revise "
    "recruit roll procure examine configure migrate translate refresh map",
    "plan": "plan intend propose aim expect hope schedule anticipate earmark commit pencil programme arrange book "
    "timetable target envisage budget",
    "monitor": "monitor scrutinise oversee watch track assure reflect review revisit evaluate report return hold keep "
    "continue challenge question inform note look see consider thank",
    "endorse": "accept agree support endorse adopt favour propose intend contemplate wish want concur share approve "
    "welcome recommend pursue implement commend advocate justify back desire",
    "refuse": "reject decline refuse oppose resist dispute disagree dismiss rebut veto repudiate contest",
    "say": """consider discuss note raise ask share digest welcome receive acknowledge read mention explain describe
        say tell inform report recommend inspect find criticise identify highlight see hear visit invite rehearse
        observe thank think view know learn understand appreciate feel study debate scrutinise refer attach argue
        require recall speak write""",
    "wait": "await wait pend",
    "stall": "pause block suspend defer postpone delay stall hold prevent hamper constrain",
    "depend": "depend rely hinge rest turn lie hang belong",
    "permit": "approve agree decide sign ratify confirm authorise consent determine settle grant legislate fund "
    "release publish issue provide supply deliver respond reply choose allocate award rule make change agree give act "
    "move amend endorse finish complete reach fix lift pass resolve upgrade finalise set conclude bring "
    "produce build allow",
    "need": "need require must",
    "apply": "apply relate concern pertain arise affect bear extend touch cover",
    "possess": "have hold operate run own possess maintain use employ police keep provide commission manage deploy "
    "take license staff play offer deal handle investigate practise carry participate engage",
    "disband": "disband abolish dissolve decommission disestablish wind",
    "comply": "comply meet satisfy conform adhere fulfil exceed match accord mirror follow reflect cover surpass",
    "keep": "retain keep maintain preserve continue stay remain leave stand",
    "drop": "drop abandon shelve discard discount reject exclude",
}
"""The irregular among them have their forms below."""

IRREGULAR: dict[str, str] = {
    "begin": "began begun", "write": "wrote written", "rewrite": "rewrote rewritten", "build": "built", "buy": "bought",
    "sell": "sold", "hold": "held", "keep": "kept", "see": "saw seen", "find": "found", "tell": "told", "say": "said",
    "hear": "heard", "read": "read", "think": "thought", "know": "knew known", "understand": "understood",
    "feel": "felt", "make": "made", "meet": "met", "set": "set", "have": "had", "take": "took taken", "run": "ran run",
    "give": "gave given", "bring": "brought", "choose": "chose chosen", "go": "went gone", "grow": "grew grown",
    "rise": "rose risen", "seek": "sought", "let": "let", "lie": "lay lain", "wind": "wound", "leave": "left",
    "stand": "stood", "withdraw": "withdrew withdrawn", "bear": "bore borne", "must": "", "hang": "hung",
    "deal": "dealt", "oversee": "oversaw overseen",
}  # fmt: skip

OTHER_PARTICIPLES = """done put taken given made sent held kept built written bought brought found met paid sold taught
    told spent shown seen gone begun chosen drawn driven grown hidden known led left let lost risen set shut split
    spoken stood sworn torn withdrawn won worn wound overtaken undertaken cut hit rewritten spread laid lent dealt
    become overcome fallen broken borne beaten understood heard cast cost sought swept struck read run rebuilt
    redrawn drawn"""
OTHER_PASTS = "took gave went came began wrote brought became fell left met ran rose saw sent stood withdrew put"

WORDS: dict[str, str] = {
    "be": "is are am 's 're isn't aren't",
    "was": "was were wasn't weren't",
    "has": "has have 've hasn't haven't having",
    "will": "will shall 'll",
    "neg": """not never cannot can't don't doesn't didn't won't isn't aren't wasn't weren't hasn't haven't hadn't nor
        wouldn't couldn't shan't neither unable""",
    "none": "no none nobody nothing neither without nowhere",
    "if": "if unless until till once when whenever before after should were would could had whether might may provided",
    "self": "we i force constabulary commissioner pcc pfcc mayor constable mps mopac committee it she he office mps",
    "our": "our my its their the this his her",
    "adv": """now also all both each since so far then therefore thus just only even still today again here formally
        fully duly indeed moreover however at last long already ever currently presently in fact too very quite well
        recently soon most almost nearly first itself themselves accordingly either further being""",
    "item": "recommendation this it that matter point action suggestion proposal requirement",
    "month": """january february march april may june july august september october november december jan feb mar apr
        jun jul aug sep sept oct nov dec spring summer autumn winter easter christmas week month quarter year monday
        friday q1 q2 q3 q4 fy""",
    "later": "next forthcoming coming incoming following future later",
    "often": """daily weekly monthly quarterly annually yearly nightly fortnightly routinely regularly twice every each
        annual automatic automatically any whenever whoever invariably habitually consistently always""",
    "num": """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred""",
    "part": """half third thirds quarter quarters most some majority many several few part partly partially remainder
        rest remaining balance mixed""",
    "under": "underway under-way ongoing on-going continuing part-way partway halfway half-way midway in-flight",
    "work": """work pilot trial tender consultation negotiation negotiations talks recruitment procurement drafting
        training audit project programme testing discussions conversations review rollout roll-out migration
        development training exercise preparation preparations implementation build sessions courses visits scoping
        progress headway cleansing evaluation data upgrade installation""",
    "outside": """government ministry minister ministers treasury parliament college npcc apcc lga cps hmpps hmcts
        court courts nhs trust trusts hospital hospitals icb council councils authority authorities supplier suppliers
        vendor vendors contractor contractors manufacturer manufacturers maker makers landlord insurer insurers union
        unions partner partners agency agencies ico dvla university provider providers company companies rocu region
        regional national bluelight legislation legislature regulations statute regulator prosecution whitehall
        cabinet nca fire ambulance soteria pds lawyers ministerial partnership board app judiciary spending committee
        department departments owner owners director bank funder dfe defra moj iopc service commission collaboration
        chamberlain secretary-of-state consortium""",
    "grant": """grant funding settlement money bid approval consent permission guidance agreement decision licence
        contract release patch version regulations legislation sign-off ruling judgment judgement advice opinion
        announcement outcome ratification authorisation capital product standard code bill""",
    "good": """right appropriate proportionate justified sensible necessary needed warranted desirable practical
        practicable affordable effective best wise helpful merited feasible viable acceptable beneficial advisable
        realistic worthwhile essential cost-effective""",
    "bad": """wrong mistaken misguided misconceived ill-judged disproportionate unaffordable unnecessary impractical
        unworkable counter-productive counterproductive overkill retrograde superfluous unwise unjustified unwarranted
        inappropriate undesirable unwelcome unhelpful unreasonable unsound needless redundant""",
    "unwilling": "unwilling reluctant unpersuaded unconvinced opposed disinclined loath against",
    "willing": "minded persuaded convinced prepared willing inclined satisfied disposed ready attracted proposing",
    "reason": """case merit need benefit advantage justification value reason reasons grounds argument plans plan
        intention intent wish desire appetite purpose sense cause favour room point""",
    "unit": """unit section team branch department squad scheme programme facility facilities unit's function office
        service detainees suite suites officers stock contract arrangement cells premises constables partnership power
        powers role airport coast port prison border system""",
    "scope": "remit function responsibility jurisdiction competence scope gift area purview authority control power "
    "hands powers functions responsibilities influence",
    "standing": """standing existing established long-standing longstanding current routine well-established settled
        usual mandatory permanent embedded dedicated""",
    "policy": """policy practice procedure procedures process arrangement arrangements position system routine norm
        order orders instruction protocol item requirement feature standard""",
    "inspection": """inspection report recommendation super-complaint inspectorate inspectors inspector hmicfrs
        visit fieldwork""",
    "quo": "present existing current own unchanged same",
}
"""Words that are not looked up by an inflection."""

PHRASES: dict[tuple[str, str], str] = {
    ("home", "office"): "outside", ("lead", "force"): "outside", ("another", "force"): "outside",
    ("other", "forces"): "outside", ("neighbouring", "force"): "outside", ("secretary", "state"): "outside",
    ("third", "party"): "outside", ("third", "parties"): "outside", ("all", "forces"): "outside",
    ("under", "way"): "under", ("in", "train"): "under", ("in", "hand"): "under", ("in", "progress"): "under",
    ("in", "draft"): "under", ("in", "build"): "under", ("in", "development"): "under", ("on", "track"): "under",
    ("on", "course"): "under", ("on", "target"): "under", ("on", "schedule"): "under", ("in", "motion"): "under",
    ("at", "present"): "adv", ("in", "testing"): "under", ("part", "way"): "under", ("half", "way"): "under",
    ("well", "advanced"): "under", ("in", "pilot"): "under", ("out", "consultation"): "under",
    ("in", "preparation"): "under", ("in", "hand,"): "under",
}  # fmt: skip
"""Two words that are one; the second carries the tag."""


def _forms(verb: str) -> dict[str, str]:
    """A verb's forms, each with what it is: base, pp (past and participle) and ing."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    doubled = stem
    if re.fullmatch(r"\w{0,4}[^aeiou][aeiou][bdglmnprt]", verb) and verb in _DOUBLED:
        doubled = verb + verb[-1]
    if re.search(r"[^aeiou]y$", verb):
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        third = verb + ("es" if re.search(r"(?:s|sh|ch|x|o)$", verb) else "s")
        past = doubled + ("d" if doubled.endswith("e") else "ed")
    forms = {verb: "base", third: "s", doubled + "ing": "ing"}
    forms |= dict.fromkeys(IRREGULAR[verb].split(), "pp") if verb in IRREGULAR else {past: "pp"}
    return forms


_DOUBLED = set("stop scrap ban plan let run set drop map fit begin commit wrap enrol fulfil instal pencil".split())  # noqa: SIM905


def _table() -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for name, verbs in VERBS.items():
        for verb in verbs.split():
            for word, form in _forms(verb).items():
                table.setdefault(word, set()).update({name, f"{name}-{form}", form})
    for name, words in WORDS.items():
        for word in words.split():
            table.setdefault(word, set()).add(name)
    for word in (OTHER_PARTICIPLES + " " + OTHER_PASTS).split():
        table.setdefault(word, set()).add("pp")
    return table


_TABLE = _table()
_NOT_PARTICIPLES = set("need red indeed speed bed shed feed seed deed exceed proceed hundred united need-led".split())  # noqa: SIM905
_NOT_GERUNDS = set("during building anything something nothing everything meeting morning evening being king".split())  # noqa: SIM905


@lru_cache(maxsize=20_000)
def tags(word: str) -> frozenset[str]:
    """What a word in small letters can mean. Any "-ed" may be a participle, any "-ly" an adverb."""
    found = set(_TABLE.get(word, ()))
    if word.endswith("ed") and word not in _NOT_PARTICIPLES and len(word) > 3:
        found.add("pp")
    elif word.endswith("ing") and word not in _NOT_GERUNDS and len(word) > 4:
        found.add("ing")
    elif word.endswith("ly") and len(word) > 4:
        found.add("adv")
    if word[0].isdigit():
        found.add("year" if re.fullmatch(r"(?:19|20)\d\d(?:[/-]\d+)?", word) else "num")
    return frozenset(found)
