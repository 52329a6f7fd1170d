//! Who holds an office, over time: terms, who carries them out, vacancies, who acts meanwhile.
//!
//! The office is a country's; the person may come from any of its agencies and change while the term runs (4.3). Whether somebody holds it on a day
//! is reckoned, never recorded: a term runs out by itself.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::changes::{BoardAct, Exercised, Held, MandateEnd, MandateEnded, MandateEntered, MandateExercised, OutcomeAnnounced};
use super::decide::Reason;
use super::dismissals::DismissalState;
use super::ids::{Candidate, OfficeKey};
use super::rule_set::{BothVacant, ByElectionTerm, PublishedCount, VacancyRule};
use super::state::{Done, ElectionState};
use super::steps;
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::fold::Fact;
use crate::ids::{DismissalId, ElectionId};
use crate::roster::Roster;
use crate::text::{self, TextField};
use crate::{Country, Day, Instant, Refusal};

/// Who holds an office, over time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MandatesState {
    /// The office.
    pub office: OfficeKey,
    /// Terms, by their first day.
    pub terms: Vec<Term>,
    /// Outcomes of elections, in the order in which they were announced.
    pub announced: Vec<Announced>,
}

/// A term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// The country.
    pub country: Country,
    /// The first day.
    pub from: Day,
    /// The day on which it no longer holds, as it was set.
    pub to: Option<Day>,
    /// Who carries it out, in the order of days.
    pub exercised: Vec<Exercised>,
    /// Where it comes from.
    pub origin: Origin,
    /// That it ended before its time.
    pub ended: Option<Ended>,
}

/// Where a term comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// It was entered: it is from before this system.
    Before(BoardAct),
    /// An election, with what follows when the office falls vacant.
    Election {
        /// The election.
        election: ElectionId,
        /// What follows from a vacancy.
        vacancy: VacancyRule,
        /// Whether the term ends with the country's membership.
        membership_end_ends_term: bool,
    },
}

/// That a term ended before its time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ended {
    /// The first day without it.
    pub on: Day,
    /// Why.
    pub cause: MandateEnd,
    /// In words.
    pub text: Option<String>,
    /// The motion that decided it.
    pub dismissal: Option<DismissalId>,
    /// Who recorded it, and when.
    pub done: Done,
}

/// The outcome of an election, as the taskforce is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Announced {
    /// The election.
    pub election: ElectionId,
    /// The day of the declaration.
    pub on: Day,
    /// Who was elected; none where nobody was.
    pub elected: Option<Candidate>,
    /// Why, step by step.
    pub reasons: Vec<Reason>,
    /// When it was announced.
    pub at: Instant,
}

impl Term {
    /// Gives the first day without it.
    pub fn end(&self) -> Option<Day> {
        let ended = self.ended.as_ref().map(|ended| ended.on);
        ended.into_iter().chain(self.to).min()
    }

    /// Says whether it runs on a day.
    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && self.end().is_none_or(|end| day < end)
    }

    /// Gives who carries it out on a day.
    pub fn exercised_on(&self, day: Day) -> Option<&Exercised> {
        self.exercised.iter().rfind(|it| it.from <= day)
    }

    fn is_annulled(&self) -> bool {
        self.ended.as_ref().is_some_and(|ended| ended.cause == MandateEnd::Annulled)
    }
}

/// A vacancy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Vacancy {
    /// The first day without a holder.
    pub since: Day,
    /// The day by which the office is to be filled again.
    pub fill_by: Day,
    /// The day until which whoever is elected serves, where that is what is left of a term.
    pub until: Option<Day>,
}

impl MandatesState {
    /// Gives the term that runs on a day.
    pub fn holder(&self, day: Day) -> Option<&Term> {
        self.terms.iter().find(|term| term.holds(day))
    }

    /// Gives the vacancy of a day; none while somebody holds the office, or before anybody did.
    pub fn vacancy(&self, rule: VacancyRule, day: Day) -> Option<Vacancy> {
        if self.holder(day).is_some() {
            return None;
        }
        let last = self.terms.iter().filter(|term| term.from <= day).filter(|term| term.end().is_some()).max_by_key(|term| term.end())?;
        let since = last.end()?;
        let rule = match &last.origin {
            Origin::Election { vacancy, .. } => *vacancy,
            Origin::Before(_) => rule,
        };
        // Only of a term that ended before its time something is left.
        let until = last.to.filter(|to| rule.term == ByElectionTerm::Remainder && since < *to);
        Some(Vacancy { since, fill_by: since.plus(u64::from(rule.by_election_days)), until })
    }

    /// Gives what each country has held of the office up to a day: terms in a row up to the last one, and terms in all. Terms that were annulled do not
    /// count, and one that is for the rest of another's counts as a term.
    pub fn held(&self, day: Day) -> Vec<Held> {
        let begun: Vec<&Term> = self.terms.iter().filter(|term| term.from <= day && !term.is_annulled()).collect();
        let last = begun.last().map(|term| term.country);
        let in_a_row = begun.iter().rev().take_while(|term| Some(term.country) == last).count();
        let countries: BTreeSet<Country> = begun.iter().map(|term| term.country).collect();
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        countries
            .into_iter()
            .map(|country| Held {
                office: self.office.clone(),
                country,
                consecutive: if Some(country) == last { count(in_a_row) } else { 0 },
                total: count(begun.iter().filter(|term| term.country == country).count()),
                sitting: self.holder(day).is_some_and(|term| term.country == country),
            })
            .collect()
    }
}

/// Who leads the Board on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "leads", rename_all = "kebab-case")]
pub enum Leading {
    /// The Chair-country.
    Chair {
        /// The country.
        country: Country,
    },
    /// The Vice-chair-country acts.
    Vice {
        /// The country.
        country: Country,
    },
    /// The country that has been a member for the longest time acts.
    LongestServing {
        /// The country.
        country: Country,
    },
    /// Nobody acts; EC3 calls the Board together.
    Ec3Convenes,
    /// The rules name nobody.
    Nobody,
}

/// Says who leads the Board on a day, under the rule for vacancies.
pub fn leading(chair: Option<&MandatesState>, vice: Option<&MandatesState>, rule: VacancyRule, roster: &Roster, day: Day) -> Leading {
    let holder = |office: Option<&MandatesState>| office.and_then(|it| it.holder(day)).map(|term| term.country);
    if let Some(country) = holder(chair) {
        return Leading::Chair { country };
    }
    match (holder(vice), rule.both_vacant) {
        (Some(country), _) if rule.vice_acts => Leading::Vice { country },
        (Some(_), _) => Leading::Nobody,
        (None, BothVacant::Ec3Convenes) => Leading::Ec3Convenes,
        (None, BothVacant::LongestServing) => {
            longest_serving(roster, day).map_or(Leading::Ec3Convenes, |country| Leading::LongestServing { country })
        }
    }
}

/// Gives the country that has been a member for the longest time; none where that cannot be told, because starts are not on record or equal.
fn longest_serving(roster: &Roster, day: Day) -> Option<Country> {
    let mut since: BTreeMap<Country, Option<Day>> = BTreeMap::new();
    for agency in roster.members(day) {
        let begun =
            agency.memberships.iter().find(|it| it.span.holds(day) && it.kind == crate::roster::MembershipKind::Member).and_then(|it| it.span.from);
        if let Some(country) = agency.country {
            since.entry(country).and_modify(|known| *known = (*known).min(begun)).or_insert(begun);
        }
    }
    let known: Vec<(Day, Country)> = since.into_iter().map(|(country, begun)| begun.map(|day| (day, country))).collect::<Option<_>>()?;
    let first = known.iter().min()?;
    let level = known.iter().filter(|(day, _)| *day == first.0).count();
    (level == 1).then_some(first.1)
}

// ---- folding ---------------------------------------------------------------------------------------------------------------

/// Begins what is known of an office.
pub fn begin(fact: &Fact<'_>) -> Result<MandatesState, Refusal> {
    let office = match fact.change {
        Change::MandateEntered(it) => &it.office,
        Change::OutcomeAnnounced(it) => &it.office,
        _ => return Err(Refusal::OutOfPlace),
    };
    let mut state = MandatesState { office: office.clone(), terms: Vec::new(), announced: Vec::new() };
    fold(&mut state, fact)?;
    Ok(state)
}

/// Folds a later entry of an office.
pub fn fold(state: &mut MandatesState, fact: &Fact<'_>) -> Result<(), Refusal> {
    check(state, fact.change, fact.author)?;
    match fact.change {
        Change::MandateEntered(it) => state.terms.push(Term {
            country: it.country,
            from: it.from,
            to: it.to,
            exercised: it.exercised.iter().cloned().collect(),
            origin: Origin::Before(it.act.clone()),
            ended: None,
        }),
        Change::OutcomeAnnounced(it) => announced(state, it, fact),
        Change::MandateExercised(it) => {
            if let Some(term) = state.terms.iter_mut().rfind(|term| term.holds(it.exercised.from)) {
                term.exercised.push(it.exercised.clone());
                term.exercised.sort_by_key(|exercised| exercised.from);
            }
        }
        Change::MandateEnded(it) => {
            let ended = Ended { on: it.on, cause: it.cause, text: it.text.clone(), dismissal: it.dismissal, done: Done::of(fact) };
            let term = state.terms.iter_mut().find(|term| term.holds(it.on)).ok_or(Refusal::NothingToEnd)?;
            term.ended = Some(ended);
        }
        _ => return Err(Refusal::AlreadyRecorded),
    }
    state.terms.sort_by_key(|term| term.from);
    Ok(())
}

fn announced(state: &mut MandatesState, it: &OutcomeAnnounced, fact: &Fact<'_>) {
    if let (Some(elected), Some(from)) = (it.elected, it.from) {
        let origin = Origin::Election { election: it.election, vacancy: it.vacancy, membership_end_ends_term: it.membership_end_ends_term };
        state.terms.push(Term { country: elected.country, from, to: it.to, exercised: it.exercised.iter().cloned().collect(), origin, ended: None });
    }
    state.announced.push(Announced { election: it.election, on: it.on, elected: it.elected, reasons: it.reasons.clone(), at: fact.at });
}

/// Says whether a change still holds. The same answer when deciding and when folding.
fn check(state: &MandatesState, change: &Change, who: &Author) -> Result<(), Refusal> {
    match change {
        Change::MandateEntered(it) => {
            who.require(&[Duty::Secretary])?;
            it.act.counts()?;
            // Sitting holders are entered once, before an election of this system (BRD-5).
            if it.office != state.office || !state.announced.is_empty() {
                return Err(Refusal::AlreadyRecorded);
            }
            free(state, it.from, it.to)
        }
        Change::OutcomeAnnounced(it) => {
            who.require(&[Duty::Secretary])?;
            if it.office != state.office || state.announced.iter().any(|known| known.election == it.election) {
                return Err(Refusal::AlreadyRecorded);
            }
            match (it.elected, it.from, it.to) {
                (Some(_), Some(from), Some(to)) => free(state, from, Some(to)),
                (None, None, None) => Ok(()),
                _ => Err(Refusal::OutOfPlace),
            }
        }
        Change::MandateExercised(it) => {
            let term = state.terms.iter().rfind(|term| term.holds(it.exercised.from)).ok_or(Refusal::NothingToEnd)?;
            let own = who.country == Some(term.country) && (who.has(Duty::Representative) || who.has(Duty::Alternate));
            if own { Ok(()) } else { who.require(&[Duty::Secretary]) }
        }
        Change::MandateEnded(it) => {
            who.require(&[Duty::Secretary])?;
            let term = state.terms.iter().find(|term| term.holds(it.on)).ok_or(Refusal::NothingToEnd)?;
            if term.ended.is_some() {
                return Err(Refusal::AlreadyRecorded);
            }
            if (it.cause == MandateEnd::Dismissed) == it.dismissal.is_some() { Ok(()) } else { Err(Refusal::MotionMissing) }
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// Refuses days on which somebody else holds the office.
fn free(state: &MandatesState, from: Day, to: Option<Day>) -> Result<(), Refusal> {
    if let Some(to) = to.filter(|to| *to <= from) {
        return Err(Refusal::EmptyInterval { from, to });
    }
    let meets = |term: &&Term| term.end().is_none_or(|end| from < end) && to.is_none_or(|to| term.from < to) && term.end() != Some(term.from);
    match state.terms.iter().find(meets) {
        Some(term) => Err(Refusal::OfficeHeld { country: term.country, until: term.end() }),
        None => Ok(()),
    }
}

// ---- requests --------------------------------------------------------------------------------------------------------------

/// Enters a term from before this system (BRD-5).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EnterMandate {
    /// The office.
    pub office: OfficeKey,
    /// The country.
    pub country: Country,
    /// Its first day.
    pub from: Day,
    /// The day on which it no longer holds, where one was set.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<Day>,
    /// Who carries it out.
    #[serde(default)]
    #[ts(optional)]
    pub exercised: Option<Exercised>,
    /// The act that says so.
    pub act: BoardAct,
}

/// Names who carries an office out for its country.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExerciseMandate {
    /// The office.
    pub office: OfficeKey,
    /// Who, and from when on.
    pub exercised: Exercised,
}

/// Ends a term before its time.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EndMandate {
    /// The office.
    pub office: OfficeKey,
    /// The first day without it.
    pub on: Day,
    /// Why.
    pub cause: MandateEnd,
    /// In words.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// The motion that decided it.
    #[serde(default)]
    #[ts(optional)]
    pub dismissal: Option<DismissalId>,
}

fn decided(state: Option<&MandatesState>, office: &OfficeKey, change: Change, who: &Author) -> Result<Change, Refusal> {
    let new = MandatesState { office: office.clone(), terms: Vec::new(), announced: Vec::new() };
    check(state.unwrap_or(&new), &change, who)?;
    Ok(change)
}

/// Enters a term from before this system.
pub fn enter(state: Option<&MandatesState>, request: &EnterMandate, roster: &Roster, who: &Author, today: Day) -> Result<Change, Refusal> {
    if request.from > today {
        return Err(Refusal::InTheFuture);
    }
    request.exercised.iter().try_for_each(|it| of_country(roster, it, request.country))?;
    let entered = MandateEntered {
        office: request.office.clone(),
        country: request.country,
        from: request.from,
        to: request.to,
        exercised: request.exercised.clone(),
        act: request.act.clone().read(today)?,
    };
    decided(state, &request.office, Change::MandateEntered(entered), who)
}

/// Tells the taskforce what an election came to: of a declared outcome and nothing else, and never of a rehearsal.
///
/// Where an office fell vacant and the rules say so, the term is what is left of the one before.
pub fn announce(
    state: Option<&MandatesState>,
    election: &ElectionState,
    office: &OfficeKey,
    exercised: Option<Exercised>,
    roster: &Roster,
    who: &Author,
) -> Result<Change, Refusal> {
    if election.rehearsal {
        return Err(Refusal::OnlyARehearsal);
    }
    let declared = election.declared.get(office).ok_or(Refusal::NotYet { waits: steps::Wait::Declaration })?;
    if declared.is_annulled() {
        return Err(Refusal::OutcomeAnnulled);
    }
    let elected = declared.outcome.elected();
    let (from, full) = steps::term(election, declared);
    let rest = state.and_then(|it| it.vacancy(election.rules.vacancy, from)).and_then(|vacancy| vacancy.until).filter(|until| from < *until);
    if let (Some(it), Some(candidate)) = (&exercised, elected) {
        of_country(roster, it, candidate.country)?;
    }
    let announced = OutcomeAnnounced {
        office: office.clone(),
        election: election.id,
        on: declared.done.at.office_day(),
        elected,
        from: elected.map(|_| from),
        to: elected.map(|_| rest.unwrap_or(full)),
        // Where the rules publish the outcome alone, how many votes it was is the Board's to know.
        reasons: if election.rules.publish.counts == PublishedCount::PerCandidate { declared.reasons.clone() } else { Vec::new() },
        exercised: exercised.filter(|_| elected.is_some()),
        vacancy: election.rules.vacancy,
        membership_end_ends_term: election.rules.membership_end_ends_term,
    };
    decided(state, office, Change::OutcomeAnnounced(announced), who)
}

/// Names who carries an office out.
pub fn exercise(state: &MandatesState, request: &ExerciseMandate, roster: &Roster, who: &Author) -> Result<Change, Refusal> {
    let term = state.terms.iter().rfind(|term| term.holds(request.exercised.from)).ok_or(Refusal::NothingToEnd)?;
    of_country(roster, &request.exercised, term.country)?;
    decided(Some(state), &request.office, Change::MandateExercised(MandateExercised { exercised: request.exercised.clone() }), who)
}

/// Ends a term. `motion` is the one that the request names.
pub fn end(state: &MandatesState, request: &EndMandate, motion: Option<&DismissalState>, roster: &Roster, who: &Author) -> Result<Change, Refusal> {
    let term = state.terms.iter().find(|term| term.holds(request.on)).ok_or(Refusal::NothingToEnd)?;
    if request.cause == MandateEnd::Dismissed {
        let fits = |it: &&DismissalState| it.office == state.office && it.country == term.country && it.is_carried();
        motion.filter(fits).ok_or(Refusal::MotionMissing)?;
    }
    let belongs = roster.member_countries(request.on).contains(&term.country);
    if request.cause == MandateEnd::MembershipEnded && belongs {
        return Err(Refusal::StillAMember { country: term.country });
    }
    let text = request.text.as_deref().map_or(Ok(None), |text| text::optional(TextField::Reason, text))?;
    let ended = MandateEnded { on: request.on, cause: request.cause, text, dismissal: request.dismissal };
    decided(Some(state), &request.office, Change::MandateEnded(ended), who)
}

/// Says whether a term runs on though the membership that it hangs on has ended.
pub fn membership_lost(term: &Term, roster: &Roster, day: Day) -> bool {
    let ends = match &term.origin {
        Origin::Election { membership_end_ends_term, .. } => *membership_end_ends_term,
        Origin::Before(_) => true,
    };
    ends && term.holds(day) && !roster.member_countries(day).contains(&term.country)
}

fn of_country(roster: &Roster, it: &Exercised, country: Country) -> Result<(), Refusal> {
    let agency = roster.organisations.get(&it.agency).ok_or_else(|| Refusal::UnknownAgency { agency: it.agency.clone() })?;
    if agency.country != Some(country) {
        return Err(Refusal::NotOfCountry { country });
    }
    match it.officer.map(|officer| roster.officers.get(&officer)) {
        Some(None) => Err(Refusal::UnknownOfficer),
        Some(Some(officer)) if officer.agency != it.agency => Err(Refusal::NotOfAgency { agency: it.agency.clone() }),
        _ => Ok(()),
    }
}
