"""What turns a recommendation away: it is not accepted, or it is not one for this force or office."""

NOT_ACCEPTED = """
5.0 :: {neg} ..1 {endorse-base} :: We do not accept that a second queue is right.
5.0 :: {item} {be}|{was} not ..1 {endorse} :: This is not agreed.
4.2 :: {neg} be? ..1 {willing} :: The PCC is not minded to adopt this.
4.5 :: {unwilling} :: The PCC is unwilling to fund it.
5.0 :: {self} {refuse-base}|{refuse-s} the|this|that|it|any|such|these|to|on? :: I reject this recommendation.
4.5 :: {be}|{was}|been ..1 {refuse-pp} :: The recommendation is resisted.
4.5 :: ^ {refuse-pp} :: Rejected after an options appraisal.
4.0 :: force|{self} {refuse-s} :: The force disputes these figures.
3.6 :: {refuse-pp} this|it|the :: The board rejected the proposal.
4.0 :: object to|on :: We object to being told so.
5.0 :: {none} ..1 {reason} for|to|in :: There is no case for moving it.
4.0 :: {none} ..1 {reason} of {ing} :: The force has no intention of doing so.
3.6 :: {none} ..1 {reason} in|to|for {ing}|{base}|this|it|the|a :: We see no real merit in this.
4.2 :: {neg} ..3 the|any|a {reason} for|to|in|of :: I cannot see the case for it.
4.2 :: {neg} ..4 {good} :: It would not be a good or sensible use of staff.
4.2 :: {neg} ..4 good|best|better|effective use :: This is not a good use of time.
3.6 :: {none} ..2 {good} :: No change is warranted.
4.2 :: {be}|be|{was} a?|an?|the? {bad} :: It would be disproportionate.
4.6 :: {will} {neg} ..1 be? {ing} :: We shall not be making such an appointment.
3.6 :: {will} {neg} ..1 {base} :: The force will not introduce this.
4.0 :: won't ..1 {base} :: We won't introduce it.
4.6 :: not be taken|carried|going forward|out|ahead :: It will not be taken forward.
4.4 :: {neg} be ..1 {achieve-pp} :: This will not be implemented.
5.0 :: {none} part in|of :: She will have no part in it.
4.6 :: {none} ..1 action|change|changes|increase is|are|was|to {plan-pp}|made|taken|proposed|intended|recommended :: No increase is proposed.
4.0 :: {none} ..1 action|change|changes|increase {plan-pp}|proposed|taken :: Risk tolerated; no action proposed.
3.8 :: leave|leaving things|it|this|matters|them as :: We will leave things as they are.
4.0 :: risk|risks {be}? accepted|tolerated|carried :: Risk accepted by the board.
4.0 :: tolerate|tolerated|tolerating :: We tolerate the risk.
4.6 :: prefer|prefers|preferred ..3 {our}|existing|own|current|present|to :: The force prefers its own approach.
4.4 :: stand|stands|standing|stood by|behind :: The force stands by its policy.
4.4 :: stick|sticks|sticking with|to :: We are sticking with the present model.
4.6 :: {will} {keep-base} ..2 {quo} :: The force will retain its present model.
4.0 :: {will}|should stay|remain ..2 as|where|within|with|unchanged :: It should stay where it is.
4.8 :: voted|decided|resolved|elected|opted|chosen|chose|concluded|advised|argued ..1 against|not|out|otherwise :: She has decided against it.
4.6 :: {be}|{was}|been {drop-pp} :: The idea has been dropped.
4.4 :: turned|ruled|turn|rule ..2 down|out :: The proposal was turned down.
4.8 :: disagree|disagrees|disagreed|disagreement :: I disagree with the inspectors.
4.6 :: different|contrary|opposite view|opinion|conclusion|approach :: I take a different view from the inspectors.
4.4 :: differ|differs|differed from|with|on :: We differ from the inspectors on this.
5.0 :: {neg} ..1 share ..4 view|opinion|concern|analysis|conclusion|view|reading|assessment :: The Committee does not share this view.
4.8 :: goes|go|going|went too far|prescriptive|narrow|blunt :: This goes too far.
4.6 :: cannot|can't|couldn't|not go along|endorse|support|accept|agree|justify|recommend|commend :: The PCC cannot go along with a ring-fence.
4.6 :: {none} favour|support|appetite|sympathy :: The merger finds no favour.
4.0 :: none favoured|supported|wanted|agreed :: None favoured the tests.
4.6 :: {neg} ..2 wish|want|desire ..2 to|it|this :: She doesn't wish it to go ahead.
4.8 :: {none} ..4 {has}|{was} ..1 convinced|persuaded|satisfied|shown me|us|him|her|that? :: Nothing in the report has convinced me.
4.4 :: outweigh|outweighs|outweighed :: The costs outweigh the gain.
3.4 :: would ..2 undermine|weaken|breach|duplicate|defeat|harm|damage|dilute|worsen|jeopardise|lengthen|hamper|distract|endanger|risk|conflict :: It would weaken the service.
4.2 :: step|steps back|backward|backwards :: We regard this as a step back.
4.2 :: be a mistake|error :: To do so would be a mistake.
5.0 :: {neg} {plan-ing}|{plan-base} to|on|any? :: We do not plan to do this.
4.8 :: {neg} going|looking|seeking to :: The force is not going to do this.
4.6 :: {was}|{be}|{has} ..1 not ..1 accepted|agreed|adopted|supported|pursued|approved|endorsed|favoured :: The proposal was not adopted.
4.0 :: rather than {base} :: It will keep its own form rather than adopt another.
4.0 :: {be} not {ing} ..2 this|it|recommendation :: We are not adopting this recommendation.
4.0 :: not for us|me|this :: It is not for us.
3.6 :: with regret|respect|regret, {self} :: With respect we see it otherwise.
4.2 :: practice|policy|position|threshold|model|structure stays|stands|remains :: For the time being the practice stays.
4.6 :: settled view|position :: That is the settled view of us both.
4.4 :: unable to support|accept|agree|endorse|adopt :: I am unable to support this.
3.6 :: nor {be}|does|do|will|has|would :: Nor does the force see the need.
4.6 :: without benefit|success|value :: Trialled in 2022 without benefit.
4.2 :: sufficient|adequate|enough|ample|effective structures|arrangements|safeguards|controls|capacity|provision|boards already? :: There are already sufficient structures.
4.0 :: {neg} to be {achieve-pp}|{endorse-pp} :: It is not to be adopted.
4.6 :: declined|declining|declines|decline|refused|refuses|refusing to :: The force declines to alter its threshold.
4.6 :: {neg} ..1 think|believe|consider|feel|regard|judge|deem ..1 it|this|that|such|there|these|a|the :: We do not believe that it would help.
4.6 :: {neg} ..1 see|find|identify|recognise|perceive ..1 a|any|the|sufficient|much|enough ..1 need|case|reason|value|merit|benefit|advantage|problem|justification|picture|point|evidence|way :: We do not see any need for it.
4.4 :: little|limited|scant|insufficient|negligible|marginal ..1 {reason}|gain|gained|evidence|return|difference|point|to|purpose|advantage :: There is little to be gained.
4.4 :: content|happy|comfortable|satisfied with|to|that ..2 {quo}|arrangements|leave|keep|position|remain|continue|as :: The force is content with its present arrangements.
4.6 :: part|take|takes|took company|issue|exception with|to :: We take issue with the finding.
4.6 :: beg|begs|respectfully to|disagree|differ|decline|dissent|different :: I beg to differ.
4.4 :: hard|difficult|impossible to justify|defend|see|reconcile|support :: It is hard to justify.
4.4 :: {neg} ..1 be ..1 justified|warranted|defended|right|proportionate|sensible|supported|worth|helpful|appropriate|welcome|welcomed|affordable|reconciled|recommended :: This cannot be justified.
4.6 :: wrong|poor|inefficient|wasteful|inappropriate|bad ..1 use|value|approach|place|answer|way|thing|course|priority|solution|remedy|investment|step|idea :: It would be a poor use of money.
4.6 :: not the|an|a ..1 answer|way|solution|right|place|route|model|approach|priority|course|best|remedy|good|sensible|proper :: This is not the answer.
5.0 :: ^ no $ :: No.
4.8 :: ^ declined|refused|disagree|disagreed|disputed|opposed|unsupported :: Declined.
5.0 :: ^ not|{self} not? agreed|accepted|supported|adopted|endorsed|taken|approved|pursued|proceeding|adopting|agreeing|supporting|implementing|progressing|pursuing :: Not agreed.
5.0 :: ^ ..3 not {ing} :: Force not adopting.
4.8 :: ^ ..3 not supported|accepted|agreed|adopted|endorsed|pursued|approved|favoured by|$ :: Not supported by the PCC.
4.6 :: do|does|did not proceed|implement|pursue|progress|adopt|follow|take|make|change|fund|buy|commission|introduce|replicate|copy|apply|regard|value ..1 with|the|this|it|forward|these|any :: The board did not adopt the proposal.
4.6 :: will|shall|would not|never be|proceed|implement|pursue|progress|adopt|follow|take|make|change|fund|buy|commission|introduce|replicate|copy|move|give|depart|publish|alter|require|impose|ask|appoint|reinstate|reverse|do|change|have|set|join|create :: The force will not change it.
4.6 :: won't|refuse|refuses|refused be|do|have|fund|go|proceed|to|change|adopt|introduce|happen :: That won't happen.
4.6 :: not to|be proceed|proceeding|implement|implementing|pursue|pursuing|progress|adopt|adopting|follow|take|fund|funding|buy|introduce|introducing|change|changing|replicate|make|making|replace|renew :: The board chose not to proceed.
4.4 :: chose|chosen|prefer|preferred|elected|decided|resolved|opted|determined|agreed to keep|retain|leave|remain|stay|stand|maintain|continue :: It has resolved to keep its own form.
4.4 :: hold|holds|held|adhere|adheres|adhering to|by its|our|her|his|the|my view|position|policy|line|decision|opinion|judgement :: It holds to its view.
4.2 :: unmoved|unimpressed|sceptical|unenthusiastic|doubtful|lukewarm|dissent|dissents|demur :: The force is sceptical.
4.4 :: too|prohibitively|excessively|unduly|disproportionately costly|expensive|great|burdensome|onerous|high|dear|blunt|prescriptive|rigid|risky|bureaucratic|heavy|slow|complicated|narrow|broad|crude|disruptive :: It is too costly.
4.2 :: cannot|can't afford|justify|spare|condone|countenance|contemplate|recommend|commend|concur|subscribe :: We cannot justify it.
4.2 :: at the expense|cost of :: It would come at the expense of patrols.
4.2 :: away|divert|diverts|diverting|taking|take|takes ..1 from|officers|detectives|staff|resources|money :: It would divert officers from the public.
4.4 :: set|sets its|her|his|our face :: The force sets its face against it.
4.4 :: depart|departs|departing|deviate from :: Here the force departs from the report.
4.2 :: misses|missed|miss|misreads|misunderstands|misunderstood|misrepresents|overstates|overlooks|ignores|underestimates the|how|that|what :: The report misreads the figures.
4.2 :: {neg}|{none} ..1 recognise|well|borne|founded|supported ..1 founded|out|by|the :: It is not borne out by the figures.
4.2 :: evidence|figures|data|experience|research|results do|does|points|suggests|point|suggest|argues ..3 not|other|otherwise|elsewhere|opposite|against|contrary|support :: The evidence points the other way, otherwise we would act.
4.2 :: add|adds|achieve|gain|gains|serve|serves|contribute nothing|little|no|another|only :: It would add nothing.
4.4 :: more|greater|worse harm|trouble|problems|damage|risk|burden than :: It would do more harm than good.
4.4 :: leave|leaves|left well|things|matters|it|them alone|as|where|unchanged :: We shall leave well alone.
4.4 :: status quo :: We prefer the status quo.
4.4 :: {will}|carry|go|continue|proceed|keep ..1 on|with|as|to|doing ..1 as|it|its|before|now|present|way :: It will carry on as before.
4.0 :: live|put|happy with the|this|that|up risk|risks|with|position :: We can live with the risk.
4.4 :: no|not|any longer|intention intend|intends|propose|proposes|plan|pursuing|pursued|wish|of|to :: The force no longer intends this.
4.6 :: does|do|did|has|have|is|are not ..1 commend|command|enjoy|attract|carry|find|meet|have support|confidence|favour|backing|itself|with|our|my|the :: The proposal does not have my support.
4.4 :: {none} ..2 justification|necessity|requirement|evidence|proof|demand|call|place|prospect|desire|desirable|advantage|wisdom ..1 for|to|that|in|of|here :: There is no evidence that it works.
4.4 :: nothing|little|no-one|nobody ..2 gained|gain|gains|merit|recommend|commend|persuade|persuades|wants|persuaded|convinces :: There is nothing to be gained.
4.2 :: against ..3 change|making|adopting|having|introducing|it|this|the|such|doing|proceeding|creating|moving|a :: Both of us are against a change.
4.2 :: contrary|opposed|opposition|hostile|averse to|from :: It is contrary to our aims.
4.4 :: veto|vetoed|rejects|rejecting|rejection|refusal|resists|resisting|opposing|disputes|disputing|contests|contesting|declining|dismisses :: I have vetoed it.
4.2 :: counter|contrary|opposite|misguided|misplaced|misjudged|ill-advised|ill-founded|unsound|unpersuasive|unconvincing|unworkable|unaffordable|unjustifiable|indefensible|disproportionate :: The idea is misplaced.
4.2 :: decision|view|opinion|conclusion|verdict|judgement ..2 is|was|that ..4 not|no|against|remain|stay|keep|wrong :: Our view is that it should remain where it is.
3.6 :: of the opinion|view that :: The force is of the opinion that no change is warranted.
4.0 :: should|must|ought|will|best ..1 remain|stay|be|left|kept ..1 with|where|as|separate|local|discretionary|alone|a|matter|for|within :: The decision should remain with the sergeant.
"""

NOT_APPLICABLE = """
5.0 :: n/a :: N/A - no such unit.
5.0 :: {neg} ..2 {apply-base}|applicable|relevant|pertinent|apply|arise :: This does not apply.
5.0 :: inapplicable|irrelevant :: It is inapplicable here.
5.0 :: {none} ..1 application|bearing|relevance|such|equivalent :: It has no bearing on us.
4.6 :: {neg} ..2 {possess-base} ..4 {unit} :: The force does not have a marine unit.
3.8 :: {neg} {possess-base} a|an|any|such|its|our :: The force does not operate any drones.
3.4 :: {neg} {possess-base} :: We do not take fire service calls.
4.4 :: {has}|have|has|hold|holds no ..2 {unit}|such :: The force has no marine section.
3.4 :: {self} {has}|have|has|hold|holds|owns|own|operates|runs|employs|uses no|none|neither :: We have none.
3.8 :: there {be} no|none ..3 here|in|within|at|of :: There are no special constables in Hollinsea.
3.4 :: as|because|since there {be}|{was} no :: There was nothing to do as there is no such scheme.
4.6 :: {neg}|{none}|outside|beyond ..4 {scope} :: This is not within our remit.
4.6 :: out of|with scope|area :: Out of scope.
4.6 :: lies|falls|sits|is|lie|fall|sit outside|beyond|elsewhere :: The matter lies outside our competence.
4.6 :: {be}|was|were|is directed|addressed|aimed|intended|meant|targeted|written|designed|made ..3 to|at|for|with|solely|only :: This is addressed to the Home Office alone.
4.8 :: {apply-s}|apply|applies ..1 only|solely|exclusively|to ..4 only|alone|elsewhere :: It applies to metropolitan forces only.
4.0 :: for ..1 {outside} ..3 not|alone|only|rather|to :: National recommendation for NPCC lead not forces.
4.4 :: one|recommendation|matter|is|this {be}? ..1 for the|a ..2 {outside} :: This one is for the College of Policing.
4.4 :: it {be} the? ..4 {outside} ..4 who|which|that must|does|do|should|has|is|can|commissions|provides :: It is the regulator which must respond.
4.4 :: for|concerns|concern ..1 forces|constables|areas|those with|who|that|which|whose|in|bordering :: The recommendation concerns forces that have a coast.
4.4 :: nothing|none ..3 for|left ..2 {self}|us|recommendation :: There is nothing for us to do.
4.4 :: {none}|not ..1 response|answer|reply|action is? ..1 required|needed|called|necessary|due|to|applicable :: No response is required from this force.
4.2 :: no longer {be}? relevant|applicable|applies|requires|required|exists|exist|arises|run|runs|operates|operate|has|have|holds|owns|responsible|part|provides|provided|uses|performs :: The mounted section is no longer run by the force.
4.2 :: {disband-pp} :: The unit was disbanded.
4.2 :: ceased|ceases to exist|operate|apply :: The section ceased to exist.
4.0 :: {be}|{was}|been|{has} ..1 transferred|passed|moved|outsourced|handed|sold ..1 to :: The function was transferred to the region.
4.0 :: having ..1 transferred|passed|moved|sold|closed|handed :: It is not ours, having passed to a neighbouring force.
4.0 :: transferred|passed|moved|outsourced to|by region|regional|another|neighbouring|lead :: Function transferred to regional unit.
4.6 :: withdrawn by :: Recommendation withdrawn by the inspectorate.
4.4 :: recommendation ..2 withdrawn|lapsed|lapses|lapse|superseded|overtaken|obsolete|redundant|rescinded|merged|closed|removed :: The recommendation was withdrawn.
4.4 :: superseded|overtaken|lapses|lapsed|obsolete|moot by? :: It has been overtaken by the new code.
5.0 :: duplicate|duplicates|duplicated|repeat of? :: Closed as duplicate.
4.4 :: in|by error|mistake :: It was included in error.
4.4 :: nil return :: Nil return.
4.6 :: {self}|{our}|this|it {has}? never ..1 {pp} ..1 a|an|any|such|part|one :: The force has never operated a custody van.
3.8 :: historic|historical|legacy|decommissioned :: Historic, and the system is decommissioned.
4.2 :: {none} of the|these|those ..6 {be}|{was} ..1 in|here|ours|from|our :: None of the premises is in our area.
4.0 :: is|are|was|were|been ..1 conducted|carried|commissioned|provided|run|operated|held|done|owned|managed ..1 by another|other|a|the neighbouring|force|another|regional|nhs|council|county :: The investigations were conducted by another force.
4.4 :: {be} not ..2 ours|us|one|for|a|part :: It is not one of ours.
4.4 :: ours does|do|is|are|has|have not|no|none :: Ours does not.
4.0 :: matter|matters for|not ..1 {outside} :: It is a matter for the college.
4.2 :: elsewhere :: The trial took place elsewhere.
4.2 :: other|different areas|force|forces|places :: It was written with other areas in mind.
4.2 :: landlocked :: Ours is landlocked.
4.0 :: wound up|down :: The scheme was wound up in 2020.
4.0 :: {none} ..2 exists|exist|existed ..1 here|in|within|locally|$ :: No such unit exists here.
4.0 :: {unit} ..3 ended|closed|ceased|dissolved|abolished|disbanded|sold :: The scheme ended when the last of them left.
4.4 :: {has}|have|has|had|possesses|maintains|with no ..2 airport|port|coast|coastline|unit|section|such|prison|marine|mounted|canal|motorway|river|border|tunnel|boat|boats|horses|aircraft|helicopter|nuclear|rail|railway|underground|university|drones|vehicles|weapons|contract|scheme|site|sites|premises|facility|role|part|remit|jurisdiction|responsibility|function|involvement|officers|cadets|stations|cases :: The force has no coastline.
4.4 :: has|have|had never|not ever? had|held|operated|run|used|owned|employed|been|taken|adopted|issued|possessed|maintained|participated :: The force has never owned one.
4.2 :: there being|is|are|was|were|have|has none|no ..3 here|in|within|at|force|county|area|district|locally|ours|on|of :: There being no airport in the county.
4.2 :: no|without such :: There is no such unit.
4.4 :: {neg}|none among|one|part|within|inside|in ..1 of? the ..3 forces|sample|sampled|areas|area|inspected|cohort|pilot|scheme|six|five|eight|ten|list|scope :: We are not one of the forces inspected.
4.4 :: only|solely|exclusively|just to|for|on|by|affects|concerns|applies|relates|covers|forces|those :: It concerns only those forces with a port.
4.4 :: other forces|constabularies|bodies|agencies|areas|office|offices|than :: It is for other forces.
4.4 :: responsibility|function|matter|duty|task|role|business|preserve of|for|not ..3 {outside} :: That is a function of the council.
4.6 :: rests|lies|sits|falls|belongs|vested ..1 with|to|in|elsewhere ..1 the|another|other ..1 {outside}|force|body :: The duty falls to another body.
4.4 :: for action|answer|response|reply|them|others|consideration by|to|alone|not :: For action by the college.
4.4 :: {neg} ..2 fall|extend|reach|cover|touch|bite|affect|concern|involve|engage|include|come|bear|address|call ..1 to|within|us|this|on|upon|for|our|the|here :: The duty does not fall to us.
4.6 :: {neg} ..1 required|asked|expected|obliged|called|needed|necessary|for to|upon|us|this|respond|reply|answer :: We are not required to respond.
4.4 :: exempt|exempted|excluded|excepted|inapplicable|academic|hypothetical|moot|immaterial|redundant|spent|obsolete|defunct|time-expired :: We are exempt.
4.4 :: {policing}? wrong|different|another|other|mistaken force|force's|constabulary|area|office|body|identity :: This was meant for another force.
4.4 :: outsourced|privatised|subcontracted|contracted|devolved|delegated|ceded|handed|relinquished|novated|centralised|regionalised|absorbed|merged|amalgamated|taken ..2 to|into|over|by|out|with :: The service was handed to the council.
4.4 :: closed|ended|stopped|ceased|abolished|disbanded|dissolved|scrapped|decommissioned|sold|shut|retired|mothballed|discontinued ..2 {year}|before|years|long|altogether :: The scheme closed in 2019.
4.4 :: {unit} ..4 longer|disbanded|abolished|dissolved|wound|decommissioned|scrapped|shut|sold :: The unit has been dissolved.
4.4 :: do|does|did not ..1 have|hold|possess|own|operate|run|use|employ|police|maintain|deploy|issue|fly|keep|provide|conduct|undertake|carry|host|perform|handle|commission|manage|detain|deal|offer|take|accept|participate|buy|license ..1 a|an|any|such|these|those|its|this|that|here|one|the|part|with|in :: We do not use any drones.
4.6 :: question|issue|point|problem|situation|matter|circumstance|circumstances {be}|{neg}|does|do|did|cannot|has|never ..1 not? arise|arises|arose|arisen|occur|exist|apply :: The question does not arise.
4.4 :: cannot|can't|could|can not? apply|arise|occur|happen :: It cannot apply here.
4.2 :: ceased|ceases|lapsed|expired|overtaken|superseded|rescinded|revoked|repealed|discharged|annulled :: The order has lapsed.
4.4 :: withdrawn|removed|rescinded|retracted|cancelled|dropped|deleted|closed by ..2 {inspection} :: The recommendation was cancelled by the inspectorate.
4.2 :: {inspection} ..4 withdrawn|withdrew|removed|rescinded|retracted|cancelled|confirmed|accepts|accepted|agreed ..4 not|error|does|withdrawn|mistake|it|removed|intended|apply :: The inspectorate has confirmed that it is not for us.
4.2 :: ^ n a|r :: N A.
4.2 :: ^ not|none|nil|no|non applicable|relevant|for|ours|us|such|our|required|return|remit|within|unit :: Not ours.
4.2 :: in|of which|this|our case|part|sense we|none|no|not|nothing :: In our case no such question comes up.
4.2 :: neither|nor force|office|of|body|the {has}|is|runs|operates|does|nor|has|have|applies|forces :: Neither force has one.
4.2 :: we|force|office|i play|plays|played|had|has|have|took|takes no part|role|hand|involvement|say :: The office has no role in this.
"""
