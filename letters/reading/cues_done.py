"""What says that a matter is done since, or that it was so before anybody asked."""

COMPLETE = """
4.2 :: {has}|have|has|having ..1 been ..1 {achieve-pp} :: The review has been completed.
3.4 :: {has}|have|having been ..1 {pp} :: The instruction has been changed.
3.4 :: had ..1 been? {pp}|done :: They had been done by the date.
3.4 :: {has} ..1 {achieve-pp}|done|met|made|taken|put|built|undertaken|set|become|gone :: The force has met the recommendation.
2.4 :: {has} {pp} :: It has moved its own store.
3.6 :: {was} ..1 {achieve-pp} :: The policy was approved by the board.
2.8 :: {was} ..1 {pp} :: A letter was sent to each victim.
3.4 :: {was} ..1 {pp} ..4 on|in|at {num}|{month}|{year} :: It was cleared on 20 May.
3.4 :: {be} {achieve-pp}|done|met :: That review is finished.
3.6 :: {be} ..1 complete|finished|done|closed|implemented|live|operational|operating|achieved|concluded|over :: That review is complete.
4.4 :: ^ complete|completed|done|implemented|closed|finished|yes|delivered|achieved|actioned|resolved|discharged :: Done.
3.6 :: ^ ..5 {achieve-pp}|signed|done|sent|live|let|ratified $ :: Policy ratified.
3.2 :: ^ ..5 {achieve-pp}|signed|done|sent|live|let|ratified {num}|{month}|at|on|in|by|to|from :: Action closed at Gold Group.
3.4 :: {achieve-pp} on|in|at|by|from|since {num}|{month}|{year}|board|the :: Completed in June.
3.2 :: {self}|team|group|office|chief {achieve-pp}|built|set|put|took|made|brought|held|sent|wrote the|this|that|a|an|its|up|all|it|in? :: The team finished the works.
3.4 :: set|put|brought ..2 up|place|force|conclusion|end|right :: The force set up a panel.
3.8 :: took|takes|taken|came|comes|come|went|go|goes|gone ..1 effect|post|force|use|live|up|office :: The amended terms took effect on 1 May.
3.8 :: live since|from|on|{num} :: Live 14/10/24.
3.4 :: {be} now {pp}|in|done|complete|live|read|automatic|able|available|required|mandatory|place|compulsory|met|the|built|part|a :: Reports are now read every two hours.
3.6 :: since|from ..2 {num} {month} :: From 1 August the unit turns them down.
2.6 :: now {base}|{s}|have|has|works|holds|goes :: Every report now goes to a sergeant.
3.8 :: no longer allowed|permitted|possible|happens|accepted|done|used|needed|occurs|able :: This is no longer permitted.
3.6 :: {be} no longer {pp} :: Staff are no longer permitted to do so.
3.8 :: regard|regards|treat|treats|treated|count|counts|consider|considers ..4 as|to|finished ..1 closed|complete|completed|done|met|finished|discharged|implemented :: I count this as closed.
3.6 :: job|action|actions|all|work|task|item ..1 done|complete|completed|closed|delivered|finished|discharged|implemented :: Job done.
3.6 :: in|into|now use|force|operation|place|effect :: It is now in place.
3.4 :: all|every|each|both|100% ..5 {has}|have|had|{was}|{be} been? ..1 {pp} :: All 61 had been done.
3.8 :: signed off|by :: Signed off by the board.
3.4 :: ended|ending|stopped|ceased in|on|the|with|at :: The practice ended in November.
3.0 :: new ..4 {has}|{was}|took|joined|started|arrived|in {pp}|up|post|place :: A new head took up post.
3.4 :: {achieve-pp}|adopted|introduced|written and {achieve-pp}|in|published|tested :: Written and published.
3.0 :: following|after|in ..2 response|result|receipt|publication to|of :: Changed in response to the report.
3.8 :: {has}|have|has|had now|since|duly|today been? ..1 {pp}|done|met|put|set|made :: It has now been put right.
3.8 :: nothing further|more|else|outstanding|remains|remaining|left to|is|remains|do|be :: Nothing remains to be done.
3.8 :: none|no|zero|nil ..2 remain|remains|outstanding|left|remaining|exceptions|overdue|unresolved :: None remain.
3.8 :: can|may|should|could|ask|request|propose|recommend|invite|hope|consider|that ..3 be|is|was|it|this ..1 closed|discharged|signed|marked|treated|regarded|removed :: I ask that this be closed.
3.8 :: last|final ..4 {was}|{has}|been|passed|went|signed|left|finished ..1 {pp}|through|on|off|in|out :: The last of them was trained in May.
3.8 :: fully|successfully|completely|wholly|entirely|satisfactorily {pp}|done|met|complete|live|operational|in|rolled|set|met :: Fully implemented.
3.8 :: in full|whole|entirety :: Implemented in full.
3.6 :: as of|at|from ..2 {month}|{num} :: As of 1 May it is the rule.
3.6 :: all|every|each|both ..5 now|since ..2 {pp}|{s}|{base}|have|has|been|in|on :: All cars now carry one.
3.6 :: now|currently|today ..1 has|have|in|on|up|available|carries|carry|holds|goes|go|works|requires|receives|receive|sits|uses|sends|contains|includes|features|appears|shows|records|runs|meets|reports|checks|reviews|takes|does|gets|covers|operates|exists|attend|attends|complete :: Each file now carries a form.
3.6 :: {was} ..2 {pp} ..6 {num}|{month}|week|ago|morning|yesterday|today|recently :: The form was sent last week.
3.6 :: has|have since|now|also|recently|formally|finally|subsequently {pp}|become|gone|taken|met|put|built|moved :: The office has since moved.
3.4 :: published|issued|launched|appointed|completed|finished|introduced|signed|opened|adopted|installed|created|established|delivered|closed|recruited|trained|replaced|rewrote|revised|amended|bought|held|wrote|sent|approved|agreed|commissioned|removed|stopped|ended|changed|updated|added the|a|an|its|all|this|that|our|new|it|every|both|{num}|on|in|at|and :: The force published the list.
3.6 :: came|come|comes|brought|put|went|entered|gone|go ..1 into|to|in|an|on|live ..1 force|effect|use|operation|being|place|end|close|conclusion|{month}|{num} :: It came into use.
3.4 :: opened|began|started|launched|joined|arrived|commenced|took in|on|last|this|for|up|post ..2 {month}|{num}|post|duty|office :: The new head joined in May.
3.6 :: gone|over|resolved|eliminated|cured|extinguished|history|ended|abolished|remedied|sorted|fixed|rectified|corrected :: The backlog is gone.
3.4 :: evidence|assurance|closure|sign-off|certificate|audit ..2 submitted|given|provided|confirmed|granted|approved|received|confirms|shows|verified|found :: Evidence submitted.
"""

ALREADY = """
4.6 :: already {comply-base}|{comply-s}|do|does|done|in|have|has|had|the|our|part|a|so|well|require|required :: The force already meets this.
4.4 :: {be}|{was}|{has}|had already in|{pp}|part|the|a|well|required|compliant|our|doing|available :: It was already in our policy.
4.4 :: already {pp}|{base}|{s}|this|provided|done :: We already publish this.
4.6 :: {has}|have|{was}|{be} always|long|invariably|consistently :: We have always done so.
4.4 :: {has}|have|had always been|attended|{pp} :: It has always been our practice.
4.0 :: always|routinely|invariably {base}|{s}|do|does :: We always do this.
4.4 :: since ..4 {year} :: In place since 2022.
4.2 :: for ..3 {num}|some|many|several|number|long|last|past of? years|time|decade|decades|waves|while :: This has been so for several years.
4.2 :: {num}|some|several|many|long years|time ago|now|since|back :: It was stopped six years ago.
4.2 :: for as long as :: They have done for as long as I have been here.
4.4 :: before|prior|ahead|predates|pre-dates|preceded|pre-dating|predating|predated to|of|the ..2 {inspection}|this|that :: The force had put this right before the report.
4.4 :: pre-dating|predating|predates|pre-dates|predated|pre-dated :: Pre-dating the inspection, the force had a panel.
4.2 :: when|at|time ..2 {inspection} ..2 {was}|called|came|visited|arrived|wrote|of|made|begun :: This was so when the inspectors called.
4.0 :: throughout|beforehand|previously the|inspection|$ :: It was in place throughout the inspection.
4.2 :: {standing} {policy} :: It is established practice.
4.0 :: {be} ..2 {standing} :: This is well established.
3.4 :: a|an|the|has|have {standing} ..2 {policy}|panel|group|board|team|process|meeting|item|agreement|post :: There is a standing arrangement.
4.0 :: business as|day usual|job :: It is business as usual.
4.0 :: bau :: BAU.
4.0 :: day job :: It is part of the day job.
4.2 :: fully? {comply-base}|{comply-s}|complied|compliant|compliance ..1 with|already|in|this|it|the|$ :: The MPS comply with this recommendation.
3.8 :: {be}|{was} ..1 compliant|consistent|aligned|conformity|line|accordance|accord with? :: The force is compliant.
3.8 :: satisfies|satisfy|meets|meet|exceeds|conforms|exceed ..1 the|this|that|it|to|these :: Our position satisfies the recommendation.
4.0 :: ^ met|compliant :: Met.
4.2 :: {none}|nil ..1 gap|gaps|shortfall|change|changes ..2 identified|needed|required|necessary|found|in|to? :: Nil gap identified.
4.2 :: nothing new :: This is nothing new.
3.8 :: {neg} need|require ..3 change|action|anything|alter :: The force does not need to make any change.
3.8 :: current|existing|present policy|practice|procedure|procedures|arrangements|process|contract covers|cover|includes|include|require|requires|provide|provides|does|meet|meets|is|are|allow :: Current policy covers this.
3.0 :: {be} ..1 {pp} ..3 {often} :: They are checked every day.
3.0 :: {often} ..5 {be} ..1 {pp} :: Every record is checked by a sergeant.
2.8 :: {be} ..1 {pp} :: The reasons are documented.
2.6 :: checks|reviews|holds|meets|keeps ..5 {often} :: A sergeant checks the ledger each night.
2.6 :: {often} ..4 {s}|{base} :: A daily meeting reviews the figures.
3.6 :: {has} been? in|had place|use|access|a :: Officers have had access to the toolkit.
3.6 :: {be} in place|use|force|operation :: Such a rota is in place.
3.6 :: as|a matter of course|routine :: It is done as a matter of course.
3.4 :: {has} been ..3 since :: It has been since the line opened.
3.6 :: since ..5 opened|began|started|replaced|introduced|changed|appointed|restructured|appointment|foundation|inception :: So since the line opened.
3.6 :: {has}|have done so? since|for|as|so :: They have done since.
3.0 :: {policy} ..2 {s}|requires|require|provides|allows|covers|is|are :: The policy requires it.
3.0 :: contains|includes|requires|provides|mandates|stipulates|obliges|prescribes|ensures|covers|holds|shares|sits|follow|follows|contain|include|require|share|receive|receives :: Our agreement contains such a clause.
3.4 :: robust|comprehensive|strong|thorough ..2 {policy}|controls|systems :: It has robust procedures.
3.6 :: good|best|notable practice :: The inspectors called it good practice.
3.6 :: ahead of the? field|curve|game|others|requirement|recommendation :: Our force is ahead of the field.
3.2 :: {be} ..1 subject to|rostered|protected|ring-fenced|available|recorded|retained|audited|overseen|staffed|owned|kept|stored :: They are subject to audit.
3.4 :: {be} ..1 {pp} {often} :: It is checked weekly.
3.8 :: {neg} ..1 been permitted|allowed|done|used|the|practice|so|a here|in|$|case|practice|for :: It has not been permitted here.
3.6 :: do not use|engage|follow|employ ..1 practice|method :: We do not use the practice.
4.2 :: {has}|have|had been ..3 practice|case|policy|position|custom|rule|norm|requirement|arrangement|so|true|standard|here|there|in|place ..2 since|for|here|long|many|some|throughout|all|before :: It has been the practice here for years.
4.2 :: has|have|had long|always|never|consistently|traditionally|historically ..1 {pp}|been|had|done|held|made|kept|allowed|used :: The force has long held such a list.
4.2 :: never ..2 {pp}|been|allowed|permitted|used|had|the ..2 here|practice|case|any|this|it|a|so|in :: That was never the practice here.
4.2 :: well|long|years|months|weeks|shortly|some before|prior|earlier|ahead ..3 {inspection}|inspected|asked|published|the|it|came|this :: It was done well before the report.
4.0 :: as standard|usual|now|routine|ever|before :: This is done as standard.
4.0 :: by default|statute|law|policy|contract :: It is so by default.
4.2 :: {inspection} ..4 found|noted|praised|commended|acknowledged|recognised|remarked|called|saw|confirmed|accepted|described|singled|cited|highlighted|observed ..4 good|well|strong|effective|this|positive|practice|outstanding|our|compliant|working|already|sound|no|exemplary|out|as|it :: The inspectors praised our panel.
4.2 :: rated|graded|judged|assessed|found ..2 good|outstanding|adequate|compliant|strong|effective|sound|robust :: The force was graded outstanding for this.
4.2 :: dates|dating|goes|going|stretches from|back|to ..3 {year}|years|to|decade|time :: The panel dates from 2014.
4.2 :: {pp}|{has}|began|run|place|running|operated|operating|existed ..3 in|since|from|as|by ..3 2010|2011|2012|2013|2014|2015|2016|2017|2018|2019|2020|2021 :: It was introduced in 2017.
4.2 :: {num}|several|some|many|few|two|three|four|five|ten years|decades ago|now|earlier|running|old|before|back|and|past :: It was set up four years ago.
4.0 :: existing|current|present|standing|established|prevailing|longstanding|long-standing|settled|usual|normal|everyday ..1 practice|practices|policy|policies|procedure|procedures|arrangement|arrangements|process|processes|system|systems|order|instruction|instructions|model|structure|provision|team|contract|approach|protocol|way|business|requirement ..2 meet|meets|cover|covers|do|does|require|requires|is|are|already|provide|provides|satisfy|achieve|achieves|include|includes|deliver|delivers|reflect|in|comply|here|:|of :: Existing practice meets this.
4.0 :: no|without|nothing ..2 change|changes|action|alteration|adjustment|steps|need|work ..2 needed|required|necessary|to|is|was|called|therefore|further :: No action is needed.
4.0 :: in|accord|accordance|accords|consistent|keeping|conformity|aligned|line|tune|compliance|step with ..3 {item}|the|report|standard|guidance|what|national|this :: Our practice accords with the standard.
4.0 :: exactly|precisely|just|much|what what|as|this|that|we|how|the|is ..3 {inspection}|recommended|recommends|asks|describes|proposes|suggested|do|does|commends|seek|sought :: This is just what the inspectors describe.
3.8 :: {often} ..1 {month}|day|night|shift|morning|case|officer|time|year|occasion|recruit|incident|weeks|days|months|one|file|new|report|victim|sergeant|meeting|member :: A sergeant sees every case.
3.4 :: once|twice|times ..1 a|each|every|per week|day|month|year|quarter|fortnight|shift|night|annum :: It meets twice a year.
3.6 :: must|required|mandatory|compulsory|obliged|obligatory|requirement|invariably|always|automatically|routinely|habitually ..1 {base}|be|attend|for|to|of|{pp}|that|here|by :: Every officer must attend.
3.6 :: {self}|force|team|unit|panel|group|staff|officers|policy|board ..1 meets|checks|reviews|audits|records|requires|holds|keeps|runs|operates|attends|samples|publishes|reports|receives|has|maintains|uses|employs|provides|monitors|oversees|trains|conducts|carries|covers|works|share|shares|sits|hold|have|use|attend|receive|carry|complete|follow|undergo|work|comply|do|does ..4 {often}|week|month|year|case|already|day|shift|{month} :: The panel meets each quarter.
3.2 :: {be} ..2 {pp} by|at|on|in|to|with|as|only|before|within|from|and|for :: Records are kept at a separate site.
"""
