### J-CAT Desk, English. The same messages serve the page, the command line and files. Keys are the same in every language.

## Days

day = { $day } { $month }{ $year }
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

## Labels

label-submitted = submitted
label-returned = returned
label-under-review = under review
label-deferred = put off
label-not-selected = not selected
label-withdrawn = withdrawn
label-merged = merged
label-selected = selected
label-data = data
label-planning = planning
label-readying = readying
label-ready = ready
label-operation = operation
label-wrap-up = wrap-up
label-closed = closed
label-suspended = suspended
label-cancelled = cancelled
label-draft = draft
label-cyber-dependent = cyber-dependent crime
label-payment-fraud = payment fraud
label-child-exploitation = child sexual exploitation
label-facilitators = cross-crime facilitators
label-2026-cyber-attacks = cyber-attacks, 2026–2029
label-2026-child-exploitation = online child sexual exploitation, 2026–2029
label-2026-online-fraud = online fraud schemes, 2026–2029
label-suspects = suspects
label-victims = victims
label-infrastructure = infrastructure
label-investigation = investigation
label-taskforce = the whole taskforce
label-restricted = those on the case
label-officer = liaison officer
label-representative = board representative
label-alternate = alternate
label-secretary = board secretary
label-coordinator = attachment coordinator
label-ec3 = EC3 staff
label-analyst = analyst
label-eurojust = Eurojust expert
label-administrator = administrator
label-auditor = auditor
label-guest = guest
label-consensus = consensus
label-vote = vote
label-written-procedure = written procedure
label-present = present
label-deputy = deputy
label-uncovered = nobody
label-agency = agency
label-eu-body = body of the EU
label-company = company
label-cert = CERT
label-university = university
label-other = other organisation
label-member = member
label-attached = attached
label-observer = observer
label-partner = partner
label-host = host
label-judicial = judicial cooperation
label-title = title
label-summary = summary
label-name = name
label-reason = reason
label-note = note
label-short = short name
label-contact = contact
label-decision = decision
label-estimate = estimate
label-restriction = restriction
label-stage = stage
label-areas = crime areas
label-countries = countries
label-agencies = agencies
label-reference = reference
label-began = start
label-ended = end
label-tlp = TLP
label-loss = loss
label-urgentBy = urgent by
label-empact = EMPACT priority
label-handling = handling
label-order = order
label-duty = duty
label-from = from
label-to = until
label-email = e-mail
label-phone = phone
label-languages = languages
label-skills = skills
label-case = case
label-item = item
label-journal = journal
label-kind = kind
label-number = number
label-point = point
label-workstation = workstation
label-cover = title and summary
label-meeting = meeting
label-round = round
label-harm = Harm done
label-reach = Reach across countries
label-added-value = Added value of acting together
label-feasibility = Feasibility
label-urgency = Urgency
label-waits-for-round = waits for a round
label-waits-for-proposer = waits for its proposer
label-being-scored = being scored
label-waits-for-board = waits for the Board
label-waits-for-approval = waits for its lead
label-waits-for-data = data not asked
label-waits-for-plan = no plan yet
label-being-readied = being readied
label-waits-for-operation = no action day
label-waits-for-outcome = no outcome yet
label-nothing = nothing
label-unknown-device = unknown device
label-bad-signature = signature does not fit
label-broken-body = content is not what was signed
label-misplaced = belongs elsewhere
label-unreadable = does not read
label-forked = two entries claim one place
officer-unknown = unknown officer
nobody-holds-it = nobody holds that duty today

## Problems

problem-bad-request = The request does not read: { $detail }.
problem-bad-request-hint = jcat api shows what each call asks for.
problem-not-a-day = This is no day of the calendar.
problem-not-a-day-hint = Write it as year-month-day: 2027-01-26.
problem-unknown-call = There is no such command or query.
problem-unknown-call-hint = jcat api lists them all.
problem-not-found = This { $what } is not on this desk.
problem-not-found-hint = It may have been withdrawn, or it is not for you to read.
problem-no-desk = There is no desk here yet.
problem-no-desk-hint = Start an office, or run jcat init.
problem-desk-exists = There is a desk here already.
problem-desk-exists-hint = Open it with its passphrase, or choose another folder.
problem-sample-unfinished = The sample office was not made, and nothing of it is left.
problem-sample-unfinished-hint = Try once more. If it fails again, start an office here or join one, and tell whoever keeps this program the reference.
problem-locked = This desk is locked.
problem-locked-hint = Open it with its passphrase.
problem-wrong-passphrase = This passphrase does not open this desk.
problem-wrong-passphrase-hint = Check the keyboard layout and capital letters. Nothing was changed.
problem-weak-passphrase = This passphrase is too short to protect anything.
problem-weak-passphrase-hint = Use { $shortest } characters or more; five words are easy to remember.
problem-key-file-damaged = The file key.json of this desk is damaged.
problem-key-file-damaged-hint = Put back the copy that lies beside your last backup.
problem-not-a-replica = The file replica.db is not this desk’s replica, or its first page is damaged.
problem-not-a-replica-hint = Put back your last backup. The file was not changed.
problem-newer-replica = These records were written by a newer version of J-CAT Desk.
problem-newer-replica-hint = Install the newer version on this workstation. Nothing was changed.
problem-damaged = The records on this desk are damaged.
problem-damaged-hint = Put back your last backup, and keep the damaged file for whoever looks into it.
problem-disk-full = There is no room left on the disk.
problem-disk-full-hint = Make room and do it again. Nothing was half recorded.
problem-busy = Another program holds the records of this desk.
problem-busy-hint = Wait until it has ended and do it again.
problem-not-a-table = This file does not read as a table.
problem-not-a-table-hint = Save it as CSV or XLSX with one row of headings.
problem-too-large = This file is too large.
problem-too-large-hint = Split it into several files.
problem-pdf-unread = This PDF cannot be read: it is broken or locked, or takes too long.
problem-pdf-unread-hint = Open it in another program and paste its text here.
problem-unknown-file-kind = Files with this ending are not read or written here.
problem-unknown-file-kind-hint = Use .csv, .xlsx or, for officers, .vcf.
problem-column-missing = No column of this file holds the { $column }.
problem-column-missing-hint = Say which column it is, or add one.
problem-no-keyring = This computer’s keyring does not answer.
problem-no-keyring-hint = Use the passphrase.
problem-no-randomness = This computer gives no random numbers, so nothing can be signed.
problem-no-randomness-hint = Restart the computer; if it stays, give it to whoever keeps it.
problem-cancelled = It was cancelled. Nothing was changed.
problem-file-not-found = There is no such file.
problem-file-not-found-hint = Check its name and folder.
problem-file-forbidden = This file or folder may not be read or written.
problem-file-forbidden-hint = Choose another, or ask who keeps this computer.
problem-file-exists = There is a file of this name already.
problem-file-exists-hint = Choose another name; nothing is written over.
problem-file = The file could not be read or written.
problem-file-hint = Check the disk, then do it again.
problem-internal = Something in this program went wrong. Nothing was changed.
problem-internal-hint = Do it again; if it stays, give the reference to your administrator.

## Refusals

refusal-needs-duty = This belongs to the duty of { $duty }.
refusal-needs-duty-hint = Ask { $who }.
refusal-not-of-agency = This belongs to officers of { $agency }.
refusal-not-of-agency-hint = Ask one of them, or let the agency take part first.
refusal-incompatible-duties = One person cannot be { $held } and { $duty } at the same time.
refusal-incompatible-duties-hint = An auditor holds no other duty.
refusal-last-administrator = The last administrator cannot lay the duty down.
refusal-last-administrator-hint = Name a second administrator first.
refusal-founder-stays = Who founded the office stays its administrator until two others are.
refusal-founder-stays-hint = Name a third administrator first.
refusal-needs-second-person = Two persons of different agencies name an administrator, an auditor or a board secretary.
refusal-needs-second-person-hint = An administrator proposes the duty; another administrator, a representative or EC3, of another agency, seconds it.
refusal-own-duty = Nobody seconds a duty of their own.
refusal-own-duty-hint = Another administrator, a representative or EC3 does.
refusal-one-person-is-enough = One person grants this duty here; there is nothing to second.
refusal-one-person-is-enough-hint = Grant it instead of proposing it.
refusal-already-proposed = { $duty }: proposed for some of these days already.
refusal-already-proposed-hint = Have that one seconded, or take it back first.
refusal-own-administration = Nobody ends their own term as administrator.
refusal-own-administration-hint = Another administrator, whose term has no end, does it.
refusal-must-stay = Your own term as administrator has an end, so you do not end that of another.
refusal-must-stay-hint = Ask an administrator whose term has no end.
refusal-text-missing = The { $field } is empty.
refusal-text-missing-hint = Write what it should say.
refusal-text-too-long = The { $field } has { $found ->
    [one] { $found } character
   *[other] { $found } characters
}; { $limit ->
    [one] { $limit } is kept.
   *[other] { $limit } are kept.
}
refusal-text-too-long-hint = Shorten it.
refusal-too-many = The list has { $found ->
    [one] { $found } entry
   *[other] { $found } entries
}; { $limit ->
    [one] { $limit } is kept.
   *[other] { $limit } are kept.
}
refusal-too-many-hint = Leave out what matters least.
refusal-empty-interval = It would end on { $to }, which is not after { $from }.
refusal-empty-interval-hint = Choose a later end.
refusal-overlapping-membership = { $agency } belongs in that way already on some of these days.
refusal-overlapping-membership-hint = End the earlier stretch first, or begin after it.
refusal-term-outside-membership = The term reaches outside the time in which { $agency } is on the roster.
refusal-term-outside-membership-hint = Choose days within its membership.
refusal-overlapping-term = The officer is { $duty } already on some of these days.
refusal-overlapping-term-hint = End the earlier term first, or begin after it.
refusal-nothing-to-end = There is no such thing to end.
refusal-nothing-to-end-hint = Somebody may have ended it before.
refusal-deputy-away = The deputy cannot stand in on these days.
refusal-deputy-away-hint = Name somebody else who is in post and there.
refusal-already-recorded = This is on record already.
refusal-already-recorded-hint = Look at what is there; it need not be recorded again.
refusal-not-recorded = This is not on record.
refusal-not-recorded-hint = It may have been taken off, or has not come to this desk yet.
refusal-unknown-agency = { $agency } is not on the roster.
refusal-unknown-agency-hint = The roster lists the agencies and their ids.
refusal-unknown-officer = This officer is not on the roster.
refusal-unknown-officer-hint = Record the arrival on the roster first.
refusal-not-an-address = “{ $value }” does not read as an address.
refusal-not-an-address-hint = Phone numbers begin with + and the country’s code.
refusal-not-a-member = { $agency } is not a member on { $day }.
refusal-not-a-member-hint = Only member agencies propose.
refusal-no-crime-area = A proposal names at least one crime area.
refusal-no-crime-area-hint = Choose one of the four.
refusal-unknown-currency = “{ $currency }” is no currency of ISO 4217.
refusal-unknown-currency-hint = Write its three letters, such as EUR.
refusal-negative-amount = An amount cannot be below zero.
refusal-negative-amount-hint = Write zero or more.
refusal-h3-without-text = Handling code H3 says nothing without its restriction.
refusal-h3-without-text-hint = Write the restriction in the provider’s words.
refusal-illegal-transition = What is { $from } cannot become { $to }.
refusal-illegal-transition-hint = A proposal is scored in a round before the Board decides on it; a case goes one step of the working method at a time.
refusal-draft-ended = This draft was submitted or thrown away.
refusal-draft-ended-hint = Begin a new one; what was submitted stands among the cases.
refusal-proposal-fixed = This is { $stage }; its text is fixed.
refusal-proposal-fixed-hint = The board secretary can give it back for a new version.
refusal-not-the-lead = This is for the lead: { $lead }.
refusal-not-the-lead-hint = Ask its officers.
refusal-round-still-open = The round it is scored in is still open.
refusal-round-still-open-hint = Close the round first; scores are blind until then.
refusal-round-closed = This round is closed.
refusal-round-closed-hint = A new round can be opened for proposals that were put off.
refusal-already-scored = { $agency } has scored this proposal in this round.
refusal-already-scored-hint = Revise the score instead.
refusal-out-of-scale = { $criterion } has the mark { $value }; marks go from 0 to 5.
refusal-out-of-scale-hint = 0 is none, 5 is most.
refusal-sheet-incomplete = The sheet has no mark, or one too many, for { $criterion }.
refusal-sheet-incomplete-hint = Give every criterion of the round one mark.
refusal-recused = { $agency } does not score its own proposal.
refusal-recused-hint = Score the other proposals of the round.
refusal-not-in-round = This proposal is not in this round.
refusal-not-in-round-hint = Choose one of the proposals that the round names.
refusal-empty-round = A round needs a proposal and a criterion with a weight above zero.
refusal-empty-round-hint = Choose a proposal, and give a criterion a weight.
refusal-no-round-key = This desk does not hold the key of the round.
refusal-no-round-key-hint = The secretary who opened it or the deputy can close it.
refusal-merge-target = It cannot be merged into this.
refusal-merge-target-hint = Choose another proposal or case that is not over.
refusal-empty-decision = A decision decides on at least one proposal.
refusal-empty-decision-hint = Choose what it decides on.
refusal-already-approved = This case was not brought in, or its lead has approved it.
refusal-already-approved-hint = Go on with the case; nothing waits for an approval.
refusal-may-not-read = { $officer } may not read notes of this case.
refusal-may-not-read-hint = Let the officer’s agency take part first.
refusal-newer-version = Part of this was written by a newer version; here it can only be read.
refusal-newer-version-hint = Install the newer version on this workstation.
refusal-out-of-place = This entry does not belong here.
refusal-out-of-place-hint = Nothing is to be done: the entry is kept and does not count.
refusal-nothing-to-undo = There is nothing to undo.
refusal-nothing-to-undo-hint = Only what was done on this desk is undone.
refusal-same-case = One proposal is named twice.
refusal-same-case-hint = Name another one.

## What happened

event-draft-begun = began a draft
event-draft-edited = edited the draft
event-draft-discarded = threw the draft away
event-draft-restored = took the draft up again
event-draft-submitted = ended the draft
event-case-submitted = submitted the proposal
event-case-returned = gave the proposal back
event-case-resubmitted = submitted a new version
event-case-withdrawn = withdrew the proposal
event-case-review-begun = opened a round for it
event-case-decided = recorded the Board’s decision
event-case-ordered = set the order
event-case-brought-in = brought the case in
event-case-approved = approved it for the lead
event-case-restored = took the case up again
event-case-facts-edited = edited facts
event-case-agency-joined = let an agency take part
event-case-agency-left = ended an agency’s part
event-case-officer-joined = put an officer on the case
event-case-officer-left = took an officer off the case
event-case-country-linked = linked a country
event-case-country-unlinked = ended a link
event-cover-written = wrote title and summary
event-cover-edited = edited title or summary
event-entry-withdrawn = gave up an entry that no longer held
event-note-written = wrote a note
event-round-proposers-named = named who proposed what is in a round
event-round-opened = opened a round
event-round-score-given = scored
event-round-closed = closed a round
event-decision-recorded = recorded a decision
event-officer-recorded = recorded an officer
event-officer-named = renamed an officer
event-officer-post-granted = granted a duty
event-officer-post-proposed = proposed a duty
event-officer-post-seconded = seconded a duty
event-officer-post-withdrawn = took a proposed duty back
event-officer-post-ended = ended a term
event-organisation-named = named an agency
event-organisation-recorded = recorded an organisation
event-organisation-membership-begun = began a membership
event-organisation-membership-ended = ended a membership
event-contact-changed = changed a contact
event-contact-absence-recorded = announced an absence
event-contact-deputy-named = named a deputy
event-contact-absence-withdrawn = took an absence back
event-device-enrolled = enrolled a workstation
event-office-began = began the office
event-country-recorded = recorded a country
event-country-union-changed = changed a country’s time in the Union
event-unknown = recorded { $kind }, which this version cannot read

## What was done, for undo

done-beginDraft = A draft was begun.
done-editDraft = The draft was edited.
done-discardDraft = The draft was thrown away.
done-restoreDraft = The draft was taken up again.
done-orderCase = The order was set.
done-editCase = The case was edited.
done-bulkEditCases = The cases were edited.
done-withdrawProposal = The case was taken back.
done-restoreCase = The case was taken up again.
done-joinAgency = An agency takes part.
done-leaveAgency = An agency’s part was ended.
done-joinOfficer = An officer was put on the case.
done-leaveOfficer = An officer was taken off the case.
done-nameOrganisation = The agency was named.
done-endMembership = The membership was changed.
done-nameOfficer = The officer was renamed.
done-proposePost = The duty was proposed.
done-withdrawPost = The proposed duty was taken back.
done-endPost = The term was changed.
done-changeContact = The contact was changed.
done-recordAbsence = The absence was announced.
done-nameDeputy = The deputy was named.
done-withdrawAbsence = The absence was taken back.
done-importCases = The cases were brought in.
done-saveView = The view was saved.
done-removeView = The view was taken away.

## Files

import-unreadable = The column { $column } does not read: “{ $value }”.
import-reason = Why it was refused
import-again = Brought in again.
import-undone = The import was undone.
column-case = Case
column-title = Title
column-stage = Stage
column-country = Country
column-agency = Agency
column-areas = Crime area
column-order = Order
column-tlp = TLP
column-urgentBy = Urgent by
column-changed = Changed

## Actions of the palette

action-go-today = Go to Today
action-go-cases = Go to Cases
action-go-rounds = Go to Rounds
action-go-roster = Go to Roster
action-go-ask = Who to ask
action-go-settings = Go to Settings
action-beginDraft = Propose a case
action-openRound = Open a scoring round
action-importCases = Bring in cases from a file
action-importRoster = Bring in officers from a file
action-recordArrival = Record an arrival
action-recordOrganisation = Put an organisation on the roster
action-undo = Undo
action-redo = Do it again

## The page

about = About
absences = Absences
add = Add
add-agency = Let an agency take part
add-filter = Filter
add-officer = Put an officer on the case
add-officer-hint = The officer’s agency must take part.
agency-key = Key
agency-key-hint = The country’s code in lower case, such as dk.
alike = Much like it
alike-hint = A hint only. Submitting is not refused.
all-sheets = Marks of every agency
also = also
announce-absence = Announce an absence
answer = Answer
any = any
approve = Look and approve
approve-case = Approve for the lead
approved-by = approved by { $who }
arrives = { $name } arrives
as-of = As of
away = away
away-names = Away: { $names }.
back-up = Back up
backed-up = Backed up. The file and its key file lie together.
backup-hint = A file that does not exist yet; empty asks for one.
backup-to = Back up to
before-system = Before this system
begin-office = Start an office here
begin-office-hint = The roster of the 9 EU and 7 other partners and EC3 is already there. Others join when the office has an address.
begin-sample = Look around with sample data
begin-sample-hint = Invented cases, the real roster. Leaves nothing behind and sends nothing.
begin-title = How does this desk begin?
board = Board
by-day = by { $day }
by-on = { $who }, { $day }
group-rows = Group rows
group-none = No groups
group-stage = By stage
group-country = By country
group-area = By crime area
group-tlp = By marking
codes-stay = Handling codes stay as they are.
was-becomes = { $field }: { $was } → { $becomes }
calls-home = Calls home
calls-home-never = never
case = Case
cases = Cases
change-passphrase = Change the passphrase
choose = Choose
choose-file = Choose a file
clear-filters = Clear filters
clear-selection = Clear the selection
close = Close
close-round = Close the round
close-round-hint = Publishes the key, so that everybody reads the same marks. It cannot be undone.
closes = Closes
column-next = Next step
column-later = Move { $column } later
column-sooner = Move { $column } sooner
columns = Columns
columns-of-file = Columns of the file
columns-hint = Kept with the address and with a saved view.
columns-usual = Show the usual columns
comma-hint = Several, with commas between.
conflict-in = In conflict: { $field }
conflict-hint = Set without knowing of each other. All are kept until somebody settles it.
conflict-mine = Mine, { $when }
conflict-shown = shown now
conflict-theirs = { $who }, { $when }
contact = Contact
contact-of = Contact of { $name }
correct = Correct
corrected-note = Corrected note
corrects-earlier = Corrects an earlier note.
count-of-cases = { $shown } of { $all ->
    [one] { $all } case
   *[other] { $all } cases
}
countries = Countries
countries-hint = Codes or names: DE NL RO, or Germany, Netherlands.
country-code-hint = A code or a name: DK or Denmark.
country-unread = “{ $text }” does not read as a country. Write its code or its name: DK or Denmark.
cover-90 = Cover, 90 days
cover-stretch = { $what } { $from } to { $to }
criteria = Criteria
currency = Currency
day-hint = Year-month-day: 2027-01-26.
day-of-return = Day of return
decide-decline = Record a refusal
decide-decline-hint = The Board does not select this proposal.
decide-defer = Put off
decide-defer-hint = The Board decides later; it can be scored again.
decide-merge = Merge
decide-merge-hint = It becomes part of another proposal or case.
decide-order = Set the order
decide-order-hint = The Board’s order among the selected cases, with its reason.
decide-return = Give back
decide-return-hint = Its proposer answers and submits a new version.
decide-select = Record its selection
decide-select-hint = It becomes a case, led by the country that proposed it. It cannot be undone.
decide-withdraw = Withdraw
decide-withdraw-hint = Its proposer takes it back. It cannot be undone.
decision = Decision
decision-words = Words of the decision
decisions = Decisions
deputy = Deputy
deputy-is = deputy { $name }
differs = Differs from the first.
does-not-hold = does not hold
draft = Draft
draft-by = { $who }, { $when }
draft-hint = Nobody outside your agency reads it.
draft-overtaken = This draft was written to elsewhere, { $when }. What you typed stands as it is and is not kept yet.
draft-show = Show what is written there now
drafts = Drafts of your agency
edit = Edit
edit-case = Edit { $case }
edit-cell = { $field } of { $case }
edit-keys = Enter saves it, Esc leaves it as it was.
edit-nothing = Choose first what is to change.
edit-changed = { $count ->
    [one] Change one case
   *[other] Change { $count } cases
}
edit-several = { $count ->
    [one] Edit one case
   *[other] Edit { $count } cases
}
end-membership = End the membership
end-part = End the part of { $agency }
end-link = End the link: { $country } ({ $kind })
end-term = End the term as { $duty }
end-term-verb = Set the end
end-verb = End
entered-by = entered by { $who }
export = Export
export-list = Export this list
facts = Facts
file = File
file-hint = CSV, XLSX; for officers also vCard.
files-backup = Backups
field-missing = This is to be filled in.
files-table = Tables
fill-in = fill in
fill-in-first = Fill in “{ $field }” first.
filter-text = Title or number
first-day = First day
first-day-away = First day away
first-day-without = First day on which it no longer holds
folder = Folder
for-a-round = Proposals for a round
for-the-board = For the Board
elections-wait = Elections: yours to do
open-election = Go to the election
for-you = For you
found-agency = agency
found-draft = draft
found-note = note
found-officer = officer
found-outreach = event
gap-count = { $count ->
    [one] one gap
   *[other] { $count } gaps
}
gap-sentence = { $country }: nobody from { $from } to { $to }
gaps = Gaps in the next 90 days
gaps-of-agency = Days without anybody of your agency
go-on = Go on
go-on-writing = Go on writing
propose-duty = Propose the duty
duty-proposed-by = Proposed by { $name } of { $agency }
proposed-duties = Proposed duties
second-post = Second it
takes-two-hint = This duty takes two persons: it is proposed by this, and holds once somebody of another agency (another administrator, a representative or EC3) has seconded it.
waits-for-second-person = waits for a second person
duties-to-second = Duties that you may second
grant-duty = Grant a duty
grid-keys = Space peeks, Enter opens, F2 edits, x selects, ? lists the keys
group-count = { $countries ->
    [one] { $countries } country
   *[other] { $countries } countries
}, { $agencies ->
    [one] { $agencies } agency
   *[other] { $agencies } agencies
}
h1 = H1: not in judicial proceedings without permission
h2 = H2: not to be passed on without permission
h3 = H3: another restriction, in words
hand-over = Hand over
handling = Handling
handover-empty = nothing would be left behind
handover-list = To hand over
handover-waits = { $count ->
    [one] One thing waits to be handed over.
   *[other] { $count } things wait to be handed over.
}
history = History
holds-round = Holds the key of an open round
hosts = Host and judicial cooperation
import = Import
import-done = Done: { $new } new, { $same } the same, { $refused } refused.
import-new = new
import-refused = refused
import-same = on record
import-verb = { $count ->
    [one] Bring in one row
   *[other] Bring in { $count } rows
}
import-would = Would bring in { $new }; { $same } are on record; { $refused } are refused. Nothing is recorded yet.
in-conflict = In conflict
in-memory = in memory only
in-the-room = In the room
items = { $count ->
    [one] one thing
   *[other] { $count } things
}
job-backupReplica = Backing up: { $done } of { $of } pages
job-importCases = Bringing in: { $done } of { $of } rows
job-importRoster = Bringing in: { $done } of { $of } rows
job-rebuildReplica = Building again: { $done } of { $of } subjects
keep-all = { $count ->
    [2] Keep both
   *[other] Keep all { $count }
}
keep-at = { $verb } ({ $when })
keep-changes = Keep the changes
keep-draft = Keep as a draft
keep-first = Keep the changes first.
keep-in-keyring = Keep the key in this computer’s keyring, so that the desk opens with your session
keep-mine = Keep mine
keep-of = Keep that of { $who }
key-held = Key held by
keys-back = Close what is open
keys-cells = Move in a row
keys-edit = Edit the cell
keys-copy = Copy rows as text
keys-help = This list
keys-move = Move in a list
keys-open = Open
keys-palette = Go to, do, find
keys-peek = Peek beside the list
keys-search = Search
keys-select = Select a row
keys-sort = From the first row to the headings; Enter sorts
keys-title = Keys
kind = Kind
language = Language
languages-hint = Codes: en, fr, de.
last-entries = Last entries
lately = Recorded lately
lead = Lead
lead-or-partner = lead or partner
leave-as-is = leave as it is
leave-it = Leave it
leaves = { $name } leaves
led-by = Lead: { $country }
left-behind = Left behind by those who have gone
left-to-score = { $count } to score
legend-other = other partner, { $count }, code in a box
legend-union = EU member, { $count }
licence = Licence
link-alone = Working alone
link-alone-hint = Kept on this workstation. This desk has not joined an office.
link-country = Link a country
linked-by = Linked by
linked-countries = Linked countries
lock = Lock
lock-after = Lock when idle
lock-hint = Lock (Ctrl+L)
look-and-language = Look and language
look-around = Look around
loss = Estimated loss
lost = Nothing here
lost-hint = The address leads nowhere.
lost-title = This screen does not exist
made-records = Encrypted records on this desk
made-records-hint = nobody can open them without you
made-roster = 16 countries, 18 agencies
made-roster-hint = names of 14 agencies to be filled in
map = Map
map-europe = Partners in Europe. The table says the same.
map-overseas = Partners overseas. The table says the same.
mark-conflict = In conflict: two values, neither knew the other
mark-overtaken = Overtaken: an entry does not hold
mark-waits = Waits to be sent
marking = Marking
marking-strictest = Strictest marking of anything on this screen
member-from = Member from
member-from-hint = A day such as { $day }; empty if it is no member.
memberships = Memberships
mentions = You are named
merge-into = Merge into
merged-here = Merged into this
merged-into = Merged into
minutes = { $count } minutes
missing = missing
more-contrast = More contrast
more-in-table = { $count } more in the table
moves = Arrivals and departures
my-part = My part
name-agency = Name the agency
name-agency-of = Agency: { $country }
name-deputy = Name a deputy
name-not-recorded = name not yet recorded
never = never
new-passphrase = New passphrase
newest-first = { $count }, newest first
no-absences = No absence is announced.
no-case-matches = No case matches these filters
no-case-matches-hint = Fewer filters show more.
no-cases = No cases yet
no-cases-hint = Proposals and cases stand here. A proposal becomes a case when the Board selects it.
no-country = no country
no-decisions = The Board has not decided on anything here yet.
no-deputy = no deputy
no-folder = No folder for a desk is known here.
no-gaps = every agency with an officer is covered
no-links = No country is linked yet.
no-notes = No notes yet
no-notes-hint = Notes stay as they are written; a later one corrects an earlier one.
no-officer-yet = No officer is recorded yet.
no-proposals-wait = No proposal waits for a round.
no-rounds = No rounds yet
no-rounds-hint = In a round the agencies score proposals, blind until it is closed.
nobody-fits = Nobody fits
nobody-fits-hint = Ask for less at once.
nobody-on-case = Nobody is on the case yet.
none = none
not-approved = not approved by its lead
not-a-day = This is not a day. Write it as 2027-01-26.
not-a-place = A place in the order is a whole number from 1.
not-a-number = This is no number. Write it as { $example }.
not-whole = Write a whole number, such as 12.
reads-two-ways = This reads as two numbers. Write { $whole } or { $parts }.
not-recorded = not recorded
notes = Notes
nothing-left = nothing left
nothing-missing = nothing is missing
nothing-waits = Nothing waits for you
nothing-waits-hint = Hits, scores, decisions and notes that name you come here.
office-link = Office link
office-own = This desk
office-sample = Sample office
officer = Officer
officers = Officers
old-passphrase = Old passphrase
once-more = Once more
one-form = One form, then work.
only-there = Only who is there today
open = open
open-end = no day set
open-end-hint = Empty leaves it open.
open-round-hint = Every agency scores each proposal but its own. Marks are sealed until the round is closed.
open-verb = Open
opened = Opened
opening = Opening
order-hint = 1 comes first; empty takes it out of the order.
order-is = Order { $order }
order-place = Place
other-partners = Other partners
others-hidden = others’ scores are hidden
overtaken = Overtaken
palette = Palette
palette-hint = Go to, do, find
palette-nothing = Nothing fits.
participating = Taking part
passed-over = passed over
passphrase = Passphrase
passphrase-hint = Five words or more. It opens the records on this desk.
people-on-case = People on the case
phone-hint = With + and the country’s code.
posts = Posts
preview = Preview
progress = Progress
proposal = Proposal
proposals = Proposals
proposed-by = Proposed by
proposed-by-country = Proposer: { $country }
proposer = proposer
rail = Main
rail-desk = This desk
rail-work = Work
rank = Rank
rank-of = { $rank } of { $of }, score { $score }
read = Read
reason = Reason
rebuild-records = Build derived tables again
rebuilt = { $entries ->
    [one] { $entries } entry was folded again
   *[other] { $entries } entries were folded again
}
record-decision = Record the decision
records-of-desk = Records on this desk
reference = Reference { $reference }
refused-to = Write refused rows to
refused-to-hint = A .csv or .xlsx file; each row comes back with its reason.
reminder = { $days }-day reminder
remove-filter = Remove filter { $field } { $value }
restore-title = Put a backup back
restore-verb = Put back
restore-warning = What is here now is kept in a file beside it. It cannot be undone from here.
put-back-link = Put a copy back…
put-back-hint = For a desk that does not open, or a new workstation. The key file that was written with the copy has to lie beside it. What is here now is kept.
put-back-passphrase = Passphrase of the copy, or of this desk
restricted-hint = Title and summary only for those on the case
resubmit = Submit a new version
returned-because = Given back: { $reason }
returned-to-you = Given back to your agency
revise-score = Revise the score
room-sentence = { $of ->
    [one] { $present } of { $of } officer is here.
   *[other] { $present } of { $of } officers are here.
}
roster = Roster
roster-totals = { $countries ->
    [one] { $countries } country
   *[other] { $countries } countries
}, { $agencies ->
    [one] { $agencies } agency
   *[other] { $agencies } agencies
}, { $officers ->
    [one] { $officers } officer
   *[other] { $officers } officers
}
round = Round
round-blind = Open: scores are blind until it is closed
round-closed = closed
round-closed-on = Closed { $when }
round-deputy = Deputy who also holds the key
round-deputy-hint = So that one absence does not stop the Board. The deputy needs a desk.
round-of = { $count ->
    [one] A round of one proposal
   *[other] A round of { $count } proposals
}
round-open = open
rounds = Scoring rounds
rows-written = { $count ->
    [one] One row was written.
   *[other] { $count } rows were written.
}
sample-from-command = This window was started for a desk in a folder. Start it with --sample to look around.
save-view = Save this view
saved-views = Saved views
score = Score
score-hint = 0 is none, 5 is most. Only you can read this sheet until the round is closed.
score-verb = Score
scored = scored
search = Search
search-everything = Search everything
select-row = Selection
marks = Marks
mend-first = Mend first what is marked.
select-case = Select { $case }
selected-count = { $count ->
    [one] One selected
   *[other] { $count } selected
}
set-aside = Set aside
set-aside-sentence = { $count ->
    [one] One entry was received and could not be believed.
   *[other] { $count } entries were received and could not be believed.
}
settings = Settings
settle = Settle
settled = Settled.
sheets = Sheets
show = Show
show-more = Show more, { $left } left
single-keys = Single keys act (g c, j, k, x …)
skip-to-content = Skip to the content
span = { $from } to { $to }
span-from = from { $from }
span-until = until { $to }, start not recorded
spread = Spread
stage-since = { $stage }, since { $when }
stands-in-for = Stands in for { $name }
start-not-recorded = start not recorded
start-the-office = Start the office
stop-job = Stop
submit-proposal = Submit
summary = Summary
tab-history = History
tab-notes = Notes
tab-overview = Overview
take-back = Take back
take-off = Take { $name } off the case
take-off-case = Take off
taken-for = { $column } is taken for
terms-end = Terms of your agency that end
text-size = Text size
theme = Theme
theme-button = Theme: light, dark, more contrast
theme-dark = dark
theme-light = light
theme-system = as the system
there = There
there-today = today
things-wait = { $count ->
    [0] Nothing waits for you.
    [one] One thing waits for you.
   *[other] { $count } things wait for you.
}
throw-away = Throw away
throw-typed-away = Throw away what I entered
title-hint = What the case is known by.
title-restricted = title restricted
to-approve = Cases to approve for your agency
to-close = Rounds to close
to-score = Proposals to score
to-submit = To submit it
today = Today
try-again = Try again
two-values = two values
undo = Undo
redo = Do it again
undone = Undone: { $what }
undo-earlier = Done earlier, { $when }: { $what }
screen-broken = This screen could not be shown
screen-broken-hint = Go to another screen, or try again; what was recorded is kept.
undo-problem = It could not be undone
union-members = EU members
unkept = What you entered is not kept yet.
unlock = Open the desk
unlock-by-keyring = Ask the keyring
unlock-hint = The records are encrypted. Only the passphrase or this computer’s keyring opens them.
unlock-title = This desk is locked
urgent = Soon
urgent-by = urgent by { $day }
verified = { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
} in { $journals ->
    [one] { $journals } journal
   *[other] { $journals } journals
}: every page, body, chain and signature fits
verify-records = Verify the records
version = Version { $version }
version-n = version { $n }
victims = Victims
view = View
view-board = Board
view-name = Name of the view
view-name-hint = Filters, sorting, grouping and columns are kept with it.
remove-view = Remove the view { $name }
view-table = Table
waits-for-you = Waits for you
was-corrected = Was corrected later.
weight = weight { $weight }
what = What
what-is-over = what is over
what-will-be-made = What will be made
when = When
who = Who
who-did = { $who } { $what }
who-reads = Who reads the title
working-method = Working method
write-note = Write a note
write-note-hint = @ and a name call somebody who may read it. Ctrl+Enter writes.
write-note-verb = Write the note
your-agency = Your agency
your-agency-hint = 18 agencies of 16 countries, EC3 and Eurojust
your-duties = Your duties
your-duties-hint = You are administrator until a second one is named.
your-name = Your name
your-score = Your score
your-term = From
your-term-hint = Your term; it is open at the end.
zone = Time zone
anchor-harm = 0 none known, 5 many victims or great loss.
anchor-reach = 0 one country, 5 most partners.
anchor-added-value = 0 one agency can do it, 5 only together.
anchor-feasibility = 0 no way seen, 5 ready to begin.
anchor-urgency = 0 can wait, 5 harm grows daily.

# ---- the office

problem-office-unreachable = The office does not answer.
problem-office-unreachable-hint = Your work is kept on this workstation and is sent when the office answers again.
problem-office-certificate = The office’s certificate does not hold: it has expired, or this is another server.
problem-office-certificate-hint = Nothing was sent. Ask the office’s administrator before you go on.
problem-office-login = The office does not accept this desk’s login.
problem-office-login-hint = Ask the administrator whether your login has ended. Your work is kept on this workstation.
problem-office-read-only = The office takes nothing just now.
problem-office-read-only-hint = What others wrote can be read. Your work is kept on this workstation and is sent later.
problem-office-full = There is no room left, at the office or on this workstation.
problem-office-full-hint = Tell the administrator. Nothing that was recorded is lost.
problem-office-newer = The office is of a newer version than this program.
problem-office-newer-hint = Update this program. Until then your work is kept here.
problem-office-older = The office is of an older version than this program.
problem-office-older-hint = Ask the administrator to update the office. Until then your work is kept here.
problem-office-busy = The office is busy.
problem-office-busy-hint = It is tried again by itself.
problem-office-broken = The office could not be reached as it was asked for.
problem-office-broken-hint = Look at the address, at the certificate, and at PGHOST, PGUSER, PGSSLROOTCERT and the password file.
problem-office-refused = The office refused: you have no right to it, or there is no such thing.
problem-office-refused-hint = Only an administrator of the office may do this.
problem-no-office = This desk belongs to no office yet.
problem-no-office-hint = Found one, or join one with an invitation.
problem-office-exists = There is an office already, or this desk holds sample data.
problem-office-exists-hint = A desk belongs to one office for good. Join an office with a new desk.
problem-no-login-left = No login is left to give away.
problem-no-login-left-hint = Make more with jcat office roles, and have a database administrator run the script.
problem-journal-locked = The office no longer lets you read this.
problem-journal-locked-hint = What you had is kept under lock on this workstation. Ask the lead of the case.
problem-lease-over = This workstation was out of touch with the office for too long: what it holds is under lock.
problem-lease-over-hint = Bring it in touch with the office once. Everything opens again, and what you recorded before is sent.
problem-bad-invitation = The invitation does not open with this code.
problem-bad-invitation-hint = Type the code as it was told to you. It belongs to one file alone.
link-offline = Not in touch with the office
link-catching-up = Catching up
link-live = In touch with the office
parked-not-reader = the office does not let you write there
parked-device-revoked = this workstation was taken off the office
parked-officer-ended = your login has ended
parked-healing = the office was restored and takes nothing new yet
parked-too-large = an entry is too large
parked-newer-version = the office is of an older version
stopped-other-chain = the office shows another history than the one kept here
stopped-shorter = the office lacks what was kept here; once an administrator announces the restore, it is given back
stopped-directory = an entry names a place that cannot be

# ---- dismissals, receipts, devices

refusal-own-dismissal = Nobody dismisses themselves from the office.
refusal-own-dismissal-hint = Another administrator does it.
refusal-already-dismissed = The officer was dismissed from the office already.
refusal-already-dismissed-hint = Nothing more is to be done here.
event-officer-dismissed = dismissed an officer from the office
event-device-approved = let a workstation in
event-device-revoked = took a workstation off the office
done-dismissOfficer = The officer was dismissed from the office.
done-settleHandedOver = It was settled.
handed-over-note = Written by { $name } on { $day }, not sent before the dismissal: { $text }
dismissal = End in the office
dismissal-hint = Every term ends today, every journal is closed, and the officer’s workstations remove what they hold at their next contact.
dismissed-sentence = dismissed from the office
dismiss-officer = Dismiss from the office
dismiss-officer-title = Dismiss an officer from the office
dismiss-officer-warning = Every term of { $name } ends today. At their next contact the workstations of { $name } hand over what was not sent, remove everything but the roster, and say so. It cannot be undone.
word-dismiss = dismiss
dismissals = After dismissals
missing-receipts = Receipts that are missing
missing-receipts-hint = A day has passed since the dismissal, and the workstation has not said that it removed what it held. Ask for it, or write it off if it is lost.
receipt-missing = no receipt
receipt-missing-of = { $journal }, dismissed { $since }
write-off = Write off
write-off-title = Write a workstation off
write-off-warning = The workstation of { $name } is lost or destroyed: nobody waits any more for its word that it removed what it held. The office takes nothing from it. It cannot be undone.
word-write-off = write off
purge-deleted = being removed
purge-wiped = removed, receipt not handed in yet
purge-done = removed, receipt handed in
purge-unsent = { $count ->
    [one] one entry that was not sent went sealed to those who go on
   *[other] { $count } entries that were not sent went sealed to those who go on
}
handed-over = Not sent before a dismissal
handed-over-by = from { $name }
handed-over-as-note = Write as a note
handed-over-sealed = Unsent work that this workstation’s key does not open. It is kept sealed.
handed-over-malformed = Unsent work that does not read here. It is kept as it came.
handed-over-unproven = Unsent work whose signature cannot be checked here yet. It is kept, and looked at again.
put-away = Put away
refusal-own-workstation = A workstation that asks with a new key is not let in from itself, nor from the one it was.
refusal-own-workstation-hint = An administrator does it, or you at another workstation of yours.
refusal-lease-too-long = The office does not extend the lease so far.
refusal-lease-too-long-hint = 30 days at most for one’s own workstation; an administrator gives up to 90. A guest’s is never extended.
parked-device-waiting = this workstation waits to be let in with its new key
parked-device-refused = this workstation was turned away
entry-waiting = A copy of this workstation was met. It made a new key and waits to be let in by an administrator, or by you at another workstation.
entry-refused = This workstation was turned away. Ask the administrator; what you recorded is kept here.
entry-revoked = This workstation was taken off the office. Ask the administrator; what you recorded is kept here.
entry-nothing = The office does not know this workstation: its invitation has lapsed. Ask the administrator for another.
asking-hint = A copy of a workstation was met: a restored image, or somebody’s copy of its disk. Ask its officer before you let it in; if nobody can explain it, turn it away and take the former one off.
asking-since = asks since { $since }
let-in = Let in
turn-away = Turn away
workstation-off = taken off
workstation-behind = { $count ->
    [one] one entry behind
   *[other] { $count } entries behind
}
workstation-seen = last seen { $when }
lease-over = It opened without a word of the office until { $when }. That time is over.
lease-until = Opens without a word of the office until { $when }.
extend-lease = Extend
extend-lease-title = Extend the lease before a mission
lease-days = Days from today
lease-days-hint = How long this workstation may be away. 30 at most; an administrator up to 90.
done-extendLease = The lease was extended.
problem-office-unannounced = The office says that it was restored, and no administrator of this office announced it.
problem-office-unannounced-hint = Nothing was sent or taken. Ask an administrator whether the database was put back; if so, it is announced once more from an administrator’s desk. If not, somebody removed entries: every desk still holds them.
stopped-two-histories = another workstation was shown another history by the office
witness-differs = { $name } sees something else from the same entries
witness-withheld = { $name } was given more than this workstation is shown
journals-differ = Other workstations
asks-in = asks to be let in
mend-rebuild = Make again
mend-pull-again = Take from the office again
mend-pull-again-warning = The journal is taken in from the beginning as the office has it now. What is here is kept whole in a copy beside the records. Do it once an administrator has said that the office is right.
word-pull-again = take again
done-mendJournal = The journal was mended.
problem-bad-backup = The file is no backup of an office, was changed, or the code is another.
problem-bad-backup-hint = Nothing was touched. Look at the code, or use another copy of the file.
problem-no-program = { $name } is not installed on this machine.
problem-no-program-hint = Install PostgreSQL’s client programs of the server’s version or newer: on Debian, postgresql-client.
problem-program-failed = { $name } ended with an error.
problem-program-failed-hint = What it said stands above. Look at PGHOST, PGUSER, PGSSLROOTCERT and the password file. Nothing was changed.

# ---- the office in the window

pill-alone = Working alone
pill-offline = Not in touch
pill-offline-since = Not in touch since { $since }
pill-waiting = { $count ->
    [one] one entry waits
   *[other] { $count } entries wait
}
pill-catching-up = Catching up
pill-catching-up-of = Catching up, { $done } of { $of }
pill-live = In touch
pill-look = { $count ->
    [one] One thing needs a look
   *[other] { $count } things need a look
}
exchange-now = Exchange now
exchanging = Exchanging
open-office-settings = Office in Settings
office = Office
begin-join = Join an office
begin-join-hint = Asks for the invitation that its administrator gave you, and for the code that came another way.
invitation-file = Invitation
invitation-file-hint = The file that the administrator gave you.
files-invitation = Invitations
invitation-code = Code
invitation-code-hint = Five groups of four, told to you. Capitals and hyphens do not matter.
invitation-code-short = { $found } of 20 letters and digits are there.
invitation-code-long = { $found } letters and digits are too many; there are 20.
invitation-code-letter = { $letter } stands in no code. A code has letters and the digits 2 to 7.
join-the-office = Join the office
joining-office = Joining the office. It may take a minute.
joining-progress = Catching up, { $done } of { $of } entries
join-later = Where the office does not answer now, the desk opens all the same and catches up later.
office-what-for = An office is a PostgreSQL database of your own that the desks share. Each desk works on without it.
office-sample-only = Sample data stays on this workstation and joins no office.
found-office-title = Found an office
found-office-three = Three steps. For the first two you need a database administrator.
found-or-join = To join an office that exists, begin a new desk with its invitation: a desk belongs to one office for good.
found-step-roles = Have the roles made
found-step-roles-hint = The script makes the database, its roles, and logins in reserve: each invitation takes one. The database administrator runs it once with psql.
found-step-password = Give the installer a password
found-step-password-hint = The database administrator sets one for jcat_installer with \password in psql, and tells it to you.
found-step-found = Found it
found-step-found-hint = Makes the tables, enters you as its first administrator, and sends what is on this desk.
found-address = Address of the database
found-address-hint = As postgres://jcat_installer@server.example/jcat, without a password.
found-authority = Certificate authority
found-authority-hint = As PEM text: who signed the certificate of the database server. No other server is trusted.
found-authority-file = Take from a file
found-password = Password of the installer
found-password-hint = Used once, kept nowhere.
found-verb = Found the office
founding = Founding the office
found-needs-login = Make logins first: the office gives you one of them.
found-password-refused = The database does not accept the installer’s name or password.
found-password-refused-hint = Check both with the database administrator: jcat_installer needs a password, and a line of its own in pg_hba.conf.
show-sql = Show the SQL that will run
sql-title = The SQL that will run
sql-hint = For your database administrator to read. Nothing has run yet.
make-logins = Make logins
more-logins = Make more logins
how-many-logins = Logins to make
how-many-logins-hint = One for each officer who will join.
logins-script = Script with the logins
logins-script-hint = It holds no password, and is shown here until you leave this screen. Save it before.
logins-in-reserve = { $count ->
    [0] No login is in reserve.
    [one] One login is in reserve.
   *[other] { $count } logins are in reserve.
}
copy = Copy
copied = Copied.
not-copied = Not copied. Choose the text and press Ctrl+C.
save-file = Save as a file
saved-as = Handed to the system as { $name }: it lies in your folder for downloads, or where this program was started.
link-state = State
office-where = Where
office-login = Login
office-since = since { $since }
entries-waiting = Waiting
entries-waiting-count = { $count ->
    [0] nothing; the office has all of it
    [one] one entry that the office has not taken yet
   *[other] { $count } entries that the office has not taken yet
}
journals-look = Journals that need a look
journals-fine = { $waiting ->
    [0] No journal is locked, stopped or refused.
    [one] No journal is locked, stopped or refused. One entry waits for the next exchange.
   *[other] No journal is locked, stopped or refused. { $waiting } entries wait for the next exchange.
}
journal-everyone = What everybody reads
journal-taskforce = What the taskforce reads
journal-board = What the Board reads
journal-agency = What { $agency } reads
journal-records = Records of access of { $agency }
journal-case = A case
journal-case-called = { $label } { $title }
journal-hit = A hit between two cases
journal-desk = What stays on this desk
journal-locked = locked
journal-parked = not sent
journal-stopped = not taken in
journal-locked-why = the office no longer lets you read it
journal-position = taken in up to entry { $position }
workstations = Workstations
workstation-own = this workstation
workstation-take-off = Take off
workstation-take-off-title = Take a workstation off the office
workstation-take-off-warning = The office takes nothing from this workstation of { $name } any more, also what waits on it unsent. It cannot be undone.
workstation-take-off-own = This is the workstation that you sit at.
word-take-off = take off
type-the-word = Type “{ $word }” to go on
invitations = Invitations
invite-officer = Invite an officer
invite-officer-hint = Opens a place for one workstation of an officer of the roster.
invite-needs-login = No login is in reserve. Make more first.
invite-verb = Write the invitation
invite-file-hint = A new file. Send it as you like: without the code it does not open.
invite-choose = Choose a place
has-workstation = has a workstation
invite-code = Code for { $name }
invite-code-hint = Tell it by telephone or in person, never with the file. It is shown only now, until you leave this screen.
invite-code-copy = Copy the code
done-with-it = Done
office-version = Version of the office
office-version-hint = After a new version of this program was put in place, the office is brought to it once, from one administrator’s desk.
office-upgrade = Bring the office to this version
office-upgrade-how = What the office does not have yet is added to its database, all of it or nothing. Desks go on working meanwhile.
office-upgraded = The office is of version { $version }.
after-restore = After a restore
after-restore-hint = When the database was put back from a backup, say so here: the desks then bring back what the backup lacks.
announce-restore = Announce a restore
announce-restore-title = Announce that the database was put back
announce-restore-warning = The office takes nothing new until you end the healing. Every desk that is in touch sends back what it still has. The announcement is written for good and cannot be undone.
word-announce = announce
end-healing = End the healing
end-healing-title = End the healing
end-healing-warning = The office takes new entries again. Do it when every desk has been in touch: a desk that comes later may no longer fill gaps. It cannot be undone.
word-end-healing = end
held-back = Held back
held-back-hint = { $count ->
    [one] You recorded this while the office was away. Meanwhile others were first, and it no longer holds. It is not sent until you say so.
   *[other] You recorded these while the office was away. Meanwhile others were first, and they no longer hold. They are not sent until you say so.
}
held-back-why = why is not known
send-all-the-same = Send all the same
give-up-held = Give up
give-up-title = Give up what is held back
give-up-warning = { $count ->
    [one] One entry is taken back and never sent. It cannot be undone.
   *[other] { $count } entries are taken back and never sent. It cannot be undone.
}
word-give-up = give up
admitted-hint = The officer can read the journal of the case once the office has answered.
made-office = Shared office
made-office-hint = later, under Settings

## Stages, plan and readiness

refusal-guard-failed = This cannot become { $to } yet. { $lacks }
refusal-guard-failed-hint = { $remedy }
unmet-lead-approval = Its lead has not approved it.
unmet-lead-approval-hint = An officer of the lead approves it on its page.
unmet-lead-officer = No officer of the lead is on the case.
unmet-lead-officer-hint = The lead or EC3 puts an officer of the lead on it, under people on the case.
unmet-second-agency = No agency beside the lead takes part.
unmet-second-agency-hint = Let another agency take part; its officers can join by themselves.
event-case-moved = moved it
event-case-suspended = suspended the case
event-case-resumed = resumed the case
event-case-cancelled = cancelled the case
done-moveCase = The case was moved.
done-suspendCase = The case was suspended.
done-resumeCase = The case was resumed.
move-on = Move to { $stage }
move-back = Back to { $stage }
move-on-hint = The reason is kept in the case’s history.
move-back-hint = What was done stays. The reason is kept in the case’s history.
hold-suspend = Suspend
hold-resume = Resume
hold-cancel = Cancel the case
hold-suspend-hint = Nothing is lost; it can be resumed at any time. A case that was ready is made ready anew then.
hold-resume-hint = It goes back to where it was; a case that was ready or in operation is made ready anew.
hold-cancel-hint = A cancelled case cannot be taken up again. It stays on record with everything in it.
hold-cancel-word = cancel
lacks-n = lacks { $count }
what-lacks = What { $stage } still lacks
refusal-not-running = What is { $stage } has no plan to work on.
refusal-not-running-hint = A plan belongs to a case that runs.
refusal-not-on-case = { $agency } does not take part in the case.
refusal-not-on-case-hint = Let it take part first.
refusal-cycle = The task would wait for itself: { $path }.
refusal-cycle-hint = Take out one of the ties on this path first.
refusal-out-of-range = { $value } lies outside { $least } to { $most }.
refusal-out-of-range-hint = Choose a number between the two.
refusal-empty-plan = There is no task in it.
refusal-empty-plan-hint = Add tasks first, or use a template.
refusal-no-working-day = A calendar needs at least one weekday of work.
refusal-no-working-day-hint = Choose at least one day of the week.
refusal-second-person = Whoever asked for it cannot be the second person.
refusal-second-person-hint = Somebody else of EC3 seconds it.
refusal-own-alarm = An alarm about you is looked into by somebody else.
refusal-own-alarm-hint = Somebody else of EC3, or an administrator, says what came of it.
refusal-alarm-looked-into = Somebody has said already what came of this alarm.
refusal-alarm-looked-into-hint = Read what was said of it under Indicators, Alarms.
event-task-added = added a task
event-task-edited = edited a task
event-task-tied = tied two tasks
event-task-untied = untied two tasks
event-task-removed = took a task out of the plan
event-task-restored = brought a task back
event-plan-templated = used a template
event-plan-window-set = set the action window
event-plan-baselined = kept the dates of the plan
event-calendar-set = set a working calendar
event-template-saved = saved a template
found-task = task
# ---- records of access ----
event-record-kept = recorded access to data
action-go-records = Go to Records
records = Records
label-collect = collected
label-alter = changed
label-consult = looked at
label-disclose = passed on
label-combine = joined
label-erase = erased
label-login = opened the desk
label-export = exported
label-config = set up
label-vote-admin = kept a vote
label-cross-check = cross-checking
label-strategic = strategic or thematic analysis
label-operational = operational analysis
label-exchange = exchange of information
label-research = research and innovation
label-appeal = informing the public
label-lawfulness = lawfulness of processing
label-self-monitoring = self-monitoring
label-integrity = integrity and security
label-proceedings = criminal proceedings
object-case = case
object-draft = draft
object-note = note
object-document = document
object-round = round
object-decision = decision
object-officer = officer
object-organisation = organisation
object-device = workstation
workstation = Workstation
object-roster = roster
object-records = records of { $name }
object-records-unnamed = records
object-other = office
seen-unlock = opened the desk
seen-caseDossier = opened the case
seen-caseNotes = read its notes
seen-caseHistory = read its history
seen-draft = opened the draft
seen-caseList = went through the list of cases
seen-today = saw it on Today
seen-search = searched
seen-palette = searched
seen-round = opened a round
seen-decisions = went through the decisions
seen-inbox = saw it in the inbox
seen-officer = opened an officer’s page
seen-exportCases = exported the list
seen-exportRoster = exported the roster
seen-exportRecords = exported records
seen-records = read records of access
seen-whoLooked = asked who looked
seen-plan = read its plan
seen-task = read a task
seen-readiness = read its readiness
seen-counterBoard = read its counters
seen-counterEntries = read its counted events
seen-outcome = read its outcome
seen-outcomeFigures = read figures of outcomes
seen-statisticsRows = looked behind a number of the statistics
seen-printYearbook = printed the yearbook
seen-writeYearbook = wrote the yearbook to a file
seen-exportStatistics = exported statistics
seen-situation = looked at the situation board
seen-documentList = read its list of documents
seen-document = read about a document
seen-openDocument = opened a document
seen-saveDocument = saved a document in clear
seen-handedOver = read unsent work that was handed over
seen-contributions = read its contributions
seen-plannedActions = read its planned actions
seen-compareCases = compared two cases
seen-caseLinks = read its links
seen-caseEntity = read everything said of a value
seen-whereElse = asked where else a value is
record-column-at = at
record-column-verb = act
record-column-how = how
record-column-officer = officer
record-column-agency = agency
record-column-device = workstation
record-column-owner = whose data
record-column-objects = with what
record-column-count = number
record-column-purpose = purpose
record-column-given-to = reason and recipients
whose-data = Whose data
with-what = With what
why-purpose = Purpose
not-stated = not stated
purpose-working = Purpose today
purpose-working-hint = Why you work today outside a single case: in lists and searches. A case brings its own purpose. Recorded with what you look at.
records-own-only = You see what you did yourself.
records-of-own = Everybody’s work with your agency’s data, and your own.
records-of-every = Everybody’s work with everybody’s data.
records-none = Nothing is recorded here yet
records-none-hint = What is opened, searched, exported or passed on is recorded within a minute.
records-none-match = No record matches
record-list = { $count ->
    [one] one case in a list
   *[other] { $count } cases in a list
}
record-times = { $count ->
    [one] once
   *[other] { $count } times
}
record-things = { $count ->
    [one] one object
   *[other] { $count } objects
}
record-of-whom = { $name } of { $agency }
record-given-to = to { $names }
count-of-records = { $count ->
    [one] One act
   *[other] { $count } acts
}
records-unstated = { $count ->
    [one] of one list nobody said why
   *[other] of { $count } lists nobody said why
}
filter-act = Act
filter-act-any = every act
filter-purpose-any = every purpose
filter-officer-any = everybody
filter-owner-any = everybody’s data
filter-from = From day
filter-to = To day
filter-case = Only one case
filter-case-off = Show every case again
records-check = Check the chains
verify-records-ok = { $entries ->
    [one] One record: every chain, signature and end fits.
   *[other] { $entries } records ({ $journals ->
        [one] one journal
       *[other] { $journals } journals
    }, { $desks ->
        [one] one desk
       *[other] { $desks } desks
    }): every chain, signature and end fits.
}
verify-records-office = The office’s copy says the same, and { $signed ->
    [one] { $signed } signature of a desk on it.
   *[other] { $signed } signatures of desks on it.
}
verify-records-alone = The office was not asked. That the newest records were cut off from every copy would not be seen from here.
verify-records-bad = Something does not fit. The first place:
export-records = Export these records
export-title = Export
export-why-hint = Recorded with the export, for whoever owns the data.
export-recipients = Who gets it
export-recipients-hint = Several with commas between. Nothing, if it stays with you.
export-justification = Reason in words
export-choose = Choose a file and export
who-looked = Who looked
who-looked-hint = Who opened, exported or was given this case.
who-looked-show = Show who looked
who-looked-none = Nobody but you, as far as your desk knows.
who-looked-all = All records of this case
record-digest = Hash of the list

## Operation: counters

label-counter = event
label-arrest = arrests
label-search = searches
label-hearing = interviews and hearings
label-server-seized = servers seized
label-server-down = servers taken down
label-domain-seized = domains seized
label-account-frozen = accounts frozen
label-cash = cash
label-crypto = cryptocurrency
label-vehicle = vehicles
label-device = devices
label-data-volume = data secured
label-victim-id = victims identified
label-warrant-issued = warrants issued
label-charged = charged
label-convicted = convicted
label-acquitted = acquitted
label-dropped = proceedings ended
label-surrendered = surrendered
refusal-negative-quantity = What is counted cannot be below zero.
refusal-negative-quantity-hint = To count less, correct the event, or take it back.
refusal-quantity-out-of-range = This quantity is larger or finer than anything that is counted.
refusal-quantity-out-of-range-hint = At most ten trillion, with 18 digits behind the point.
refusal-not-whole = “{ $kind }” are counted in whole pieces.
refusal-not-whole-hint = Write a whole number.
refusal-wrong-unit = The unit does not fit “{ $kind }”.
refusal-wrong-unit-hint = Cash has a currency such as EUR, cryptocurrency a short name such as BTC, data GB or TB, and what is counted in pieces has no unit.
refusal-not-in-operation = This case is { $stage }. Events are counted in the operation and the wrap-up.
refusal-not-in-operation-hint = The lead starts the operation.
refusal-not-of-case = { $agency } takes no part in this case.
refusal-not-of-case-hint = Let the agency take part first.
refusal-not-an-arrest = What became of people follows an arrest.
refusal-not-an-arrest-hint = Choose the arrest that it follows.
refusal-more-than-arrested = { $arrested } were arrested here.
refusal-more-than-arrested-hint = Name at least one person, and no more of one outcome than were arrested.
event-counter-recorded = counted
event-counter-corrected = corrected an event
event-counter-prosecution-recorded = recorded what became of people arrested
done-recordCounter = The event was counted.
done-correctCounter = The event was corrected.
done-takeBackCounter = The event was taken back.
done-writeOutcome = The outcome report was written.
counter-undone = Undone.
tab-operation = Operation
counters = Counters
counters-caption = What was counted, by kind and country
count-verb = Count
count-title = Count an event
count-hint = Enter counts it and goes back to the quantity. N puts the cursor here.
count-kind = What
count-quantity = How many
count-amount = How much
count-unit = Unit
count-unit-hint-money = Currency, such as EUR
count-unit-hint-asset = Asset, such as BTC
count-unit-hint-volume = GB or TB
count-country = Where
country-not-said = Not said
count-reference = Reference
count-agency = Whose number
at-least-tick = At least: there may be more
at-least-of = at least { $quantity }
all-countries = All
nothing-counted = Nothing was counted yet
nothing-counted-hint = Arrests, searches, servers, money: each agency counts its own. What is counted without a connection is sent later, and the totals come out the same on every desk.
events-counted = Events
event-when = When
event-what = What
event-whose = Whose
event-reference = Reference
event-taken-back = taken back
event-corrected-by = corrected by { $who }: { $reason }
events-in-conflict = Two corrections
events-in-conflict-hint = These were corrected on two desks that did not know of each other. The later one counts; correct once more to settle it.
event-other-said = { $who } said
correct-event = Correct
correct-event-title = Correct an event
take-back-event = Take back
take-back-event-title = Take an event back
take-back-event-hint = It stays in the list and no longer counts.
follow-arrest = What became of them
follow-arrest-title = What became of the people arrested
follow-outcome = Outcome
follow-people = How many
follow-on = On
follow-text = Court, sentence, reference
follow-line = { $people } { $outcome }, { $day }

## Operation: the situation board

label-green = green
label-hold = hold
label-abort = abort
label-silent = not reported
refusal-not-of-country = Green is said by the country’s own officers, by the lead or by EC3: { $country }.
refusal-not-of-country-hint = Anybody who takes part may put it on hold.
refusal-aborted = Two officers aborted this: { $country }.
refusal-aborted-hint = The lead sets a new hour, and every country reports again.
refusal-country-missing = No country is named.
refusal-country-missing-hint = Say which country this is about.
refusal-no-board-in-stage = A case that is { $stage } has no situation board.
refusal-no-board-in-stage-hint = There is one from planning to the end of the operation.
refusal-no-hour = No H-hour is set, so there is nothing to report on.
refusal-no-hour-hint = The lead or EC3 sets it.
event-situation-hour-set = set the H-hour
event-situation-signal-reported = reported
event-situation-abort-called = called for an abort
event-situation-abort-recalled = took a call for abort back
event-situation-reports-paced = said how often a report is made
event-situation-report-made = made a situation report
done-paceReports = How often a report is made was set.
every-minutes = every { $count } minutes
pace-reports = How often
pace-reports-verb = Set how often
pace-reports-title = How often a situation report is made
pace-field = Every how many minutes
pace-field-hint = From 5 to 1440; empty for no reports.
pace-unreadable = This is no whole number.
report-due-since = Report due since { $time }
report-next = Next report at { $time }, { $every }
report-waits = Reports { $every } once the operation runs
report-last = Last report by { $who }, { $time }
report-key = P makes the situation report.
reports-due = Situation reports
report-due-short = since { $time }
report-due = report due
make-report = Make it
situation = Situation board
h-hour = H-hour
no-hour-yet = No H-hour is set
no-hour-yet-hint = With an H-hour, every country reports green or hold, and the board counts down in the clocks of each. It works without a connection.
set-hour = Set the H-hour
move-hour = Move the H-hour
hour-field = Day and time in Amsterdam
hour-field-hint = Such as 2027-01-26 04:00; empty takes it off.
hour-unreadable = This does not read as a day and a time.
hour-reason = Why it is moved or taken off
days-letter = d
hour-in = in { $time }
hour-ago = { $time } ago
hour-set-by = set by { $who }
other-hour = { $who } set another hour on a desk that did not know of this one: { $hour }
report-green = Green
report-hold = Hold
report-hold-title = Put on hold: { $country }
call-abort = Call for abort
call-abort-title = Call for an abort: { $country }
call-abort-hint = A call holds at once. Two officers, one of them of the lead, abort; that stands until a new hour is set.
recall-abort = Take my call back
recall-abort-title = Take back the call for abort: { $country }
signal-text = What is to be said of it
abort-called-by = { $who } calls for abort: { $reason }
abort-needs-lead = Needs one of the lead
abort-needs-one = Needs one more
rival-report = { $who } said { $signal } without knowing of it
clock-in = { $clock } in { $zone }
big-screen = Big screen
leave-big-screen = Leave the big screen
my-country-keys = Keys ({ $country }): 1 green, 2 hold
situation-caption = Countries with their signals
signal-heading = Signal
clock-heading = Local time

## Operation: the outcome

label-outcome-victims = victims
label-loss-prevented = loss prevented
label-lessons = lessons
label-follow-ups = follow-ups
label-partners = partners credited
refusal-not-in-wrap-up = This case is { $stage }. The outcome is written in the wrap-up.
refusal-not-in-wrap-up-hint = The lead ends the operation first.
refusal-period-missing = The report names no action days.
refusal-period-missing-hint = Write the first and the last one.
refusal-numbers-changed = The numbers have changed since they were looked at.
refusal-numbers-changed-hint = Look at them as they are now, then do it again.
refusal-not-confirmed = Not every agency has confirmed its numbers as they are now: { $agencies }.
refusal-not-confirmed-hint = Ask their officers to look at their numbers and confirm them.
refusal-confirm-instead = You may confirm these numbers yourself.
refusal-confirm-instead-hint = Look at them and confirm them.
refusal-has-confirmed = { $agency } has confirmed its numbers as they are now.
refusal-has-confirmed-hint = Nothing of it is missing.
refusal-too-early-to-waive = Agencies are given two weeks: this can be asked from { $from } on.
refusal-too-early-to-waive-hint = Ask their officers to look at their numbers and confirm them.
refusal-not-noted-yet = The Board has not noted the outcome with these numbers.
refusal-not-noted-yet-hint = The lead puts it before the Board; the secretary records that it noted it.
refusal-public-not-approved = The public version has not been approved as it is now.
refusal-public-not-approved-hint = The lead looks at it, and at what it leaves out, and approves it.
event-outcome-drafted = began the outcome report
event-outcome-edited = wrote in the outcome report
event-outcome-numbers-confirmed = confirmed the numbers of
event-outcome-waiver-asked = asked to go without a confirmation
event-outcome-waiver-seconded = seconded going without a confirmation
event-outcome-waiver-ended = asked for a confirmation after all
event-outcome-public-approved = approved the public version
event-noting-put-without = put the outcome before the Board without all numbers
event-noting-put = put the outcome before the Board
event-noting-noted = recorded that the Board noted the outcome
outcome = Outcome
standing-none = No report yet
standing-drafted = In draft: agencies confirm their numbers
standing-confirmed = Every agency has confirmed its numbers
standing-put = Before the Board
standing-noted = Noted by the Board
standing-changed = Numbers changed since the Board noted them
standing-counts-hint = Only what the Board noted counts in statistics.
begin-outcome = Begin the report
edit-outcome = Write
outcome-report = Report
action-days = Action days
first-action-day = First action day
last-action-day = Last action day
part-empty = Nothing written yet
part-marking = Marking of { $part }
part-rival = Written elsewhere without knowing of this
own-numbers = Numbers of each agency
own-numbers-hint = Each agency confirms its own. A number that changes afterwards needs a new confirmation.
numbers-none = no numbers
numbers-confirmed-by = confirmed by { $who }
numbers-changed-since = changed since { $who } confirmed
numbers-unconfirmed = not confirmed yet
confirm-numbers = Confirm
confirm-numbers-of = Confirm the numbers of { $agency }
counts-without = Counts without the numbers of
counts-without-of = The outcome counts without the numbers of { $agencies }, which nobody confirmed.
standing-confirmed-without = Complete: each agency has confirmed its numbers or was left out
numbers-leaving-out = { $by } asks to go without: { $reason } Somebody else of EC3 seconds it.
numbers-left-out = Left out by { $by }, seconded by { $with }: { $reason }
waive-confirmation = Go without
waive-confirmation-of = Go without the confirmation of { $agency }
waive-confirmation-hint = The numbers of { $agency } stay marked as not confirmed and count nowhere. Somebody of EC3 must second it, and the reason stands where the outcome is read. Its own confirmation ends this.
second-waiver-of = Second it: going without the confirmation of { $agency }
end-confirmation-waiver = Wait for it
end-confirmation-waiver-of = Wait for it: the confirmation of { $agency }
year-figures = Noted by the Board in all
year-figures-show = Sums of { $year }
year-figures-of = { $count ->
    [one] One operation with its last action day in { $year }
   *[other] { $count } operations with their last action day in { $year }
}
year-figures-none = The Board has noted no outcome of { $year } yet.
put-outcome = Put before the Board
note-outcome = Record that the Board noted it
note-outcome-day = Noted on
withheld-totals = { $count ->
    [one] One total is marked too strictly for the Board’s journal.
   *[other] { $count } totals are marked too strictly for the Board’s journal.
}
public-version = Public version
public-version-hint = Only what is marked TLP:CLEAR. A total of which any part is stricter is left out whole: the rest of the sum would be untrue.
left-out = Left out
left-out-none = Nothing is left out.
left-out-unconfirmed = Numbers of { $agency }: not confirmed
approve-public = Approve
approve-public-whole = Approve the public version
approve-public-hint = Looks right, and nothing of what is left out belongs in it: then it can be given out.
public-approved-by = approved by { $who }, { $when }
public-changed-since = changed since { $who } approved it
public-not-approved = not approved
print-public = Give out
public-title = Outcome of an international operation
refusal-not-its-authority = This is no judicial authority of that country: { $country }.
refusal-not-its-authority-hint = Choose one of that country from the register, or put it there first.
refusal-same-officer = The deputy cannot be the same person.
refusal-same-officer-hint = Name another person as deputy.
refusal-text-changed = The text was changed meanwhile.
refusal-text-changed-hint = Read the new text before you agree.
refusal-reason-too-short = The reason has { $found ->
    [one] { $found } character
   *[other] { $found } characters
}; { $least ->
    [one] at least { $least } is asked for.
   *[other] at least { $least } are asked for.
}
refusal-reason-too-short-hint = Say what is missing and why it is right all the same. It stands where everybody reads it.
event-readiness-consulted = recorded a consultation
event-readiness-consultation-withdrawn = took a consultation back
event-readiness-eurojust-informed = recorded that Eurojust was informed
event-readiness-need-set = set what is needed
event-readiness-committed = committed resources
event-readiness-leads-named = named who leads the action in a country
event-readiness-evidence-set = set where evidence goes
event-readiness-embargo-written = wrote the embargo text
event-readiness-embargo-agreed = agreed to the embargo text
event-readiness-safety-set = set how victims are told
event-readiness-waiver-asked = asked to go without a condition
event-readiness-waiver-seconded = seconded going without a condition
event-readiness-waiver-ended = ended a waiver
event-authority-recorded = recorded an authority
event-note-written-on-task = wrote a note on a task
unmet-outcome-written = Nobody has written what was done.
unmet-outcome-written-hint = The lead writes the summary of the outcome, under Operation.
unmet-numbers-confirmed = Not every agency has confirmed its own numbers as they are now.
unmet-numbers-confirmed-hint = An officer of each agency confirms them under Operation, Outcome, which says whose are missing. One that does not answer for two weeks can be left out by the lead and EC3.
unmet-outcome-noted = The Board has not noted the outcome with these numbers.
unmet-outcome-noted-hint = The lead puts it before the Board under Operation, Outcome; the secretary records that it noted it.
unmet-tasks = The plan has no task.
unmet-tasks-hint = Add tasks, or use a template, under Plan.
unmet-gate-judicial = Authorities are not consulted everywhere, or their instruments do not cover the action.
unmet-gate-judicial-hint = Readiness says which country lacks what.
unmet-gate-resources = Less is committed than needed.
unmet-gate-resources-hint = Agencies commit what is missing under Readiness.
unmet-gate-responsibilities = It is not clear who leads where on the action day, or somebody is away.
unmet-gate-responsibilities-hint = Each country names who leads there and a deputy, under Readiness.
unmet-gate-schedule = The plan cannot be kept.
unmet-gate-schedule-hint = Move, shorten or untie tasks until nothing is late and nothing goes in a circle, under Plan.
unmet-gate-evidence = Nobody receives the evidence, or nowhere is named for it.
unmet-gate-evidence-hint = The lead names storage and who receives it, under Readiness.
unmet-gate-communication = Not every agency agrees on what is said in public.
unmet-gate-communication-hint = Each agency reads the embargo text and agrees, under Readiness.
unmet-gate-decision = The Board’s decision on this case is not on record.
unmet-gate-decision-hint = A board secretary records it; of a case that ran before this system, an officer of the lead approves it on the overview.
unmet-gate-safety = How victims are told, or how material is handled, is not written down.
unmet-gate-safety-hint = The lead writes it down under Readiness.
label-gate-judicial = judicial
label-gate-resources = resources
label-gate-responsibilities = responsibilities
label-gate-schedule = plan
label-gate-evidence = evidence
label-gate-communication = communication
label-gate-decision = decision
label-gate-safety = victims and safety
label-passes = holds
label-lacking = lacks
label-waived = waived
missing-window = No action window is set.
missing-window-passed = The action window ended on { $day }.
missing-consultation = No authority was consulted.
missing-answer-open = The authority has not answered.
missing-answer-refused = The authority refused.
missing-instrument-cover = What was granted does not cover the action and 48 hours after it.
missing-instrument-cover-until = What was granted does not cover the action and 48 hours after it; it holds until { $day }.
missing-instrument-reference = What was granted has no reference.
missing-eurojust-informed = Eurojust was not informed.
missing-resource = { $found } of { $needed } { $kind } are committed.
missing-action-lead = Nobody leads the action there, with a deputy.
missing-action-lead-away = Who leads there and the deputy are both away on { $day }.
missing-desk-uncovered = Nobody is there on { $day }.
missing-task-of-stranger = It answers for tasks and does not take part.
missing-plan-empty = The plan has no task.
missing-plan-cycle = { $needed } tasks wait for each other in a circle.
missing-plan-late = The plan is { $days ->
    [one] one working day
   *[other] { $days } working days
} late.
missing-storage = Nowhere is named for the evidence.
missing-custodian = Nobody is named who receives the evidence.
missing-embargo-text = There is no text of what is said, and not before when.
missing-embargo-agreement = It has not agreed to the text.
missing-victim-plan = How and when victims are told is not written down.
missing-board-decision = The Board’s decision is not on record.
missing-lead-approved = It ran before this system, and nobody has approved it for the lead.
missing-special-handling = How material of child sexual exploitation is handled is not written down.
label-lead-or-ec3 = the lead or EC3
label-officers-of-country = officers of that country
label-officers-of-agency = officers of that agency
label-board-secretary = a board secretary
label-eurojust-or-lead = Eurojust’s expert, the lead or EC3
authority-unknown = an authority that has not arrived here yet
undone-reason = Undone.
label-to-do = to do
label-under-way = under way
label-done = done
label-finish-start = begins when the other has ended
label-start-start = begins when the other has begun
label-finish-finish = ends when the other has ended
label-eio = European Investigation Order
label-mla = legal assistance
label-jit = joint investigation team
label-national-warrant = national warrant
label-second-protocol = Second Additional Protocol
label-other-instrument = another instrument
label-asked = asked
label-granted = granted
label-refused = refused
label-officers-on-the-ground = officers on the ground
label-search-teams = search teams
label-forensic-examiners = forensic examiners
label-interpreters = interpreters
label-storage-terabytes = terabytes of storage
label-vehicles = vehicles
label-prosecutor = prosecutor
label-court = court
label-central-authority = central authority
label-police-unit = police unit
label-other-contact = other contact
label-botnet-takedown = Botnet takedown
label-booter = Booter and its customers
label-carding = Trade in payment cards
label-cse-network = Network exchanging child sexual abuse material
label-ransomware = Ransomware group
label-consultation = consultation
label-task = task
label-template = template
label-authority = authority
step-enrich = Enrich the data
step-map-infrastructure = Map the infrastructure
step-meeting = Coordination meeting
step-consult = Consult the authority
step-instrument = Obtain the order or warrant
step-sinkhole = Prepare the sinkhole
step-victims = Victim notification plan
step-evidence = Storage and custody officer
step-embargo = Embargo text
step-rehearsal = Rehearsal call
step-action = Action day
step-customers = Sort the customers by country
step-visits = Prepare visits and warnings
step-take-over-page = Take-over page
step-banks = Tell banks and card schemes
step-freezes = Prepare account freezes
step-victim-identification = Identify victims
step-safeguarding = Safeguard children
step-special-handling = Special handling of material
step-decryption = Look for a way to decrypt
step-trace-payments = Trace the payments
done-addTask = A task was added.
done-editTask = The task was edited.
done-tieTask = The tasks were tied.
done-untieTask = The tasks were untied.
done-removeTask = The task was taken out.
done-restoreTask = The task is back.
done-setWindow = The action window was set.
done-useTemplate = The template’s tasks were added.
done-setCalendar = The calendar was set.
done-recordAuthority = The authority was changed.
done-recordConsultation = The consultation was recorded.
done-withdrawConsultation = The consultation was taken back.
done-informEurojust = Eurojust’s day was set.
done-setNeed = What is needed was set.
done-commitResource = Resources were committed.
done-nameActionLeads = Who leads was named.
done-setEvidence = Evidence was set.
done-setSafety = Victims and safety were set.
tab-plan = Plan
tab-readiness = Readiness
n-of-m = { $n } of { $m }
add-task = Add a task
save-task = Save the task
remove-task = Take it out of the plan
use-template = Use a template
use-template-hint = Its tasks are added to the plan, one for each agency where each has its own. What is there stays.
template-name = { $name }, version { $version }, { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
}
template-hint = Titles, work and ties are kept, and who by their part; no date and no name. The whole taskforce can read it.
keep-dates = Keep the plan
keep-what = What is kept
keep-as-dates = Its dates, to compare with later
keep-as-template = Its tasks, as a template
set-window = Set the action window
set-window-hint = From the first to the last moment of action. Empty fields take it back.
window-from = From
window-to = To
window-is = Action { $at }
action-from = Action { $at }
action-day = Action
plan-empty = No plan yet
plan-empty-hint = A plan is tasks with one agency that answers for each, and what they wait for. A template is a good beginning.
plan-is-late = { $days ->
    [one] One working day late
   *[other] { $days } working days late
}: “{ $task }” would have to end by { $day }
plan-cycle = Tasks wait for each other in a circle, so they have no dates: { $path }. Take one of these ties out.
plan-view = View
plan-list = List
plan-time = Time line
plan-keys = Enter opens, F2 edits, Alt with ← → moves by a day
lanes-on = By country
lanes-off = By date
zoom-in = Nearer
zoom-out = Farther
tasks-done = { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}, { $done } done
column-task = Task
column-accountable = Accountable
column-helps = Helps
column-officer = Sees to it
column-status = Status
column-days = Days
column-begins = Begins
column-ends = Ends
column-due = Due
column-slack = Slack
days-late = { $days } d late
days-slack = { $days } d
lane-says = { $critical ->
    [yes] { $first } to { $last }, critical
   *[no] { $first } to { $last }
}
lane-no-dates = No dates: on a circle, or after one
accountable-hint = Exactly one agency answers for a task
days-hint = Working days; 0 is a milestone
not-before = Not before
nobody-yet = Nobody yet
checklist = Checklist
checklist-hint = One line each; x and a space before what is done
checks-done = { $done } of { $count } done
waits-for = What it waits for
is-waited-for = “{ $title }” waits for it
other-task = The other task
tie-how = How
tie-lag = Days between
tie-verb = Tie
tie-with-lag = { $tie }, { $days } d between
untie = Untie from { $title }
task = Task
template = Template
waived-because = Waived: { $gate }. { $reason } ({ $by }, { $with })
ready-no-longer = Ready no longer: { $gates }
label-ready-no-longer = ready no longer
is-readied = being readied
named = { $name }: { $what }
label-may-be-closed = can be closed
write-outcome-short = to write
confirm-numbers-short = to confirm
put-outcome-short = to put
second-confirmation-waiver-short = to second
note-outcome-short = to note
outcomes-wait = Outcomes
label-write-outcome = report to write
label-confirm-numbers = own numbers to confirm
label-put-outcome = to put before the Board
label-second-confirmation-waiver = going without a confirmation to second
label-note-outcome = before the Board
cases-lack = What your cases lack
see-gaps = See gaps
tasks-due = Tasks due
take-off-task = Take off the task
conditions = Conditions
conditions-hold = { $open } of { $of } hold; reckoned { $at }
record-consultation = Record a consultation
withdraw-consultation = Take it back
record-eurojust = Eurojust was informed
record-need = Say what is needed
record-commit = Commit
record-leads = Name who leads
record-evidence = Set where evidence goes
record-embargo = Write the embargo text
record-agree = Agree to the text
record-safety = Write down how victims are told
record-waiver = Go without
record-end-waiver = End the waiver
second-waiver = Second it
waiver-asked = { $by } asks to go without: { $reason } Somebody else of EC3 seconds it.
waiver-held = Waived by { $by }, seconded by { $with }: { $reason }
waiver-hint = Action would go without “{ $gate }”. The reason stands on the cover of the plan, and somebody of EC3 must second it.
consultations = Consultations
no-consultations = No authority was consulted yet.
informed-on = informed { $day }
informed = Informed on
until-day = until { $day }
resources = Resources
no-resources = Nothing was asked for yet.
action-leads = Who leads where
lead-and-deputy = { $lead }, deputy { $deputy }
evidence-and-public = Evidence, public, victims
embargo-text = Embargo text
embargo-agreed = agreed: { $agreed }; waiting: { $waiting }
embargo-hint = What is said in public, and not before when. A new text asks every agency again.
agree-hint = You agree for your own agency.
victim-plan = How victims are told
special-handling = Special handling
authority-hint = From the register, which cases share
new-authority = A new one
what-it-is = What it is
consulted-on = Consulted on
its-answer = Its answer
instrument = Instrument
its-reference = Its reference
valid-from = Holds from
valid-last = Last day
valid-hint = It must cover the action and 48 hours after it
how-much = How much
action-lead = Leads there
action-lead-hint = Somebody who is on the case
action-deputy = Deputy
storage = Where it goes
custodian = Who receives it
its-name = Name
# ---- documents on cases
tab-documents = Documents
label-document = document
label-document-content = content of a document
label-here = here
label-waits-for-upload = waits for upload
label-at-office = at the office
label-coming = on its way
label-absent = not at the office
label-damaged = damaged
label-no-room = no room here
refusal-case-over = This case is { $stage }; nothing more is put on it.
refusal-case-over-hint = Custody can still be recorded.
refusal-handling-missing = Nobody has said how this may be passed on.
refusal-handling-missing-hint = Choose a TLP label. It is never taken over from the case.
refusal-empty-document = This file is empty.
refusal-empty-document-hint = Choose the file that holds something.
refusal-document-too-large = This file has { $found } MiB; a document takes { $limit } MiB.
refusal-document-too-large-hint = Split it, or keep it where it is and add a list of its hashes.
refusal-same-version = This file is the same, byte for byte, as the newest version.
refusal-same-version-hint = Choose the file that was changed.
refusal-document-withdrawn = This document was taken off the case.
refusal-document-withdrawn-hint = Add the file again if the case still needs it.
refusal-not-a-time = This is no time that a clock there shows.
refusal-not-a-time-hint = Write day and time as 2027-03-01 14:05.
refusal-in-the-future = This time lies ahead; only what has happened is recorded here.
refusal-in-the-future-hint = Look at day and time.
event-document-added = added a document
event-document-version-added = added a version
event-document-custody-recorded = recorded a hand-over
event-document-withdrawn = took a document off the case
job-addDocument = Taking in: { $done } of { $of } MiB
job-addDocumentVersion = Taking in: { $done } of { $of } MiB
job-saveDocument = Saving: { $done } of { $of } MiB
job-fetchDocument = Fetching: { $done } of { $of } MiB
found-document = document
no-documents = No documents yet
no-documents-hint = Files that belong to the case, up to { $most } MiB each: with their marking, their hash, and through whose hands they went. Choose one, or drop it on this window.
document-add = Add a document
document-add-version = Add a version
document-drop-hint = A file can also be dropped on this window. Up to { $most } MiB.
document-file-hint = It is read once and kept encrypted. The file itself stays as it is.
document-name = Name
document-name-hint = Nothing keeps the name of the file.
document-about = What it is and where it comes from
document-version-why = Why there is another version
document-tlp-none = Choose how it may be passed on
document-version = Version
document-versions = Versions
document-size = Size
document-place = Where
document-moving = { $done } of { $of } MiB
document-all = All documents of the case
document-open = Open
document-save = Save as
document-saved = Saved in clear, and checked: SHA-256 { $sha256 }
document-withdraw = Take off the case
document-withdraw-hint = It stays on record with its content and is no longer used. This cannot be undone.
document-withdrawn = taken off
document-withdrawn-by = Taken off the case by { $who }: { $reason }
document-stop-fetching = Stop fetching
document-give-up = Give it up unsent
custody = Chain of custody
custody-none = Nobody has handed it on yet.
custody-record = Record a hand-over
custody-from = Given by
custody-to = Taken by
custody-recorded-by = Recorded by
custody-when-hint = As 2027-03-01 14:05; nothing means now.
viewer-image = Picture: { $name }
viewer-none = This kind of file is not shown here. Save it to open it elsewhere.
viewer-too-large = This file is too large to be shown here. Save it to open it elsewhere.
viewer-broken = This file does not read as what it says it is. Save it to look into it elsewhere.
viewer-more = Show more
viewer-page = Page { $page } of { $pages }
viewer-before = Page before
viewer-after = Next page
viewer-smaller = Smaller
viewer-larger = Larger

## Coordination meetings

label-agreed = agreed
label-action-point = to be done
label-when = day and time
label-place = place
label-agenda = agenda
label-invited = invited
label-minutes-of-it = minutes
refusal-unknown-zone = “{ $zone }” is no time zone.
refusal-unknown-zone-hint = Name one of the tz database, such as Europe/Vienna.
event-meeting-called = called a meeting
event-meeting-changed = changed a meeting
event-meeting-cancelled = cancelled a meeting
event-meeting-restored = called a cancelled meeting again
event-meeting-minuted = recorded who came to a meeting
event-meeting-point-agreed = recorded what a meeting agreed
event-meeting-point-withdrawn = took back what a meeting had agreed
done-callMeeting = The meeting was called.
refusal-nothing-to-settle = Nothing of this was set apart.
refusal-nothing-to-settle-hint = Look at it again: somebody settled it meanwhile.
done-changeMeeting = The meeting was changed.
done-cancelMeeting = The meeting was cancelled.
done-restoreMeeting = The meeting takes place after all.
done-recordMinutes = The minutes were recorded.
done-agreePoint = What was agreed was recorded.
found-meeting = meeting
files-calendar = Calendars
plan-part-tasks = Tasks
plan-part-meetings = Meetings
meeting = Meeting
meeting-of = Coordination meeting, { $case }
meetings-all = All meetings of the case
no-meetings = No meeting was called yet
no-meetings-hint = Call one with its agenda and who is invited; afterwards record who came and what was agreed. What somebody is to do becomes a task of the plan.
call-meeting = Call a meeting
change-meeting = Change the meeting
cancel-meeting = Cancel the meeting
cancel-meeting-hint = It stays in the list as cancelled, and can be called again.
restore-meeting = Call it again
export-meeting = To my calendar
meeting-title = Title
meeting-day = Day
meeting-time = Begins at
meeting-time-hint = Hours and minutes, such as 14:00
meeting-zone = On the clocks of
meeting-minutes = Length in minutes
meeting-place = Place
meeting-place-hint = A room, or how to join
meeting-agenda = Agenda
meeting-agenda-hint = An item a line
meeting-officers = Officers
meeting-authorities = Authorities and contacts of the register
meeting-invited = Invited
meeting-points = Agreed
meeting-came = Came
meeting-said = To be remembered
meeting-agreed = What was agreed
meeting-minutes-of = Minutes
meeting-cancelled = cancelled
meeting-cancelled-by = { $who } cancelled it: { $reason }
meeting-conflict = set differently on two desks
meeting-minuted = minutes recorded
meeting-not-minuted = no minutes yet
meeting-ahead = called
record-minutes = Record minutes
record-minutes-hint = Who came, and what is to be remembered. What was agreed is recorded point by point.
agree-point = Record what was agreed
point-text = What was agreed
point-follows = Somebody is to do it: it becomes a task
no-points = Nothing was recorded yet.
point-withdrawn = Taken back: { $reason }
point-back = taken back
point-task-gone = no longer in the plan
withdraw-point = Take back
withdraw-point-title = Take back what was agreed
withdraw-point-hint = It stays in the list and no longer stands.
withdraw-action-hint = It stays in the list and no longer stands. Its task stays in the plan; take it out there.

## Prints

files-page = Pages
print-case-file = Print the file
print-report = Situation report
print-show = Show the print
print-now = Print
print-save = Save as a page
printed-by = { $who }, { $at } (Amsterdam)
case-file-of = File of case { $case }
report-title = Situation report of { $at } (Amsterdam)
report-said = What was reported
report-others = What others said
print-stages = Stages
print-people = Who takes part
print-agencies = Agencies
print-officer = Officer
print-link = Linked by
print-from = From
print-to = To
print-dates = Dates
print-critical = critical
print-lacking = What is missing
print-authority = Authority
print-valid = Valid
print-means = Resource
print-need = Needed
print-given = Committed
print-lead = Leads the action
print-deputy = Stands in
print-storage = Evidence goes to
print-custodian = Received by
print-embargo = Said in public
print-victims = How victims are told
print-special = How material is handled
print-document = Document
print-data = Data
print-values = Values
print-added = Added
print-hash = SHA-256
print-corrected = corrected later
print-detail = Detail

## The register and the working calendars

action-go-register = Register and calendars
register-authorities = Authorities and contacts
register-calendars = Working calendars
register-find = Find in the register
register-none-found = Nothing in the register fits.
authority-add = Add to the register
authority-edit = Change the register
authority-person = Who is asked for
authority-person-hint = A name or a post
authority-contact = How it is reached
authority-contact-hint = An address or a number
authority-country-hint = A prosecutor, a court or a central authority has one
authority-retire = No longer used: records that name it keep it
authority-retired = no longer used
authority-show-retired = Show those no longer used
no-authorities = The register is empty
no-authorities-hint = Prosecutors, courts, central authorities, companies: written once, and used by the readiness and the meetings of every case.
calendars-hint = Plans reckon with these days. An officer sets the calendar of their own country; EC3 and administrators set any.
calendar-rest = Days without work
calendar-next = Next holiday
calendar-count = Holidays on record
calendar-usual = not set
calendar-of = Working calendar: { $country }
calendar-set = Set the calendar
calendar-holidays = Holidays
calendar-holidays-hint = A day a line, such as 2027-12-25
calendar-no-day = No day: { $lines }
calendar-line = { $count ->
    [one] without work: { $rest }; one holiday
   *[other] without work: { $rest }; { $count } holidays
}
days-of-work = { $days } working days
label-calendar = calendar
label-accountable = accountable
label-responsible = helping
label-minutes = work
label-due = due
label-notBefore = not before
label-checklist = checklist
label-status = status

## Projects of mutual interest

label-for-operation = for an operation
label-project = project of mutual interest
refusal-not-for-projects = A project of mutual interest has no operation and no conditions.
refusal-not-for-projects-hint = Its plan, meetings, notes and documents are there. Propose a case where there is to be an operation.
event-case-made-project = began it as a project of mutual interest
done-beginProject = The project was begun.
action-beginProject = Begin a project of mutual interest
begin-project = Begin the project
project-agencies = Who takes part beside your agency
project-hint = A project has the life of a case without operation and conditions, and needs no selection by the Board. Your agency leads it.
print-kind = Kind
print-goes-on = { $heading }, continued
seen-printCaseFile = printed the file
seen-writeCaseFile = wrote the file to a page
seen-printSituationReport = printed a situation report
seen-printPublicVersion = gave out the public version
seen-writePublicVersion = wrote the public version to a page
seen-writeSituationReport = wrote a situation report to a page
seen-exportMeeting = took a meeting to a calendar
seen-meetings = looked through the meetings
seen-meeting = looked at a meeting
begun-by = Begun by

## The Board and its elections on screen

action-go-board = Go to the Board
action-callElection = Call an election
action-draftRules = Draft a rule set
board-elections = Leadership and elections
board-proposals = Proposals
board-rules = Rules
board-seats = Seats
board-seats-hint = Who sits on the Board today, under the rules in force. Representatives and alternates are named in the roster.
board-act-day = Day of the decision
board-act-method = How the Board decided
board-act-seats = Seats with a vote
board-act-present = Took part
board-act-inFavour = For
board-act-against = Against
board-act-abstained = Abstained
board-decided = The Board decided
in-words = In words

# Who leads

who-leads = Who leads the Board
leads-chair = In the chair of the Board: { $country }.
leads-vice = The chair is vacant; the vice-chair acts: { $country }.
leads-longest-serving = Both offices are vacant; the country that has been a member for longest acts: { $country }.
leads-ec3-convenes = Both offices are vacant; EC3 convenes the Board and does no more.
leads-nobody = Nobody is on record as leading the Board.
no-mandates = Enter the terms that run now; those after them come from elections.
in-office = in office
elected-in = elected
entered-term = entered
exercised-by = Carried out by { $who }
term-ended = Ended before its time: { $cause }
term-membership-lost = no longer a member
office-vacant = Vacant since { $since }. It is to be filled by { $until }.
office-held = Office
enter-mandate = Enter a term
enter-mandate-hint = For a term from before this system, or one that the Board gave without an election here. The act says how.
exercise-mandate = Say who carries it out
exercise-mandate-hint = The country holds the office; a person of one of its agencies carries it out.
end-mandate = End the term
end-mandate-hint = The office is vacant from that day on. It cannot be undone; a dismissal by the Board follows from a motion instead.

# Seats

seat = Seat
seats = Seats
alternates = Alternates
member-since = Member since
votes-of-seat = Votes
seat-without-vote = sits without a vote
nobody-sits = nobody named
others-over-time = { $count ->
    [one] One other over time
   *[other] { $count } others over time
}
no-seats = No seats
no-seats-hint = A seat comes with the membership of an agency. Put agencies and their memberships on the roster.

# Rule sets

rule-set = Rule set
rule-sets = Rule sets
rule-sets-hint = Elections follow rules that the Board adopted. A rule set can be changed until then, and never after.
no-rule-sets = No rule set yet
no-rule-sets-hint = Draft one from the usual rules, change what your Board wants otherwise, and record its adoption.
draft-rules = Draft a rule set
draft-rules-hint = It begins with the usual rules, or with those of another set.
rules-title = Title
rules-based-on = Made from
rules-usual = the usual rules
rules-discarded = given up
rules-adopted-on = adopted on { $day }
rules-draft = not adopted yet
rules-hash = Hash
drafted = Drafted
adopt-rules = Record its adoption
adopt-rules-hint = From then on nothing in these rules can be changed. Every ballot commits to their hash. For other rules the Board adopts another set.
edit-rules = Change the rules
discard-rules = Give it up
rules-change = Changing them
rules-open-hint = These rules can be changed until the Board has adopted them.
rules-differ = What differs
rules-differences = What differs from { $than }
rules-no-differences = Nothing differs.
rules-all = All rules
rule = Rule
rule-before = Before
rule-after = In this set
rule-absent = not there
rule-yes = yes
rule-no = no
rule-numbered = { $name } { $number }
rule-group-rounds = Offices and rounds
rule-group-votes = Votes
rule-group-candidates = Candidates
rule-group-deciding = Deciding
rule-group-voting = Voting
rule-group-terms = Terms
rule-offices = Filled in this order
rule-rounds = Round
rule-rounds-threshold = What a candidate needs, round
rule-rounds-candidates = Who stands, round
rule-part-strict = more than the share
rule-part-base = of what
rule-part-fraction = share
rule-part-numerator = above the line
rule-part-denominator = below the line
rule-part-top-n = how many
rule-part-name = name
rule-part-rounds = rounds of its own
rule-round-more = more than { $share } ({ $base }); { $field }
rule-round-least = at least { $share } ({ $base }); { $field }
rule-round-most = the most votes; { $field }
rule-field-all = all candidates
rule-field-same = the same as in the round before
rule-field-drop-lowest = all but the last of the round before
rule-field-top-n = the first { $count }, and who is level with the last of them
rule-most-votes = The most votes are enough
rule-share = Share
rule-share-hint = Such as 1/2 or 2/3.
rule-share-of = Of what
rule-strict = More than the share is needed
rule-who-stands = Who stands
rule-how-many = How many
add-round = Add a round
remove-round = Remove round { $round }
rule-fault-number = A whole number.
rule-fault-share = A share such as 1/2 or 2/3.
rule-hint-tie-break = In this order, with commas between: extra_round, seniority_of_membership, age, lot, outgoing_chair_casting_vote.
rule-hint-candidate-scope-listed = Country codes with commas between. Empty lets every country stand.
rule-hint-non-voting-seats = Keys of agencies with commas between, such as ec3.
rule-hint-minutes-languages = en, fr, or both.
rule-hint-voting-window-timezone = Such as UTC or Europe/Amsterdam.
rule-hint-cap-per-country = Empty sets no limit. Votes that weigh differently can show how one of two agencies voted.
rule-electoral-unit = A vote for each
rule-country-vote-combination = How agencies of a country vote together
rule-designated-agencies = Agencies that vote for their country
rule-cap-per-country = Most votes of a country
rule-non-voting-seats = Seats without a vote
rule-alternates = Alternates vote for their seat
rule-ballot-mode = Votes are
rule-blank-allowed = A blank ballot is allowed
rule-abstention-counts-as = A blank ballot counts as
rule-candidate-unit = Who stands
rule-nominations-opens-before = Nominations open, days before the vote
rule-nominations-closes-before = Nominations close, days before the vote
rule-nominations-min-supporters = Agencies that must support a candidate
rule-nominations-supporters-from-countries = Countries that support must come from
rule-nominations-acceptance-required = The candidate’s country must accept
rule-nominations-self-nomination = A country may nominate itself
rule-candidate-scope-listed = Countries that may stand
rule-candidate-scope-exclude-after-terms = Left out after terms in all
rule-incompatibilities-other-country = Another country than the offices before
rule-incompatibilities-other-group = Another group (in the Union or not) than the chair
rule-single-candidate = Where one candidate stands
rule-quorum-base = Quorum is a share of
rule-quorum-fraction = Quorum, share
rule-quorum-strict = Quorum, more than the share
rule-quorum-counted-at = Quorum is counted at the
rule-max-rounds = Most rounds
rule-on-exhaustion = Where the last round elects nobody
rule-tie-break = A tie is settled by
rule-lot = Trustees prepare a lot that anybody can check
rule-tellers = Tellers drawn by lot
rule-term-months = Months of a term
rule-max-consecutive-terms = Most terms in a row
rule-starts = A term begins
rule-vacancy-vice-acts = The vice-chair acts while the chair is vacant
rule-vacancy-by-election-days = A vacancy is filled within days
rule-vacancy-both-vacant = Where both are vacant
rule-vacancy-term = Who is elected in between serves
rule-membership-end-ends-term = A term ends with the membership
rule-dismissal-proposal = Share of seats that proposes a dismissal
rule-dismissal-threshold = Share of seats that decides it
rule-voting-window-timezone = Clocks
rule-voting-window-min-hours = A vote stays open, hours at least
rule-voting-window-revote = A seat may vote again; the last ballot counts
rule-trustees-least = Trustees at least
rule-trustees-threshold = Trustees who open the count together, at least
rule-publish-counts = What is published
rule-publish-turnout-live = Who has voted is shown while voting
rule-objection-days = Days in which an outcome can be objected to
rule-minutes-languages = Minutes in
rule-value-agency = each agency
rule-value-country = each country
rule-value-split-half = each half a vote
rule-value-joint-agreed = one vote, agreed between them
rule-value-designated-agency = one agency votes
rule-value-one-each = a vote each
rule-value-secret = secret
rule-value-open = open
rule-value-cast = a vote cast
rule-value-nothing = nothing
rule-value-person = persons
rule-value-required = required
rule-value-preferred = preferred
rule-value-off = not asked for
rule-value-vote-yes-no = it is voted on for or against
rule-value-elected-without-vote = it is elected without a vote
rule-value-seats = all seats with a vote
rule-value-present = seats that are there
rule-value-opening = opening
rule-value-close = close
rule-value-stay-vacant = the office stays vacant
rule-value-reopen-nominations = nominations are reopened
rule-value-lot = lot
rule-value-extra-round = one more round
rule-value-seniority-of-membership = longest membership
rule-value-age = age
rule-value-outgoing-chair-casting-vote = the outgoing chair’s vote
rule-value-date = on a day that the call names
rule-value-on-adoption = with the declaration
rule-value-longest-serving-country = the longest-serving country acts
rule-value-ec3-convenes-only = EC3 convenes, and no more
rule-value-remainder = what is left of the term
rule-value-full = a full term
rule-value-counts-per-candidate = votes for each candidate
rule-value-only-outcome = the outcome alone
rule-value-en = English
rule-value-fr = French
rule-value-all = all candidates
rule-value-same = the same as before
rule-value-drop-lowest = all but the last
rule-value-valid = valid votes

# Elections in a list, and calling one

elections = Elections
election = Election
no-elections = No election yet
no-elections-hint = A board secretary calls one under rules that the Board adopted. A rehearsal first costs nothing and counts for nothing.
nominations-end = Nominations end
vote-opens = Vote opens
vote-closes = Vote closes
elected = Elected
nobody-elected-yet = nobody yet
election-for-you = waits for you
election-phase-preparing = being prepared
election-phase-voting = vote open
election-phase-counting = being counted
election-phase-between = between two rounds
election-phase-declared = declared
election-phase-cancelled = broken off
rehearsal = Rehearsal
rehearsal-banner = The real roster, its own keys and its own record. It counts for nothing and cannot be mixed with an election.
rehearsal-hint = The same steps with the same people and keys of its own. It counts for nothing and elects nobody.
call-election = Call an election
call-election-hint = Its rules and its times are fixed from the call on. Nobody can change them afterwards; the election can only be broken off.
call-needs-rules = An election follows rules that the Board adopted, and there are none yet. Draft a rule set under Rules and record its adoption.
call-rules-hint = Those that the Board adopted.
election-title = What it is called
offices-to-fill = What is filled
offices-to-fill-hint = One after the other, in the order of the rules.
call-times = Times, on these clocks: { $zone }
call-nominationsOpen = Nominations open
call-nominationsClose = Nominations close
call-registrationCloses = Seats register until
call-opens = Vote opens
call-closes = Vote closes
call-term-starts = First day of the terms
moment-hint = Year-month-day and time: 2027-01-26 14:00.
moment-or-empty-hint = 2027-01-26 14:00. Empty takes what the rules and the call say.
call-deputy = Deputy who may run it too
call-deputy-hint = So that one absence does not stop it. A deputy is no trustee.
call-rehearsal = This is a rehearsal

# The sequence

sequence = Sequence
stage-is-done = done
stage-is-now = now
stage-is-next = next
stage-is-later = later
stage-rules = Rules
stage-nominations = Nominations
stage-trustees = Trustees and keys
stage-roll = Roll and registration
stage-lot = Lot
stage-vote = Vote
stage-close = Close
stage-count = Count
stage-declare = Declare
stage-announce = Announce
stage-from = from { $when } on
stage-rules-done = adopted and fixed
stage-nominations-now = { $count ->
    [one] one stands; until { $when }
   *[other] { $count } stand; until { $when }
}
stage-nominations-done = { $count ->
    [one] one stands; closed { $when }
   *[other] { $count } stand; closed { $when }
}
stage-trustees-unnamed = waits for the secretary to name them
stage-trustees-waits = waits for { $names }
stage-trustees-done = { $count } hold keys, any { $of } open
stage-roll-unfrozen = waits for the secretary to freeze it
stage-roll-now = { $count } of { $of } registered; until { $when }
stage-roll-done = { $count } of { $of } registered
stage-lot-commit = waits for numbers of { $names }; until { $when }
stage-lot-open = waits for { $names } to open a number
stage-lot-draw = waits for the secretary to draw
stage-lot-done = drawn
stage-vote-none = no vote is held
stage-vote-open = round { $round } waits for the secretary to open it
stage-vote-waits = round { $round } opens { $when }
stage-vote-now = round { $round }, since { $when }
stage-vote-ended = round { $round } ended { $when }
stage-close-later = after the vote
stage-close-now = waits for the secretary or a teller
stage-close-done = closed { $when }
stage-count-later = waits for the close
stage-count-waits = { $count ->
    [one] waits for one trustee
   *[other] waits for { $count } trustees
}
stage-count-combine = waits for the secretary to record the result
stage-count-done = round { $round } is counted
stage-declare-later = waits for the count
stage-declare-now = waits for the secretary
stage-declare-lot = waits for the trustees’ lot
stage-declare-casting = waits for the outgoing chair
stage-declare-done = { $count ->
    [one] one office declared
   *[other] { $count } offices declared
}
stage-announce-later = waits for the declaration
stage-announce-now = waits for the secretary
stage-announce-done = the taskforce was told
fixed-rules = Rules cannot be changed once the election is called.
fixed-nominations = When nominations close, who stands is final. A withdrawal after voting has begun makes the round void.
fixed-trustees = Once named, trustees cannot be exchanged. Their keys must be made, copied and tried before the vote; a key that is lost later cannot be made again.
fixed-roll = Once frozen, the roll stays as it is for every round. A seat that has not registered in time counts for the quorum and cannot vote.
fixed-lot = A number that was committed to cannot be changed. What the lot gives is final, and anybody can draw it again.
fixed-vote = Once a round is open, its candidates, its roll, its keys and its end cannot be changed. It can only be made void.
fixed-close = Closing cannot be undone, and no ballot is taken after it. Before its time only when every registered seat has voted.
fixed-count = Trustees open the sum alone, and only after more than half of the registered seats’ desks have signed that they found the same in the box, or after a day with the missing ones named.
fixed-declare = A declared outcome cannot be taken back. It can be objected to, and the Board settles that.
fixed-announce = Everybody of the taskforce reads it, and the term goes on record.
was-fixed-rules = These rules cannot be changed in this election.
was-fixed-nominations = Who stands is final.
was-fixed-trustees = Trustees and their keys stand for every round.
was-fixed-roll = The roll stands for every round.
was-fixed-lot = The lot is drawn; anybody can draw it again from the opened numbers.
was-fixed-vote = No ballot of this round is taken any more.
was-fixed-close = The box is closed and its head signed.
was-fixed-count = The result can be verified by anybody with the archive.
was-fixed-declare = The outcome is declared; it can be objected to until its day.
was-fixed-announce = The taskforce was told.
to-rule-set = Open the rule set
roll-not-frozen = The roll is not frozen yet. The secretary freezes it as the roster is on that day.
registered = Registered
registered-at = registered { $when }
no-round-yet = No round has been opened yet.
round-number = Round { $round }
office-round = { $office }, round { $round }

# What waits for whom

yours-now = Yours to do now
yours-nothing = Nothing in this election waits for you.
step-taken = Done: { $what }.
until-moment = Until { $when }
what-waits = What waits for whom
nobody-awaited = Nothing waits for anybody at this moment.
waits-secretary-trustees = The secretary names the trustees.
waits-secretary-roll = The secretary freezes the roll.
waits-trustees = Trustees make, copy and try their keys: { $names }.
waits-seats-register = Seats register until { $when }: { $names }.
waits-unregistered = Not registered in time; they count for the quorum and cannot vote: { $names }.
waits-numbers = Trustees open their number of the lot: { $names }.
waits-voters = { $count ->
    [one] One seat has not voted; until { $when }: { $names }.
   *[other] { $count } seats have not voted; until { $when }: { $names }.
}
waits-closing = The secretary, a deputy or a teller closes the vote.
waits-countersigning = { $count ->
    [one] One seat has not countersigned the box: { $names }.
   *[other] { $count } seats have not countersigned the box: { $names }.
}
waits-contradicted = Counting stops: these desks found something else in the box: { $names }.
waits-decryption = { $count ->
    [one] One more trustee decrypts: { $names }.
   *[other] { $count } more trustees decrypt: { $names }.
}
no-count-exists = No count exists
no-count-exists-hint = Ballots lie encrypted. Any { $threshold } of the { $count } trustees together open the sum, and desks refuse their part before closing is countersigned. Turnout is all that anybody can see.
called = Called
your-seat = Your seat
no-seat = none on this roll
your-credential = Your credential
credential-here = on this desk
credential-not-here = not on this desk
if-something-is-wrong = If something is wrong
if-something-is-wrong-hint = A round can be made void and held again; an election can be broken off. Both stay on record with their reason.
election-step-freezeRoll = Freeze the roll
election-hint-freezeRoll = Takes the seats as the roster is today, for every round. It cannot be undone.
election-step-nameTrustees = Name the trustees
election-hint-nameTrustees = Three or more, of different countries, neither secretaries nor administrators. They cannot be exchanged afterwards.
election-step-registerSeat = Register your seat
election-hint-registerSeat = Makes your seat’s credential on this desk, seals it to your representative’s and alternates’ desks, and states that it is yours. Without it your seat cannot vote.
election-step-castBallot = Go to your ballot
election-hint-castBallot = Choose, read it back, put it in the box.
election-step-countersignBox = Countersign the box
election-hint-countersignBox = Your desk looks at what is in the box and signs what it found. No part is decrypted before enough desks have.
election-step-takePartInCeremony = Take your part in making the keys
election-hint-takePartInCeremony = The next of three messages. Your desk makes it; nothing secret leaves it unsealed.
election-step-backUpTrusteeKey = Keep a copy of your key
election-hint-backUpTrusteeKey = An encrypted file with a passphrase of its own, on a medium that you lock away.
election-step-restoreTrusteeKey = Bring your key back from its copy
election-hint-restoreTrusteeKey = Your key is not on this desk. Without it you cannot decrypt.
election-step-rehearseDecryption = Try your key
election-hint-rehearseDecryption = Decrypts a nothing, so that a lost key is found while that can be mended.
election-step-commitNumbers = Commit to your numbers for the lot
election-hint-commitNumbers = Your desk draws a number for each lot and seals it. It cannot be changed afterwards.
election-step-openNumber = Open your number
election-hint-openNumber = Everybody reads it and can draw the lot again.
election-step-drawOrder = Draw order and tellers
election-hint-drawOrder = Follows from the opened numbers alone; every desk gets the same.
election-step-openBallot = Open a round
election-hint-openBallot = Candidates, roll, keys and end are fixed from then on.
election-step-closeBallot = Close the vote
election-hint-closeBallot = No ballot is taken after it. It cannot be undone.
election-step-tallyBallot = Record the encrypted sum
election-hint-tallyBallot = Adds up what is in the box without opening anything.
election-step-decryptPart = Decrypt your part
election-hint-decryptPart = Your part of the sum, never of a single ballot.
election-step-combineResult = Record the result
election-hint-combineResult = Puts the trustees’ parts together. The count is public to the Board from then on.
election-step-declareOutcome = Declare the outcome
election-hint-declareOutcome = What follows from the rules and the counts. It cannot be taken back; it can be objected to.
election-step-announceOutcome = Announce the outcome
election-hint-announceOutcome = The whole taskforce reads it and the term goes on record. It cannot be undone.
election-step-destroyTrusteeKey = Destroy your key
election-hint-destroyTrusteeKey = Deletes your key on this desk and states that you destroyed every copy. Destroy the copy on your medium first. It cannot be undone.
election-step-checkIn = Check in
election-hint-checkIn = Counts for the quorum.
election-word-freezeRoll = freeze
election-word-closeBallot = close
election-word-declareOutcome = declare
election-word-destroyTrusteeKey = destroy

# Nominations

nominate = Nominate
nominate-for = Nominate for { $office }
nominate-hint = In the name of your agency. A country that has to accept does so itself.
nomination-statement = What your agency says for it
nomination-statement-hint = The Board reads it. Nothing is needed.
born-on = Born on
nobody-nominated = Nobody has been nominated yet.
candidate = Candidate
nominated-by = nominated by: { $who }
nominated-by-column = Nominated by
supported-by = Supported by
candidate-stands = stands
candidate-withdrawn = withdrawn
candidate-unaccepted = its country has not accepted
candidate-lacks-support = { $found } of { $needed ->
    [one] { $needed } supporter
   *[other] { $needed } supporters
}
accept-candidacy = Accept
support-candidate = Support
withdraw-candidate = Withdraw
withdraw-candidate-of = Withdraw: { $candidate }

# Trustees and the lot

trustees = Trustees
trustee = Trustee
trustee-no = No.
trustee-number = Trustee { $number }
trustee-you = you
trustee-done = done
trustee-not-yet = not yet
trustees-none = The secretary names { $least } trustees or more. They hold the keys; no other desk can open anything.
trustees-open = Any { $threshold } of these { $count } together open the count, and could read single votes. Compare with each other, by voice, what your desks show.
name-trustees-hint = At least { $least }, each of another country, who neither run elections nor administrate, and who can be reached at the count. They cannot be exchanged afterwards.
trustees-threshold = How many open the count together
trustees-threshold-hint = At least two, and fewer than all, so that one who is missing stops nothing.
key-copy = Copy kept
key-tried = Key tried
key-destroyed = Key destroyed
key-passphrase = Passphrase of the copy
key-passphrase-hint = Twelve characters or more; five words are good. Nobody can open the copy without it.
key-passphrase-again = The same again
key-passphrase-differs = This is not the same.
backup-key-hint = Choose a passphrase, then where the file goes: a medium that you lock away, not this computer.
restore-key-hint = The passphrase of the copy, then the file.
choose-place-and-keep = Choose a place and keep it
files-trustee-key = Trustee’s key
files-archive = Archive of an election
lot-hint = Each trustee commits to a number before nominations close. What is drawn follows from all numbers together, so that nobody can choose it. Where one withholds its number, any { $threshold } others open it together.
lot-none = Nobody has committed to a number yet.
lot-of-order = Order of candidates, and tellers
lot-of-tie = A tie: { $office }
tellers = Tellers
number-opened = opened
number-committed = committed, not opened
number-missing = not committed
share-number = Give your part to open it
share-number-hint = Any { $threshold } parts open the number of a trustee who withholds it.
open-together = Open it from the parts

# Opening, voting, turnout

open-round-of = Open a round: { $office }
open-round-first = The first round is open when the call says: { $opens } to { $closes }. Leave both empty for that.
open-round-next = Round { $round }. Left empty it opens now and stays open for { $hours } hours.
turnout = Took part
of-seats = of { $count }
turnout-kept-back = Under these rules who has voted is shown after the close.
turnout-public = who has voted is public to the Board; how is known to nobody
turnout-meter = { $turnout } of { $seats } seats; { $needed } make the quorum
quorum-seats = Quorum, of all seats
quorum-present = Quorum, of those present
quorum-at-close = known after the close
quorum-is-reached = reached
quorum-lacks = { $count ->
    [one] lacks one
   *[other] lacks { $count }
}
opens-moment = Opens { $when }
closes-moment = Closes { $when }
time-left = in { $hours } h { $minutes } min
voting-ended = voting has ended
checked-in = there, no ballot
seat-unregistered = not registered
seat-not-voted = not yet
seat-kept-back = shown after the close
check-in = Check in without voting
check-in-hint = Your seat then counts for the quorum. You can still vote.
closed-at = Closed
not-closed-yet = not closed yet
countersigned = Countersigned
countersigned-by = by { $count } of { $of ->
    [one] { $of } desk
   *[other] { $of } desks
}
countersigned-who = Whose
to-notice-board = Open the notice board
box-contradicted = These desks found something else in the box: { $names }.
box-contradicted-hint = Counting stops. Find out why before anything else; the round can be made void and held again.
part-decrypted = decrypted
part-not-yet = not yet
void-round = Make void: { $office }, round { $round }
void-round-verb = Make the round void
void-round-hint = None of its ballots counts, and it is held again with another ballot. It stays on record. It cannot be undone.
cancel-election = Break the election off
cancel-election-hint = Nothing of it counts any more and nobody is elected by it. It stays on record. It cannot be undone.
election-cancelled = This election was broken off.
minute-election = Write for the minutes
minute-election-hint = What the record of steps does not say by itself. The Board reads it.
nothing-minuted = Nothing was written down yet. Steps are on record without it.
minutes-of-election = Minutes

open-vote = Open vote
open-vote-when = Under these rules votes are open: they are given in a meeting, seat by seat, and recorded at once.
open-vote-of = Record an open vote: { $office }
open-vote-hint = How each seat voted is on record for the Board. It cannot be undone.
record-open-vote = Record the open vote
paper-round = On paper
paper-round-when = A round can be held on paper instead, in a meeting, and counted by the tellers. It is a round of its own; its papers are never mixed with an encrypted box.
paper-round-of = Record a round on paper: { $office }
paper-round-hint = Counted by { $tellers }. Votes, blank and invalid papers add up to the papers that were handed in. It cannot be undone.
record-paper-round = Record a round on paper
paper-counted = How many papers say so
paper-remark = What there is to say of it
who-stood = Who stood
who-was-there = There, without handing in a paper
who-handed-in = Handed in a paper
round-ended = When it ended, on these clocks: { $zone }
seat-absent = away

# The ballot

your-ballot = Your ballot
ballot = Ballot
ballot-choose = 1 Choose
ballot-read = 2 Read it back
ballot-boxed = 3 In the box
ballot-question = Who shall be { $office }?
ballot-question-one = { $office }: { $candidate }. For or against?
ballot-hint = One choice. You vote for this seat: { $seat }.
ballot-hint-lot = One choice. The order was drawn by lot and is the same for everybody. You vote for this seat: { $seat }.
ballot-read-back = Review
ballot-nothing-sent = nothing is sent yet
choice-against = Against
choice-against-hint = against the only candidate
choice-blank = Blank
choice-blank-cast = counts as cast, for nobody
choice-blank-nothing = counts as nothing
ballot-you-vote-for = You vote for: { $what }
ballot-you-vote-against = You vote against the only candidate
ballot-you-vote-blank = You vote blank
ballot-sentence-for = You, for the seat “{ $seat }”, vote for “{ $what }” as { $office }, for { $months } months.
ballot-sentence-against = You, for the seat “{ $seat }”, vote against “{ $candidate }” as { $office }.
ballot-sentence-blank = You, for the seat “{ $seat }”, vote for nobody as { $office }.
claim-sealed = Your choice was encrypted on this desk before it leaves. Then nobody can read it from the ballot, you included.
claim-trustees = Trustees are { $names }. Any { $threshold } of these { $count } together could read single votes.
claim-not = That nobody can prove to others how they voted is not promised, and a unanimous result shows how everybody voted.
claim-revote = You may vote again until closing; the last ballot counts.
claim-turnout = That you voted is shown to the Board. How you voted is not.
ballot-cast = Put my ballot in the box
ballot-change = Change
ballot-check = Check this ballot instead
ballot-check-hint = opens it on another desk, which shows whether this desk sealed what you chose. A ballot so opened is never cast.
ballot-mark-in-the-box = Your ballot is in the box. You are done.
ballot-mark-waiting-for-office = Your ballot waits for the office
ballot-mark-not = Your ballot is not in the box: { $mark }
ballot-live-in-the-box = Your ballot is in the box: the office has given it its place. There is nothing more to confirm.
ballot-live-waiting-for-office = Waiting for the office. Your ballot is not in the box before the office has given it a place; leave this desk connected until then. It must arrive before the close.
ballot-live-not = The office took your ballot and it does not count: { $mark }.
ballot-not-counted = This ballot is kept, marked and shown on the notice board, and is not counted. Vote again while the vote is open.
ballot-countersigned = { $count ->
    [0] no desk has signed the box yet
    [one] box signed by one other desk
   *[other] box signed by { $count } desks
}
ballot-counted = counted
ballot-not-yet-counted = counted after the close
tracker = Tracker
tracker-hint = Shows that your ballot is in the box, and nothing of what it says. Find it on the notice board at any time, on any desk.
tracker-yours = yours
print-tracker = Print the tracker
copy-tracker = Copy the tracker
vote-again = Vote again
vote-again-hint = Until { $when }. The last ballot counts.

# Checking a ballot instead of casting it

audit-title = A ballot that is opened and never cast
audit-never-cast = This ballot can no longer be cast, on any desk. Your vote is not in the box. To vote, choose again.
audit-steps = Take this text to another desk, paste it under Notice board, and look: it must show “{ $what }” and the same tracker. If it does not, this desk did not seal what you chose: do not vote on it and tell the board secretary.
audit-text = Text that opens the ballot
audit-back = Choose again
audit-check-title = Check a ballot that another desk opened
audit-check-hint = A voter can have a sealed ballot opened instead of casting it. What it says is shown here.
audit-paste = Text of the opened ballot
audit-paste-hint = Copied or saved on the desk that sealed it.
audit-unread = This is not the text of an opened ballot. Copy all of it.
audit-check = Show what it says
audit-says = This ballot says: { $what }
audit-says-nothing = This ballot says nothing that its round allows, or its opening does not fit.
audit-compare = Its tracker is to be the same as on the desk that sealed it:

# The notice board, verifying, the archive

notice-board = Notice board
notice-board-of = Notice board: { $office }, round { $round }
notice-board-hint = Every ballot that came, in the office’s order, with what it counts as. Late, replayed and malformed ones are kept and not counted.
find-tracker = Find a tracker
trackers-found = { $count ->
    [one] One ballot found
   *[other] { $count } ballots found
}
ballots-came = { $count ->
    [one] One ballot came
   *[other] { $count } ballots came
}
head-closing = Head at the close
head-found = Found on this desk
head-compared = Compared
heads-same = the same
heads-differ = not the same: tell the board secretary
election-fingerprint = Fingerprint of the round
verify-here = Verify on this desk
verifying = Verifying …
verified-sound = Every rule holds: { $ballots ->
    [one] { $ballots } ballot
   *[other] { $ballots } ballots
}, { $counted } counted, { $credentials ->
    [one] { $credentials } credential.
   *[other] { $credentials } credentials.
}
verified-phase = How far it goes: { $phase }. Parts decrypted: { $decrypted }.
verified-elsewhere = Export the archive to have it checked on any computer by a program that we did not write.
verified-faults = { $count ->
    [one] One thing does not hold
   *[other] { $count } things do not hold
}
verified-faults-hint = Do not go on with the count. Tell the board secretary and keep this archive.
export-archive = Archive
export-archive-hint = Everything of this round that anybody needs to verify it, and nothing secret: belenios-tool reads it, and jcat elections verify.
export-with-roll = With the roll, so that it can be checked credential by credential
archive-written = Written: { $path }

# Results

no-counts-yet = No round has been counted yet.
votes = Votes
votes-as-bars = Votes as bars
count-against = Against
count-blank = Blank
count-invalid = Not valid
round-on-paper = on paper
round-took-part = { $cast } cast, { $present } took part
round-void = Round { $round } is void
election-outcome-elected = Elected { $office }: { $candidate }.
election-outcome-next-round = Round { $round } is held among these: { $candidates }.
election-outcome-needs-lot = These are level: { $candidates }. The lot decides.
election-outcome-needs-casting-vote = These are level: { $candidates }. The outgoing chair decides.
election-outcome-vacant = Nobody is elected; { $office } stays vacant.
election-outcome-reopen-nominations = Nobody is elected; nominations are reopened for { $office }.
not-declared-yet = not declared yet
declared-by = Declared by { $who }, { $when }.
objections-until = Objections until { $when }.
announced = announced to the taskforce
not-announced-yet = not announced yet
object-to = Object to the outcome: { $office }
object-verb = Object
object-hint = In the name of your agency. The Board reads it and settles it.
settle-objection = Record how the Board settled it
casting-vote = Give the outgoing chair’s vote
casting-vote-hint = It decides between candidates who are level, and cannot be undone.
exercises-it = Who carries it out: { $country }
not-said-yet = not said yet

# What can be wrong in an archive of an election, and where

archive-rule-no-header = the archive does not begin with its header
archive-rule-header-content = the archive’s header is not that of version 1
archive-rule-truncated = the file ends inside a record
archive-rule-header = the field { $found } of the record’s header is not what it must be
archive-rule-padding = the record is not padded with zeros
archive-rule-zero-block = a block of zeros stands where a record should begin
archive-rule-content-hash = the content’s hash is { $found }, the name says { $expected }
archive-rule-record-twice = the record { $found } is in the archive already
archive-rule-not-an-event = the record is not an event
archive-rule-parent = the event does not follow from the event before it
archive-rule-height = the event’s height is { $found }, expected { $expected }
archive-rule-payload = an event of kind { $found } has a payload, and only EndBallots has none
archive-rule-record-missing = the record { $found } is missing before its event
archive-rule-unreferenced = no event refers to the record { $found }
archive-rule-record-order = the records before the event are not in their order
archive-rule-no-setup = the archive holds no election
archive-rule-out-of-phase = an event of kind { $found } cannot follow { $expected }
archive-rule-late-ballot = late ballot: voting had ended
archive-rule-after-result = nothing may follow the result ({ $found })
archive-rule-form = this is not a record of the expected form ({ $found })
archive-rule-element = a number { $found ->
        [not-digits] is not made of base-10 digits
        [leading-zero] has a leading zero
        [not-reduced] is not reduced
       *[not-in-group] is not an element of the group
    }
archive-rule-scalar = a challenge or response { $found ->
        [not-digits] is not made of base-10 digits
        [leading-zero] has a leading zero
        [not-reduced] is not reduced
       *[not-in-group] is not an element of the group
    }
archive-rule-version = protocol version { $found } is not known
archive-rule-group = the group { $found } is not known
archive-rule-uuid = the uuid is not at least 14 base-58 characters
archive-rule-no-question = there is no question
archive-rule-bounds = min and max don’t fit the number of answers
archive-rule-election-key = the election’s key is not the product of the trustees’ keys
archive-rule-no-trustee = there is no trustee
archive-rule-threshold = threshold and number of trustees don’t fit
archive-rule-proof-of-knowledge = the proof of knowledge of the key does not hold
archive-rule-certificate-signature = the signature of the certificate does not hold
archive-rule-coefficients-signature = the signature of the coefficients does not hold
archive-rule-verification-key = the verification key does not follow from the coefficients
archive-rule-credential-twice = the credential is in the list already, at { $found }
archive-rule-weight = the weight is not a number from 1 on
archive-rule-third-part = the line has a third part
archive-rule-total-weight = the sum of the weights is too large
archive-rule-not-canonical = the ballot is not in canonical form
archive-rule-other-election = the ballot names another election
archive-rule-other-fingerprint = the ballot commits to another text of the election
archive-rule-unknown-credential = the credential is not in the list
archive-rule-answer-count = { $found } answers, expected { $expected }
archive-rule-list-length = { $found } entries, expected { $expected }
archive-rule-blank-proof-presence = the proof for a blank answer is there exactly if blank is allowed
archive-rule-signature-hash = the signed hash is not that of the ballot
archive-rule-proof = the proof does not hold
archive-rule-replayed = replayed ballot: the same as number { $found }
archive-rule-copied-ciphertext = a ciphertext is copied from ballot { $found }
archive-rule-tally-differs = the encrypted tally is not that of the ballots
archive-rule-tallied-count = { $found } ballots tallied, counted { $expected }
archive-rule-tallied-weight = total weight { $found }, counted { $expected }
archive-rule-unknown-owner = there is no trustee { $found }
archive-rule-owner-twice = trustee { $found } has decrypted already
archive-rule-shares-missing = partial decryptions of { $found } more trustees are needed (item { $expected } of the list)
archive-rule-result-differs = the count is not what the ballots decrypt to
archive-rule-result-sum = the counts add up to { $found }, the weight is { $expected }
archive-place-byte = byte { $a }
archive-place-record = record { $a }
archive-place-event = event { $a }
archive-place-election = election
archive-place-question = election, question { $a }
archive-place-trustees = trustees
archive-place-trustee = trustee { $a }
archive-place-credentials = public credentials
archive-place-credential = public credential { $a }
archive-place-ballot = ballot { $a }
archive-place-ballot-answer = ballot { $a }, question { $b }
archive-place-ballot-choice = ballot { $a }, question { $b }, choice { $c }
archive-place-ballot-individual-proof = ballot { $a }, question { $b }, proof of choice { $c }
archive-place-ballot-blank-proof = ballot { $a }, question { $b }, proof of a blank answer
archive-place-ballot-overall-proof = ballot { $a }, question { $b }, proof of the number of choices
archive-place-ballot-signature = ballot { $a }, signature
archive-place-tally = encrypted tally
archive-place-tally-at = encrypted tally, question { $a }, choice { $b }
archive-place-decryption = partial decryption { $a }
archive-place-decryption-at = partial decryption { $a }, question { $b }, choice { $c }
archive-place-result = result
archive-place-result-of = result, question { $a }
archive-place-result-at = result, question { $a }, choice { $b }
archive-phase-Setup = open for ballots, none cast
archive-phase-Ballot = open for ballots
archive-phase-EndBallots = closed
archive-phase-EncryptedTally = tallied
archive-phase-PartialDecryption = being decrypted
archive-phase-Result = result there
archive-remark-file-name = the file is not named after its election ({ $uuid }.bel)

## Elections

refusal-rules-invalid = These rules cannot be followed: { $fault }.
refusal-rules-invalid-hint = Change that and save again; nothing was recorded.
refusal-rules-fixed = This rule set was adopted or given up; it is fixed.
refusal-rules-fixed-hint = Draft another from it; the Board adopts that in its place.
refusal-rules-not-adopted = The Board has not adopted this rule set.
refusal-rules-not-adopted-hint = Record its adoption first.
refusal-rules-differ = The rules are not those that this was said of: their hash differs.
refusal-rules-differ-hint = Look at the rules as they are now and do it again.
refusal-no-quorum = { $present ->
    [one] { $present } seat took part
   *[other] { $present } seats took part
}; { $needed ->
    [one] { $needed } is needed.
   *[other] { $needed } are needed.
}
refusal-no-quorum-hint = It can be decided again, in a meeting or by written procedure.
refusal-not-carried = With { $inFavour } for it and { $against } against, the Board has not decided so.
refusal-not-carried-hint = Look at the votes again; what the Board did not decide is not recorded as decided.
refusal-act-doubtful = These numbers contradict each other: { $present } of { $seats } seats took part.
refusal-act-doubtful-hint = Votes are not more than those who took part, and those not more than the seats; a dismissal is voted on by all seats that had a vote when it was proposed.
refusal-nobody-designated = No agency is designated to vote for this country: { $country }.
refusal-nobody-designated-hint = The rule set names one for each country that has several.
refusal-office-not-filled = This does not fill the office: { $office }.
refusal-office-not-filled-hint = Take the step that “Yours to do now” shows.
refusal-offices-out-of-order = Offices are filled in the order of the rules, each once.
refusal-offices-out-of-order-hint = Take the step that “Yours to do now” shows.
refusal-schedule-out-of-order = The times contradict each other: { $step } would end before it begins.
refusal-schedule-out-of-order-hint = Nominations open and close, then seats register, then voting opens and closes.
refusal-too-little-notice = The rules ask for { $days ->
    [one] { $days } day
   *[other] { $days } days
} between this ({ $step }) and the vote; { $found ->
    [one] there is { $found }.
   *[other] there are { $found }.
}
refusal-too-little-notice-hint = Choose a later vote.
refusal-window-too-short = The rules keep a vote open for { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} at least; this would be { $minutes ->
    [one] { $minutes } minute.
   *[other] { $minutes } minutes.
}
refusal-window-too-short-hint = Choose a later end. A quarter of an hour is counted for the way to the office.
refusal-term-without-start = The rules leave the first day of a term to the call, and it names none.
refusal-term-without-start-hint = Say the first day of the term.
refusal-term-start-fixed = Under these rules a term begins with the declaration; the call names no day.
refusal-term-start-fixed-hint = Leave the first day of the term out.
refusal-too-early = It is too early ({ $step }): from { $from } on.
refusal-too-early-hint = Do it again then.
refusal-too-late = It is too late ({ $step }): that was possible until { $until }.
refusal-too-late-hint = Ask the board secretary what can still be done.
refusal-not-yet = Something else comes first: { $waits }.
refusal-not-yet-hint = Take the step that “Yours to do now” shows.
refusal-election-over = This election is over.
refusal-election-over-hint = An outcome that was declared is objected to; for anything else another election is called.
refusal-not-on-roll = { $agency } has no vote in this.
refusal-not-on-roll-hint = The roll has the seats as they were when it was frozen.
refusal-not-registered = { $agency } has not registered for this vote.
refusal-not-registered-hint = It counts for the quorum all the same.
refusal-not-present = { $agency } voted and is not among those present.
refusal-not-present-hint = Count it among those present, or leave its vote out.
refusal-out-of-scope = This country cannot stand: { $country } ({ $because }).
refusal-out-of-scope-hint = Choose a country that the rules admit.
refusal-self-nomination = Under these rules no country nominates itself.
refusal-self-nomination-hint = Ask another agency to nominate it.
refusal-not-standing = This candidate does not stand, or no longer: { $candidate }.
refusal-not-standing-hint = Choose among those who stand.
refusal-not-its-nomination = This nomination is withdrawn by who made it.
refusal-not-its-nomination-hint = A country that was nominated by others alone may decline for itself.
refusal-too-few-supporters = { $found ->
    [one] { $found } agency supports this
   *[other] { $found } agencies support this
}; the rules ask for { $needed }.
refusal-too-few-supporters-hint = Ask more agencies to support it.
refusal-too-few-countries = { $found ->
    [one] Support comes from { $found } country
   *[other] Support comes from { $found } countries
}; the rules ask for { $needed }.
refusal-too-few-countries-hint = Ask agencies of other countries to support it.
refusal-roll-doubtful = The roll has nobody who votes, or an agency twice.
refusal-roll-doubtful-hint = Put the seats of the Board right on the roster first.
refusal-ballots-doubtful = The rules can lead to { $needed ->
    [one] { $needed } ballot
   *[other] { $needed } ballots
}; { $found ->
    [one] { $found } is named.
   *[other] { $found } are named.
}
refusal-ballots-doubtful-hint = Take the step again; this desk names as many as the rules need.
refusal-credentials-doubtful = A seat registers a credential of its own for { $needed ->
    [one] { $needed } ballot
   *[other] each of { $needed } ballots
}; { $found ->
    [one] { $found } fits.
   *[other] { $found } fit.
}
refusal-credentials-doubtful-hint = Make them anew on this desk.
refusal-credential-taken = Another seat has registered one of these credentials.
refusal-credential-taken-hint = Make new ones on this desk.
refusal-statement-missing = The agency states that these credentials are its own; here it states nothing.
refusal-statement-missing-hint = State it, and register again.
refusal-too-few-registered = Fewer than two seats have registered: a ballot alone would be read in the result.
refusal-too-few-registered-hint = Call the election again, and remind the seats.
refusal-voting-has-begun = A round was opened: what was registered until then stands.
refusal-voting-has-begun-hint = For another roll or other keys, the election is broken off and called again.
refusal-trustees-doubtful = These trustees do not fit: { $fault }.
refusal-trustees-doubtful-hint = Choose other trustees.
refusal-not-a-trustee = This belongs to a trustee of this election.
refusal-not-a-trustee-hint = Ask one of them; the election names its trustees.
refusal-trustee-with-duty = A trustee is not { $duty } at the same time.
refusal-trustee-with-duty-hint = Choose somebody without that duty.
refusal-commitments-doubtful = A trustee commits to one number for { $needed ->
    [one] { $needed } lot
   *[other] each of { $needed } lots
}; { $found ->
    [one] here is { $found }.
   *[other] here are { $found }.
}
refusal-commitments-doubtful-hint = Take the step again; this desk draws as many as are needed.
refusal-number-differs = This is not the number that was committed to.
refusal-number-differs-hint = Open it at the desk that committed to it.
refusal-lot-differs = The lot gives another order or other tellers.
refusal-lot-differs-hint = Take the step that “Yours to do now” shows.
refusal-no-tie = Nobody is level, so nothing is to be settled.
refusal-no-tie-hint = Go on with the next step.
refusal-record-differs = { $record } does not hold what it must.
refusal-record-differs-hint = It is made from the roll, the nominations and the rules as they are on record; make it again.
refusal-other-candidates = Others stand in this round.
refusal-other-candidates-hint = Take the step that “Yours to do now” shows.
refusal-other-ballot = Another ballot comes next.
refusal-other-ballot-hint = Take the step that “Yours to do now” shows.
refusal-no-ballot-left = Every ballot that seats registered for is used.
refusal-no-ballot-left-hint = Break this election off and call it again.
refusal-other-tellers = The tellers that were drawn are: { $agencies }.
refusal-other-tellers-hint = Take the step that “Yours to do now” shows.
refusal-votes-are-open = Under these rules votes are open.
refusal-votes-are-open-hint = Record the open vote instead.
refusal-votes-are-secret = Under these rules votes are secret.
refusal-votes-are-secret-hint = Open a secret round instead.
refusal-paper-of-unequal-votes = Votes that weigh differently are not counted on paper: the papers would tell whose they are.
refusal-paper-of-unequal-votes-hint = Hold the round on the desks.
refusal-count-differs = { $papers ->
    [one] { $papers } paper was handed in
   *[other] { $papers } papers were handed in
}, and { $votes ->
    [one] { $votes } vote is counted or does not fit.
   *[other] { $votes } votes are counted or do not fit.
}
refusal-count-differs-hint = Votes, blank and invalid papers add up to the papers.
refusal-ballot-void = This round is void.
refusal-ballot-void-hint = Another round is opened for what is still to be filled.
refusal-voting-closed = Voting is closed.
refusal-voting-closed-hint = Nothing more comes into the box; the count follows.
refusal-still-voting = These seats have not voted: { $agencies }. Voting can be closed from { $until } on.
refusal-still-voting-hint = Remind them, or wait until then.
refusal-ballot-not-taken = This ballot would not come into the box: { $mark }.
refusal-ballot-not-taken-hint = Nothing was cast. Make the ballot anew while voting is open.
refusal-box-contradicted = The desks of these seats found something else in the box: { $agencies }. Counting stops.
refusal-box-contradicted-hint = Find out why before anything else. The round can be made void and held again.
refusal-not-countersigned = Fewer than half have countersigned; missing are { $agencies }. Trustees decrypt without them from { $from } on, and the minutes name them.
refusal-not-countersigned-hint = Remind these seats to bring their desks in touch with the office.
refusal-already-counted = This round was counted; it is not made void.
refusal-already-counted-hint = An outcome that was declared can be objected to.
refusal-outcome-stands = The outcome for this office was declared.
refusal-outcome-stands-hint = It can be objected to while there is time; afterwards another election is called.
refusal-outcome-differs = Something else follows from the rules and the counts.
refusal-outcome-differs-hint = Look at the outcome again, and declare what is shown now.
refusal-outcome-annulled = The Board upheld an objection: this outcome does not stand.
refusal-outcome-annulled-hint = Call the election again.
refusal-keys-still-needed = Keys are kept until { $from }: until then the outcome can be objected to.
refusal-keys-still-needed-hint = Destroy yours after that.
refusal-only-a-rehearsal = A rehearsal elects nobody.
refusal-only-a-rehearsal-hint = Call the election itself.
refusal-office-held = This country holds the office on some of these days: { $country }.
refusal-office-held-hint = Choose days after its term, or end that first.
refusal-motion-missing = A dismissal follows from a motion that the Board carried, and nothing else names one.
refusal-motion-missing-hint = Propose a motion, or have the Board vote on the one that stands.
refusal-too-few-proposers = { $found ->
    [one] { $found } seat proposes this
   *[other] { $found } seats propose this
}; { $needed ->
    [one] { $needed } is needed.
   *[other] { $needed } are needed.
}
refusal-too-few-proposers-hint = Ask other seats to join the motion.
refusal-still-a-member = This country is still a member on that day: { $country }.
refusal-still-a-member-hint = End its membership first, or give another reason.

label-chair = Chair-country
label-vice-chair = Vice-chair-country
label-nominations = nominations
label-registration = registration
label-voting = voting
label-objections = objections
label-rule-no-office = they fill no office
label-rule-too-many-offices = they fill more than eight offices
label-rule-office-twice = an office stands in them twice
label-rule-office-without-name = an office other than chair and vice-chair has no name
label-rule-combination = how agencies of a country vote together is said exactly where countries vote
label-rule-designation = agencies are designated exactly where one votes for its country
label-rule-cap-of-nothing = a country would have no vote
label-rule-nominations-without-time = nominations would close before they open
label-rule-more-countries-than-supporters = supporters would come from more countries than there are supporters
label-rule-no-round = there is no round
label-rule-too-many-rounds = there are more than eight rounds
label-rule-rounds-never-reached = more rounds are described than are held
label-rule-first-round-not-all = the first round leaves candidates out
label-rule-top-of-one = a round would keep fewer than two candidates
label-rule-no-share = a share is nothing, or more than the whole
label-rule-quorum-of-present = a quorum of those present is counted at the close
label-rule-tie-break-twice = a way to settle a tie stands in the list twice
label-rule-lot-off = the lot is off, and ties, the last round or the tellers need it
label-rule-age-of-countries = age tells persons apart, not countries
label-rule-no-term = a term has no length, or nobody may hold one
label-rule-unknown-zone = the time zone is not known
label-rule-no-window = the vote has no length
label-rule-too-few-trustees = fewer than three trustees
label-rule-trustee-threshold = at least two trustees open the count, and never all of them are needed
label-rule-too-long = a stretch of time is longer than ten years, or a term than fifty
label-rule-no-language = the minutes have no language
label-waits-for-roll = the roll is to be frozen
label-waits-for-trustees = trustees are to be named
label-waits-for-ceremony = every trustee is to send its message of the step before
label-waits-for-keys = every trustee is to keep a copy of its key and to try it
label-waits-for-commitments = every trustee is to commit to its numbers
label-waits-for-numbers = every number of the lot is to be opened
label-waits-for-order = order and tellers are to be drawn
label-waits-for-office-before = the office before it is to be declared
label-waits-for-count = the open round is to be counted, or made void
label-waits-for-closing = voting is to be closed
label-waits-for-tally = the encrypted sum is to be recorded
label-waits-for-parts = more trustees are to decrypt
label-waits-for-declaration = the outcome is to be declared
label-waits-for-objections = objections are to be settled
label-waits-for-next-step = there is no outcome yet, another round or step follows
label-trustees-too-few = they are fewer than the rules ask for
label-trustees-threshold = the threshold is below that of the rules, or all would be needed
label-trustees-twice = somebody is named twice
label-trustees-same-country = two are of one country or body
label-trustees-run-it = a board secretary, a deputy or an administrator is among them
label-scope-not-listed = the rules list who may
label-scope-terms-in-a-row = it has held the office for as many terms in a row as the rules allow
label-scope-terms-in-all = it has held the office for as many terms as the rules allow
label-scope-no-seat = no agency of it has a vote
label-scope-unit = the rules let countries stand, or persons, and this is the other
label-scope-birth = a day of birth is given exactly where age settles a tie
label-in-the-box = in the box
label-waiting-for-office = waiting for the office
label-replaced = replaced by a later one
label-early = too early
label-late = too late
label-replayed = the same ballot again
label-malformed = not a ballot of this round and seat, or its proofs do not hold
label-second-vote = a second vote, which these rules do not take
label-objection-rejected = the outcome stands
label-objection-upheld = the outcome does not stand
label-resigned = given up
label-membership-ended = membership ended
label-dismissed-by-board = dismissed by the Board
label-annulled = election annulled
label-same-country = the same country
label-same-group = both in the Union, or both not
label-certificate = certificate
label-shares = shares
label-verification = verification
label-seats = votes of all seats
label-cast = votes cast
label-valid = valid votes
label-rule-set = rule set
label-election = election
label-mandate = term of office
label-dismissal = motion to dismiss

reason-left-out = Cannot be held beside the { $office }: { $candidate } ({ $because }).
reason-nobody-stands = Nobody stands.
reason-only-one = The only candidate is elected without a vote, as the rules say: { $candidate }.
reason-quorum-reached = Round { $round }: { $found } took part, { $needed } were needed. There is a quorum.
reason-quorum-missed = Round { $round }: { $found } took part, { $needed } were needed. There is no quorum; the round does not count and is held again.
reason-reached = Round { $round }: { $candidate }, { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
}; { $needed ->
    [one] { $needed } was needed
   *[other] { $needed } were needed
} ({ $base }: { $of }).
reason-not-reached = Round { $round }: the most votes are { $votes }; { $needed } were needed ({ $base }: { $of }).
reason-most-votes = Round { $round }: most votes: { $candidate }, { $votes }.
reason-more-against = Round { $round }: { $votes } for the only candidate, { $against } against.
reason-no-votes = Round { $round }: nobody has a vote.
reason-level = Round { $round }: level with { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
} each: { $candidates }.
reason-one-more = One more round is held among these: { $candidates }.
reason-by-wish = The rules wish otherwise than “{ $wish }”; left are: { $candidates }.
reason-by-seniority = A member for longest: { $candidate }, since { $since }.
reason-seniority-unknown = It is not on record since when each has been a member.
reason-by-age = The older person: { $candidate }.
reason-age-unknown = It is not on record how old each is.
reason-by-casting-vote = The outgoing chair decided; elected: { $candidate }.
reason-no-outgoing-chair = There is no outgoing chair to decide.
reason-outgoing-chair-stands = The outgoing chair stands and does not decide for itself: { $candidate }.
reason-by-lot = Drawn by lot: { $candidate }.
reason-still-level = Nothing tells these apart: { $candidates }.
reason-goes-on = Round { $round } is held among these: { $candidates }.
reason-exhausted = { $rounds ->
    [one] { $rounds } round was held
   *[other] { $rounds } rounds were held
}, as many as the rules have.

event-rule-set-drafted = drafted a rule set
event-rule-set-edited = edited a rule set
event-rule-set-adopted = recorded that the Board adopted a rule set
event-rule-set-discarded = gave a rule set up
event-election-called = called an election
event-election-nominated = nominated a candidate
event-election-supported = supported a candidate
event-election-accepted = accepted a nomination
event-election-withdrawn = withdrew or declined a nomination
event-election-roll-frozen = froze the roll
event-election-registered = registered the seat’s credentials
event-election-trustees-named = named the trustees
event-election-ceremony-message = sent a message of the trustees’ ceremony
event-election-key-backed-up = kept a copy of its key
event-election-decryption-rehearsed = tried its key
event-election-numbers-committed = committed to numbers for the lot
event-election-number-part = gave a part in opening another’s number
event-election-number-opened = opened a number of the lot
event-election-order-drawn = recorded the order and the tellers that the lot gave
event-election-round-opened = opened a round
event-election-checked-in = checked in
event-election-ballot-cast = cast a ballot
event-election-round-closed = closed the vote
event-election-countersigned = countersigned what is in the box
event-election-tallied = recorded the encrypted sum
event-election-partly-decrypted = decrypted a part
event-election-result-recorded = recorded the result
event-election-round-voided = made a round void
event-election-paper-counted = recorded the count of a round on paper
event-election-open-vote-taken = recorded an open vote
event-election-casting-vote-given = gave the outgoing chair’s vote
event-election-declared = declared the outcome
event-election-objected = objected to the outcome
event-election-objection-settled = recorded how the Board settled an objection
event-election-key-destroyed = stated that its key was destroyed
event-election-minuted = wrote something down for the minutes
event-election-cancelled = broke the election off
event-mandate-entered = entered a term from before this system
event-mandate-announced = announced the outcome of an election
event-mandate-exercised = named who carries an office out
event-mandate-ended = ended a term of office
event-dismissal-proposed = proposed a dismissal
event-dismissal-supported = joined a motion to dismiss
event-dismissal-unsupported = left a motion to dismiss
event-dismissal-voted = recorded the vote on a dismissal

## Elections: the desk

office-chair = Chair-country
office-vice-chair = Vice-chair-country
ballot-against = Against
archive-election = Election of the Board of the Joint Cybercrime Action Taskforce
archive-rehearsal = REHEARSAL. This election elects nobody.
credential-statement = The public credentials in this entry are those of the seat of { $agency }, and nobody else holds the private one.
trustee-key-destroyed-statement = My key of this election and every copy of it are destroyed.
label-entry = entry
label-credential = credential of the seat on this desk
label-sealed-ballot = sealed ballot
label-trustee-key = trustee’s key on this desk
label-lot-number = number for the lot
done-editRules = The rule set was edited.
done-nominateCandidate = A candidate was nominated.
done-withdrawCandidate = A nomination was withdrawn.

## Data: contributions, matching, hits (rules and history)

refusal-category-missing = Data of the kind { $kind } are about a person, and nobody has said about whom.
refusal-category-missing-hint = Choose the category of the data subject: suspect, convicted, victim, witness and so on. Record data about others apart.
refusal-purpose-missing = Nobody has said for what the data are used.
refusal-purpose-missing-hint = Choose a purpose of work on cases.
refusal-nothing-to-compare = There is nothing in it that could be compared.
refusal-nothing-to-compare-hint = Paste the values themselves, one in each line or as they stand in a text.
refusal-nothing-to-record = There is nothing new in it to record.
refusal-nothing-to-record-hint = Every value was refused or is on this case already. What was refused, and why, is listed.
refusal-not-stricter = This marking is not stricter than the present one in every part.
refusal-not-stricter-hint = Others only propose what is stricter. The agency whose data they are can mark them otherwise.
refusal-contribution-withdrawn = This contribution was withdrawn.
refusal-contribution-withdrawn-hint = The agency that withdrew it can put it back.
refusal-hit-stands = This hit is { $from }: { $to } cannot follow.
refusal-hit-stands-hint = Speak to the other side or to EC3’s desk first and say so; then say what came of it.
event-contribution-begun = contributed data
event-contribution-indicators-added = added indicators
event-contribution-marked = marked a contribution anew
event-contribution-marking-proposed = proposed a stricter marking
event-contribution-permission-asked = asked for a permission
event-contribution-permission-answered = answered a request for a permission
event-contribution-use-decided = said whether data are used
event-contribution-withdrawn = withdrew a contribution
event-contribution-rekeyed = made the keys of a contribution anew
event-contribution-restored = put a contribution back
event-hit-settled = said what becomes of a hit
label-contribution = contribution
label-hit = hit
label-alarm = alarm
label-pass-on = passing on
label-suspect = suspect
label-potential = may commit an offence
label-witness = witness
label-victim = victim
label-informant = informant
label-open = open
label-contacted = contacted
label-joint = worked on together
label-handed-over = handed over
label-separate = continued separately
label-false-positive = false positive
label-delayed = put off
label-L0 = nothing
label-L1 = that there is a hit
label-L2 = agency and contact
label-L3 = case and title
label-L4 = everything
label-gate-deconfliction = deconfliction
label-gate-handling = handling
unmet-gate-deconfliction = A hit that is the same thing waits for a word.
unmet-gate-deconfliction-hint = Speak to the other side and say what becomes of it, under Hits.
unmet-gate-handling = Data of the case lack a marking, or a permission of whoever provided them.
unmet-gate-handling-hint = Ask the provider under Data, or say that they are not put to that use.
missing-open-hits = { $needed ->
    [one] One hit waits
   *[other] { $needed } hits wait
} for a word on what becomes of it.
missing-unmarked-data = { $needed ->
    [one] One contribution came
   *[other] { $needed } contributions came
} without a marking.
missing-court-permission = { $needed ->
    [one] One contribution may
   *[other] { $needed } contributions may
} not be used in court (H1) without permission.
missing-pass-on-permission = { $needed ->
    [one] One contribution may
   *[other] { $needed } contributions may
} not be passed on (H2) without permission.
done-recordContribution = The data were recorded.
done-remarkContribution = The contribution was marked anew.
done-withdrawContribution = The contribution was withdrawn.
done-restoreContribution = The contribution was put back.
indicator-fault-unknown-kind = No such kind of indicator is known.
refusal-budget-spent = Your day’s number of comparisons is used up.
refusal-budget-spent-hint = It is 2,000 values a day. Record the data as a contribution: a second person on the case lets them be compared.
tab-hits = Hits
no-hits = No other case has what this one has.
no-hits-hint = As soon as another case records the same address, wallet, number or name, both sides are told here and on Today.
hits-this-desk-only = This desk has no office: only its own cases are compared.
hit-value = Value
hit-value-unknown = not recorded here
hit-told = What you may know
hit-next-step = Whom to ask
hit-state = Where it stands
hit-same = the same
hit-alike = something in common
hit-theirs = The other side: { $word }.
hit-overdue = Waits longer than two working days.
hit-common = In more than 200 cases: it tells little.
hit-agency = A case of { $agency }
hit-hidden = A case you cannot see
hit-look-there = Read it in the other case.
hit-ring = Ring
hit-ask-ec3 = Ask EC3’s desk and name { $token }
hit-reveal = Show us if they do
hit-hide-again = Do not show us
hit-what-becomes = What becomes of it
hit-reason-hint = It stands in this case’s history. The other side sees the word alone.
hit-they-were-told = They were told
settle-hit = Say what becomes of it
hits-asked = Who asked for data of this case
questions-waited = Questions that waited for the office
question-answered = { $count ->
    [one] { $count } value
   *[other] { $count } values
}: { $found } known elsewhere.
question-waits = { $count ->
    [one] { $count } value
   *[other] { $count } values
}: this desk only, the office is asked as soon as it can be reached.
second-person-waits = Waits for a second person
second-person-row = { $name }, recorded by { $by }: { $count ->
    [one] { $count } indicator is compared
   *[other] { $count } indicators are compared
} with all cases once somebody else on the case agrees.
second-person-agree = Have it compared
purpose = Purpose
asked-of-us = Asked about your agency’s data
asked-since = since { $day }
asked-permissions = { $count ->
    [one] one permission
   *[other] { $count } permissions
}
asked-markings = { $count ->
    [one] one stricter marking
   *[other] { $count } stricter markings
}
hits-wait = Hits to answer
hits-new = new
hits-overdue = { $count ->
    [one] one is overdue
   *[other] { $count } are overdue
}
hits-same = { $count ->
    [one] one value that another case has too
   *[other] { $count } values that other cases have too
}
hits-alike = { $count } alike
hits-asked-count = { $count ->
    [one] somebody asked for its data
   *[other] asked for { $count } times
}
hits-second = { $count } waiting for a second person
hit-answer = Answer

# Minutes of an election

minutes-of-an-election = Minutes of an election
minutes-label = { $title } · SHA-256 { $hash }…
print-minutes = Print the minutes
minutes-file = minutes
minutes-drafted-hint = The minutes are drafted from what was recorded, in the languages that the rules ask for. Every desk that holds the same drafts the same; the hash at the end says so.
minutes-draft = Drafted from the record. It becomes the minutes when those below have signed it.
minutes-not-over = Drafted from the record while the election goes on: what comes later is not in it.
minutes-fills = Fills
minutes-called = Called
minutes-deputies = Run beside the board secretaries by
minutes-number = Election
minutes-cancelled = Broken off
minutes-by-at = { $who }, { $at }
minutes-basis = Legal basis
minutes-adopted = Adopted
minutes-adopted-on = { $day } ({ $how }); recorded by
minutes-act = Act of the Board
minutes-votes = Votes on it
minutes-act-votes = { $seats } seats, { $present } took part: { $for } for, { $against } against, { $abstained } abstained
minutes-quorum = Quorum
minutes-quorum-seats-close = { $more } { $share } of the voting seats, counted when the vote closes
minutes-quorum-seats-opening = { $more } { $share } of the voting seats, counted when the vote opens
minutes-quorum-present = { $more } { $share } of the seats that checked in
minutes-more-than = more than
minutes-at-least = at least
minutes-calendar = Call and times
minutes-what = What
minutes-when = When
minutes-who-when = Who, when
minutes-days-before = Days before the vote
minutes-asked = Asked for by the rules
minutes-days-asked = at least { $days } days before
minutes-hours-asked = open for at least { $hours } hours
minutes-nominations-open = Nominations open
minutes-nominations-close = Nominations close
minutes-roll-frozen = Roll frozen
minutes-registration-closes = Registration closes
minutes-drawn = Order and tellers drawn
minutes-vote-opens = Vote opens
minutes-vote-closes = Vote closes
minutes-candidates = Candidates
minutes-nominated = Nominated by
minutes-supported = Supported by
minutes-accepted = Accepted
minutes-stood = stood
minutes-did-not-stand = did not stand
minutes-withdrawn = withdrawn: { $why }
minutes-nominations-hash = Hash of the nominations
minutes-roll = Roll
minutes-roll-as-of = Roster as of
minutes-voting-seats = Seats with a vote
minutes-registered = Registered
minutes-not-registered = did not register
minutes-no-vote = sits without a vote
minutes-left = Membership ended after the roll was frozen; the roll stays
minutes-roll-hash = Hash of the roll
minutes-weight = Votes
minutes-copied = Key copied
minutes-tried = Key tried
minutes-destroyed = Key destroyed
minutes-not-done = not done
minutes-trustee-and-teller = Trustee and teller at once: { $agencies }.
minutes-lot = Lot
minutes-tellers = Tellers
minutes-order = Order on the ballot
minutes-commitment = Hash that bound the number
minutes-number-opened = Number
minutes-not-opened = not opened
minutes-lot-bound = Bound to
minutes-lot-seed = Seed
minutes-manner = Manner
minutes-secret = secret, encrypted
minutes-paper = secret, on paper
minutes-open = open
minutes-opened = Opened by
minutes-recorded = Recorded by
minutes-present = Checked in
minutes-turnout = Took part
minutes-took-part = { $cast } voted, { $present } count for the quorum
minutes-void = Void
minutes-ballots = Ballots that came
minutes-closed = Closed by
minutes-closing-head = Hash of the box
minutes-countersigned = Found the same in the box
minutes-not-countersigned = Did not countersign
minutes-contradicted = Found something else
minutes-decrypted = Trustees who decrypted
minutes-archive = Archive
minutes-archive-hash = SHA-256 of the archive
minutes-archive-head = Its last event
minutes-chose = Chose
minutes-outcome-of = { $office }: outcome
minutes-not-declared = Not declared yet.
minutes-casting-vote = Outgoing chair’s vote
minutes-declared = Declared by
minutes-objections-until = Objections until
minutes-term = Term
minutes-term-announced = { $from } to { $to }, announced
minutes-term-due = { $from } to { $to }, not announced yet
minutes-vacant = Vacant; to be filled within { $days } days
minutes-objection = Objection
minutes-settled = Settled by the Board
minutes-not-settled = not settled
minutes-remarks = Written down beside
minutes-verifying = How anybody verifies it
minutes-verifying-hint = With the archives and the roll that a desk writes from the notice board, on any computer and without a desk:
minutes-verifying-other = A program that others wrote reads the same archives: belenios-tool election verify, in a folder with one archive.
minutes-signatures = Signatures
minutes-role = As
minutes-name = Name
minutes-signature = Signature
minutes-day = Day
minutes-secretary = Board secretary
minutes-teller = Teller
minutes-hash = Hash of this text
minutes-hash-hint = Of everything above in all its languages. A desk of the Board that drafts these minutes from the same record shows the same.

# Motions to dismiss an office holder

motions = Motions to dismiss
no-motions = No motion to dismiss an office holder.
motion-against = { $country }, { $office }
motion-proposed = being proposed
motion-before-board = before the Board
motion-carried = carried; the term is to be ended
motion-lost = not carried
motion-ended = the term has ended
motion-supporters = Proposed by { $count } of { $needed } that it takes: { $names }
motion-votes = { $day }: { $for } for, { $against } against, { $abstained } abstained; { $needed } of { $seats } dismiss
propose-dismissal = Propose a dismissal
propose-dismissal-nobody = Nobody holds an office now, so that there is nobody to dismiss.
propose-dismissal-hint = The whole Board reads it, with your seat’s name. It is voted on once enough seats propose it; the rules say how many. The country’s own seats neither propose nor vote.
support-dismissal = Join the motion
leave-dismissal = Leave the motion
record-motion-vote = Record the vote
motion-vote-of = Vote on dismissing { $against }
motion-vote-hint = Record the Board’s vote, whichever way it went. { $needed } of { $seats } votes dismiss. The country concerned ({ $country }) does not vote on it and does not count among the seats.
end-dismissed-hint = The Board has dismissed a holder of office: { $country }, { $office }. The term ends on the day that you name; from then on the rules say who acts, and by when the office is to be filled.
vacancy-rest = Whoever is elected serves the rest of the term, until { $until }.
call-by-election = Call a by-election
refusal-concerned = The motion is about this country: { $country }. Its seats neither propose it nor vote on it.
refusal-concerned-hint = The other seats decide.
refusal-motion-under-way = There is a motion against this holder already.
refusal-motion-under-way-hint = Join it, or wait until the Board has voted on it.
done-supportDismissal = The motion was joined.
done-leaveDismissal = The motion was left.

# What rules would have made of past elections

rules-effect = Effect on past elections
rules-effect-hint = What the same votes come to under these rules. Nothing that was declared is changed by it; rounds that were not held are not guessed.
rules-effect-none = No election was declared here yet.
rules-effect-before = As declared
rules-effect-after = Under these rules
rules-effect-same = the same

# Verifying an archive from its file

verify-file = Verify an archive
verify-file-hint = Any archive of the format, from this office or from elsewhere. With the roll that was written beside it, each credential is compared with the seat that registered it.
verify-file-now = Verify
archive = Archive
archive-roll = Roll
archive-head = Last event
choose-archive = Choose the archive
choose-roll = Choose the roll
not-chosen = not chosen
files-roll = Roll of an election
roll-fits = { $count ->
    [one] The one credential is of a seat of the roll.
   *[other] Each of { $count } credentials is of one seat of the roll.
}
roll-other = The election commits to another roll.
roll-differs = { $strange ->
    [one] { $strange } credential is of no seat of the roll
   *[other] { $strange } credentials are of no seat of the roll
}; missing: { $missing }

# Reminders and times of an election

remind = Remind
reminders = Reminders
reminders-hint = Who has not done it yet, with the addresses that the roster knows. Copy the text into a message; nothing is sent from here.
reminder-register-seat = { $title }: please register your seat on your desk until { $when }. Without it your seat cannot vote.
reminder-cast-ballot = { $title }: the vote is open until { $when }, and your seat’s ballot is not in the box yet.
reminder-countersign-box = { $title }: the vote is closed. Please open your desk and stay in touch with the office: it looks at the box and countersigns it. The trustees wait for that.
reminder-of-register-seat = Not registered
reminder-of-cast-ballot = No ballot in the box
reminder-of-countersign-box = Not countersigned
election-times-file = election
export-times = Times for a calendar
times-written = Written: { $path }
calendar-nominations-close = { $title }: nominations close
calendar-registration-closes = { $title }: registration of seats closes
calendar-vote = { $title }: vote
calendar-objections = { $title }: last moment for objections
nobody-to-remind = Nobody has to be reminded of anything now.

## Attachments

attachments = Attachments
attachment = Application
action-go-attachments = Go to Attachments
action-draftAttachment = New application
action-bringInAttachment = Bring in a guest
action-setPlaces = Set places
done-draftAttachment = An application was begun.
done-editAttachment = An application was edited.
done-setPlaces = The places were set.
label-attachment = application for an attachment
label-eligibility = eligibility
label-endorsement = endorsement
label-board-decision = Board decision
label-approved = approved
label-attachment-active = active
label-attachment-ended = ended early
label-attachment-expired = ended
label-attachment-revoked = broken off
label-attachment-rejected = declined
label-attachment-withdrawn = taken back
label-declined = declined
label-agreement = agreement
label-clearance = clearance
label-confidentiality = undertaking of confidentiality
label-other-paper = other paper
label-not-already-member = the applicant is no member
label-case-is-open = the case is open
label-in-a-crime-area = the case is in one of the four crime areas
label-two-linked-members = the case is linked to two member countries
label-has-an-end = it has an end
label-ended-early = ended early
label-broken-off = broken off
label-taken-back = taken back
step-draft = Draft
step-eligibility = Eligibility
step-endorsement = Endorsement
step-board-decision = Board decision
step-approved = Approved
step-attachment-active = Active
step-over = Over
attachment-pipeline = Applications by step
no-attachments = Nobody has applied yet
no-attachments-hint = Applications for the attachment scheme stand here, from the draft to the last day of the guest. Guests who are here already are brought in.
no-attachments-here = No application stands at this step.
attachment-applicant = Applicant
attachment-organisation = Organisation
attachment-person = Person
attachment-email = E-mail
attachment-links = Links
attachment-stands = Stands
attachment-days = From, to
attachment-case = Case
attachment-case-hint = The one case that the guest would read.
attachment-from = First day
attachment-last-day = Last day
attachment-last-day-hint = Year-month-day. It ends at midnight of that day, in Amsterdam.
attachment-no-end = not said
attachment-purpose = What for
attachment-papers = Papers
paper-kind = Kind of paper
paper-title = Name or number
paper-until = Good until
paper-add = Add a paper
paper-good-until = good until { $day }
links-of = { $count } of { $of }
attachment-lacks = lacks { $count }
attachment-may-go-on = conditions hold
attachment-endorsed-of = { $count } of { $of } endorsed
attachment-for-the-board = for the Board
attachment-begins = begins { $day }
attachment-here = here
attachment-lost = condition lost, decide by { $day }
attachment-lost-long = Since { $since } this no longer holds: { $lacks }. Nothing ends by itself; the coordinator decides by { $day } whether the guest stays.
attachment-ends-in = { $days ->
    [0] ends today
    [one] ends tomorrow
   *[other] ends in { $days } days
 }
attachment-rivals = Two desks edited it without knowing of each other. What is shown came later; edit it once more to settle it.
attachment-eligible = Conditions: { $count } of { $of } hold
eligible-on = As of
condition = Condition
condition-holds = holds
condition-lacks = does not hold
condition-found = Found
condition-why = Because
condition-linked-why = { $count ->
    [0] Found none. Two agencies of one country are one.
    [one] Found 1: { $countries }. Two agencies of one country are one.
   *[other] Found { $count }: { $countries }
 }
condition-linked-found = { $count ->
    [one] 1 member country is linked to the case; two are needed.
   *[other] { $count } member countries are linked to the case; two are needed.
 }
condition-not-already-member-why = Members have officers here of their own.
condition-case-is-open-why = Only a case that runs takes a guest.
condition-in-a-crime-area-why = The scheme is for the four crime areas.
condition-has-an-end-why = An attachment is for a time, and for no longer than the office allows.
condition-papers = Papers are good to the end
condition-papers-why = { $count ->
    [one] 1 paper runs out before the end.
   *[other] { $count } papers run out before the end.
 }
condition-place = A place in the office is free
condition-place-why = On some of the days every place is taken.
attachment-submit = Submit
attachment-pass-on = Pass on to endorsement
attachment-look-again = Look at the conditions again
endorse = Endorse
do-not-endorse = Do not endorse
endorsements = What the countries say
endorses = endorses
does-not-endorse = does not endorse
not-answered = not answered
attachment-grant = Record that it was granted
attachment-decline = Record that it was declined
attachment-start = Expect the guest
attachment-start-hint = { $name } comes onto the roster as a guest for these days. An administrator then writes the invitation; from the first day to midnight of the last the guest reads this one case.
attachment-known = On the roster already
attachment-new-person = a new person
attachment-extend = Extend
attachment-end = End early
attachment-end-hint = Year-month-day, today or later. The guest reads the case up to midnight of that day.
attachment-revoke = Break off
attachment-revoke-hint = The guest reads nothing from this moment on. This cannot be undone.
attachment-withdraw = Take back
attachment-withdraw-hint = The application is over. This cannot be undone.
attachment-keep = Keep the guest
attachment-keep-hint = The condition stays lost; that you decided to keep the guest is on record with the reason.
attachment-kept = kept
attachment-edit = Edit
attachment-letter = Letter to the applicant
attachment-decisions = Decisions
extended-to = to { $day }
brought-in-by = Before this system: { $text }
brought-in-text = Who decided on it then
brought-in-text-hint = In a few words. The guest takes a place like any other.
who-is-here-when = Who is here when
key-here = here
key-approved = approved
key-asked = asked for
key-lost = condition lost
nobody-here = Nobody is here or expected in these months.
places-not-set = Nobody has said how many places there are for guests; without a place nobody is granted an attachment.
places-taken = { $taken } of { $count ->
    [one] { $count } place
   *[other] { $count } places
} taken today
places-most-days = at most { $days ->
    [one] { $days } day
   *[other] { $days } days
}
places-count = Places for guests
places-count-hint = Of two applications for the last place one gets it, whoever was first in the office.
places-longest = Longest attachment, in days
places-longest-hint = Extensions included. Leave it empty where there is no limit.
attachments-wait = Attachments
attachment-appointment = Attachment { $label }: { $name }
letter-title = Application { $label } for an attachment
letter-application = Your application
letter-conditions = What was found
letter-decision = What follows
letter-granted = The Board has granted the application of { $name }.
letter-declined = The Board has declined the application of { $name }.
letter-eligible = On { $day } every condition of the scheme held for { $name }. The application goes on to the countries that are asked, and to the Board.
letter-not-eligible = On { $day } not every condition of the scheme held for { $name }. The application goes on when those above hold that do not.
refusal-not-eligible = The conditions of the attachment scheme do not all hold. { $lacks }
refusal-not-eligible-hint = Each is shown with the application, with what was found.
lack-not-already-member = The applicant is a member.
lack-case-is-open = The case is not open.
lack-in-a-crime-area = The case is in none of the four crime areas.
lack-two-linked-members = { $found ->
    [0] The case is linked to no member country; two are needed.
    [one] The case is linked to one member country; two are needed, and two agencies of one country are one.
   *[other] The case is linked to { $found } member countries.
 }
lack-has-an-end = It has no end, or lasts longer than the office allows.
refusal-no-end-date = An attachment is for a time, and this one has no last day.
refusal-no-end-date-hint = Say the last day.
refusal-no-place-left = No place for a guest is free on { $day }.
refusal-no-place-left-hint = Choose other days, or the coordinator sets how many places there are.
refusal-attachment-not-there = The application is at the step “{ $stage }”, which takes no such act.
refusal-attachment-not-there-hint = What can be done now stands beside it.
refusal-not-later = It lasts until { $until } already.
refusal-not-later-hint = An extension ends later.
refusal-not-sooner = It ends on { $until } anyway.
refusal-not-sooner-hint = Choose an earlier day.
refusal-not-asked = This country is not among those that are asked: { $country }.
refusal-not-asked-hint = Those are asked that were linked to the case when the conditions were found to hold.
event-attachment-drafted = began an application for an attachment
event-attachment-edited = edited an application for an attachment
event-attachment-submitted = submitted an application for an attachment
event-attachment-found-eligible = found that the conditions of an attachment hold
event-attachment-endorsed = endorsed an attachment
event-attachment-opposed = did not endorse an attachment
event-attachment-decided = recorded the Board’s decision on an attachment
event-attachment-started = expects a guest
event-attachment-extended = recorded that a guest stays longer
event-attachment-ended = ended an attachment early
event-attachment-revoked = broke an attachment off
event-attachment-withdrawn = took an application for an attachment back
event-attachment-kept = kept a guest for whom a condition is lost
event-attachment-brought-in = brought in a guest from before this system
seat-tomorrow = give access tomorrow
seat-today = give access today
seat-late = cannot read the case yet
seat-tomorrow-long = Tomorrow somebody of the lead or of EC3 must be in touch with the office: their desk gives the guest the case.
seat-today-long = Today somebody of the lead or of EC3 must be in touch with the office: their desk gives the guest the case, and has not yet.
seat-late-long = The guest cannot read the case: nobody of the lead or of EC3 has been in touch with the office since access was due. It is given as soon as one of their desks is.
guest-receipt-missing = receipt missing
guest-receipt-missing-long = Since { $day } the word is missing that the guest’s workstation wiped the case. An administrator writes it off once it is known to be lost or destroyed.
event-attachment-seated = saw a guest given the case by the office
event-attachment-receipt-missing = found that the receipt of a guest’s workstation is missing
event-attachment-receipt-settled = found that nobody waits for the receipt of a guest’s workstation
event-places-set = set the places for guests
event-places-given = gave a place to a guest
event-places-freed = freed the place of a guest
event-stay-told = told the case of a guest
seen-attachments = went through the applications for attachments
seen-attachment = looked at an application for an attachment
seen-attachmentEligibility = asked which applications fulfil the conditions
seen-exportAttachment = took an attachment to a calendar
seen-printAttachmentLetter = printed a letter to an applicant
seen-writeAttachmentLetter = wrote a letter to an applicant to a page

## Occasional contributions

offers = Occasional contributions
offers-short = Contributions
applications-short = Applications
attachment-parts = What stands here
offer = Occasional contribution
action-recordOffer = Record a contribution from outside
done-editOffer = A contribution from outside was edited.
done-receiveOffer = A contribution from outside was received.
done-declineOffer = A contribution from outside was declined.
done-convertOffer = A contribution from outside became an application.
label-offer = contribution from outside
label-offered = waits for its sponsor
label-offer-received = received
label-offer-declined = declined
label-offer-converted = became an application
no-offers = Nobody has offered anything yet
no-offers-hint = What a country that takes no part, a company, a CERT or a university offers once is recorded here. Who offers it reads nothing.
offer-who = Who offers
offer-person = Whom one talks to
offer-on = Offered on
offer-what = What is offered
offer-what-hint = In words. Data themselves go into a case, by its sponsor.
offer-legal-basis = Legal basis
offer-legal-basis-hint = On what law it is taken.
offer-case-hint = Where it is known for which case. It can be left open.
offer-no-case = not known yet
offer-sponsor = Sponsor
offer-sponsor-hint = The officer who receives it or declines it.
offer-sponsor-gone = no longer in post: the coordinator names another
offer-back = What goes back
offer-back-hint = Nothing, unless you say here what and on what permission.
offer-nothing-back = nothing: it only comes in
offer-edit = Edit
offer-receive = Receive
offer-receive-hint = You answer for it from here on. Where you have recorded the data in a case, name them; they can also be named later.
offer-name-data = Name its data
offer-data = Recorded as
offer-no-data = not recorded as data of a case
offer-data-hidden = data of a case that you do not read
offer-decline = Decline
offer-decline-hint = The reason is for the record, and for the answer to whoever offered it.
offer-convert = Convert into an application
offer-convert-hint = Whoever offered this applies for an attachment. The application keeps where it comes from.
offer-reopen = Take up anew
offer-reopen-hint = It waits for its sponsor again. What happened before stays on record.
offer-steps = What became of it
offer-recorded = recorded
offer-reopened = taken up anew
offer-became = Application { $label }
offer-from = Comes from
offer-rivals = Two desks edited it without knowing of each other. What is shown came later; edit it once more to settle it.
offers-wait = Contributions from outside
outreach-wait = Reports on events of outreach
outreach-over-since = over since { $day }
refusal-takes-part = { $name } takes part in the taskforce.
refusal-takes-part-hint = Its officers contribute to the case themselves. Occasional contributions come from countries that take no part and from partners outside law enforcement.
refusal-offer-not-there = The contribution stands at “{ $stage }”, which takes no such act.
refusal-offer-not-there-hint = What can be done now stands beside it.
refusal-not-the-sponsor = That is for its sponsor.
refusal-not-the-sponsor-hint = The coordinator can decline it, or name another sponsor while it waits.
refusal-may-not-sponsor = { $officer } is no officer in post today.
refusal-may-not-sponsor-hint = Choose an officer of a member, or of EC3.
refusal-contribution-elsewhere = Those data were withdrawn, or are on another case than this was offered for.
refusal-contribution-elsewhere-hint = Choose data on the same case, or change the case while it waits for its sponsor.
refusal-other-organisation = This was offered by { $name }.
refusal-other-organisation-hint = An application of somebody else is begun by itself.
event-offer-recorded = recorded a contribution from outside
event-offer-edited = edited a contribution from outside
event-offer-received = received a contribution from outside
event-offer-declined = declined a contribution from outside
event-offer-converted = converted a contribution from outside into an application
event-offer-reopened = took a contribution from outside up anew
seen-offers = went through the contributions from outside
seen-offer = looked at a contribution from outside

## Outreach

outreach = Outreach
outreach-event = Event
action-go-outreach = Go to Outreach
action-recordOutreach = Record an event
label-outreach = event
label-roadshow = roadshow
label-webinar = webinar
label-for-law-enforcement = law enforcement
label-for-judiciary = judiciary
label-outreach-planned = planned
label-outreach-under-way = under way
label-outreach-unreported = report due
label-outreach-reported = reported
label-outreach-cancelled = cancelled
label-outreach-deed-recorded = recorded
label-outreach-deed-changed = changed
label-outreach-deed-reported = reported
label-outreach-deed-report-withdrawn = report taken back
label-outreach-deed-cancelled = cancelled
label-outreach-deed-resumed = takes place after all
label-outreach-part-title = title
label-outreach-part-kind = kind
label-outreach-part-days = days
label-outreach-part-place = place
label-outreach-part-languages = languages
label-outreach-part-organiser = organiser or partner
label-outreach-part-audience = audience
label-outreach-part-materials = materials
label-outreach-part-events = number of events
no-outreach = No event is on record yet
no-outreach-hint = Roadshows and webinars belong here: what is planned, who took part, and what came of it.
no-outreach-here = No event of this kind and year.
outreach-any-kind = Any kind
outreach-any-year = Any year
outreach-year = Year
outreach-when = When
outreach-first = First day
outreach-last = Last day
outreach-last-hint = Empty: it ends on its first day.
outreach-days-are = Days
outreach-days-on = held on these days
outreach-days-between = some time between these days
outreach-days-unknown = no day is on record
outreach-between = between { $from } and { $last }
outreach-in-year = in { $year }
outreach-in-years = { $from } to { $last }
outreach-from-to = { $from } to { $last }
outreach-place = Place
outreach-countries = Held in
outreach-countries-hint = Codes or names: NO, SE. A roadshow names at least one.
outreach-languages = Languages
outreach-organiser = Organiser or partner
outreach-organiser-hint = Such as CEPOL, or a national academy.
outreach-for = Audience
outreach-materials = Materials
outreach-materials-hint = What is shown or handed out, and where it is kept.
outreach-events = Number of events
outreach-events-hint = One, unless a source gives figures for several together.
outreach-practitioners = Practitioners
outreach-reached = Countries
outreach-reached-hint = Empty: as many as are named.
outreach-named = Which countries
outreach-named-hint = Codes or names: NO, SE. As far as they are known.
outreach-feedback = Feedback
outreach-came-of-it = What came of it
outreach-stands = Stands
outreach-not-said = not said
outreach-change = Change
outreach-report = Report
outreach-report-title = Report who took part
outreach-report-again = Correct the report
outreach-withdraw-report = Take the report back
outreach-withdraw-report-hint = The event waits for its report again. What was reported stays in its history.
outreach-cancel = Cancel the event
outreach-cancel-hint = The reason is for the record, and for whoever had registered.
outreach-resume = Let it take place
outreach-resume-hint = It stands as before it was cancelled.
outreach-why-cancelled = Why it was cancelled
outreach-rivals = Two desks changed it without knowing of each other. What is shown came later; change it once more to settle it.
outreach-report-rivals = Two desks reported on it without knowing of each other. What is shown came later; another reported { $practitioners }. Correct the report to settle it.
outreach-history = History
outreach-changed-parts = changed: { $parts }
outreach-reported-count = { $number ->
    [one] { $count } practitioner
   *[other] { $count } practitioners
}
outreach-follow-ups = Contributions since
outreach-follow-ups-days = From the countries that it reached, { $from } to { $last }, six months after its last day. That they came later does not say that they came from it.
outreach-follow-ups-no-country = No country is named that it reached, so nothing can be counted.
outreach-follow-ups-no-day = No day is on record, so nothing can be counted.
outreach-follow-ups-ahead = Contributions are counted from its first day on.
outreach-follow-ups-offers = From outside
outreach-follow-ups-data = Data of cases that you read
outreach-follow-ups-traced = Said to come from it
outreach-traced = said to come from it
outreach-from = { $who }, { $country }
outreach-figures = Sums of what is shown
outreach-held = Held
outreach-all-roadshow = Roadshows
outreach-all-webinar = Webinars
outreach-due = Reports due
outreach-took-part = Who took part
count-of-outreach = { $count ->
    [one] One record
   *[other] { $count } records
}
export-outreach = Export these events
offer-outreach = Came from the event
offer-no-outreach = from none, or not known
offer-outreach-unknown = an event that has not come to this desk
offer-compare = Compare a list
offer-compare-title = Compare a list for { $name }
offer-compare-hint = Paste what they handed over. They are told how many of these values are known, and what to name to EC3’s desk: nothing else. The list is not kept.
offer-compare-list = Their list
offer-compare-needs = Paste the list, and say for which case and why.
offer-compared = { $values ->
    [one] One value was compared;
   *[other] { $values } values were compared;
} { $known ->
    [0] none is known here.
    [one] one is known here.
   *[other] { $known } are known here.
}
offer-compared-refused = { $count ->
    [one] One thing in it does not read as what it looks like.
   *[other] { $count } things in it do not read as what they look like.
}
offer-compared-tokens = To name to EC3’s desk
offer-compared-gone = Records keep that it was compared, for whom and why. The list is gone.
offer-trace = Name the event
offer-trace-hint = A roadshow or a webinar that led to it. This is what makes it countable what outreach brings.
done-recordOutreach = An event was recorded.
done-changeOutreach = An event was changed.
done-reportOutreach = An event was reported on.
done-withdrawOutreachReport = The report on an event was taken back.
done-cancelOutreach = An event was cancelled.
done-resumeOutreach = An event takes place after all.
done-traceOffer = It was said which event a contribution from outside came from.
refusal-ends-before-it-begins = It would end on { $last }, before it begins on { $from }.
refusal-ends-before-it-begins-hint = Choose a last day that is no earlier than the first.
refusal-outreach-for-nobody = It is not said whom the event is for.
refusal-outreach-for-nobody-hint = Choose law enforcement, judiciary, or both.
refusal-outreach-cancelled = The event was cancelled.
refusal-outreach-cancelled-hint = Let it take place after all first, with a reason.
refusal-outreach-reported = Who took part is on record, so the event was held.
refusal-outreach-reported-hint = Take the report back first, if it is of another event.
refusal-outreach-not-begun = The event begins on { $from }.
refusal-outreach-not-begun-hint = Report who took part from that day on, or correct the days.
refusal-fewer-than-named = { $counted ->
    [one] { $counted } country is counted
   *[other] { $counted } countries are counted
} and { $named ->
    [one] { $named } is named.
   *[other] { $named } are named.
}
refusal-fewer-than-named-hint = Leave the number empty to count those that are named.
refusal-before-its-event = This was offered before the event began on { $from }.
refusal-before-its-event-hint = Choose an event that was held before, or correct the day on which it was offered.
event-offer-traced = said which event a contribution from outside came from
event-outreach-recorded = recorded an event of outreach
event-outreach-changed = changed an event of outreach
event-outreach-reported = reported on an event of outreach
event-outreach-report-withdrawn = took the report on an event of outreach back
event-outreach-cancelled = cancelled an event of outreach
event-outreach-resumed = let a cancelled event of outreach take place
seen-outreachEvent = looked at an event of outreach
seen-exportOutreach = exported events of outreach

## Indicators: reading, preview, quick check

indicator-fault-empty = There is nothing.
indicator-fault-too-long = It is longer than a value of its kind can be.
indicator-fault-length = It is shorter or longer than values of its kind are.
indicator-fault-character = It has a character that values of its kind do not have.
indicator-fault-structure = It is not built as values of its kind are.
indicator-fault-checksum = The check digits do not agree: a character is wrong, missing or exchanged.
indicator-fault-mixed-case = Capital and small letters are mixed, which is not allowed in it.
indicator-fault-capitals-checksum = The capital letters, which are its checksum, do not agree.
indicator-fault-leading-zero = A number starts with a zero, which some programs read as octal.
indicator-fault-not-an-address = A number is larger than 255 or missing.
indicator-fault-prefix-length = The length of the prefix is not one of an address.
indicator-fault-unknown-version = Its version or network is not known.
indicator-fault-onion-version-two = It is an old service of the Tor network (version 2), which no longer exists.
indicator-fault-unknown-country = No country has these letters.
indicator-fault-no-region = The number has no country’s prefix.
indicator-fault-not-in-numbering-plan = No such number is given out in its country.
indicator-fault-not-a-name = It is not a name that can be in the Internet.
indicator-fault-local-part = The part before the sign @ is not one that a mailbox can have.
indicator-fault-no-platform = The platform is missing: telegram:name.
indicator-fault-date = The day of birth is not a date.
indicator-fault-scheme = It does not begin with http, https, ftp, ws or wss.
indicator-fault-card-number = It holds the number of a card, which is kept as a card only.
indicator-fault-at = (character { $at })
indicator-caution-unknown-ending = No such ending of a name is known.
indicator-caution-look-alike = It has letters of several scripts that look alike.
indicator-caution-not-public = It is not reachable in the public Internet.
indicator-caution-too-wide = The range is so wide that it is not compared.
indicator-caution-test-network = It is an address for trials, without value.
indicator-caution-unchecked = Nothing in it can be checked.
indicator-caution-possible-only = The number is possible, but not known to be in use.
indicator-caution-empty-file = It is the digest of the empty file.
indicator-caution-check-digit = The check digit does not agree.
indicator-caution-credentials = It holds somebody’s name and password; the password is hidden.
indicator-caution-mapped-address = It was written as an address of version 6.
indicator-caution-ambiguous = It may be something else as well.
line-of-table = line { $line }
tab-data = Data
data-paste = What you have
data-paste-hint = Text, a message, a page, a list: paste anything, or drop a file on the window. Nothing is recorded before you say so.
data-file = File
data-preview = What would be recorded
data-found = { $taken ->
    [one] One indicator
   *[other] { $taken } indicators
}, { $refused } refused, { $mine } yours already, { $elsewhere } also in other cases
data-beyond = { $count } more are not shown. They are recorded too.
data-nothing = Nothing was recognised
data-nothing-hint = Addresses, names, wallets, accounts, telephone numbers and digests are found by themselves; write “Person: …” or “Plate: …” before what has no shape of its own.
data-kind = Kind
data-value = Value
data-state = State
data-where = Around it
data-taken = taken
data-leave-hint = Space or a click leaves a value out, and takes it in again.
data-take = Recorded or not
data-take-one = Record { $value }
data-left-out = left out
data-refused-one = refused
data-mine = yours already
data-elsewhere = also in { $cases }
data-record = Record { $count ->
    [one] one indicator
   *[other] { $count } indicators
}
data-recorded = { $recorded ->
    [one] One indicator was recorded
   *[other] { $recorded } indicators were recorded
}, { $known } were known. Undo takes it back in one step.
data-name = Name of the package
data-name-hint = What colleagues will call it: “Server image, 12 March”.
data-legal-basis = Legal basis
data-legal-basis-hint = On what law the data are shared, with the case’s reference.
data-purpose = Purpose
data-category = Data subject
data-category-hint = Whom personal data are about. Record data about others apart.
data-category-none = Not about persons
data-quarantine = Not marked yet (quarantine)
data-empty = No data yet
data-empty-hint = What agencies contribute to this case is listed here: addresses, wallets, accounts, names.
data-add = Add data
data-search = Find a value
data-copy = Copy refanged
data-copied = Copied as it is. Take care where you paste it.
data-agency = Agency
data-marking = Marking
label-ip = address (IP)
label-cidr = address range
label-domain = domain
label-url = web address
label-onion = onion service
label-handle = handle
label-btc = Bitcoin
label-eth = Ethereum
label-ltc = Litecoin
label-doge = Dogecoin
label-dash = Dash
label-zec = Zcash
label-trx = Tron
label-xrp = XRP
label-bch = Bitcoin Cash
label-xmr = Monero
label-xtz = Tezos
label-ada = Cardano
label-sol = Solana
label-transaction = transaction
label-md5 = MD5
label-sha1 = SHA-1
label-sha224 = SHA-224
label-sha256 = SHA-256
label-sha384 = SHA-384
label-sha512 = SHA-512
label-ssdeep = ssdeep
label-tlsh = TLSH
label-malware = malware
label-iban = IBAN
label-bank-account = bank account
label-bic = BIC
label-card = payment card
label-plate = number plate
label-vin = vehicle number (VIN)
label-imei = device (IMEI)
label-account = user account
label-server = server
label-person = person
label-organisation = organisation
label-forum = forum or market

## The Board's meetings

board-meetings = Meetings
board-priorities = Priorities
board-meetings-hint = Meetings of the Board and written procedures, from the convocation to approved minutes.
no-board-meetings = The Board has not been called yet
no-board-meetings-hint = A meeting has an agenda, who came, who has an interest, and what was decided. The minutes are drafted from that.
action-callBoard = Call the Board
done-callBoard = The Board was called.
move-board = Change the convocation
cancel-board = Cancel the meeting
label-meeting-of-the-board = meeting of the Board
label-priorities = priorities
label-in-writing = written procedure
label-board-meeting = meeting of the Board
label-silence-consents = silence does not object
label-silence-is-absence = silence is absence
label-topic-proposal = proposal of a case
label-topic-attachment = attachment
label-topic-priorities = priorities
label-topic-outcome = outcome of an operation
label-topic-other = something else
label-carried = decided
label-not-carried = not decided
label-noted = noted
label-voice-for = for
label-voice-against = against
label-voice-abstain = abstains
label-board-called = called
label-board-under-way = under way
label-board-minutes-draft = minutes to approve
label-board-minutes-approved = minutes approved
label-board-cancelled = cancelled
board-form = How
board-title = Title
board-at = Begins
board-closes = Closes
board-items-until = Items and papers until
board-silence = Silence counts as
board-time-hint = Year-month-day and time in Amsterdam: 2027-01-26 14:00.
board-agenda = Agenda
board-item = Item
board-items-decided = { $decided } of { $items } settled
board-attendance = Attendance
board-others = Others, with commas between
board-remarks = Remarks
board-actions = Action points
board-quorum = { $present } of { $total } there, { $needed } needed
board-no-attendance = Nobody has written down who came.
record-attendance = Record who came
seat-present = present
seat-nobody-named = name not recorded
agenda-add = Add an item
agenda-change = Change the item
agenda-withdraw = Take it off
agenda-order = Place
agenda-topic = About
agenda-text = What is to be known
agenda-case = Proposal or case
agenda-attachment = Application
agenda-empty = Nothing is on the agenda yet.
declare-interest = Declare an interest
interest-agency = Agency
interests-of = An interest: { $agencies }
answer-item = Answer
decide-item = Record the decision
correct-decision = Correct the decision
decide-noted = Noted only, nothing decided
decide-outcome = What the Board made of it
decide-into = Merged into
decide-extend = The new last day
decide-voices = What the seats say
decision-corrected = corrected later
priorities-from = First day
priorities-last = Last day
priorities-list = Priorities, one a line
priorities-list-hint = A line each; after a slash the EMPACT priority: Ransomware / cyber-attacks. Or online-fraud, child-exploitation.
priorities-none = The Board has set no priorities here yet. It does so by deciding an item about them.
priorities-now = in force
remark-on-board = Write for the minutes
agree-action = Add an action point
action-what = What
action-due = By
action-agency = Agency
action-done = Say that it is done
action-outcome = What came of it
action-is-done = done
board-actions-wait = From the Board
to-answer = The Board asks in writing
approve-minutes = Record that the minutes were approved
print-board-minutes = Minutes
board-minutes-title = Minutes of { $label }, { $title }
board-minutes-meeting = The meeting
board-minutes-when = When
board-minutes-rules = Rule set
board-minutes-usual-rules = the usual rules; the Board has adopted none
board-minutes-needed = Needed for a quorum
board-minutes-who = Who
board-minutes-interest-of = Agency with an interest
board-minutes-interest = Interest
board-minutes-result = Result
board-minutes-present = Took part
board-minutes-corrects = Corrects
board-minutes-corrects-earlier = an earlier decision
board-minutes-stands = Stands
board-minutes-stands-no-longer = no longer, corrected by a later decision
board-minutes-approval = Approval
board-minutes-approved-on = approved on { $day }
board-minutes-are-draft = draft, not approved
board-minutes-state = State
board-minutes-hash = SHA-256 of what was recorded
refusal-has-interest = { $agency } has an interest in this item and says nothing on it.
refusal-has-interest-hint = It is left out of the vote and of the quorum.
refusal-voted-twice = { $agency } stands there twice.
refusal-voted-twice-hint = A seat is there once and says one thing.
refusal-no-attendance = Nobody has written down who came.
refusal-no-attendance-hint = Record who came, then the decision.
refusal-minutes-fixed = The minutes were approved; what they say is fixed.
refusal-minutes-fixed-hint = What was wrong is corrected by a decision of a later meeting.
refusal-meeting-off = The meeting does not take place.
refusal-meeting-off-hint = Call another one.
refusal-procedure-closed = The written procedure is closed.
refusal-procedure-closed-hint = The secretary records what came of it.
refusal-procedure-open = The written procedure is still open.
refusal-procedure-open-hint = It is decided when it closes.
refusal-item-open = “{ $title }” was neither decided nor noted.
refusal-item-open-hint = Settle it, or take it off the agenda.
refusal-result-differs = What the seats said comes to something else: { $result }.
refusal-result-differs-hint = Look at it again and record it anew.
refusal-deadline-out-of-order = The times contradict each other.
refusal-deadline-out-of-order-hint = Items are in before it begins, and a written procedure closes after that.
refusal-topic-missing = The item does not name what it is about.
refusal-topic-missing-hint = Choose the proposal, the case or the application.
refusal-outcome-not-said = What follows from the decision is not said.
refusal-outcome-not-said-hint = Say what the Board made of the proposal, or which priorities it set.
event-board-called = called the Board
event-board-moved = changed the convocation of the Board
event-board-cancelled = cancelled a meeting of the Board
event-board-item-set = set an item on the Board’s agenda
event-board-item-withdrawn = took an item off the Board’s agenda
event-board-attendance-recorded = recorded who came to the Board
event-board-interest-declared = declared an interest in an item of the Board
event-board-answered = answered the Board in writing
event-board-item-decided = recorded a decision of the Board
event-board-remarked = wrote for the Board’s minutes
event-board-action-agreed = recorded an action point of the Board
event-board-action-done = did what the Board asked
action-into-plan = Into the plan of { $label }
action-in-plan = in the plan of { $label }
task-from-board = Asked for by the Board
done-planActionPoint = An action point of the Board came into a plan.
done-unplanActionPoint = An action point of the Board left a plan.
event-board-action-planned = took an action point of the Board into a plan, or out of it
refusal-no-case-named = The item of this action point names no case.
refusal-no-case-named-hint = It stays on Today of the agency that answers for it.
event-board-minutes-approved = recorded that the Board approved its minutes
event-priorities-set = recorded the priorities of the Board
seen-boardMeeting = looked at a meeting of the Board
seen-exportBoardMeeting = took a meeting of the Board to a calendar
seen-printMinutes = printed minutes of the Board
seen-writeMinutes = wrote minutes of the Board to a page
column-number = No.

## Links and sightings

tab-links = Links
links-empty = Nothing is linked yet.
links-empty-hint = Say how the values of this case hang together: a name resolves to an address, a wallet paid another, two handles are one person.
links-beyond = The newest { $shown } of { $total } are shown.
link-draw = Link two values
links-list = All links
links-graph = { $count ->
    [one] Drawing of one value and its links. The list below says the same.
   *[other] Drawing of { $count } values and their links. The list below says the same.
 }
links-drawn = Drawn: { $drawn } of { $total } links. The list has all.
links-and-same = { $count ->
    [one] and one that is the same
   *[other] and { $count } that are the same
 }
link-from = From
link-relation = What it is to the other
link-to = To
link-find = { $what }: find it by a few letters
link-evidence = How it is known
link-decision = Who decided it, and on what ground
link-decision-hint = Two that are the same are shown together from now on. Taking the link back parts them again as if it had never been.
link-same-hint = Both stay as they are; they are shown together.
link-decided = Decided: { $text }
link-since = First day known
link-until = Last day known
link-same-as = the same as { $value }
since-day = from { $day }
seen-times = { $count ->
    [one] seen once
   *[other] seen { $count } times
 }
seen-false = { $count ->
    [one] A false positive, says one agency
   *[other] A false positive, say { $count } agencies
 }
seen-never = nothing since it was recorded
links-cases = Links to other cases
links-cases-none = None that you may read.
link-cases = Link another case
link-cases-hint = You link cases that you work on both. Who reads one of them alone sees nothing of it.
link-other-case = Other case
case-link-out = This case { $relation } { $label }
case-link-in = { $label } { $relation } this case
entity-differ = Agencies do not agree: { $what }. Every word stands as it was given.
differ-category = data subject
differ-minor = whether a minor is meant
differ-evaluation = evaluation
differ-marking = marking
entity-evaluation = Evaluation
entity-seen = Seen since
entity-minor = a minor
see = Say what was seen
see-what = What was seen
see-when = When, the last time
see-when-hint = Year-month-day and time in Amsterdam; empty: now.
see-count = How often
see-note = Where, or how it is known
label-related-to = is related to
label-uses = uses
label-controls = controls
label-belongs-to = belongs to
label-member-of = is a member of
label-communicates-with = communicates with
label-resolves-to = resolves to
label-hosted-on = is hosted on
label-paid = paid
label-registered-by = was registered by
label-located-at = is located at
label-derived-from = is derived from
label-same-as = is the same as
label-case-related = is related to
label-case-same-targets = has the same targets as
label-case-follows = goes on from
label-case-part-of = is part of
label-case-split-from = was split off
label-case-merged-into = goes on in
split-case = Split off a part
split-case-hint = A proposal of its own, on which the Board decides. Nothing is copied out of this case but what the taskforce knows of it; nobody reads more than before. What your agency contributed you may contribute there too.
merge-running = Merge into another case
merge-running-hint = This case rests and its work goes on in the other. Both stay as they are; nobody is admitted to anything by it. You can separate them at any later time.
separate-cases = Separate again
rests-merged = Its work goes on in another case.
resumed-separate = Its work goes on by itself again.
cases-differ = Where they differ: what the case that goes on says stands
case-here = This case
case-there = The other
reads-only-here = Only on this case: { $who }. Admit them to the other if they are to go on.
reads-only-there = Only on the other: { $who }. They do not read what stands here.
goes-on-in = Merged by { $who } on { $day }: the work goes on in
goes-on-here = Merged into this by { $who } on { $day }, to be read there as before:
refusal-relation-is-a-step = That cases were split or merged is not said by a link.
refusal-relation-is-a-step-hint = Split off a part, or merge the case into the other.
done-splitCase = The part was proposed as a case of its own.
done-mergeRunningCases = The case rests; its work goes on in the other.
done-separateCases = The cases were separated.
label-seen = seen
label-expired = no longer in use
label-link = link
label-sighting = sighting
refusal-link-to-itself = A value is not linked to itself.
refusal-link-to-itself-hint = Choose another one.
refusal-not-among-data = This value is not among the data that stand on the case.
refusal-not-among-data-hint = Record it under Data first, or choose one that is there. What was withdrawn or is past its time cannot be linked.
event-link-drawn = linked two values
event-link-cases = linked two cases
event-link-withdrawn = took a link back
event-link-restored = put a link back
event-sighting-recorded = said what was seen
event-sighting-withdrawn = took a sighting back
event-sighting-restored = put a sighting back
done-drawLink = The link was drawn.
done-linkCases = The cases were linked.
done-withdrawLink = The link was taken back.
done-restoreLink = The link was put back.
done-recordSighting = What was seen was recorded.
done-withdrawSighting = The sighting was taken back.
done-restoreSighting = The sighting was put back.

## Planned actions

planned-actions = Planned actions
planned-none = Nothing is planned. Plan an action here before the day, so that nobody walks into another country’s.
plan-action = Plan an action
planned-what = What
planned-where = Where
planned-told = What others are told
planned-conflicts = Collides
planned-conflict-count = { $count ->
    [0] with nothing known
    [one] with one other
   *[other] with { $count } others
 }
planned-in-conflict = Planned twice without knowing of each other: look, and plan it once more.
planned-called-off = Called off: { $reason }
planned-around = within { $metres } m
planned-margin = and { $hours } h before and after
planned-change = Change
planned-call-off = Call off
planned-restore = Plan it after all
planned-kind = What it is about
planned-kind-hint = Infrastructure collides where it is the same, places where they touch.
planned-place = A place: a search, an arrest
planned-at = Degrees north and east
planned-at-hint = As a map gives them: 52.0907, 4.2713
planned-radius = Metres around it
planned-from = Begins
planned-to = Is over
planned-margin-hours = Hours before and after that others keep clear
planned-margin-hint = Empty: 72 for infrastructure, 24 for a place.
planned-tells = What others are told of a collision
planned-tells-table = what the marking says
hit-collides = a planned action of another case is too close
label-planned-action = planned action
refusal-place-missing = An action is about one place or one piece of infrastructure that others could know too.
refusal-place-missing-hint = Give degrees and metres, or a public address, range, name or link; not both.
refusal-not-a-place = This is no place on the ground.
refusal-not-a-place-hint = Write degrees north and east with a comma between them: 52.0907, 4.2713.
refusal-action-too-long = An action ends after it begins, and within { $days } days.
refusal-action-too-long-hint = Look at both times. What takes longer is planned in parts.
event-planned-action-planned = planned an action
event-planned-action-changed = changed a planned action
event-planned-action-called-off = called an action off
event-planned-action-restored = planned an action after all
done-planAction = The action was planned.
done-callOffAction = The action was called off.
done-restoreAction = The action is planned after all.

## Indicators across cases

indicators = Indicators
action-go-indicators = Go to Indicators
indicators-check = Quick check
indicators-browse = Browse
indicators-hits = All hits
indicators-alarms = Alarms
alarms-wait = Alarms to look into
alarm-new = nobody has looked into it
alarm-addresses = { $name } asked for { $count } addresses of one range within 30 days
alarm-numbers = { $name } asked for { $count } telephone numbers of one hundred within 30 days
alarm-keys = { $name } declared other keys for comparison than the data have
alarm-addresses-hint = More than 50. Ask what it is for; what is recorded with the case may say so already.
alarm-numbers-hint = More than 10. Ask what it is for; what is recorded with the case may say so already.
alarm-keys-hint = The program of that workstation was changed, or is damaged. Have the workstation looked at before it is used again.
alarm-none = No alarms
alarm-none-hint = You are told here and on Today when somebody asks for many neighbouring addresses or telephone numbers, and when the keys that data are compared by are not those of the data.
alarm-whom = About
alarm-what = What
alarm-case = Case
alarm-came = What came of it
alarm-look = Look into it
alarm-say = Say what came of it
alarm-reason-hint = EC3 and administrators read it; whom it is about does not. It is recorded.
alarm-said-by = { $name }, { $when }
seen-browseIndicators = went through the indicators
seen-indicatorDesk = opened Indicators
seen-previewData = saw it beside data to be recorded
seen-compareForOfferer = compared a list for somebody outside; the list was not kept
seen-checkIndicators = asked whether values are known
seen-lookIntoAlarm = said what came of an alarm
seen-caseIndicators = read its indicators
seen-caseHits = read its hits
seen-ec3Hits = went through all hits
seen-alarms = read the alarms of the office
check-what = Value or text
check-what-hint = Paste one value or a whole text. What is in it shows as you type; nobody is asked before you say so.
check-kind = Take it for
check-kind-any = What it looks like
check-kind-all = All kinds
check-case = For the case
check-case-hint = Its data are compared with; who has the same is told that this case asked.
check-purpose-hint = Recorded with the question. The text is not.
check-needs = A value that was recognised, a case and a purpose are needed.
check-ask = Ask for { $count ->
    [0] values
    [one] one value
   *[other] { $count } values
}
check-not-asked = Nobody has been asked yet.
check-found = { $known ->
    [0] None
   *[other] { $known }
} of { $count } known elsewhere.
check-queued = This desk only: the office’s check is queued
check-queued-hint = The office cannot be reached. It is asked as soon as it can; the answer then stands under
check-nothing-hint = Choose what to take it for where a value has no shape of its own: a name, a handle, a number plate.
check-beyond = { $count } more are in the text than can be asked for at once; ask for them in parts.
check-is = What it is
check-valid = recognised
check-known = Who else has it
check-not-yet = not asked
check-not-asked-refused = cannot be asked for
check-no-hit = Nobody that you may know of
check-similar = Similar, among what you may read
check-similar-percent = { $count }% alike
check-similar-score = ssdeep score { $count } of 100
check-similar-distance = { $count ->
    [0] TLSH distance 0, practically the same
   *[other] TLSH distance { $count }; 0 is the same
}
check-similar-beyond = { $count ->
    [one] One more value was not looked at for similar ones; ask for fewer at once.
   *[other] { $count } more values were not looked at for similar ones; ask for fewer at once.
}
browse-beside = Beside
browse-elsewhere = { $count ->
    [one] in one other case
   *[other] in { $count } other cases
}
browse-nowhere = In no other case of this desk
browse-warned = on a warning list
browse-switched = compared all the same
browse-quarantine = in quarantine
browse-any-case = All cases
browse-any-tlp = All markings
browse-count = { $count ->
    [one] One indicator
   *[other] { $count } indicators
}
browse-copy-hint = Ctrl C copies a row as it is shown.
browse-none = No case that you read has indicators yet
browse-none-match = No indicator fits these filters
browse-none-hint = What agencies contribute under Data on a case is listed here.
data-evaluation = Evaluation
data-given = As it was given
warned-because = Compared because
ec3-no-hits = No two cases have met yet
ec3-no-hits-hint = Every hit of every case is listed here with both of its sides, so that you can answer who rings with a code.
ec3-token = Code, case or agency
ec3-token-hint = What the caller reads out, or the beginning of it.
ec3-no-token = No hit is named so
ec3-count = { $count ->
    [one] One hit
   *[other] { $count } hits
}, { $overdue } overdue
ec3-named = Code
ec3-asker = who asked: { $token }
ec3-asked = asked, not recorded
ec3-here = Told
ec3-there = The other side
ec3-told = How much
ec3-words = { $ours } / { $theirs }
refusal-source-changed = What is read now is not what you looked at.
refusal-source-changed-hint = The file was changed meanwhile. Look at it again, then record.
job-previewData = Reading: { $done } of { $of }
job-importData = Bringing in: { $done } of { $of } values
job-recordContribution = Recording: { $done } of { $of } values
done-importData = The data were recorded.
warning-list-special-purpose = An address of special purpose (private, reserved, documentation): many have the same. It is not compared by itself.
warning-list-public-resolver = A public DNS resolver: everybody may use it. It is not compared by itself.
warning-list-disposable-mail = A provider of disposable mailboxes: anybody may use the same one. It is not compared by itself.

## Data of a case: packages, what is said of them, warning lists

data-packages = Packages
data-paste-here = or paste here, or drop a file on the window
data-say-like = Say the same as of “{ $name }”
data-minor = A minor is among them
data-minor-yes = yes
data-source-code = Source (A–D, X)
data-information-code = Information (1–4)
data-keep-until = Kept until
data-keep-until-hint = The first day on which they are no longer kept: 2027-12-31. Empty: the provider set no limit.
data-stands = stands
data-past = past its time
data-withdrawn = withdrawn
data-recorded-by = Recorded by
data-source = Comes from
data-others-told = Others are told of a match
data-others-told-hint = Stricter than the marking says, or looser as far as the law allows.
data-others-told-rule = What the marking says
data-remark = Mark anew
data-choose-tlp = Choose a TLP label: nothing is marked by default.
data-propose = Propose a stricter marking
data-ask = Ask for a permission
data-answer = Answer
data-answer-is = The answer
data-grant = Granted
data-refuse = Refused
data-until = Granted until
data-use = Say whether they are used
data-use-of = For what
data-use-court = in judicial proceedings (H1)
data-use-pass-on = to be passed on (H2)
data-use-made = They are put to that use
data-scope = In which proceedings, or to whom
data-scope-hint = “Trial in Vienna, 12 Hv 3/27” or “to the authorities of Ruritania”.
data-withdraw = Withdraw
data-withdraw-hint = { $count ->
    [one] { $count } indicator of “{ $name }” is compared no more and shown no more. It can be put back.
   *[other] { $count } indicators of “{ $name }” are compared no more and shown no more. They can be put back.
}
data-restore = Put back
data-restore-hint = { $count ->
    [one] { $count } indicator of “{ $name }” is shown and compared again.
   *[other] { $count } indicators of “{ $name }” are shown and compared again.
}
data-permissions-wait = { $count ->
    [one] one request
   *[other] { $count } requests
} to answer
data-proposed = { $by } proposes { $marking }: { $reason }
data-asked = { $by } asks for { $what } ({ $scope }): { $reason }
data-granted = Granted: { $reason }
data-not-granted = Refused: { $reason }
data-granted-until = Until { $day }.
data-used = Used for { $what }: { $reason }
data-not-used = Not used for { $what }: { $reason }
warned-found = { $count ->
    [one] One value is on a warning list and is not compared by itself
   *[other] { $count } values are on warning lists and are not compared by themselves
}
warned-compare = Compare { $value } all the same
warned-why = Why
warned-why-hint = It stands with the value: “their own resolver, seen in the seized router”.
warned-more = { $count } more are on a warning list; record them apart to have one compared.

## Statistics

statistics = Statistics
action-go-statistics = Go to Statistics
statistics-scope = Counted is what this workstation may read: what others keep from it is in no number.
statistics-days = { $from } to { $last }, as recorded by the end of { $asOf }
statistics-from = From
statistics-last = To
statistics-period-wrong = The period begins before it ends and has fewer than 60 years.
statistics-open = { $row }, { $column }: { $value }. Show what is behind it.
statistics-behind = { $section }: { $row }, { $column }
statistics-behind-count = { $count ->
    [one] One row
   *[other] { $count } rows
}
statistics-behind-what = What is counted
statistics-behind-stage = Stands now at
statistics-behind-hidden = Its title may not be read here.
yearbook-print = Print the yearbook
yearbook-title = Yearbook, { $from } to { $last }
yearbook-about = What is counted
yearbook-for = Whom it is for
yearbook-for-the-office = The office and the Board, every number
yearbook-for-the-public = Everybody
yearbook-for-hint = For everybody, no number below three is in it, and none that would tell one. Rows without a number are left out.
yearbook-suppressed = Numbers below three, and whatever would tell one, are left out: a row that is missing counts nothing or too few to be told.
statistics-export-office = CSV for the office
statistics-export-public = CSV for the public
statistics-export-of = { $file }: { $section }
statistics-row = Row
statistics-stay = { $days ->
    [one] { $days } day, until { $day }
   *[other] { $days } days, until { $day }
}
statistics-hit = found { $day }, { $what }
statistics-waiver = { $gate }, asked { $day }
statistics-waiver-agreed = { $gate }, asked { $day }, agreed
statistics-outreach-reported = Practitioners: { $practitioners }, countries: { $countries }
statistics-said-operations-by-year = { $count ->
    [0] No operation was completed in this period.
    [one] One operation was completed.
   *[other] { $count } operations were completed, most of them in { $row }: { $most }.
}
statistics-said-operations-by-country = { $count ->
    [0] No country has led a completed operation.
    [one] One completed operation, led by { $row }.
   *[other] { $count } completed operations; { $row } led the most: { $most }.
}
statistics-said-cases-by-area = { $count ->
    [0] No proposal or case was recorded.
    [one] One proposal or case: { $row }.
   *[other] { $count } proposals and cases, most of them { $row }: { $most }.
}
statistics-said-cases-by-lead = { $count ->
    [0] No case has a lead yet.
    [one] One case has a lead.
   *[other] { $count } cases have a lead.
}
statistics-said-cases-by-stage = { $count ->
    [0] No proposal or case was recorded.
    [one] One proposal or case: { $row }.
   *[other] { $count } proposals and cases; most stand at { $row }: { $most }.
}
statistics-said-time-in-stage = { $count ->
    [0] No case left a stage in this period.
    [one] A case left { $row } after { $days } days.
   *[other] { $count } times a case left a stage; the longest was { $row }, with { $days } days in the middle.
}
statistics-said-funnel = { $count ->
    [0] No operation was proposed.
    [one] One operation was proposed; selected: { $selected }, completed: { $completed }.
   *[other] Of { $count } operations proposed, { $selected } were selected and { $completed } completed.
}
statistics-said-hits-and-outcomes = { $count ->
    [0] No hit was found.
    [one] One hit; joint work came of { $joint }.
   *[other] { $count } hits; joint work came of { $joint }, which is { $rate }%.
}
statistics-said-outcome-figures = { $count ->
    [0] No completed operation has figures.
    [one] Figures of one completed operation.
   *[other] Figures of { $count } completed operations.
}
statistics-said-attachment-stages = { $count ->
    [0] No application was begun.
    [one] One application: { $row }.
   *[other] { $count } applications; most of them { $row }: { $most }.
}
statistics-said-gate-waivers = { $count ->
    [0] Nobody asked to go without a condition.
    [one] Once somebody asked to go without a condition; agreed: { $agreed }.
   *[other] { $count } times somebody asked to go without a condition; agreed: { $agreed }.
}
statistics-said-outreach-by-kind = { $count ->
    [0] No event of outreach was held.
    [one] One event of outreach was held. Practitioners who took part: { $practitioners }.
   *[other] Events of outreach that were held: { $events }. Practitioners who took part: { $practitioners }.
}
statistics-note-operations = An operation is completed once the Board has noted its outcome. It counts in the year of its last action day, in the office’s time.
statistics-note-areas-overlap = What is in several crime areas counts in each of them, so that they add up to more than the total.
statistics-note-lead-and-participants = Those take part whose agencies are on the case now; the country that leads is not counted among them.
statistics-note-participants-overlap = An operation counts for each country that takes part, so that they add up to more than the total.
statistics-note-cases = Proposals and cases count by the day on which they were recorded, projects among them, as they stood at the end of the day as of which is counted.
statistics-note-facts-as-now = Crime areas are those of now: what they were is not kept apart.
statistics-note-stays = A stay counts in the period in which it ended. A case that came into a stage again counts again.
statistics-note-funnel = Proposals of operations by the day on which they were recorded. What was brought in as a case was never proposed.
statistics-note-hits = A hit counts by the day on which it was found, once for each case that is told of it. Questions count in no row.
statistics-note-figures = Only figures that the Board noted. “≥” says that it was at least that much.
statistics-note-attachments = Applications by the day on which they were begun.
statistics-note-waivers = Wishes by the day on which they were recorded, of cases whose readiness this workstation reads.
statistics-note-outreach = An event counts by its last day, as its record reads now; one without a day on record is in no period. A record that stands for several events opens one row. Who came twice counts twice, a country once.
statistics-note-suppressed = Numbers of one or two are shown as “<3”. “…” is withheld: it is reckoned from fewer than three, or would tell a small number.
label-operations-by-year = operations completed, by year
label-operations-by-country = operations completed, by country
label-cases-by-area = cases by crime area
label-cases-by-lead = cases by lead
label-cases-by-stage = cases by stage
label-time-in-stage = time in each stage
label-funnel = from proposal to completion
label-hits-and-outcomes = hits and what came of them
label-outcome-figures = arrests, seizures, victims
label-attachment-stages = attachments
label-gate-waivers = conditions that were waived
label-outreach-by-kind = outreach, by kind of event
label-events = events
label-practitioners = practitioners
label-countries-reached = countries
label-reports-due = reports due
label-operations = operations
label-as-lead = as lead
label-as-participant = as participant
label-cases = cases
label-median-days = days, median
label-stays = stays
label-share = per cent
label-hits = hits
label-quantity = quantity
label-applications = applications
label-proposed = proposed
label-ever-selected = selected
label-ever-ready = ready
label-completed = completed
label-no-area = no crime area
label-no-lead-yet = still a proposal
label-european-body = a European body
label-in-all = in all

## How long data are kept

refusal-data-erased = These data were erased.
refusal-data-erased-hint = What is left says whose they were, when and why they were erased, and by whom. There is nothing more to do with them.
refusal-on-hold = A court asked that this be kept ({ $reference }).
refusal-on-hold-hint = Whoever placed the hold can lift it, under Settings, Retention.
refusal-review-too-late = Without another review, nothing of this is kept longer than { $limit }.
refusal-review-too-late-hint = Choose an earlier day: at most three years from today, and never past the limit of whoever provided them.
refusal-erasure-grew = Since erasing was proposed, links or sightings were recorded that quote these data.
refusal-erasure-grew-hint = Whoever proposed it proposes it again; what quotes the data now is then erased with them.
event-contribution-review-continued = decided to keep data until their next review
event-contribution-hold-placed = placed a legal hold on data
event-contribution-hold-lifted = lifted a legal hold
event-contribution-erasure-proposed = proposed to erase data
event-contribution-erased = erased data as the second person
event-papers-review-continued = decided to keep notes and documents until their next review
event-papers-hold-placed = placed a legal hold on notes and documents
event-papers-hold-lifted = lifted a legal hold on notes and documents
event-papers-erasure-proposed = proposed to erase notes and documents
event-papers-erased = erased notes and documents as the second person
refusal-nothing-to-erase = No note and no document was chosen, and none is due for review.
refusal-nothing-to-erase-hint = Choose which are to be erased.
seen-papersOnCase = looked at whose notes and documents are on the case
seen-papersOf = looked at which notes and documents are to be reviewed
seen-erasureOf = looked at what would be erased
seen-retention = looked at what is due for review
label-no-decision = nobody decided
label-not-needed = no longer needed
label-provider-asked = the provider asked
label-subject-asked = the person concerned asked
label-unlawful = should not have been kept
label-soon = soon
label-later = later
retention = Retention
retention-hint = Data, notes and documents on cases are reviewed three years after they came and every three years after that, data never later than their provider allows. What nobody decides on by that day is erased.
retention-none = No review is due within 90 days, and nothing is held.
retention-report = If nobody decides, { $contributions ->
    [0] nothing is erased today.
    [one] one contribution is erased today, with { $indicators ->
        [one] one indicator
       *[other] { $indicators } indicators
    } and { $quotes ->
        [0] no link or sighting.
        [one] one link or sighting.
       *[other] { $quotes } links and sightings.
    }
   *[other] { $contributions } contributions are erased today, with { $indicators } indicators and { $quotes ->
        [0] no link or sighting.
        [one] one link or sighting.
       *[other] { $quotes } links and sightings.
    }
}
retention-report-held = { $held ->
    [one] A legal hold keeps one contribution that is due.
   *[other] Legal holds keep { $held } contributions that are due.
}
retention-report-papers = { $papers ->
    [one] One note or document is due and goes as well.
   *[other] { $papers } notes and documents are due and go as well.
}
retention-report-held-papers = { $held ->
    [one] A legal hold keeps one note or document that is due.
   *[other] Legal holds keep { $held } notes and documents that are due.
}
retention-due = review due { $day }
retention-by = review by { $day }
retention-held = held: { $reference } ({ $agency })
retention-proposed = { $agency } proposed to erase: { $ground }
retention-proposed-papers = { $agency } proposed to erase { $papers ->
    [one] one of them
   *[other] { $papers } of them
}: { $ground }
retention-papers = Notes and documents of { $agency }
retention-counts-papers = { $notes ->
    [0] no note
    [one] one note
   *[other] { $notes } notes
}, { $documents ->
    [0] no document
    [one] one document
   *[other] { $documents } documents
}; { $due ->
    [0] none due today
   *[other] { $due } due today
}
retention-long = More than five years about victims, witnesses or minors: the supervisor is informed.
retention-counts = { $count ->
    [one] One indicator
   *[other] { $count } indicators
}, { $quotes ->
    [0] no link or sighting
    [one] one link or sighting
   *[other] { $quotes } links and sightings
}
retention-kept-because = kept because: { $reason }
retention-go-on = Keep on
retention-go-on-title = Keep the data until the next review
retention-go-on-papers = Keep the notes and documents until the next review
retention-go-on-hint = Say why this is still needed. The reason is recorded.
retention-until = Next review
retention-until-hint = As 2030-03-01. Empty: as late as it may be.
retention-hold = Hold
retention-hold-title = Place a legal hold
retention-hold-hint = Nothing is erased until your agency lifts the hold.
retention-reference = Reference of the court
retention-lift = Lift the hold
retention-erase = Erase
retention-erase-title = Propose to erase the data
retention-erase-hint = To be erased, on every workstation and in the office: { $count ->
    [one] one indicator
   *[other] { $count } indicators
}, and { $quotes ->
    [0] no link or sighting
    [one] one link or sighting
   *[other] { $quotes } links and sightings
} that quote the data. A second person of another agency must agree. It cannot be undone.
retention-erase-papers = Propose to erase notes and documents
retention-erase-papers-hint = What you choose is erased on every workstation and in the office, with all versions of a document. A second person of another agency must agree. It cannot be undone.
retention-erase-papers-of = Erase notes and documents
retention-whose-papers = Of which agency
retention-no-papers = There is no note and no document.
retention-which-papers = Notes and documents
retention-find-paper = Find a note or document
retention-find-paper-hint = A part of its name or of what it says.
retention-no-such-paper = None has this in its name or text.
retention-unseen-papers = { $unseen ->
    [one] One that is chosen is not shown here.
   *[other] { $unseen } that are chosen are not shown here.
}
retention-more-papers = { $left ->
    [one] One newer is not shown.
   *[other] { $left } newer are not shown.
}
retention-note = Note ({ $came }), review { $due }: { $name }
retention-document = Document ({ $came }), review { $due }: { $name }
retention-ground = Why
retention-confirm = Agree
retention-confirm-title = Erase the data
retention-confirm-warning = Erased from every workstation and from the office, data of { $agency } on { $label }: { $count ->
    [one] one indicator
   *[other] { $count } indicators
}, and { $quotes ->
    [0] no link or sighting
    [one] one link or sighting
   *[other] { $quotes } links and sightings
}. It cannot be undone.
retention-confirm-papers = Erase notes and documents
retention-confirm-warning-papers = Erased from every workstation and from the office, of { $agency } on { $label }: { $count ->
    [one] one note or document
   *[other] { $count } notes and documents
}. It cannot be undone.
word-erase = erase
retention-erased = Erased
retention-erased-of = { $count ->
    [one] One indicator
   *[other] { $count } indicators
}, came { $came }; { $ground }. Signed by { $first } and { $second }.
retention-erased-papers = { $count ->
    [one] One note or document
   *[other] { $count } notes and documents
} of { $agency }; { $ground }. Signed by { $first } and { $second }.
retention-waits = To be reviewed
retention-look = Look

## Capacity (PRO-5)

quarter = Quarter
quarter-name = Q{ $nth } { $year }
label-undeclared = nothing declared
label-within = within capacity
label-over = over capacity
refusal-quarter-over = { $quarter } is over.
refusal-quarter-over-hint = Choose the quarter we are in, or a later one.
event-capacity-declared = declared what the agency can give
event-effort-estimated = estimated what the case asks of an agency
seen-capacity = looked at the capacity of agencies
seen-effort = looked at what the case asks of agencies
done-declareCapacity = The capacity was declared.
done-estimateEffort = The effort was estimated.
board-capacity = Capacity
capacity-hint = What each agency declared it can give in a quarter, in person-days, beside what cases that were selected are estimated to ask of it. More than that is shown here and where the Board decides; it hinders nobody.
capacity-counted = { $count ->
    [0] No selected case is counted.
    [one] One selected case is counted.
   *[other] { $count } selected cases are counted.
} { $without ->
    [0] Of each there is an estimate.
    [one] Of one other there is no estimate that you may read: it is not in these figures.
   *[other] Of { $without } others there is no estimate that you may read: they are not in these figures.
}
capacity-cell = { $kind ->
    [undeclared] { $asked } asked
   *[declared] { $asked } of { $declared }
}
capacity-rivals = Also said, by somebody who did not know of it: { $figures }.
capacity-parts = What the figures consist of
capacity-declared = { $days ->
    [one] One person-day
   *[other] { $days } person-days
} declared by { $by }, { $when }.
capacity-earlier = Before: { $figures }.
capacity-declare = Declare capacity
capacity-declare-verb = Declare
capacity-declare-hint = What { $agency } can give to cases of the taskforce. You can revise it; the earlier figure is kept.
capacity-days = Person-days
capacity-days-hint = Leave it empty to take back what was declared.
person-days = { $days ->
    [one] one person-day
   *[other] { $days } person-days
}
effort = Effort
effort-none = No effort is estimated for it that you may read.
effort-estimate = Estimate the effort
effort-estimate-hint = What the case asks of an agency in a quarter. Who may read the title of the case may read it.
effort-days-hint = 0 where nothing is asked of it.
load-title = With this case selected
load-title-round = With one of these selected
load-hint = What agencies would be asked for, beside all cases that are selected already, as far as you may read their estimates.
load-would-be = { $kind ->
    [undeclared] With it, { $agency } would be asked for { $asked } person-days in { $quarter }, and has declared nothing.
    [nothing] With it, { $agency } would be asked for { $asked } person-days in { $quarter }, and has declared that it can give none.
   *[share] With it, { $agency } would be at { $percent } of { $quarter }: { $asked } of { $declared } person-days.
}
load-is = { $kind ->
    [undeclared] { $agency } is asked for { $asked } person-days in { $quarter }, and has declared nothing.
    [nothing] { $agency } is asked for { $asked } person-days in { $quarter }, and has declared that it can give none.
   *[share] { $agency } is at { $percent } of { $quarter }: { $asked } of { $declared } person-days.
}

## Requests of data subjects and corrections (AUD-5)

label-data-request = request of a data subject
label-correction = correction
label-ask-access = access to data
label-ask-rectification = rectification
label-ask-erasure = erasure
label-ask-restriction = restriction of use
label-answer-granted = granted
label-answer-partly = granted in part
label-answer-refused = refused
label-answer-nothing-held = nothing is held
label-obstructs-inquiries = it would obstruct inquiries or procedures
label-prejudices-prevention = it would prejudice preventing or prosecuting offences
label-public-security = public security
label-national-security = national security
label-rights-of-others = rights and freedoms of others
label-found-contribution = data
label-found-link = link
label-found-sighting = sighting
label-found-note = note
label-found-document = document
label-found-task = task
label-found-meeting = meeting
label-found-cover = title and summary of a case
label-data-corrected = values corrected
label-data-withdrawn = withdrawn
label-data-restricted = marked more strictly
label-data-erased = erased
label-papers-erased = notes and documents erased
label-way-export = by a file or a print
label-way-permission = by a permission
label-way-left = was on the case
label-way-match = by a match
label-way-said = said by hand
label-pack-working = working paper of the office
label-pack-answer = answer to who asked
refusal-data-request-closed = The request was answered or taken back.
refusal-data-request-closed-hint = Open it again first, with a reason.
refusal-others-data = These data are of { $agency }, which alone tells of them.
refusal-others-data-hint = Tell who asked to turn to that agency.
refusal-rows-undecided = { $found ->
    [one] Of one thing that was found nobody has said whether it is told.
   *[other] Of { $found } things that were found nobody has said whether they are told.
}
refusal-rows-undecided-hint = Say of each whether it is told or withheld. Where two said otherwise, say it again.
refusal-not-addressed = This correction was not sent to your agency.
refusal-not-addressed-hint = An agency that had received the data says that it is done.
refusal-value-unreadable = Value no. { $place } does not read as one of its kind ({ $kind }).
refusal-value-unreadable-hint = Check the value and its kind, then enter it again.
event-correction-announced = told who received data that they were corrected
event-correction-taken-back = took a correction back
event-correction-renewed = made a correction again
event-correction-acknowledged = said what became of a correction
event-telling-listed = listed whom the agency tells of a correction itself
event-telling-ticked = said who was told of a correction
event-data-request-recorded = recorded a request of a data subject
event-data-request-due-changed = changed when a request of a data subject is due
event-data-request-rows-decided = decided what a data subject is told
event-data-request-answered = answered a request of a data subject
event-data-request-reopened = opened a request of a data subject again
event-data-request-withdrawn = took back a request of a data subject
seen-corrections = looked at corrections
seen-dataRequest = looked at what is found for a request of a data subject
seen-dataRequests = looked at requests of data subjects
seen-exportDataRequest = exported what was found for a data subject
done-correctIndicators = The values were corrected.
done-takeBackCorrection = The correction was taken back.
done-renewCorrection = The correction was made again.
done-acknowledgeCorrection = The correction was acknowledged.
done-tickUntold = It was said who was told.
done-recordDataRequest = The request was recorded.
done-changeDataRequestDue = The day was changed.
done-decideDataRequestRows = It was decided what is told.
done-answerDataRequest = The request was answered.
done-reopenDataRequest = The request was opened again.
done-withdrawDataRequest = The request was taken back.
data-request = Request
data-requests = Requests of data subjects
data-requests-hint = What people asked of your agency about data on themselves. Only officers of your agency read these requests.
data-requests-none = No request is on record.
data-request-record = Record a request
data-request-record-hint = It stays in your agency. Name who asks by what would be in the data: an address, a number, an account, a name.
data-request-kind = What is asked for
data-request-reference = Reference
data-request-reference-hint = The number of your file. Write no name here.
data-request-received = Received on
data-request-due = Answer due on
data-request-due-hint = Empty: one month after it came. That is a default of this office; your law may set another day.
data-request-identifiers = What describes who asks
data-request-identifiers-hint = One on each line, as kind and value: email someone@example.com
data-request-overdue = overdue since { $day }
data-request-by = answer by { $day }
data-request-closed = { $outcome }, { $when }
data-request-taken-back = taken back
data-request-open = Open
data-request-about = Looked for: { $values }
data-request-due-change = Another day
data-request-due-change-title = Change when the answer is due
data-request-withdraw = Take back
data-request-withdraw-title = Take the request back
data-request-answer = Answer
data-request-answer-title = Answer and close the request
data-request-answer-hint = What came of a request for access follows from what you decided. Hand the answer over first, as your law asks.
data-request-answer-reason = Why not all of it
data-request-outcome = What comes of it
data-request-reopen = Open again
data-request-reopen-title = Open the request again
data-request-undecided = { $count ->
    [0] Everything of your agency is decided.
    [one] Of one thing nobody has said whether it is told.
   *[other] Of { $count } things nobody has said whether they are told.
}
data-requests-wait = Requests of data subjects
pack-found = What was found
pack-found-hint = Among what this desk holds: data, links and sightings by their values, other things by the words in them. The content of files and other spellings are not searched.
pack-others = Also found, of other agencies, which tell of it themselves: { $agencies }.
pack-elsewhere = What others hold and you do not read is not here.
pack-none = Nothing was found on this desk.
pack-tell = Tell
pack-withhold = Withhold
pack-withhold-title = Withhold it from who asked
pack-ground = Ground
pack-ground-hint = The grounds of Article 15(1) of Directive (EU) 2016/680. Your own law may know others; say so in the reason.
pack-undo = Undecided
pack-tell-all = Tell all that is undecided
pack-told = told
pack-undecided = undecided
pack-withheld = withheld: { $ground }
pack-theirs = told by its agency alone
pack-conflict = two officers said otherwise
pack-withdrawn = withdrawn, and still held
pack-read-by = read by { $agencies }
pack-given = { $count ->
    [one] One file of the case left a desk since.
   *[other] { $count } files of the case left desks since.
}
pack-kept-until = reviewed or erased by { $day }
pack-recipients = Law enforcement agencies that take part in the office
pack-no-recipients = None
pack-export = Write to a file
pack-form = For whom
pack-working-title = Request { $reference }: working paper
pack-answer-title = Answer to your request { $reference }
pack-nothing = Nothing.
pack-working-end = For the office alone. What other agencies hold and this desk does not read is not here.
pack-answer-end = This answer covers what our agency holds in this system and may tell. It may leave things out as the law allows. You can ask for rectification or erasure, and complain to your supervisory authority.
pack-column-what = What
pack-column-case = Case
pack-column-agency = Agency
pack-column-name = Name
pack-column-values = What was found
pack-column-since = Held since
pack-column-legal-basis = Legal basis
pack-column-purpose = Purpose
pack-column-marking = Marking
pack-column-kept-until = Reviewed or erased by
pack-column-readers = Read by
pack-column-given = Files that left
pack-column-said = Decided
pack-column-reason = Reason
pack-column-recipients = Recipients
records-acts = Acts
corrections = Corrections
corrections-hint = Whoever received data is told when they are corrected, withdrawn, marked more strictly or erased, and whoever received notes and documents when these are erased.
corrections-received = Of what you received
corrections-own = Of what is your own agency’s
corrections-none = Nothing was corrected.
corrections-wait = Corrections and erasures
correction-of = { $agency } { $what ->
    [data-erased] erased data
    [papers-erased] erased { $papers ->
        [one] a note or document
       *[other] { $papers } notes and documents
    }
   *[other] corrected data
} that you received on { $day }
correction-papers = { $papers ->
    [one] A note or document
   *[other] { $papers } notes and documents
}
correction-of-own-papers = Your agency’s notes or documents were erased
correction-of-own = Your agency corrected data: { $what }
correction-value = { $was } is now { $now }
correction-value-out = { $was } was taken out
correction-taken-back = Taken back, { $when }
correction-reason = Why: { $reason }
correction-passed-on = You gave files of this case on. Tell who got them: { $files }.
correction-done = Mark as done
correction-done-title = Say that your agency acted on it
correction-done-hint = Correct or erase your own copies, and tell whomever you gave them.
correction-undo-done = Not done after all
correction-note = What was done
correction-acknowledged = { $agency }: done, { $when }
correction-waits-for = { $agency }: received on { $day }, has not answered
correction-open = { $count ->
    [0] Everybody knows.
    [one] One has still to answer or to be told.
   *[other] { $count } have still to answer or to be told.
}
correction-untold = To be told by your agency
correction-untold-row = { $name }, { $way }, { $day }
correction-tell = Was told
correction-tell-label = Was told: { $name }
correction-told-title = Say that they were told
correction-told = { $name }: told, { $when }
correction-add = Add somebody
correction-add-title = Add somebody to be told
correction-add-name = Who
correction-add-on = Received on
correction-take-back = Take back
correction-take-back-title = Take the correction back
correction-take-back-hint = The data are as they were before. Who had acted on it is told again.
correct-values = Correct values
correct-values-title = Correct values of these data
correct-values-hint = New data replace these, which are withdrawn. Whoever received them is told.
correct-find = Find a value
correct-find-hint = Of { $held } values, { $most } are offered. Type a part of the one that you look for.
correct-value = Value
correct-value-next = Another value
correct-becomes = What { $was } should have been
correct-not = Do not correct
correct-becomes-hint = Empty: it is taken out.
correct-made = { $told ->
    [0] No agency reads the case by name.
    [one] One agency is told.
   *[other] { $told } agencies are told.
} { $untold ->
    [0] {""}
    [one] One you tell yourself: see Records, Corrections.
   *[other] { $untold } you tell yourself: see Records, Corrections.
}
