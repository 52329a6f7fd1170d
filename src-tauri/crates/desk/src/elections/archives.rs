//! An archive of an election, verified from its file alone: no desk, no office, no trust in whoever handed it over.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use jcat_ballot::verifier::Remark;
use jcat_ballot::{Belenios2048, Fault, Remembered, Verified, verify_with};
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
    /// The path of the roll that it is checked against, credential by credential.
    #[serde(default)]
    #[ts(optional)]
    pub roll: Option<String>,
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
    /// What the roll says to the credentials; none where no roll was given.
    pub roll: Option<RollReport>,
}

/// Whether the credentials of an archive are those of a roll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RollReport {
    /// Whether the roll is the one that the election commits to, each credential is of one of its seats, and none is missing.
    pub fits: bool,
    /// Whether the election commits to this roll and to no other.
    pub same_roll: bool,
    /// Seats whose credential is in the archive.
    pub found: Vec<String>,
    /// Seats that registered and whose credential is not in the archive, or not with the weight that the roll gives it.
    pub missing: Vec<String>,
    /// Credentials in the archive that no seat of the roll registered.
    pub strange: u32,
}

/// A line of the roll, as [`jcat_domain::elections::ElectionState::roll_text`] writes it.
#[derive(Deserialize)]
struct RollLine {
    seat: RollSeat,
    registered: Option<RollRegistration>,
}

#[derive(Deserialize)]
struct RollSeat {
    agency: String,
    weight: u64,
}

#[derive(Deserialize)]
struct RollRegistration {
    credentials: BTreeMap<String, String>,
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
    let roll = request.roll.map(|path| read(Path::new(&path))).transpose()?;
    let name = path.file_name().and_then(std::ffi::OsStr::to_str);
    let words = desk.words();
    match verify_with::<Belenios2048>(&bytes, name, &mut Remembered::new()) {
        Ok(verified) => {
            let roll = roll.map(|roll| compare(&verified, &roll)).transpose()?;
            Ok(ArchiveReport { roll, ..sound(&verified, &words) })
        }
        Err(faults) => Ok(unsound(&faults, &words)),
    }
}

/// Compares the credentials of an archive with a roll.
fn compare(verified: &Verified<Belenios2048>, roll: &[u8]) -> Result<RollReport, Error> {
    let unreadable = |_| Error::BadFile(jcat_documents::Error::NotATable("roll".into()));
    let lines: Vec<RollLine> = serde_json::from_slice(roll).map_err(unreadable)?;
    let record = verified.election.record();
    let committed = record.others.get("x_jcat").and_then(|it| it["roster_sha256"].as_str()).unwrap_or_default();
    let same_roll = committed == jcat_ballot::Hash::of(roll).hex();
    let mut listed: BTreeMap<&str, u64> = verified.credentials.sorted().into_iter().collect();
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for line in lines.iter().filter(|line| line.seat.weight > 0) {
        let Some(credential) = line.registered.as_ref().and_then(|it| it.credentials.get(&record.uuid)) else { continue };
        let fits = listed.remove(credential.as_str()) == Some(line.seat.weight);
        if fits { found.push(line.seat.agency.clone()) } else { missing.push(line.seat.agency.clone()) }
    }
    let strange = count(listed.len());
    Ok(RollReport { fits: same_roll && missing.is_empty() && strange == 0, same_roll, found, missing, strange })
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
    match verify_with::<Belenios2048>(bytes, file_name, &mut Remembered::new()) {
        Ok(verified) => sound(&verified, words),
        Err(faults) => unsound(&faults, words),
    }
}

fn unsound(faults: &[Fault], words: &Words) -> ArchiveReport {
    ArchiveReport {
        fault_count: count(faults.len()),
        faults: faults.iter().take(MOST_FAULTS).map(|fault| in_words(fault, words)).collect(),
        ..ArchiveReport::default()
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
        roll: None,
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
