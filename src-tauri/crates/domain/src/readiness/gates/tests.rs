use std::collections::BTreeMap;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::Span;
use crate::cases::{CaseBroughtIn, CaseFacts, CoverScope, Origin, Stage, begin};
use crate::change::Change;
use crate::duties::{Author, Duty, Post};
use crate::field::Field;
use crate::fold::{Fact, Mark};
use crate::handling::{Handling, Tlp};
use crate::ids::{AbsenceId, AuthorityId, CaseId, ConsultationId, DecisionId, DeviceId, EntryId};
use crate::readiness::{
    ActionLeadsNamed, AuthorityConsulted, ConsultationFacts, EmbargoAgreed, EmbargoWritten, EurojustInformed, EvidenceSet, Instrument, NeedSet,
    ResourceCommitted, SafetySet, WaiverAsked, WaiverSeconded, fold,
};
use crate::roster::{Absence, ContactState, OfficerState, OrganisationKind, OrganisationState};

const CASE: CaseId = CaseId(Uuid::from_u128(1));
/// 1 March 2027, 09:00 UTC.
const NOW: Instant = Instant(1_803_891_600_000);
const A_DAY: i64 = 86_400_000;

fn agency(id: &str) -> AgencyId {
    AgencyId::parse(id).expect("an agency")
}

fn country(code: &str) -> Country {
    Country::parse(code).expect("a country")
}

fn person(n: u128) -> OfficerId {
    OfficerId(Uuid::from_u128(100 + n))
}

fn in_days(days: i64) -> Instant {
    Instant(NOW.0 + days * A_DAY)
}

fn day(days: i64) -> Day {
    in_days(days).office_day()
}

fn author(n: u128, of: &str, duty: Duty) -> Author {
    let land = (of.len() == 2).then(|| country(of));
    Author { stays: false, officer: person(n), agency: AgencyId::parse(of), country: land, duties: BTreeSet::from([duty]) }
}

fn fact<'a>(seq: u64, change: &'a Change, author: &'a Author) -> Fact<'a> {
    let mark = Mark { entry: EntryId(Uuid::from_u128(seq.into())), device: DeviceId(Uuid::nil()), seq, position: Some(seq) };
    Fact { mark, base: seq - 1, at: NOW, author, change, batch: None }
}

/// Austria (officers 1 and 2), France (3 and 4), EC3 (5).
struct World {
    case: CaseState,
    facts: ReadinessState,
    plan: PlanFacts,
    data: DataFacts,
    roster: Roster,
    seq: u64,
}

impl World {
    fn new() -> Self {
        let change = Change::CaseBroughtIn(CaseBroughtIn {
            case: CASE,
            year: 2027,
            number: 1,
            agency: agency("at"),
            country: Some(country("AT")),
            facts: CaseFacts {
                areas: BTreeSet::from([CrimeArea::Facilitators]),
                empact: None,
                countries: BTreeSet::new(),
                urgent_by: None,
                handling: Handling::tlp(Tlp::Amber),
                scope: CoverScope::Taskforce,
            },
            stage: Stage::Readying,
            began: None,
            ended: None,
            reference: None,
            agencies: BTreeSet::from([agency("fr"), agency("ec3")]),
        });
        let lead = author(1, "at", Duty::Officer);
        let first = fact(1, &change, &lead);
        let organisation = |id: &str, land: Option<&str>| {
            let kind = if land.is_some() { OrganisationKind::Agency } else { OrganisationKind::EuBody };
            let name = Field::new((None, None), &first);
            (agency(id), OrganisationState { id: agency(id), kind, country: land.map(country), name, memberships: Vec::new() })
        };
        let officer = |n: u128, of: &str| {
            let posts = vec![Post { duty: Duty::Officer, span: Span::ALWAYS }];
            (
                person(n),
                OfficerState {
                    id: person(n),
                    agency: agency(of),
                    name: Field::new(format!("Officer {n}"), &first),
                    posts,
                    proposed: Vec::new(),
                    opening: None,
                    dismissed: None,
                },
            )
        };
        let roster = Roster {
            organisations: BTreeMap::from([organisation("at", Some("AT")), organisation("fr", Some("FR")), organisation("ec3", None)]),
            officers: BTreeMap::from([officer(1, "at"), officer(2, "at"), officer(3, "fr"), officer(4, "fr"), officer(5, "ec3")]),
            ..Roster::default()
        };
        let window = Some((in_days(20), in_days(21)));
        let plan = PlanFacts { window, tasks: 3, accountable: BTreeSet::from([agency("at"), agency("ec3")]), ..PlanFacts::default() };
        Self { case: begin(&first).expect("a case"), facts: ReadinessState::new(CASE), plan, data: DataFacts::default(), roster, seq: 1 }
    }

    /// Everything that makes it ready.
    fn ready() -> Self {
        let mut world = Self::new();
        for code in ["AT", "FR"] {
            world.consult(code, Answer::Granted, Some("Ref 7"), Some(day(1)), Some(day(40)));
            let n = if code == "AT" { 1 } else { 3 };
            world.record(Change::ActionLeadsNamed(ActionLeadsNamed { case: CASE, country: country(code), lead: person(n), deputy: person(n + 1) }));
        }
        world.record(Change::EurojustInformed(EurojustInformed { case: CASE, on: Some(day(-1)) }));
        world.record(Change::EvidenceSet(EvidenceSet { case: CASE, storage: Some("Wiesbaden".into()), custodian: Some(person(1)) }));
        world.record(Change::EmbargoWritten(EmbargoWritten { case: CASE, text: "Nothing before noon.".into() }));
        world.agree("at");
        world.agree("fr");
        world.record(Change::SafetySet(SafetySet { case: CASE, victims: Some(vec!["By letter.".into()]), special: None }));
        world
    }

    fn record_by(&mut self, change: &Change, author: &Author) {
        self.seq += 1;
        fold(Some(&mut self.facts), &fact(self.seq, change, author)).expect("it holds");
    }

    fn record(&mut self, change: Change) {
        self.record_by(&change, &author(5, "ec3", Duty::Ec3));
    }

    fn consult(&mut self, code: &str, answer: Answer, reference: Option<&str>, from: Option<Day>, to: Option<Day>) {
        let facts = ConsultationFacts {
            country: country(code),
            authority: AuthorityId(Uuid::nil()),
            on: day(-3),
            answer,
            instrument: Instrument::NationalWarrant,
            reference: reference.map(str::to_owned),
            valid_from: from,
            valid_to: to,
        };
        let consultation = ConsultationId(Uuid::from_u128((self.seq + 1).into()));
        self.record(Change::AuthorityConsulted(AuthorityConsulted { case: CASE, consultation, facts }));
    }

    fn agree(&mut self, of: &str) {
        let text = self.facts.embargo.as_ref().expect("a text").text.set.mark.entry;
        let change = Change::EmbargoAgreed(EmbargoAgreed { case: CASE, agency: agency(of), text });
        self.record_by(&change, &author(9, of, Duty::Officer));
    }

    fn away(&mut self, n: u128, from: i64, to: i64) {
        let span = Span { from: Some(day(from)), to: Some(day(to)) };
        let contact = self.roster.contacts.entry(person(n)).or_insert_with(|| ContactState {
            officer: person(n),
            email: None,
            phone: None,
            languages: BTreeSet::new(),
            skills: BTreeSet::new(),
            areas: BTreeSet::new(),
            zone: None,
            absences: Vec::new(),
        });
        contact.absences.push(Absence { id: AbsenceId(Uuid::from_u128(n)), span, deputy: None });
    }

    fn gates(&self, at: Instant) -> Vec<(Gate, Standing)> {
        ready(&Dossier { case: &self.case, facts: &self.facts, plan: &self.plan, data: &self.data, roster: &self.roster }, at)
    }

    /// What is missing, gate by gate; nothing where all pass.
    fn check(&self, at: Instant, expected: &Expect) {
        let mut lines = Vec::new();
        for (gate, standing) in self.gates(at) {
            let (reasons, waived) = match standing {
                Standing::Pass => continue,
                Standing::Fail(reasons) => (reasons, ""),
                Standing::Waived { reasons, .. } => (reasons, " (waived)"),
            };
            for reason in reasons {
                let about = [reason.country.map(|it| it.to_string()), reason.agency.map(|it| it.to_string()), reason.kind.map(|it| it.to_string())];
                let about: Vec<String> = about.into_iter().flatten().collect();
                lines.push(format!("{gate}: {} {} by {}{waived}", reason.missing, about.join(" "), reason.supplier));
            }
        }
        expected.assert_eq(&lines.join("\n"));
    }
}

#[test]
fn a_case_of_which_nothing_is_recorded_lacks_everything_by_country_and_agency() {
    World::new().check(
        NOW,
        &expect![[r#"
        gate-judicial: consultation AT by officers-of-country
        gate-judicial: consultation FR by officers-of-country
        gate-judicial: eurojust-informed  by eurojust-or-lead
        gate-responsibilities: action-lead AT by officers-of-country
        gate-responsibilities: action-lead FR by officers-of-country
        gate-evidence: storage  by lead-or-ec3
        gate-evidence: custodian  by lead-or-ec3
        gate-communication: embargo-text  by lead-or-ec3
        gate-safety: victim-plan  by lead-or-ec3"#]],
    );
    World::ready().check(NOW, &expect![""]);
}

#[test]
fn an_instrument_covers_the_window_and_48_hours_beyond() {
    let check = |answer, reference: Option<&str>, from: i64, to: Option<i64>, expected: &Expect| {
        let mut world = World::ready();
        world.facts.consultations.retain(|_, it| it.facts.value.country != country("FR"));
        world.consult("FR", answer, reference, Some(day(from)), to.map(day));
        world.check(NOW, expected);
    };
    // Action on days 20 and 21; 48 hours beyond reach into day 23, so the first day without it is the 24th.
    check(Answer::Granted, Some("R"), 20, Some(24), &expect![""]);
    check(Answer::Granted, Some("R"), 20, Some(23), &expect!["gate-judicial: instrument-cover FR by officers-of-country"]);
    check(Answer::Granted, Some("R"), 21, Some(24), &expect!["gate-judicial: instrument-cover FR by officers-of-country"]); // A day late.
    check(Answer::Granted, Some("R"), 20, None, &expect![""]); // Without an end.
    check(Answer::Granted, None, 20, Some(24), &expect!["gate-judicial: instrument-reference FR by officers-of-country"]);
    check(Answer::Asked, Some("R"), 20, Some(24), &expect!["gate-judicial: answer-open FR by officers-of-country"]);
    check(Answer::Refused, Some("R"), 20, Some(24), &expect!["gate-judicial: answer-refused FR by officers-of-country"]);
}

#[test]
fn time_alone_makes_a_gate_fall() {
    let world = World::ready();
    world.check(in_days(20), &expect![""]);
    world.check(in_days(22), &expect!["gate-judicial: window-passed  by lead-or-ec3"]);
    let mut no_window = World::ready();
    no_window.plan.window = None;
    no_window.check(
        NOW,
        &expect![[r#"
        gate-judicial: window  by lead-or-ec3
        gate-judicial: instrument-cover AT by officers-of-country
        gate-judicial: instrument-cover FR by officers-of-country
        gate-responsibilities: window  by lead-or-ec3"#]],
    ); // The warrants hold from tomorrow on.
}

#[test]
fn what_is_needed_is_committed_by_country_and_kind() {
    let mut world = World::ready();
    let need = |quantity| Change::NeedSet(NeedSet { case: CASE, country: country("FR"), kind: ResourceKind::SearchTeams, quantity });
    let give = |of: &str, quantity| {
        let (country, kind) = (country("FR"), ResourceKind::SearchTeams);
        Change::ResourceCommitted(ResourceCommitted { case: CASE, country, kind, agency: agency(of), quantity })
    };
    world.record(need(4));
    world.record(give("fr", 3));
    world.check(NOW, &expect!["gate-resources: resource FR search-teams by officers-of-country"]);
    world.record(give("at", 1));
    world.check(NOW, &expect![""]);
}

#[test]
fn who_leads_on_the_action_day_is_there() {
    let mut world = World::ready();
    world.away(3, 20, 22);
    world.check(NOW, &expect![""]); // The deputy is there.
    world.away(4, 21, 22);
    world.check(
        NOW,
        &expect![[r#"
        gate-responsibilities: action-lead-away FR by officers-of-country
        gate-responsibilities: desk-uncovered fr by officers-of-agency"#]],
    );
}

#[test]
fn an_agency_that_left_answers_for_no_task() {
    let mut world = World::ready();
    world.case.agencies.remove(&agency("fr"));
    world.plan.accountable.insert(agency("fr"));
    world.check(NOW, &expect!["gate-responsibilities: task-of-stranger fr by lead-or-ec3"]);
}

#[test]
fn a_plan_that_is_empty_circular_or_late_is_no_plan() {
    let mut world = World::ready();
    world.plan = PlanFacts { tasks: 0, in_cycle: 3, late: 480, ..world.plan };
    world.check(
        NOW,
        &expect![[r#"
        gate-schedule: plan-empty  by lead-or-ec3
        gate-schedule: plan-cycle  by lead-or-ec3
        gate-schedule: plan-late  by lead-or-ec3"#]],
    );
}

#[test]
fn agreement_is_to_one_text_and_not_to_the_next() {
    let mut world = World::ready();
    world.record(Change::EmbargoWritten(EmbargoWritten { case: CASE, text: "Nothing before two.".into() }));
    world.agree("fr");
    world.check(NOW, &expect!["gate-communication: embargo-agreement at by officers-of-agency"]);
}

#[test]
fn material_of_child_exploitation_asks_for_special_handling() {
    let mut world = World::ready();
    world.case.areas.value.insert(CrimeArea::ChildExploitation);
    world.check(NOW, &expect!["gate-safety: special-handling  by lead-or-ec3"]);
}

#[test]
fn a_waiver_takes_two_persons_and_shows_what_is_missing_all_the_same() {
    let mut world = World::ready();
    world.facts.custodian = None;
    let asked = Change::WaiverAsked(WaiverAsked { case: CASE, gate: Gate::Evidence, reason: "The storage is guarded by the court.".into() });
    let lead = author(1, "at", Duty::Officer);
    world.record_by(&asked, &lead);
    let waiver = world.facts.waivers[0].id;
    world.check(NOW, &expect!["gate-evidence: custodian  by lead-or-ec3"]);
    let seconded = Change::WaiverSeconded(WaiverSeconded { case: CASE, waiver });
    let own = fold(Some(&mut world.facts), &fact(90, &seconded, &lead));
    assert_eq!(own.map(|_| ()), Err(crate::Refusal::NeedsDuty { duty: Duty::Ec3 }), "nobody seconds for EC3");
    world.record_by(&seconded, &author(5, "ec3", Duty::Ec3));
    world.check(NOW, &expect!["gate-evidence: custodian  by lead-or-ec3 (waived)"]);
}

#[test]
fn open_hits_and_data_without_permission_stand_in_the_way() {
    let mut world = World::ready();
    world.data.open_hits = 2;
    world.data.lacking.insert((Missing::CourtPermission, agency("fr")), 3);
    world.data.lacking.insert((Missing::Unmarked, agency("at")), 1);
    world.check(
        NOW,
        &expect![[r#"
        gate-deconfliction: open-hits  by lead-or-ec3
        gate-handling: unmarked-data at by officers-of-agency
        gate-handling: court-permission fr by officers-of-agency"#]],
    );
}

#[test]
fn data_lack_what_their_marking_asks_for_while_they_stand() {
    use crate::contributions::tests::{given, recorded};
    use crate::contributions::{UseDecided, fold as fold_data};
    use crate::marking::{Marking, Pap};
    let today = crate::contributions::tests::NOW.office_day();
    let lacks = |data: &[&ContributionState], on: Day| -> String {
        let mut facts = DataFacts::default();
        data.iter().for_each(|it| facts.add(it, on));
        facts.lacking.iter().map(|((missing, agency), found)| format!("{missing} {agency} {found}")).collect::<Vec<_>>().join(", ")
    };
    let marked = |h1, h2| {
        let marking = Marking { h1, h2, ..Marking::of(Tlp::Green, Pap::Amber) };
        recorded(&crate::contributions::rules::TermsGiven { marking: Some(marking), ..given() })
    };
    let (free, court, pass_on, both) = (marked(false, false), marked(true, false), marked(false, true), marked(true, true));
    assert_eq!(lacks(&[&free], today), "");
    assert_eq!(lacks(&[&court], today), "court-permission at 1");
    assert_eq!(lacks(&[&pass_on], today), "pass-on-permission at 1");
    assert_eq!(lacks(&[&free, &court, &pass_on, &both], today), "court-permission at 2, pass-on-permission at 2");
    let unmarked = recorded(&crate::contributions::rules::TermsGiven { marking: None, quarantine: true, ..given() });
    assert!(lacks(&[&unmarked], today).contains("unmarked-data at 1"));
    // What is not put to a use needs no permission for it, and what no longer stands needs none at all.
    let mut unused = marked(true, true);
    let decided = Change::UseDecided(UseDecided { what: Use::PassOn, used: false, reason: "Stays here.".into() });
    let vienna = crate::contributions::tests::vienna();
    fold_data(&mut unused, &crate::contributions::tests::at_place(&decided, &vienna, (10, 9))).expect("holds");
    assert_eq!(lacks(&[&unused], today), "court-permission at 1");
    assert_eq!(lacks(&[&unmarked], today.plus(5_000)), "");
}

/// Something more that is known.
fn evidence() -> impl Strategy<Value = (usize, bool, i64, i64, u32)> {
    (0..7usize, any::<bool>(), -5..25i64, 1..60i64, 1..5u32)
}

proptest! {
    #[test]
    fn more_evidence_never_makes_a_gate_fall(begun in any::<bool>(), steps in prop::collection::vec(evidence(), 1..25)) {
        let mut world = if begun { World::ready() } else { World::new() };
        world.record(Change::NeedSet(NeedSet { case: CASE, country: country("AT"), kind: ResourceKind::Vehicles, quantity: 3 }));
        if world.facts.embargo.is_none() {
            world.record(Change::EmbargoWritten(EmbargoWritten { case: CASE, text: "Nothing before noon.".into() }));
        }
        for (what, first, from, length, number) in steps {
            let before = world.gates(NOW);
            let (code, of, n) = if first { ("AT", "at", 1) } else { ("FR", "fr", 3) };
            match what {
                0 => world.consult(code, Answer::Granted, Some("R"), Some(day(from)), Some(day(from + length))),
                1 => world.consult(code, if first { Answer::Asked } else { Answer::Refused }, None, None, None),
                2 => world.record(Change::EurojustInformed(EurojustInformed { case: CASE, on: Some(day(from)) })),
                3 => {
                    let (land, kind) = (country("AT"), ResourceKind::Vehicles);
                    let known = world.facts.resources.get(&land).and_then(|kinds| kinds.get(&kind)).and_then(|it| it.committed.get(&agency(of)));
                    let quantity = known.map_or(0, |field| field.value) + number;
                    world.record(Change::ResourceCommitted(ResourceCommitted { case: CASE, country: land, kind, agency: agency(of), quantity }));
                }
                4 => world.record(Change::ActionLeadsNamed(ActionLeadsNamed { case: CASE, country: country(code), lead: person(n), deputy: person(n + 1) })),
                5 => world.record(Change::EvidenceSet(EvidenceSet { case: CASE, storage: Some("Here".into()), custodian: Some(person(n)) })),
                // Who has agreed says so once.
                _ if world.facts.embargo.as_ref().is_some_and(|embargo| embargo.has_agreed(&agency(of))) => {}
                _ => world.agree(of),
            }
            for ((gate, was), (_, is)) in before.iter().zip(world.gates(NOW)) {
                prop_assert!(was.fails() || !is.fails(), "{} fell", gate);
            }
        }
    }
}

#[test]
fn g9_the_boards_decision_stands_on_record_or_the_leads_word_for_a_case_from_before() {
    let mut world = World::ready();
    world.check(NOW, &expect![""]);
    world.case.origin = Origin::BroughtIn { began: None, ended: None, reference: None, approved_by: None };
    world.check(NOW, &expect!["gate-decision: lead-approved  by lead-or-ec3"]);
    world.case.origin = Origin::Proposed;
    world.check(NOW, &expect!["gate-decision: board-decision  by board-secretary"]);
    world.case.decision = Some(DecisionId(Uuid::nil()));
    world.check(NOW, &expect![""]);
}
