//! The file of a case: everything that its reader may see (PLN-10).

use jcat_domain::handling::Handling;
use jcat_domain::ids::CaseId;

use super::{Block, FactLine, Pen, Printed, PrintedSection, outcome as came, report, ties};
use crate::cases::{self, CaseDossier};
use crate::contributions::view::{self as contributions, ContributionList};
use crate::documents::{self, DocumentList};
use crate::drafts::WhichCase;
use crate::error::Error;
use crate::history::{self, CasePage};
use crate::meetings::view as meetings;
use crate::operation::{counters, outcome, situation};
use crate::plans::view as plans;
use crate::readiness::view as readiness;
use crate::work::Read;

/// Rows of notes, history or events that are read in one go.
const PAGE: u32 = 500;

/// The file of a case, and every case that it names.
pub(super) struct CaseFile {
    pub(super) printed: Printed,
    pub(super) cases: Vec<CaseId>,
}

/// Makes the file of a case as it stands now.
pub(super) fn make(read: &Read<'_>, case: CaseId) -> Result<CaseFile, Error> {
    let pen = Pen::of(read);
    let which = WhichCase { case };
    let dossier = cases::dossier(read, which)?;
    let papers = documents::list(read, which)?;
    let board = counters::board(read, which)?;
    let outcome = outcome::view(read, which)?;
    let handling = report::marking(&marking(&dossier, &papers), &board);
    let handling = came::marking(&outcome).map_or(handling.clone(), |tlp| handling.join(&Handling::tlp(tlp)));
    let data = contributions::list(read, which)?;
    // What was withdrawn is named, too: that of every row, not of what stands alone.
    let handling = data.rows.iter().fold(handling, |joined, row| joined.join(&row.marking.handling()));
    let ties = ties::make(&pen, case, &handling)?;
    let mut sections = vec![facts(&pen, &dossier), steps(&pen, &dossier), people(&pen, &dossier)];
    sections.push(ties.links);
    if dossier.row.stage.is_proposal() {
        sections.push(ties.planned);
        sections.push(paper_list(&pen, &papers));
    } else {
        sections.push(plan(&pen, which)?);
        sections.push(ties.planned);
        sections.extend(met(&pen, which)?);
        if dossier.row.kind.is_operation() {
            sections.push(ready(&pen, which)?);
            sections.push(report::standing(&pen, &situation::view(read, which)?));
            sections.push(report::counted(&pen, &board));
            sections.push(report::in_conflict(&pen, &board));
            sections.push(events(&pen, case)?);
            sections.push(came::section(&pen, &outcome));
        }
        sections.push(paper_list(&pen, &papers));
    }
    if !data.rows.is_empty() {
        sections.push(data_list(&pen, &data));
    }
    sections.push(notes(&pen, case)?);
    sections.push(told(&pen, case)?);
    let title = dossier.row.title.clone().unwrap_or_else(|| pen.say("title-restricted"));
    let printed = pen.printed(title, read.words.with("case-file-of", &[("case", &dossier.row.label)]), ties.handling, sections)?;
    Ok(CaseFile { printed, cases: std::iter::once(case).chain(ties.others).collect() })
}

/// What the case asks for together with every document that is named in its file.
fn marking(dossier: &CaseDossier, papers: &DocumentList) -> Handling {
    papers.rows.iter().fold(dossier.handling.clone(), |joined, row| joined.join(&row.latest.handling))
}

fn facts(pen: &Pen<'_>, dossier: &CaseDossier) -> PrintedSection {
    let row = &dossier.row;
    let day = |day: Option<jcat_domain::Day>| day.map(|day| pen.read.words.day(day)).unwrap_or_default();
    let list = |items: Vec<String>| items.join(", ");
    let before = dossier.before.as_ref().map(|it| {
        let approved = it.approved_by.as_ref().map_or_else(|| pen.say("not-approved"), |who| pen.read.words.with("approved-by", &[("who", who)]));
        [it.reference.clone().unwrap_or_default(), day(it.began), day(it.ended), approved]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    });
    let other = |it: &cases::Other| format!("{} {}", it.label, it.title);
    pen.section(
        "facts",
        vec![pen.facts(vec![
            ("column-stage", pen.label(row.stage.label())),
            ("print-kind", if row.kind.is_operation() { String::new() } else { pen.label(row.kind.label()) }),
            ("summary", dossier.summary.clone().unwrap_or_default()),
            ("column-areas", list(dossier.areas.iter().map(|area| pen.label(area.label())).collect())),
            ("victims", dossier.victims.clone().unwrap_or_default()),
            ("loss", dossier.loss.as_ref().map(|loss| format!("{} {}", loss.currency, loss.amount)).unwrap_or_default()),
            ("countries", list(dossier.countries.iter().map(ToString::to_string).collect())),
            ("column-urgentBy", day(row.urgent_by)),
            ("marking", pen.marking(&dossier.handling)),
            ("who-reads", pen.label(dossier.scope.label())),
            (
                if row.kind.is_operation() { "proposed-by" } else { "begun-by" },
                format!("{}, {}", row.agency.to_string().to_uppercase(), pen.moment(dossier.submitted_at)),
            ),
            ("column-order", row.order.map(|order| format!("{order} {}", dossier.order_reason.clone().unwrap_or_default())).unwrap_or_default()),
            ("before-system", before.unwrap_or_default()),
            ("merged-into", dossier.merged_into.as_ref().map(other).unwrap_or_default()),
            ("merged-here", list(dossier.merged.iter().map(other).collect())),
        ])],
    )
}

fn steps(pen: &Pen<'_>, dossier: &CaseDossier) -> PrintedSection {
    let row =
        |step: &cases::StepRow| vec![pen.moment(step.at), pen.label(step.stage.label()), step.by.clone(), step.reason.clone().unwrap_or_default()];
    let rows = dossier.steps.iter().map(row).collect();
    pen.section("print-stages", vec![pen.table(&["when", "column-stage", "who", "reason"], rows)])
}

fn people(pen: &Pen<'_>, dossier: &CaseDossier) -> PrintedSection {
    let agencies = dossier.agencies.iter().map(|agency| agency.to_string().to_uppercase()).collect::<Vec<_>>().join(", ");
    let agency = |person: &cases::PersonRow| person.agency.as_ref().map(|it| it.to_string().to_uppercase()).unwrap_or_default();
    let officers = dossier.people.iter().map(|person| vec![person.name.clone(), agency(person)]).collect();
    let links = dossier.links.iter().map(|link| {
        let ends = |day: Option<jcat_domain::Day>| day.map(|day| pen.read.words.day(day)).unwrap_or_default();
        vec![link.country.to_string(), pen.label(link.kind.label()), ends(link.span.from), ends(link.span.to)]
    });
    pen.section(
        "print-people",
        vec![
            pen.facts(vec![("print-agencies", agencies)]),
            pen.table(&["print-officer", "column-agency"], officers),
            pen.table(&["column-country", "print-link", "print-from", "print-to"], links.collect()),
        ],
    )
}

fn plan(pen: &Pen<'_>, which: WhichCase) -> Result<PrintedSection, Error> {
    let view = plans::plan(pen.read, which)?;
    let day = |day: jcat_domain::Day| pen.read.words.day(day);
    let window = view.window.map(|window| format!("{} – {}", pen.moment(window.from), pen.moment(window.to)));
    let rows = view.tasks.iter().map(|task| {
        let dates = task.dates.map(|dates| format!("{} – {}", day(dates.first), day(dates.last))).unwrap_or_default();
        let critical = pen.yes(task.dates.is_some_and(|dates| dates.critical), "print-critical");
        vec![
            task.title.clone(),
            task.agency.to_string().to_uppercase(),
            task.officer_name.clone().unwrap_or_default(),
            [dates, critical].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n"),
            task.due.map(day).unwrap_or_default(),
            pen.label(task.status.label()),
        ]
    });
    let head = ["column-task", "column-accountable", "column-officer", "print-dates", "column-due", "column-status"];
    let table = pen.table(&head, rows.collect());
    Ok(pen.section("tab-plan", vec![pen.facts(vec![("set-window", window.unwrap_or_default())]), table]))
}

fn ready(pen: &Pen<'_>, which: WhichCase) -> Result<PrintedSection, Error> {
    let view = readiness::readiness(pen.read, which)?;
    let gates = view.gates.iter().map(|gate| {
        let reason = |it: &readiness::ReasonRow| {
            let whom = it.country.map(|it| it.to_string()).or_else(|| it.agency.as_ref().map(|it| it.to_string().to_uppercase()));
            whom.map_or_else(|| it.said.clone(), |whom| format!("{whom}: {}", it.said))
        };
        let waiver = gate.waiver.as_ref().map(|it| {
            let key = if it.seconded_by.is_some() { "waiver-held" } else { "waiver-asked" };
            let with = it.seconded_by.clone().unwrap_or_default();
            pen.read.words.with(key, &[("by", &it.by), ("with", &with), ("reason", &it.reason)])
        });
        let lines: Vec<String> = gate.reasons.iter().map(reason).chain(waiver).collect();
        vec![pen.label(gate.gate.label()), pen.label(gate.standing.label()), lines.join("\n")]
    });
    let asked = view.consultations.iter().map(|row| {
        let day = |day: jcat_domain::Day| pen.read.words.day(day);
        let valid = [row.facts.valid_from.map(day), row.last.map(day)].into_iter().flatten().collect::<Vec<_>>().join(" – ");
        vec![
            row.facts.country.to_string(),
            row.authority.clone(),
            format!("{}: {}", day(row.facts.on), pen.label(row.facts.answer.label())),
            [pen.label(row.facts.instrument.label()), row.facts.reference.clone().unwrap_or_default()].join(" ").trim().to_owned(),
            valid,
        ]
    });
    let means =
        view.resources.iter().map(|row| vec![row.country.to_string(), pen.label(row.kind.label()), row.need.to_string(), row.given.to_string()]);
    let leads = view.leads.iter().filter(|row| row.lead.is_some()).map(|row| {
        let name = |it: &Option<readiness::Named>| it.as_ref().map(|it| it.name.clone()).unwrap_or_default();
        vec![row.country.to_string(), name(&row.lead), name(&row.deputy)]
    });
    let facts = pen.facts(vec![
        ("print-storage", view.storage.clone().unwrap_or_default()),
        ("print-custodian", view.custodian.as_ref().map(|it| it.name.clone()).unwrap_or_default()),
        ("print-embargo", view.embargo.as_ref().map(|it| it.text.clone()).unwrap_or_default()),
        ("print-victims", view.victims.clone().unwrap_or_default()),
        ("print-special", view.special.clone().unwrap_or_default()),
    ]);
    Ok(pen.section(
        "tab-readiness",
        vec![
            pen.table(&["conditions", "column-status", "print-lacking"], gates.collect()),
            pen.table(&["column-country", "print-authority", "its-answer", "instrument", "print-valid"], asked.collect()),
            pen.table(&["column-country", "print-means", "print-need", "print-given"], means.collect()),
            pen.table(&["column-country", "print-lead", "print-deputy"], leads.collect()),
            facts,
        ],
    ))
}

/// Each meeting is a section of its own.
fn met(pen: &Pen<'_>, which: WhichCase) -> Result<Vec<PrintedSection>, Error> {
    let held = meetings::of_case(pen.read, which.case)?;
    held.iter().map(|meeting| meeting_section(pen, meeting.id)).collect()
}

fn meeting_section(pen: &Pen<'_>, meeting: jcat_domain::ids::MeetingId) -> Result<PrintedSection, Error> {
    let view = meetings::view(pen.read, jcat_domain::meetings::rules::WhichMeeting { meeting })?;
    let names = |officers: &[meetings::MeetingPerson], authorities: &[meetings::MeetingContact]| {
        let names = officers.iter().map(|it| it.name.clone()).chain(authorities.iter().map(|it| it.name.clone()));
        names.collect::<Vec<_>>().join(", ")
    };
    let row = &view.row;
    let cancelled = view.cancelled.as_ref().map(|it| pen.read.words.with("meeting-cancelled-by", &[("who", &it.by), ("reason", &it.reason)]));
    let local = row.clock.as_ref().map(|clock| pen.read.words.with("clock-in", &[("clock", clock), ("zone", &row.zone)]));
    let came = view.minutes.as_ref().map(|it| names(&it.officers, &it.authorities));
    let said = view.minutes.as_ref().and_then(|it| it.text.clone());
    let when = format!("{} – {}", pen.moment(row.begins), pen.moment(row.ends));
    let facts = pen.facts(vec![
        ("when", [Some(when), local].into_iter().flatten().collect::<Vec<_>>().join("\n")),
        ("meeting-place", row.place.clone().unwrap_or_default()),
        ("column-status", cancelled.unwrap_or_default()),
        ("meeting-agenda", view.typed.agenda.join("\n")),
        ("meeting-invited", names(&view.officers, &view.authorities)),
        ("meeting-came", came.unwrap_or_default()),
        ("meeting-said", said.unwrap_or_default()),
    ]);
    let points = view.points.iter().filter(|point| point.withdrawn.is_none()).map(|point| {
        let task = point.task.as_ref();
        let status = task.and_then(|task| task.status).map(|status| pen.label(status.label()));
        vec![
            point.text.clone(),
            task.map(|task| task.agency.to_string().to_uppercase()).unwrap_or_default(),
            task.and_then(|task| task.due).map(|day| pen.read.words.day(day)).unwrap_or_default(),
            status.unwrap_or_default(),
        ]
    });
    let points = pen.table(&["meeting-agreed", "column-accountable", "column-due", "column-status"], points.collect());
    Ok(PrintedSection { heading: format!("{}: {}", pen.say("meeting"), row.title), blocks: vec![facts, points] })
}

fn events(pen: &Pen<'_>, case: CaseId) -> Result<PrintedSection, Error> {
    let mut rows = Vec::new();
    loop {
        let page = counters::entries(pen.read, CasePage { case, offset: offset(&rows), limit: PAGE })?;
        let got = page.rows.len();
        rows.extend(page.rows.iter().map(|row| {
            let figure = row.figure.as_ref().map_or_else(|| pen.say("event-taken-back"), |it| crate::operation::say_figure(pen.read.words, it));
            let at = row.figure.as_ref().map_or(row.recorded_at, |figure| figure.at);
            let became = row.follow_ups.iter().map(|it| format!("{} {}, {}", it.people, pen.label(it.outcome.label()), pen.read.words.day(it.on)));
            let lines: Vec<String> = std::iter::once(figure).chain(became).collect();
            vec![pen.moment(at), row.agency.to_string().to_uppercase(), lines.join("\n"), row.by.clone()]
        }));
        if got < PAGE as usize {
            break;
        }
    }
    Ok(pen.section("events-counted", vec![pen.table(&["event-when", "event-whose", "event-what", "who"], rows)]))
}

fn offset(rows: &[Vec<String>]) -> u32 {
    u32::try_from(rows.len()).unwrap_or(u32::MAX)
}

fn paper_list(pen: &Pen<'_>, papers: &DocumentList) -> PrintedSection {
    let rows = papers.rows.iter().map(|row| {
        let latest = &row.latest;
        let gone = pen.yes(row.withdrawn.is_some(), "document-withdrawn");
        let name = [latest.name.clone(), row.description.clone().unwrap_or_default(), gone].into_iter().filter(|it| !it.is_empty());
        vec![
            name.collect::<Vec<_>>().join("\n"),
            pen.marking(&latest.handling),
            latest.number.to_string(),
            format!("{}, {}", latest.by_name, pen.moment(latest.at)),
            latest.sha256.to_string(),
        ]
    });
    pen.section("tab-documents", vec![pen.table(&["print-document", "marking", "document-version", "print-added", "print-hash"], rows.collect())])
}

/// What data there are. The values stay on the desk: a case may have a hundred thousand of them.
fn data_list(pen: &Pen<'_>, data: &ContributionList) -> PrintedSection {
    let rows = data.rows.iter().map(|row| {
        let gone = pen.yes(row.withdrawn.is_some(), "data-withdrawn");
        let name = [row.name.clone(), row.legal_basis.clone(), gone].into_iter().filter(|it| !it.is_empty());
        vec![
            name.collect::<Vec<_>>().join("\n"),
            row.agency.to_string().to_uppercase(),
            pen.marking(&row.marking.handling()),
            row.count.to_string(),
            format!("{}, {}", row.by_name, pen.moment(row.at)),
        ]
    });
    pen.section("tab-data", vec![pen.table(&["print-data", "column-agency", "marking", "print-values", "print-added"], rows.collect())])
}

fn notes(pen: &Pen<'_>, case: CaseId) -> Result<PrintedSection, Error> {
    let mut blocks = Vec::new();
    loop {
        let offset = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
        let page = history::case_notes(pen.read, CasePage { case, offset, limit: PAGE })?;
        let got = page.rows.len();
        blocks.extend(page.rows.iter().map(|note| {
            let on = note.task_title.as_ref().map(|title| format!(" · {title}")).unwrap_or_default();
            let corrected = pen.yes(note.corrected_by.is_some(), "print-corrected");
            let name = format!("{}, {}{on}", note.by_name, pen.moment(note.at));
            let name = if corrected.is_empty() { name } else { format!("{name} · {corrected}") };
            Block::Facts { rows: vec![FactLine { name, value: note.text.clone() }] }
        }));
        if got < PAGE as usize {
            break;
        }
    }
    Ok(pen.section("notes", blocks))
}

fn told(pen: &Pen<'_>, case: CaseId) -> Result<PrintedSection, Error> {
    let mut rows = Vec::new();
    loop {
        let page = history::case_history(pen.read, CasePage { case, offset: offset(&rows), limit: PAGE })?;
        let got = page.rows.len();
        rows.extend(page.rows.iter().map(|event| {
            let detail = event.detail.clone().unwrap_or_default();
            let overtaken = event.overtaken.clone().unwrap_or_default();
            let lines = [detail, overtaken].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n");
            vec![pen.moment(event.at), event.by_name.clone(), event.said.clone(), lines]
        }));
        if got < PAGE as usize {
            break;
        }
    }
    Ok(pen.section("tab-history", vec![pen.table(&["when", "who", "event-what", "print-detail"], rows)]))
}
