use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::Audience;
use crate::cases::{CaseState, Reasoned};
use crate::contributions::tests::{NOW, at_place, case, officer, paris, vienna};
use crate::handling::Tlp;
use crate::marking::Pap;

const LINK: LinkId = LinkId(Uuid::from_u128(50));

fn value(kind: &str, normal: &str) -> LinkedValue {
    LinkedValue { kind: kind.into(), normal: normal.into() }
}

fn asked(relation: LinkRelation) -> DrawLink {
    DrawLink {
        case: case().id,
        from: value("domain", "evil.example"),
        to: value("ip", "198.51.100.7"),
        relation,
        since: None,
        until: None,
        marking: Some(Marking::of(Tlp::Green, Pap::Amber)),
        evaluation: None,
        evidence: "Passive DNS of March.".into(),
        decision: None,
    }
}

fn drawn(request: &DrawLink, ends: Ends, who: &Author) -> Result<LinkState, Refusal> {
    let change = draw(&case(), ends, request, LINK, who)?;
    let back = Change::decode(change.kind(), 1, &change.encode()).expect("what was written reads");
    assert_eq!(back, change);
    assert!(back.belongs(LINK.subject(), &Audience::Case(case().id)) && !back.belongs(LINK.subject(), &Audience::Taskforce));
    begin(&at_place(&back, who, (1, 0)))
}

#[test]
fn a_link_says_what_of_what_since_when_how_known_and_how_it_may_be_used() {
    use LinkRelation::{ResolvesTo, SameAs};
    let link = drawn(&asked(ResolvesTo), Ends::Known, &vienna()).expect("drawn");
    assert_eq!(link.facts().map(|it| (it.relation, it.marking.tlp, it.decision.clone())), Some((ResolvesTo, Tlp::Green, None)));
    let refused = |request: DrawLink, ends: Ends| drawn(&request, ends, &vienna()).expect_err("refused");
    assert_eq!(refused(DrawLink { to: asked(ResolvesTo).from, ..asked(ResolvesTo) }, Ends::Known), Refusal::LinkToItself);
    assert_eq!(refused(asked(ResolvesTo), Ends::Unknown), Refusal::NotAmongData);
    assert_eq!(refused(asked(ResolvesTo), Ends::LinkedSo), Refusal::AlreadyRecorded);
    assert_eq!(refused(DrawLink { marking: None, ..asked(ResolvesTo) }, Ends::Known), Refusal::HandlingMissing, "never a default");
    assert_eq!(refused(DrawLink { evidence: " ".into(), ..asked(ResolvesTo) }, Ends::Known), Refusal::TextMissing { field: TextField::Reason });
    let (from, to) = (Day::of(2027, 2, 2).expect("a day"), Day::of(2027, 2, 1).expect("a day"));
    assert_eq!(refused(DrawLink { since: Some(from), until: Some(to), ..asked(ResolvesTo) }, Ends::Known), Refusal::EmptyInterval { from, to });
    assert_eq!(refused(asked(SameAs), Ends::Known), Refusal::TextMissing { field: TextField::Decision }, "somebody decides that two are one");
    let decided = DrawLink { decision: Some("Agreed in the meeting of 1 March.".into()), ..asked(SameAs) };
    assert!(drawn(&decided, Ends::Known, &vienna()).is_ok());
    assert!(drawn(&asked(ResolvesTo), Ends::Known, &officer(3, "pl")).is_err(), "not on the case");
}

#[test]
fn a_link_is_taken_back_by_its_agency_and_put_back_as_it_was() {
    let before = drawn(&asked(LinkRelation::Uses), Ends::Known, &vienna()).expect("drawn");
    let mut state = before.clone();
    let request = WithdrawLink { link: LINK, reason: "Another server.".into() };
    let others = Err(Refusal::NotOfAgency { agency: AgencyId::parse("at").expect("an agency") });
    assert_eq!(withdraw(&state, &request, &paris()), others);
    assert_eq!(restore(&case(), &state, &request, &vienna()), Err(Refusal::AlreadyRecorded), "it stands");
    let back = withdraw(&state, &request, &officer(5, "at")).expect("a colleague");
    fold(&mut state, &at_place(&back, &vienna(), (2, 1))).expect("holds");
    assert_eq!(state.withdrawn.as_ref().map(|(reason, ..)| reason.as_str()), Some("Another server."));
    assert_eq!(fold(&mut state, &at_place(&back, &vienna(), (3, 2))), Err(Refusal::AlreadyRecorded), "once");
    let again = restore(&case(), &state, &request, &vienna()).expect("put back");
    fold(&mut state, &at_place(&again, &vienna(), (4, 3))).expect("holds");
    assert_eq!(state, before, "nothing of it is left");
    let forged = Change::LinkWithdrawn(Reasoned { reason: "r".into() });
    assert!(fold(&mut state, &at_place(&forged, &paris(), (5, 4))).is_err(), "the fold asks the same");
}

#[test]
fn two_cases_are_linked_by_who_contributes_to_both() {
    let other = CaseState { id: CaseId(Uuid::from_u128(8)), ..case() };
    let request = LinkCases {
        case: case().id,
        other: other.id,
        relation: CaseRelation::SameTargets,
        since: None,
        until: None,
        marking: Some(Marking::of(Tlp::Red, Pap::Red)),
        evidence: "The same panel.".into(),
    };
    assert_eq!(link_cases(&case(), &other, &request, &vienna()).map(|it| (it.from, it.to)), Ok((case().id, other.id)));
    assert_eq!(link_cases(&case(), &case(), &request, &vienna()), Err(Refusal::SameCase { case: case().id }));
    let closed = CaseState { agencies: std::collections::BTreeSet::new(), ..other.clone() };
    assert!(link_cases(&case(), &closed, &request, &paris()).is_err(), "takes part in one of the two alone");
    assert_eq!(link_cases(&case(), &other, &LinkCases { marking: None, ..request }, &vienna()), Err(Refusal::HandlingMissing));
    let half = Change::CasesLinked(CasesLinked { link: LINK, case: case().id, pair: [1; 16], share: [2; 32], sealed: vec![3; 40] });
    assert_eq!(Change::decode(half.kind(), 1, &half.encode()), Some(half.clone()));
    assert!(half.belongs(LINK.subject(), &Audience::Case(case().id)) && !half.belongs(LINK.subject(), &Audience::Case(other.id)));
    assert!(begin(&at_place(&half, &vienna(), (1, 0))).expect("a half").facts().is_none());
    assert_eq!(begin(&at_place(&half, &vienna(), (1, 0))).expect("a half").at, NOW);
}

proptest! {
    /// Whatever is said to be the same as what, in whatever order: the same groups, each named by its first member.
    #[test]
    fn what_is_the_same_is_put_together_in_any_order(mut pairs in prop::collection::vec((0u8..12, 0u8..12), 0..20), turn in 0usize..20) {
        let of = |n: u8| value("handle", &format!("{n:02}"));
        let values: Vec<(LinkedValue, LinkedValue)> = pairs.iter().map(|(a, b)| (of(*a), of(*b))).collect();
        let groups = united(values.iter().map(|(a, b)| (a, b)));
        // By hand: the least that is reached by any path.
        for n in 0u8..12 {
            let mut reached = vec![n];
            let mut at = 0;
            while let Some(here) = reached.get(at).copied() {
                for (a, b) in &pairs {
                    for (x, y) in [(*a, *b), (*b, *a)] {
                        if x == here && !reached.contains(&y) {
                            reached.push(y);
                        }
                    }
                }
                at += 1;
            }
            let least = of(reached.into_iter().min().unwrap_or(n));
            prop_assert_eq!(groups.get(&of(n)).map_or(of(n), |it| (*it).clone()), least);
        }
        if !pairs.is_empty() {
            let by = turn % pairs.len();
            pairs.rotate_left(by);
            let turned: Vec<(LinkedValue, LinkedValue)> = pairs.iter().map(|(a, b)| (of(*b), of(*a))).collect();
            prop_assert_eq!(united(turned.iter().map(|(a, b)| (a, b))), groups);
        }
    }
}
