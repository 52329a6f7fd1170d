//! A throw-away PostgreSQL: its own cluster, authority and certificates, on a free port of the loopback and a socket in its folder;
//! checksums on, and fsync too where what is tested is what a crash leaves. Ended and removed when dropped.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use jcat_desk::office::{self, Login, Proof, Settings};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use tempfile::TempDir;

/// Who may come in, and how: the superuser by the socket, all others with what they prove.
const DOORS: &str = "\
local    all   postgres                        trust
local    replication  postgres                 trust
local    all   all                             scram-sha-256
hostssl  jcat  jcat_certified    127.0.0.1/32  cert
hostssl  jcat  +jcat_officers    127.0.0.1/32  scram-sha-256
hostssl  jcat  jcat_installer    127.0.0.1/32  scram-sha-256
hostssl  jcat  jcat_backup       127.0.0.1/32  scram-sha-256
";

/// Connections that a cluster of a test has room for.
const FEW: usize = 80;

/// A running server.
pub struct Cluster {
    folder: TempDir,
    server: Option<Child>,
    port: u16,
    connections: usize,
    durable: bool,
    authority: CertifiedIssuer<'static, KeyPair>,
    /// How large a file of the server may grow.
    most: Option<u64>,
}

/// A certificate and its key, in PEM.
pub struct Certificate {
    /// The certificate.
    pub chain: String,
    /// Its key.
    pub key: String,
}

/// Makes a certificate authority.
pub fn authority(name: &str) -> Result<CertifiedIssuer<'static, KeyPair>> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, name);
    Ok(CertifiedIssuer::self_signed(params, KeyPair::generate()?)?)
}

/// Makes a certificate for a name: a server's, or a login's. One of the past has expired.
pub fn certificate(authority: &CertifiedIssuer<'static, KeyPair>, name: &str, until: i32) -> Result<Certificate> {
    let mut params = CertificateParams::new(vec![name.replace('_', "-")])?;
    params.distinguished_name.push(DnType::CommonName, name);
    params.not_after = date_time_ymd(until, 1, 1);
    let key = KeyPair::generate()?;
    Ok(Certificate { chain: params.signed_by(&key, authority)?.pem(), key: key.serialize_pem() })
}

impl Cluster {
    /// Makes a cluster and starts it. It writes nothing out: for tests of everything but crashes and disks.
    pub fn start() -> Result<Self> {
        Self::start_for(FEW, false, &[])
    }

    /// The same as an office has it, with fsync on, and with more words for `initdb`.
    pub fn durable(words: &[&str]) -> Result<Self> {
        Self::start_for(FEW, true, words)
    }

    /// Makes a cluster for so many connections and starts it.
    fn start_for(connections: usize, durable: bool, words: &[&str]) -> Result<Self> {
        // A socket's path has room for 107 letters.
        let folder = tempfile::Builder::new().prefix("jcat-pg-").tempdir_in("/tmp")?;
        let authority = authority("throw-away authority")?;
        let mut cluster = Self { folder, server: None, port: 0, connections, durable, authority, most: None };
        fs::set_permissions(cluster.folder.path(), fs::Permissions::from_mode(0o755))?;
        cluster.own(cluster.folder.path())?;
        let data = cluster.file("data");
        let mut initdb = cluster.as_server("initdb")?;
        // Not synced while it is made: it is worth nothing yet.
        initdb
            .args(["--no-sync", "--data-checksums", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"])
            .args(words)
            .arg("--pgdata")
            .arg(&data);
        ran(&mut initdb)?;
        cluster.write("data/pg_hba.conf", DOORS)?;
        cluster.write("ca.pem", &cluster.authority.pem())?;
        cluster.certify(&certificate(&cluster.authority, "localhost", 4000)?)?;
        cluster.open()?;
        Ok(cluster)
    }

    /// Makes a cluster with roles, an empty office database and logins in reserve; gives also how its installer logs in. Durable, it
    /// runs with fsync on.
    pub fn with_roles(reserve: &[Login], durable: bool) -> Result<(Self, Settings)> {
        // Two for each desk, and some for whoever looks on.
        let cluster = Self::start_for(FEW.max(2 * reserve.len() + 20), durable, &[])?;
        cluster.write("roles.sql", &office::roles_to_run(reserve))?;
        cluster.psql("postgres", &["-f", &cluster.file("roles.sql").to_string_lossy()])?;
        cluster.psql("postgres", &["-c", "ALTER ROLE jcat_installer PASSWORD 'installer of a test'"])?;
        let installer = cluster.settings("jcat_installer", "installer of a test");
        Ok((cluster, installer))
    }

    /// Has the clock of every database that is made from now on be one that [`Self::set_clock`] moves: an office whose weeks pass in a test.
    pub fn give_clock(&self) -> Result<()> {
        self.psql("postgres", &["-c", "UPDATE pg_database SET datallowconn = true WHERE datname = 'template0'"])?;
        let rename = "ALTER FUNCTION pg_catalog.clock_timestamp() RENAME TO machine_clock";
        self.psql("template0", &["-c", "SET allow_system_table_mods = on", "-c", rename, "-c", &clock_ahead(0)])?;
        self.psql("postgres", &["-c", "UPDATE pg_database SET datallowconn = false WHERE datname = 'template0'"]).map(drop)
    }

    /// Sets the office's clock so many milliseconds ahead of the machine's.
    pub fn set_clock(&self, ahead: i64) -> Result<()> {
        self.psql("jcat", &["-c", "SET allow_system_table_mods = on", "-c", &clock_ahead(ahead)]).map(drop)
    }

    /// Gives a file of the cluster's folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Gives the port on the loopback.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Gives the authority that the server's certificate comes from.
    pub fn authority(&self) -> &CertifiedIssuer<'static, KeyPair> {
        &self.authority
    }

    /// Says how a login comes in over TLS with a password.
    pub fn settings(&self, login: &str, password: &str) -> Settings {
        Settings {
            host: "localhost".into(),
            port: self.port,
            database: "jcat".into(),
            login: login.into(),
            authority: self.authority.pem(),
            proof: Proof::Password(password.into()),
        }
    }

    /// Gives the parameters of a plain connection by the socket, for asking what an officer with psql would.
    pub fn by_socket(&self, login: &str, password: &str) -> tokio_postgres::Config {
        let mut config = tokio_postgres::Config::new();
        config.host_path(self.folder.path()).port(self.port).dbname("jcat").user(login).password(password);
        config
    }

    /// Connects as the superuser, whom no wall holds.
    pub async fn superuser(&self) -> Result<tokio_postgres::Client> {
        let (client, line) = self.by_socket("postgres", "").connect(tokio_postgres::NoTls).await?;
        tokio::spawn(line);
        Ok(client)
    }

    /// Runs psql as the superuser; gives what it prints.
    pub fn psql(&self, database: &str, arguments: &[&str]) -> Result<String> {
        let mut psql = Command::new(program("psql")?);
        psql.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", database, "-h"]).arg(self.folder.path());
        psql.args(["-p", &self.port.to_string()]).args(arguments);
        ran(&mut psql)
    }

    /// Gives all that `pg_dump` writes of a database, as text: bytes are in hexadecimal.
    pub fn dump(&self, database: &str) -> Result<String> {
        let mut dump = Command::new(program("pg_dump")?);
        dump.args(["-U", "postgres", "-h"]).arg(self.folder.path()).args(["-p", &self.port.to_string(), database]);
        ran(&mut dump)
    }

    /// Gives the server another certificate; it takes it at the next start.
    pub fn certify(&self, certificate: &Certificate) -> Result<()> {
        self.write("server.pem", &certificate.chain)?;
        self.write("server.key", &certificate.key)?;
        Ok(fs::set_permissions(self.file("server.key"), fs::Permissions::from_mode(0o600))?)
    }

    /// Starts the server; on another port when somebody took the last one meanwhile.
    pub fn open(&mut self) -> Result<()> {
        // What a killed server left behind holds its memory until it has noticed.
        for attempt in 0..50 {
            if self.port == 0 {
                self.port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
            }
            if self.try_open()? {
                return Ok(());
            }
            self.close();
            if attempt % 10 == 9 {
                self.port = 0;
            }
        }
        bail!("the server does not start: {}", fs::read_to_string(self.file("log")).unwrap_or_default())
    }

    fn try_open(&mut self) -> Result<bool> {
        let log = fs::File::options().create(true).append(true).open(self.file("log"))?;
        let setting = |name: &str, file: &str| format!("{name}={}", self.file(file).display());
        let mut server = self.as_server("postgres")?;
        if let Some(most) = self.most {
            let mut limited = Command::new("prlimit");
            limited.arg(format!("--fsize={most}")).arg("--").arg(server.get_program()).args(server.get_args());
            limited.current_dir(self.folder.path()).env("TZ", "UTC");
            server = limited;
        }
        server.arg("-D").arg(self.file("data")).arg("-k").arg(self.folder.path()).args(["-p", &self.port.to_string()]);
        for setting in [
            "listen_addresses=127.0.0.1".to_owned(),
            "ssl=on".to_owned(),
            "ssl_min_protocol_version=TLSv1.3".to_owned(),
            format!("fsync={}", if self.durable { "on" } else { "off" }),
            "password_encryption=scram-sha-256".to_owned(),
            format!("max_connections={}", self.connections),
            setting("ssl_cert_file", "server.pem"),
            setting("ssl_key_file", "server.key"),
            setting("ssl_ca_file", "ca.pem"),
        ] {
            server.args(["-c", &setting]);
        }
        self.server = Some(server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().context("starting postgres")?);
        let until = Instant::now() + Duration::from_secs(60);
        while Instant::now() < until {
            if self.server.as_mut().is_some_and(|server| server.try_wait().is_ok_and(|ended| ended.is_some())) {
                return Ok(false);
            }
            // One that replays its log answers before it takes anything.
            if self.psql("postgres", &["-c", "SELECT pg_is_in_recovery()"]).is_ok_and(|said| said == "f") {
                return Ok(true);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(false)
    }

    /// Lets no file of the server grow past a size from its next start on, as on a full disk.
    pub fn limit_files(&mut self, most: Option<u64>) {
        self.most = most;
    }

    /// Sets a parameter from the next start on.
    pub fn set(&self, parameter: &str, value: &str) -> Result<()> {
        self.append("data/postgresql.conf", &format!("{parameter} = '{value}'\n"))
    }

    /// Has the server keep its log in the folder `archive` from its next start on, for a restore to any moment.
    pub fn archive(&self) -> Result<()> {
        fs::create_dir(self.file("archive"))?;
        self.own(&self.file("archive"))?;
        self.set("archive_mode", "on")?;
        self.set("archive_command", &format!("cp %p {}/%f", self.file("archive").display()))
    }

    /// Takes a backup while the server runs, in the folder `base`.
    pub fn take_base(&self) -> Result<()> {
        let mut base = self.as_server("pg_basebackup")?;
        base.args(["-X", "none", "-c", "fast", "--no-sync", "-U", "postgres", "-h"]).arg(self.folder.path());
        ran(base.args(["-p", &self.port.to_string(), "-D"]).arg(self.file("base"))).map(drop)
    }

    /// Puts the backup in the place of the files of a server that does not run; at its next start it replays its log up to a place of it.
    pub fn put_base_back(&self, place: &str) -> Result<()> {
        fs::remove_dir_all(self.file("data"))?;
        fs::rename(self.file("base"), self.file("data"))?;
        self.set("restore_command", &format!("cp {}/%f %p", self.file("archive").display()))?;
        self.set("recovery_target_lsn", place)?;
        self.set("recovery_target_action", "promote")?;
        self.write("data/recovery.signal", "")
    }

    fn append(&self, name: &str, line: &str) -> Result<()> {
        use std::io::Write;
        Ok(fs::File::options().append(true).open(self.file(name))?.write_all(line.as_bytes())?)
    }

    /// Gives the memory of the server and all its processes, shared pages counted in parts, in MiB.
    pub fn memory(&self) -> f64 {
        let Some(server) = self.server.as_ref().map(Child::id) else { return 0.0 };
        crate::window::Process::all().filter(|it| it.id == server || it.parent == server).map(|it| it.memory).sum()
    }

    /// Keeps a copy of the files of a server that does not run: a backup.
    pub fn keep_copy(&self) -> Result<()> {
        self.copy("data", "backup")
    }

    /// Puts the copy in the place of the files.
    pub fn put_copy_back(&self) -> Result<()> {
        fs::remove_dir_all(self.file("data"))?;
        self.copy("backup", "data")
    }

    fn copy(&self, from: &str, to: &str) -> Result<()> {
        ran(Command::new("cp").arg("-a").arg(self.file(from)).arg(self.file(to))).map(drop)
    }

    /// Ends the server at once, as a crash would; its files stay.
    pub fn close(&mut self) {
        let Some(mut server) = self.server.take() else { return };
        let _ = rustix::process::kill_process(rustix::process::Pid::from_child(&server), rustix::process::Signal::QUIT);
        let until = Instant::now() + Duration::from_secs(10);
        while Instant::now() < until && server.try_wait().is_ok_and(|ended| ended.is_none()) {
            std::thread::sleep(Duration::from_millis(10));
        }
        // It may have ended by itself.
        let _ = server.kill();
        let _ = server.wait();
    }

    /// Kills the postmaster as `kill -9` does; the processes it leaves behind end when they notice.
    pub fn kill(&mut self) -> Result<()> {
        let Some(mut server) = self.server.take() else { return Ok(()) };
        server.kill()?;
        server.wait()?;
        Ok(())
    }

    fn write(&self, name: &str, content: &str) -> Result<()> {
        fs::write(self.file(name), content)?;
        self.own(&self.file(name))
    }

    fn own(&self, path: &Path) -> Result<()> {
        if let Some((user, group)) = server_user()? {
            chown(path, Some(user), Some(group))?;
        }
        Ok(())
    }

    /// A server program, run as somebody who is not root: PostgreSQL refuses root.
    fn as_server(&self, name: &str) -> Result<Command> {
        let program = program(name)?;
        let mut command = match server_user()? {
            None => Command::new(program),
            Some((user, group)) => {
                let mut command = Command::new("setpriv");
                command.args([&format!("--reuid={user}"), &format!("--regid={group}"), "--clear-groups"]).arg(program);
                command
            }
        };
        command.current_dir(self.folder.path()).env("TZ", "UTC");
        Ok(command)
    }
}

/// What makes PostgreSQL's own clock, by its name, one that is ahead of the machine's.
fn clock_ahead(millis: i64) -> String {
    format!(
        "CREATE OR REPLACE FUNCTION pg_catalog.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE
         AS 'SELECT pg_catalog.machine_clock() + interval ''{millis} milliseconds'''"
    )
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.close();
    }
}

/// Gives user and group to run the server as; `None` when this is not root.
fn server_user() -> Result<Option<(u32, u32)>> {
    if !rustix::process::geteuid().is_root() {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd")?;
    let line = |name: &str| users.lines().find(|line| line.split(':').next() == Some(name)).map(str::to_owned);
    let line = line("postgres").or_else(|| line("nobody")).context("neither postgres nor nobody is a user here")?;
    let mut numbers = line.split(':').skip(2).map(str::parse);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(user)), Some(Ok(group))) => Ok(Some((user, group))),
        _ => bail!("/etc/passwd does not read"),
    }
}

/// Finds a program of the newest PostgreSQL that Debian's packages installed.
fn program(name: &str) -> Result<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").context("PostgreSQL is not installed: ./x test installs postgresql-15")?;
    let found = versions.filter_map(|entry| {
        let path = entry.ok()?.path();
        let version: u32 = path.file_name()?.to_str()?.parse().ok()?;
        let program = path.join("bin").join(name);
        program.is_file().then_some((version, program))
    });
    let newest = found.max_by_key(|(version, _)| *version);
    newest.map(|(_, program)| program).with_context(|| format!("{name} of PostgreSQL is not installed: ./x test installs postgresql-15"))
}

fn ran(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("starting {command:?}"))?;
    ensure!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
