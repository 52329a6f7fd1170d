use std::collections::{BTreeMap, BTreeSet};

use expect_test::{Expect, expect};
use proptest::prelude::*;
use uuid::Uuid;

use super::counting::{count, result};
use super::rules::{self, AnswerItem, ApproveMinutes, CallBoard, ConvocationTyped, DecideItem, DeclareInterest, RecordAttendance};
use super::*;
use crate::change::Change;
use crate::decisions::Method;
use crate::duties::{Author, Duty};
use crate::elections::BoardAct;
use crate::elections::rule_set::Quorum;
use crate::elections::{RuleSet, Seat};
use crate::field::{Field, Setting};
use crate::fold::{Fact, Mark, State, Verdict, fold as fold_any};
use crate::ids::{AgencyId, BoardMeetingId, DecisionId, DeviceId, EntryId, ItemId, OfficerId, PointId};
use crate::roster::{Membership, MembershipKind, OrganisationKind, OrganisationState, Roster};
use crate::{Country, Day, Instant, Refusal, Span};

fn agency(text: &str) -> AgencyId {
    AgencyId::parse(text).expect("an agency")
}

fn who(of: &str, duty: Duty) -> Author {
    let number = of.bytes().chain([duty as u8]).fold(0u128, |sum, byte| sum * 256 + u128::from(byte));
    Author {
        stays: false,
        officer: OfficerId(Uuid::from_u128(number)),
        agency: Some(agency(of)),
        country: Country::parse(of),
        duties: BTreeSet::from([duty]),
    }
}

fn secretary() -> Author {
    who("nl", Duty::Secretary)
}

fn mark(at: u64) -> Mark {
    Mark { entry: EntryId(Uuid::from_u128(u128::from(at))), device: DeviceId(Uuid::from_u128(1)), seq: at, position: Some(at) }
}

fn roster(agencies: &[&str]) -> Roster {
    let state = |id: &str| OrganisationState {
        id: agency(id),
        kind: OrganisationKind::Agency,
        country: Country::parse(id),
        name: Field { value: (None, None), set: Setting { mark: mark(1), by: OfficerId(Uuid::nil()), at: Instant(0) }, rivals: Vec::new() },
        memberships: vec![Membership { kind: MembershipKind::Member, span: Span::ALWAYS }],
    };
    Roster { organisations: agencies.iter().map(|id| (agency(id), state(id))).collect(), ..Roster::default() }
}

const SEATS: [&str; 6] = ["at", "de", "fr", "it", "nl", "se"];
const ITEM: ItemId = ItemId(Uuid::from_u128(11));

fn at(text: &str) -> Instant {
    Instant::from_office_time(text).expect("a time")
}

fn typed(form: MeetingForm) -> ConvocationTyped {
    ConvocationTyped {
        title: "Spring meeting".into(),
        form,
        at: "2027-03-10 10:00".into(),
        minutes: 120,
        place: Some("Room 1".into()),
        items_until: Some("2027-03-03 18:00".into()),
        closes: (form == MeetingForm::Written).then(|| "2027-03-17 18:00".into()),
        silence: None,
    }
}

struct Story {
    state: Option<State>,
    entries: u64,
    roster: Roster,
}

impl Story {
    fn begin(form: MeetingForm) -> Self {
        let roster = roster(&SEATS);
        let call = CallBoard { typed: typed(form) };
        let change = rules::call(&call, &roster, None, BoardMeetingId(Uuid::from_u128(1)), (2027, 1), &secretary()).expect("called");
        let mut story = Self { state: None, entries: 0, roster };
        story.take(&change, &secretary(), at("2027-02-20 09:00")).expect("it folds");
        story
            .does(&secretary(), "2027-02-21 09:00", |it, who, now| {
                let is = AgendaItem { order: 1, title: "Priorities".into(), text: None, topic: ItemTopic::Priorities, case: None, attachment: None };
                rules::set_item(it, &is, ITEM, who, now)
            })
            .expect("an item");
        story
    }

    fn take(&mut self, change: &Change, author: &Author, now: Instant) -> Result<(), Refusal> {
        self.entries += 1;
        let fact = Fact { mark: mark(self.entries), base: self.entries - 1, at: now, author, change, batch: None };
        match fold_any(&mut self.state, &fact) {
            Verdict::Holds => Ok(()),
            Verdict::Overtaken(refusal) => Err(refusal),
        }
    }

    fn it(&self) -> &BoardMeetingState {
        match &self.state {
            Some(State::BoardMeeting(it)) => it,
            other => panic!("{other:?}"),
        }
    }

    fn does(
        &mut self,
        author: &Author,
        now: &str,
        rule: impl FnOnce(&BoardMeetingState, &Author, Instant) -> Result<Change, Refusal>,
    ) -> Result<(), Refusal> {
        let change = rule(self.it(), author, at(now))?;
        self.take(&change, author, at(now))
    }

    fn attend(&mut self, agencies: &[&str]) -> Result<(), Refusal> {
        let present = agencies.iter().map(|it| Present { agency: agency(it), officer: None }).collect();
        let request = RecordAttendance { meeting: self.it().id, present, others: vec!["Guest Speaker".into()] };
        let roster = self.roster.clone();
        self.does(&secretary(), "2027-03-10 10:05", |it, who, now| rules::attendance(it, &request, &roster, who, now))
    }

    fn interest(&mut self, of: &str) -> Result<(), Refusal> {
        let request = DeclareInterest { meeting: self.it().id, item: ITEM, agency: None, reason: "Its own proposal.".into() };
        self.does(&who(of, Duty::Representative), "2027-03-10 10:06", |it, who, now| rules::declare(it, &request, who, now))
    }

    fn decide(&mut self, number: u128, voices: &[(&str, Voice)], change: impl FnOnce(&mut DecideItem)) -> Result<(), Refusal> {
        let voices = voices.iter().map(|(of, voice)| SeatVoice { agency: agency(of), voice: *voice }).collect();
        let mut request = DecideItem {
            meeting: self.it().id,
            item: ITEM,
            method: Method::Vote,
            text: "The Board wants this.".into(),
            noted: false,
            voices,
            corrects: None,
        };
        change(&mut request);
        let now = if self.it().is_written() { "2027-03-17 18:00" } else { "2027-03-10 10:30" };
        self.does(&secretary(), now, |it, who, now| rules::decide(it, &request, DecisionId(Uuid::from_u128(number)), who, now))
    }

    fn result(&self) -> Option<ItemResult> {
        self.it().standing(ITEM).map(|(_, it)| it.result)
    }
}

#[test]
fn a_decision_needs_a_quorum_and_can_be_noted_without_one() {
    let mut story = Story::begin(MeetingForm::Meeting);
    assert_eq!(story.decide(1, &[], |_| ()), Err(Refusal::NoAttendance));
    story.attend(&["at", "de", "fr"]).expect("three of six came");
    let three = [("at", Voice::For), ("de", Voice::For), ("fr", Voice::Against)];
    assert_eq!(story.decide(1, &three, |_| ()), Err(Refusal::NoQuorum { present: 3, needed: 4 }));
    story.decide(1, &three, |it| it.noted = true).expect("noted");
    assert_eq!(story.result(), Some(ItemResult::Noted));
    let mut story = Story::begin(MeetingForm::Meeting);
    story.attend(&["at", "de", "fr", "it"]).expect("four came");
    story.decide(1, &three, |_| ()).expect("decided");
    assert_eq!(story.result(), Some(ItemResult::Carried));
    let act = &story.it().standing(ITEM).expect("a decision").1.act;
    assert_eq!((act.seats, act.present, act.in_favour, act.against), (6, 4, 2, 1));
    assert_eq!(act.carried(), Ok(()), "what it is made of is an act like any other");
}

#[test]
fn who_has_an_interest_is_in_neither_number_and_says_nothing() {
    let mut story = Story::begin(MeetingForm::Meeting);
    story.attend(&["at", "de", "fr"]).expect("three came");
    story.interest("it").expect("declared");
    story.interest("nl").expect("declared");
    assert_eq!(story.decide(1, &[("nl", Voice::For)], |_| ()), Err(Refusal::HasInterest { agency: agency("nl") }));
    assert_eq!(story.decide(1, &[("se", Voice::For)], |_| ()), Err(Refusal::NotPresent { agency: agency("se") }));
    assert_eq!(story.decide(1, &[("at", Voice::For), ("at", Voice::Against)], |_| ()), Err(Refusal::VotedTwice { agency: agency("at") }));
    assert_eq!(story.decide(1, &[("ec3", Voice::For)], |_| ()), Err(Refusal::NotOnRoll { agency: agency("ec3") }));
    // Three of the four that are left are enough, where three of six were not.
    story.decide(1, &[("at", Voice::For)], |it| it.method = Method::Consensus).expect("decided");
    let act = &story.it().standing(ITEM).expect("a decision").1.act;
    assert_eq!((act.seats, act.present), (4, 3));
    assert_eq!(story.interest("fr"), Err(Refusal::AlreadyRecorded), "not after the vote");
}

#[test]
fn a_decision_stands_and_is_corrected_by_a_later_one_alone() {
    let mut story = Story::begin(MeetingForm::Meeting);
    story.attend(&SEATS).expect("all came");
    story.decide(1, &[("at", Voice::For)], |_| ()).expect("decided");
    assert_eq!(story.decide(2, &[("at", Voice::Against)], |_| ()), Err(Refusal::AlreadyRecorded));
    story.decide(2, &[("at", Voice::Against)], |it| it.corrects = Some(DecisionId(Uuid::from_u128(1)))).expect("corrected");
    assert_eq!(story.result(), Some(ItemResult::NotCarried));
    assert_eq!(story.it().decisions.len(), 2, "and both are kept");
    assert_eq!(story.attend(&["at"]), Err(Refusal::AlreadyRecorded), "who was there is not told otherwise afterwards");
}

#[test]
fn in_writing_silence_counts_as_the_convocation_says_and_nothing_is_decided_before_it_closes() {
    let answer = |story: &mut Story, of: &str, voice: Voice, now: &str| {
        let request = AnswerItem { meeting: story.it().id, item: ITEM, agency: None, voice, reason: None };
        story.does(&who(of, Duty::Representative), now, |it, who, now| rules::answer(it, &request, who, now))
    };
    let written = |it: &mut DecideItem| it.method = Method::WrittenProcedure;
    let mut story = Story::begin(MeetingForm::Written);
    assert_eq!(answer(&mut story, "at", Voice::For, "2027-03-10 09:59"), Err(Refusal::InTheFuture));
    answer(&mut story, "at", Voice::For, "2027-03-10 10:00").expect("answered");
    answer(&mut story, "de", Voice::Against, "2027-03-17 17:59").expect("answered");
    answer(&mut story, "de", Voice::For, "2027-03-17 17:59").expect("thought better of it");
    assert_eq!(answer(&mut story, "fr", Voice::For, "2027-03-17 18:00"), Err(Refusal::ProcedureClosed));
    let early = DecideItem {
        meeting: story.it().id,
        item: ITEM,
        method: Method::WrittenProcedure,
        text: "So.".into(),
        noted: false,
        voices: vec![],
        corrects: None,
    };
    let before = rules::decide(story.it(), &early, DecisionId(Uuid::from_u128(9)), &secretary(), at("2027-03-17 17:59"));
    assert_eq!(before, Err(Refusal::ProcedureOpen));
    story.decide(1, &[], written).expect("decided");
    let act = &story.it().standing(ITEM).expect("a decision").1.act;
    assert_eq!((act.present, act.in_favour, act.on), (6, 2, "2027-03-17".parse::<Day>().expect("a day")), "the silent consent");
    // Where silence is absence, two of six are too few.
    let mut story = Story::begin(MeetingForm::Written);
    let Some(State::BoardMeeting(state)) = &mut story.state else { panic!("a meeting") };
    state.convocation.value.silence = Silence::Absence;
    answer(&mut story, "at", Voice::For, "2027-03-11 10:00").expect("answered");
    answer(&mut story, "de", Voice::For, "2027-03-11 10:00").expect("answered");
    assert_eq!(story.decide(1, &[], written), Err(Refusal::NoQuorum { present: 2, needed: 4 }));
}

#[test]
fn minutes_are_approved_by_their_hash_and_everything_is_fixed_by_it() {
    let mut story = Story::begin(MeetingForm::Meeting);
    story.attend(&SEATS).expect("all came");
    let act = BoardAct {
        on: "2027-03-20".parse().expect("a day"),
        method: Method::Consensus,
        text: "The minutes are approved.".into(),
        seats: 6,
        present: 6,
        in_favour: 6,
        against: 0,
        abstained: 0,
    };
    let approve = |story: &mut Story, sha256| {
        let request = ApproveMinutes { meeting: story.it().id, sha256, act: act.clone() };
        story.does(&secretary(), "2027-03-20 10:00", |it, who, now| rules::approve(it, &request, who, now))
    };
    let before = minutes::hash(story.it());
    assert_eq!(approve(&mut story, before), Err(Refusal::ItemOpen { title: "Priorities".into() }));
    story.decide(1, &[("at", Voice::For)], |_| ()).expect("decided");
    let after = minutes::hash(story.it());
    assert_ne!(before, after);
    assert_eq!(approve(&mut story, before), Err(Refusal::TextChanged), "not what the Board had before it");
    let action = rules::AgreeAction {
        meeting: story.it().id,
        item: Some(ITEM),
        text: "Tell the press.".into(),
        agency: agency("fr"),
        officer: None,
        due: None,
    };
    let all = story.roster.clone();
    story
        .does(&secretary(), "2027-03-10 11:00", |it, who, now| rules::agree(it, &action, &all, PointId(Uuid::from_u128(5)), who, now))
        .expect("agreed");
    let last = minutes::hash(story.it());
    approve(&mut story, last).expect("approved");
    let remark = rules::RemarkOnBoard { meeting: story.it().id, item: None, text: "One more thing.".into() };
    let late = story.does(&secretary(), "2027-03-21 10:00", |it, who, now| rules::remark(it, &remark, PointId(Uuid::from_u128(6)), who, now));
    assert_eq!(late, Err(Refusal::MinutesFixed));
    let done = rules::FinishAction { meeting: story.it().id, point: PointId(Uuid::from_u128(5)), text: Some("Told.".into()) };
    assert!(story.does(&who("at", Duty::Officer), "2027-03-22 10:00", |it, who, now| rules::finish(it, &done, who, now)).is_err(), "another agency");
    story
        .does(&who("fr", Duty::Officer), "2027-03-22 10:00", |it, who, now| rules::finish(it, &done, who, now))
        .expect("what is to be done is done after");
    assert_eq!(minutes::hash(story.it()), last, "and is no part of the minutes");
}

#[test]
fn an_action_point_comes_into_the_plan_of_the_case_that_its_item_names_and_no_other_way() {
    let mut story = Story::begin(MeetingForm::Meeting);
    let (named, case) = (ItemId(Uuid::from_u128(12)), crate::ids::CaseId(Uuid::from_u128(9)));
    story
        .does(&secretary(), "2027-02-21 09:00", |it, who, now| {
            let is = AgendaItem { order: 2, title: "Harbour".into(), text: None, topic: ItemTopic::Other, case: Some(case), attachment: None };
            rules::set_item(it, &is, named, who, now)
        })
        .expect("an item");
    let all = story.roster.clone();
    let points = [PointId(Uuid::from_u128(5)), PointId(Uuid::from_u128(6))];
    for (point, item) in points.into_iter().zip([Some(named), Some(ITEM)]) {
        let action =
            rules::AgreeAction { meeting: story.it().id, item, text: "Ask the provider.".into(), agency: agency("fr"), officer: None, due: None };
        story.does(&secretary(), "2027-03-10 11:00", |it, who, now| rules::agree(it, &action, &all, point, who, now)).expect("agreed");
    }
    let [point, other] = points;
    let officer = who("at", Duty::Officer);
    let hash = minutes::hash(story.it());
    let plan = |story: &mut Story, author: &Author, point: PointId, task| {
        story.does(author, "2027-03-11 10:00", |it, who, now| rules::plan(it, point, task, who, now))
    };
    assert_eq!(plan(&mut story, &officer, other, Some(other.task())), Err(Refusal::NoCaseNamed));
    for duty in [Duty::Guest, Duty::Secretary, Duty::Representative] {
        assert_eq!(plan(&mut story, &who("at", duty), point, Some(point.task())), Err(Refusal::NeedsDuty { duty: Duty::Officer }), "{duty}");
    }
    assert_eq!(plan(&mut story, &officer, point, Some(other.task())), Err(Refusal::OutOfPlace), "a task that is another's");
    assert_eq!(plan(&mut story, &officer, point, None), Err(Refusal::NothingToEnd));
    plan(&mut story, &officer, point, Some(point.task())).expect("planned");
    assert_eq!(plan(&mut story, &officer, point, Some(point.task())), Err(Refusal::AlreadyRecorded), "one task, however often it is pressed");
    plan(&mut story, &officer, point, None).expect("out of the plan");
    plan(&mut story, &officer, point, Some(point.task())).expect("and in again");
    assert_eq!(story.it().actions[&point].task, Some(point.task()));
    assert_eq!(minutes::hash(story.it()), hash, "it is no part of the minutes");
}

#[test]
fn the_convocation_stands_once_something_was_decided_and_deadlines_are_in_order() {
    let all = roster(&SEATS);
    let call = |change: &dyn Fn(&mut ConvocationTyped)| {
        let mut typed = typed(MeetingForm::Written);
        change(&mut typed);
        rules::call(&CallBoard { typed }, &all, None, BoardMeetingId(Uuid::nil()), (2027, 2), &secretary()).err()
    };
    assert_eq!(call(&|_| ()), None);
    assert_eq!(call(&|it| it.closes = Some("2027-03-10 10:00".into())), Some(Refusal::DeadlineOutOfOrder));
    assert_eq!(call(&|it| it.closes = None), Some(Refusal::NotATime));
    assert_eq!(call(&|it| it.items_until = Some("2027-03-11 10:00".into())), Some(Refusal::DeadlineOutOfOrder));
    assert_eq!(call(&|it| it.at = "soon".into()), Some(Refusal::NotATime));
    let mut story = Story::begin(MeetingForm::Meeting);
    story.attend(&SEATS).expect("all came");
    story.decide(1, &[("at", Voice::For)], |_| ()).expect("decided");
    let moved = story.does(&secretary(), "2027-03-11 10:00", |it, who, now| rules::shift(it, &typed(MeetingForm::Meeting), &all, None, who, now));
    assert_eq!(moved, Err(Refusal::AlreadyRecorded));
    let nobody =
        rules::call(&CallBoard { typed: typed(MeetingForm::Meeting) }, &all, None, BoardMeetingId(Uuid::nil()), (2027, 2), &who("at", Duty::Officer));
    assert_eq!(nobody.err(), Some(Refusal::NeedsDuty { duty: Duty::Secretary }));
}

#[test]
fn an_item_names_what_it_is_about() {
    let story = Story::begin(MeetingForm::Meeting);
    let (a_case, an_attachment) = (crate::ids::CaseId(Uuid::from_u128(9)), crate::ids::AttachmentId(Uuid::from_u128(8)));
    // For each topic: nothing named, a case, an attachment, both.
    let check = |topic: ItemTopic, expected: Expect| {
        let ask = |case, attachment| {
            let is = AgendaItem { order: 2, title: "Harbour".into(), text: None, topic, case, attachment };
            let set = rules::set_item(story.it(), &is, ItemId(Uuid::from_u128(12)), &secretary(), at("2027-02-21 09:00"));
            set.map_or_else(|refusal| refusal.code(), |_| "holds")
        };
        let said = [ask(None, None), ask(Some(a_case), None), ask(None, Some(an_attachment)), ask(Some(a_case), Some(an_attachment))];
        expected.assert_eq(&said.join(" "));
    };
    check(ItemTopic::Proposal, expect!["topic-missing holds topic-missing topic-missing"]);
    check(ItemTopic::Outcome, expect!["topic-missing holds topic-missing topic-missing"]);
    check(ItemTopic::Attachment, expect!["topic-missing topic-missing holds holds"]); // With the case that it is to, or without.
    check(ItemTopic::Priorities, expect!["holds topic-missing topic-missing topic-missing"]);
    check(ItemTopic::Other, expect!["holds holds holds holds"]);
}

#[test]
fn a_meeting_that_was_called_off_takes_nothing() {
    let mut story = Story::begin(MeetingForm::Meeting);
    let all = story.roster.clone();
    story.attend(&SEATS).expect("all came");
    let agreed = PointId(Uuid::from_u128(5));
    let (text, agency) = ("Clear the snow.".into(), agency("fr"));
    let action = rules::AgreeAction { meeting: story.it().id, item: Some(ITEM), text, agency, officer: None, due: None };
    story.does(&secretary(), "2027-03-10 10:10", |it, who, now| rules::agree(it, &action, &all, agreed, who, now)).expect("agreed before");
    let cancel =
        |story: &mut Story, author: &Author, reason: &str| story.does(author, "2027-03-10 10:15", |it, who, now| rules::cancel(it, reason, who, now));
    assert_eq!(cancel(&mut story, &who("at", Duty::Officer), "Snow."), Err(Refusal::NeedsDuty { duty: Duty::Secretary }));
    assert!(matches!(cancel(&mut story, &secretary(), " "), Err(Refusal::TextMissing { .. })), "with a reason");
    cancel(&mut story, &secretary(), "Snow.").expect("called off");
    let off = Err(Refusal::MeetingOff);
    assert_eq!(story.attend(&SEATS), off);
    assert_eq!(story.interest("it"), off);
    assert_eq!(story.decide(1, &[("at", Voice::For)], |_| ()), off);
    let remark = rules::RemarkOnBoard { meeting: story.it().id, item: None, text: "One thing.".into() };
    let remarked = story.does(&secretary(), "2027-03-10 10:20", |it, who, now| rules::remark(it, &remark, PointId(Uuid::from_u128(6)), who, now));
    assert_eq!(remarked, off);
    let is = AgendaItem { order: 2, title: "Harbour".into(), text: None, topic: ItemTopic::Other, case: None, attachment: None };
    let set = story.does(&secretary(), "2027-03-10 10:20", |it, who, now| rules::set_item(it, &is, ItemId(Uuid::from_u128(12)), who, now));
    assert_eq!(set, off);
    let moved = story.does(&secretary(), "2027-03-10 10:20", |it, who, now| rules::shift(it, &typed(MeetingForm::Meeting), &all, None, who, now));
    assert_eq!(moved, off, "what was called off is called anew");
    assert_eq!(cancel(&mut story, &secretary(), "Snow."), off);
    let done = rules::FinishAction { meeting: story.it().id, point: agreed, text: None };
    story.does(&who("fr", Duty::Officer), "2027-03-12 09:00", |it, who, now| rules::finish(it, &done, who, now)).expect("is done all the same");
}

// ---- what is counted, against counting by hand ------------------------------------------------------------------------------

fn seat(n: usize, weight: u64) -> Seat {
    Seat { agency: agency(&format!("s-{n}")), with: Vec::new(), country: None, union: false, since: None, weight }
}

/// A seat's weight, whether it has an interest, whether it is there, and what it says.
type Sitting = (u64, bool, bool, Option<Voice>);
type Wanted<'a> = &'a dyn Fn(&Sitting) -> bool;

fn seats_of() -> impl Strategy<Value = Vec<Sitting>> {
    let voice = prop::option::of(prop::sample::select(Voice::ALL.to_vec()));
    prop::collection::vec((0u64..4, prop::bool::weighted(0.2), prop::bool::weighted(0.7), voice), 1..20)
}

proptest! {
    #[test]
    fn quorum_and_result_are_as_counted_by_hand(all in seats_of(), part in 1u32..4, strict in any::<bool>(), method in prop::sample::select(Method::ALL.to_vec())) {
        let quorum = Quorum { fraction: crate::elections::rule_set::Fraction::of(part, 4), strict, ..RuleSet::default().quorum };
        let seats: Vec<Seat> = all.iter().enumerate().map(|(n, it)| seat(n, it.0)).collect();
        let named = |wanted: Wanted<'_>| -> BTreeSet<AgencyId> {
            all.iter().zip(&seats).filter(|(it, _)| wanted(it)).map(|(_, seat)| seat.agency.clone()).collect()
        };
        let (conflicted, there) = (named(&|it| it.1), named(&|it| it.2));
        let may_speak = |it: &Sitting| it.0 > 0 && !it.1 && it.2;
        let voices: Vec<SeatVoice> = all
            .iter()
            .zip(&seats)
            .filter(|(it, _)| may_speak(it))
            .filter_map(|(it, seat)| it.3.map(|voice| SeatVoice { agency: seat.agency.clone(), voice }))
            .collect();
        let counted = count(&seats, quorum, &conflicted, &there, &voices).expect("only those who may speak do");
        let sum = |wanted: Wanted<'_>| all.iter().filter(|it| !it.1 && wanted(it)).map(|it| it.0).sum::<u64>();
        let (total, present) = (sum(&|_| true), sum(&|it| it.2));
        let (yes, no) = (sum(&|it| it.2 && it.3 == Some(Voice::For)), sum(&|it| it.2 && it.3 == Some(Voice::Against)));
        prop_assert_eq!((u64::from(counted.seats), u64::from(counted.present)), (total, present));
        prop_assert_eq!((u64::from(counted.in_favour), u64::from(counted.against)), (yes, no));
        // By hand: at least, or more than, so many quarters of what may vote; and somebody.
        let enough = present > 0 && if strict { present * 4 > total * u64::from(part) } else { present * 4 >= total * u64::from(part) };
        prop_assert_eq!(counted.has_quorum(), enough);
        match result(counted, method, false) {
            Err(refusal) => {
                prop_assert!(!enough);
                let named = matches!(refusal, Refusal::NoQuorum { .. });
                prop_assert!(named);
            }
            Ok(found) => {
                prop_assert!(enough);
                let carried = match method { Method::Consensus => no == 0, Method::Vote => yes > no, Method::WrittenProcedure => no == 0 || yes > no };
                prop_assert_eq!(found == ItemResult::Carried, carried);
            }
        }
        // The order in which voices are recorded says nothing.
        let turned: Vec<SeatVoice> = voices.iter().rev().cloned().collect();
        prop_assert_eq!(count(&seats, quorum, &conflicted, &there, &turned), Ok(counted));
        // Somebody who may not speak makes the whole of it void, whoever it is.
        for (it, seat) in all.iter().zip(&seats).filter(|(it, _)| !may_speak(it)) {
            let mut with: Vec<SeatVoice> = voices.clone();
            with.push(SeatVoice { agency: seat.agency.clone(), voice: Voice::For });
            prop_assert!(count(&seats, quorum, &conflicted, &there, &with).is_err(), "{:?}", it);
        }
    }

    #[test]
    fn an_interest_never_lets_a_vote_of_its_seat_count(all in seats_of()) {
        let seats: Vec<Seat> = all.iter().enumerate().map(|(n, it)| seat(n, it.0)).collect();
        let there: BTreeSet<AgencyId> = seats.iter().map(|seat| seat.agency.clone()).collect();
        let mut interests = BTreeMap::new();
        for (it, seat) in all.iter().zip(&seats) {
            interests.insert(seat.agency.clone(), it.1);
        }
        let conflicted: BTreeSet<AgencyId> = interests.iter().filter(|(_, has)| **has).map(|(agency, _)| agency.clone()).collect();
        let counted = count(&seats, RuleSet::default().quorum, &conflicted, &there, &[]).expect("counted");
        let rest: u64 = all.iter().filter(|it| !it.1).map(|it| it.0).sum();
        prop_assert_eq!(u64::from(counted.seats), rest);
        prop_assert_eq!(u64::from(counted.present), rest);
    }
}
