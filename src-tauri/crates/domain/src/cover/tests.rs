use expect_test::{Expect, expect};

use super::*;
use crate::roster::rules::tests::{ANA, BEA, CEM, agency, away, day, office, officer, span};

fn shown((coverage, deputy): (Coverage, Option<OfficerId>)) -> String {
    let name = deputy.map(|it| if it == BEA { " Bea" } else { " Cem" });
    format!("{coverage}{}", name.unwrap_or_default())
}

/// Austria's one officer is away for two weeks, and Bea of France stands in.
fn stood_in(deputys: Span) -> Roster {
    let mut roster = office(&[officer(ANA, "at", &[(Duty::Officer, Span::ALWAYS)]), officer(BEA, "fr", &[(Duty::Officer, deputys)])]);
    away(&mut roster, ANA, span("2026-07-01", "2026-07-15"), Some(BEA));
    roster
}

#[test]
fn a_deputy_covers_while_in_post_and_not_away() {
    let check = |roster: &Roster, on: &str, expected: Expect| expected.assert_eq(&shown(coverage(roster, &agency("at"), day(on))));
    let roster = stood_in(Span::ALWAYS);
    check(&roster, "2026-06-30", expect!["present"]);
    check(&roster, "2026-07-01", expect!["deputy Bea"]);
    check(&roster, "2026-07-14", expect!["deputy Bea"]);
    check(&roster, "2026-07-15", expect!["present"]); // The day of return.
    let mut gone = stood_in(Span::ALWAYS);
    away(&mut gone, BEA, span("2026-07-05", "2026-07-07"), None);
    check(&gone, "2026-07-04", expect!["deputy Bea"]);
    check(&gone, "2026-07-05", expect!["uncovered"]); // The deputy is away too.
    check(&gone, "2026-07-06", expect!["uncovered"]);
    check(&gone, "2026-07-07", expect!["deputy Bea"]);
    let left = stood_in(span("2026-01-01", "2026-07-10"));
    check(&left, "2026-07-09", expect!["deputy Bea"]);
    check(&left, "2026-07-10", expect!["uncovered"]); // Out of post.
    let mut alone = stood_in(Span::ALWAYS);
    alone.contacts.clear();
    away(&mut alone, ANA, span("2026-07-01", "2026-07-15"), None);
    check(&alone, "2026-07-01", expect!["uncovered"]); // Nobody was named.
}

#[test]
fn a_desk_is_present_while_one_of_its_own_liaison_officers_is_there() {
    let roster = office(&[
        officer(ANA, "at", &[(Duty::Officer, span("2026-01-01", "2026-07-01"))]),
        officer(BEA, "at", &[(Duty::Representative, Span::ALWAYS)]),
        officer(CEM, "fr", &[(Duty::Officer, Span::ALWAYS)]),
    ]);
    let on = |of: &str, text: &str| shown(coverage(&roster, &agency(of), day(text)));
    assert_eq!(on("at", "2026-06-30"), "present");
    assert_eq!(on("at", "2026-07-01"), "uncovered", "a representative keeps no desk");
    assert_eq!(on("fr", "2026-07-01"), "present");
    assert_eq!(on("ec3", "2026-07-01"), "uncovered", "no officer was ever in post");
    // Two are away on the same days: the one of whom a deputy is there counts.
    let posts = [(Duty::Officer, Span::ALWAYS)];
    let mut both = office(&[officer(ANA, "at", &posts), officer(BEA, "at", &posts), officer(CEM, "fr", &posts)]);
    away(&mut both, ANA, span("2026-07-01", "2026-07-03"), Some(BEA));
    away(&mut both, BEA, span("2026-07-02", "2026-07-04"), Some(CEM));
    let days = ["2026-07-01", "2026-07-02", "2026-07-03", "2026-07-04"];
    assert_eq!(days.map(|it| shown(coverage(&both, &agency("at"), day(it)))), ["present", "deputy Cem", "present", "present"]);
}

#[test]
fn stretches_follow_each_other_without_a_gap() {
    let mut roster = stood_in(span("2026-01-01", "2026-07-10"));
    away(&mut roster, BEA, span("2026-07-05", "2026-07-07"), None);
    let found = stretches(&roster, &agency("at"), day("2026-06-29"), 20);
    let lines: Vec<String> = found.iter().map(|it| format!("{} to {} {}", it.from, it.to, shown((it.coverage, it.deputy)))).collect();
    expect![[r#"
        2026-06-29 to 2026-07-01 present
        2026-07-01 to 2026-07-05 deputy Bea
        2026-07-05 to 2026-07-07 uncovered
        2026-07-07 to 2026-07-10 deputy Bea
        2026-07-10 to 2026-07-15 uncovered
        2026-07-15 to 2026-07-19 present"#]]
    .assert_eq(&lines.join("\n"));
    assert_eq!(stretches(&roster, &agency("at"), day("2026-06-29"), 0), []);
}

#[test]
fn a_reminder_is_due_90_30_and_7_days_before_the_end() {
    let due = |end: &str| reminder(&span("2026-01-01", end), day("2026-06-01")).map_or_else(|| "none".to_owned(), |it| it.to_string());
    // In 91, 90, 31, 30, 8, 7 days and in one; it is over today; it was over yesterday; it has no end.
    let ends = ["2026-08-31", "2026-08-30", "2026-07-02", "2026-07-01", "2026-06-09", "2026-06-08", "2026-06-02", "2026-06-01", "2026-05-31", ""];
    assert_eq!(ends.map(due).join(" "), "none 90 90 30 30 7 7 none none none");
}
