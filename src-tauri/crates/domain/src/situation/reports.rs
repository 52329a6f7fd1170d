//! When a report of the whole is due on an action day (OPS-5).
//!
//! The lead or EC3 says every how many minutes; anybody who takes part makes one, and the next is due so long after it, for everybody.
//! That it is due follows from the clock and is recorded nowhere: it shows by itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ReportMade, ReportsPaced, SituationState, decided};
use crate::cases::{CaseState, Stage};
use crate::change::Change;
use crate::duties::Author;
use crate::field::Field;
use crate::fold::Fact;
use crate::ids::{CaseId, OfficerId};
use crate::{Instant, Refusal};

/// The fewest minutes between two reports.
pub const LEAST: u32 = 5;
/// The most.
pub const MOST: u32 = 24 * 60;
const MINUTE: i64 = 60_000;

/// Says how often a report of the whole is made; none ends it (OPS-5).
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct PaceReports {
    /// The case.
    pub case: CaseId,
    /// Every how many minutes.
    pub minutes: Option<u32>,
}

/// Who made a report, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Who.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
}

/// When the next report is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Every how many minutes one is made.
    pub every: u32,
    /// When the next is, or was, due.
    pub at: Instant,
}

impl Due {
    /// Says since when a report is due; none while there is time.
    pub fn since(&self, now: Instant) -> Option<Instant> {
        (self.at <= now).then_some(self.at)
    }
}

/// Says when the next report is due: while the operation runs, so many minutes after the last, after it was said how often, and after
/// the operation began, whichever is the latest.
pub fn due(case: &CaseState, state: &SituationState, now: Instant) -> Option<Due> {
    let pace = state.pace.as_ref()?;
    let every = pace.value?;
    state.hour.value?;
    if case.stage != Stage::Operation {
        return None;
    }
    let began = case.steps.iter().rev().find(|step| step.stage == Stage::Operation).map(|step| step.at);
    // A report that a clock running ahead put into the future was made by now at the latest.
    let made = state.reported.as_ref().map(|made| made.at.min(now));
    let from = [Some(pace.set.at), began, made].into_iter().flatten().max()?;
    Some(Due { every, at: Instant(from.0.saturating_add(i64::from(every) * MINUTE)) })
}

/// Says how often a report is made.
pub fn pace(case: &CaseState, state: &SituationState, request: &PaceReports, who: &Author) -> Result<Change, Refusal> {
    if let Some(minutes) = request.minutes.filter(|minutes| !(LEAST..=MOST).contains(minutes)) {
        return Err(Refusal::OutOfRange { value: minutes.into(), least: LEAST.into(), most: MOST.into() });
    }
    decided(case, state, Change::ReportsPaced(ReportsPaced { minutes: request.minutes }), who)
}

/// Says that a report was made.
pub fn made(case: &CaseState, state: &SituationState, who: &Author) -> Result<Change, Refusal> {
    decided(case, state, Change::ReportMade(ReportMade {}), who)
}

/// Folds what is said of reports. Of two that did not know of each other the later counts, in whatever order they arrive.
pub(super) fn fold(state: &mut SituationState, fact: &Fact<'_>) {
    match fact.change {
        Change::ReportsPaced(it) => match &mut state.pace {
            Some(pace) => pace.set(it.minutes, fact),
            none => *none = Some(Field::new(it.minutes, fact)),
        },
        Change::ReportMade(_) if state.reported.as_ref().is_none_or(|known| known.at < fact.at) => {
            state.reported = Some(Made { by: fact.author.officer, at: fact.at });
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use uuid::Uuid;

    use super::*;
    use crate::Country;
    use crate::cases::{Origin, StageStep};
    use crate::counters::tests::case;
    use crate::duties::Duty;
    use crate::fold::Mark;
    use crate::ids::{AgencyId, DeviceId, EntryId};
    use crate::situation::{HourSet, begin, fold};

    fn officer(of: &str) -> Author {
        let agency = AgencyId::parse(of);
        Author { stays: false, officer: OfficerId(Uuid::from_u128(7)), agency, country: Country::parse(of), duties: BTreeSet::from([Duty::Officer]) }
    }

    fn at_minute(minute: i64) -> Instant {
        Instant(minute * MINUTE)
    }

    /// A case whose operation began at minute 60.
    fn in_operation() -> CaseState {
        let mut state = case(Stage::Operation, Origin::Proposed);
        state.steps = vec![StageStep { stage: Stage::Operation, at: at_minute(60), by: OfficerId(Uuid::nil()), reason: None }];
        state
    }

    /// A board on which things are said at minutes, in this order.
    fn board(deeds: &[(i64, &str, Change)]) -> SituationState {
        let mut board = None;
        let hour = HourSet {
            case: in_operation().id,
            agency: AgencyId::parse("nl").expect("an agency"),
            country: Country::parse("NL"),
            hour: Some(Instant(9)),
            reason: None,
        };
        let first = (0, "nl", Change::HourSet(hour));
        for (seq, (minute, of, change)) in (1_u64..).zip(std::iter::once(&first).chain(deeds)) {
            let author = officer(of);
            let mark = Mark { entry: EntryId(Uuid::from_u128(seq.into())), device: DeviceId(Uuid::nil()), seq, position: Some(seq) };
            let fact = Fact { mark, base: seq - 1, at: at_minute(*minute), author: &author, change, batch: None };
            match &mut board {
                None => board = Some(begin(&fact).expect("a board")),
                Some(board) => fold(board, &fact).expect("folded"),
            }
        }
        board.expect("a board")
    }

    fn every(minutes: u32) -> Change {
        Change::ReportsPaced(ReportsPaced { minutes: Some(minutes) })
    }

    fn made_one() -> Change {
        Change::ReportMade(ReportMade {})
    }

    /// Since which minute a report is due at another.
    fn since(deeds: &[(i64, &str, Change)], now: i64) -> Option<i64> {
        due(&in_operation(), &board(deeds), at_minute(now)).and_then(|due| due.since(at_minute(now))).map(|at| at.0 / MINUTE)
    }

    #[test]
    fn a_report_is_due_so_long_after_the_last_and_stays_due_until_one_is_made() {
        assert_eq!(since(&[], 500), None, "nobody said how often");
        // It was paced in the night before: the first is due half an hour after the operation began.
        assert_eq!((since(&[(10, "nl", every(30))], 89), since(&[(10, "nl", every(30))], 90)), (None, Some(90)));
        assert_eq!(since(&[(10, "nl", every(30))], 300), Some(90), "a report that nobody made is due since then");
        let made = [(10, "nl", every(30)), (100, "ro", made_one())];
        assert_eq!((since(&made, 129), since(&made, 131)), (None, Some(130)), "whoever made it");
        // A desk that was cut off hands in an earlier one: the later counts.
        assert_eq!(since(&[(10, "nl", every(30)), (100, "ro", made_one()), (70, "de", made_one())], 131), Some(130));
        // A clock that runs ahead does not silence the board for as long as it does.
        assert_eq!(
            due(&in_operation(), &board(&[(10, "nl", every(30)), (9_000, "ro", made_one())]), at_minute(100)).map(|due| due.at),
            Some(at_minute(130))
        );
        let ended = [(10, "nl", every(30)), (100, "nl", Change::ReportsPaced(ReportsPaced { minutes: None }))];
        assert_eq!(since(&ended, 500), None);
        let over = case(Stage::WrapUp, Origin::Proposed);
        assert_eq!(due(&over, &board(&made), at_minute(500)), None, "there are no reports once it is over");
    }

    #[test]
    fn the_lead_and_ec3_say_how_often_and_anybody_makes_one() {
        let (case, board) = (in_operation(), board(&[]));
        let ask = |minutes, who: &Author| pace(&case, &board, &PaceReports { case: case.id, minutes }, who).map(|_| ()).map_err(|it| it.code());
        assert_eq!(ask(Some(30), &officer("nl")), Ok(()));
        assert_eq!(ask(Some(30), &officer("ro")), Err("not-the-lead"));
        assert_eq!((ask(Some(4), &officer("nl")), ask(Some(1_441), &officer("nl"))), (Err("out-of-range"), Err("out-of-range")));
        assert!(made(&case, &board, &officer("ro")).is_ok());
    }
}
