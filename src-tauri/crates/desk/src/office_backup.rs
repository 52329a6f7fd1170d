//! A backup of the office's database from an administrator's machine, and its way back: `pg_dump` and `pg_restore` do the work, with the
//! settings of PGSERVICE and PG* variables; the file is sealed with a code, for it holds every body in clear.
//!
//! What lives here: running the two programs and the file's form. What does not: backups of a large office, which are `pg_basebackup`
//! with archived WAL; and no right: only a role that may read past row-level security can make one, which no officer's login is.
//!
//! The file: a line that names it, 16 bytes of salt, 16 random bytes; then pieces of at most 1 MiB, each with its length before it, sealed
//! under a nonce of those bytes and its number, the last marked as such. So nothing can be changed, moved, or cut off unnoticed.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use secrecy::SecretString;
use serde::Deserialize;
use ts_rs::TS;

use crate::desk::Desk;
use crate::error::Error;
use crate::joining::{self, InvitationCode, administrates};
use crate::office_view::OfficeView;
use crate::start::AtPath;
use crate::undo::Nothing;
use crate::vault;

const NAME: &[u8] = b"jcat office backup v1\n";
const PIECE: usize = 1024 * 1024;

/// Puts a backup of the office back.
#[derive(Clone, Deserialize, TS)]
pub struct RestoreOffice {
    /// The file.
    pub path: String,
    /// The code that was shown when it was made.
    #[ts(type = "string")]
    pub code: SecretString,
}

/// Writes a backup of the office into a file that must not exist; gives the code that opens it, shown once.
pub(crate) fn backup(desk: &Desk, request: AtPath) -> Result<InvitationCode, Error> {
    desk.query(administrates)?;
    let path = Path::new(&request.path);
    if path.exists() {
        return Err(Error::File { doing: "writing the backup", source: std::io::ErrorKind::AlreadyExists.into() });
    }
    let code = joining::make_code(desk)?;
    let (mut salt, mut nonce) = ([0; 16], [0; 16]);
    desk.world().fill(&mut salt)?;
    desk.world().fill(&mut nonce)?;
    let cipher = vault::cipher_of(&joining::plain_code(&code), &salt)?;
    let beside = path.with_extension("unfinished");
    let mut file = BufWriter::new(crate::files::private(&beside).map_err(Error::file("writing the backup"))?);
    let written = file
        .write_all(&[NAME, &salt, &nonce].concat())
        .map_err(Error::file("writing the backup"))
        .and_then(|()| dump(|dumped| seal(dumped, &mut file, &cipher, &nonce)));
    let finished = written.and_then(|()| {
        let file = file.into_inner().map_err(|error| Error::file("writing the backup")(error.into_error()))?;
        file.sync_all().map_err(Error::file("writing the backup"))?;
        std::fs::rename(&beside, path).map_err(Error::file("writing the backup"))?;
        crate::files::sync_folder(path)
    });
    if let Err(error) = finished {
        // What is half done is not left lying; that it could not be removed matters less than why.
        let _ = std::fs::remove_file(&beside);
        return Err(error);
    }
    Ok(InvitationCode { code })
}

/// Puts a backup back, whole or not at all, and announces the restore: desks then offer what the backup has forgotten.
pub(crate) fn restore(desk: &Desk, request: RestoreOffice) -> Result<OfficeView, Error> {
    desk.query(administrates)?;
    let path = Path::new(&request.path);
    // Read once to its end before anything is touched.
    opened(path, &request.code, &mut std::io::sink())?;
    let mut program =
        program("pg_restore", &["--clean", "--if-exists", "--no-owner", "--role=jcat_owner", "--single-transaction", "--exit-on-error"]);
    program.arg(format!("--dbname={}", target())).stdin(Stdio::piped()).stdout(Stdio::null());
    let mut running = program.spawn().map_err(|_| Error::NoProgram("pg_restore"))?;
    let piped = match running.stdin.take() {
        Some(mut input) => opened(path, &request.code, &mut input),
        None => Err(Error::Internal("a pipe to pg_restore")),
    };
    let ended = running.wait().map_err(Error::file("restoring the office"))?;
    if !ended.success() {
        return Err(Error::ProgramFailed("pg_restore"));
    }
    piped?;
    joining::announce_restore(desk, Nothing {})
}

/// Runs `pg_dump` and hands what it writes on. What it says goes where this program's own talk goes.
fn dump(take: impl FnOnce(&mut dyn Read) -> Result<(), Error>) -> Result<(), Error> {
    let mut program = program("pg_dump", &["--format=custom", "--schema=office", "--schema=office_v1"]);
    program.stdin(Stdio::null()).stdout(Stdio::piped());
    program.arg(format!("--dbname={}", target()));
    let mut running = program.spawn().map_err(|_| Error::NoProgram("pg_dump"))?;
    let taken = match running.stdout.take() {
        Some(output) => take(&mut BufReader::new(output)),
        None => Err(Error::Internal("a pipe from pg_dump")),
    };
    let ended = running.wait().map_err(Error::file("writing the backup"))?;
    if ended.success() { taken } else { Err(Error::ProgramFailed("pg_dump")) }
}

/// Secrets stand in the environment and in files, never in arguments; over the network the server is always verified.
fn program(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).arg("--no-password");
    let by_socket = std::env::var("PGHOST").is_ok_and(|host| host.starts_with('/'));
    if !by_socket {
        command.env("PGSSLMODE", "verify-full");
    }
    command
}

/// What the programs are pointed to: the service, or the database on the server of PGHOST.
fn target() -> String {
    let variable = |name: &str| std::env::var(name).ok().filter(|it| !it.is_empty());
    match variable("PGSERVICE") {
        Some(service) => format!("service={service}"),
        None => variable("PGDATABASE").unwrap_or_else(|| "jcat".to_owned()),
    }
}

fn nonce_of(beginning: &[u8; 16], number: u64) -> XNonce {
    let mut nonce = [0; 24];
    nonce.iter_mut().zip(beginning.iter().copied().chain(number.to_be_bytes())).for_each(|(place, byte)| *place = byte);
    XNonce::from(nonce)
}

/// Reads as much as there is, up to a piece.
fn piece(input: &mut dyn Read) -> Result<Vec<u8>, Error> {
    let mut read = Vec::new();
    let most = u64::try_from(PIECE).unwrap_or_default();
    Read::take(input, most).read_to_end(&mut read).map_err(Error::file("writing the backup"))?;
    Ok(read)
}

fn seal(input: &mut dyn Read, output: &mut dyn Write, cipher: &XChaCha20Poly1305, nonce: &[u8; 16]) -> Result<(), Error> {
    let mut current = piece(input)?;
    for number in 0.. {
        let next = piece(input)?;
        let last = next.is_empty();
        let payload = Payload { msg: &current, aad: if last { b"last" } else { b"more" } };
        let sealed = cipher.encrypt(&nonce_of(nonce, number), payload).map_err(|_| Error::Internal("sealing the backup"))?;
        let length = u32::try_from(sealed.len()).map_err(|_| Error::Internal("a piece of the backup"))?;
        output.write_all(&[length.to_be_bytes().as_slice(), &sealed].concat()).map_err(Error::file("writing the backup"))?;
        if last {
            break;
        }
        current = next;
    }
    Ok(())
}

/// Opens a backup piece by piece into `output`; says where it is not one, another code is given, or anything of it was changed.
fn opened(path: &Path, code: &SecretString, output: &mut dyn Write) -> Result<(), Error> {
    let doing = "reading the backup";
    let mut file = BufReader::new(File::open(path).map_err(Error::file(doing))?);
    let mut head = [0; 54];
    file.read_exact(&mut head).map_err(|_| Error::BadBackup)?;
    let rest = head.strip_prefix(NAME).ok_or(Error::BadBackup)?;
    let (salt, nonce) = rest.split_first_chunk::<16>().ok_or(Error::BadBackup)?;
    let nonce = nonce.first_chunk::<16>().ok_or(Error::BadBackup)?;
    let cipher = vault::cipher_of(&joining::plain_code(secrecy::ExposeSecret::expose_secret(code)), salt)?;
    for number in 0.. {
        let mut length = [0; 4];
        file.read_exact(&mut length).map_err(|_| Error::BadBackup)?;
        let length = u64::from(u32::from_be_bytes(length));
        let mut sealed = Vec::new();
        Read::take(&mut file, length).read_to_end(&mut sealed).map_err(Error::file(doing))?;
        let ended = std::io::BufRead::fill_buf(&mut file).map_err(Error::file(doing))?.is_empty();
        let payload = Payload { msg: &sealed, aad: if ended { b"last" } else { b"more" } };
        let content = cipher.decrypt(&nonce_of(nonce, number), payload).map_err(|_| Error::BadBackup)?;
        // What is read here may have gone wrong on the other side too: the program that reads it says so.
        output.write_all(&content).map_err(Error::file("restoring the office"))?;
        if ended {
            break;
        }
    }
    Ok(())
}
