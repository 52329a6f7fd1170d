//! Founding an office: what an administrator reads before it runs, the roles, the migrations, the first officer.

use jcat_domain::ids::{AgencyId, OfficerId};
use refinery::{Runner, error::Kind};
use secrecy::{ExposeSecret, SecretString};
use tokio_postgres::Client;
use uuid::Uuid;

use super::link::{Granted, Workstation};
use super::settings::Settings;
use super::trouble;
use crate::surroundings::Surroundings;
use crate::sync::exchange::Trouble;

mod migrations {
    refinery::embed_migrations!("sql/office");
}

const ROLES: &str = include_str!("../../sql/office/roles.sql");

/// What runs before the migrations: from here on everything belongs to the owner.
const BEFORE: &str = "SET ROLE jcat_owner;\nCREATE SCHEMA IF NOT EXISTS office;\n";

/// Where it is kept which migrations have run.
const RUN: &str = "office.migrations";

/// A login in reserve: a name that says nothing, and its password.
#[derive(Clone, Debug)]
pub struct Login {
    /// The role.
    pub name: String,
    /// Its password. The administrator's script holds what PostgreSQL keeps instead.
    pub password: SecretString,
}

impl Login {
    /// Makes a login.
    pub fn make(world: &Surroundings) -> Result<Self, Trouble> {
        let (mut name, mut password) = ([0; 5], zeroize::Zeroizing::new([0; 20]));
        world.fill(&mut name).and_then(|()| world.fill(password.as_mut())).map_err(|_| Trouble::Broken("no randomness"))?;
        let written = |bytes: &[u8]| data_encoding::BASE32_NOPAD.encode(bytes).to_lowercase();
        Ok(Self { name: format!("jcat_{}", written(&name)), password: written(password.as_slice()).into() })
    }
}

/// Who founds an office.
#[derive(Clone, Debug)]
pub struct Founding {
    /// The office's id.
    pub office: Uuid,
    /// The founder's login, one of those in reserve.
    pub login: String,
    /// The founder, who becomes administrator.
    pub officer: OfficerId,
    /// The founder's organisation.
    pub agency: AgencyId,
    /// The first workstation.
    pub workstation: Workstation,
}

/// Gives the script of roles and database that a superuser runs with psql, with logins in reserve.
pub fn roles_to_run(reserve: &[Login]) -> String {
    ROLES.to_owned() + &logins_to_run(reserve)
}

/// Gives the script of more logins in reserve, for a database that has its roles already.
pub fn logins_to_run(reserve: &[Login]) -> String {
    let mut script = String::new();
    for login in reserve {
        let verifier = postgres_protocol::password::scram_sha_256(login.password.expose_secret().as_bytes());
        // The name is ours (base32) and a verifier has neither quote nor backslash, so nothing needs to be quoted.
        script.push_str(&format!(
            "CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 4\n    IN ROLE jcat_officers PASSWORD '{verifier}';\n",
            login.name
        ));
    }
    script
}

/// Gives all SQL that founding runs, in order, for a database administrator to read: the roles, without those in reserve, and every
/// migration.
pub fn sql_to_read() -> String {
    let mut text = format!("{ROLES}\n-- ==== run by `jcat office found`, as jcat_installer\n\n{BEFORE}\n");
    let runner = migrations::migrations::runner();
    let mut all: Vec<_> = runner.get_migrations().iter().collect();
    all.sort_by_key(|migration| migration.version());
    for migration in all {
        text.push_str(&format!("-- ==== V{}__{}.sql\n\n{}\n", migration.version(), migration.name(), migration.sql().unwrap_or_default()));
    }
    text
}

/// Runs the migrations that the office does not have yet, all or none. `installer` logs in as a member of the owner role.
pub async fn migrate(installer: &Settings) -> Result<(), Trouble> {
    installed(installer).await.map(drop)
}

/// Makes the office's tables and functions and enrols its founder as administrator. Refused where an office is there already.
pub async fn found(installer: &Settings, founding: &Founding) -> Result<Granted, Trouble> {
    let client = installed(installer).await?;
    let Workstation { device, signing, sealing } = &founding.workstation;
    let row = client
        .query_one(
            "SELECT office.found($1, $2, $3, $4, $5, $6, $7)",
            &[&founding.office, &founding.login, &founding.officer.0, &founding.agency.as_str(), &device.0, &signing.as_slice(), &sealing.as_slice()],
        )
        .await
        .map_err(|error| trouble::calling(&error))?;
    match row.try_get(0) {
        Ok(true) => Ok(Granted::Done),
        Ok(false) => Ok(Granted::Refused),
        Err(_) => Err(Trouble::Broken("an answer that does not read")),
    }
}

async fn installed(installer: &Settings) -> Result<Client, Trouble> {
    let (mut client, line) = installer.connect().await?;
    tokio::spawn(async move {
        let _ = line.await;
    });
    client.batch_execute(BEFORE).await.map_err(|error| trouble::calling(&error))?;
    let mut runner: Runner = migrations::migrations::runner().set_grouped(true);
    runner.set_migration_table_name(RUN);
    runner.run_async(&mut client).await.map_err(|error| match error.kind() {
        // It has migrations that this version does not know.
        Kind::MissingVersion(_) | Kind::DivergentVersion(..) => Trouble::OfficeNewer,
        Kind::Connection(_, source) => source.downcast_ref().map_or(Trouble::Broken("migrating the office"), trouble::calling),
        _ => Trouble::Broken("migrating the office"),
    })?;
    Ok(client)
}
