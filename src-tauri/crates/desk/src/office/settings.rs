//! Where the office is and how a desk proves who it is: from the invitation, or from PGSERVICE and PG* variables.
//!
//! Never from arguments: those are seen by everybody on the machine. tokio-postgres reads neither the service file nor the password file,
//! so both are read here.

use std::collections::BTreeMap;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use tokio_postgres::config::{ChannelBinding, Host, SslMode};
use tokio_postgres::{Client, Config};

use super::tls::{self, Line};
use super::trouble;
use crate::sync::exchange::Trouble;

/// How long connecting may take: name, socket, TLS and login together.
const CONNECTING: Duration = Duration::from_secs(15);

/// The role that migrations log in as.
const INSTALLER: &str = "jcat_installer";

/// How a desk proves to the database who it is.
#[derive(Clone, Debug)]
pub enum Proof {
    /// A password, by SCRAM bound to the server's certificate.
    Password(SecretString),
    /// A certificate of its own, in PEM, with its key.
    Certificate {
        /// The certificate and those between it and the authority.
        chain: String,
        /// Its key.
        key: SecretString,
    },
}

/// Where the office is, whom to trust, and how to log in.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The server's name, as it stands in its certificate.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// The database.
    pub database: String,
    /// The login role.
    pub login: String,
    /// The certificate authority that the server's certificate comes from, or that certificate itself, in PEM.
    pub authority: String,
    /// What proves the login.
    pub proof: Proof,
}

impl Settings {
    /// Reads an address `postgres://login@host:port/database`. One that carries a password is refused: it was typed where others see it.
    pub fn at(address: &str, authority: String, proof: Proof) -> Result<Self, Trouble> {
        let config: Config = address.parse().map_err(|_| Trouble::Broken("the address of the office"))?;
        if config.get_password().is_some() {
            return Err(Trouble::Broken("a password in the address of the office"));
        }
        let [Host::Tcp(host)] = config.get_hosts() else { return Err(Trouble::Broken("the address of the office")) };
        Ok(Self {
            host: host.clone(),
            port: config.get_ports().first().copied().unwrap_or(5432),
            database: config.get_dbname().unwrap_or("jcat").to_owned(),
            login: config.get_user().ok_or(Trouble::Broken("an address without login"))?.to_owned(),
            authority,
            proof,
        })
    }

    /// Reads PGSERVICE, PGHOST, PGPORT, PGDATABASE, PGUSER, PGSSLROOTCERT, and PGSSLCERT with PGSSLKEY or PGPASSWORD or PGPASSFILE.
    ///
    /// `variable` answers for a variable of the environment, `file` for the content of a file.
    pub fn from_environment(variable: impl Fn(&str) -> Option<String>, file: impl Fn(&str) -> Option<String>) -> Result<Self, Trouble> {
        let home = variable("HOME").unwrap_or_default();
        let service = match variable("PGSERVICE") {
            None => BTreeMap::new(),
            Some(name) => {
                let path = variable("PGSERVICEFILE").unwrap_or_else(|| format!("{home}/.pg_service.conf"));
                let text = file(&path).ok_or(Trouble::Broken("the service file does not read"))?;
                section(&text, &name).ok_or(Trouble::Broken("the service file has no such service"))?
            }
        };
        let either = |of_service: &str, of_environment: &str| service.get(of_service).cloned().or_else(|| variable(of_environment));
        let host = either("host", "PGHOST").ok_or(Trouble::Broken("PGHOST is not set"))?;
        let port = either("port", "PGPORT").map_or(Ok(5432), |port| port.parse()).map_err(|_| Trouble::Broken("PGPORT is not a port"))?;
        let database = either("dbname", "PGDATABASE").unwrap_or_else(|| "jcat".to_owned());
        let login = either("user", "PGUSER").ok_or(Trouble::Broken("PGUSER is not set"))?;
        let authority = either("sslrootcert", "PGSSLROOTCERT").ok_or(Trouble::Broken("PGSSLROOTCERT is not set"))?;
        let authority = file(&authority).ok_or(Trouble::Broken("the file of PGSSLROOTCERT does not read"))?;
        let proof = match (either("sslcert", "PGSSLCERT"), either("sslkey", "PGSSLKEY")) {
            (Some(chain), Some(key)) => Proof::Certificate {
                chain: file(&chain).ok_or(Trouble::Broken("the file of PGSSLCERT does not read"))?,
                key: file(&key).ok_or(Trouble::Broken("the file of PGSSLKEY does not read"))?.into(),
            },
            _ => {
                let in_file = || {
                    let path = either("passfile", "PGPASSFILE").unwrap_or_else(|| format!("{home}/.pgpass"));
                    password(&file(&path)?, [&host, &port.to_string(), &database, &login])
                };
                let given = either("password", "PGPASSWORD").or_else(in_file);
                Proof::Password(given.ok_or(Trouble::Broken("neither PGPASSWORD nor the password file has a password"))?.into())
            }
        };
        Ok(Self { host, port, database, login, authority, proof })
    }

    /// Says how the installer logs in at an office that is there: where `own` is and whom it trusts, unless the environment says
    /// otherwise. A password that is given stands before what the environment says.
    pub fn of_installer(
        own: &Self,
        password: Option<SecretString>,
        variable: impl Fn(&str) -> Option<String>,
        file: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, Trouble> {
        // No file is called so.
        const OWN: &str = "\0";
        let said = |name: &str| match (name, &password) {
            // The environment of an administrator names other roles too: that of the backup.
            ("PGUSER", _) => Some(INSTALLER.to_owned()),
            ("PGPASSWORD", Some(given)) => Some(given.expose_secret().to_owned()),
            _ => variable(name).filter(|said| !said.is_empty()).or_else(|| match name {
                "PGHOST" => Some(own.host.clone()),
                "PGPORT" => Some(own.port.to_string()),
                "PGDATABASE" => Some(own.database.clone()),
                "PGSSLROOTCERT" => Some(OWN.to_owned()),
                _ => None,
            }),
        };
        let mut settings = Self::from_environment(said, |path| if path == OWN { Some(own.authority.clone()) } else { file(path) })?;
        if let Some(password) = password {
            settings.proof = Proof::Password(password);
        }
        Ok(settings)
    }

    /// Connects: a client, and the connection that somebody must drive.
    pub(super) async fn connect(&self) -> Result<(Client, Line), Trouble> {
        let connector = tls::connector(&self.authority, &self.proof)?;
        let mut config = Config::new();
        config
            .host(&self.host)
            .port(self.port)
            .dbname(&self.database)
            .user(&self.login)
            .application_name("jcat")
            .ssl_mode(SslMode::Require)
            .connect_timeout(Duration::from_secs(5))
            // A line that is dead is known to be so within twelve seconds, whoever has something to say on it.
            .keepalives_idle(Duration::from_secs(6))
            .keepalives_interval(Duration::from_secs(2))
            .keepalives_retries(3)
            .tcp_user_timeout(Duration::from_secs(12));
        if let Proof::Password(password) = &self.proof {
            // Without it a server could ask for the password in clear, and would get it.
            config.channel_binding(ChannelBinding::Require).password(password.expose_secret());
        }
        let connected = tokio::time::timeout(CONNECTING, config.connect(connector)).await;
        connected.map_err(|_| Trouble::Unreachable)?.map_err(|error| trouble::connecting(&error))
    }
}

/// Reads one section of a service file: `[name]`, then `key = value` a line.
fn section(text: &str, name: &str) -> Option<BTreeMap<String, String>> {
    let header = format!("[{name}]");
    let mut lines = text.lines().map(str::trim).skip_while(|line| *line != header);
    lines.next()?;
    let own = lines.take_while(|line| !line.starts_with('[')).filter(|line| !line.starts_with('#'));
    Some(own.filter_map(|line| line.split_once('=')).map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned())).collect())
}

/// Finds the password for host, port, database and login in a password file; `*` fits all, a backslash takes the next character as it is.
fn password(text: &str, wanted: [&str; 4]) -> Option<String> {
    text.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let mut fields = vec![String::new()];
        let mut letters = line.chars();
        while let Some(letter) = letters.next() {
            match (letter, fields.len()) {
                (':', 1..=4) => fields.push(String::new()),
                ('\\', _) => fields.last_mut()?.extend(letters.next()),
                _ => fields.last_mut()?.push(letter),
            }
        }
        let password = fields.pop()?;
        let fits = fields.len() == 4 && fields.iter().zip(wanted).all(|(field, wanted)| field == "*" || field == wanted);
        fits.then_some(password)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)], files: &[(&str, &str)]) -> Result<Settings, Trouble> {
        let of = |pairs: &[(&str, &str)], name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Settings::from_environment(|name| of(variables, name), |path| of(files, path))
    }

    #[test]
    fn a_service_and_a_password_file_say_all() {
        let variables = [("HOME", "/home/a"), ("PGSERVICE", "office"), ("PGHOST", "overruled")];
        let service = "[other]\nhost=x\n[office]\n# a line\nhost = db.office\nport=5433\nuser=jcat_7\nsslrootcert=/ca.pem\n[last]\nhost=y\n";
        let pass = "#x\nelse:*:*:*:no\n*:5433:jcat:jcat_7:a\\:b\\\\c\n";
        let files = [("/home/a/.pg_service.conf", service), ("/ca.pem", "PEM"), ("/home/a/.pgpass", pass)];
        let settings = read(&variables, &files).expect("settings");
        assert_eq!((settings.host.as_str(), settings.port, settings.database.as_str()), ("db.office", 5433, "jcat"));
        assert!(matches!(&settings.proof, Proof::Password(it) if it.expose_secret() == "a:b\\c"));
        assert!(!format!("{settings:?}").contains("a:b"), "what is printed holds no password");
    }

    #[test]
    fn an_installer_goes_where_the_own_office_is_unless_the_environment_says_otherwise() {
        let own = Settings {
            host: "db.office".into(),
            port: 5433,
            database: "jcat".into(),
            login: "jcat_7".into(),
            authority: "OWN PEM".into(),
            proof: Proof::Password("of the desk".into()),
        };
        let check = |given: Option<&str>, variables: &[(&str, &str)], expected: &str| {
            let file = |path: &str| (path == "/ca").then(|| "OTHER PEM".to_owned());
            let variable = |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
            let found = Settings::of_installer(&own, given.map(SecretString::from), variable, file).map(|it| {
                let password = if let Proof::Password(password) = &it.proof { password.expose_secret().to_owned() } else { "certificate".into() };
                format!("{}@{}:{}/{} {} {password}", it.login, it.host, it.port, it.database, it.authority)
            });
            assert_eq!(found.unwrap_or_else(|trouble| trouble.to_string()), expected);
        };
        check(Some("given"), &[], "jcat_installer@db.office:5433/jcat OWN PEM given");
        check(Some("given"), &[("PGPASSWORD", "said"), ("PGUSER", "jcat_backup")], "jcat_installer@db.office:5433/jcat OWN PEM given");
        let elsewhere = [("PGPASSWORD", "said"), ("PGHOST", "other"), ("PGPORT", "1"), ("PGDATABASE", "drill"), ("PGSSLROOTCERT", "/ca")];
        check(None, &elsewhere, "jcat_installer@other:1/drill OTHER PEM said");
        check(None, &[("PGHOST", ""), ("PGPASSWORD", "said")], "jcat_installer@db.office:5433/jcat OWN PEM said");
        // The desk's own password is another login's.
        check(None, &[], "neither PGPASSWORD nor the password file has a password");
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(read(&[], &[]).err(), Some(Trouble::Broken("PGHOST is not set")));
        let variables = [("PGHOST", "h"), ("PGUSER", "u"), ("PGSSLROOTCERT", "/ca")];
        assert_eq!(read(&variables, &[]).err(), Some(Trouble::Broken("the file of PGSSLROOTCERT does not read")));
        let files = [("/ca", "PEM")];
        assert_eq!(read(&variables, &files).err(), Some(Trouble::Broken("neither PGPASSWORD nor the password file has a password")));
    }

    #[test]
    fn an_address_with_a_password_is_refused() {
        let at = |address| Settings::at(address, String::new(), Proof::Password("".into())).map(|it| (it.login, it.host, it.port)).ok();
        assert_eq!(at("postgres://jcat_7@db.office:5433/jcat"), Some(("jcat_7".into(), "db.office".into(), 5433)));
        assert_eq!(at("postgres://jcat_7:secret@db.office/jcat"), None);
        assert_eq!(at("postgres://db.office/jcat"), None, "without login");
    }
}
