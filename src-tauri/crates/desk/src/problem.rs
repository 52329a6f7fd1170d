//! Problems: how a refusal or an error reaches a person. Refusals and errors meet here and nowhere else.

use jcat_domain::Refusal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Error;
use crate::words::Words;

/// What happened, what to do, and a reference for whoever is asked. Programs branch on `code` alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    /// Stable and in lower case: `needs-duty`.
    pub code: String,
    /// One finished sentence of what happened.
    pub message: String,
    /// One of what to do.
    pub hint: Option<String>,
    /// Found in the log beside what went wrong.
    pub reference: Option<String>,
}

/// How the command line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Failed.
    Failed = 1,
    /// The words of the call are off.
    Usage = 2,
    /// There is no such thing.
    NotFound = 3,
    /// A rule or a right says no.
    Refused = 4,
    /// Somebody else came first.
    Overtaken = 5,
    /// The office cannot be reached.
    OutOfReach = 6,
    /// A verification failed.
    Unverified = 7,
}

impl Problem {
    /// Puts an error into words. `holders` answers who holds a duty today, so that a refusal can say who could do it.
    pub(crate) fn of(error: &Error, words: &Words, holders: impl Fn(jcat_domain::Duty) -> Vec<String>) -> Self {
        match error {
            Error::Refused(refusal) => Self::refused(refusal, words, holders),
            Error::BadRequest(detail) => Self::broken("bad-request", words, &[("detail", detail)]),
            Error::NotADay => Self::broken("not-a-day", words, &[]),
            Error::UnknownCall => Self::broken("unknown-call", words, &[]),
            Error::NotFound(what) => Self::broken("not-found", words, &[("what", &words.label(what))]),
            Error::NoDesk => Self::broken("no-desk", words, &[]),
            Error::DeskExists => Self::broken("desk-exists", words, &[]),
            Error::SampleUnfinished => Self::broken("sample-unfinished", words, &[]),
            Error::Locked => Self::broken("locked", words, &[]),
            Error::WrongPassphrase => Self::broken("wrong-passphrase", words, &[]),
            Error::WeakPassphrase => Self::broken("weak-passphrase", words, &[("shortest", &crate::vault::SHORTEST.to_string())]),
            Error::KeyFileDamaged => Self::broken("key-file-damaged", words, &[]),
            Error::NotAReplica => Self::broken("not-a-replica", words, &[]),
            Error::NewerReplica => Self::broken("newer-replica", words, &[]),
            Error::Damaged(_) => Self::broken("damaged", words, &[]),
            Error::DiskFull => Self::broken("disk-full", words, &[]),
            Error::Busy => Self::broken("busy", words, &[]),
            Error::BadFile(jcat_documents::Error::File(source)) => Self::broken(file_code(source), words, &[]),
            Error::BadFile(error) => Self::broken(error.code(), words, &[]),
            Error::ColumnMissing(column) => Self::broken("column-missing", words, &[("column", &words.label(column))]),
            Error::NoKeyring => Self::broken("no-keyring", words, &[]),
            Error::NoRandomness => Self::broken("no-randomness", words, &[]),
            Error::Cancelled => Self::broken("cancelled", words, &[]),
            Error::File { source, .. } => Self::broken(file_code(source), words, &[]),
            Error::Office(trouble) => Self::broken(&format!("office-{}", trouble.label()), words, &[]),
            Error::OfficeRefused => Self::broken("office-refused", words, &[]),
            Error::NoOffice => Self::broken("no-office", words, &[]),
            Error::OfficeExists => Self::broken("office-exists", words, &[]),
            Error::NoLoginLeft => Self::broken("no-login-left", words, &[]),
            Error::JournalLocked => Self::broken("journal-locked", words, &[]),
            Error::LeaseOver => Self::broken("lease-over", words, &[]),
            Error::BadBackup => Self::broken("bad-backup", words, &[]),
            Error::NoProgram(name) => Self::broken("no-program", words, &[("name", name)]),
            Error::ProgramFailed(name) => Self::broken("program-failed", words, &[("name", name)]),
            Error::BadInvitation => Self::broken("bad-invitation", words, &[]),
            Error::Sqlite(_) | Error::Migration(_) | Error::Internal(_) => Self::broken("internal", words, &[]),
        }
    }

    fn refused(refusal: &Refusal, words: &Words, holders: impl Fn(jcat_domain::Duty) -> Vec<String>) -> Self {
        let code = refusal.code();
        let fact = serde_json::to_value(refusal).unwrap_or_default();
        let mut extra = Vec::new();
        if let Refusal::NeedsDuty { duty } = refusal {
            let who = holders(*duty);
            extra.push(("who", if who.is_empty() { words.say("nobody-holds-it") } else { who.join(", ") }));
        }
        if let Refusal::GuardFailed { gates, .. } = refusal {
            let said = |ending: &str| gates.iter().map(|gate| words.say(&format!("unmet-{gate}{ending}"))).collect::<Vec<_>>().join(" ");
            extra.extend([("lacks", said("")), ("remedy", said("-hint"))]);
        }
        if let Refusal::NotEligible { conditions, found } = refusal {
            let said = |it: &jcat_domain::attachments::Condition| words.with(&format!("lack-{it}"), &[("found", &found.to_string())]);
            extra.push(("lacks", conditions.iter().map(said).collect::<Vec<_>>().join(" ")));
        }
        let message = words.of_fact(&format!("refusal-{code}"), &fact, &extra).unwrap_or_else(|| code.to_owned());
        let hint = words.of_fact(&format!("refusal-{code}-hint"), &fact, &extra);
        Self { code: code.to_owned(), message, hint, reference: None }
    }

    fn broken(code: &str, words: &Words, arguments: &[(&str, &str)]) -> Self {
        let hint = format!("problem-{code}-hint");
        Self {
            code: code.to_owned(),
            message: words.with(&format!("problem-{code}"), arguments),
            hint: words.has(&hint).then(|| words.with(&hint, arguments)),
            reference: None,
        }
    }

    /// Says how the command line ends with this problem.
    pub fn exit(&self) -> Exit {
        match self.code.as_str() {
            "bad-request" | "not-a-day" | "unknown-call" => Exit::Usage,
            "not-found" | "no-desk" | "file-not-found" | "unknown-officer" | "unknown-agency" | "not-recorded" => Exit::NotFound,
            "damaged" | "not-a-replica" => Exit::Unverified,
            "internal" | "disk-full" | "busy" | "no-randomness" | "cancelled" | "no-keyring" | "file" | "file-exists" | "desk-exists"
            | "key-file-damaged" | "newer-replica" | "not-a-table" | "too-large" | "unknown-file-kind" | "pdf-unread" | "file-forbidden"
            | "column-missing" => Exit::Failed,
            "no-office" | "office-exists" | "no-login-left" | "office-broken" => Exit::Failed,
            "no-program" | "program-failed" => Exit::Failed,
            "bad-backup" => Exit::Unverified,
            "office-refused" | "bad-invitation" => Exit::Refused,
            // The troubles of the line one by one: refusals begin with the word too, and a script tries again what was out of reach.
            "office-unreachable" | "office-busy" | "office-read-only" | "office-full" | "office-login" | "office-certificate" | "office-newer"
            | "office-older" | "office-unannounced" => Exit::OutOfReach,
            _ => Exit::Refused,
        }
    }
}

fn file_code(source: &std::io::Error) -> &'static str {
    match source.kind() {
        std::io::ErrorKind::NotFound => "file-not-found",
        std::io::ErrorKind::PermissionDenied => "file-forbidden",
        std::io::ErrorKind::AlreadyExists => "file-exists",
        _ => "file",
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use jcat_domain::Country;
    use jcat_domain::elections::OfficeKey;

    use super::*;
    use crate::Language;
    use crate::sync::exchange::Trouble;

    /// Names each error's code, and how a command line ends with it.
    fn check(errors: impl IntoIterator<Item = Error>, expected: &Expect) {
        let words = Words::of(Language::En);
        let ends = errors.into_iter().map(|error| {
            let problem = Problem::of(&error, &words, |_| Vec::new());
            format!("{}: {:?}\n", problem.code, problem.exit())
        });
        expected.assert_eq(&ends.collect::<String>());
    }

    #[test]
    fn only_what_may_pass_is_out_of_reach() {
        use Trouble::{Broken, Busy, Certificate, Full, Login, OfficeNewer, OfficeOlder, ReadOnly, Unannounced, Unreachable};
        check(
            [Unreachable, Certificate, Login, ReadOnly, Full, OfficeNewer, OfficeOlder, Unannounced, Busy, Broken("an answer")].map(Error::Office),
            &expect![[r#"
                office-unreachable: OutOfReach
                office-certificate: OutOfReach
                office-login: OutOfReach
                office-read-only: OutOfReach
                office-full: OutOfReach
                office-newer: OutOfReach
                office-older: OutOfReach
                office-unannounced: OutOfReach
                office-busy: OutOfReach
                office-broken: Failed
            "#]],
        );
        // A rule's no is no trouble of the line, whatever its code begins with.
        check(
            [
                Error::Refused(Refusal::OfficeHeld { country: Country::parse("AT").expect("a country"), until: None }),
                Error::Refused(Refusal::OfficeNotFilled { office: OfficeKey::chair() }),
                Error::OfficeRefused,
                Error::OfficeExists,
                Error::NoOffice,
            ],
            &expect![[r#"
                office-held: Refused
                office-not-filled: Refused
                office-refused: Refused
                office-exists: Failed
                no-office: Failed
            "#]],
        );
    }
}
