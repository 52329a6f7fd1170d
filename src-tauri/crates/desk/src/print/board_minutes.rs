//! The minutes of a meeting of the Board: drafted from what was recorded, with the hash that the Board approves.

use jcat_domain::board::{ItemResult, Voice};
use jcat_domain::handling::{Handling, Tlp};

use super::{Block, Pen, Printed, PrintedSection};
use crate::board::view::{BoardMeetingView, ItemDecisionRow, ItemRow};
use crate::error::Error;
use crate::work::Read;

/// Makes the minutes.
pub(crate) fn make(read: &Read<'_>, view: &BoardMeetingView) -> Result<Printed, Error> {
    let pen = Pen { read, words: read.words };
    let mut sections = vec![head(&pen, view), attendance(&pen, view)];
    sections.extend(view.items.iter().enumerate().map(|(n, item)| item_of(&pen, n + 1, item)));
    sections.push(pen.section("board-remarks", view.remarks.iter().map(|it| Block::Text { text: it.text.clone() }).collect()));
    sections.push(actions(&pen, view));
    sections.push(approval(&pen, view));
    let title = read.words.with("board-minutes-title", &[("label", &view.row.label), ("title", &view.row.title)]);
    pen.printed(title, view.row.label.clone(), Handling::tlp(Tlp::Amber), sections)
}

fn head(pen: &Pen<'_>, view: &BoardMeetingView) -> PrintedSection {
    let when = format!("{} – {}", pen.moment(view.row.begins), pen.moment(view.row.ends));
    let facts = pen.facts(vec![
        ("board-form", pen.label(view.row.form.label())),
        ("board-minutes-when", when),
        ("meeting-place", view.typed.place.clone().unwrap_or_default()),
        ("board-minutes-rules", view.rules.clone().unwrap_or_else(|| pen.say("board-minutes-usual-rules"))),
        ("board-minutes-needed", view.needed.to_string()),
    ]);
    pen.section("board-minutes-meeting", vec![facts])
}

fn attendance(pen: &Pen<'_>, view: &BoardMeetingView) -> PrintedSection {
    let rows = view.seats.iter().map(|seat| {
        let came = pen.say(if seat.present { "seat-present" } else { "seat-absent" });
        vec![seat.agency.to_string().to_uppercase(), came, seat.name.clone().unwrap_or_default(), seat.weight.to_string()]
    });
    let rows = if view.attended { rows.collect() } else { Vec::new() };
    let others = Block::Text { text: view.others.join(", ") };
    pen.section("board-attendance", vec![pen.table(&["seat", "board-attendance", "board-minutes-who", "votes-of-seat"], rows), others])
}

fn item_of(pen: &Pen<'_>, number: usize, item: &ItemRow) -> PrintedSection {
    let heading = [Some(format!("{number}. {}", item.is.title)), item.label.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let text = Block::Text { text: item.is.text.clone().unwrap_or_default() };
    let interests = item.interests.iter().map(|it| vec![it.agency.to_string().to_uppercase(), it.reason.clone()]).collect();
    let mut blocks = vec![text, pen.table(&["board-minutes-interest-of", "board-minutes-interest"], interests)];
    blocks.extend(item.remarks.iter().map(|it| Block::Text { text: it.text.clone() }));
    for decision in &item.decisions {
        blocks.push(Block::Text { text: decision.act.text.clone() });
        blocks.push(decided(pen, decision));
    }
    PrintedSection { heading, blocks }
}

fn decided(pen: &Pen<'_>, decision: &ItemDecisionRow) -> Block {
    let act = &decision.act;
    let of = |voice: Voice| {
        let who = decision.voices.iter().filter(|it| it.voice == voice).map(|it| it.agency.to_string().to_uppercase());
        who.collect::<Vec<_>>().join(", ")
    };
    let votes = |number: u32, voice: Voice| {
        let names = of(voice);
        if names.is_empty() { number.to_string() } else { format!("{number} ({names})") }
    };
    let counts = decision.result != ItemResult::Noted;
    let when_counted = |text: String| if counts { text } else { String::new() };
    pen.facts(vec![
        ("board-minutes-result", pen.read.words.heading(decision.result.label())),
        ("board-act-method", pen.label(act.method.label())),
        ("board-minutes-present", format!("{} / {}", act.present, act.seats)),
        ("board-act-inFavour", when_counted(votes(act.in_favour, Voice::For))),
        ("board-act-against", when_counted(votes(act.against, Voice::Against))),
        ("board-act-abstained", when_counted(votes(act.abstained, Voice::Abstain))),
        ("board-minutes-corrects", pen.yes(decision.corrects.is_some(), "board-minutes-corrects-earlier")),
        ("board-minutes-stands", pen.yes(!decision.stands, "board-minutes-stands-no-longer")),
    ])
}

fn actions(pen: &Pen<'_>, view: &BoardMeetingView) -> PrintedSection {
    let rows = view.actions.iter().map(|it| {
        let due = it.due.map(|due| pen.read.words.day(due)).unwrap_or_default();
        vec![it.text.clone(), it.agency.to_string().to_uppercase(), it.officer.clone().unwrap_or_default(), due]
    });
    pen.section("board-actions", vec![pen.table(&["action-what", "column-agency", "board-minutes-who", "action-due"], rows.collect())])
}

fn approval(pen: &Pen<'_>, view: &BoardMeetingView) -> PrintedSection {
    let hash = view.approved.as_ref().map_or(&view.sha256, |it| &it.sha256);
    let state = match &view.approved {
        Some(it) => pen.read.words.with("board-minutes-approved-on", &[("day", &pen.read.words.day(it.act.on))]),
        None => pen.say("board-minutes-are-draft"),
    };
    pen.section("board-minutes-approval", vec![pen.facts(vec![("board-minutes-state", state), ("board-minutes-hash", hash.to_string())])])
}
