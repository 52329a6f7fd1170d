//! Officers at an office database without a replica: they sign entries, push and pull. For testing the database itself.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use ed25519_dalek::{Signer, SigningKey};
use jcat_desk::Surroundings;
use jcat_desk::domain::ids::{AgencyId, DeviceId, EntryId, OfficerId, SubjectId};
use jcat_desk::domain::{Duty, Instant};
use jcat_desk::entry::{Encoding, Entry, Header};
use jcat_desk::office::{Enrolment, Founding, Granted, Link, Login, Settings, Workstation, found};
use secrecy::ExposeSecret;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::cluster::Cluster;
use crate::desks::START;

/// The key of a value, as a desk derives one.
pub fn key(value: &str) -> [u8; 32] {
    Sha256::digest(value.as_bytes()).into()
}

/// An officer with one device.
pub struct Station {
    /// How the officer logs in.
    pub login: Login,
    /// The officer.
    pub officer: OfficerId,
    /// The device and its public keys.
    pub workstation: Workstation,
    key: SigningKey,
    written: BTreeMap<String, (u64, [u8; 32])>,
}

impl Station {
    /// Makes an officer; all of it follows from the number.
    pub fn make(number: u16) -> Result<Self> {
        let login = Login::make(&Surroundings::fixed(START, u64::from(number)))?;
        let [high, low] = number.to_be_bytes();
        let mut secret = [low; 32];
        secret[0] ^= high;
        let key = SigningKey::from_bytes(&secret);
        let device = DeviceId(Uuid::from_u128(0xd0_0000 + u128::from(number)));
        let workstation = Workstation { device, signing: key.verifying_key().to_bytes(), sealing: secret };
        Ok(Self { login, officer: OfficerId(Uuid::from_u128(0xa0_0000 + u128::from(number))), workstation, key, written: BTreeMap::new() })
    }

    /// Signs the device's next entry in an audience.
    pub fn write(&mut self, audience: &str, body: &[u8]) -> Result<(String, Entry)> {
        let (seq, previous) = self.written.get(audience).copied().unwrap_or_default();
        let entry = self.sign(audience, seq + 1, previous, body)?;
        self.written.insert(audience.to_owned(), (seq + 1, entry.digest()));
        Ok((audience.to_owned(), entry))
    }

    /// Signs the device's next entry of a kind about a subject.
    pub fn write_about(&mut self, audience: &str, kind: &str, subject: u128, body: &[u8]) -> Result<(String, Entry)> {
        let (seq, previous) = self.written.get(audience).copied().unwrap_or_default();
        let entry = self.sign_as(audience, seq + 1, previous, body, |header| {
            (header.subject, header.kind) = (SubjectId(Uuid::from_u128(subject)), kind.to_owned());
        })?;
        self.written.insert(audience.to_owned(), (seq + 1, entry.digest()));
        Ok((audience.to_owned(), entry))
    }

    /// Signs so many next entries in an audience.
    pub fn write_some(&mut self, audience: &str, count: usize, body: &[u8]) -> Result<Vec<(String, Entry)>> {
        (0..count).map(|_| self.write(audience, body)).collect()
    }

    /// Signs the submission of a case, which lets this officer open its journal.
    pub fn submit(&mut self, case: &str) -> Result<(String, Entry)> {
        let id: Uuid = case.strip_prefix("case/").context("a case")?.parse()?;
        let (seq, previous) = self.written.get("taskforce").copied().unwrap_or_default();
        let entry = self.sign_as("taskforce", seq + 1, previous, b"submission", |header| {
            (header.subject, header.kind) = (SubjectId(id), "case.submitted".to_owned());
        })?;
        self.written.insert("taskforce".to_owned(), (seq + 1, entry.digest()));
        Ok(("taskforce".to_owned(), entry))
    }

    /// Signs the device's next entry of a contribution, with what it declares: how much others may be told, and keys by indicator.
    pub fn declare(&mut self, audience: &str, contribution: u128, level: u8, keys: &[(u32, u8, [u8; 32])]) -> Result<((String, Entry), Vec<u8>)> {
        let mut content = vec![1, level, 0, 0, 0, 0, 0, 0, 0, 0, 2];
        for (n, flags, key) in keys {
            content.extend(n.to_be_bytes());
            content.push(*flags);
            content.extend(key);
        }
        self.declare_bytes(audience, contribution, "contribution.indicators-added", content)
    }

    /// Signs an entry of any kind that declares these bytes.
    pub fn declare_bytes(&mut self, audience: &str, subject: u128, kind: &str, content: Vec<u8>) -> Result<((String, Entry), Vec<u8>)> {
        let digest = Sha256::new().chain_update(b"jcat-desk keys v1\0").chain_update(&content).finalize().into();
        let (seq, previous) = self.written.get(audience).copied().unwrap_or_default();
        let entry = self.sign_as(audience, seq + 1, previous, b"indicators", |header| {
            (header.subject, header.kind) = (SubjectId(Uuid::from_u128(subject)), kind.to_owned());
            header.keys = Some(digest);
        })?;
        self.written.insert(audience.to_owned(), (seq + 1, entry.digest()));
        Ok(((audience.to_owned(), entry), content))
    }

    /// Signs an entry at any place of the device's sequence.
    pub fn sign(&self, audience: &str, seq: u64, previous: [u8; 32], body: &[u8]) -> Result<Entry> {
        self.sign_as(audience, seq, previous, body, |_| ())
    }

    /// Signs an entry whose header is changed first.
    pub fn sign_as(&self, audience: &str, seq: u64, previous: [u8; 32], body: &[u8], change: impl FnOnce(&mut Header)) -> Result<Entry> {
        let mut header = Header {
            // Of this device and sequence: no two devices give one id.
            id: EntryId(Uuid::from_u128((self.workstation.device.0.as_u128() << 64) + u128::from(seq))),
            audience: audience.to_owned(),
            subject: SubjectId(Uuid::from_u128(1)),
            kind: "note.written".to_owned(),
            kind_version: 1,
            author: self.officer,
            device: self.workstation.device,
            seq,
            previous,
            base: [0; 16],
            claimed_at: START,
            batch: None,
            because: None,
            encoding: Encoding::Clear,
            blobs: Vec::new(),
            keys: None,
            commitment: [0; 32],
        };
        change(&mut header);
        let header = minicbor::to_vec(&header)?;
        let mut entry = Entry { header, signature: [0; 64], salt: Some(vec![7; 16]), body: Some(body.to_vec()) };
        entry.signature = self.key.sign(&entry.signed_bytes()).to_bytes();
        Ok(entry)
    }

    /// Says how the officer comes in over TLS.
    pub fn settings(&self, cluster: &Cluster) -> Settings {
        cluster.settings(&self.login.name, self.login.password.expose_secret())
    }

    /// Connects.
    pub async fn connect(&self, cluster: &Cluster) -> Result<Link> {
        Ok(Link::open(&self.settings(cluster)).await?)
    }

    /// Connects by the socket, as with psql.
    pub async fn psql(&self, cluster: &Cluster) -> Result<tokio_postgres::Client> {
        let (client, line) = cluster.by_socket(&self.login.name, self.login.password.expose_secret()).connect(tokio_postgres::NoTls).await?;
        tokio::spawn(line);
        Ok(client)
    }

    /// Says what an administrator records about the officer.
    pub fn enrolment(&self, agency: &str, duties: &[Duty]) -> Result<Enrolment> {
        Ok(Enrolment {
            login: self.login.name.clone(),
            officer: self.officer,
            agency: AgencyId::parse(agency).context("an agency")?,
            duties: duties.to_vec(),
            workstation: Some(self.workstation.clone()),
        })
    }
}

/// An office database with officers: the first founded it, all are enrolled, and members read the taskforce.
pub struct Staffed {
    /// The server.
    pub cluster: Cluster,
    /// How migrations log in.
    pub installer: Settings,
    /// The officers.
    pub stations: Vec<Station>,
    /// Their connections.
    pub links: Vec<Link>,
}

impl Staffed {
    /// Founds an office with so many officers of `at`, `fr`, `it` in turn.
    pub async fn with(count: u16) -> Result<Self> {
        Self::on(count, false).await
    }

    /// The same, on a server with fsync on.
    pub async fn durable(count: u16) -> Result<Self> {
        Self::on(count, true).await
    }

    async fn on(count: u16, durable: bool) -> Result<Self> {
        let stations = (1..=count).map(Station::make).collect::<Result<Vec<_>>>()?;
        let logins: Vec<Login> = stations.iter().map(|it| it.login.clone()).collect();
        let (cluster, installer) = Cluster::with_roles(&logins, durable)?;
        let founder = stations.first().context("a founder")?;
        let founding = Founding {
            office: Uuid::from_u128(0x0ff),
            login: founder.login.name.clone(),
            officer: founder.officer,
            agency: AgencyId::parse("at").context("an agency")?,
            workstation: founder.workstation.clone(),
        };
        ensure!(found(&installer, &founding).await? == Granted::Done, "the office is founded");
        let mut links = vec![founder.connect(&cluster).await?];
        for (station, agency) in stations.iter().skip(1).zip(["fr", "it", "at"].into_iter().cycle()) {
            let enrolled = links[0].enrol(&station.enrolment(agency, &[])?).await?;
            let admitted = links[0].admit("taskforce", station.officer, None).await?;
            ensure!((enrolled, admitted) == (Granted::Done, Granted::Done), "enrolled and admitted");
            links.push(station.connect(&cluster).await?);
        }
        Ok(Self { cluster, installer, stations, links })
    }
}

/// Pulls a journal from its first entry to its head; checks that positions are dense and the chain follows.
pub async fn whole(link: &Link, audience: &str) -> Result<Vec<(Entry, jcat_desk::Place)>> {
    let mut all = Vec::new();
    follow(link, audience, &mut all).await?;
    Ok(all)
}

/// Pulls what comes after what one has; gives how much that was.
pub async fn follow(link: &Link, audience: &str, all: &mut Vec<(Entry, jcat_desk::Place)>) -> Result<usize> {
    let before = all.len();
    loop {
        let page = link.pull(audience, all.len() as u64).await?.context("a journal of ours")?;
        if page.placed.is_empty() {
            ensure!(page.head == all.len() as u64, "the head is {} and there are {} entries", page.head, all.len());
            return Ok(all.len() - before);
        }
        for (entry, place) in page.placed {
            let (chain, time) = all.last().map_or(([0; 32], Instant(0)), |(_, last): &(Entry, jcat_desk::Place)| (last.chain, last.received_at));
            ensure!(place.position == all.len() as u64 + 1, "position {} follows {} entries", place.position, all.len());
            ensure!(place.received_at >= time, "time of acceptance never goes back");
            let expected = jcat_desk::entry::extend_chain(&chain, &entry.digest(), place.received_at, place.directory);
            ensure!(place.chain == expected, "the chain breaks at {}", place.position);
            all.push((entry, place));
        }
    }
}

/// Writes what a planned action declares: how much others may be told, when it begins and ends in milliseconds, its margin in hours, its
/// place (degrees in millionths, metres; zeros for none), what the keys of its infrastructure say and they.
pub fn planned(level: u8, (from, to): (i64, i64), margin: u32, (lat, lon, radius): (i32, i32, u32), keys: &[(u8, [u8; 32])]) -> Vec<u8> {
    let mut content = vec![1, level, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 8];
    content.extend(from.to_be_bytes());
    content.extend(to.to_be_bytes());
    content.extend(margin.to_be_bytes());
    content.extend(lat.to_be_bytes());
    content.extend(lon.to_be_bytes());
    content.extend(radius.to_be_bytes());
    for (n, (says, key)) in (1u32..).zip(keys) {
        content.extend(n.to_be_bytes());
        content.push(8 | says);
        content.extend(key);
    }
    content
}
