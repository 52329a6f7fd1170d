use std::collections::BTreeSet;

use super::*;
use crate::marking::{Pap, Restriction};

/// The whole table: eight sets of handling codes, five labels, seven categories and none, minors, every decision of the owner, and
/// on or off the case. Written beside the function in another way: as the rows of DEC-3, one by one.
#[test]
fn the_level_is_the_least_of_all_rows_that_apply() {
    let mut looked_at = 0;
    for tlp in Tlp::ALL {
        for codes in 0u8..8 {
            for tells in [None, Some(Level::Silent), Some(Level::Exists), Some(Level::Contact), Some(Level::Reference)] {
                for category in std::iter::once(None).chain(DataSubject::ALL.iter().copied().map(Some)) {
                    for minor in [false, true] {
                        for decided in std::iter::once(None).chain(Level::ALL.iter().copied().map(Some)) {
                            let (h1, h2, h3) = (codes & 1 != 0, codes & 2 != 0, codes & 4 != 0);
                            let restriction = Restriction { text: "ask first".into(), tells };
                            let marking = Marking {
                                h1,
                                h2,
                                h3: if h3 { BTreeSet::from([restriction]) } else { BTreeSet::new() },
                                ..Marking::of(*tlp, Pap::Amber)
                            };
                            let facts = Facts { marking: Some(&marking), category, minor, tells: decided };
                            let mut rows = Vec::new();
                            match decided {
                                Some(decided) => rows.push(decided),
                                None => {
                                    rows.push(match tlp.label() {
                                        "CLEAR" | "GREEN" => Level::Reference,
                                        "AMBER" => Level::Contact,
                                        _ => Level::Exists,
                                    });
                                    rows.extend(h2.then_some(Level::Exists));
                                    rows.extend(h3.then_some(tells.unwrap_or(Level::Silent)));
                                }
                            }
                            rows.extend(minor.then_some(Level::Exists));
                            let outside = category.is_some_and(|it| matches!(it.label(), "victim" | "witness" | "contact" | "informant"));
                            rows.extend(outside.then_some(Level::Exists));
                            rows.push(Level::Reference);
                            assert_eq!(Some(level(&facts, false)), rows.into_iter().min(), "{facts:?}");
                            assert_eq!(level(&facts, true), Level::Content);
                            looked_at += 1;
                        }
                    }
                }
            }
        }
    }
    assert_eq!(looked_at, 5 * 8 * 5 * 8 * 2 * 6);
}

#[test]
fn what_is_not_marked_tells_nobody_anything() {
    for decided in Level::ALL {
        let facts = Facts { marking: None, category: None, minor: false, tells: Some(*decided) };
        assert_eq!(level(&facts, false), Level::Silent);
        assert_eq!(level(&facts, true), Level::Content, "who is on the case reads it");
    }
}

#[test]
fn levels_are_kept_by_their_place() {
    for (place, level) in (0i16..).zip(Level::ALL) {
        assert_eq!((rank(*level), of_rank(place)), (place, Some(*level)));
    }
    assert_eq!((of_rank(5), of_rank(-1)), (None, None));
}
