//! Refusals: the rules' way to say no. Facts with their parts; the sentences are in `words/`.

use serde::{Deserialize, Serialize};

use crate::attachments::{AttachmentStage, Condition};
use crate::board::ItemResult;
use crate::capacity::Quarter;
use crate::cases::Stage;
use crate::cases::stages::Guard;
use crate::counters::CounterKind;
use crate::deconfliction::hits::Resolution;
use crate::duties::Duty;
use crate::elections::ids::OfficeKey;
use crate::elections::rule_set::RuleFault;
use crate::elections::state::BallotMark;
use crate::elections::steps::{OutOfScope, Record, Stretch, TrusteeFault, Wait};
use crate::ids::{AgencyId, CaseId};
use crate::offers::OfferStage;
use crate::text::TextField;
use crate::{Country, Day};

macro_rules! refusals {
    ($($(#[$meta:meta])* $variant:ident $({ $($field:ident : $type:ty),+ $(,)? })? = $code:tt),+ $(,)?) => {
        /// What a rule answers when it says no. Nothing was changed.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
        #[serde(tag = "code", rename_all_fields = "camelCase")]
        pub enum Refusal {
            $($(#[$meta])* #[error($code)] #[serde(rename = $code)] $variant $({ $(#[doc = "A part of the fact."] $field: $type),+ })?),+
        }

        impl Refusal {
            /// Every code, for the test that each has its sentences.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// Gives the stable code that programs branch on.
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code),+ }
            }
        }
    };
}

refusals! {
    /// The act belongs to a duty that the author does not hold (AUT-1).
    NeedsDuty { duty: Duty } = "needs-duty",
    /// The act belongs to officers of another agency.
    NotOfAgency { agency: AgencyId } = "not-of-agency",
    /// Two duties of one person must not meet (AUT-2).
    IncompatibleDuties { held: Duty, duty: Duty } = "incompatible-duties",
    /// The last administrator cannot lay the duty down.
    LastAdministrator = "last-administrator",
    /// Who founded the office stays its administrator until two others are (AUT-2).
    FounderStays = "founder-stays",
    /// Two persons of different agencies name an administrator, an auditor or a board secretary (AUT-1).
    NeedsSecondPerson = "needs-second-person",
    /// Nobody seconds a duty of one's own (AUT-1).
    OwnDuty = "own-duty",
    /// The duty is granted by one person, so there is nothing to propose.
    OnePersonIsEnough = "one-person-is-enough",
    /// The duty is proposed for some of these days already.
    AlreadyProposed { duty: Duty } = "already-proposed",
    /// Nobody ends one's own term as administrator: another who stays does (AUT-2).
    OwnAdministration = "own-administration",
    /// Who ends an administrator's term is one without an end (AUT-2).
    MustStay = "must-stay",
    /// Nobody dismisses oneself from the office.
    OwnDismissal = "own-dismissal",
    /// A workstation that asks with a new key is not let in from itself, nor from the one it was.
    OwnWorkstation = "own-workstation",
    /// A lease is not extended so far: 30 days for one's own workstation, 90 by an administrator, never for a guest.
    LeaseTooLong = "lease-too-long",
    /// The officer was dismissed from the office already.
    AlreadyDismissed = "already-dismissed",
    /// A text is empty where it must say something.
    TextMissing { field: TextField } = "text-missing",
    /// A text is longer than the field takes.
    TextTooLong { field: TextField, limit: usize, found: usize } = "text-too-long",
    /// A list has more entries than it takes.
    TooMany { limit: usize, found: usize } = "too-many",
    /// A span ends on or before the day it begins.
    EmptyInterval { from: Day, to: Day } = "empty-interval",
    /// An agency would be a member twice at the same time (ROS-1).
    OverlappingMembership { agency: AgencyId } = "overlapping-membership",
    /// An officer's term reaches outside the agency's membership (ROS-2).
    TermOutsideMembership { agency: AgencyId } = "term-outside-membership",
    /// The officer already holds the duty in that time.
    OverlappingTerm { duty: Duty } = "overlapping-term",
    /// There is no such post, membership or absence to end.
    NothingToEnd = "nothing-to-end",
    /// The deputy is the absent officer, or away at the same time.
    DeputyAway = "deputy-away",
    /// The thing is on record already.
    AlreadyRecorded = "already-recorded",
    /// No such thing is on record.
    NotRecorded = "not-recorded",
    /// The organisation is not on the roster.
    UnknownAgency { agency: AgencyId } = "unknown-agency",
    /// The officer is not on the roster.
    UnknownOfficer = "unknown-officer",
    /// An address of e-mail or a phone number does not read as one.
    NotAnAddress { value: String } = "not-an-address",
    /// The agency is not a member of the taskforce on that day (PRO-1).
    NotAMember { agency: AgencyId, day: Day } = "not-a-member",
    /// A proposal names no crime area (PRO-1).
    NoCrimeArea = "no-crime-area",
    /// The currency is not in ISO 4217.
    UnknownCurrency { currency: String } = "unknown-currency",
    /// The amount is below zero.
    NegativeAmount = "negative-amount",
    /// Handling code H3 without its text.
    H3WithoutText = "h3-without-text",
    /// The case cannot go from one stage to the other (PRO-1, PLN-1).
    IllegalTransition { from: Stage, to: Stage } = "illegal-transition",
    /// Something that must be true before the stage is not (PLN-1).
    GuardFailed { to: Stage, gates: Vec<Guard> } = "guard-failed",
    /// The case does not run: it is a proposal, or over.
    NotRunning { stage: Stage } = "not-running",
    /// The agency does not take part in the case.
    NotOnCase { agency: AgencyId } = "not-on-case",
    /// A task would wait for itself, over the others on the path (PLN-2).
    Cycle { path: Vec<String> } = "cycle",
    /// A number lies outside what the field takes.
    OutOfRange { value: i64, least: i64, most: i64 } = "out-of-range",
    /// There is nothing in the plan, or in the template.
    EmptyPlan = "empty-plan",
    /// Two persons are asked for, and one acted twice.
    SecondPerson = "second-person",
    /// An alarm is looked into by somebody else than whom it is about (DEC-6).
    OwnAlarm = "own-alarm",
    /// Somebody has said already what came of the alarm.
    AlarmLookedInto = "alarm-looked-into",
    /// The authority is not judicial, or of another country.
    NotItsAuthority { country: Country } = "not-its-authority",
    /// Two officers are meant where one was named twice.
    SameOfficer = "same-officer",
    /// The text was changed meanwhile.
    TextChanged = "text-changed",
    /// A reason says too little.
    ReasonTooShort { least: usize, found: usize } = "reason-too-short",
    /// A calendar needs a weekday of work.
    NoWorkingDay = "no-working-day",
    /// A project of mutual interest has no operation and no gates (PLN-9).
    NotForProjects = "not-for-projects",
    /// The draft was submitted or discarded.
    DraftEnded = "draft-ended",
    /// Only a proposal that was returned or is still a draft can be edited; a submitted one is fixed (PRO-1).
    ProposalFixed { stage: Stage } = "proposal-fixed",
    /// Another agency has the lead.
    NotTheLead { lead: AgencyId } = "not-the-lead",
    /// The round is still open, so the proposals in it cannot be decided on.
    RoundStillOpen { closes: Option<Day> } = "round-still-open",
    /// The round is closed (PRO-2).
    RoundClosed = "round-closed",
    /// The agency has scored this proposal in this round; it may revise its score (PRO-2).
    AlreadyScored { agency: AgencyId } = "already-scored",
    /// A score lies outside 0 to 5 (PRO-2).
    OutOfScale { criterion: String, value: i64 } = "out-of-scale",
    /// The sheet leaves out a criterion, or names one that the round does not have.
    SheetIncomplete { criterion: String } = "sheet-incomplete",
    /// An agency does not score its own proposal (PRO-2).
    Recused { agency: AgencyId } = "recused",
    /// The proposal is not in this round.
    NotInRound = "not-in-round",
    /// A round needs at least one proposal and one criterion with a weight above zero.
    EmptyRound = "empty-round",
    /// The desk does not hold the key of the round.
    NoRoundKey = "no-round-key",
    /// A case cannot be merged into itself or into one that ended.
    MergeTarget = "merge-target",
    /// A decision needs at least one item.
    EmptyDecision = "empty-decision",
    /// The case was brought in and its lead has approved it already.
    AlreadyApproved = "already-approved",
    /// Somebody named in a note may not read it.
    MayNotRead { officer: String } = "may-not-read",
    /// An entry of this subject was written by a newer version; here it can only be read.
    NewerVersion = "newer-version",
    /// The entry does not belong where it stands.
    OutOfPlace = "out-of-place",
    /// There is nothing to undo.
    NothingToUndo = "nothing-to-undo",
    /// The case has ended; nothing more is put on it.
    CaseOver { stage: Stage } = "case-over",
    /// Nobody said how it may be passed on (DAT-1).
    HandlingMissing = "handling-missing",
    /// The file holds nothing.
    EmptyDocument = "empty-document",
    /// The file is larger than a document may be. In MiB.
    DocumentTooLarge { limit: u64, found: u64 } = "document-too-large",
    /// The file is the same, byte for byte, as the newest version.
    SameVersion = "same-version",
    /// The document was taken off its case.
    DocumentWithdrawn = "document-withdrawn",
    /// What somebody typed is no time of the office's clock.
    NotATime = "not-a-time",
    /// The zone is not in the tz database.
    UnknownZone { zone: String } = "unknown-zone",
    /// What has happened does not lie ahead.
    InTheFuture = "in-the-future",
    /// Nothing of the kind was set by desks that did not know of each other.
    NothingToSettle = "nothing-to-settle",
    /// A thing is not linked to itself.
    LinkToItself = "link-to-itself",
    /// The value is not among the data that stand on the case.
    NotAmongData = "not-among-data",
    /// An action has a place or a target, one of the two.
    PlaceMissing = "place-missing",
    /// What somebody typed is no place on the ground.
    NotAPlace = "not-a-place",
    /// An action ends after it begins, and within so many days.
    ActionTooLong { days: i64 } = "action-too-long",
    /// Two cases are meant where one was named twice.
    SameCase { case: CaseId } = "same-case",
    /// Splitting and merging cases are steps of their own, and no link that anybody draws (PLN-6).
    RelationIsAStep = "relation-is-a-step",
    /// A quantity is below zero (OPS-1).
    NegativeQuantity = "negative-quantity",
    /// A quantity is larger than any that is counted, or has more digits behind the point than the finest unit.
    QuantityOutOfRange = "quantity-out-of-range",
    /// A half of what is counted in pieces.
    NotWhole { kind: CounterKind } = "not-whole",
    /// The unit does not fit what is counted.
    WrongUnit { kind: CounterKind } = "wrong-unit",
    /// Events are counted from the operation on until the case is closed.
    NotInOperation { stage: Stage } = "not-in-operation",
    /// The agency takes no part in the case.
    NotOfCase { agency: AgencyId } = "not-of-case",
    /// What became of people follows an arrest alone.
    NotAnArrest = "not-an-arrest",
    /// More people are named than were arrested.
    MoreThanArrested { arrested: String } = "more-than-arrested",
    /// Green is said by officers of the country, by the lead or by EC3 (OPS-3).
    NotOfCountry { country: Country } = "not-of-country",
    /// The country's part was aborted; that stands until a new hour is set (OPS-3).
    Aborted { country: Country } = "aborted",
    /// No country is named, and who asks belongs to none.
    CountryMissing = "country-missing",
    /// A case in this stage has no situation board.
    NoBoardInStage { stage: Stage } = "no-board-in-stage",
    /// No hour was ever set, so there is no board to report on.
    NoHour = "no-hour",
    /// The outcome is written in the wrap-up (OUT).
    NotInWrapUp { stage: Stage } = "not-in-wrap-up",
    /// The report names no action days.
    PeriodMissing = "period-missing",
    /// Numbers changed since somebody looked at them (OUT).
    NumbersChanged = "numbers-changed",
    /// Agencies have not confirmed their numbers as they are now (OUT).
    NotConfirmed { agencies: Vec<AgencyId> } = "not-confirmed",
    /// A rule set could not be followed (elections, 4.2).
    RulesInvalid { fault: RuleFault } = "rules-invalid",
    /// A rule set that was adopted or given up is fixed.
    RulesFixed = "rules-fixed",
    /// Only rules that the Board adopted are voted under.
    RulesNotAdopted = "rules-not-adopted",
    /// The rules are not those that were named by their hash.
    RulesDiffer = "rules-differ",
    /// Too few of the Board's seats took part (BRD-1).
    NoQuorum { present: u32, needed: u32 } = "no-quorum",
    /// The Board did not decide so.
    NotCarried { in_favour: u32, against: u32 } = "not-carried",
    /// The numbers of an act contradict each other.
    ActDoubtful { seats: u32, present: u32 } = "act-doubtful",
    /// No agency is designated to vote for a country.
    NobodyDesignated { country: Country } = "nobody-designated",
    /// The rules, or the call, do not fill this office.
    OfficeNotFilled { office: OfficeKey } = "office-not-filled",
    /// Offices are filled in the order of the rules, each once.
    OfficesOutOfOrder = "offices-out-of-order",
    /// The dates of an election contradict each other.
    ScheduleOutOfOrder { step: Stretch } = "schedule-out-of-order",
    /// Less notice than the rules ask for.
    TooLittleNotice { step: Stretch, days: u32, found: i64 } = "too-little-notice",
    /// The vote would be open for too short a time.
    WindowTooShort { hours: u32, minutes: i64 } = "window-too-short",
    /// The rules leave the beginning of terms to the call, and it names none.
    TermWithoutStart = "term-without-start",
    /// The rules let terms begin with the declaration.
    TermStartFixed = "term-start-fixed",
    /// The time for it has not come.
    TooEarly { step: Stretch, from: String } = "too-early",
    /// The time for it is over.
    TooLate { step: Stretch, until: String } = "too-late",
    /// Something else comes first.
    NotYet { waits: Wait } = "not-yet",
    /// The election is over, or was broken off.
    ElectionOver = "election-over",
    /// The agency has no vote in this election.
    NotOnRoll { agency: AgencyId } = "not-on-roll",
    /// The seat has not registered.
    NotRegistered { agency: AgencyId } = "not-registered",
    /// The agency was not there.
    NotPresent { agency: AgencyId } = "not-present",
    /// The country may not stand.
    OutOfScope { country: Country, because: OutOfScope } = "out-of-scope",
    /// The rules let no country nominate itself.
    SelfNomination = "self-nomination",
    /// The candidate does not stand, or no longer.
    NotStanding { candidate: String } = "not-standing",
    /// The agency neither nominated the candidate nor may decline for it.
    NotItsNomination = "not-its-nomination",
    /// Too few agencies support the candidate.
    TooFewSupporters { needed: u32, found: u32 } = "too-few-supporters",
    /// Supporters come from too few countries.
    TooFewCountries { needed: u32, found: u32 } = "too-few-countries",
    /// The roll has no voting seat, or an agency twice.
    RollDoubtful = "roll-doubtful",
    /// The uuids of the ballots are not those that the rules need, each once.
    BallotsDoubtful { needed: usize, found: usize } = "ballots-doubtful",
    /// The credentials are not one for each ballot, each another.
    CredentialsDoubtful { needed: usize, found: usize } = "credentials-doubtful",
    /// Another seat has registered one of these credentials.
    CredentialTaken = "credential-taken",
    /// The agency states nothing of its credentials.
    StatementMissing = "statement-missing",
    /// Fewer than two seats have registered.
    TooFewRegistered = "too-few-registered",
    /// A round was opened: what was registered stands.
    VotingHasBegun = "voting-has-begun",
    /// The trustees do not fit.
    TrusteesDoubtful { fault: TrusteeFault } = "trustees-doubtful",
    /// This belongs to a trustee of the election.
    NotATrustee = "not-a-trustee",
    /// A trustee has another duty that must not meet with it (AUT-2).
    TrusteeWithDuty { duty: Duty } = "trustee-with-duty",
    /// A trustee commits to one number for each lot.
    CommitmentsDoubtful { needed: usize, found: usize } = "commitments-doubtful",
    /// The number is not the one that was committed to.
    NumberDiffers = "number-differs",
    /// The lot gives something else.
    LotDiffers = "lot-differs",
    /// Nobody is level.
    NoTie = "no-tie",
    /// A text of the ballot format does not hold what it must.
    RecordDiffers { record: Record } = "record-differs",
    /// Others stand in this round.
    OtherCandidates = "other-candidates",
    /// Another ballot comes next.
    OtherBallot = "other-ballot",
    /// Every ballot that seats registered for is used.
    NoBallotLeft = "no-ballot-left",
    /// The tellers are not those that were drawn.
    OtherTellers { agencies: Vec<AgencyId> } = "other-tellers",
    /// The rules ask for open votes.
    VotesAreOpen = "votes-are-open",
    /// The rules ask for secret votes.
    VotesAreSecret = "votes-are-secret",
    /// Votes that weigh differently are not counted on paper.
    PaperOfUnequalVotes = "paper-of-unequal-votes",
    /// The votes are not as many as the papers.
    CountDiffers { papers: u64, votes: u64 } = "count-differs",
    /// The round is void.
    BallotVoid = "ballot-void",
    /// Voting is closed.
    VotingClosed = "voting-closed",
    /// Seats have not voted, and the time is not over.
    StillVoting { agencies: Vec<AgencyId>, until: String } = "still-voting",
    /// The ballot would not come into the box.
    BallotNotTaken { mark: BallotMark } = "ballot-not-taken",
    /// A desk found something else in the box.
    BoxContradicted { agencies: Vec<AgencyId> } = "box-contradicted",
    /// Too few desks have countersigned.
    NotCountersigned { agencies: Vec<AgencyId>, from: String } = "not-countersigned",
    /// The round was counted.
    AlreadyCounted = "already-counted",
    /// The outcome was declared.
    OutcomeStands = "outcome-stands",
    /// Something else follows from the rules and the counts.
    OutcomeDiffers = "outcome-differs",
    /// The outcome was annulled.
    OutcomeAnnulled = "outcome-annulled",
    /// The outcome can still be objected to.
    KeysStillNeeded { from: String } = "keys-still-needed",
    /// A rehearsal elects nobody.
    OnlyARehearsal = "only-a-rehearsal",
    /// Somebody else holds the office on some of these days.
    OfficeHeld { country: Country, until: Option<Day> } = "office-held",
    /// No motion that was carried dismisses this holder.
    MotionMissing = "motion-missing",
    /// Too few propose it.
    TooFewProposers { needed: u64, found: u64 } = "too-few-proposers",
    /// A motion is about this country: its seats neither propose it nor vote on it (BRD-4).
    Concerned { country: Country } = "concerned",
    /// A motion of this kind against this holder is under way.
    MotionUnderWay = "motion-under-way",
    /// The country is still a member.
    StillAMember { country: Country } = "still-a-member",
    /// Who may confirm numbers does not go without that (OUT).
    ConfirmInstead = "confirm-instead",
    /// The agency has confirmed its numbers as they are (OUT).
    HasConfirmed { agency: AgencyId } = "has-confirmed",
    /// An agency is waited for before it is left out (OUT).
    TooEarlyToWaive { from: Day } = "too-early-to-waive",
    /// The Board has not noted the outcome with these numbers (OUT).
    NotNotedYet = "not-noted-yet",
    /// The lead has not approved the public version as it is now (OUT).
    PublicNotApproved = "public-not-approved",
    /// What is about a person says about whom (DAT-1).
    CategoryMissing { kind: String } = "category-missing",
    /// Data are recorded and asked for with a purpose of work on cases.
    PurposeMissing = "purpose-missing",
    /// Nothing in it is new or valid.
    NothingToRecord = "nothing-to-record",
    /// A list holds nothing that could be compared (DEC-11).
    NothingToCompare = "nothing-to-compare",
    /// What is read now is not what was looked at before it was recorded.
    SourceChanged = "source-changed",
    /// The proposed marking is not stricter in every part (DAT-3).
    NotStricter = "not-stricter",
    /// The contribution was withdrawn.
    ContributionWithdrawn = "contribution-withdrawn",
    /// The data were erased (AUD-4).
    DataErased = "data-erased",
    /// A court asked that the data be kept (AUD-4).
    OnHold { reference: String } = "on-hold",
    /// Data are kept no longer than that without another review (AUD-4).
    ReviewTooLate { limit: Day } = "review-too-late",
    /// Since erasing was proposed, links or sightings were recorded that quote the data (AUD-4).
    ErasureGrew = "erasure-grew",
    /// No note and no document was chosen, and none is due for review (AUD-4).
    NothingToErase = "nothing-to-erase",
    /// The officer's budget of comparisons is used up for today (DEC-6).
    BudgetSpent { limit: u32 } = "budget-spent",
    /// The hit is not where this word can follow (DEC-7).
    HitStands { from: Resolution, to: Resolution } = "hit-stands",
    /// Conditions of the attachment scheme do not hold; all of them are named (ATT-2).
    NotEligible { found: usize, conditions: Vec<Condition> } = "not-eligible",
    /// An attachment is for a time, and nobody said until when (ATT-2).
    NoEndDate = "no-end-date",
    /// No place is free for a guest on that day (ATT-0).
    NoPlaceLeft { day: Day } = "no-place-left",
    /// An application in this stage takes no such act (ATT-1).
    AttachmentNotThere { stage: AttachmentStage } = "attachment-not-there",
    /// Who takes part in the taskforce offers nothing from outside (ATT-6).
    TakesPart { name: String } = "takes-part",
    /// An offer in this stage takes no such act (ATT-6).
    OfferNotThere { stage: OfferStage } = "offer-not-there",
    /// It is for the sponsor of an offer.
    NotTheSponsor = "not-the-sponsor",
    /// Who sponsors is an officer of a member, or of EC3, in post.
    MayNotSponsor { officer: String } = "may-not-sponsor",
    /// The data were withdrawn, or are on another case than the offer was made for.
    ContributionElsewhere = "contribution-elsewhere",
    /// An offer becomes an application of whoever made it.
    OtherOrganisation { name: String } = "other-organisation",
    /// It would end before it begins.
    EndsBeforeItBegins { from: Day, last: Day } = "ends-before-it-begins",
    /// Nobody is named whom an event of outreach is for (OUTR).
    OutreachForNobody = "outreach-for-nobody",
    /// The event does not take place, so nothing is said of it any more (OUTR).
    OutreachCancelled = "outreach-cancelled",
    /// Who took part is on record, so the event was held (OUTR).
    OutreachReported = "outreach-reported",
    /// The event lies ahead (OUTR).
    OutreachNotBegun { from: Day } = "outreach-not-begun",
    /// Fewer are counted than are named.
    FewerThanNamed { counted: u32, named: u32 } = "fewer-than-named",
    /// What was offered before an event did not come from it (OUTR).
    BeforeItsEvent { from: Day } = "before-its-event",
    /// The item of an action point names no case, so there is no plan for it.
    NoCaseNamed = "no-case-named",
    /// It lasts until then already.
    NotLater { until: Day } = "not-later",
    /// It ends no later than that anyway.
    NotSooner { until: Day } = "not-sooner",
    /// The quarter is over, so nothing is declared or estimated for it any more (PRO-5).
    QuarterOver { quarter: Quarter } = "quarter-over",
    /// The request of a data subject was answered or taken back (AUD-5).
    DataRequestClosed = "data-request-closed",
    /// What another agency contributed is told by that agency alone (AUD-5).
    OthersData { agency: AgencyId } = "others-data",
    /// Of some of what was found nobody said whether it is told (AUD-5).
    RowsUndecided { found: usize } = "rows-undecided",
    /// The correction was not sent to this agency (AUD-5).
    NotAddressed = "not-addressed",
    /// A value that describes a person, or is to replace another, does not read as one of its kind (AUD-5). It is told by its place, from one: what was
    /// given may be what nobody is to see.
    ValueUnreadable { kind: String, place: usize } = "value-unreadable",
    /// The agency has an interest in the item (BRD-4).
    HasInterest { agency: AgencyId } = "has-interest",
    /// A seat says one thing.
    VotedTwice { agency: AgencyId } = "voted-twice",
    /// Nobody recorded who came.
    NoAttendance = "no-attendance",
    /// The minutes were approved.
    MinutesFixed = "minutes-fixed",
    /// The meeting does not take place.
    MeetingOff = "meeting-off",
    /// The written procedure is over.
    ProcedureClosed = "procedure-closed",
    /// The written procedure is still open.
    ProcedureOpen = "procedure-open",
    /// An item was neither decided nor noted.
    ItemOpen { title: String } = "item-open",
    /// Something else comes of what the seats said.
    ResultDiffers { result: ItemResult } = "result-differs",
    /// The deadlines of a convocation contradict each other.
    DeadlineOutOfOrder = "deadline-out-of-order",
    /// An item does not name what it is about.
    TopicMissing = "topic-missing",
    /// A decision does not say what follows from it.
    OutcomeNotSaid = "outcome-not-said",
    /// The country is not among those that were counted.
    NotAsked { country: Country } = "not-asked",
}
