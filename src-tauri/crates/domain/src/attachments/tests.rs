use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;

use super::eligible::{Asked, CaseFor, eligible};
use super::places::{self, PlacesState};
use super::rules::{self, DecideAttachment, DraftAttachment, EndAttachment, EndorseAttachment, ExtendAttachment};
use super::*;
use crate::cases::{CountryLink, LinkKind, Stage, StageStep};
use crate::change::Change;
use crate::decisions::Method;
use crate::duties::{Author, Duty};
use crate::elections::BoardAct;
use crate::field::{Field, Setting};
use crate::fold::{Fact, Mark, State, fold as fold_any};
use crate::ids::{AgencyId, AttachmentId, CaseId, DeviceId, EntryId, OfficerId};
use crate::roster::{Membership, MembershipKind, OrganisationKind, OrganisationState, Roster};
use crate::{Country, Day, Instant, Refusal, Span};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn agency(text: &str) -> AgencyId {
    AgencyId::parse(text).expect("an agency")
}

fn country(code: &str) -> Country {
    Country::parse(code).expect("a country")
}

fn mark(at: u64) -> Mark {
    Mark { entry: EntryId(Uuid::from_u128(u128::from(at))), device: DeviceId(Uuid::from_u128(1)), seq: at, position: Some(at) }
}

fn set<T>(value: T) -> Field<T> {
    Field { value, set: Setting { mark: mark(1), by: OfficerId(Uuid::nil()), at: Instant(0) }, rivals: Vec::new() }
}

/// Agencies with their country and their time as members.
fn roster(agencies: &[(&str, &str, Option<&str>, Option<&str>)]) -> Roster {
    let state = |(id, code, from, to): &(&str, &str, Option<&str>, Option<&str>)| OrganisationState {
        id: agency(id),
        kind: OrganisationKind::Agency,
        country: Some(country(code)),
        name: set((None, None)),
        memberships: vec![Membership { kind: MembershipKind::Member, span: Span { from: from.map(day), to: to.map(day) } }],
    };
    Roster { organisations: agencies.iter().map(|it| (agency(it.0), state(it))).collect(), ..Roster::default() }
}

fn link(code: &str, from: &str, to: Option<&str>) -> CountryLink {
    CountryLink { country: country(code), kind: LinkKind::Victims, span: Span { from: Some(day(from)), to: to.map(day) } }
}

fn step(stage: Stage, on: &str) -> StageStep {
    StageStep { stage, at: Instant(day(on).begins().0 + 12 * 3_600_000), by: OfficerId(Uuid::nil()), reason: None }
}

const ON: &str = "2027-03-28";

/// What is lacking for an applicant `xx` on the day.
fn lacking(roster: &Roster, links: &[CountryLink], steps: &[StageStep], on: &str) -> Vec<Condition> {
    let stage = steps.last().map_or(Stage::Data, |step| step.stage);
    let case = CaseFor { stage, steps, in_an_area: true, links };
    let asked = Asked { applicant: &agency("xx"), from: day("2027-01-01"), to: Some(day("2027-06-01")) };
    eligible(&asked, &case, roster, None, day(on)).lacks()
}

fn two() -> (Roster, Vec<CountryLink>) {
    (roster(&[("at", "AT", None, None), ("fr", "FR", None, None)]), vec![link("AT", "2027-01-01", None), link("FR", "2027-01-01", None)])
}

#[test]
fn exactly_two_member_countries_are_enough_and_one_is_not() {
    let (all, links) = two();
    assert_eq!(lacking(&all, &links, &[], ON), []);
    assert_eq!(lacking(&all, &links[..1], &[], ON), [Condition::LinkedMembers]);
    let twice = [links[0].clone(), CountryLink { kind: LinkKind::Suspects, ..links[0].clone() }];
    assert_eq!(lacking(&all, &twice, &[], ON), [Condition::LinkedMembers], "one country by two kinds of link is one");
    let abroad = [links[0].clone(), link("BR", "2027-01-01", None)];
    assert_eq!(lacking(&all, &abroad, &[], ON), [Condition::LinkedMembers], "a country that is no member does not count");
}

#[test]
fn two_agencies_of_one_country_are_one() {
    let spain = roster(&[("es-pn", "ES", None, None), ("es-gc", "ES", None, None), ("us-fbi", "US", None, None), ("us-usss", "US", None, None)]);
    let links = [link("ES", "2027-01-01", None)];
    assert_eq!(lacking(&spain, &links, &[], ON), [Condition::LinkedMembers]);
    assert_eq!(lacking(&spain, &[links[0].clone(), link("US", "2027-01-01", None)], &[], ON), []);
    // One of the two leaves: the country still has a member.
    let one_left = roster(&[("es-pn", "ES", None, Some(ON)), ("es-gc", "ES", None, None), ("us-fbi", "US", None, None)]);
    assert_eq!(lacking(&one_left, &[links[0].clone(), link("US", "2027-01-01", None)], &[], ON), []);
}

#[test]
fn a_member_that_leaves_on_the_day_no_longer_counts_and_one_that_joins_on_it_does() {
    let links = [link("AT", "2027-01-01", None), link("FR", "2027-01-01", None)];
    let at = |from: Option<&'static str>, to: Option<&'static str>| roster(&[("at", "AT", None, None), ("fr", "FR", from, to)]);
    assert_eq!(lacking(&at(None, Some("2027-03-29")), &links, &[], ON), [], "its last day");
    assert_eq!(lacking(&at(None, Some(ON)), &links, &[], ON), [Condition::LinkedMembers]);
    assert_eq!(lacking(&at(Some(ON), None), &links, &[], ON), [], "its first day");
    assert_eq!(lacking(&at(Some("2027-03-29"), None), &links, &[], ON), [Condition::LinkedMembers]);
    // The same for the applicant: a member on that day is not attached.
    let applicant =
        |from: Option<&'static str>, to: Option<&'static str>| roster(&[("at", "AT", None, None), ("fr", "FR", None, None), ("xx", "DK", from, to)]);
    assert_eq!(lacking(&applicant(None, Some(ON)), &links, &[], ON), [], "a former member");
    assert_eq!(lacking(&applicant(None, Some("2027-03-29")), &links, &[], ON), [Condition::NotAMember]);
    assert_eq!(lacking(&applicant(Some(ON), None), &links, &[], ON), [Condition::NotAMember]);
    assert_eq!(lacking(&applicant(Some("2027-03-29"), None), &links, &[], ON), []);
    // Attached is not member.
    let mut attached = at(None, None);
    if let Some(it) = attached.organisations.get_mut(&agency("fr")) {
        it.memberships[0].kind = MembershipKind::Attached;
    }
    assert_eq!(lacking(&attached, &links, &[], ON), [Condition::LinkedMembers]);
}

#[test]
fn a_link_holds_from_its_first_day_to_the_day_before_its_end() {
    let (all, links) = two();
    let with = |from: &str, to: Option<&str>| vec![links[0].clone(), link("FR", from, to)];
    for (from, to, fits) in [(ON, None, true), ("2027-03-29", None, false), ("2027-01-01", Some("2027-03-29"), true), ("2027-01-01", Some(ON), false)]
    {
        assert_eq!(lacking(&all, &with(from, to), &[], ON).is_empty(), fits, "{from} {to:?}");
    }
}

#[test]
fn a_case_that_was_closed_on_the_day_is_closed_and_was_open_the_day_before() {
    let (all, links) = two();
    let steps = [step(Stage::Data, "2027-01-05"), step(Stage::Closed, ON)];
    assert_eq!(lacking(&all, &links, &steps, ON), [Condition::CaseOpen]);
    assert_eq!(lacking(&all, &links, &steps, "2027-03-27"), []);
    assert_eq!(lacking(&all, &links, &steps, "2027-01-04"), [Condition::CaseOpen], "before it was a case");
    assert_eq!(lacking(&all, &links, &[step(Stage::Submitted, "2027-01-05")], ON), [Condition::CaseOpen], "a proposal");
    assert_eq!(lacking(&all, &links, &[step(Stage::Suspended, "2027-01-05")], ON), [], "a case that rests is open");
}

#[test]
fn every_condition_is_named_that_does_not_hold() {
    let all = roster(&[("xx", "DK", None, None)]);
    let case = CaseFor { stage: Stage::Closed, steps: &[], in_an_area: false, links: &[] };
    let asked = Asked { applicant: &agency("xx"), from: day("2027-01-01"), to: None };
    let found = eligible(&asked, &case, &all, None, day(ON));
    assert_eq!(found.lacks(), Condition::ALL, "all, not the first");
    assert_eq!(found.checked.len(), Condition::ALL.len());
}

#[test]
fn the_longest_attachment_is_what_the_office_set() {
    let (all, links) = two();
    let case = CaseFor { stage: Stage::Data, steps: &[], in_an_area: true, links: &links };
    let lacks = |to: &str, most: Option<u32>| {
        let asked = Asked { applicant: &agency("xx"), from: day("2027-01-01"), to: Some(day(to)) };
        eligible(&asked, &case, &all, most, day(ON)).lacks()
    };
    assert_eq!(lacks("2027-01-31", Some(30)), []);
    assert_eq!(lacks("2027-02-01", Some(30)), [Condition::EndDate]);
    assert_eq!(lacks("2030-01-01", None), []);
}

/// The same by counting, from the rule's words: every subset of what can be at the boundary.
fn by_counting(members: &[(Country, Span)], links: &[CountryLink], on: Day) -> usize {
    let mut seen = Vec::new();
    for one in links {
        let member =
            members.iter().any(|(of, span)| *of == one.country && span.from.is_none_or(|from| from <= on) && span.to.is_none_or(|to| on < to));
        let holds = one.span.from.is_none_or(|from| from <= on) && one.span.to.is_none_or(|to| on < to);
        if member && holds && !seen.contains(&one.country) {
            seen.push(one.country);
        }
    }
    seen.len()
}

/// Spans whose ends lie the day before, on and after the day that is asked about.
fn boundary_spans() -> Vec<Span> {
    let ends = [None, Some(day("2027-03-27")), Some(day(ON)), Some(day("2027-03-29"))];
    ends.into_iter().flat_map(|from| ends.into_iter().map(move |to| Span { from, to })).filter(|span| !span.is_empty()).collect()
}

#[test]
fn all_boundaries_of_two_members_and_two_links_are_as_counted() {
    let spans = boundary_spans();
    let mut checked = 0;
    for first in &spans {
        for second in &spans {
            for one in &spans {
                for other in &spans {
                    let members = [(country("AT"), *first), (country("FR"), *second)];
                    let links = [
                        CountryLink { country: country("AT"), kind: LinkKind::Victims, span: *one },
                        CountryLink { country: country("FR"), kind: LinkKind::Suspects, span: *other },
                    ];
                    let mut all = roster(&[("at", "AT", None, None), ("fr", "FR", None, None)]);
                    for (id, (_, span)) in ["at", "fr"].iter().zip(members) {
                        all.organisations.get_mut(&agency(id)).expect("an agency").memberships[0].span = span;
                    }
                    let fits = lacking(&all, &links, &[], ON).is_empty();
                    assert_eq!(fits, by_counting(&members, &links, day(ON)) >= 2, "{first:?} {second:?} {one:?} {other:?}");
                    checked += 1;
                }
            }
        }
    }
    assert_eq!(checked, spans.len().pow(4));
    assert_eq!(checked, 10_000);
}

// ---- the life of an application ------------------------------------------------------------------------------------------

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

fn application(to: Option<&str>) -> Application {
    Application {
        case: CaseId(Uuid::from_u128(7)),
        applicant: Applicant { id: agency("xx"), kind: OrganisationKind::Company, country: None, name: "Sample Company".into() },
        person: "Guest Sample".into(),
        email: None,
        from: day("2027-03-01"),
        to: to.map(day),
        purpose: "Knows the malware.".into(),
        papers: Vec::new(),
    }
}

/// An attachment with its entries in order.
struct Story {
    state: Option<State>,
    entries: u64,
    roster: Roster,
    case: crate::cases::CaseState,
    places: PlacesState,
}

impl Story {
    fn begin() -> Self {
        let (all, links) = two();
        let told = stay::CaseTold {
            year: 2027,
            number: 1,
            agency: agency("at"),
            country: Country::parse("AT"),
            stage: Stage::Data,
            facts: crate::cases::CaseFacts {
                areas: BTreeSet::from([crate::cases::CrimeArea::Facilitators]),
                empact: None,
                countries: BTreeSet::new(),
                urgent_by: None,
                handling: crate::handling::Handling { tlp: crate::handling::Tlp::Amber, h1: false, h2: false, h3: None },
                scope: crate::cases::CoverScope::Taskforce,
            },
            title: String::new(),
            agencies: BTreeSet::new(),
        };
        let id = AttachmentId(Uuid::from_u128(1));
        let stay = stay::StayState {
            attachment: id,
            case: CaseId(Uuid::from_u128(7)),
            officer: OfficerId(Uuid::nil()),
            span: Span::ALWAYS,
            told: set(told),
        };
        let case = crate::cases::CaseState { links, ..stay.as_case() };
        let places = PlacesState { count: 1, most_days: None, given: BTreeMap::new() };
        let mut story = Self { state: None, entries: 0, roster: all, case, places };
        let request = DraftAttachment { application: application(Some("2027-06-01")) };
        let change = rules::draft(&request, &story.roster, id, (2027, 1), None, &who("ec3", Duty::Coordinator)).expect("a draft");
        story.take(&change, &who("ec3", Duty::Coordinator), "2027-02-01").expect("it folds");
        story
    }

    fn take(&mut self, change: &Change, author: &Author, on: &str) -> Result<(), Refusal> {
        self.entries += 1;
        let at = Instant(day(on).begins().0 + 9 * 3_600_000);
        let fact = Fact { mark: mark(self.entries), base: self.entries - 1, at, author, change, batch: None };
        match fold_any(&mut self.state, &fact) {
            crate::fold::Verdict::Holds => Ok(()),
            crate::fold::Verdict::Overtaken(refusal) => Err(refusal),
        }
    }

    fn it(&self) -> &AttachmentState {
        match &self.state {
            Some(State::Attachment(it)) => it,
            other => panic!("{other:?}"),
        }
    }

    fn stage(&self, on: &str) -> AttachmentStage {
        self.it().stage(day(on))
    }

    /// Decides and folds, with one answer.
    fn does(&mut self, author: &Author, on: &str, rule: impl FnOnce(&Self, &Author, Day) -> Result<Change, Refusal>) -> Result<(), Refusal> {
        let change = rule(self, author, day(on))?;
        self.take(&change, author, on)
    }

    fn submitted() -> Self {
        let mut story = Self::begin();
        story.does(&who("ec3", Duty::Coordinator), "2027-02-02", |it, who, today| rules::submit(it.it(), who, today)).expect("submitted");
        story
    }

    fn find(&mut self, on: &str) -> Result<(), Refusal> {
        self.does(&who("ec3", Duty::Coordinator), on, |it, who, today| rules::find_eligible(it.it(), &it.case, &it.roster, &it.places, who, today))
    }

    fn endorse(&mut self, of: &str, opposed: Option<&str>) -> Result<(), Refusal> {
        self.does(&who(of, Duty::Representative), "2027-02-04", |it, who, today| {
            rules::endorse(it.it(), &EndorseAttachment { attachment: it.it().id, opposed: opposed.map(str::to_owned) }, who, today)
        })
    }

    fn decide(&mut self, outcome: AttachmentOutcome, act: BoardAct) -> Result<(), Refusal> {
        self.does(&who("nl", Duty::Secretary), "2027-02-10", |it, who, today| {
            let request = DecideAttachment { attachment: it.it().id, outcome, act, decision: None };
            rules::decide(it.it(), &request, &it.case, &it.roster, &it.places, who, today)
        })
    }

    fn granted() -> Self {
        let mut story = Self::submitted();
        story.find("2027-02-03").expect("eligible");
        story.endorse("at", None).expect("endorsed");
        story.endorse("fr", None).expect("endorsed");
        story.decide(AttachmentOutcome::Granted, act(9)).expect("granted");
        story
    }

    fn started() -> Self {
        let mut story = Self::granted();
        let id = story.it().id;
        let given = places::give(&story.places, id, day("2027-03-01"), day("2027-06-01"), &who("nl", Duty::Secretary)).expect("a place");
        if let Change::PlaceGiven(it) = given {
            story.places.given.insert(it.attachment, (it.from, it.to));
        }
        story
            .does(&who("ec3", Duty::Coordinator), "2027-02-20", |it, who, today| rules::start(it.it(), &it.places, guest(), who, today))
            .expect("started");
        story
    }
}

fn guest() -> OfficerId {
    OfficerId(Uuid::from_u128(77))
}

fn act(present: u32) -> BoardAct {
    BoardAct {
        on: day("2027-02-10"),
        method: Method::Vote,
        text: "The Board grants the attachment.".into(),
        seats: 16,
        present,
        in_favour: present,
        against: 0,
        abstained: 0,
    }
}

#[test]
fn an_application_goes_its_way_from_draft_to_its_last_day() {
    let mut story = Story::begin();
    assert_eq!(story.stage("2027-02-01"), AttachmentStage::Draft);
    assert!(matches!(story.find("2027-02-01"), Err(Refusal::AttachmentNotThere { stage: AttachmentStage::Draft })));
    let mut story = Story::submitted();
    assert_eq!(story.stage("2027-02-02"), AttachmentStage::Eligibility);
    story.find("2027-02-03").expect("eligible");
    assert_eq!(story.stage("2027-02-03"), AttachmentStage::Endorsement);
    assert_eq!(story.decide(AttachmentOutcome::Granted, act(9)), Err(Refusal::AttachmentNotThere { stage: AttachmentStage::Endorsement }));
    assert_eq!(story.endorse("it", None), Err(Refusal::NotAsked { country: country("IT") }), "not counted, so not asked");
    story.endorse("at", None).expect("endorsed");
    story.endorse("fr", Some("Not before the action day.")).expect("answered");
    assert_eq!(story.it().not_endorsed().collect::<Vec<_>>(), [country("FR")]);
    story.endorse("fr", None).expect("thought better of it");
    assert_eq!(story.stage("2027-02-04"), AttachmentStage::BoardDecision);
    assert_eq!(story.decide(AttachmentOutcome::Granted, act(8)), Err(Refusal::NoQuorum { present: 8, needed: 9 }));
    story.decide(AttachmentOutcome::Granted, act(9)).expect("granted");
    assert_eq!(story.stage("2027-03-05"), AttachmentStage::Approved, "nobody is expected yet");
    let early = rules::start(story.it(), &story.places, guest(), &who("ec3", Duty::Coordinator), day("2027-02-20"));
    assert_eq!(early, Err(Refusal::NoPlaceLeft { day: day("2027-03-01") }), "without a place nobody comes");
    let story = Story::started();
    for (on, stage, reads) in [
        ("2027-02-28", AttachmentStage::Approved, false),
        ("2027-03-01", AttachmentStage::Active, true),
        ("2027-05-31", AttachmentStage::Active, true),
        ("2027-06-01", AttachmentStage::Expired, false),
    ] {
        assert_eq!((story.stage(on), story.it().reads_on(day(on))), (stage, reads), "{on}");
    }
}

#[test]
fn the_last_day_ends_at_midnight_in_amsterdam_also_when_the_clocks_are_changed_on_it() {
    // Clocks go forward on 28 March 2027: the day has 23 hours. Back on 31 October: 25.
    for (last, hours) in [("2027-03-28", 23), ("2027-10-31", 25), ("2027-06-01", 24)] {
        let (begins, ends) = (day(last).begins(), day(last).plus(1).begins());
        assert_eq!(ends.0 - begins.0, hours * 3_600_000, "{last}");
        let mut story = Story::started();
        let Some(State::Attachment(state)) = &mut story.state else { panic!("an attachment") };
        state.application.value.to = Some(day(last).plus(1));
        assert!(state.reads_on(Instant(ends.0 - 1).office_day()), "its last moment");
        assert!(!state.reads_on(ends.office_day()), "and the next");
    }
}

#[test]
fn eligibility_is_asked_again_when_the_board_decides_and_says_everything() {
    let mut story = Story::submitted();
    story.case.links.pop();
    let refused = story.find("2027-02-03");
    assert_eq!(refused, Err(Refusal::NotEligible { found: 1, conditions: vec![Condition::LinkedMembers] }));
    story.case.links.push(link("FR", "2027-01-01", Some("2027-02-05")));
    story.find("2027-02-03").expect("on that day");
    story.endorse("at", None).expect("endorsed");
    story.endorse("fr", None).expect("endorsed");
    let refused = story.decide(AttachmentOutcome::Granted, act(16));
    assert_eq!(refused, Err(Refusal::NotEligible { found: 1, conditions: vec![Condition::LinkedMembers] }), "no longer on the day of the decision");
    story.decide(AttachmentOutcome::Declined, act(16)).expect("declined");
    assert_eq!(story.stage("2027-02-10"), AttachmentStage::Rejected);
}

#[test]
fn a_guest_stays_longer_by_a_decision_alone_and_goes_earlier_by_the_coordinator() {
    let extend = |to: &str| ExtendAttachment {
        attachment: AttachmentId(Uuid::from_u128(1)),
        to: day(to),
        act: BoardAct { on: day("2027-05-01"), ..act(16) },
        decision: None,
    };
    let mut story = Story::started();
    let secretary = who("nl", Duty::Secretary);
    let longer = |story: &mut Story, to: &str| {
        story.does(&secretary, "2027-05-02", |it, who, today| rules::extend(it.it(), &extend(to), &it.case, &it.roster, &it.places, who, today))
    };
    assert_eq!(longer(&mut story, "2027-06-01"), Err(Refusal::NotLater { until: day("2027-05-31") }));
    longer(&mut story, "2027-08-01").expect("extended");
    assert_eq!(story.stage("2027-07-31"), AttachmentStage::Active);
    story.roster = roster(&[("at", "AT", None, None)]);
    assert!(matches!(longer(&mut story, "2027-09-01"), Err(Refusal::NotEligible { found: 1, .. })), "the conditions are asked again");
    let coordinator = who("ec3", Duty::Coordinator);
    let end = |story: &mut Story, on: &str| {
        let request = EndAttachment { attachment: AttachmentId(Uuid::from_u128(1)), on: day(on), reason: "Done sooner.".into() };
        story.does(&coordinator, "2027-06-10", |it, who, today| rules::end(it.it(), &request, who, today))
    };
    assert_eq!(end(&mut story, "2027-08-01"), Err(Refusal::NotSooner { until: day("2027-07-31") }));
    assert!(matches!(end(&mut story, "2027-06-10"), Err(Refusal::EmptyInterval { .. })), "who goes today is broken off");
    end(&mut story, "2027-06-15").expect("ended");
    assert_eq!((story.stage("2027-06-14"), story.stage("2027-06-15")), (AttachmentStage::Active, AttachmentStage::Ended));
    let mut story = Story::started();
    story.does(&coordinator, "2027-04-01", |it, who, today| rules::revoke(it.it(), "A conflict of interest.", who, today)).expect("broken off");
    assert!(!story.it().reads_on(day("2027-04-01")), "at once");
    assert_eq!(story.stage("2027-04-01"), AttachmentStage::Revoked);
}

#[test]
fn lost_eligibility_asks_for_a_decision_within_fourteen_days_and_closes_nothing() {
    let mut story = Story::started();
    let lost = |story: &Story, on: &str| eligible::lost(story.it(), &CaseFor::from(&story.case), &story.roster, None, day(on));
    assert_eq!(lost(&story, "2027-04-01"), None);
    story.roster = roster(&[("at", "AT", None, None), ("fr", "FR", None, Some("2027-04-10"))]);
    assert_eq!(lost(&story, "2027-04-09"), None, "the last day of the member");
    let found = lost(&story, "2027-04-20").expect("lost");
    assert_eq!((found.since, found.decide_by, found.lacks), (day("2027-04-10"), day("2027-04-24"), vec![Condition::LinkedMembers]));
    assert_eq!(story.stage("2027-04-20"), AttachmentStage::Active, "nothing is closed by it");
    let coordinator = who("ec3", Duty::Coordinator);
    story
        .does(&coordinator, "2027-04-20", |it, who, today| {
            rules::keep(it.it(), "Until the action day.", &it.case, &it.roster, &it.places, who, today)
        })
        .expect("kept");
    assert_eq!(lost(&story, "2027-04-21"), None, "decided");
    // A link comes and goes: lost anew, and asked anew.
    story.case.links.push(link("IT", "2027-04-25", Some("2027-05-02")));
    story.roster = roster(&[("at", "AT", None, None), ("fr", "FR", None, Some("2027-04-10")), ("it", "IT", None, None)]);
    assert_eq!(lost(&story, "2027-05-01"), None);
    assert_eq!(lost(&story, "2027-05-03").map(|it| it.since), Some(day("2027-05-02")));
}

#[test]
fn somebody_must_be_in_touch_from_the_day_before_a_guest_comes_and_before_an_end_that_was_moved() {
    let mut story = Story::started();
    let due = |story: &Story, on: &str| story.it().seat_due(day(on));
    let expected =
        [("2027-02-27", None), ("2027-02-28", Some(SeatDue::Tomorrow)), ("2027-03-01", Some(SeatDue::Today)), ("2027-03-02", Some(SeatDue::Late))];
    for (on, said) in expected {
        assert_eq!(due(&story, on), said, "{on}");
    }
    let officer = who("at", Duty::Officer);
    let seat = |story: &mut Story, until: &str| {
        let change = Change::AttachmentSeated(AttachmentSeated { until: day(until) });
        story.does(&officer, "2027-03-02", |_, _, _| Ok(change))
    };
    seat(&mut story, "2027-06-01").expect("said");
    assert_eq!(due(&story, "2027-03-02"), None, "the guest reads the case");
    assert_eq!(due(&story, "2027-05-31"), None, "to the end");
    let longer =
        ExtendAttachment { attachment: story.it().id, to: day("2027-08-01"), act: BoardAct { on: day("2027-05-01"), ..act(16) }, decision: None };
    story
        .does(&who("nl", Duty::Secretary), "2027-05-02", |it, who, today| {
            rules::extend(it.it(), &longer, &it.case, &it.roster, &it.places, who, today)
        })
        .expect("extended");
    assert_eq!((due(&story, "2027-05-30"), due(&story, "2027-05-31")), (None, Some(SeatDue::Tomorrow)), "what the office gave ends at the old end");
    assert_eq!(due(&story, "2027-06-02"), Some(SeatDue::Late));
    seat(&mut story, "2027-08-01").expect("said again");
    assert_eq!(due(&story, "2027-06-02"), None);
    // Nobody waits for a guest who was never expected, nor for one who is gone.
    assert_eq!(Story::granted().it().seat_due(day("2027-03-02")), None);
    assert_eq!(due(&Story::started(), "2027-06-01"), None);
}

#[test]
fn a_missing_receipt_is_said_by_desks_that_ask_the_office_and_stands_until_it_came() {
    let mut story = Story::started();
    let missing = || Change::AttachmentReceiptMissing(AttachmentReceiptMissing { since: Instant(7) });
    let say = |story: &mut Story, by: &Author, change: Change| story.does(by, "2027-06-05", |_, _, _| Ok(change));
    for duty in [Duty::Guest, Duty::Coordinator, Duty::Secretary] {
        assert_eq!(say(&mut story, &who("ec3", duty), missing()), Err(Refusal::NeedsDuty { duty: Duty::Officer }), "{duty}");
    }
    say(&mut story, &who("ec3", Duty::Ec3), missing()).expect("said");
    say(&mut story, &who("at", Duty::Administrator), Change::AttachmentReceiptMissing(AttachmentReceiptMissing { since: Instant(9) }))
        .expect("two desks that say it are no contradiction");
    assert_eq!(story.it().missing.as_ref().map(|it| it.0), Some(Instant(7)), "the first word stands");
    say(&mut story, &who("ec3", Duty::Ec3), Change::AttachmentReceiptSettled(AttachmentReceiptSettled {})).expect("it came");
    assert_eq!(story.it().missing, None);
    let never = say(&mut Story::granted(), &who("ec3", Duty::Ec3), missing());
    assert!(matches!(never, Err(Refusal::AttachmentNotThere { .. })), "nobody owes it who was never here");
}

#[test]
fn nobody_else_may() {
    let all = [Duty::Officer, Duty::Representative, Duty::Ec3, Duty::Administrator, Duty::Guest, Duty::Secretary];
    for duty in all {
        let refused = rules::draft(
            &DraftAttachment { application: application(None) },
            &Roster::default(),
            AttachmentId(Uuid::nil()),
            (2027, 1),
            None,
            &who("at", duty),
        );
        assert_eq!(refused.err(), Some(Refusal::NeedsDuty { duty: Duty::Coordinator }), "{duty}");
    }
    let mut story = Story::submitted();
    story.find("2027-02-03").expect("eligible");
    let guest =
        rules::endorse(story.it(), &EndorseAttachment { attachment: story.it().id, opposed: None }, &who("at", Duty::Guest), day("2027-02-04"));
    assert_eq!(guest.err(), Some(Refusal::NeedsDuty { duty: Duty::Officer }));
}

// ---- places --------------------------------------------------------------------------------------------------------------

fn given(n: u128, from: u64, days: u64) -> Change {
    let from = day("2027-01-01").plus(from);
    Change::PlaceGiven(PlaceGiven { attachment: AttachmentId(Uuid::from_u128(n)), from, to: from.plus(days) })
}

fn fold_places(count: u32, changes: &[Change]) -> (PlacesState, Vec<Result<(), Refusal>>) {
    let secretary = who("nl", Duty::Secretary);
    let mut state = PlacesState { count, ..PlacesState::default() };
    let take = |(n, change): (usize, &Change)| {
        let n = u64::try_from(n).unwrap_or_default() + 1;
        places::fold(&mut state, &Fact { mark: mark(n), base: 0, at: Instant(0), author: &secretary, change, batch: None })
    };
    let verdicts = changes.iter().enumerate().map(take).collect();
    (state, verdicts)
}

#[test]
fn the_last_place_goes_to_whoever_comes_first_in_office_order() {
    let (one, other) = (given(1, 0, 30), given(2, 29, 30));
    let (state, verdicts) = fold_places(1, &[one.clone(), other.clone()]);
    assert_eq!(verdicts, [Ok(()), Err(Refusal::NoPlaceLeft { day: day("2027-01-30") })]);
    assert_eq!(state.given.len(), 1);
    let (_, verdicts) = fold_places(1, &[other, one]);
    assert_eq!(verdicts[1], Err(Refusal::NoPlaceLeft { day: day("2027-01-30") }));
    let (_, verdicts) = fold_places(1, &[given(1, 0, 30), given(2, 30, 30)]);
    assert_eq!(verdicts, [Ok(()), Ok(())], "one goes on the day on which the other comes");
}

proptest! {
    #[test]
    fn no_day_ever_has_more_guests_than_places(
        count in 0u32..4,
        asked in prop::collection::vec((0u128..6, 0u64..40, 1u64..25), 0..30),
    ) {
        let changes: Vec<Change> = asked.iter().map(|(n, from, days)| given(*n, *from, *days)).collect();
        let (state, verdicts) = fold_places(count, &changes);
        let mut by_hand: BTreeMap<u128, (u64, u64)> = BTreeMap::new();
        for ((n, from, days), verdict) in asked.iter().zip(&verdicts) {
            let free = |day: u64| by_hand.iter().filter(|(id, (from, to))| *id != n && *from <= day && day < *to).count() < usize::try_from(count).unwrap_or_default();
            let within = by_hand.get(n).is_some_and(|(begin, end)| *begin <= *from && from + days <= *end);
            let fits = within || (*from..from + days).all(free);
            prop_assert_eq!(verdict.is_ok(), fits);
            if fits {
                by_hand.insert(*n, (*from, from + days));
            }
        }
        for offset in 0..70 {
            let on = day("2027-01-01").plus(offset);
            let here = state.given.values().filter(|(from, to)| *from <= on && on < *to).count();
            prop_assert!(here <= usize::try_from(count).unwrap_or_default());
        }
    }

    #[test]
    fn more_links_and_more_members_never_take_eligibility_away(
        members in prop::collection::vec((0usize..5, 0u64..8, 0u64..8), 0..6),
        links in prop::collection::vec((0usize..5, 0u64..8, 0u64..8), 0..6),
        on in 0u64..8,
    ) {
        let codes = ["AT", "FR", "IT", "NL", "PL"];
        let base = day("2027-03-25");
        let span = |from: u64, days: u64| Span { from: Some(base.plus(from)), to: (days > 0).then(|| base.plus(from + days)) };
        let mut counted: Vec<(Country, Span)> = Vec::new();
        let mut all = Roster::default();
        for (n, (code, from, days)) in members.iter().enumerate() {
            let of = country(codes[*code]);
            counted.push((of, span(*from, *days)));
            let id = agency(&format!("m-{n}"));
            let memberships = vec![Membership { kind: MembershipKind::Member, span: span(*from, *days) }];
            all.organisations.insert(id.clone(), OrganisationState { id, kind: OrganisationKind::Agency, country: Some(of), name: set((None, None)), memberships });
        }
        let linked: Vec<CountryLink> =
            links.iter().map(|(code, from, days)| CountryLink { country: country(codes[*code]), kind: LinkKind::Victims, span: span(*from, *days) }).collect();
        let on = base.plus(on);
        let fits = |links: &[CountryLink]| lacking(&all, links, &[], &on.to_string()).is_empty();
        prop_assert_eq!(fits(&linked), by_counting(&counted, &linked, on) >= 2);
        for short in 0..linked.len() {
            prop_assert!(!fits(&linked[..short]) || fits(&linked), "what fitted with fewer links fits with more");
        }
    }
}

#[test]
fn a_guest_from_before_has_an_end_to_come() {
    let (all, _) = two();
    let today = day(ON);
    let ask = |to: Option<&str>, duty: Duty| {
        let request = rules::BringInAttachment { application: application(to), text: "The Board agreed in January.".into() };
        let id = AttachmentId(Uuid::from_u128(5));
        rules::bring_in(&request, &all, id, (2027, 1), &who("nl", duty), today).map_or_else(|refusal| refusal.code(), |_| "holds")
    };
    assert_eq!(ask(None, Duty::Coordinator), "no-end-date", "a stay is temporary");
    assert_eq!(ask(Some("2027-03-27"), Duty::Coordinator), "empty-interval", "it was over yesterday");
    assert_eq!(ask(Some(ON), Duty::Coordinator), "empty-interval", "it is over today");
    assert_eq!(ask(Some("2027-03-29"), Duty::Coordinator), "holds", "its last day");
    assert_eq!(ask(Some("2027-03-29"), Duty::Officer), "needs-duty");
}
