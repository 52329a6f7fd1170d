//! T6: many officers and cases, rights that come and go, guests whose rights end by the clock. Every byte that an officer's connection ever
//! receives is compared with an oracle that the test keeps for itself.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail, ensure};
use jcat_desk::domain::ids::{AgencyId, CaseId};
use jcat_desk::domain::{Duty, Instant};
use jcat_desk::office::{Founding, Granted, Head, Link, Login, Pushed, found};
use jcat_tests::cluster::Cluster;
use jcat_tests::fleet::{Dice, seed};
use jcat_tests::heard::{after_mark, connect};
use jcat_tests::reliability::Row;
use jcat_tests::stations::{Station, key};
use tokio_postgres::{Client, SimpleQueryMessage};
use uuid::Uuid;

const OFFICERS: usize = 200;
/// The last of the officers are guests; those before are members.
const GUESTS: usize = 20;
const MEMBERS: usize = OFFICERS - GUESTS;
const CASES: usize = 300;
const ROUNDS: usize = 4;
const CHECKS: u64 = 1_000_000;

/// Stands before the number of the case in every body.
const MARK: &str = "zq7/vx4:";
/// Digits of the number of a case.
const DIGITS: usize = 4;

/// A case as the oracle knows it.
struct Known {
    audience: String,
    keeper: usize,
    readers: BTreeSet<usize>,
    entries: u64,
    /// Whether the taskforce was told that there is such a case.
    told: bool,
}

/// A guest's right, by the test's clock: in hours, which begins at nothing and is moved by moving the seats.
#[derive(Clone, Copy)]
struct Stay {
    case: usize,
    until: i64,
}

/// What became of guests.
#[derive(Default)]
struct Course {
    admitted: usize,
    extended: usize,
    ended: usize,
    lapsed: usize,
    refused: usize,
}

struct Office {
    cluster: Cluster,
    stations: Vec<Station>,
    cases: Vec<Known>,
    ended: BTreeSet<usize>,
    /// The one case of each guest who is here, or was last.
    stays: BTreeMap<usize, Stay>,
    clock: i64,
    course: Course,
    dice: Dice,
}

fn body(case: usize, number: u64) -> Vec<u8> {
    format!("{MARK}{case:0DIGITS$} entry {number}").into_bytes()
}

impl Office {
    async fn found() -> Result<Self> {
        let stations = (1..=OFFICERS).map(|number| Station::make(u16::try_from(number)?)).collect::<Result<Vec<_>>>()?;
        let logins: Vec<Login> = stations.iter().map(|it| it.login.clone()).collect();
        let (cluster, installer) = Cluster::with_roles(&logins, false)?;
        let first = &stations[0];
        let founding = Founding {
            office: Uuid::from_u128(0x0ff),
            login: first.login.name.clone(),
            officer: first.officer,
            agency: AgencyId::parse("at").context("an agency")?,
            workstation: first.workstation.clone(),
        };
        ensure!(found(&installer, &founding).await? == Granted::Done, "founded");
        let link = first.connect(&cluster).await?;
        for guest in &stations[MEMBERS..] {
            ensure!(link.enrol(&guest.enrolment("dk-cert", &[Duty::Guest])?).await? == Granted::Done, "enrolled");
            ensure!(link.admit("taskforce", guest.officer, None).await? == Granted::Refused, "a guest reads nothing but a case");
        }
        for (station, agency) in stations[..MEMBERS].iter().skip(1).zip(["fr", "it", "de", "at"].into_iter().cycle()) {
            ensure!(link.enrol(&station.enrolment(agency, &[])?).await? == Granted::Done, "enrolled");
            ensure!(link.admit("taskforce", station.officer, None).await? == Granted::Done, "admitted");
        }
        let dice = Dice::of(seed());
        let (ended, stays, course) = (BTreeSet::new(), BTreeMap::new(), Course::default());
        let mut office = Self { cluster, stations, cases: Vec::new(), ended, stays, clock: 0, course, dice };
        for case in 0..CASES {
            let audience = CaseId(Uuid::from_u128(0xca5e_0000_0000_7000_8000_0000_0000_0000 + case as u128)).to_string();
            // The first officer administrates and keeps no case.
            let keeper = 1 + case % (MEMBERS - 1);
            let known = Known { audience: format!("case/{audience}"), keeper, readers: [keeper].into(), entries: 0, told: case % 2 == 0 };
            if !known.told {
                ensure!(link.admit_keeper(&known.audience, office.stations[keeper].officer).await? == Granted::Done, "opened by naming its keeper");
            }
            office.cases.push(known);
        }
        for keeper in 1..MEMBERS {
            let link = office.stations[keeper].connect(&office.cluster).await?;
            for case in (0..CASES).filter(|case| office.cases[*case].keeper == keeper).collect::<Vec<_>>() {
                if office.cases[case].told {
                    let submission = office.stations[keeper].submit(&office.cases[case].audience.clone())?;
                    taken(&link.push(&[submission]).await?)?;
                }
                office.write(&link, keeper, case, 6).await?;
                for _ in 0..12 {
                    let reader = office.officer();
                    office.admit(&link, reader, case).await?;
                }
            }
        }
        for guest in MEMBERS..OFFICERS {
            office.invite(guest).await?;
        }
        Ok(office)
    }

    /// A member, by chance.
    fn officer(&mut self) -> usize {
        usize::try_from(self.dice.below(MEMBERS as u64)).unwrap_or_default()
    }

    /// The case that a guest may read now.
    fn stay(&self, guest: usize) -> Option<Stay> {
        self.stays.get(&guest).copied().filter(|stay| self.clock < stay.until && !self.ended.contains(&guest))
    }

    /// What the oracle says: whether an officer may read a case now.
    fn may(&self, officer: usize, case: usize) -> bool {
        self.cases[case].readers.contains(&officer) || self.stay(officer).is_some_and(|stay| stay.case == case)
    }

    /// A keeper asks for a guest: on a case by chance or the guest's own, for some days or for a time that is over.
    async fn invite(&mut self, guest: usize) -> Result<()> {
        let stay = self.stay(guest);
        let case = match stay {
            Some(stay) if self.dice.below(3) > 0 => stay.case,
            _ => usize::try_from(self.dice.below(CASES as u64))?,
        };
        // Ends lie between the ticks of the clock, so that none is near while the test runs.
        let hours = 24 * (i64::try_from(self.dice.below(5))? - 1) + 12;
        let keeper = self.cases[case].keeper;
        let link = self.stations[keeper].connect(&self.cluster).await?;
        let now = link.hello(self.stations[keeper].workstation.device).await?.now;
        let (audience, officer) = (self.cases[case].audience.clone(), self.stations[guest].officer);
        let said = link.admit(&audience, officer, Some(Instant(now.0 + hours * 3_600_000))).await?;
        let elsewhere = stay.is_some_and(|stay| stay.case != case);
        let expected = if self.ended.contains(&guest) || elsewhere || hours < 0 { Granted::Refused } else { Granted::Done };
        ensure!(said == expected, "guest {guest} on case {case} for {hours} hours: {said:?}");
        match (said, stay) {
            (Granted::Refused, _) => self.course.refused += 1,
            (Granted::Done, Some(_)) => self.course.extended += 1,
            (Granted::Done, None) => self.course.admitted += 1,
        }
        if said == Granted::Done {
            self.stays.insert(guest, Stay { case, until: self.clock + hours });
        }
        Ok(())
    }

    /// A keeper sends a guest away before the end.
    async fn send_away(&mut self, guest: usize) -> Result<()> {
        if let Some(stay) = self.stay(guest) {
            let link = self.stations[self.cases[stay.case].keeper].connect(&self.cluster).await?;
            let said = link.dismiss(&self.cases[stay.case].audience, self.stations[guest].officer).await?;
            ensure!(said == Granted::Done, "sent away");
            self.stays.remove(&guest);
            self.course.ended += 1;
        }
        Ok(())
    }

    /// Moves the clock: every seat of a guest begins and ends so much earlier.
    fn days_pass(&mut self, days: i64) -> Result<()> {
        let here = |office: &Self| (MEMBERS..OFFICERS).filter(|guest| office.stay(*guest).is_some()).count();
        let before = here(self);
        let guests: Vec<String> = self.stations[MEMBERS..].iter().map(|it| format!("'{}'", it.officer)).collect();
        let shift = format!(
            "UPDATE office.readers SET begun_at = begun_at - interval '{days} days', ended_at = ended_at - interval '{days} days'
             WHERE audience LIKE 'case/%' AND officer IN ({})",
            guests.join(", ")
        );
        self.cluster.psql("jcat", &["-c", &shift])?;
        self.clock += 24 * days;
        self.course.lapsed += before - here(self);
        Ok(())
    }

    /// Guests come, stay longer or shorter, are sent away, and leave by the clock; one who is here writes.
    async fn change_guests(&mut self) -> Result<u64> {
        let mut changed = 0;
        let days = i64::try_from(self.dice.below(2))?;
        self.days_pass(days + 1)?;
        for guest in MEMBERS..OFFICERS {
            match self.dice.below(5) {
                0 => self.send_away(guest).await?,
                1 => {}
                _ => self.invite(guest).await?,
            }
            changed += 1;
        }
        let writer = (MEMBERS..OFFICERS).find_map(|guest| self.stay(guest).map(|stay| (guest, stay.case)));
        if let Some((guest, case)) = writer {
            let link = self.stations[guest].connect(&self.cluster).await?;
            self.write(&link, guest, case, 1).await?;
        }
        // One guest leaves the office altogether, in the middle of a stay or not.
        let leaver = MEMBERS + usize::try_from(self.dice.below(GUESTS as u64))?;
        if !self.ended.contains(&leaver) {
            let administrator = self.stations[0].connect(&self.cluster).await?;
            ensure!(administrator.dismiss("everyone", self.stations[leaver].officer).await? == Granted::Done, "ended");
            self.ended.insert(leaver);
            changed += 1;
        }
        Ok(changed)
    }

    async fn write(&mut self, link: &Link, author: usize, case: usize, count: u64) -> Result<()> {
        let known = &mut self.cases[case];
        let batch =
            (0..count).map(|number| self.stations[author].write(&known.audience, &body(case, known.entries + number))).collect::<Result<Vec<_>>>()?;
        taken(&link.push(&batch).await?)?;
        known.entries += count;
        let device = self.stations[author].workstation.device;
        let page = link.pull(&known.audience, known.entries - 1).await?.context("an own journal")?;
        let head = Head { audience: known.audience.clone(), position: known.entries, chain: page.placed.last().context("an entry")?.1.chain };
        ensure!(link.countersign(device, &head, &[7; 64]).await? == Granted::Done, "countersigned");
        Ok(())
    }

    async fn admit(&mut self, link: &Link, reader: usize, case: usize) -> Result<()> {
        if !self.ended.contains(&reader) {
            ensure!(link.admit(&self.cases[case].audience, self.stations[reader].officer, None).await? == Granted::Done, "admitted");
            self.cases[case].readers.insert(reader);
        }
        Ok(())
    }

    /// Rights come and go: by keepers, by an administrator who names another keeper, by the end of an officer.
    async fn change_rights(&mut self) -> Result<u64> {
        let mut changed = 0;
        let administrator = self.stations[0].connect(&self.cluster).await?;
        for _ in 0..50 {
            let case = usize::try_from(self.dice.below(CASES as u64))?;
            let keeper = self.cases[case].keeper;
            let link = self.stations[keeper].connect(&self.cluster).await?;
            for _ in 0..12 {
                let other = self.officer();
                if other != keeper && self.cases[case].readers.remove(&other) {
                    let dismissed = link.dismiss(&self.cases[case].audience, self.stations[other].officer).await?;
                    ensure!(dismissed == Granted::Done, "dismissed");
                } else {
                    self.admit(&link, other, case).await?;
                }
                changed += 1;
            }
            self.write(&link, keeper, case, 1).await?;
        }
        for _ in 0..10 {
            let (case, next) = (usize::try_from(self.dice.below(CASES as u64))?, 1 + usize::try_from(self.dice.below(MEMBERS as u64 - 1))?);
            if !self.ended.contains(&next) && self.cases[case].keeper != next {
                let moved = administrator.admit_keeper(&self.cases[case].audience, self.stations[next].officer).await?;
                ensure!(moved == Granted::Done, "another keeper");
                self.cases[case].keeper = next;
                self.cases[case].readers.insert(next);
                changed += 1;
            }
        }
        // An officer who keeps nothing leaves.
        if let Some(leaver) = (1..MEMBERS).find(|it| !self.ended.contains(it) && self.cases.iter().all(|case| case.keeper != *it)) {
            ensure!(administrator.dismiss("everyone", self.stations[leaver].officer).await? == Granted::Done, "ended");
            self.ended.insert(leaver);
            for case in &mut self.cases {
                case.readers.remove(&leaver);
            }
            changed += 1;
        }
        Ok(changed + self.change_guests().await?)
    }

    /// Everything an officer can ask for, compared with what may be read; gives how many comparisons that were.
    async fn receive(&self, officer: usize) -> Result<u64> {
        let (client, heard) = connect(&self.cluster, &self.stations[officer]).await?;
        client.batch_execute("LISTEN jcat_wake").await?;
        let mut checks = 0;
        let may: Vec<bool> = (0..CASES).map(|case| self.may(officer, case)).collect();
        let mine: BTreeMap<&str, u64> =
            self.cases.iter().zip(&may).filter(|(_, may)| **may).map(|(case, _)| (case.audience.as_str(), case.entries)).collect();
        if MEMBERS <= officer && !self.ended.contains(&officer) {
            let all = client.query("SELECT audience FROM office_v1.heads()", &[]).await?;
            ensure!(all.len() == mine.len() + 1, "guest {officer}: one case at most, and the journal of everyone");
        }
        let heads = client.query("SELECT audience, at_position FROM office_v1.heads() WHERE audience LIKE 'case/%'", &[]).await?;
        let listed: BTreeMap<&str, u64> =
            heads.iter().map(|row| Ok((row.try_get(0)?, u64::try_from(row.try_get::<_, i64>(1)?)?))).collect::<Result<_>>()?;
        ensure!(listed == mine, "officer {officer}: the heads are those of the own cases");
        checks += CASES as u64;

        // Asked by number, so that whatever name comes back was said by the office.
        let asked: Vec<&str> = self.cases.iter().map(|case| case.audience.as_str()).collect();
        let pulls = "SELECT a.n, p.at_position, p.header, p.body FROM unnest($1::text[]) WITH ORDINALITY AS a(name, n), LATERAL office_v1.pull(a.name, 0, 500) p";
        let mut pulled: BTreeMap<usize, u64> = BTreeMap::new();
        for row in client.query(pulls, &[&asked]).await? {
            let case = usize::try_from(row.try_get::<_, i64>(0)? - 1)?;
            let count = pulled.entry(case).or_default();
            *count += 1;
            ensure!(row.try_get::<_, i64>(1)? == i64::try_from(*count)?, "dense");
            ensure!(row.try_get::<_, &[u8]>(3)?.starts_with(&body(case, *count - 1)), "officer {officer}, case {case}: its own content");
            checks += 1;
        }
        for (case, known) in self.cases.iter().enumerate() {
            let count = if may[case] { known.entries } else { 0 };
            ensure!(pulled.get(&case).copied().unwrap_or_default() == count, "officer {officer}, case {case}: {count} entries");
            checks += 1;
        }
        let signed = "SELECT a.n FROM unnest($1::text[]) WITH ORDINALITY AS a(name, n), LATERAL office_v1.countersigned(a.name) c";
        let mut seen = BTreeSet::new();
        for row in client.query(signed, &[&asked]).await? {
            seen.insert(usize::try_from(row.try_get::<_, i64>(0)? - 1)?);
        }
        for (case, may) in may.iter().enumerate() {
            ensure!(seen.contains(&case) == *may, "officer {officer}, case {case}: who signed it");
            checks += 1;
        }
        checks += self.scan(officer, &heard.take())?;
        Ok(checks)
    }

    /// Looks through all that was heard for content and names of cases that are not the officer's.
    fn scan(&self, officer: usize, heard: &[u8]) -> Result<u64> {
        let mut checks = 0;
        for digits in after_mark(heard, MARK, DIGITS) {
            let case: usize = std::str::from_utf8(&digits)?.parse()?;
            ensure!(self.may(officer, case), "officer {officer} was sent content of case {case}");
            checks += 1;
        }
        // Names of cases that the taskforce was never told of: all begin alike. A guest is told of none at all but the own one.
        for rest in after_mark(heard, "ca5e0000-0000-7000-8000-00000000", 4) {
            let case = usize::from_str_radix(std::str::from_utf8(&rest)?, 16)?;
            let told = self.cases[case].told && officer < MEMBERS;
            ensure!(told || self.may(officer, case), "officer {officer} was sent the name of case {case}");
            checks += 1;
        }
        Ok(checks)
    }
}

fn taken(answers: &[(String, Pushed)]) -> Result<()> {
    ensure!(answers.iter().all(|(_, answer)| matches!(answer, Pushed::Accepted { .. })), "not taken: {answers:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_sent_a_byte_of_a_case_that_is_not_theirs() -> Result<()> {
    let mut row = Row::begin("T6", "nobody is sent a byte they may not read; the database says so, whatever it is asked").part("rights");
    let mut office = Office::found().await?;
    let (mut checks, mut changes, mut rounds) = (0, 0, 0);
    while rounds < ROUNDS || checks < CHECKS {
        if rounds > 0 {
            changes += office.change_rights().await?;
        }
        let office = &office;
        let half = |from: usize| async move {
            let mut checks = 0;
            for officer in (from..OFFICERS).step_by(2) {
                checks += office.receive(officer).await?;
            }
            Ok::<_, anyhow::Error>(checks)
        };
        let (one, other) = tokio::join!(half(0), half(1));
        checks += one? + other?;
        rounds += 1;
    }
    let Course { admitted, extended, ended, lapsed, refused } = office.course;
    ensure!(
        [admitted, extended, ended, lapsed, refused].iter().all(|count| *count > 0),
        "guests came, stayed longer, were sent away, left and were refused"
    );
    row.count("officers", OFFICERS);
    row.count("guests among them", GUESTS);
    row.count("stays that began, were extended, ended early, lapsed", admitted + extended + ended + lapsed);
    row.count("cases", CASES);
    row.count("changes of rights", changes);
    row.count("checks", checks);
    row.keep();
    Ok(())
}

// ---- every function of the office, with another's names in every argument -------------------------------------------------------

/// A function that officers may call.
struct Function {
    name: String,
    arguments: Vec<(String, String)>,
}

async fn rows(client: &Client, statement: &str) -> Result<Vec<Vec<String>>> {
    let messages = client.simple_query(statement).await.with_context(|| statement.to_owned())?;
    let cells = |message: SimpleQueryMessage| match message {
        SimpleQueryMessage::Row(row) => Some((0..row.len()).map(|at| row.get(at).unwrap_or_default().to_owned()).collect()),
        _ => None,
    };
    Ok(messages.into_iter().filter_map(cells).collect())
}

async fn functions(client: &Client) -> Result<Vec<Function>> {
    let all = "SELECT p.proname, coalesce(array_to_string(p.proargnames[1:p.pronargs], ';'), ''),
                      array_to_string(ARRAY(SELECT format_type(t, NULL) FROM unnest(p.proargtypes) AS t), ';')
               FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'office_v1' ORDER BY 1";
    let parts = |text: &str| text.split(';').filter(|it| !it.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    Ok(rows(client, all)
        .await?
        .into_iter()
        .map(|row| Function { name: row[0].clone(), arguments: parts(&row[1]).into_iter().zip(parts(&row[2])).collect() })
        .collect())
}

/// What stands in the office about a case, column by column: the values that an attacker would love to ask about.
struct Harvest {
    uuids: Vec<String>,
    bytes: Vec<String>,
}

async fn harvest(superuser: &Client, audience: &str) -> Result<Harvest> {
    let columns = "SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c WHERE c.table_schema = 'office' AND c.data_type IN ('uuid', 'bytea')
                   AND EXISTS (SELECT FROM information_schema.columns a WHERE a.table_schema = 'office' AND a.table_name = c.table_name AND a.column_name = 'audience')
                   ORDER BY 1, 2";
    let mut found = Harvest { uuids: Vec::new(), bytes: Vec::new() };
    for column in rows(superuser, columns).await? {
        let [table, column, kind] = &column[..] else { bail!("a column") };
        let values =
            rows(superuser, &format!("SELECT {column} FROM office.{table} WHERE audience = '{audience}' AND {column} IS NOT NULL LIMIT 2")).await?;
        let list = if kind == "uuid" { &mut found.uuids } else { &mut found.bytes };
        list.extend(values.into_iter().map(|row| row[0].clone()));
    }
    // Keys, contributions and hits stand by the id of the case.
    let case = audience.trim_start_matches("case/");
    for (table, column) in
        [("assertions", "key"), ("sights", "token"), ("declared", "subject"), ("planned", "subject"), ("planned_keys", "key"), ("sights", "other")]
    {
        let values = rows(superuser, &format!("SELECT DISTINCT {column} FROM office.{table} WHERE case_id = '{case}' LIMIT 2")).await?;
        ensure!(!values.is_empty(), "something of the case stands in {table}");
        let list = if matches!(column, "key" | "token") { &mut found.bytes } else { &mut found.uuids };
        list.extend(values.into_iter().map(|row| row[0].clone()));
    }
    found.uuids.sort();
    found.uuids.dedup();
    ensure!(!found.uuids.is_empty() && found.bytes.len() > 4, "the office holds something of the case");
    Ok(found)
}

/// Calls of a function with another's names in every argument that takes one: `AUDIENCE` stands for the name of a case.
fn attacks(function: &Function, own: &[String], harvest: &Harvest) -> Result<Vec<String>> {
    let mut values: Vec<Vec<String>> = Vec::new();
    for (name, kind) in &function.arguments {
        let texts = |name: &str| match name {
            "p_seat" => vec!["'reader'".to_owned(), "'keeper'".to_owned()],
            "p_login" => vec!["session_user::text".to_owned(), "'postgres'".to_owned()],
            "p_agency" => vec!["'at'".to_owned()],
            _ => vec!["'AUDIENCE'".to_owned()],
        };
        let uuids = || own.iter().chain(&harvest.uuids).map(|it| format!("'{it}'"));
        let bytes = || {
            let zeros = [32, 64, 16].map(|count| format!("'\\x{}'", "00".repeat(count)));
            zeros.into_iter().chain(harvest.bytes.iter().map(|it| format!("'{it}'")))
        };
        values.push(match kind.as_str() {
            "text" => texts(name),
            "uuid" if name == "p_case" => vec!["'CASEID'".into()],
            "uuid" => uuids().collect(),
            "bytea" => bytes().collect(),
            "bigint" | "integer" => vec!["0".into(), "1".into(), "2".into(), "9".into()],
            "smallint" => vec!["0::smallint".into(), "2::smallint".into()],
            "boolean" => vec!["true".into(), "false".into()],
            "timestamp with time zone" => vec!["NULL".into()],
            "text[]" if name == "p_duties" => vec!["'{administrator}'".into(), "'{}'".into()],
            "text[]" => vec!["ARRAY['AUDIENCE']".into()],
            "uuid[]" if name == "p_cases" => vec!["ARRAY['CASEID'::uuid]".into()],
            "uuid[]" => uuids().map(|it| format!("ARRAY[{it}::uuid]")).collect(),
            "bytea[]" => bytes().map(|it| format!("ARRAY[{it}::bytea]")).collect(),
            "smallint[]" => vec!["ARRAY[0::smallint]".into(), "ARRAY[6::smallint]".into()],
            "bigint[]" | "integer[]" => vec!["ARRAY[1]".into(), "ARRAY[2]".into(), "ARRAY[7]".into()],
            other => bail!("office_v1.{}: no attack knows a value of {other}; give it one", function.name),
        });
    }
    let most = values.iter().map(Vec::len).max().unwrap_or(1) * 2;
    let mut all = BTreeSet::new();
    for at in 0..most {
        // Two ways round, so that values of two arguments meet in more than one pair.
        let forwards = values.iter().map(|of| of[at % of.len()].clone());
        let crossed = values.iter().enumerate().map(|(n, of)| of[(at + n * 3) % of.len()].clone());
        for arguments in [forwards.collect::<Vec<_>>(), crossed.collect()] {
            all.insert(format!("SELECT * FROM office_v1.{}({})", function.name, arguments.join(", ")));
        }
    }
    Ok(all.into_iter().collect())
}

/// Puts the name of an audience, and the id of its case, into a call.
fn named(call: &str, audience: &str) -> String {
    call.replace("AUDIENCE", audience).replace("CASEID", audience.trim_start_matches("case/"))
}

/// Everything that comes back for a call that is undone afterwards: rows, or the whole of the error.
async fn answer(client: &Client, call: &str) -> String {
    let said = match client.simple_query(&format!("BEGIN; {call}; ROLLBACK")).await {
        Ok(messages) => {
            let row = |message: &SimpleQueryMessage| match message {
                SimpleQueryMessage::Row(row) => (0..row.len()).map(|at| row.get(at).unwrap_or("NULL").to_owned()).collect::<Vec<_>>().join("|"),
                other => format!("{other:?}"),
            };
            messages.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        Err(error) => error.as_db_error().map_or_else(|| error.to_string(), |it| format!("{it:?}")),
    };
    // Ends what the call may have left open; a warning where it left nothing.
    let _ = client.batch_execute("ROLLBACK").await;
    said
}

/// Whether an answer is one word, yes or no, and nothing else.
fn is_yes_or_no(said: &str) -> bool {
    let telling = |line: &&str| !["CommandComplete", "RowDescription"].iter().any(|mark| line.starts_with(mark));
    matches!(said.lines().filter(telling).collect::<Vec<_>>()[..], ["t" | "f"])
}

/// Bytes of the same length as some that are there, which nobody has.
fn turned(bytes: &str) -> String {
    bytes.chars().enumerate().map(|(n, c)| if n > 7 && c.is_ascii_hexdigit() { if c == '5' { '6' } else { '5' } } else { c }).collect()
}

#[tokio::test]
async fn no_function_tells_a_case_that_is_not_ours_from_one_that_is_not_there() -> Result<()> {
    const THEIRS: &str = "case/ca5e0000-0000-7000-8000-000000000001";
    const NOWHERE: &str = "case/ca5e0000-0000-7000-8000-00000000dead";
    const OWN: &str = "case/ca5e0000-0000-7000-8000-0000000000aa";
    let mut row = Row::begin("T6", "nobody is sent a byte they may not read; the database says so, whatever it is asked").part("functions");
    let mut office = jcat_tests::stations::Staffed::with(4).await?;
    // Opened by naming its keeper: the taskforce does not know it.
    ensure!(office.links[0].admit_keeper(THEIRS, office.stations[2].officer).await? == Granted::Done, "opened");
    ensure!(office.links[0].admit_keeper(OWN, office.stations[1].officer).await? == Granted::Done, "opened");
    for (at, audience, case) in [(2, THEIRS, 1), (1, OWN, 2)] {
        let batch = (0..4).map(|number| office.stations[at].write(audience, &body(case, number))).collect::<Result<Vec<_>>>()?;
        taken(&office.links[at].push(&batch).await?)?;
        let page = office.links[at].pull(audience, 3).await?.context("a page")?;
        let head = Head { audience: audience.to_owned(), position: 4, chain: page.placed[0].1.chain };
        office.links[at].countersign(office.stations[at].workstation.device, &head, &[7; 64]).await?;
    }
    // Both know one wallet; what the other may be told is that there is a match.
    for (at, audience) in [(2, THEIRS), (1, OWN)] {
        let (entry, content) = office.stations[at].declare(audience, 9_000 + at as u128, 1, &[(0, 0, key("wallet")), (1, 0, key(audience))])?;
        taken(&office.links[at].push_declaring(&[entry], &[Some(content)]).await?)?;
        // And both plan something on one server.
        let plan = jcat_tests::stations::planned(1, (1_803_880_800_000, 1_803_890_000_000), 72, (0, 0, 0), &[(0, key("server"))]);
        let (entry, content) = office.stations[at].declare_bytes(audience, 9_100 + at as u128, "planned-action.planned", plan)?;
        taken(&office.links[at].push_declaring(&[entry], &[Some(content)]).await?)?;
    }
    let superuser = office.cluster.superuser().await?;
    let harvest = harvest(&superuser, THEIRS).await?;
    let mut calls = 0_u64;
    let mut reached = BTreeSet::new();
    let all = functions(&superuser).await?;
    // The officer with a case of their own, and one who was dismissed from the one that is asked about.
    ensure!(office.links[2].admit(THEIRS, office.stations[3].officer, None).await? == Granted::Done, "admitted");
    ensure!(office.links[2].dismiss(THEIRS, office.stations[3].officer).await? == Granted::Done, "and dismissed");
    for at in [1, 3] {
        let (client, heard) = connect(&office.cluster, &office.stations[at]).await?;
        let own = [office.stations[at].officer.to_string(), office.stations[at].workstation.device.to_string()];
        for function in &all {
            for call in attacks(function, &own, &harvest)? {
                let [theirs, nowhere] = [THEIRS, NOWHERE].map(|audience| named(&call, audience));
                let said = answer(&client, &theirs).await;
                calls += 1;
                if !["undefined_function", "42883", "22P02", "42804"].iter().any(|code| said.contains(code)) {
                    reached.insert(function.name.clone());
                }
                if call.contains("AUDIENCE") || call.contains("CASEID") {
                    let other = answer(&client, &nowhere).await;
                    // A former reader hands over the word that the audience was wiped, and what was not sent: that one was let in there
                    // once is known, and "taken" or "not taken" is all that is said.
                    let former = at == 3 && ["receipt", "hand_over"].contains(&function.name.as_str());
                    let same = said.replace(THEIRS, NOWHERE) == other;
                    ensure!(
                        same || (former && is_yes_or_no(&said) && is_yes_or_no(&other)),
                        "{theirs}\nsays {said}\nand of one that is not there {other}"
                    );
                    calls += 1;
                }
            }
        }
        // Bytes of another's case, asked about in one's own: as unknown as bytes of nobody. The longest first: some begin others.
        let takes_bytes = |function: &&Function| function.arguments.iter().any(|(_, kind)| kind.starts_with("bytea"));
        let mut theirs = harvest.bytes.clone();
        theirs.sort_by_key(|bytes| std::cmp::Reverse(bytes.len()));
        // Says again what it was asked about, content too: on a line of its own, for that was not the office's to tell.
        let (echoing, _) = connect(&office.cluster, &office.stations[at]).await?;
        for function in all.iter().filter(|function| at == 1 && takes_bytes(function)) {
            for call in attacks(function, &own, &harvest)? {
                let call = named(&call, OWN);
                let invented = theirs.iter().fold(call.clone(), |call, bytes| call.replace(bytes.as_str(), &turned(bytes)));
                // What was asked about is said again by some: known or not, it is masked alike.
                let plain = |said: String| {
                    theirs.iter().fold(said, |said, bytes| {
                        [bytes.clone(), turned(bytes)].iter().fold(said, |said, bytes| said.replace(bytes.trim_start_matches("\\x"), "…"))
                    })
                };
                let line = if function.name == "blob_missing" { &echoing } else { &client };
                let (known, unknown) = (plain(answer(line, &call).await), plain(answer(line, &invented).await));
                let shape = |said: &str| said.lines().map(|line| line.split('|').next().unwrap_or_default().to_owned()).collect::<Vec<_>>();
                ensure!(shape(&known) == shape(&unknown), "{call}\nsays {known}\nand of bytes of nobody {unknown}");
                calls += 2;
            }
        }
        let bytes = heard.take();
        ensure!(after_mark(&bytes, MARK, DIGITS).iter().all(|case| case == b"0002"), "content of another's case was sent");
    }
    let unreached: Vec<_> = all.iter().filter(|function| !reached.contains(&function.name)).map(|function| &function.name).collect();
    ensure!(unreached.is_empty(), "no call reached {unreached:?}");
    ensure!(all.len() >= 18, "{} functions", all.len());
    row.count("functions attacked", all.len());
    row.count("calls", calls);
    row.keep();
    Ok(())
}
