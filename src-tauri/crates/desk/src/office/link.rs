//! The calls of schema `office_v1`, one method each.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jcat_domain::ids::{AgencyId, DeviceId, OfficerId};
use jcat_domain::{Duty, Instant};
use tokio_postgres::types::{FromSql, ToSql};
use tokio_postgres::{Client, Row, Statement};
use uuid::Uuid;

use super::settings::Settings;
use super::trouble;
use crate::blobs::Address;
use crate::planned;
use crate::replica::entry::Entry;
use crate::replica::log::Place;
use crate::sync::exchange::{Head, Hello, MOST, PAGE, Page, Parked, Pushed, Trouble};

/// The version of the protocol that this desk speaks.
const SPEAKS: u16 = 1;

/// How long a call may take; the database itself gives up after 30 seconds.
const ANSWER: Duration = Duration::from_secs(40);

/// How long a call waits before it is made again after it lost a race.
const AGAIN: [Duration; 5] =
    [Duration::from_millis(5), Duration::from_millis(20), Duration::from_millis(80), Duration::from_millis(200), Duration::from_millis(500)];

/// A value that is handed to a function of the office.
pub(super) type Parameter<'a> = &'a (dyn ToSql + Sync);

/// What the office said to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Granted {
    /// It is done.
    Done,
    /// No right to ask for it, or no such thing: the office does not say which.
    Refused,
}

/// A workstation and its public keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workstation {
    /// The device.
    pub device: DeviceId,
    /// The Ed25519 key that signs its entries.
    pub signing: [u8; 32],
    /// The X25519 key that things are sealed to.
    pub sealing: [u8; 32],
}

/// What an administrator records about an officer in the office database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// The login that the officer gets.
    pub login: String,
    /// The officer.
    pub officer: OfficerId,
    /// The officer's organisation.
    pub agency: AgencyId,
    /// All duties of the officer; the database keeps those that it must know: administrator, EC3, guest.
    pub duties: Vec<Duty>,
    /// A workstation; none opens a place for one that joins by invitation.
    pub workstation: Option<Workstation>,
}

/// What the office made of what was pushed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Its answers by audience, in the order in which the audiences first occur.
    pub answers: Vec<(String, Pushed)>,
    /// Whether a desk that was asked to come back will wake the others for it: a wake-up of one's own is not needed.
    pub told: bool,
}

/// A connection to the office, for calls. Dropping it hangs up.
#[derive(Debug)]
pub struct Link {
    client: Client,
    prepared: Mutex<HashMap<&'static str, Statement>>,
}

impl Link {
    /// Connects, verifies the server, and logs in.
    pub async fn open(settings: &Settings) -> Result<Self, Trouble> {
        let (client, line) = settings.connect().await?;
        tokio::spawn(async move {
            // What breaks the connection is told by the call that waits on it.
            let _ = line.await;
        });
        Ok(Self { client, prepared: Mutex::default() })
    }

    /// Says whether the connection is gone.
    pub fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Greets the office. Answers `OfficeNewer` or `OfficeOlder` where the two have no version in common, and `Login` where the
    /// login is nobody's. An officer who was ended is greeted with a device that is not known.
    pub async fn hello(&self, device: DeviceId) -> Result<Hello, Trouble> {
        let rows = self.ask("SELECT * FROM office_v1.hello($1)", &[&device.0]).await?;
        // A login that nobody has.
        let row = rows.first().ok_or(Trouble::Login)?;
        let version = |at| value::<i32>(row, at).map(|it| u16::try_from(it).unwrap_or_default());
        let protocol = (version(0)?, version(1)?);
        match protocol {
            (from, _) if from > SPEAKS => return Err(Trouble::OfficeNewer),
            (_, to) if to < SPEAKS => return Err(Trouble::OfficeOlder),
            _ => {}
        }
        Ok(Hello {
            protocol,
            office: value(row, 2)?,
            incarnation: u32::try_from(value::<i32>(row, 3)?).map_err(|_| UNREAD)?,
            healing: value(row, 4)?,
            officer: OfficerId(value(row, 5)?),
            device_known: value(row, 6)?,
            now: Instant(value(row, 7)?),
            lease_until: value::<Option<i64>>(row, 8)?.map(Instant),
        })
    }

    /// Asks for the office's time.
    pub async fn clock(&self) -> Result<Instant, Trouble> {
        let rows = self.ask("SELECT office_v1.clock()", &[]).await?;
        value(rows.first().ok_or(UNREAD)?, 0).map(Instant)
    }

    /// Asks for the heads of the journals that this officer may read.
    pub async fn heads(&self) -> Result<Vec<Head>, Trouble> {
        let rows = self.ask("SELECT * FROM office_v1.heads()", &[]).await?;
        rows.iter().map(|row| Ok(Head { audience: value(row, 0)?, position: natural(row, 1)?, chain: bytes(row, 2)? })).collect()
    }

    /// Asks for a page of a journal behind a position; `None` for one that is not this officer's, or is not there.
    pub async fn pull(&self, audience: &str, after: u64) -> Result<Option<Page>, Trouble> {
        let most = i32::try_from(PAGE).unwrap_or(i32::MAX);
        let rows = self.ask("SELECT * FROM office_v1.pull($1, $2, $3)", &[&audience, &stored(after)?, &most]).await?;
        let Some(first) = rows.first() else { return Ok(None) };
        let head = natural(first, 0)?;
        let mut placed = Vec::with_capacity(rows.len());
        for row in &rows {
            if value::<Option<i64>>(row, 1)?.is_none() {
                break;
            }
            let entry = Entry { header: value(row, 2)?, signature: bytes(row, 3)?, salt: value(row, 4)?, body: value(row, 5)? };
            placed.push((entry, place(row, 1, 6)?));
        }
        Ok(Some(Page { audience: audience.to_owned(), placed, head }))
    }

    /// Pushes entries of this device in one transaction: at most [`MOST`], the entries of each audience together and in order.
    ///
    /// The answers come by audience, in the order in which the audiences first occur.
    pub async fn push(&self, entries: &[(String, Entry)]) -> Result<Vec<(String, Pushed)>, Trouble> {
        self.push_declaring(entries, &[]).await
    }

    /// The same, with what entries declare for comparison: one for each entry, or nothing at all.
    pub async fn push_declaring(&self, entries: &[(String, Entry)], declares: &[Option<Vec<u8>>]) -> Result<Vec<(String, Pushed)>, Trouble> {
        Ok(self.send(entries, declares).await?.answers)
    }

    /// The same; says also whether the other desks will be woken for it without this one.
    pub async fn send(&self, entries: &[(String, Entry)], declares: &[Option<Vec<u8>>]) -> Result<Sent, Trouble> {
        let plain = declares.iter().all(Option::is_none);
        if let ([(audience, entry)], true) = (entries, plain)
            && let Some(sent) = self.push_one(audience, entry).await?
        {
            return Ok(sent);
        }
        let mut answers: Vec<(String, Pushed)> = Vec::new();
        let Some(device) = entries.first().and_then(|(_, entry)| entry.read_header()).map(|header| header.device) else {
            return if entries.is_empty() { Ok(Sent { answers, told: false }) } else { Err(Trouble::Broken("an entry without header")) };
        };
        if entries.len() > MOST {
            return Err(Trouble::Broken("a push of too many entries"));
        }
        let mut sequence = Vec::with_capacity(entries.len());
        for (audience, entry) in entries {
            let header = entry.read_header().ok_or(Trouble::Broken("an entry without header"))?;
            if header.device != device || header.audience != *audience {
                return Err(Trouble::Broken("a push of more than one device"));
            }
            sequence.push(stored(header.seq)?);
        }
        let audiences: Vec<&str> = entries.iter().map(|(audience, _)| audience.as_str()).collect();
        let columns = Columns::of(entries.iter().map(|(_, entry)| entry));
        let Columns { headers, signatures, salts, bodies } = &columns;
        let rows = if plain {
            self.ask(
                "SELECT * FROM office_v1.push($1, $2, $3, $4, $5, $6, $7)",
                &[&device.0, &audiences, &sequence, headers, signatures, salts, bodies],
            )
            .await?
        } else {
            let planning = declares.iter().flatten().any(|content| planned::is_planned(content));
            let sql = if planning {
                "SELECT * FROM office_v1.push_planning($1, $2, $3, $4, $5, $6, $7, $8)"
            } else {
                "SELECT * FROM office_v1.push_declaring($1, $2, $3, $4, $5, $6, $7, $8)"
            };
            self.ask(sql, &[&device.0, &audiences, &sequence, headers, signatures, salts, bodies, &declares]).await?
        };
        let mut by_audience: HashMap<String, Pushed> = HashMap::new();
        for row in &rows {
            let answer = by_audience.entry(value(row, 0)?);
            match value::<&str>(row, 1)? {
                "accepted" => {
                    let taken = answer.or_insert_with(|| Pushed::Accepted { places: Vec::new() });
                    if let Pushed::Accepted { places } = taken {
                        places.push((natural(row, 2)?, place(row, 3, 4)?));
                    }
                }
                "gap" => drop(answer.or_insert(Pushed::Gap { have: natural(row, 2)? })),
                "forked" => drop(answer.or_insert(Pushed::Forked { seq: natural(row, 2)? })),
                refusal => drop(answer.or_insert(Pushed::Refused { code: parked(refusal)? })),
            }
        }
        for audience in audiences {
            if let Some(answer) = by_audience.remove(audience) {
                answers.push((audience.to_owned(), answer));
            }
        }
        Ok(Sent { answers, told: false })
    }

    /// Pushes one entry that comes next; `None` where it is not so, and nothing was taken.
    async fn push_one(&self, audience: &str, entry: &Entry) -> Result<Option<Sent>, Trouble> {
        let header = entry.read_header().filter(|header| header.audience == *audience).ok_or(Trouble::Broken("an entry without header"))?;
        let asked = std::time::Instant::now();
        let rows = self
            .ask(
                "SELECT * FROM office_v1.push_one($1, $2, $3, $4, $5, $6, $7)",
                &[&header.device.0, &audience, &stored(header.seq)?, &entry.header, &entry.signature.as_slice(), &entry.salt, &entry.body],
            )
            .await?;
        let row = rows.first().ok_or(UNREAD)?;
        if value::<Option<i64>>(row, 0)?.is_none() {
            return Ok(None);
        }
        // Counted from before the call, so that it was committed before the others are woken.
        let told = value::<Option<i32>>(row, 4)?.and_then(|ms| u64::try_from(ms).ok()).is_some_and(|ms| asked.elapsed() < Duration::from_millis(ms));
        let places = vec![(header.seq, place(row, 0, 1)?)];
        Ok(Some(Sent { answers: vec![(audience.to_owned(), Pushed::Accepted { places })], told }))
    }

    /// Wakes the other desks: a hint without content, in a transaction of its own. Where they were woken just now, gives after how
    /// long to call again, for this desk and all that came meanwhile.
    pub async fn wake(&self) -> Result<Option<Duration>, Trouble> {
        let rows = self.ask("SELECT office_v1.wake()", &[]).await?;
        // An older office answers with nothing at all, and has woken everybody.
        let again = rows.first().and_then(|row| row.try_get::<_, Option<i32>>(0).ok().flatten());
        Ok(again.and_then(|again| u64::try_from(again).ok()).map(Duration::from_millis))
    }

    /// Lets an officer read an audience, until a moment or without end.
    pub async fn admit(&self, audience: &str, officer: OfficerId, until: Option<Instant>) -> Result<Granted, Trouble> {
        // The moment as seconds with fraction; exact to the microsecond for some centuries.
        let until = until.map(|it| it.0);
        self.request("SELECT office_v1.admit($1, $2, 'reader', to_timestamp($3::bigint / 1000.0))", &[&audience, &officer.0, &until]).await
    }

    /// Makes another officer the keeper of a case; who kept it reads on.
    pub async fn admit_keeper(&self, audience: &str, officer: OfficerId) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.admit($1, $2, 'keeper', NULL)", &[&audience, &officer.0]).await
    }

    /// Ends an officer's reading of an audience; of `everyone`: ends the officer.
    pub async fn dismiss(&self, audience: &str, officer: OfficerId) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.dismiss($1, $2)", &[&audience, &officer.0]).await
    }

    /// Enrols an officer, or changes what is on record about one.
    pub async fn enrol(&self, enrolment: &Enrolment) -> Result<Granted, Trouble> {
        let known = [Duty::Administrator, Duty::Ec3, Duty::Guest];
        let duties: Vec<&str> = enrolment.duties.iter().filter(|duty| known.contains(duty)).map(|duty| duty.label()).collect();
        let device = enrolment.workstation.as_ref().map(|it| it.device.0);
        let signing = enrolment.workstation.as_ref().map(|it| it.signing.as_slice());
        let sealing = enrolment.workstation.as_ref().map(|it| it.sealing.as_slice());
        self.request(
            "SELECT office_v1.enrol($1, $2, $3, $4, $5, $6, $7)",
            &[&enrolment.login, &enrolment.officer.0, &enrolment.agency.as_str(), &duties, &device, &signing, &sealing],
        )
        .await
    }

    /// Keeps in the office database which of the duties that it must know an officer has. An administrator's call.
    pub async fn keep_duties(&self, officer: OfficerId, duties: &BTreeSet<Duty>) -> Result<Granted, Trouble> {
        let duties: Vec<&str> = duties.iter().map(|duty| duty.label()).collect();
        self.request("SELECT office_v1.keep_duties($1, $2)", &[&officer.0, &duties]).await
    }

    /// Takes the place that an invitation left open, for this workstation.
    pub async fn join(&self, workstation: &Workstation) -> Result<Granted, Trouble> {
        let (signing, sealing) = (workstation.signing.as_slice(), workstation.sealing.as_slice());
        self.request("SELECT office_v1.join($1, $2, $3)", &[&workstation.device.0, &signing, &sealing]).await
    }

    /// Ends a device.
    pub async fn revoke(&self, device: DeviceId) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.revoke($1)", &[&device.0]).await
    }

    /// Hands over the signed word that an audience was wiped here.
    pub async fn receipt(&self, audience: &str, device: DeviceId, receipt: &[u8], signature: &[u8; 64]) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.receipt($1, $2, $3, $4)", &[&audience, &device.0, &receipt, &signature.as_slice()]).await
    }

    /// Hands over this device's signature on a head that it verified. Refused where the office has another chain at that position.
    pub async fn countersign(&self, device: DeviceId, head: &Head, signature: &[u8; 64]) -> Result<Granted, Trouble> {
        let (position, chain) = (stored(head.position)?, head.chain.as_slice());
        self.request("SELECT office_v1.countersign($1, $2, $3, $4, $5)", &[&device.0, &head.audience, &position, &chain, &signature.as_slice()]).await
    }

    /// Asks what devices have signed of a journal.
    pub async fn countersigned(&self, audience: &str) -> Result<Vec<(DeviceId, Head, [u8; 64])>, Trouble> {
        let rows = self.ask("SELECT * FROM office_v1.countersigned($1)", &[&audience]).await?;
        let read = |row: &Row| {
            let head = Head { audience: audience.to_owned(), position: natural(row, 1)?, chain: bytes(row, 2)? };
            Ok((DeviceId(value(row, 0)?), head, bytes(row, 3)?))
        };
        rows.iter().map(read).collect()
    }

    /// Announces that the office was restored to an older backup; gives the new incarnation, or `None` to anybody but an administrator.
    pub async fn restored(&self) -> Result<Option<u32>, Trouble> {
        let rows = self.ask("SELECT * FROM office_v1.restored()", &[]).await?;
        rows.first().map(|row| u32::try_from(value::<i32>(row, 0)?).map_err(|_| UNREAD)).transpose()
    }

    /// Offers exact continuations to an office that heals. Gives its head of the journal afterwards; `None` when it does not heal or
    /// the journal is not this officer's.
    pub async fn relay(&self, audience: &str, placed: &[(Entry, Place)]) -> Result<Option<Head>, Trouble> {
        if placed.is_empty() || placed.len() > MOST {
            return Err(Trouble::Broken("an offer of no or too many entries"));
        }
        let columns = Columns::of(placed.iter().map(|(entry, _)| entry));
        let (mut devices, mut sequence): (Vec<Uuid>, Vec<i64>) = (Vec::new(), Vec::new());
        let (mut positions, mut times, mut directories): (Vec<i64>, Vec<i64>, Vec<i64>) = (Vec::new(), Vec::new(), Vec::new());
        let mut chains: Vec<&[u8]> = Vec::new();
        for (entry, place) in placed {
            let header = entry.read_header().ok_or(Trouble::Broken("an entry without header"))?;
            devices.push(header.device.0);
            sequence.push(stored(header.seq)?);
            positions.push(stored(place.position)?);
            times.push(place.received_at.0);
            directories.push(stored(place.directory)?);
            chains.push(&place.chain);
        }
        let Columns { headers, signatures, salts, bodies } = &columns;
        let rows = self
            .ask(
                "SELECT at_position, at_chain FROM office_v1.relay($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                &[&audience, &positions, &devices, &sequence, headers, signatures, salts, bodies, &times, &directories, &chains],
            )
            .await?;
        let head = |row: &Row| Ok(Head { audience: audience.to_owned(), position: natural(row, 0)?, chain: bytes(row, 1)? });
        rows.first().map(head).transpose()
    }

    /// Says that this device has offered all it holds.
    pub async fn offered(&self, device: DeviceId) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.offered($1)", &[&device.0]).await
    }

    /// Ends healing.
    pub async fn healed(&self) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.healed()", &[]).await
    }

    /// Asks which of these addresses, of pieces or manifests, the office does not have; none where the audience is not this officer's.
    pub(crate) async fn blob_missing(&self, audience: &str, addresses: &[Address]) -> Result<Vec<Address>, Trouble> {
        let addresses: Vec<&[u8]> = addresses.iter().map(<[u8; 32]>::as_slice).collect();
        let rows = self.ask("SELECT * FROM office_v1.blob_missing($1, $2)", &[&audience, &addresses]).await?;
        rows.iter().map(|row| bytes(row, 0)).collect()
    }

    /// Puts a piece of a file. Refused where the audience is not this officer's.
    pub(crate) async fn blob_put(&self, audience: &str, address: &Address, content: &[u8]) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.blob_put($1, $2, $3)", &[&audience, &address.as_slice(), &content]).await
    }

    /// Says that every piece of a file is there. Refused where the audience is not this officer's, or a piece is missing.
    pub(crate) async fn blob_close(&self, audience: &str, address: &Address, manifest: &[u8]) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.blob_close($1, $2, $3)", &[&audience, &address.as_slice(), &manifest]).await
    }

    /// Asks for a piece or a manifest; none where it is not there, or the audience is not this officer's.
    pub(crate) async fn blob_get(&self, audience: &str, address: &Address) -> Result<Option<Vec<u8>>, Trouble> {
        let rows = self.ask("SELECT office_v1.blob_get($1, $2)", &[&audience, &address.as_slice()]).await?;
        value(rows.first().ok_or(UNREAD)?, 0)
    }

    /// Gives the connection itself, so that a measurement can send bare statements over the same line.
    #[cfg(feature = "measure")]
    #[doc(hidden)]
    pub fn line_for_measurement(&self) -> &Client {
        &self.client
    }

    pub(super) async fn request(&self, call: &'static str, parameters: &[Parameter<'_>]) -> Result<Granted, Trouble> {
        let rows = self.ask(call, parameters).await?;
        let done: Option<bool> = value(rows.first().ok_or(UNREAD)?, 0)?;
        Ok(if done == Some(true) { Granted::Done } else { Granted::Refused })
    }

    /// Calls, and calls again where the call lost a race: every call may be made twice.
    pub(super) async fn ask(&self, call: &'static str, parameters: &[Parameter<'_>]) -> Result<Vec<Row>, Trouble> {
        let mut waits = AGAIN.iter();
        loop {
            let answer = tokio::time::timeout(ANSWER, self.once(call, parameters)).await.map_err(|_| Trouble::Unreachable)?;
            match answer {
                Ok(rows) => return Ok(rows),
                Err(error) => match waits.next().filter(|_| trouble::lost_a_race(&error)) {
                    Some(wait) => tokio::time::sleep(*wait).await,
                    None => return Err(trouble::calling(&error)),
                },
            }
        }
    }

    async fn once(&self, call: &'static str, parameters: &[Parameter<'_>]) -> Result<Vec<Row>, tokio_postgres::Error> {
        let known = self.prepared.lock().unwrap_or_else(PoisonError::into_inner).get(call).cloned();
        let statement = match known {
            Some(statement) => statement,
            None => {
                let statement = self.client.prepare(call).await?;
                self.prepared.lock().unwrap_or_else(PoisonError::into_inner).insert(call, statement.clone());
                statement
            }
        };
        self.client.query(&statement, parameters).await
    }
}

/// Entries as columns: how a set travels to the database.
struct Columns<'a> {
    headers: Vec<&'a [u8]>,
    signatures: Vec<&'a [u8]>,
    salts: Vec<Option<&'a [u8]>>,
    bodies: Vec<Option<&'a [u8]>>,
}

impl<'a> Columns<'a> {
    fn of(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let mut columns = Self { headers: Vec::new(), signatures: Vec::new(), salts: Vec::new(), bodies: Vec::new() };
        for entry in entries {
            columns.headers.push(&entry.header);
            columns.signatures.push(&entry.signature);
            columns.salts.push(entry.salt.as_deref());
            columns.bodies.push(entry.body.as_deref());
        }
        columns
    }
}

pub(super) const UNREAD: Trouble = Trouble::Broken("an answer that does not read");

pub(super) fn value<'a, T: FromSql<'a>>(row: &'a Row, at: usize) -> Result<T, Trouble> {
    row.try_get(at).map_err(|_| UNREAD)
}

fn natural(row: &Row, at: usize) -> Result<u64, Trouble> {
    u64::try_from(value::<i64>(row, at)?).map_err(|_| UNREAD)
}

pub(super) fn bytes<const N: usize>(row: &Row, at: usize) -> Result<[u8; N], Trouble> {
    value::<&[u8]>(row, at)?.try_into().map_err(|_| UNREAD)
}

/// Reads a place: its position in one column; time, directory and chain from another on.
fn place(row: &Row, position: usize, rest: usize) -> Result<Place, Trouble> {
    Ok(Place {
        position: natural(row, position)?,
        received_at: Instant(value(row, rest)?),
        directory: natural(row, rest + 1)?,
        chain: bytes(row, rest + 2)?,
    })
}

pub(super) fn stored(number: u64) -> Result<i64, Trouble> {
    i64::try_from(number).map_err(|_| Trouble::Broken("a number that no journal reaches"))
}

fn parked(word: &str) -> Result<Parked, Trouble> {
    let all = [Parked::NotReader, Parked::DeviceRevoked, Parked::OfficerEnded, Parked::Healing, Parked::TooLarge, Parked::NewerVersion];
    all.into_iter().find(|code| code.label() == word).ok_or(UNREAD)
}
