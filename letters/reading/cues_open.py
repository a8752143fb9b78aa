"""What leaves a matter open: it is under way, or it is to come."""

IN_PROGRESS = """
4.4 :: {under} :: Work is under way with two retailers.
4.0 :: {be} being {pp} :: The plan is being written.
3.2 :: {be} being ..3 {pp} :: It is being gradually moved.
4.0 :: being {make-pp}|{achieve-pp}|worked|progressed|addressed|done|taken|made :: Script being rewritten.
3.6 :: {self} {be} ..2 {make-ing}|{achieve-ing}|working|coordinating|considering|reviewing|engaging|pressing|moving :: We are developing the same for use of force.
2.8 :: {be} ..1 {ing} :: A pilot is running in two districts.
3.6 :: {be} ..1 {continue-ing}|{begin-ing} :: Work on it is continuing.
3.8 :: {be} undergoing|underway|running|expanding :: Our strategy is undergoing revision.
3.8 :: {work} ..5 {continue-s}|{continue-base}|{continue-ing}|run|runs|remains|goes :: Data cleansing continues.
3.6 :: {continue-s}|continue|continuing to|on|apace|with {make-base}|work|explore|develop|improve|support|train|recruit|consult|roll|build|drive :: We continue to work on it.
4.2 :: {has}|have|has ..2 begun|started|commenced|embarked|opened :: The audit has begun.
3.8 :: {begin-pp} ..1 in|on|to|with|$ :: The work started in May.
4.0 :: ^ {begin-pp} :: Commenced May.
4.2 :: {has} ..1 been {ing} :: The force has been trialling a triage car.
3.8 :: since ..2 {month} ..5 {has}? been? {make-ing} :: Since July we have been testing it.
4.2 :: {has}|have|has made|making a?|some|good|considerable|significant|steady|further progress|headway|start|inroads :: The force has made some progress.
4.0 :: progress|headway {has}|{be} ..2 made|good|steady|slow :: Considerable headway has been made.
4.2 :: not ..1 complete|completed|finished|embedded|done|there|all|everywhere|concluded|consistent|fully :: It is not yet complete.
4.0 :: {neg} yet :: It has not yet been tested.
4.0 :: not so far :: It has not so far been sent.
4.0 :: yet|still to be?|bring|do|complete|reach|train|go|finish :: It has still to bring them up to standard.
3.8 :: still ..2 {ing}|being|outstanding|open|short|without|some|needs|incomplete|missing|more|to :: Others are still being developed.
3.6 :: {has}|have|{was}|{be} not ..1 been? {pp} :: The review has not been completed.
3.6 :: none {has} ..2 {pp} :: None has been trained.
4.2 :: {num} ..1 of|out|in the|our|all|some|about|of? ..1 {num} :: 31 of 50 done.
4.0 :: {part} of ..3 {num} :: About a third of 940 have been seen.
3.4 :: {part} of the|our|these|those|them|its|all|which :: Most of the records have been examined.
3.8 :: {num} per|percent cent|complete? :: The build stands at 80 per cent.
4.0 :: {num}|{part} ..1 complete|done|completed|finished|through|way :: The survey is three quarters complete.
3.8 :: {num} ..6 to|so date|far :: 120 have been reviewed to date.
3.6 :: so|to far|date :: 71% trained so far.
3.8 :: all but|bar :: All but four have been moved.
3.6 :: {part} {be}|{has}|have|has|{was}|still|to :: The remainder are booked.
3.8 :: partially|partly|partial|nearly|mostly|largely ..1 {pp}|complete|met|there|done :: Partly met.
3.6 :: part|stage|phase|tranche|step {num}|one|complete|completed :: Phase 1 complete.
3.6 :: first|second|third|final|last ..1 phase|tranche|stage|strand|cohort|round|batch|half|draft|part|step|group|release|wave {be}|{has}|of|to|remains|{was} :: The first tranche of vehicles has arrived.
4.0 :: others|other|another|remainder|rest ..3 {be}|remain|remains|follow|still|{ing} ..2 being|underway|follow|to|outstanding|{ing}|booked|{pp} :: Others are being added.
4.0 :: draft ..4 {be}|{has}|out|circulated|prepared|with|shared :: A draft is out for comment.
3.6 :: drafted|drafting :: Letters drafted but not in use.
3.8 :: process of :: We are in the process of exploring it.
3.8 :: remains|remain|stays open|outstanding|live|incomplete :: It remains open.
3.8 :: steps {be} being? taken|made :: Steps are being taken.
4.0 :: behind schedule|time|plan :: Behind schedule but moving.
2.4 :: slipped|slippage|delayed|overdue :: This has slipped.
3.8 :: in|by stages|phases|increments|tranches :: It is done in stages.
3.8 :: further|more|distance|way|deal|lot|much ..1 to go|do|come|make :: There is further to go.
3.8 :: on|under|in trial|test|pilot|evaluation|consultation|construction|negotiation|review|procurement|development :: The software has been on trial.
3.6 :: {work} ..3 {has}|{be}|opened|started|began ..2 opened|started|begun|live|running|in|on|joint|out :: Negotiations have opened.
3.8 :: {make-ing} ..2 in|under hand|way|progress :: Drafting now in hand.
3.6 :: has|have|{has} arranged|identified|engaged|instructed|commissioned|selected|formed|convened :: The lead has arranged sessions.
3.6 :: is|are coordinating|exploring|considering|developing|building|testing|working :: Leads are coordinating proposals.
3.4 :: work|working|worked ..1 ongoing|towards|on|with|through|to :: We are working towards it.
3.6 :: on its|the|their way :: It is on its way.
3.6 :: month|week by month|week :: Others are added month by month.
3.6 :: estimated|expected|target|anticipated completion|complete|finish|go-live :: Expected completion February.
3.4 :: a|the rate of :: They are fitted at a rate of twelve a week.
4.0 :: amber|red/amber|partially|started|ongoing :: Amber.
4.2 :: {has}|have|has been working|developing|making|trialling|piloting|testing|rolling|moving|training|recruiting|building|reviewing|preparing|drafting|{ing} :: Officers have been building the tool.
4.2 :: nearing|approaching|close|near|nearly|almost|awaiting|towards to? completion|complete|finished|done|there|ready :: It is nearing completion.
4.2 :: advanced|early|final|late|closing|interim|last|design|testing|build|planning|second|third|midway stage|stages|phase|phases|draft|testing|round :: It has reached an advanced stage.
4.2 :: getting|moving|heading|going there|forward|in|well|along|the ..1 right? :: We are getting there.
4.2 :: right direction|track :: The figures are moving in the right direction.
4.2 :: gathering|slow|steady|good|some|real|partial|limited|mixed|encouraging|uneven|patchy pace|progress|improvement|going|coverage|picture :: There was good progress.
4.2 :: some|good|long|little way|distance|ground|more to|still go|travel|make|cover|off|to :: There is some way to go.
4.2 :: more|much|work|plenty|lot|deal|remains to|remains|remaining|left|still be|do|to|outstanding|needed|required :: Much remains to be done.
4.2 :: fallen|dropped|reduced|risen|grown|up|down|increased|cut|improved|decreased|shrunk|declined|rose|fell|come from ..4 to :: The backlog has fallen from 400 to 120.
4.2 :: {num}|half|most|many|majority ..5 {has}|have|had|are|were now? been? ..1 {pp}|done|live|through|up|complete ..8 {num}|remainder|rest|remaining|others|outstanding|left|remain|still :: Nine have been fitted and the rest are outstanding.
4.2 :: but|although|though|however ..4 not|yet|still|remains|remain|others|some|incomplete|more :: It is live but not everywhere.
4.2 :: not|yet everywhere|across|throughout|universal|all|every|complete|finished|uniform|consistently|embedded|in|ready|perfect|quite|there|concluded|over :: It is not yet universal.
4.2 :: except|excepting|save|excluding|barring|apart|bar for|in|the|from|two|three|one|four :: It is in use save in two districts.
4.2 :: well into|on :: We are well into the programme.
4.2 :: remaining|outstanding|final|last|other ..4 {will}|to|due|by|in|are|is|remain|remains|follow|follows :: The remaining posts are to be filled.
4.2 :: work|works|wip|progress ..1 on|progress|train|hand|flight|motion|continues|continue|goes|proceeding|going|started|begins|began|begun|ongoing|advancing :: Work goes on.
4.2 :: {has}|have|had gone|come|put|been|issued out ..1 to|for|on|tender|consultation|advert|comment :: It has gone out to tender.
4.2 :: recruiting|interviewing|shortlisting|advertising|drafting|piloting|trialling|testing|scoping|building|mapping|negotiating|consulting|migrating|rolling|procuring|redesigning|rewriting :: Interviewing this month.
4.2 :: {be} ..1 working|building|rolling|drafting|trialling|piloting|testing|recruiting|training|moving|progressing|advancing|improving|catching|reducing|bringing|putting|installing|making|taking|going|running|fitting|writing|expanding|extending|introducing|revising|closing|growing|falling|rising :: The team is installing them.
4.2 :: {month}|week|ward|shift|station|district|team|batch|shelf|step|stage|team by {month}|week|ward|shift|station|district|team|batch|shelf|step|stage :: It goes ward by ward.
4.2 :: phased|staged|staggered|incremental|iterative|rolling|gradual|stepwise :: A phased approach has been adopted.
4.2 :: part|partly|partially|half|semi|mostly|largely|substantially|broadly done|complete|completed|implemented|met|delivered|achieved|compliant|fulfilled|built|trained|finished|live|there|in :: Substantially complete.
4.2 :: part|parts|elements|limbs|half|aspects|strands ..2 {has}|have|is|are|of|been|done|complete :: Two elements are done.
4.0 :: set|made|made a? about|start|begun|beginning :: We have made a start.
4.0 :: at|in|on ..1 stage|phase|pilot|draft|testing|consultation|tender|trial|preparation|development|build|progress|negotiation|talks|discussion|discussions|dialogue :: It is at tender.
4.0 :: in talks|discussion|discussions|dialogue|negotiation|negotiations|conversation|consultation ..1 with :: We are in discussion with them.
4.0 :: talks|discussions|negotiations|consultation|interviews|trials|meetings|workshops ..2 are|have|continue|opened|began|is|closes|has|under|ongoing|with|held :: Interviews are held this week.
"""

PLANNED = """
3.4 :: {will} ..1 be {pp} :: The first statement will be published in spring.
3.0 :: {will} {base} :: The force will introduce it.
2.6 :: {will} ..2 {pp}|{base}|be|have|go|sit|come|do|make|take|put|bring|ask|appear|happen :: A leaflet will come.
3.4 :: {be} ..1 to {base}|be|have|go|do|come|take|put|bring :: New safes are to be ordered.
3.2 :: to be ..1 {pp}|put|set|stood|brought|let :: Review to be commissioned in spring.
4.0 :: {be}|{was}|been|{has} ..1 {plan-pp} ..1 for|to|in|on|by|from|at|$ :: It is planned for February.
3.6 :: ^ planned|plan|proposed|scheduled :: Planned.
3.8 :: {plan-base}|{plan-s}|{plan-ing} to|for|on :: We intend to write to every victim.
3.6 :: {plan-pp} to|for|in|on :: Scheduled for January.
3.8 :: due to|in|for|by|at|next|on :: It is due to be tested.
3.6 :: due $ :: Options are due.
3.8 :: going|set|about|looking to :: We are going to fund a post.
3.8 :: {our}|a|an|the intention|plan|plans|proposal|aim|hope|ambition|undertaking|commitment|aspiration|timetable|target ..1 {be}|to|that|from|for|would :: Our intention is that it be moved.
3.6 :: undertaking|assurance|commitment|promise|pledge|pledged|promised|committed|undertaken from|to|that|by :: A firm undertaking from the chief.
3.8 :: with effect from :: With effect from the new year.
2.6 :: from|in|during|by|before|after|at the|next|early|mid|late|end ..2 {later}|new|{month} :: It comes in the new financial year.
1.8 :: from|in|by|during|for {month} :: From October.
3.2 :: next|next's|coming|forthcoming|following year|month|week|spring|summer|autumn|winter|financial|quarter|january|term :: It is for next year.
3.6 :: forward|training|audit|work|delivery|annual|next plan|programme|agenda|calendar|schedule|timetable :: It is on the forward plan.
3.6 :: to follow|commence|start|begin|come|go|be :: Scoping to commence.
3.8 :: {neg} started|begun|commenced|start|commence :: Not started.
3.8 :: yet to start|begin|commence :: Work on it is yet to start.
3.6 :: no steps|action|work ..1 {has}|taken|have|yet ..1 been? :: No steps have been taken.
3.6 :: at|as present|yet|moment there|the|we|no|it|nothing :: At present there is no audit.
3.6 :: {be} to? be? {achieve-pp}|{make-pp} ..3 once|when|after|from :: It is to be redrafted once the restructure ends.
3.6 :: date|dates|slot|place|places|money|funds|provision|budget ..2 {has}|{be}|{was}|have|in ..1 ..1 set|fixed|booked|agreed|found|identified|reserved|made|aside|allocated|arranged :: A date has been fixed.
3.6 :: set aside|earmarked|ringfenced|ring-fenced :: Money has been set aside.
3.6 :: {will} go|appear|start|begin|sit|meet|arrive|follow|commence|open|launch|take :: Invitations will go out.
3.8 :: shall * :: The forces shall convene a party.
3.6 :: tasked|asked|instructed|commissioned|directed|invited to|with {base}|{ing} :: Head of vetting tasked to produce options.
3.4 :: {month} 2026|2027|next|agenda|audit :: On the January agenda.
3.6 :: anticipated|expected|proposed|target|planned|revised start|date|go-live|launch|completion :: Anticipated start October.
3.4 :: {has} asked|instructed|tasked|agreed|undertaken|committed|decided|resolved ..5 to :: The chief has agreed to it.
3.4 :: {self} mean|hope|want|wish|seek to :: I mean to.
3.4 :: starts|begins|joins|join|commences|goes in|on|from|next|live|this {month}? :: Trainees join in September.
3.8 :: slated|slotted|timetabled|diarised|pencilled|programmed|booked|lined|earmarked|budgeted|scheduled|penned ..1 for|in|on|up|to|by :: It is slated for May.
3.8 :: in|on the ..2 diary|agenda|plan|pipeline|programme|calendar|budget|list|workplan|schedule|timetable|horizon :: It is in the diary for May.
3.8 :: {has}|have|had|is|are ..1 agreed|accepted|committed|undertaken|resolved|decided|promised|pledged|offered ..1 to|that :: The force has agreed to adopt it.
3.8 :: will|shall|'ll ..1 look|explore|consider|examine|undertake|conduct|hold|host|run|recruit|write|draft|meet|convene|work|replace|trial|pilot|test|buy|fund|fit|offer|add|extend|move|ensure|see|build|report|bring|require|become|receive|cover|increase|create|establish|set|put|train|deliver|introduce|implement|adopt|launch|open|commission|seek|address|follow|change|include|invite :: We will explore this.
3.8 :: {neg}|nothing|no ..2 {has}|have|been|work ..1 been? started|begun|done|taken|commenced|made|happened|undertaken|yet :: Nothing has been done yet.
3.8 :: yet|still|remains to be? start|begin|commence|started|begun|commenced|done|scheduled|decided :: It has yet to be started.
3.6 :: by|before|from|in|on|for|during|over|until ..2 {later}|2026|2027|2028|coming :: By the following spring.
3.6 :: start|starting|begin|beginning|commence|commencing|launch|launching|kick|go-live|first from|in|on|next|off|date|after|once|at|meeting|session ..3 {month}|{later}|{num}|year :: Starting in May.
3.6 :: approved|allocated|agreed|found|reserved|identified|secured|released|provided ..1 funding|funds|money|budget|the|for|a|resources ..2 for|to :: I have approved funding for it.
3.6 :: {has}|{was}|been ..1 asked|tasked|instructed|commissioned|directed|charged|invited|appointed|identified to|with|for :: A lead has been asked to bring a paper.
3.6 :: business case|paper|report|plan|proposal|proposals|options|bid|tender|review|advert|advertisement|specification ..3 to|will|due|by|is|being|for :: A business case will come to the board.
3.6 :: once|when|after|as|following ..6 {self}|it|they|force|this :: Once the new team arrives it will begin.
3.6 :: first|new|next|initial|inaugural ..4 {will}|is|are|to|due|planned :: The first meeting is due.
3.6 :: intended|intent|intention|intends|intending|aim|aiming|aims|hopes|hoping|hoped|ambition|looks|minded|keen|wishes|wants|meaning ..1 to|that|is|of|for|be|forward :: It is hoped to start soon.
3.6 :: timetable|target|deadline|date|start|milestone ..2 {month}|{later}|{num}|has|is|set|of|for :: Target 3 March.
3.6 :: owner|lead|due|by|q1|q2|q3|q4|fy|tbc|target|start $|{month}|{num} :: Due May.
3.6 :: accepted|agreed|supported|approved|welcomed ..2 and|but|in|that|it|by ..4 {will}|to|planned|be :: Accepted and to be delivered.
"""
