use uuid::Uuid;

use super::rules::{self, ChangeOutreach, OutreachAct, RecordOutreach, ReportOutreach};
use super::*;
use crate::change::Change;
use crate::counters::Bound;
use crate::duties::{Author, Duty};
use crate::fold::{Fact, Mark, State, Verdict, fold as fold_any};
use crate::ids::{AgencyId, DeviceId, EntryId, OfficerId, OutreachId};
use crate::text::TextField;
use crate::{Audience, Country, Day, Instant, Refusal};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn country(code: &str) -> Country {
    Country::parse(code).expect("a country")
}

fn who(duties: &[Duty]) -> Author {
    let agency = AgencyId::parse("at").expect("an agency");
    Author {
        stays: false,
        officer: OfficerId(Uuid::from_u128(1)),
        agency: Some(agency),
        country: Country::parse("AT"),
        duties: duties.iter().copied().collect(),
    }
}

fn officer() -> Author {
    who(&[Duty::Officer])
}

const EVENT: OutreachId = OutreachId(Uuid::from_u128(7));

fn on(from: &str, last: &str) -> OutreachDays {
    OutreachDays::On { from: day(from), last: day(last) }
}

fn at_least(number: u32) -> Headcount {
    Headcount { number, bound: Bound::AtLeast }
}

fn facts() -> OutreachFacts {
    OutreachFacts {
        title: "Roadshow in Oslo".into(),
        kind: OutreachKind::Roadshow,
        days: on("2027-03-10", "2027-03-11"),
        place: Some("Oslo".into()),
        countries: vec![country("NO")],
        languages: vec!["en".into(), "nb".into()],
        organiser: Some("CEPOL".into()),
        audience: vec![OutreachAudience::LawEnforcement],
        materials: None,
        events: Headcount::exactly(1),
    }
}

fn asked(practitioners: u32, named: &[&str]) -> ReportOutreach {
    ReportOutreach {
        outreach: EVENT,
        practitioners: Headcount::exactly(practitioners),
        countries: None,
        named: named.iter().map(|code| country(code)).collect(),
        feedback: Some("More on wallets.".into()),
        came_of_it: None,
    }
}

/// An event with what was done to it, each on a day.
struct Story {
    state: Option<State>,
    at: u64,
}

impl Story {
    fn begin(facts: OutreachFacts) -> Self {
        let mut story = Self { state: None, at: 0 };
        let change = rules::record(&RecordOutreach { facts }, EVENT, &officer()).expect("recorded");
        assert_eq!(story.take(change, &officer(), "2027-02-01", 0), Ok(()));
        story
    }

    fn it(&self) -> &OutreachState {
        let Some(State::Outreach(state)) = &self.state else { panic!("an event") };
        state
    }

    /// Folds an entry of somebody who had read the journal up to `base`.
    fn take(&mut self, change: Change, author: &Author, on: &str, base: u64) -> Result<(), Refusal> {
        self.at += 1;
        let at = self.at;
        let mark = Mark { entry: EntryId(Uuid::from_u128(at.into())), device: DeviceId(Uuid::from_u128(at.into())), seq: 1, position: Some(at) };
        let fact = Fact { mark, base, at: day(on).begins(), author, change: &change, batch: None };
        match fold_any(&mut self.state, &fact) {
            Verdict::Holds => Ok(()),
            Verdict::Overtaken(refusal) => Err(refusal),
        }
    }

    /// Decides on a day, and folds what was decided: both answer alike.
    fn does(&mut self, on: &str, rule: impl Fn(&OutreachState, &Author, Instant) -> Result<Change, Refusal>) -> Result<(), Refusal> {
        let change = rule(self.it(), &officer(), day(on).begins())?;
        assert_eq!(self.take(change, &officer(), on, self.at), Ok(()), "what deciding allows folding keeps");
        Ok(())
    }

    fn reports(&mut self, on: &str, request: &ReportOutreach) -> Result<(), Refusal> {
        self.does(on, |it, who, now| rules::report(it, request, who, now)?.ok_or(Refusal::AlreadyRecorded))
    }

    fn changes(&mut self, on: &str, facts: OutreachFacts) -> Result<(), Refusal> {
        let request = ChangeOutreach { outreach: EVENT, facts };
        self.does(on, |it, who, now| rules::change(it, &request.facts, who, now)?.ok_or(Refusal::AlreadyRecorded))
    }

    fn cancels(&mut self, on: &str) -> Result<(), Refusal> {
        self.does(on, |it, who, now| rules::cancel(it, "The venue is closed.", who, now))
    }
}

#[test]
fn an_event_says_what_for_whom_and_where() {
    let with = |change: fn(&mut OutreachFacts)| {
        let mut facts = facts();
        change(&mut facts);
        rules::record(&RecordOutreach { facts }, EVENT, &officer()).err()
    };
    assert_eq!(with(|it| it.title = " ".into()), Some(Refusal::TextMissing { field: TextField::Title }));
    let backwards = Refusal::EndsBeforeItBegins { from: day("2027-03-10"), last: day("2027-03-09") };
    assert_eq!(with(|it| it.days = on("2027-03-10", "2027-03-09")), Some(backwards));
    assert_eq!(with(|it| it.days = on("2027-03-10", "2027-03-10")), None, "one day is a day");
    assert_eq!(with(|it| it.days = OutreachDays::Unknown), None, "a source may name no day, and none is made up");
    assert_eq!(with(|it| it.countries.clear()), Some(Refusal::CountryMissing), "a roadshow goes somewhere");
    assert_eq!(with(|it| (it.kind, it.countries) = (OutreachKind::Webinar, Vec::new())), None, "a webinar need not");
    assert_eq!(with(|it| it.audience.clear()), Some(Refusal::OutreachForNobody));
    assert_eq!(with(|it| it.events = Headcount::exactly(0)), Some(Refusal::OutOfRange { value: 0, least: 1, most: 1_000 }));
    assert_eq!(with(|it| it.languages = vec!["en".into(); 101]), Some(Refusal::TooMany { limit: 100, found: 101 }));
    for duty in [Duty::Guest, Duty::Representative, Duty::Administrator, Duty::Auditor, Duty::Analyst] {
        let refused = rules::record(&RecordOutreach { facts: facts() }, EVENT, &who(&[duty])).err();
        assert_eq!(refused, Some(Refusal::NeedsDuty { duty: Duty::Officer }), "{duty}");
    }
    for duty in [Duty::Officer, Duty::Ec3, Duty::Coordinator, Duty::Secretary] {
        assert!(rules::record(&RecordOutreach { facts: facts() }, EVENT, &who(&[duty])).is_ok(), "{duty}");
    }
    let twice = OutreachFacts { countries: vec![country("SE"), country("NO"), country("SE")], languages: vec!["EN".into(), "en".into()], ..facts() };
    let Ok(Change::OutreachRecorded(kept)) = rules::record(&RecordOutreach { facts: twice }, EVENT, &officer()) else { panic!("recorded") };
    assert_eq!((kept.facts.countries, kept.facts.languages), (vec![country("NO"), country("SE")], vec!["en".to_owned()]), "each once");
}

#[test]
fn it_belongs_to_the_taskforce_and_keeps_its_bytes() {
    for days in [on("2027-03-10", "2027-03-11"), OutreachDays::Between { from: day("2018-01-01"), last: day("2019-12-31") }, OutreachDays::Unknown] {
        let change = rules::record(&RecordOutreach { facts: OutreachFacts { days, ..facts() } }, EVENT, &officer()).expect("recorded");
        assert!(change.belongs(EVENT.subject(), &Audience::Taskforce));
        assert!(!change.belongs(EVENT.subject(), &Audience::Everyone), "a guest reads that journal");
        assert_eq!(Change::decode(change.kind(), 1, &change.encode()), Some(change));
    }
}

#[test]
fn a_report_counts_somebody_from_somewhere_and_no_fewer_than_it_names() {
    let asked_with = |change: fn(&mut ReportOutreach)| {
        let mut request = asked(120, &["NO", "SE"]);
        change(&mut request);
        Story::begin(facts()).reports("2027-03-12", &request)
    };
    assert_eq!(asked_with(|it| it.practitioners = Headcount::exactly(0)), Err(Refusal::OutOfRange { value: 0, least: 1, most: 100_000 }));
    assert_eq!(asked_with(|it| it.practitioners = at_least(100_001)), Err(Refusal::OutOfRange { value: 100_001, least: 1, most: 100_000 }));
    assert_eq!(asked_with(|it| it.named.clear()), Err(Refusal::OutOfRange { value: 0, least: 1, most: 250 }), "neither counted nor named");
    assert_eq!(asked_with(|it| it.countries = Some(Headcount::exactly(251))), Err(Refusal::OutOfRange { value: 251, least: 1, most: 250 }));
    assert_eq!(asked_with(|it| it.countries = Some(Headcount::exactly(1))), Err(Refusal::FewerThanNamed { counted: 1, named: 2 }));
    assert_eq!(asked_with(|it| it.countries = Some(at_least(30))), Ok(()), "more than are named");
    let mut story = Story::begin(facts());
    story.reports("2027-03-12", &asked(120, &["NO", "SE", "NO"])).expect("reported");
    assert_eq!(story.it().reported().map(|it| it.countries), Some(Headcount::exactly(2)), "named ones are counted, each once");
}

#[test]
fn who_took_part_is_reported_from_the_first_day_on_and_corrected_later() {
    let mut story = Story::begin(facts());
    assert_eq!(story.it().stage(day("2027-03-09")), OutreachStage::Planned);
    assert_eq!(story.reports("2027-03-09", &asked(120, &["NO"])), Err(Refusal::OutreachNotBegun { from: day("2027-03-10") }));
    assert_eq!(
        rules::may(story.it(), OutreachAct::Report, &officer(), day("2027-03-09").begins()).err().map(|it| it.code()),
        Some("outreach-not-begun")
    );
    assert_eq!(story.it().stage(day("2027-03-11")), OutreachStage::UnderWay, "the last day is one of them");
    assert_eq!(story.it().stage(day("2027-03-12")), OutreachStage::Unreported);
    let some_time = OutreachDays::Between { from: day("2027-03-01"), last: day("2027-03-31") };
    let some_time = Story::begin(OutreachFacts { days: some_time, ..facts() });
    assert_eq!(some_time.it().stage(day("2027-03-15")), OutreachStage::Planned, "it may lie ahead");
    assert_eq!(some_time.it().stage(day("2027-04-01")), OutreachStage::Unreported);
    story.reports("2027-03-10", &asked(120, &["NO"])).expect("on its first day");
    assert_eq!(story.reports("2027-03-13", &asked(120, &["NO"])), Err(Refusal::AlreadyRecorded), "nothing differs, nothing is recorded");
    story.reports("2027-03-13", &asked(118, &["NO"])).expect("corrected");
    assert_eq!(story.it().reported().map(|it| it.practitioners.number), Some(118));
    assert_eq!(story.cancels("2027-03-13"), Err(Refusal::OutreachReported));
    let later = OutreachFacts { days: on("2027-04-10", "2027-04-11"), ..facts() };
    assert_eq!(story.changes("2027-03-13", later), Err(Refusal::OutreachNotBegun { from: day("2027-04-10") }), "what was held does not lie ahead");
    story.changes("2027-03-14", OutreachFacts { title: "Roadshow in Bergen".into(), place: Some("Bergen".into()), ..facts() }).expect("put right");
    story.does("2027-03-15", |it, who, now| rules::withdraw_report(it, "Of another event.", who, now)).expect("taken back");
    assert_eq!(story.it().stage(day("2027-03-15")), OutreachStage::Unreported);
    let again = story.does("2027-03-15", |it, who, now| rules::withdraw_report(it, "Again.", who, now));
    assert_eq!(again, Err(Refusal::NothingToEnd));
    let told: Vec<_> = story.it().steps.iter().map(|it| (it.deed, it.practitioners.map(|it| it.number), it.parts.clone())).collect();
    let plain = |deed| (deed, None, Vec::new());
    assert_eq!(
        told,
        [
            plain(OutreachDeed::Recorded),
            (OutreachDeed::Reported, Some(120), Vec::new()),
            (OutreachDeed::Reported, Some(118), Vec::new()),
            (OutreachDeed::Changed, None, vec![OutreachPart::Title, OutreachPart::Place]),
            plain(OutreachDeed::ReportWithdrawn),
        ],
        "the history is kept"
    );
}

#[test]
fn what_is_cancelled_takes_nothing_more_until_it_takes_place_after_all() {
    let mut story = Story::begin(facts());
    let no_reason = story.does("2027-03-01", |it, who, now| rules::cancel(it, " ", who, now));
    assert_eq!(no_reason, Err(Refusal::TextMissing { field: TextField::Reason }));
    story.cancels("2027-03-01").expect("cancelled");
    assert_eq!(story.it().stage(day("2027-03-20")), OutreachStage::Cancelled);
    assert_eq!(story.reports("2027-03-20", &asked(10, &["NO"])), Err(Refusal::OutreachCancelled));
    assert_eq!(story.changes("2027-03-02", OutreachFacts { place: None, ..facts() }), Err(Refusal::OutreachCancelled));
    assert_eq!(story.cancels("2027-03-02"), Err(Refusal::OutreachCancelled), "once");
    story.does("2027-03-02", |it, who, now| rules::resume(it, "Another venue.", who, now)).expect("resumed");
    let again = story.does("2027-03-02", |it, who, now| rules::resume(it, "Again.", who, now));
    assert_eq!(again, Err(Refusal::NothingToEnd));
    story.reports("2027-03-12", &asked(10, &["NO"])).expect("reported");
}

#[test]
fn of_two_desks_that_do_not_know_of_each_other_the_later_is_overtaken_or_both_are_kept() {
    let mut story = Story::begin(facts());
    let report = |number| {
        Change::OutreachReported(OutreachReported {
            report: OutreachReport {
                practitioners: Headcount::exactly(number),
                countries: Headcount::exactly(1),
                named: vec![country("NO")],
                feedback: None,
                came_of_it: None,
            },
        })
    };
    let cancelled = Change::OutreachCancelled(crate::cases::Reasoned { reason: "The venue is closed.".into() });
    assert_eq!(story.take(report(120), &officer(), "2027-03-12", 1), Ok(()));
    assert_eq!(story.take(cancelled, &officer(), "2027-03-12", 1), Err(Refusal::OutreachReported), "the report came first");
    assert_eq!(story.take(report(130), &officer(), "2027-03-12", 1), Ok(()));
    let kept = story.it().report.as_ref().expect("a report");
    let rivals: Vec<u32> = kept.rivals.iter().map(|it| it.value.practitioners.number).collect();
    assert_eq!((kept.value.practitioners.number, rivals), (130, vec![120]), "shown is the later, kept are both");
    story.reports("2027-03-13", &asked(130, &["NO"])).expect("settled, also by saying the same again");
    assert!(story.it().report.as_ref().is_some_and(|it| it.rivals.is_empty()));
}

#[test]
fn sums_count_each_country_once_and_say_where_there_may_be_more() {
    let held = |kind, report: Option<ReportOutreach>, events: Headcount| {
        let mut story = Story::begin(OutreachFacts { kind, events, ..facts() });
        if let Some(request) = report {
            story.reports("2027-03-12", &request).expect("reported");
        }
        story.it().clone()
    };
    let (roadshow, webinar) = (OutreachKind::Roadshow, OutreachKind::Webinar);
    let more = ReportOutreach { practitioners: at_least(600), ..asked(1, &["NO", "SE"]) };
    let many = ReportOutreach { countries: Some(at_least(30)), ..asked(580, &[]) };
    let mut cancelled = Story::begin(facts());
    cancelled.cancels("2027-03-01").expect("cancelled");
    let all = [
        held(roadshow, Some(asked(50, &["NO", "DE"])), Headcount::exactly(1)),
        held(roadshow, Some(more), at_least(5)),
        held(roadshow, None, Headcount::exactly(1)),
        held(webinar, Some(many), Headcount::exactly(4)),
        cancelled.it().clone(),
    ];
    let sums = figures(&all, day("2027-03-20"));
    let said: Vec<_> = sums.iter().map(|it| (it.kind, it.events, it.unreported, it.practitioners, it.countries)).collect();
    assert_eq!(
        said,
        [
            (roadshow, at_least(7), 1, at_least(650), Headcount::exactly(3)),
            (webinar, Headcount::exactly(4), 0, Headcount::exactly(580), at_least(30)),
        ]
    );
    let two = [
        held(webinar, Some(ReportOutreach { countries: Some(Headcount::exactly(9)), ..asked(5, &[]) }), Headcount::exactly(1)),
        held(webinar, Some(asked(5, &["NO"])), Headcount::exactly(1)),
    ];
    let countries = figures(&two, day("2027-03-20")).iter().find(|it| it.kind == webinar).map(|it| it.countries);
    assert_eq!(countries, Some(at_least(9)), "whether the one that is named is among the nine is not known");
    assert_eq!(
        figures(&all, day("2027-03-09")).iter().map(|it| it.events.number).sum::<u32>(),
        10,
        "what is only planned does not count, what was reported does"
    );
    let under_way = figures(&all, day("2027-03-10"));
    assert_eq!(under_way.iter().map(|it| (it.events.number, it.unreported)).collect::<Vec<_>>(), [(7, 0), (4, 0)], "due once the event is over");
}

#[test]
fn contributions_are_looked_at_until_six_months_after_its_last_day() {
    assert_eq!(on("2026-08-30", "2026-08-31").followed(), Some((day("2026-08-30"), day("2027-02-28"))), "February has no thirty-first");
    assert_eq!(OutreachDays::Unknown.followed(), None);
    let mut story = Story::begin(facts());
    assert_eq!(story.it().reached().into_iter().collect::<Vec<_>>(), [country("NO")], "where it is held");
    story.reports("2027-03-12", &asked(120, &["SE"])).expect("reported");
    assert_eq!(story.it().reached().into_iter().collect::<Vec<_>>(), [country("NO"), country("SE")]);
}
