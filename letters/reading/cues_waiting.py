"""What makes a matter depend on somebody outside the force and the office."""

DEPENDS = """
5.0 :: until|unless|once|till ..4 {outside} :: Nothing can be done until the supplier releases its next version.
4.2 :: until|unless|till ..5 {grant} :: Nothing can start until its consent is given.
4.4 :: before ..4 {outside} ..4 {has}|{permit-s}|{permit-pp}|{permit-base} :: Nothing can be done before the regulator has given its opinion.
4.4 :: {depend}|dependent|dependant|contingent|conditional|reliant|predicated|conditioned upon|on :: Numbering is dependant on a change to the software.
3.8 :: depends|dependent|dependency|dependencies|contingent :: Third party dependency.
4.2 :: subject to ..4 {grant}|{outside} :: This is subject to grant funding.
3.4 :: subject to :: This is subject to a vote.
4.6 :: {depend} ..2 with|on|upon|to the? ..3 {outside} :: Whether they can be joined rests with the council.
4.6 :: with ..1 {outside} $ :: With supplier.
4.6 :: hands|gift|power|control|discretion of the? ..2 {outside} :: It is in the hands of the ambulance trust.
4.4 :: {neg}|{none}|outside|beyond|out ..3 {scope} :: That list is not in our gift.
4.8 :: awaits|awaiting|awaited|await|pending :: No change; awaits the grant decision.
4.4 :: waiting|wait|waits for|on|to :: The force is waiting for the service.
4.4 :: pending|awaiting|awaits|awaited ..6 {outside}|{grant} :: On hold pending a national decision.
4.8 :: {grant} ..2 {be} ..1 awaited|pending|outstanding|expected :: Planning permission is awaited.
4.8 :: {outside} ..5 must|needs|need to|first|be|now? :: The council must first change its system.
4.6 :: {outside} ..5 {has}|have|has ..1 to {base}|be :: The unions have to approve it.
4.8 :: {outside} ..6 {has}|have|is|are|has yet|still|not|neither|never :: The landlord has yet to give consent.
4.8 :: {outside} ..6 {neg}|yet :: The agency has not replied.
4.6 :: {outside} ..5 cannot|can't|unable|won't|declined|refused|withdrawn|delayed|postponed|deferred|slipped|failed :: The makers won't allow it.
3.6 :: {outside} ..5 {will} ..2 {permit-base}|be|have :: The ministry will decide next year.
3.6 :: {outside} ..5 {be} to {permit-base}|be :: The NPCC lead is to issue a template.
3.4 :: {outside} ..4 {be} ..1 {ing} :: The supplier is negotiating terms.
4.4 :: {be} being? ..1 led|run|commissioned|managed|handled|considered|decided|undertaken|procured|coordinated|done|negotiated|developed ..3 by ..3 {outside} :: Procurement is being led by another force.
4.4 :: made|taken|given|done|decided|agreed|provided|approved|funded|signed|ratified|determined|settled|changed|issued by ..3 {outside} :: It has to be made by the Home Office.
4.4 :: {outside} ..6 asked|told|advised|requested|instructed|warned ..2 {self}|us|me|forces|to|not :: The trust has asked us to hold on.
4.6 :: {neg} ..6 without ..6 {outside}|{grant} :: It cannot be improved without the agreement of the trusts.
4.0 :: without ..4 {outside}|{grant} :: Without reform of the grant it cannot be done.
4.4 :: {need-s}|{need-base}|{need} ..6 by|from|of ..3 {outside} :: It needs a change by the supplier.
4.2 :: {need-s}|{need-base}|requires|require ..2 {outside} :: Delivery requires national activity.
4.0 :: {need-s}|requires|require|needs|need ..2 {grant} :: It requires new legislation.
4.2 :: cannot|can't|couldn't|no|neither ..1 begin|start|proceed|go|be|commence|move|advance|progress ..1 met|done|started|completed|delivered|resolved|ahead|until|without|before|further|fixed :: Recruitment cannot begin without it.
4.0 :: by ..2 the? force|us|police|office|constabulary alone :: It cannot be resolved by the force alone.
4.4 :: held up|back by|at|with|while :: Held up by a contractual dispute.
4.4 :: blocked|stalled|deadlocked|frozen|embargoed :: Blocked by the contract.
4.4 :: on hold|ice :: The project is on hold.
4.2 :: hold on|fire|off :: They asked us to hold on.
3.8 :: {be}|{was}|been|has|{has} suspended|deferred|paused|blocked|postponed|delayed :: Recruitment has been suspended.
4.0 :: {grant} ..5 {stall-pp}|deferred|postponed|delayed :: The decision on the grant has been deferred.
4.6 :: withdrawal|collapse|failure|insolvency|liquidation|administration of|in ..3 {outside} :: The withdrawal of the regional provider has stopped it.
4.4 :: {none} ..3 {outside} ..3 exists|exist|available|yet :: No national form exists yet.
4.0 :: awaiting|wait|external|externally|third-party :: External ruling.
4.2 :: {will} follow ..4 {outside} :: Local adoption will follow the national rollout.
4.4 :: {none} ..2 movement|progress possible|until|can :: No movement possible.
4.0 :: {neg} ..1 in our|my|its|their|the hands|control|gift :: It is not in our hands.
4.2 :: it {be} for the ..3 {outside} to :: It is for the county council to provide one.
4.2 :: {neg} ..2 position to :: I am not in a position to do this.
4.2 :: {be} ..1 {outside}|national|shared matter|responsibility|issue|decision|one|system :: This is a national matter.
4.0 :: asked|written|invited|lobbied|pressed|chased|urged ..2 {outside} ..5 for|to :: We have asked the agency for access.
4.2 :: with the? ..3 {outside} for|awaiting|to|now|at :: It is with the Home Office for approval.
4.2 :: requires ..1 partner|external|third-party|joint sign-off|agreement|approval|consent :: Requires partner sign-off.
4.4 :: {grant} ..4 wanted|needed|required|awaited|outstanding|sought :: Its consent is wanted.
3.8 :: {has} ..1 to be ..2 ratified|approved|agreed|signed|confirmed :: What it decides will have to be ratified.
4.6 :: {neg}|{none} ..8 until|till|before|without|unless :: Nothing can start until it is settled.
4.4 :: only once|when|if|after|with ..6 {pp}|{has}|does|{permit-s} :: This can happen only when it is settled.
4.4 :: if and when :: We shall act if and when it comes.
4.2 :: provided|assuming|so|as that|long|soon as? ..6 {outside}|{grant} :: We shall begin as soon as the council agrees.
4.6 :: ball|decision|initiative|onus|matter|answer|key|next|step|move|call is|lies|rests|now|sits|must ..1 with|in|for|come ..4 {outside} :: The decision lies with the council.
4.4 :: only|solely the|by|a ..3 {outside} ..1 can|could|may|has|is|are :: Only the supplier can make the change.
4.4 :: mercy|behest|whim|pleasure|request|insistence of|the ..3 {outside} :: We are at the mercy of the supplier.
4.2 :: tied|linked|dictated|governed|determined|controlled|constrained|limited|bound|driven|set to|by|up ..4 {outside}|{grant} :: The pace is dictated by the supplier.
4.4 :: out|outside|beyond of? the|our|my|its|local|this ..2 control|hands|power|powers|gift|influence|reach|ability :: It is out of our hands.
4.4 :: {neg} ..1 within|in|ours|our ..2 control|gift|hands|power|to :: It is not ours to give.
4.4 :: {neg}|{none} ..3 alone|unilaterally|isolation|itself|themselves|ourselves|own|singly|independently :: We cannot do this alone.
4.4 :: no|without date|word|reply|response|answer|news|indication|decision|timetable|sign|timescale|confirmation ..3 {has}|{be}|yet|from|been|given|received|as :: No reply has been received.
4.2 :: {outside} ..5 timetable|timescale|decision|approval|consent|delay|delays|permission|schedule|response|reply|backlog|agreement|priorities|board|confirmation :: The council timetable governs it.
4.4 :: {wait}|awaits|awaiting|waiting|wait|waits|pending :: Waiting.
4.2 :: hinges|hinge|turns|rides|rests|relies|rely|predicated|conditional|contingent|dependent|dependant ..1 on|upon|whether :: It hinges on the bid.
4.2 :: {grant} ..4 {has}|{be}|is|has|have|was ..1 not|yet|unconfirmed|uncertain|unknown|refused|withheld|awaited|sought|delayed :: Funding has not been confirmed.
4.2 :: no|without|lack|absence|want|secure|securing|subject|needs|need|lacks of|to|for|central|national|external|further|a|its? {grant} :: In the absence of funding it cannot go on.
4.2 :: bid|application|request|case|proposal|claim|submission|representations ..3 {has}|{was}|been|is|made|submitted|lodged|to|with ..4 {outside} :: A bid has been submitted to the ministry.
4.4 :: judicial|appeal|litigation|inquest|inquiry|tribunal|injunction|ruling|verdict|lawsuit|assent|statute|legislation|enactment :: We must wait for the ruling.
4.4 :: planning|listed|building permission|consent|approval|inspector :: Planning permission is outstanding.
4.2 :: lead|host|another|neighbouring|partner|other|five|six|four|three|both|all force|forces|constabulary|authorities ..4 must|has|have|to|need|needs|is|are|will|agree|not ..1 yet|still|agree|to|been|decide|not|sign :: The host force has still to agree.
4.4 :: would|will|does|do|it|this|that need|require|requires|needs|take|takes ..2 agreement|consent|approval|legislation|funding|permission|co-operation|cooperation|support|change|amendment|act|decision|primary|investment|sign-off ..3 of|by|from|in|at|the|to|law|national|which|and|that|{outside} :: It would need the consent of the landlord.
4.2 :: delay|delays|delayed|slippage|late|failure|shortage|recall|dispute|problems|insolvency|fault ..3 by|with|from|at|to|of|in|between ..3 {outside} :: It was delayed by the supplier.
4.4 :: {outside} ..4 late|slow|failed|behind|insolvent|refuses|refusing|refused|declines|insists|controls|owns|holds|dictates|decides|sets|determines|commissions|provides|blocking|reorganised|reviewing|considering|consulting :: The supplier is behind with it.
4.2 :: asked|approached|pressed|lobbied|urged|petitioned|chased|written|request|requested|invited|begged|wrote ..1 to? the|a|its|our|both|ministers|government|all ..3 {outside} :: I have lobbied the minister.
4.2 :: unfunded|unresourced|unconfirmed|undetermined|undecided|unresolved|outwith :: The post is unfunded.
4.2 :: {outside} ..2 first|permitting|willing :: Council permitting.
4.2 :: joint|shared|collective|multi-agency|national|regional decision|undertaking|endeavour|solution|system|contract|procurement|programme|agreement|issue|platform|framework|matter|fix|change|rollout|product|review|guidance|work|standard|funding|template ..3 is|are|awaited|needed|required|not|will|must|has|before|yet|due :: A national solution is needed.
4.2 :: dependency|dependencies|bottleneck|impasse|stalemate|standstill|limbo|hostage|logjam|embargo|moratorium|blocker :: We are at an impasse.
"""
