//! An archive of an election, verified from its file alone: no desk, no office, no trust in whoever handed it over.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use jcat_ballot::verifier::Remark;
use jcat_ballot::{Belenios2048, Fault, Verified};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::Desk;
use crate::error::Error;
use crate::words::Words;

/// The largest archive that is read, in bytes: some 30,000 ballots.
const LARGEST: u64 = 1 << 30;

/// Faults that are listed; what comes after them mostly follows from them.
const MOST_FAULTS: usize = 50;

/// Which file to verify.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ArchiveAt {
    /// The path of the `.bel` file.
    pub path: String,
}

/// What an archive says, and whether it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveReport {
    /// Whether every rule holds.
    pub sound: bool,
    /// The uuid of the election.
    pub uuid: String,
    /// Its name.
    pub name: String,
    /// How far it goes: the kind of its latest event.
    pub phase: String,
    /// The digest of the latest event, in hex: whoever holds the same archive has the same.
    pub head: String,
    /// The height of that event.
    pub height: u32,
    /// Public credentials: who may vote.
    pub credentials: u32,
    /// Ballots, replaced ones among them.
    pub ballots: u32,
    /// Ballots that count.
    pub counted: u32,
    /// Trustees.
    pub trustees: u32,
    /// How many of them have decrypted.
    pub decrypted: u32,
    /// What each question came to, once there is a result.
    pub result: Option<Vec<QuestionResult>>,
    /// The tracker of each ballot in its order.
    pub trackers: Vec<String>,
    /// What is not wrong but worth a look.
    pub remarks: Vec<String>,
    /// What does not hold, the first first; at most fifty.
    pub faults: Vec<ArchiveFault>,
    /// How many there are.
    pub fault_count: u32,
}

/// The counts of one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionResult {
    /// Its words.
    pub question: String,
    /// Blank votes; none where they were not allowed.
    pub blank: Option<u32>,
    /// What each answer got.
    pub answers: Vec<AnswerCount>,
}

/// What an answer got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AnswerCount {
    /// The answer.
    pub answer: String,
    /// Its votes.
    pub votes: u32,
}

/// A rule that does not hold at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ArchiveFault {
    /// The rule: `late-ballot`.
    pub rule: String,
    /// Where, in words.
    pub place: String,
    /// What, in words.
    pub sentence: String,
}

/// Verifies a file.
pub(crate) fn verify_file(desk: &Desk, request: ArchiveAt) -> Result<ArchiveReport, Error> {
    let path = Path::new(&request.path);
    let bytes = read(path)?;
    Ok(report(&bytes, path.file_name().and_then(std::ffi::OsStr::to_str), &desk.words()))
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let file = File::open(path).map_err(Error::file("reading an archive"))?;
    let mut bytes = Vec::new();
    let read = file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Error::file("reading an archive"))?;
    if u64::try_from(read).unwrap_or(u64::MAX) > LARGEST {
        return Err(Error::BadFile(jcat_documents::Error::TooLarge("more than 1 GiB".into())));
    }
    Ok(bytes)
}

/// Verifies the bytes of an archive.
pub(crate) fn report(bytes: &[u8], file_name: Option<&str>, words: &Words) -> ArchiveReport {
    match jcat_ballot::verify_with::<Belenios2048>(bytes, file_name, &mut jcat_ballot::Remembered::new()) {
        Ok(verified) => sound(&verified, words),
        Err(faults) => ArchiveReport {
            fault_count: count(faults.len()),
            faults: faults.iter().take(MOST_FAULTS).map(|fault| in_words(fault, words)).collect(),
            ..ArchiveReport::default()
        },
    }
}

fn sound(verified: &Verified<Belenios2048>, words: &Words) -> ArchiveReport {
    let record = verified.election.record();
    ArchiveReport {
        sound: true,
        uuid: record.uuid.clone(),
        name: record.name.clone(),
        phase: words.say(&format!("archive-phase-{}", verified.last)),
        head: verified.head.hex(),
        height: u32::try_from(verified.height).unwrap_or(u32::MAX),
        credentials: count(verified.credentials.count()),
        ballots: count(verified.ballots.len()),
        counted: count(verified.counted.len()),
        trustees: count(verified.trustees.count()),
        decrypted: count(verified.decryptions.len()),
        result: results(verified),
        trackers: verified.ballots.iter().map(|ballot| ballot.tracker.base64()).collect(),
        remarks: verified.remarks.iter().map(|Remark::FileName(uuid)| words.with("archive-remark-file-name", &[("uuid", uuid)])).collect(),
        faults: Vec::new(),
        fault_count: 0,
    }
}

/// Puts each count beside its answer.
pub(crate) fn results(verified: &Verified<Belenios2048>) -> Option<Vec<QuestionResult>> {
    let counts = verified.result.as_ref()?;
    let one = |(question, counts): (&jcat_ballot::election::Question, &Vec<u64>)| {
        let votes = |it: Option<&u64>| it.map(|it| u32::try_from(*it).unwrap_or(u32::MAX));
        let first = usize::from(question.blank);
        let answers = question.answers.iter().zip(counts.iter().skip(first));
        QuestionResult {
            question: question.question.clone(),
            blank: votes(counts.first().filter(|_| question.blank)),
            answers: answers.map(|(answer, it)| AnswerCount { answer: answer.clone(), votes: votes(Some(it)).unwrap_or_default() }).collect(),
        }
    };
    Some(verified.election.questions().iter().zip(counts).map(one).collect())
}

/// Puts a fault into words.
pub(crate) fn in_words(fault: &Fault, words: &Words) -> ArchiveFault {
    let (place, numbers) = fault.place.label();
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    let numbered: Vec<(&str, &str)> = ["a", "b", "c"].into_iter().zip(numbers.iter().map(String::as_str)).collect();
    let [found, expected] = fault.rule.arguments();
    ArchiveFault {
        rule: fault.rule.label().to_owned(),
        place: words.with(&format!("archive-place-{place}"), &numbered),
        sentence: words.with(&format!("archive-rule-{}", fault.rule.label()), &[("found", &found), ("expected", &expected)]),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
