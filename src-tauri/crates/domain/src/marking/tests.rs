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
