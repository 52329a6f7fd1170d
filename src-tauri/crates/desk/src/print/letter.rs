//! The letter to an applicant for an attachment: what was found of every condition, and what was decided.

use jcat_domain::attachments::{AttachmentOutcome, Condition};
use jcat_domain::handling::{Handling, Tlp};

use super::{Block, Pen, Printed};
use crate::attachments::view::AttachmentView;
use crate::error::Error;
use crate::work::Read;

/// Makes the letter. It goes to somebody outside: it names the case by its number alone, and no officer.
pub(crate) fn make(read: &Read<'_>, view: &AttachmentView) -> Result<Printed, Error> {
    let pen = Pen { read, words: read.words };
    let words = read.words;
    let applicant = &view.application.applicant.name;
    let last = view.row.to.map(|to| words.day(to.before())).unwrap_or_else(|| pen.say("attachment-no-end"));
    let facts = pen.facts(vec![
        ("attachment-applicant", applicant.clone()),
        ("attachment-person", view.application.person.clone()),
        ("attachment-case", view.row.case_label.clone()),
        ("attachment-from", words.day(view.row.from)),
        ("attachment-last-day", last),
    ]);
    let holds = |condition: Condition| view.eligibility.checked.iter().any(|it| it.condition == condition && it.holds);
    let rows = Condition::ALL.iter().map(|condition| {
        let found = if holds(*condition) { pen.say("condition-holds") } else { pen.say("condition-lacks") };
        let why = match condition {
            Condition::LinkedMembers => words.with("condition-linked-found", &[("count", &view.eligibility.linked.len().to_string())]),
            other => words.say(&format!("condition-{other}-why")),
        };
        vec![words.heading(condition.label()), found, why]
    });
    let table = pen.table(&["condition", "condition-found", "condition-why"], rows.collect());
    let decision = match view.decided.as_ref().map(|it| it.outcome) {
        Some(AttachmentOutcome::Granted) => "letter-granted",
        Some(AttachmentOutcome::Declined) => "letter-declined",
        None if view.eligibility.holds() => "letter-eligible",
        None => "letter-not-eligible",
    };
    let on = words.day(view.eligibility.on);
    let text = Block::Text { text: words.with(decision, &[("name", applicant), ("day", &on)]) };
    let title = words.with("letter-title", &[("label", &view.row.label)]);
    let sections = vec![
        pen.section("letter-application", vec![facts]),
        pen.section("letter-conditions", vec![table]),
        pen.section("letter-decision", vec![text]),
    ];
    // Who reads it is outside: what it says of the case is its number.
    Ok(pen.anonymous(title, Handling::tlp(Tlp::Amber), sections))
}
