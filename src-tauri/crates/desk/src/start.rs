//! How a desk begins, opens, locks, and is looked after as a whole.

use std::path::PathBuf;

use jcat_domain::change::Change;
use jcat_domain::duties::Duty;
use jcat_domain::ids::AgencyId;
use jcat_domain::roster::{DeviceEnrolled, OfficeBegan, OfficerRecorded, PostGranted};
use jcat_domain::text::{self, TextField};
use jcat_domain::{Audience, Day, Refusal, Span, founding};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::Desk;
use crate::error::Error;
use crate::problem::Problem;
use crate::replica::check::{self, Rebuild, Verification};
use crate::settings::{self, Preferences};
use crate::undo::Nothing;

/// Where the desk stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum DeskState {
    /// There is none yet.
    None,
    /// It waits for its passphrase.
    Locked,
    /// It is open.
    Open,
}

/// What the window asks first.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeskStatus {
    /// Where the desk stands.
    pub state: DeskState,
    /// The version of the product.
    pub version: String,
    /// Language, theme and the like.
    pub preferences: Preferences,
    /// Who works here; none while it is not open.
    pub me: Option<WhoIAm>,
    /// Whether everything in it is sample data.
    pub sample: bool,
    /// Why the sample office did not begin, where it was to and did not.
    pub sample_problem: Option<Problem>,
    /// The office's day.
    pub today: Day,
    /// The desk's folder; none for one in memory.
    pub folder: Option<String>,
    /// Organisations a new desk can begin with: key, country, name.
    pub agencies: Vec<AgencyChoice>,
}

/// An organisation to choose from.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgencyChoice {
    /// Its key.
    pub id: AgencyId,
    /// Its country; none for a European body.
    pub country: Option<jcat_domain::Country>,
    /// Its name; none while it is not recorded.
    pub name: Option<String>,
}

/// Who works at this desk.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WhoIAm {
    /// The officer.
    pub officer: jcat_domain::ids::OfficerId,
    /// The name.
    pub name: String,
    /// The organisation.
    pub agency: AgencyId,
    /// Its country.
    pub country: Option<jcat_domain::Country>,
    /// The duties of today.
    pub duties: Vec<Duty>,
}

/// Starts an office on this desk.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartOffice {
    /// The officer's name.
    pub name: String,
    /// The officer's organisation.
    pub agency: AgencyId,
    /// The first day of the term; none means today.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<Day>,
    /// Duties that the officer claims. The founder is administrator until a second one is named.
    pub duties: Vec<Duty>,
    /// What opens the desk.
    #[ts(type = "string")]
    pub passphrase: SecretString,
    /// Whether the system keyring keeps the key.
    #[serde(default)]
    pub keyring: bool,
}

/// Opens the desk.
#[derive(Clone, Deserialize, TS)]
pub struct Unlock {
    /// The passphrase; none asks the system keyring.
    #[ts(type = "string | null")]
    pub passphrase: Option<SecretString>,
}

/// Puts a copy back on a desk that does not open, or where there is none.
#[derive(Clone, Deserialize, TS)]
pub struct PutBack {
    /// The copy; its key file lies beside it.
    pub path: String,
    /// The passphrase of the copy, or of this desk.
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

/// Changes the passphrase.
#[derive(Clone, Deserialize, TS)]
pub struct ChangePassphrase {
    /// The old one.
    #[ts(type = "string")]
    pub old: SecretString,
    /// The new one.
    #[ts(type = "string")]
    pub new: SecretString,
}

/// Keeps the key in the system keyring, or takes it out.
#[derive(Clone, Copy, Deserialize, TS)]
pub struct KeepInKeyring {
    /// Whether.
    pub keep: bool,
}

/// A file to write to or read from.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AtPath {
    /// Its path.
    pub path: String,
}

/// Says where the desk stands.
pub(crate) fn status(desk: &Desk, _: Nothing) -> Result<DeskStatus, Error> {
    let state = match desk.opened() {
        Ok(_) => DeskState::Open,
        Err(Error::Locked) => DeskState::Locked,
        Err(_) => DeskState::None,
    };
    let (me, sample) = match state {
        DeskState::Open => desk.query(|read| {
            let (roster, author, _) = read.who()?;
            let name = read.officer_name(read.me.officer)?;
            let agency = roster.officers.get(&read.me.officer).map(|officer| officer.agency.clone());
            let me = agency.map(|agency| WhoIAm {
                officer: read.me.officer,
                name,
                agency,
                country: author.country,
                duties: author.duties.iter().copied().collect(),
            });
            Ok((me, is_sample(read.connection)?))
        })?,
        _ => (None, false),
    };
    let agencies = founding::roster().into_iter().filter_map(|(_, change)| match change {
        Change::OrganisationRecorded(it) => Some(AgencyChoice { id: it.id, country: it.country, name: it.name }),
        _ => None,
    });
    Ok(DeskStatus {
        state,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        preferences: desk.preferences(),
        me,
        sample,
        sample_problem: desk.sample_problem(),
        today: desk.world().now().office_day(),
        folder: desk.folder().map(|folder| folder.display().to_string()),
        agencies: agencies.collect(),
    })
}

pub(crate) fn is_sample(connection: &rusqlite::Connection) -> Result<bool, Error> {
    use jcat_domain::fold::State;
    match crate::replica::refold::load(connection, founding::office())? {
        Some((State::Office(office), _)) => Ok(office.sample),
        _ => Ok(false),
    }
}

/// Starts an office here: keys, replica, the officer with what it claims, the roster.
pub(crate) fn start_office(desk: &Desk, request: StartOffice) -> Result<DeskStatus, Error> {
    begin(desk, &request, Founding::Office)?;
    status(desk, Nothing {})
}

/// What a new desk is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Founding {
    /// Real work.
    Office,
    /// Sample data.
    Sample,
    /// An officer who comes to an office that exists: no roster is recorded, and nobody becomes administrator by it.
    Newcomer,
}

pub(crate) fn begin(desk: &Desk, request: &StartOffice, founding: Founding) -> Result<(), Error> {
    let name = text::required(TextField::Name, &request.name)?;
    let today = desk.world().now().office_day();
    let from = request.from.unwrap_or(today);
    let known = founding::roster().into_iter().any(|(_, change)| matches!(change, Change::OrganisationRecorded(it) if it.id == request.agency));
    if !known {
        return Err(Refusal::UnknownAgency { agency: request.agency.clone() }.into());
    }
    if desk.folder().is_some() && request.passphrase.expose_secret().chars().count() < crate::vault::SHORTEST {
        return Err(Error::WeakPassphrase);
    }
    let mut duties = request.duties.clone();
    if founding != Founding::Newcomer {
        duties.push(Duty::Administrator);
    }
    duties.sort_unstable();
    duties.dedup();
    if let Some(other) = duties.iter().find(|_| duties.contains(&Duty::Auditor)).filter(|_| duties.len() > 1) {
        return Err(Refusal::IncompatibleDuties { held: *other, duty: Duty::Auditor }.into());
    }
    let key = desk.found(&request.passphrase, None, |work, officer, device| {
        work.batch = Some(jcat_domain::ids::BatchId(work.make_id()?));
        let keys = (work.me.keys.signing_public(), work.me.keys.sealing_public());
        let mut record = |subject, change| work.record(Audience::Everyone, subject, change).map(|_| ());
        record(device.subject(), Change::DeviceEnrolled(DeviceEnrolled { officer, signing: keys.0, sealing: keys.1 }))?;
        record(officer.subject(), Change::OfficerRecorded(OfficerRecorded { officer, agency: request.agency.clone(), name }))?;
        for duty in duties {
            // A term that begins later begins then; the administrator's begins now, or nobody could fill in the roster.
            let span = Span::since(if duty == Duty::Administrator { from.min(today) } else { from });
            record(officer.subject(), Change::PostGranted(PostGranted { duty, span, before_the_office: true }))?;
        }
        if founding == Founding::Newcomer {
            return Ok(());
        }
        record(founding::office(), Change::OfficeBegan(OfficeBegan { sample: founding == Founding::Sample }))?;
        founding::roster().into_iter().try_for_each(|(subject, change)| record(subject, change))
    })?;
    if request.keyring
        && let Some(vault) = desk.vault()
    {
        vault.keep_in_keyring(&key)?;
    }
    Ok(())
}

/// Fills a desk that does not exist yet with the sample office.
pub(crate) fn start_sample(desk: &Desk, _: Nothing) -> Result<DeskStatus, Error> {
    if desk.folder().is_some() {
        return Err(Error::BadRequest("a sample office in a window lives in memory; use `jcat sample` for one on disk".into()));
    }
    let begun = crate::sample::fill(desk, &SecretString::from(String::new()));
    // The window begins it before there is anybody to be told, and asks for the status then.
    desk.keep_sample_problem(begun.as_ref().err().map(|error| desk.problem(error)));
    begun?;
    status(desk, Nothing {})
}

/// Opens the desk.
pub(crate) fn unlock(desk: &Desk, request: Unlock) -> Result<DeskStatus, Error> {
    desk.unlock_with(|vault| match &request.passphrase {
        Some(passphrase) => vault.open(passphrase),
        None => vault.open_by_keyring().ok_or(Error::NoKeyring),
    })?;
    status(desk, Nothing {})
}

/// Locks the desk.
pub(crate) fn lock(desk: &Desk, _: Nothing) -> Result<DeskStatus, Error> {
    crate::elections::seats::forget_sealed();
    desk.lock();
    status(desk, Nothing {})
}

/// Changes the passphrase; the replica itself is not written again.
pub(crate) fn change_passphrase(desk: &Desk, request: ChangePassphrase) -> Result<Nothing, Error> {
    let vault = desk.vault().filter(crate::vault::Vault::exists).ok_or(Error::NoDesk)?;
    let key = vault.open(&request.old)?;
    vault.wrap(&key, &request.new, desk.world())?;
    Ok(Nothing {})
}

/// Keeps the key in the system keyring, or takes it out.
pub(crate) fn keep_in_keyring(desk: &Desk, request: KeepInKeyring) -> Result<Nothing, Error> {
    let vault = desk.vault().filter(crate::vault::Vault::exists).ok_or(Error::NoDesk)?;
    if request.keep {
        vault.keep_in_keyring(desk.opened()?.replica.key())?
    } else {
        vault.forget_keyring()?
    }
    Ok(Nothing {})
}

/// Keeps language, theme and the like. They are no secret and are needed before the desk is open.
pub(crate) fn set_preferences(desk: &Desk, request: Preferences) -> Result<DeskStatus, Error> {
    let request = Preferences { text_size: request.text_size.clamp(80, 200), ..request };
    if let Some(folder) = desk.folder() {
        settings::keep_preferences(folder, &request)?;
    }
    desk.prefer(request);
    status(desk, Nothing {})
}

/// Stops the long command that runs.
pub(crate) fn cancel(desk: &Desk, _: Nothing) -> Result<Nothing, Error> {
    desk.cancel();
    Ok(Nothing {})
}

/// Checks every page, header, body, chain and signature.
pub(crate) fn verify(desk: &Desk, _: Nothing) -> Result<Verification, Error> {
    check::verify(&desk.opened()?.replica)
}

/// Makes everything that is derived again.
pub(crate) fn rebuild(desk: &Desk, _: Nothing) -> Result<Rebuild, Error> {
    use crate::work::Topic::{Board, Cases, Documents, Drafts, Notes, Records, Roster, Rounds};
    let open = desk.opened()?;
    desk.begin_job();
    let began = std::time::Instant::now();
    let entries = check::rebuild(&open.replica, |done, of| if done % 200 == 0 { desk.report("rebuildReplica", done, of) } else { Ok(()) })?;
    desk.tell(&crate::Notice::Changed { topics: vec![Roster, Cases, Drafts, Notes, Documents, Rounds, Board, Records] });
    Ok(Rebuild { entries, millis: u64::try_from(began.elapsed().as_millis()).unwrap_or_default() })
}

/// Copies the replica and its key file into a new file and one beside it.
pub(crate) fn backup(desk: &Desk, request: AtPath) -> Result<Nothing, Error> {
    // A copy holds the replica alone: what was noted goes into it first.
    crate::records::keeping::keep(desk)?;
    let open = desk.opened()?;
    desk.begin_job();
    let to = PathBuf::from(&request.path);
    let key_copy = crate::vault::Vault::beside(&to);
    if key_copy.exists() {
        return Err(Error::File { doing: "writing the backup", source: std::io::ErrorKind::AlreadyExists.into() });
    }
    check::backup(&open.replica, &to, |done, of| desk.report("backupReplica", done, of))?;
    if let Some(vault) = desk.vault() {
        let key = std::fs::read(vault.path()).map_err(Error::file("reading the key file"))?;
        crate::files::write_whole(key_copy.path(), &key)?;
    }
    Ok(Nothing {})
}

/// Puts a copy back; what was there is kept beside it.
pub(crate) fn restore(desk: &Desk, request: AtPath) -> Result<DeskStatus, Error> {
    desk.restore(&PathBuf::from(&request.path))?;
    status(desk, Nothing {})
}

/// Puts a copy back on a desk that does not open.
pub(crate) fn put_back(desk: &Desk, request: PutBack) -> Result<DeskStatus, Error> {
    desk.put_back(&PathBuf::from(&request.path), &request.passphrase)?;
    status(desk, Nothing {})
}
