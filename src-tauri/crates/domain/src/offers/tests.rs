use uuid::Uuid;

use super::rules::{self, ConvertOffer, EditOffer, OfferAct, RecordOffer};
use super::*;
use crate::attachments::{Applicant, Application};
use crate::change::Change;
use crate::contributions::{ContributionState, Terms};
use crate::duties::{Author, Duty, Post};
use crate::field::{Field, Setting};
use crate::fold::{Fact, Mark, State, fold as fold_any};
use crate::ids::{AgencyId, AttachmentId, CaseId, ContributionId, DeviceId, EntryId, OfferId, OfficerId};
use crate::records::Purpose;
use crate::roster::{Membership, MembershipKind, OfficerState, OrganisationKind, OrganisationState, Roster};
use crate::{Audience, Country, Day, Instant, Refusal, Span};

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

fn officer(n: u128) -> OfficerId {
    OfficerId(Uuid::from_u128(n))
}

/// Vienna's officer, 1; Paris's, 2; EC3's coordinator, 3.
fn who(n: u128, of: &str, duties: &[Duty]) -> Author {
    let country = Country::parse(&of.to_uppercase());
    Author { stays: false, officer: officer(n), agency: Some(agency(of)), country, duties: duties.iter().copied().collect() }
}

fn vienna() -> Author {
    who(1, "at", &[Duty::Officer])
}

fn paris() -> Author {
    who(2, "fr", &[Duty::Officer])
}

fn coordinator() -> Author {
    who(3, "ec3", &[Duty::Ec3, Duty::Coordinator])
}

const TODAY: &str = "2027-03-01";

fn roster() -> Roster {
    let member = |id: &str, code: Option<&str>, kind: MembershipKind, to: Option<&str>| OrganisationState {
        id: agency(id),
        kind: OrganisationKind::Agency,
        country: code.map(country),
        name: set((Some(format!("Sample agency {id}")), None)),
        memberships: vec![Membership { kind, span: Span { from: None, to: to.map(day) } }],
    };
    let post = |n: u128, of: &str, duty: Duty, to: Option<&str>| OfficerState {
        id: officer(n),
        agency: agency(of),
        name: set(format!("Officer {n}")),
        posts: vec![Post { duty, span: Span { from: None, to: to.map(day) } }],
        proposed: Vec::new(),
        opening: None,
        dismissed: None,
    };
    let organisations = [
        member("at", Some("AT"), MembershipKind::Member, None),
        member("fr", Some("FR"), MembershipKind::Member, None),
        member("no", Some("NO"), MembershipKind::Member, Some(TODAY)),
        member("ec3", None, MembershipKind::Host, None),
        member("watch", Some("IS"), MembershipKind::Observer, None),
    ];
    let officers = [
        post(1, "at", Duty::Officer, None),
        post(2, "fr", Duty::Officer, None),
        post(3, "ec3", Duty::Ec3, None),
        post(4, "fr", Duty::Officer, Some(TODAY)),
    ];
    Roster {
        organisations: organisations.into_iter().map(|it| (it.id.clone(), it)).collect(),
        officers: officers.into_iter().map(|it| (it.id, it)).collect(),
        ..Roster::default()
    }
}

fn offerer(id: &str, kind: OrganisationKind, code: Option<&str>) -> Applicant {
    Applicant { id: agency(id), kind, country: code.map(country), name: "Sample CERT".into() }
}

fn facts() -> OfferFacts {
    OfferFacts {
        offerer: offerer("dk-cert", OrganisationKind::Cert, Some("DK")),
        person: Some("Contact Sample".into()),
        email: None,
        on: day(TODAY),
        offered: "Two thousand addresses of a botnet.".into(),
        legal_basis: "Article 26 of a sample regulation".into(),
        case: Some(CaseId(Uuid::from_u128(9))),
        sponsor: officer(1),
        back: None,
    }
}

fn recorded(facts: OfferFacts, by: &Author, today: &str) -> Result<Change, Refusal> {
    rules::record(&RecordOffer { facts }, &roster(), OfferId(Uuid::from_u128(7)), (2027, 3), by, day(today))
}

/// An offer with what was done to it.
struct Story {
    state: Option<State>,
    at: u64,
}

impl Story {
    fn begin() -> Self {
        let mut story = Self { state: None, at: 0 };
        story.take(recorded(facts(), &paris(), TODAY).expect("recorded"), &paris()).expect("holds");
        story
    }

    fn it(&self) -> &OfferState {
        let Some(State::Offer(state)) = &self.state else { panic!("an offer") };
        state
    }

    fn take(&mut self, change: Change, author: &Author) -> Result<(), Refusal> {
        self.at += 1;
        let fact = Fact {
            mark: mark(self.at),
            base: self.at - 1,
            at: Instant(i64::try_from(self.at).unwrap_or_default()),
            author,
            change: &change,
            batch: None,
        };
        match fold_any(&mut self.state, &fact) {
            crate::fold::Verdict::Holds => Ok(()),
            crate::fold::Verdict::Overtaken(refusal) => Err(refusal),
        }
    }

    /// Decides, and folds what was decided: both answer alike.
    fn does(&mut self, by: &Author, rule: impl Fn(&OfferState, &Author) -> Result<Change, Refusal>) -> Result<(), Refusal> {
        let change = rule(self.it(), by)?;
        assert_eq!(self.take(change, by), Ok(()), "what deciding allows folding keeps");
        Ok(())
    }
}

fn data(case: u128, of: &str) -> ContributionState {
    ContributionState {
        id: ContributionId(Uuid::from_u128(55)),
        case: CaseId(Uuid::from_u128(case)),
        agency: agency(of),
        by: officer(1),
        at: Instant(0),
        terms: Terms {
            name: "Addresses".into(),
            legal_basis: "-".into(),
            purpose: Purpose::ALL[0],
            marking: None,
            evaluation: None,
            category: None,
            minor: false,
            tells: None,
            source: None,
            observed_from: None,
            observed_to: None,
        },
        marked: mark(1),
        versions: 0,
        count: 0,
        keyed: crate::contributions::KeyVersion::FIRST,
        proposals: Default::default(),
        permissions: Default::default(),
        uses: Default::default(),
        withdrawn: None,
        retention: crate::contributions::retention::Retention::default(),
        indicators: Vec::new(),
    }
}

#[test]
fn who_takes_part_offers_nothing_from_outside_and_everybody_else_may() {
    let offered = |of: Applicant, today: &str| recorded(OfferFacts { offerer: of, on: day("2027-01-01"), ..facts() }, &vienna(), today).map(|_| ());
    let takes_part = Err(Refusal::TakesPart { name: "Sample CERT".into() });
    for kind in [OrganisationKind::Company, OrganisationKind::Cert, OrganisationKind::University, OrganisationKind::Other] {
        assert_eq!(offered(offerer("a-partner", kind, Some("AT")), TODAY), Ok(()), "a partner outside law enforcement, of any country: {kind}");
        assert_eq!(offered(offerer("a-partner", kind, None), TODAY), Ok(()));
    }
    assert_eq!(offered(offerer("dk-police", OrganisationKind::Agency, Some("DK")), TODAY), Ok(()), "a country that takes no part");
    assert_eq!(offered(offerer("at-regional", OrganisationKind::Agency, Some("AT")), TODAY), takes_part, "a country that does");
    assert_eq!(offered(offerer("some-police", OrganisationKind::Agency, None), TODAY), Err(Refusal::CountryMissing));
    // A member leaves on the day: on its last day it still takes part, on the next it does not.
    let norway = || offerer("no-regional", OrganisationKind::Agency, Some("NO"));
    assert_eq!(offered(norway(), "2027-02-28"), takes_part);
    assert_eq!(offered(norway(), TODAY), Ok(()));
    for id in ["at", "ec3"] {
        let refused = offered(offerer(id, OrganisationKind::Other, None), TODAY);
        assert_eq!(refused, Err(Refusal::TakesPart { name: format!("Sample agency {id}") }), "members and hosts, as the roster calls them");
    }
    assert_eq!(offered(offerer("watch", OrganisationKind::Agency, Some("IS")), TODAY), Ok(()), "an observer contributes from outside");
}

#[test]
fn an_offer_says_what_on_what_law_and_who_sponsors_it() {
    let with = |change: fn(&mut OfferFacts)| {
        let mut facts = facts();
        change(&mut facts);
        recorded(facts, &vienna(), TODAY).err()
    };
    use crate::text::TextField::{LegalBasis, Summary};
    assert_eq!(with(|it| it.offered = " ".into()), Some(Refusal::TextMissing { field: Summary }));
    assert_eq!(with(|it| it.legal_basis = String::new()), Some(Refusal::TextMissing { field: LegalBasis }));
    assert_eq!(with(|it| it.on = day("2027-03-02")), Some(Refusal::InTheFuture));
    assert_eq!(with(|it| it.email = Some("nobody".into())), Some(Refusal::NotAnAddress { value: "nobody".into() }));
    assert_eq!(with(|it| it.sponsor = officer(99)), Some(Refusal::UnknownOfficer));
    assert_eq!(with(|it| it.sponsor = officer(4)), Some(Refusal::MayNotSponsor { officer: "Officer 4".into() }), "no longer in post");
    assert_eq!(with(|it| it.case = None), None, "for which case need not be known");
    for duty in [Duty::Guest, Duty::Representative, Duty::Secretary, Duty::Administrator, Duty::Auditor] {
        assert_eq!(recorded(facts(), &who(1, "at", &[duty]), TODAY).err(), Some(Refusal::NeedsDuty { duty: Duty::Officer }), "{duty}");
    }
    let Ok(change) = recorded(facts(), &vienna(), TODAY) else { panic!("recorded") };
    let subject = OfferId(Uuid::from_u128(7)).subject();
    assert!(change.belongs(subject, &Audience::Taskforce));
    assert!(!change.belongs(subject, &Audience::Everyone), "a guest reads that journal");
    assert_eq!(Change::decode(change.kind(), 1, &change.encode()), Some(change));
}

#[test]
fn its_sponsor_receives_it_once_and_may_name_the_data_later() {
    let mut story = Story::begin();
    assert_eq!((story.it().label(), story.it().stage()), ("OC-27-003".to_owned(), OfferStage::Offered));
    let receive = |data: Option<ContributionState>| move |it: &OfferState, who: &Author| rules::receive(it, data.as_ref(), who);
    for other in [paris(), coordinator()] {
        assert_eq!(story.does(&other, receive(None)), Err(Refusal::NotTheSponsor), "nobody answers for another");
    }
    assert_eq!(story.does(&vienna(), receive(Some(data(8, "at")))), Err(Refusal::ContributionElsewhere), "another case");
    assert_eq!(story.does(&vienna(), receive(Some(data(9, "fr")))), Err(Refusal::NotOfAgency { agency: agency("fr") }));
    story.does(&vienna(), receive(None)).expect("received");
    assert_eq!((story.it().stage(), story.it().contribution()), (OfferStage::Received, None));
    assert_eq!(story.does(&vienna(), receive(None)), Err(Refusal::OfferNotThere { stage: OfferStage::Received }), "once");
    story.does(&vienna(), receive(Some(data(9, "at")))).expect("the data it became");
    assert_eq!(story.it().contribution(), Some(ContributionId(Uuid::from_u128(55))));
    let again = story.does(&vienna(), receive(Some(data(9, "at"))));
    assert_eq!(again, Err(Refusal::OfferNotThere { stage: OfferStage::Received }));
    assert_eq!(rules::decline(story.it(), "Too late.", &vienna()).err(), Some(Refusal::OfferNotThere { stage: OfferStage::Received }));
    let edit = rules::edit(story.it(), &OfferFacts { offered: "More.".into(), ..facts() }, &roster(), &vienna(), day(TODAY));
    assert_eq!(edit.err(), Some(Refusal::OfferNotThere { stage: OfferStage::Received }), "what was received stands");
}

/// DEC-11: who answers for those outside compares their list, as long as there is something to answer for.
#[test]
fn its_sponsor_compares_a_list_for_them_until_it_is_declined_or_converted() {
    let mut story = Story::begin();
    for other in [paris(), coordinator()] {
        assert_eq!(rules::may_compare(story.it(), &other), Err(Refusal::NotTheSponsor));
    }
    let left = who(1, "at", &[Duty::Representative]);
    assert!(matches!(rules::may_compare(story.it(), &left), Err(Refusal::NeedsDuty { .. })), "a sponsor without a post");
    assert_eq!(rules::may_compare(story.it(), &vienna()), Ok(()));
    story.does(&vienna(), |it, who| rules::receive(it, None, who)).expect("received");
    assert_eq!(rules::may_compare(story.it(), &vienna()), Ok(()));
    story.does(&vienna(), |it, who| rules::reopen(it, "Too early.", who)).expect("taken up anew");
    story.does(&vienna(), |it, who| rules::decline(it, "No legal basis.", who)).expect("declined");
    assert_eq!(rules::may_compare(story.it(), &vienna()), Err(Refusal::OfferNotThere { stage: OfferStage::Declined }));
}

#[test]
fn it_is_declined_with_a_reason_and_taken_up_anew() {
    let mut story = Story::begin();
    let decline = |reason: &'static str| move |it: &OfferState, who: &Author| rules::decline(it, reason, who);
    assert!(matches!(story.does(&vienna(), decline(" ")), Err(Refusal::TextMissing { .. })));
    assert_eq!(story.does(&paris(), decline("No.")), Err(Refusal::NotTheSponsor), "who recorded it does not decline it");
    story.does(&coordinator(), decline("No legal basis.")).expect("declined");
    assert_eq!(story.it().stage(), OfferStage::Declined);
    assert_eq!(
        rules::receive(story.it(), None, &vienna()).err(),
        Some(Refusal::OfferNotThere { stage: OfferStage::Declined }),
        "nothing of it is received any more"
    );
    story.does(&vienna(), |it, who| rules::reopen(it, "They found one.", who)).expect("taken up anew");
    assert_eq!((story.it().stage(), story.it().steps.len()), (OfferStage::Offered, 2), "and what happened stays");
    let moved = OfferFacts { sponsor: officer(2), ..facts() };
    story
        .does(&coordinator(), |it, who| rules::edit(it, &moved, &roster(), who, day(TODAY)).map(|it| it.expect("differs")))
        .expect("another sponsor");
    assert_eq!(rules::may(story.it(), OfferAct::Receive, &vienna()), Err(Refusal::NotTheSponsor));
    assert_eq!(rules::may(story.it(), OfferAct::Receive, &paris()), Ok(()));
}

#[test]
fn the_coordinator_converts_it_once_into_an_application_of_the_same_organisation() {
    let application = |id: &str| Application {
        case: CaseId(Uuid::from_u128(9)),
        applicant: offerer(id, OrganisationKind::Cert, Some("DK")),
        person: "Contact Sample".into(),
        email: None,
        from: day("2027-04-01"),
        to: None,
        purpose: "Knows the malware.".into(),
        papers: Vec::new(),
    };
    let request = |id: &str| ConvertOffer { offer: OfferId(Uuid::from_u128(7)), application: application(id) };
    let convert = |id: &'static str| {
        let request = request(id);
        move |it: &OfferState, who: &Author| rules::convert(it, &request.application, AttachmentId(Uuid::from_u128(70)), who)
    };
    for received in [false, true] {
        let mut story = Story::begin();
        if received {
            story.does(&vienna(), |it, who| rules::receive(it, None, who)).expect("received");
        }
        assert_eq!(story.does(&vienna(), convert("dk-cert")), Err(Refusal::NeedsDuty { duty: Duty::Coordinator }));
        let other = story.does(&coordinator(), convert("no-lab"));
        assert_eq!(other, Err(Refusal::OtherOrganisation { name: "Sample CERT".into() }));
        story.does(&coordinator(), convert("dk-cert")).expect("converted");
        assert_eq!((story.it().stage(), story.it().attachment()), (OfferStage::Converted, Some(AttachmentId(Uuid::from_u128(70)))));
        assert_eq!(story.does(&coordinator(), convert("dk-cert")), Err(Refusal::OfferNotThere { stage: OfferStage::Converted }), "once");
        story.does(&coordinator(), |it, who| rules::reopen(it, "The application was taken back.", who)).expect("taken up anew");
        assert_eq!(story.it().attachment(), None);
    }
}

#[test]
fn two_who_edit_it_without_knowing_of_each_other_both_keep_what_they_typed() {
    let mut story = Story::begin();
    let edit = |offered: &str| EditOffer { offer: OfferId(Uuid::from_u128(7)), facts: OfferFacts { offered: offered.into(), ..facts() } };
    for (n, text) in [(11u64, "First"), (12, "Second")] {
        let change = rules::edit(story.it(), &edit(text).facts, &roster(), &vienna(), day(TODAY)).expect("edited").expect("differs");
        let place = Mark { device: DeviceId(Uuid::from_u128(u128::from(n))), ..mark(n) };
        let author = vienna();
        let fact = Fact { mark: place, base: 1, at: Instant(5), author: &author, change: &change, batch: None };
        assert_eq!(fold_any(&mut story.state, &fact), crate::fold::Verdict::Holds);
    }
    let field = &story.it().facts;
    assert_eq!((field.value.offered.as_str(), field.rivals.len(), field.rivals[0].value.offered.as_str()), ("Second", 1, "First"));
}

#[test]
fn an_offer_says_which_event_it_came_from_and_none_that_came_later_or_was_cancelled() {
    use crate::outreach::{Headcount, OutreachAudience, OutreachDays, OutreachFacts, OutreachKind, OutreachState};
    let facts = OutreachFacts {
        title: "Webinar".into(),
        kind: OutreachKind::Webinar,
        days: OutreachDays::On { from: day(TODAY), last: day(TODAY) },
        place: None,
        countries: Vec::new(),
        languages: Vec::new(),
        organiser: None,
        audience: vec![OutreachAudience::Judiciary],
        materials: None,
        events: Headcount::exactly(1),
    };
    let id = crate::ids::OutreachId(Uuid::from_u128(77));
    let event = OutreachState { id, facts: set(facts.clone()), report: None, cancelled: None, steps: Vec::new() };
    let mut story = Story::begin();
    let trace =
        |event: Option<OutreachState>| move |it: &OfferState, who: &Author| rules::trace(it, event.as_ref(), who)?.ok_or(Refusal::AlreadyRecorded);
    let off = OutreachState { cancelled: Some("No venue.".into()), ..event.clone() };
    assert_eq!(story.does(&vienna(), trace(Some(off))), Err(Refusal::OutreachCancelled));
    let later = OutreachDays::On { from: day("2027-03-02"), last: day("2027-03-02") };
    let later = OutreachState { facts: set(OutreachFacts { days: later, ..facts }), ..event.clone() };
    assert_eq!(story.does(&vienna(), trace(Some(later))), Err(Refusal::BeforeItsEvent { from: day("2027-03-02") }));
    assert_eq!(story.does(&who(9, "fr", &[Duty::Officer]), trace(Some(event.clone()))), Err(Refusal::NotTheSponsor), "who has nothing to do with it");
    story.does(&vienna(), trace(Some(event.clone()))).expect("by its sponsor, on the day itself");
    assert_eq!(story.it().from_outreach(), Some(id));
    assert_eq!(story.does(&vienna(), trace(Some(event.clone()))), Err(Refusal::AlreadyRecorded), "nothing differs");
    story.does(&vienna(), |it, who| rules::receive(it, None, who)).expect("received");
    story.does(&paris(), trace(None)).expect("by who recorded it, whatever became of it");
    assert_eq!(story.it().from_outreach(), None);
    story.does(&coordinator(), trace(Some(event))).expect("by the coordinator");
    assert_eq!(story.it().stage(), OfferStage::Received, "that it was received stands");
}
