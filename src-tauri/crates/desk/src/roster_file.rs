//! Officers from spreadsheets and contact cards, and out again (ROS-5).

use std::path::Path;

use jcat_documents::card::{self, Card};
use jcat_documents::sheet::{self, Table};
use jcat_domain::duties::Duty;
use jcat_domain::ids::{BatchId, OfficerId};
use jcat_domain::records::{Leaving, ObjectKind, Verb};
use jcat_domain::roster::Roster;
use jcat_domain::roster::rules::{self, RecordArrival, normal_email, normal_phone};
use jcat_domain::{Audience, Change, similarity};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Error;
use crate::import::{Cells, ImportRequest, ImportResult, Outcome, find_agency, map_columns, remember_mapping};
use crate::problem::Problem;
use crate::records::notebook::Access;
use crate::roster::officer_row;
use crate::roster::proposed::footing;
use crate::undo::Nothing;
use crate::work::{Read, Work};

/// Columns of a file of officers, with headings that offices use for them, folded.
const FIELDS: &[(&str, &[&str])] = &[
    ("name", &["name", "officer", "full name", "nom", "agent", "beamter", "nombre", "nome"]),
    ("agency", &["agency", "organisation", "organization", "country", "service", "organisme", "pays", "behorde", "agencia", "ente"]),
    ("duty", &["duty", "role", "post", "function", "fonction", "mission", "funktion", "funcion", "ruolo"]),
    ("from", &["from", "since", "start", "arrival", "debut", "depuis", "arrivee", "von", "beginn", "desde", "dal"]),
    ("to", &["to", "until", "end", "departure", "fin", "jusqu au", "depart", "bis", "ende", "hasta", "al"]),
    ("email", &["email", "e mail", "mail", "courriel", "correo"]),
    ("phone", &["phone", "telephone", "mobile", "tel", "telefon", "telefono"]),
    ("languages", &["languages", "language", "langues", "sprachen", "idiomas", "lingue"]),
    ("skills", &["skills", "expertise", "competences", "kenntnisse", "competencias", "competenze"]),
];

/// Brings in officers from a file: `.csv`, `.xlsx` or `.vcf`.
pub(crate) fn import(work: &mut Work<'_>, request: ImportRequest) -> Result<ImportResult, Error> {
    let path = Path::new(&request.path);
    let table = if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("vcf")) { from_cards(path)? } else { sheet::read(path)? };
    let mapped = map_columns(work, &table, &request, FIELDS, "roster")?;
    for needed in ["name", "agency"] {
        if !mapped.iter().flatten().any(|field| field == needed) {
            return Err(Error::ColumnMissing(needed.to_owned()));
        }
    }
    work.batch = Some(BatchId(work.make_id()?));
    let mut outcome = Outcome::new(&table, &mapped, FIELDS);
    let total = u64::try_from(table.rows.len()).unwrap_or_default();
    for (done, (line, cells)) in (0u64..).zip(&table.rows) {
        work.progress(done, total)?;
        let cells = Cells::new(&mapped, cells);
        let name = cells.get("name").to_owned();
        let arrival = match read_row(work, &cells) {
            Ok(arrival) => arrival,
            Err(column) => {
                let value: String = cells.get(&column).chars().take(60).collect();
                outcome.refuse(*line, &name, work.words.with("import-unreadable", &[("column", &work.words.label(&column)), ("value", &value)]));
                continue;
            }
        };
        if is_known(work.roster()?, &arrival) {
            outcome.same(*line, &name);
            continue;
        }
        let officer = OfficerId(work.make_id()?);
        match rules::record_arrival(work.roster()?, &arrival, officer, work.author()?, footing(work)?) {
            Err(refusal) => {
                let problem = Problem::of(&Error::Refused(refusal), work.words, |duty| work.holders(duty));
                outcome.refuse(*line, &name, problem.message);
            }
            Ok(changes) => {
                outcome.new_row(*line, &name);
                // A dry run records nothing, so a name that stands twice in one file counts as new twice there.
                for change in changes.into_iter().filter(|_| !request.dry_run) {
                    let contact = matches!(change, Change::ContactChanged(_));
                    let (audience, subject) =
                        if contact { (Audience::Taskforce, officer.contact()) } else { (Audience::Everyone, officer.subject()) };
                    work.record(audience, subject, change)?;
                }
            }
        }
    }
    if !request.dry_run {
        remember_mapping(work, &table, &mapped, "roster")?;
    }
    outcome.finish(work, &table, request.refused_to.as_deref())
}

fn from_cards(path: &Path) -> Result<Table, Error> {
    let size = std::fs::metadata(path).map_err(Error::file("reading a file"))?.len();
    if size > sheet::LARGEST_FILE {
        return Err(jcat_documents::Error::TooLarge(format!("{} MB", size >> 20)).into());
    }
    let text = std::fs::read(path).map_err(Error::file("reading a file"))?;
    let columns = ["name", "agency", "duty", "email", "phone", "languages", "skills"].map(str::to_owned).to_vec();
    let row = |card: Card| {
        let (text, list) = (Option::unwrap_or_default, |list: Vec<String>| list.join(";"));
        vec![card.name, text(card.organisation), text(card.role), text(card.email), text(card.phone), list(card.languages), list(card.categories)]
    };
    let cards = card::read(&String::from_utf8_lossy(&text));
    if cards.is_empty() {
        return Err(jcat_documents::Error::NotATable("it holds no contact card".into()).into());
    }
    Ok(Table { columns, rows: cards.into_iter().enumerate().map(|(at, card)| (at + 1, row(card))).collect() })
}

fn read_row(read: &Read<'_>, cells: &Cells<'_>) -> Result<RecordArrival, String> {
    let roster = read.roster().map_err(|_| "agency".to_owned())?;
    let agency = find_agency(roster, cells.get("agency")).ok_or("agency")?;
    let duty = match cells.get("duty") {
        "" => Duty::Officer,
        text => {
            // An officer with several duties is brought in with the first; the others are granted by whoever may.
            let folded = similarity::folded(text.split([';', ',']).next().unwrap_or_default());
            let fits = |duty: &&Duty| similarity::folded(duty.label()) == folded || similarity::folded(&read.words.label(duty.label())) == folded;
            *Duty::ALL.iter().find(fits).ok_or("duty")?
        }
    };
    let list = |field: &str| {
        let found: Vec<String> = cells.list(field).map(str::to_owned).collect();
        (!found.is_empty()).then_some(found)
    };
    Ok(RecordArrival {
        name: cells.get("name").to_owned(),
        agency,
        duty,
        from: cells.day("from")?.unwrap_or(read.today()),
        to: cells.day("to")?,
        email: cells.some("email"),
        phone: cells.some("phone"),
        languages: list("languages"),
        skills: list("skills"),
        areas: None,
    })
}

/// Says whether somebody is on the roster already: by e-mail, by phone, or by name within the agency (ROS-5).
fn is_known(roster: &Roster, arrival: &RecordArrival) -> bool {
    let email = arrival.email.as_deref().and_then(normal_email);
    let phone = arrival.phone.as_deref().and_then(normal_phone);
    let reached = roster.contacts.values().any(|contact| {
        let known = |field: &Option<jcat_domain::field::Field<Option<String>>>| field.as_ref().and_then(|field| field.value.clone());
        let same = |mine: &Option<String>, theirs: Option<String>| mine.is_some() && *mine == theirs;
        same(&email, known(&contact.email).as_deref().and_then(normal_email)) || same(&phone, known(&contact.phone).as_deref().and_then(normal_phone))
    });
    let name = similarity::folded(&arrival.name);
    reached || roster.officers.values().any(|officer| officer.agency == arrival.agency && similarity::folded(&officer.name.value) == name)
}

/// Asks for the officers of today in a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportRoster {
    /// The file: `.csv`, `.xlsx` or `.vcf`.
    pub path: String,
    /// Why, and for whom.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<Leaving>,
}

/// Writes the officers of today to a file: `.csv`, `.xlsx` or `.vcf`.
pub(crate) fn export(read: &Read<'_>, request: ExportRoster) -> Result<Nothing, Error> {
    let access = Access::to(Verb::Export, "exportRoster", &[(ObjectKind::Roster, jcat_domain::founding::office())]);
    read.note_leaving(access, &request.leaving.unwrap_or_default())?;
    let (roster, _, today) = read.who()?;
    let officers = roster.officers_on(today).map(|officer| officer_row(roster, officer, today));
    let path = Path::new(&request.path);
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("vcf")) {
        let cards: Vec<Card> = officers
            .map(|row| Card {
                name: row.name,
                email: row.email,
                phone: row.phone,
                organisation: Some(row.agency.to_string()),
                role: row.duties.first().map(|duty| duty.label().to_owned()),
                languages: row.languages,
                categories: row.skills,
                zone: row.zone,
            })
            .collect();
        crate::files::write_whole(path, card::write(&cards).as_bytes())?;
        return Ok(Nothing {});
    }
    let rows: Vec<Vec<String>> = officers
        .map(|row| {
            let duties: Vec<&str> = row.duties.iter().map(|duty| duty.label()).collect();
            let from = roster
                .officers
                .get(&row.id)
                .and_then(|officer| officer.posts.iter().filter(|post| post.span.holds(today)).filter_map(|post| post.span.from).min());
            vec![
                row.name,
                row.agency.to_string(),
                duties.join("; "),
                from.map(|day| day.to_string()).unwrap_or_default(),
                row.until.map(|day| day.to_string()).unwrap_or_default(),
                row.email.unwrap_or_default(),
                row.phone.unwrap_or_default(),
                row.languages.join("; "),
                row.skills.join("; "),
            ]
        })
        .collect();
    sheet::write(path, &["name", "agency", "duty", "from", "to", "email", "phone", "languages", "skills"], &rows)?;
    Ok(Nothing {})
}
