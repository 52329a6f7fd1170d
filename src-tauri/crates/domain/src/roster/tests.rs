//! Traps of duties that two persons name, of dismissals and of workstations that are let in and taken off.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{DeviceApproved, DeviceEnrolled, DeviceRevoked, OfficerDismissed, OfficerRecorded, PostGranted};
use crate::fold::{Fact, Mark, State, Verdict, fold};
use crate::ids::{AgencyId, DeviceId, EntryId, OfficerId};
use crate::{Author, Change, Day, Duty, Instant, Span};

mod posts;

const ANA: OfficerId = OfficerId(Uuid::from_u128(1));
const BEA: OfficerId = OfficerId(Uuid::from_u128(2));
const DAY: i64 = 86_400_000;
/// 1 March 2027, 09:00 UTC.
const NOW: i64 = 1_803_891_600_000;

fn author(officer: OfficerId, duties: &[Duty]) -> Author {
    let duties: BTreeSet<Duty> = duties.iter().copied().collect();
    let stays = duties.contains(&Duty::Administrator);
    Author { officer, agency: AgencyId::parse("at"), country: None, duties, stays }
}

/// Folds changes into one subject, a day apart; gives what became of each.
fn folded(changes: &[(Author, Change)]) -> (Option<State>, Vec<String>) {
    let mut state = None;
    let mut said = Vec::new();
    for (seq, (author, change)) in (1_i64..).zip(changes) {
        let n = u64::try_from(seq).expect("a small number");
        let mark = Mark { entry: EntryId(Uuid::from_u128(u128::from(n))), device: DeviceId(Uuid::from_u128(9)), seq: n, position: Some(n) };
        let fact = Fact { mark, base: 0, at: Instant(NOW + seq * DAY), author, change, batch: None };
        said.push(match fold(&mut state, &fact) {
            Verdict::Holds => "holds".to_owned(),
            Verdict::Overtaken(refusal) => refusal.code().to_owned(),
        });
    }
    (state, said)
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn granted(from: &str) -> Change {
    Change::PostGranted(PostGranted { duty: Duty::Officer, span: Span { from: Some(day(from)), to: None }, before_the_office: false })
}

#[test]
fn a_dismissal_ends_every_term_and_is_an_administrators_about_somebody_else() {
    let (admin, bea) = (author(ANA, &[Duty::Administrator]), author(BEA, &[Duty::Officer]));
    let recorded =
        |officer| Change::OfficerRecorded(OfficerRecorded { officer, agency: AgencyId::parse("at").expect("an agency"), name: "x".into() });
    let dismissed = |officer| Change::OfficerDismissed(OfficerDismissed { officer });
    let (state, said) = folded(&[
        (admin.clone(), recorded(BEA)),
        (admin.clone(), granted("2026-01-01")),
        (bea.clone(), dismissed(BEA)),
        (admin.clone(), dismissed(BEA)),
        (admin.clone(), dismissed(BEA)),
    ]);
    assert_eq!(said, ["holds", "holds", "needs-duty", "holds", "already-dismissed"]);
    let Some(State::Officer(officer)) = state else { panic!("an officer") };
    assert_eq!(officer.posts.iter().map(|post| post.span.to).collect::<Vec<_>>(), [Some(day("2027-03-05"))], "from the day of the entry on");
    assert!(officer.dismissed.is_some_and(|mark| mark.position == Some(4)));

    let (state, said) = folded(&[
        (admin.clone(), recorded(BEA)),
        (admin.clone(), granted("2027-06-01")),
        (admin.clone(), dismissed(BEA)),
        (admin.clone(), granted("2028-01-01")),
    ]);
    assert_eq!(said, ["holds"; 4]);
    let Some(State::Officer(officer)) = state else { panic!("an officer") };
    assert_eq!(officer.posts.len(), 1, "a term that had not begun is gone");
    assert_eq!(officer.dismissed, None, "who gets a duty again is in the office again");

    let (_, said) = folded(&[(admin.clone(), recorded(ANA)), (admin, dismissed(ANA))]);
    assert_eq!(said, ["holds", "own-dismissal"], "so one administrator always stays");
}

#[test]
fn a_workstation_is_let_in_by_others_under_the_keys_that_were_looked_at_and_stays_off_once_taken_off() {
    let (admin, bea) = (author(ANA, &[Duty::Administrator]), author(BEA, &[]));
    let other = author(OfficerId(Uuid::from_u128(3)), &[Duty::Officer]);
    let approved = Change::DeviceApproved(DeviceApproved { officer: BEA, signing: [1; 32], sealing: [2; 32] });
    let enrolled = |signing| Change::DeviceEnrolled(DeviceEnrolled { officer: BEA, signing: [signing; 32], sealing: [2; 32] });
    let revoked = Change::DeviceRevoked(DeviceRevoked { officer: BEA });
    let (state, said) = folded(&[
        (other.clone(), approved.clone()),
        (admin.clone(), approved.clone()),
        (bea.clone(), enrolled(7)),
        (bea.clone(), enrolled(1)),
        (other, revoked.clone()),
        (admin.clone(), revoked.clone()),
        (admin.clone(), revoked.clone()),
        (admin.clone(), approved),
    ]);
    assert_eq!(
        said,
        ["needs-duty", "holds", "out-of-place", "holds", "needs-duty", "holds", "already-recorded", "already-recorded"],
        "another's word, another key, and a second thought count for nothing"
    );
    assert!(matches!(state, Some(State::Device(it)) if it.signing == [1; 32] && it.revoked.is_some()));
    let (_, said) = folded(&[(bea.clone(), enrolled(1)), (bea.clone(), enrolled(1)), (bea, revoked)]);
    assert_eq!(said, ["holds", "already-recorded", "holds"], "one's own lost laptop");
}

/// ROS-1 holds in office order too, where two administrators did not know of each other.
#[test]
fn of_two_stretches_that_would_meet_the_later_word_is_overtaken() {
    use super::MembershipKind::{Attached, Member};
    let admin = author(ANA, &[Duty::Administrator]);
    let span = |from: &str, to: &str| Span { from: Some(day(from)), to: Some(day(to)) };
    let recorded = |kind| {
        let id = AgencyId::parse("se").expect("an agency");
        Change::OrganisationRecorded(super::OrganisationRecorded { id, kind, country: None, name: None, short: None })
    };
    let begun = |kind, from: &str, to: &str| Change::MembershipBegun(super::MembershipBegun { kind, span: span(from, to) });
    let ended = |kind, from: &str, to: &str| {
        let Span { from, to } = span(from, to);
        Change::MembershipEnded(super::MembershipEnded { kind, from, to })
    };
    let first = [recorded(super::OrganisationKind::Agency), begun(Member, "2026-01-01", "2026-06-01")];
    let check = |later: &[Change], expected: &[&str]| {
        let all: Vec<(Author, Change)> = first.iter().chain(later).map(|change| (admin.clone(), change.clone())).collect();
        let (_, said) = folded(&all);
        assert_eq!(said[first.len()..], *expected, "{later:?}");
    };
    let next = begun(Member, "2026-07-01", "2027-01-01");
    check(&[next.clone(), ended(Member, "2026-01-01", "2026-07-01")], &["holds", "holds"]);
    check(&[next.clone(), ended(Member, "2026-01-01", "2026-07-02")], &["holds", "overlapping-membership"]);
    check(&[ended(Member, "2026-01-01", "2026-07-02"), next], &["holds", "overlapping-membership"]);
    check(&[ended(Member, "2026-01-01", "2026-01-01")], &["empty-interval"]);
    check(&[ended(Member, "2026-07-01", "2026-08-01")], &["nothing-to-end"]);
    // Guests of one organisation come and go as they are granted.
    let guests = [begun(Attached, "2026-01-01", "2026-03-01"), begun(Attached, "2026-03-01", "2026-05-01")];
    check(&[&guests[..], &[ended(Attached, "2026-01-01", "2026-04-01")]].concat(), &["holds", "holds", "holds"]);
}
