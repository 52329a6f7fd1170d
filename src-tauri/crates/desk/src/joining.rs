//! How a desk comes to an office: logins in reserve, founding, invitations, joining.
//!
//! Invariants
//! - What a desk needs to reach its office, password included, is kept in its replica and nowhere else in clear.
//! - An invitation is a file and a code that travels another way; either alone is worth nothing.

use std::path::Path;

use jcat_domain::change::Change;
use jcat_domain::ids::{AgencyId, OfficerId};
use jcat_domain::roster::DeviceEnrolled;
use jcat_domain::{Audience, Duty, Refusal};
use rusqlite::{Connection, OptionalExtension, params};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::admissions;
use crate::contact;
use crate::desk::{Desk, Opened};
use crate::devices::WhichDevice;
use crate::dismissals;
use crate::error::Error;
use crate::office::{self, Enrolment, Granted, Link, Login, Proof, Settings, Workstation};
use crate::office_view::{self, OfficeView};
use crate::start::{self, DeskStatus};
use crate::sync::may_die;
use crate::undo::Nothing;
use crate::vault;
use crate::witnesses;
use crate::work::{Read, Topic};

/// The most logins that are made at once.
const MOST_LOGINS: u32 = 500;

/// What a desk keeps about its office: where it is, whom to trust, how to log in. Lives in the encrypted replica.
#[derive(Clone, Serialize, Deserialize)]
struct Kept {
    host: String,
    port: u16,
    database: String,
    login: String,
    authority: String,
    password: Option<String>,
    chain: Option<String>,
    key: Option<String>,
}

impl Kept {
    fn of(settings: &Settings) -> Self {
        let (password, chain, key) = match &settings.proof {
            Proof::Password(password) => (Some(password.expose_secret().to_owned()), None, None),
            Proof::Certificate { chain, key } => (None, Some(chain.clone()), Some(key.expose_secret().to_owned())),
        };
        let Settings { host, port, database, login, authority, .. } = settings.clone();
        Self { host, port, database, login, authority, password, chain, key }
    }

    fn settings(self) -> Result<Settings, Error> {
        let proof = match (self.password, self.chain, self.key) {
            (Some(password), ..) => Proof::Password(password.into()),
            (None, Some(chain), Some(key)) => Proof::Certificate { chain, key: key.into() },
            _ => return Err(Error::Damaged("what the desk keeps of its office does not read".into())),
        };
        Ok(Settings { host: self.host, port: self.port, database: self.database, login: self.login, authority: self.authority, proof })
    }
}

/// A login that waits to be given away.
#[derive(Clone, Serialize, Deserialize)]
struct Reserved {
    login: String,
    password: String,
}

/// What an invitation holds once it is opened.
#[derive(Serialize, Deserialize)]
struct Inside {
    officer: OfficerId,
    name: String,
    office: Kept,
}

/// An invitation as a file.
#[derive(Serialize, Deserialize)]
struct Invitation {
    jcat_invitation: u32,
    sealed: String,
}

/// An officer who was invited, and the login that went with it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Invited {
    pub(crate) officer: OfficerId,
    pub(crate) login: String,
}

// ---- what the desk keeps ---------------------------------------------------------------------------------------------------

/// Reads something that the desk keeps for itself.
pub(crate) fn kept<T: DeserializeOwned>(connection: &Connection, name: &str) -> Result<Option<T>, Error> {
    let found: Option<Vec<u8>> =
        connection.prepare_cached("SELECT value FROM desk WHERE name = ?1")?.query_row([name], |row| row.get(0)).optional()?;
    let read = |bytes: Vec<u8>| serde_json::from_slice(&bytes).map_err(|_| Error::Damaged("what the desk keeps of its office does not read".into()));
    found.map(read).transpose()
}

/// Keeps something for the desk itself, in place of what stood there.
pub(crate) fn keep<T: Serialize>(connection: &Connection, name: &str, value: &T) -> Result<(), Error> {
    let bytes = zeroize::Zeroizing::new(serde_json::to_vec(value).map_err(|_| Error::Internal("writing what the desk keeps"))?);
    connection.prepare_cached("INSERT OR REPLACE INTO desk (name, value) VALUES (?1, ?2)")?.execute(params![name, bytes.as_slice()])?;
    Ok(())
}

/// Takes out what the desk kept.
pub(crate) fn forget(connection: &Connection, name: &str) -> Result<(), Error> {
    connection.prepare_cached("DELETE FROM desk WHERE name = ?1")?.execute([name])?;
    Ok(())
}

/// Gives how this desk reaches its office; none while it works alone.
pub(crate) fn settings_of(connection: &Connection) -> Result<Option<Settings>, Error> {
    kept::<Kept>(connection, "office")?.map(Kept::settings).transpose()
}

/// Gives those whom this desk invited.
pub(crate) fn invited(connection: &Connection) -> Result<Vec<Invited>, Error> {
    Ok(kept(connection, "invited")?.unwrap_or_default())
}

/// Counts the logins that wait to be given away.
pub(crate) fn reserve(connection: &Connection) -> Result<usize, Error> {
    Ok(kept::<Vec<Reserved>>(connection, "reserve")?.map_or(0, |all| all.len()))
}

fn workstation(open: &Opened) -> Workstation {
    Workstation { device: open.me.device, signing: open.me.keys.signing_public(), sealing: open.me.keys.sealing_public() }
}

// ---- founding --------------------------------------------------------------------------------------------------------------

/// Makes logins in reserve.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct ReserveLogins {
    /// How many, at most 500.
    pub count: u32,
}

/// The script that gives an office its roles.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RolesScript {
    /// What a superuser runs with psql. It holds no password.
    pub script: String,
}

/// Makes logins in reserve, keeps them in this desk, and gives the script that a superuser runs.
pub(crate) fn reserve_logins(desk: &Desk, request: ReserveLogins) -> Result<RolesScript, Error> {
    desk.query(administrates)?;
    let logins: Vec<Login> = (0..request.count.min(MOST_LOGINS)).map(|_| Login::make(desk.world())).collect::<Result<_, _>>()?;
    let first = desk.opened()?.replica.write(|tx| {
        let before: Option<Vec<Reserved>> = kept(tx, "reserve")?;
        let first = before.is_none();
        let mut all = before.unwrap_or_default();
        all.extend(logins.iter().map(|login| Reserved { login: login.name.clone(), password: login.password.expose_secret().to_owned() }));
        keep(tx, "reserve", &all)?;
        Ok(first)
    })?;
    desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office] });
    // The roles themselves are made once; later scripts only add logins.
    Ok(RolesScript { script: if first { office::roles_to_run(&logins) } else { office::logins_to_run(&logins) } })
}

/// Gives all SQL that founding runs, for a database administrator to read first.
pub(crate) fn office_sql(_: &Desk, _: Nothing) -> Result<RolesScript, Error> {
    Ok(RolesScript { script: office::sql_to_read() })
}

/// Founds an office database.
#[derive(Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct FoundOffice {
    /// `postgres://jcat_installer@host/jcat`, without a password; none reads PGSERVICE or PGHOST and the like.
    #[ts(optional)]
    pub address: Option<String>,
    /// The certificate authority of the server, or its certificate, in PEM; none reads the file that PGSSLROOTCERT names.
    #[ts(optional)]
    pub authority: Option<String>,
    /// The installer's password; none reads PGPASSWORD or the password file.
    #[ts(optional, type = "string")]
    pub password: Option<SecretString>,
}

impl FoundOffice {
    fn installer(self) -> Result<Settings, office::Trouble> {
        let (address, authority, password) = match (self.address, self.authority, self.password) {
            (Some(address), Some(authority), Some(password)) => return Settings::at(&address, authority, Proof::Password(password)),
            given => given,
        };
        let at = address.map(|address| Settings::at(&address, String::new(), Proof::Password(String::new().into()))).transpose()?;
        // What the address says stands before what the environment says.
        let variable = |name: &str| {
            let said = at.as_ref().and_then(|at| match name {
                "PGHOST" => Some(at.host.clone()),
                "PGPORT" => Some(at.port.to_string()),
                "PGDATABASE" => Some(at.database.clone()),
                "PGUSER" => Some(at.login.clone()),
                "PGSERVICE" => Some(String::new()),
                _ => None,
            });
            said.or_else(|| std::env::var(name).ok()).filter(|said| !said.is_empty())
        };
        let mut settings = Settings::from_environment(variable, |path| std::fs::read_to_string(path).ok())?;
        if let Some(authority) = authority {
            settings.authority = authority;
        }
        if let Some(password) = password {
            settings.proof = Proof::Password(password);
        }
        Ok(settings)
    }
}

/// Founds the office: runs the migrations, enrols this officer as its first administrator, and sends everything on.
pub(crate) fn found(desk: &Desk, request: FoundOffice) -> Result<OfficeView, Error> {
    let installer = request.installer()?;
    let open = desk.opened()?;
    let agency = desk.query(|read| {
        administrates(read)?;
        if settings_of(read.connection)?.is_some() || start::is_sample(read.connection)? {
            return Err(Error::OfficeExists);
        }
        read.author()?.agency.clone().ok_or(Error::NotFound("agency"))
    })?;
    let login = take_login(&open, Some(open.me.officer))?;
    may_die!(LoginTaken);
    let own = Settings { login: login.login.clone(), proof: Proof::Password(login.password.clone().into()), ..installer.clone() };
    let founding = office::Founding {
        office: desk.world().make_id()?,
        login: login.login.clone(),
        officer: open.me.officer,
        agency,
        workstation: workstation(&open),
    };
    let outcome = contact::wait_for(office::found(&installer, &founding))?;
    match outcome {
        Ok(Granted::Done) => {
            may_die!(OfficeFounded);
        }
        // Founded by this desk, which was ended before it could note it.
        Ok(Granted::Refused) if is_greeted(&own, &open) => {}
        refused => {
            // The login was not used: it waits again.
            give_back(&open, open.me.officer, login)?;
            refused?;
            return Err(Error::OfficeExists);
        }
    }
    open.replica.write(|tx| {
        keep(tx, "office", &Kept::of(&own))?;
        keep(tx, "invited", &[Invited { officer: open.me.officer, login: own.login.clone() }])
    })?;
    drop(open);
    contact::sync_now(desk, Nothing {})
}

/// Brings the office to the version of this program.
#[derive(Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct UpgradeOffice {
    /// The installer's password; none reads PGPASSWORD or the password file.
    #[ts(optional, type = "string")]
    pub password: Option<SecretString>,
}

/// Runs the migrations that the office does not have yet, all or none, as the installer.
pub(crate) fn upgrade(desk: &Desk, request: UpgradeOffice) -> Result<OfficeView, Error> {
    let own = desk.query(|read| {
        administrates(read)?;
        settings_of(read.connection)?.ok_or(Error::NoOffice)
    })?;
    let installer = Settings::of_installer(&own, request.password, |name| std::env::var(name).ok(), |path| std::fs::read_to_string(path).ok())?;
    contact::wait_for(office::migrate(&installer))??;
    contact::sync_now(desk, Nothing {})
}

/// Says whether the office knows this desk under a login.
fn is_greeted(own: &Settings, open: &Opened) -> bool {
    let greeted = contact::wait_for(async { Link::open(own).await?.hello(open.me.device).await });
    matches!(greeted, Ok(Ok(hello)) if hello.officer == open.me.officer && hello.device_known)
}

/// Takes the login of somebody who was invited before, or the next in reserve.
fn take_login(open: &Opened, of: Option<OfficerId>) -> Result<Reserved, Error> {
    open.replica.write(|tx| {
        let mut all: Vec<Reserved> = kept(tx, "reserve")?.unwrap_or_default();
        let mut given: Vec<(OfficerId, Reserved)> = kept(tx, "given")?.unwrap_or_default();
        if let Some((_, login)) = given.iter().find(|(officer, _)| Some(*officer) == of) {
            return Ok(login.clone());
        }
        if all.is_empty() {
            return Err(Error::NoLoginLeft);
        }
        let login = all.remove(0);
        keep(tx, "reserve", &all)?;
        if let Some(officer) = of {
            given.push((officer, login.clone()));
            keep(tx, "given", &given)?;
        }
        Ok(login)
    })
}

fn give_back(open: &Opened, officer: OfficerId, login: Reserved) -> Result<(), Error> {
    open.replica.write(|tx| {
        let mut given: Vec<(OfficerId, Reserved)> = kept(tx, "given")?.unwrap_or_default();
        given.retain(|(of, _)| *of != officer);
        keep(tx, "given", &given)?;
        let mut all: Vec<Reserved> = kept(tx, "reserve")?.unwrap_or_default();
        all.insert(0, login);
        keep(tx, "reserve", &all)
    })
}

/// Refuses everybody but an administrator.
pub(crate) fn administrates(read: &Read<'_>) -> Result<(), Error> {
    Ok(read.author()?.require(&[Duty::Administrator])?)
}

// ---- invitations -----------------------------------------------------------------------------------------------------------

/// Invites an officer of the roster.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct InviteOfficer {
    /// The officer.
    pub officer: OfficerId,
    /// The file to write, which must not exist.
    pub path: String,
}

/// What goes with an invitation by another way.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InvitationCode {
    /// Told to the officer by telephone or in person; shown once.
    pub code: String,
}

/// Writes an invitation and opens a place for a workstation of the officer in the office database.
pub(crate) fn invite(desk: &Desk, request: InviteOfficer) -> Result<InvitationCode, Error> {
    let path = Path::new(&request.path);
    if path.exists() {
        return Err(Error::File { doing: "writing the invitation", source: std::io::ErrorKind::AlreadyExists.into() });
    }
    let (settings, name, agency, duties) = desk.query(|read| {
        administrates(read)?;
        let settings = settings_of(read.connection)?.ok_or(Error::NoOffice)?;
        let roster = read.roster()?;
        let officer = roster.officers.get(&request.officer).ok_or(Refusal::UnknownOfficer)?;
        let today = read.today();
        // Who comes as a guest is one to the office from the beginning, also before the first day.
        let comes = |post: &&jcat_domain::duties::Post| post.duty == Duty::Guest && post.span.to.is_none_or(|to| today < to);
        let duties: Vec<Duty> = officer.posts.iter().filter(|post| post.span.holds(today) || comes(post)).map(|post| post.duty).collect();
        Ok((settings, officer.name.value.clone(), officer.agency.clone(), duties))
    })?;
    let open = desk.opened()?;
    let login = take_login(&open, Some(request.officer))?;
    enrol(&settings, &login, request.officer, agency, duties)?;
    may_die!(InvitedEnrolled);
    let office = Kept { login: login.login.clone(), password: Some(login.password), chain: None, key: None, ..Kept::of(&settings) };
    let inside = serde_json::to_vec(&Inside { officer: request.officer, name, office }).map_err(|_| Error::Internal("writing an invitation"))?;
    let code = make_code(desk)?;
    let sealed = vault::seal_with_code(&zeroize::Zeroizing::new(inside), &plain_code(&code), desk.world())?;
    let file = Invitation { jcat_invitation: 1, sealed: data_encoding::BASE64.encode(&sealed) };
    let text = serde_json::to_vec_pretty(&file).map_err(|_| Error::Internal("writing an invitation"))?;
    crate::files::write_whole(path, &text)?;
    may_die!(InvitationWritten);
    open.replica.write(|tx| {
        let mut all = invited(tx)?;
        if !all.iter().any(|it| it.officer == request.officer) {
            all.push(Invited { officer: request.officer, login: login.login.clone() });
        }
        admissions::forget_duties(tx, request.officer)?;
        keep(tx, "invited", &all)
    })?;
    desk.stir();
    desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office] });
    Ok(InvitationCode { code })
}

fn enrol(settings: &Settings, login: &Reserved, officer: OfficerId, agency: AgencyId, duties: Vec<Duty>) -> Result<(), Error> {
    let enrolment = Enrolment { login: login.login.clone(), officer, agency, duties, workstation: None };
    let granted = contact::wait_for(async { Link::open(settings).await?.enrol(&enrolment).await })??;
    if granted == Granted::Done { Ok(()) } else { Err(Error::OfficeRefused) }
}

/// Five groups of four letters and digits: a hundred bits, read out without confusion.
pub(crate) fn make_code(desk: &Desk) -> Result<String, Error> {
    let mut bytes = zeroize::Zeroizing::new([0; 13]);
    desk.world().fill(bytes.as_mut())?;
    let letters = data_encoding::BASE32_NOPAD.encode(bytes.as_slice());
    let groups: Vec<&str> = (0..5).filter_map(|group| letters.get(group * 4..group * 4 + 4)).collect();
    Ok(groups.join("-"))
}

/// What people type of a code: without hyphens and spaces, in capitals, with the digits that look like letters read as those.
pub(crate) fn plain_code(code: &str) -> SecretString {
    let letter = |c: char| match c.to_ascii_uppercase() {
        '0' => 'O',
        '1' => 'I',
        '8' => 'B',
        other => other,
    };
    code.chars().filter(|c| c.is_ascii_alphanumeric()).map(letter).collect::<String>().into()
}

// ---- joining ---------------------------------------------------------------------------------------------------------------

/// Joins an office with an invitation. Makes the desk.
#[derive(Clone, Deserialize, TS)]
pub struct JoinOffice {
    /// The invitation's file.
    pub path: String,
    /// The code that came another way.
    #[ts(type = "string")]
    pub code: SecretString,
    /// What will open the desk.
    #[ts(type = "string")]
    pub passphrase: SecretString,
    /// Whether the system keyring keeps the key.
    #[serde(default)]
    pub keyring: bool,
}

/// Makes a desk for the invited officer and takes in what the office has. Where the office does not answer just now, the desk is
/// there all the same, and goes on when it does.
pub(crate) fn join(desk: &Desk, request: JoinOffice) -> Result<DeskStatus, Error> {
    if desk.folder().is_some() && request.passphrase.expose_secret().chars().count() < vault::SHORTEST {
        return Err(Error::WeakPassphrase);
    }
    let text = std::fs::read(&request.path).map_err(Error::file("reading the invitation"))?;
    let file: Invitation = serde_json::from_slice(&text).map_err(|_| Error::BadInvitation)?;
    let sealed = data_encoding::BASE64.decode(file.sealed.as_bytes()).map_err(|_| Error::BadInvitation)?;
    let inside = vault::open_with_code(&sealed, &plain_code(request.code.expose_secret())).ok_or(Error::BadInvitation)?;
    let inside: Inside = serde_json::from_slice(&inside).map_err(|_| Error::BadInvitation)?;
    let key = desk.found(&request.passphrase, Some(inside.officer), |work, officer, device| {
        keep(work.transaction(), "office", &inside.office)?;
        let keys = (work.me.keys.signing_public(), work.me.keys.sealing_public());
        let enrolled = DeviceEnrolled { officer, signing: keys.0, sealing: keys.1 };
        work.record(Audience::Everyone, device.subject(), Change::DeviceEnrolled(enrolled)).map(drop)
    })?;
    if request.keyring
        && let Some(vault) = desk.vault()
    {
        vault.keep_in_keyring(&key)?;
    }
    contact::sync_now(desk, Nothing {})?;
    start::status(desk, Nothing {})
}

// ---- devices and restores --------------------------------------------------------------------------------------------------

/// Says that a workstation is lost or destroyed: nobody waits for its receipts any more.
pub(crate) fn write_off_device(desk: &Desk, request: WhichDevice) -> Result<OfficeView, Error> {
    request_of_office(desk, async |link| link.write_off(request.device).await)?;
    desk.opened()?.replica.write(|tx| dismissals::forget_missing(tx, request.device))?;
    desk.tell(&crate::Notice::Changed { topics: vec![Topic::Office] });
    office_view::view(desk, Nothing {})
}

/// Announces that the office database was put back from a backup, signed by this workstation: other desks believe no other word.
pub(crate) fn announce_restore(desk: &Desk, _: Nothing) -> Result<OfficeView, Error> {
    let device = desk.opened()?.me.device;
    let known = desk.query(|read| Ok(crate::sync::standing_of(read.connection)?.office))?.map_or(0, |(_, incarnation)| incarnation);
    request_of_office(desk, async |link| {
        let hello = link.hello(device).await?;
        // Higher than any that this desk has heard of: the backup may have forgotten an earlier restore.
        let incarnation = hello.incarnation.max(known) + 1;
        let message = witnesses::restore_bytes(hello.office, incarnation);
        let open = desk.opened().map_err(|_| office::Trouble::Broken("the desk is locked"))?;
        link.announce_restore(incarnation, device, &open.me.keys.sign(&message)).await
    })?;
    contact::sync_now(desk, Nothing {})
}

/// Ends the healing after a restore: the office takes new entries again.
pub(crate) fn end_healing(desk: &Desk, _: Nothing) -> Result<OfficeView, Error> {
    let device = desk.opened()?.me.device;
    // It ends by itself once every desk has offered what it holds.
    request_of_office(desk, async |link| {
        if !link.hello(device).await?.healing {
            return Ok(Granted::Done);
        }
        let granted = link.healed().await?;
        link.wake().await?;
        Ok(granted)
    })?;
    contact::sync_now(desk, Nothing {})
}

fn request_of_office(desk: &Desk, ask: impl AsyncFnOnce(&Link) -> Result<Granted, office::Trouble>) -> Result<(), Error> {
    let settings = desk.query(|read| {
        administrates(read)?;
        settings_of(read.connection)?.ok_or(Error::NoOffice)
    })?;
    let granted = contact::wait_for(async {
        let link = Link::open(&settings).await?;
        ask(&link).await
    })??;
    if granted == Granted::Done { Ok(()) } else { Err(Error::OfficeRefused) }
}
