use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

fn days() -> impl Strategy<Value = Option<Day>> {
    prop_oneof![Just(None), (1u32..=28).prop_map(|day| Day::of(2027, 3, day))]
}

fn restrictions() -> impl Strategy<Value = BTreeSet<Restriction>> {
    let texts = prop_oneof![Just("nur fuer die Zentrale"), Just("ask first"), Just("a; b"), Just("b")];
    let tells = prop_oneof![Just(None), (0..Level::ALL.len()).prop_map(|at| Some(Level::ALL[at]))];
    proptest::collection::btree_set((texts, tells).prop_map(|(text, tells)| Restriction { text: text.into(), tells }), 0..4)
}

fn markings() -> impl Strategy<Value = Marking> {
    (0..Tlp::ALL.len(), 0..Pap::ALL.len(), any::<bool>(), any::<bool>(), restrictions(), days())
        .prop_map(|(tlp, pap, h1, h2, h3, keep_until)| Marking { tlp: Tlp::ALL[tlp], pap: Pap::ALL[pap], h1, h2, h3, keep_until })
}

proptest! {
    #[test]
    fn markings_form_a_lattice(a in markings(), b in markings(), c in markings()) {
        prop_assert_eq!(a.join(&b), b.join(&a));
        prop_assert_eq!(a.join(&b).join(&c), a.join(&b.join(&c)));
        prop_assert_eq!(a.join(&a), a.clone());
        prop_assert!(a.join(&b).satisfies(&a) && a.join(&b).satisfies(&b), "a join is never less strict than a part");
        if b.satisfies(&a) {
            prop_assert!(b.join(&c).satisfies(&a.join(&c)), "monotone: what was stricter stays stricter");
        }
        // The least: whatever satisfies both satisfies the join.
        if c.satisfies(&a) && c.satisfies(&b) {
            prop_assert!(c.satisfies(&a.join(&b)));
        }
        let all = [a, b, c];
        let reversed = Marking::join_all(all.iter().rev());
        prop_assert_eq!(Marking::join_all(&all), reversed);
    }

    #[test]
    fn a_stricter_marking_never_tells_more(a in markings(), b in markings()) {
        let level = |marking: &Marking| crate::deconfliction::level(&crate::deconfliction::Facts::of(marking), false);
        prop_assert!(level(&a.join(&b)) <= level(&a).min(level(&b)));
    }
}

#[test]
fn a_restriction_without_words_is_refused_and_never_opens_content() {
    let with = |text: &str| Marking {
        h3: BTreeSet::from([Restriction { text: text.into(), tells: Some(Level::Content) }]),
        ..Marking::of(Tlp::Green, Pap::Green)
    };
    assert_eq!(check(&with(" \t")), Err(Refusal::H3WithoutText));
    let kept = check(&with(" ask the desk ")).expect("a marking");
    assert_eq!(kept.h3.first(), Some(&Restriction { text: "ask the desk".into(), tells: Some(Level::Reference) }));
}

/// DAT-2 said in words: the laws above hold as well of a join that takes the least strict of everything.
#[test]
fn what_is_made_of_several_is_as_strict_as_the_strictest_in_each_part() {
    let until = |day: u32| Day::of(2027, 3, day);
    let shown = |it: &Marking| {
        let codes = [("H1", it.h1), ("H2", it.h2)].into_iter().filter(|(_, set)| *set).map(|(code, _)| code.to_owned());
        let texts = it.h3.iter().map(|it| it.text.clone());
        let end = it.keep_until.map(|day| format!("until {day}"));
        [it.tlp.to_string(), it.pap.to_string()].into_iter().chain(codes).chain(texts).chain(end).collect::<Vec<_>>().join(" ")
    };
    let check = |a: &Marking, b: &Marking, expected: Expect| {
        expected.assert_eq(&shown(&a.join(b)));
        assert_eq!(shown(&b.join(a)), shown(&a.join(b)));
    };
    for pair in Tlp::ALL.windows(2) {
        assert_eq!(Marking::of(pair[0], Pap::Clear).join(&Marking::of(pair[1], Pap::Clear)).tlp, pair[1], "{} is stricter than {}", pair[1], pair[0]);
    }
    for pair in Pap::ALL.windows(2) {
        assert_eq!(Marking::of(Tlp::Clear, pair[0]).join(&Marking::of(Tlp::Clear, pair[1])).pap, pair[1], "{} is stricter than {}", pair[1], pair[0]);
    }
    let plain = Marking::of(Tlp::Clear, Pap::Clear);
    check(&Marking::of(Tlp::Red, Pap::Clear), &Marking::of(Tlp::Green, Pap::Amber), expect!["RED AMBER"]); // Each part by itself.
    check(&Marking { h1: true, ..plain.clone() }, &Marking { h2: true, ..plain.clone() }, expect!["CLEAR CLEAR H1 H2"]);
    check(
        &Marking { keep_until: until(7), ..plain.clone() },
        &Marking { keep_until: until(9), ..plain.clone() },
        expect!["CLEAR CLEAR until 2027-03-07"],
    );
    check(&Marking { keep_until: until(7), ..plain.clone() }, &plain, expect!["CLEAR CLEAR until 2027-03-07"]); // Without an end, the other's holds.
    let only = |text: &str| Marking { h3: BTreeSet::from([Restriction { text: text.into(), tells: None }]), ..plain.clone() };
    check(&only("ask first"), &only("not by mail"), expect!["CLEAR CLEAR ask first not by mail"]);
    // What satisfies another is no less strict in any part.
    assert!(Marking::of(Tlp::Red, Pap::Amber).satisfies(&Marking::of(Tlp::Green, Pap::Amber)));
    assert!(!Marking::of(Tlp::Green, Pap::Amber).satisfies(&Marking::of(Tlp::Red, Pap::Amber)));
    assert!(!Marking::of(Tlp::Red, Pap::Clear).satisfies(&Marking::of(Tlp::Green, Pap::Amber)), "stricter in one part alone");
}

/// What cases and documents carry joins the same way.
#[test]
fn the_handling_of_several_is_the_strictest_of_each() {
    let amber = Handling { h1: true, ..Handling::tlp(Tlp::Amber) };
    let green = Handling { h2: true, h3: Some("Ask first.".into()), ..Handling::tlp(Tlp::Green) };
    let both = Handling { tlp: Tlp::Amber, h1: true, h2: true, h3: Some("Ask first.".into()) };
    assert_eq!((amber.join(&green), green.join(&amber)), (both.clone(), both.clone()));
    assert_eq!(both.join(&both), both, "said once where both say the same");
}
