//! What people type of an election, and what it is read as. Steps whose content a desk makes itself (keys, ballots, counts) have no request here:
//! the desk makes the change and takes the step with [`steps::take`].

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::adoption::RuleSetState;
use super::changes::{
    BoardAct, CandidateAct, CandidateNominated, CandidateWithdrawn, ElectionCalled, Minuted, ObjectionSettled, OutcomeDeclared, OutcomeObjected,
    RollFrozen, Schedule, Settlement, Trustee, TrusteesNamed,
};
use super::ids::{BallotUuid, Candidate, OfficeKey};
use super::mandates::MandatesState;
use super::rule_set::RuleSet;
use super::seats::seats;
use super::state::ElectionState;
use super::steps::{self, TrusteeFault};
use crate::cases::Reasoned;
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::ids::{AgencyId, ElectionId, OfficerId, RuleSetId};
use crate::meetings::rules::zone;
use crate::roster::Roster;
use crate::text::{self, TextField};
use crate::{Day, Instant, Refusal};

/// Calls an election. Times are on the clocks of the rules' zone: `2027-01-26 14:00`.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CallElection {
    /// The rule set, adopted.
    pub rule_set: RuleSetId,
    /// Its title.
    pub title: String,
    /// What is filled; empty fills every office of the rules.
    #[serde(default)]
    pub offices: Vec<OfficeKey>,
    /// From when nominations are taken.
    pub nominations_open: String,
    /// When they end.
    pub nominations_close: String,
    /// Until when seats register.
    pub registration_closes: String,
    /// When the first vote opens.
    pub opens: String,
    /// When it closes.
    pub closes: String,
    /// The day on which terms begin, where the rules leave it to the call.
    #[serde(default)]
    #[ts(optional)]
    pub term_starts: Option<Day>,
    /// Who runs it beside the board secretaries.
    #[serde(default)]
    pub deputies: Vec<OfficerId>,
    /// Whether it is a rehearsal.
    #[serde(default)]
    pub rehearsal: bool,
}

/// Nominates a candidate.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NominateCandidate {
    /// The election.
    pub election: ElectionId,
    /// For what.
    pub office: OfficeKey,
    /// Who.
    pub candidate: Candidate,
    /// What one's agency says for it.
    #[serde(default)]
    #[ts(optional)]
    pub statement: Option<String>,
    /// When the person was born, where the rules tell candidates apart by age.
    #[serde(default)]
    #[ts(optional)]
    pub born: Option<Day>,
}

/// Names a candidate: to support it, or to accept for it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WhichCandidate {
    /// The election.
    pub election: ElectionId,
    /// For what.
    pub office: OfficeKey,
    /// Who.
    pub candidate: Candidate,
}

/// Withdraws a nomination, or declines one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WithdrawCandidate {
    /// The election.
    pub election: ElectionId,
    /// For what.
    pub office: OfficeKey,
    /// Who.
    pub candidate: Candidate,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Names the trustees.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NameTrustees {
    /// The election.
    pub election: ElectionId,
    /// Who, in the order of their numbers.
    pub officers: Vec<OfficerId>,
    /// How many must come together.
    pub threshold: u32,
}

/// Names an office of an election: to declare its outcome, to open its next round.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WhichOffice {
    /// The election.
    pub election: ElectionId,
    /// The office.
    pub office: OfficeKey,
}

/// Objects to an outcome.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ObjectToOutcome {
    /// The election.
    pub election: ElectionId,
    /// For what.
    pub office: OfficeKey,
    /// Why.
    pub text: String,
}

/// Settles an objection.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SettleObjection {
    /// The election.
    pub election: ElectionId,
    /// For what.
    pub office: OfficeKey,
    /// Whose objection.
    pub agency: AgencyId,
    /// What came of it.
    pub settlement: Settlement,
    /// The act.
    pub act: BoardAct,
}

/// Breaks an election off, makes a round void, or writes something down for the minutes.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SayOfElection {
    /// The election.
    pub election: ElectionId,
    /// What, or why.
    pub text: String,
}

/// Calls an election under rules that the Board adopted. `mandates` are those of every office of the rules.
pub fn call(
    request: &CallElection,
    rule_set: &RuleSetState,
    mandates: &BTreeMap<OfficeKey, MandatesState>,
    roster: &Roster,
    election: ElectionId,
    who: &Author,
    now: Instant,
) -> Result<Change, Refusal> {
    who.require(&[Duty::Secretary])?;
    if rule_set.adopted.is_none() {
        return Err(Refusal::RulesNotAdopted);
    }
    let rules = &rule_set.rules;
    let clock = zone(&rules.voting_window.timezone)?;
    let at = |typed: &str| Instant::from_time_in(typed, clock).ok_or(Refusal::NotATime);
    let schedule = Schedule {
        nominations_open: at(&request.nominations_open)?,
        nominations_close: at(&request.nominations_close)?,
        registration_closes: at(&request.registration_closes)?,
        opens: at(&request.opens)?,
        closes: at(&request.closes)?,
        term_starts: request.term_starts,
    };
    if schedule.nominations_close <= now {
        return Err(Refusal::TooLate {
            step: steps::Stretch::Nominations,
            until: steps::when(&rules.voting_window.timezone, schedule.nominations_close),
        });
    }
    if request.deputies.iter().any(|deputy| !roster.officers.contains_key(deputy)) {
        return Err(Refusal::UnknownOfficer);
    }
    let all = || rules.offices.iter().map(|it| it.office.clone());
    let offices = if request.offices.is_empty() { all().collect() } else { all().filter(|it| request.offices.contains(it)).collect() };
    if let Some(office) = request.offices.iter().find(|office| !rules.offices.iter().any(|it| it.office == **office)) {
        return Err(Refusal::OfficeNotFilled { office: office.clone() });
    }
    let today = now.office_day();
    let called = ElectionCalled {
        election,
        title: text::required(TextField::Title, &request.title)?,
        rule_set: rule_set.id,
        rules: rules.clone(),
        rules_sha256: rule_set.sha256,
        offices,
        schedule,
        deputies: request.deputies.clone(),
        rehearsal: request.rehearsal,
        held: mandates.values().flat_map(|it| it.held(today)).collect(),
    };
    steps::may_call(&called, who)?;
    Ok(Change::ElectionCalled(called))
}

fn own_agency(who: &Author) -> Result<AgencyId, Refusal> {
    who.agency.clone().ok_or(Refusal::NeedsDuty { duty: Duty::Representative })
}

/// Nominates a candidate of a country that has a seat.
pub fn nominate(state: &ElectionState, request: &NominateCandidate, roster: &Roster, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let agency = own_agency(who)?;
    let today = now.office_day();
    if !roster.is_member(&agency, today) {
        return Err(Refusal::NotAMember { agency, day: today });
    }
    let country = request.candidate.country;
    if !roster.member_countries(today).contains(&country) {
        return Err(Refusal::OutOfScope { country, because: steps::OutOfScope::NoSeat });
    }
    if let Some(person) = request.candidate.person {
        let standing = roster.standing(person).ok_or(Refusal::UnknownOfficer)?;
        if standing.country != Some(country) {
            return Err(Refusal::NotOfCountry { country });
        }
    }
    let statement = request.statement.as_deref().map_or(Ok(None), |it| text::optional(TextField::Decision, it))?;
    let nominated = CandidateNominated { office: request.office.clone(), candidate: request.candidate, agency, statement, born: request.born };
    steps::take(state, Change::CandidateNominated(nominated), who, now)
}

/// Supports a candidate.
pub fn second(state: &ElectionState, request: &WhichCandidate, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let act = CandidateAct { office: request.office.clone(), candidate: request.candidate, agency: own_agency(who)? };
    steps::take(state, Change::CandidateSupported(act), who, now)
}

/// Accepts for a candidate of one's own country.
pub fn accept(state: &ElectionState, request: &WhichCandidate, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let act = CandidateAct { office: request.office.clone(), candidate: request.candidate, agency: own_agency(who)? };
    steps::take(state, Change::CandidacyAccepted(act), who, now)
}

/// Withdraws a nomination, or declines for one's own country.
pub fn withdraw(state: &ElectionState, request: &WithdrawCandidate, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let reason = request.reason.as_deref().map_or(Ok(None), |it| text::optional(TextField::Reason, it))?;
    let withdrawn = CandidateWithdrawn { office: request.office.clone(), candidate: request.candidate, agency: own_agency(who)?, reason };
    steps::take(state, Change::CandidateWithdrawn(withdrawn), who, now)
}

/// Freezes the roll as the roster is on a day. `uuids` are fresh ones, as many as [`ballots_needed`] says.
pub fn freeze(state: &ElectionState, roster: &Roster, uuids: Vec<BallotUuid>, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let as_of = now.office_day();
    let each = state.rules.longest();
    let mut uuids = uuids.into_iter();
    let ballots = state.offices.iter().map(|office| (office.clone(), uuids.by_ref().take(each).collect())).collect();
    steps::take(state, Change::RollFrozen(RollFrozen { as_of, seats: seats(roster, &state.rules, as_of)?, ballots }), who, now)
}

/// Counts the uuids that freezing the roll asks for.
pub fn ballots_needed(state: &ElectionState) -> usize {
    state.rules.longest().saturating_mul(state.offices.len())
}

/// Names the trustees: of those who neither run elections nor administrate today.
pub fn name_trustees(state: &ElectionState, request: &NameTrustees, roster: &Roster, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let today = now.office_day();
    let mut trustees = Vec::new();
    for officer in &request.officers {
        let standing = roster.standing(*officer).ok_or(Refusal::UnknownOfficer)?.on(*officer, today);
        if standing.has(Duty::Secretary) || standing.has(Duty::Administrator) {
            return Err(Refusal::TrusteesDoubtful { fault: TrusteeFault::RunsIt });
        }
        if standing.duties.is_empty() {
            return Err(Refusal::UnknownOfficer);
        }
        trustees.push(Trustee { officer: *officer, agency: standing.agency.ok_or(Refusal::UnknownOfficer)?, country: standing.country });
    }
    steps::take(state, Change::TrusteesNamed(TrusteesNamed { trustees, threshold: request.threshold }), who, now)
}

/// Declares an outcome: what follows from what was counted.
pub fn declare(state: &ElectionState, office: &OfficeKey, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let decided = steps::decide_office(state, office);
    let declared = OutcomeDeclared { office: office.clone(), outcome: decided.outcome, reasons: decided.reasons };
    steps::take(state, Change::OutcomeDeclared(declared), who, now)
}

/// Objects to an outcome.
pub fn object(state: &ElectionState, request: &ObjectToOutcome, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let text = text::required(TextField::Reason, &request.text)?;
    steps::take(state, Change::OutcomeObjected(OutcomeObjected { office: request.office.clone(), agency: own_agency(who)?, text }), who, now)
}

/// Settles an objection.
pub fn settle(state: &ElectionState, request: &SettleObjection, who: &Author, now: Instant) -> Result<Change, Refusal> {
    let settled = ObjectionSettled {
        office: request.office.clone(),
        agency: request.agency.clone(),
        settlement: request.settlement,
        act: request.act.clone().read(now.office_day())?,
    };
    steps::take(state, Change::ObjectionSettled(settled), who, now)
}

/// Breaks an election off.
pub fn cancel(state: &ElectionState, request: &SayOfElection, who: &Author, now: Instant) -> Result<Change, Refusal> {
    steps::take(state, Change::ElectionCancelled(Reasoned { reason: text::required(TextField::Reason, &request.text)? }), who, now)
}

/// Writes something down for the minutes.
pub fn minute(state: &ElectionState, request: &SayOfElection, who: &Author, now: Instant) -> Result<Change, Refusal> {
    steps::take(state, Change::ElectionMinuted(Minuted { text: text::required(TextField::Note, &request.text)? }), who, now)
}

/// Says of whom a country's two roles should be kept apart: agencies that are trustee and teller at once (4.3). A warning, no refusal.
pub fn trustees_among_tellers(state: &ElectionState) -> BTreeSet<&AgencyId> {
    let tellers = state.drawn.iter().flat_map(|drawn| &drawn.tellers);
    let trustees: BTreeSet<&AgencyId> = state.trustees.iter().flat_map(|it| it.trustees.iter().map(|trustee| &trustee.who.agency)).collect();
    tellers.filter(|agency| trustees.contains(agency)).collect()
}

/// Compares two rule sets.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareRules {
    /// The rule set that was in force.
    pub before: RuleSetId,
    /// The other.
    pub after: RuleSetId,
}

/// Gives what each office that was declared would have come to under other rules, by the rounds that were held.
pub fn effect(after: &RuleSet, past: &ElectionState) -> Vec<(OfficeKey, super::decide::Decision)> {
    past.declared.keys().map(|office| (office.clone(), steps::decide_under(past, after, office))).collect()
}
