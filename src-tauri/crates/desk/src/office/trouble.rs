//! What PostgreSQL, TLS and the network say, in the words that the engine understands.

use std::error::Error as _;

use rustls::AlertDescription;
use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use crate::sync::exchange::Trouble;

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Unreachable => "the office does not answer",
            Self::Certificate => "the office's certificate does not hold",
            Self::Login => "the office refused the login",
            Self::ReadOnly => "the office takes nothing at present",
            Self::Full => "the office has no room",
            Self::OfficeNewer => "the office is of a newer version",
            Self::OfficeOlder => "the office is of an older version",
            Self::Unannounced => "the office speaks of a restore that nobody announced",
            Self::Busy => "the office is busy",
            Self::Broken(what) => what,
        })
    }
}

impl std::error::Error for Trouble {}

/// Says what went wrong while connecting.
pub(super) fn connecting(error: &Error) -> Trouble {
    if let Some(state) = error.code() {
        return of_state(state);
    }
    let mut cause = error.source();
    while let Some(inner) = cause {
        if let Some(io) = inner.downcast_ref::<std::io::Error>() {
            let tls = io.get_ref().and_then(|inside| inside.downcast_ref::<rustls::Error>());
            return tls.map_or(Trouble::Unreachable, of_tls);
        }
        if let Some(tls) = inner.downcast_ref::<rustls::Error>() {
            return of_tls(tls);
        }
        cause = inner.source();
    }
    // tokio-postgres has no type for a server that answers "no TLS here"; to a desk that is a server that cannot say who it is.
    let without_tls = error.source().is_some_and(|source| source.to_string() == "server does not support TLS");
    match (without_tls, error.is_closed()) {
        (true, _) => Trouble::Certificate,
        (false, true) => Trouble::Unreachable,
        // What is left of connecting is proving who one is: no SCRAM, no channel binding, a signature that is not the server's.
        (false, false) => Trouble::Login,
    }
}

/// Says what went wrong in a call.
pub(super) fn calling(error: &Error) -> Trouble {
    if let Some(state) = error.code() {
        return of_state(state);
    }
    let broke_off = error.source().is_some_and(|source| source.is::<std::io::Error>());
    if error.is_closed() || broke_off { Trouble::Unreachable } else { Trouble::Broken("an answer that does not read") }
}

/// Says whether the same call, made again, may go through: it lost a race, and nothing of it was done.
pub(super) fn lost_a_race(error: &Error) -> bool {
    matches!(error.code(), Some(state) if *state == SqlState::T_R_SERIALIZATION_FAILURE || *state == SqlState::T_R_DEADLOCK_DETECTED)
}

fn of_state(state: &SqlState) -> Trouble {
    match state.code() {
        "28000" | "28P01" => Trouble::Login,
        // A hot standby, a database set to read only, a disk that the kernel made read only.
        "25006" => Trouble::ReadOnly,
        "53100" | "53200" | "53400" => Trouble::Full,
        // Lost a race, waited too long for a lock or an answer, too many connections.
        "40001" | "40P01" | "55P03" | "57014" | "53300" => Trouble::Busy,
        // No such function, schema or column: the office's schema is older than this desk.
        "42883" | "3F000" | "42P01" | "42703" => Trouble::OfficeOlder,
        // No such database.
        "3D000" => Trouble::Broken("the server has no such database"),
        // Connected, and may call nothing: a login that is not an officer's.
        "42501" => Trouble::Login,
        "XX001" | "XX002" => Trouble::Broken("the office database is damaged"),
        "58030" => Trouble::Broken("the office's disk fails"),
        code if code.starts_with("08") || code.starts_with("57P") || code == "25P03" => Trouble::Unreachable,
        _ => Trouble::Broken("the office answered with an error"),
    }
}

fn of_tls(error: &rustls::Error) -> Trouble {
    match error {
        // The server looked at this desk's certificate and did not take it.
        rustls::Error::AlertReceived(
            AlertDescription::CertificateRequired
            | AlertDescription::BadCertificate
            | AlertDescription::CertificateUnknown
            | AlertDescription::CertificateExpired
            | AlertDescription::CertificateRevoked
            | AlertDescription::UnknownCA
            | AlertDescription::AccessDenied
            | AlertDescription::DecryptError,
        ) => Trouble::Login,
        _ => Trouble::Certificate,
    }
}
