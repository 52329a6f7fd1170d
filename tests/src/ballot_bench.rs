//! What `./x bench` measures of elections: ours and the format's own tool on the same election, nothing remembered from before.
//!
//! Processor time is what the kernel has counted, in hundredths of a second: of this process for ours, of the children for the tool, whose own
//! start is measured apart and taken off where a row says so.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};
use chacha20::ChaCha20Rng;
use chacha20::rand_core::SeedableRng;
use jcat_desk::ballot::credentials::{PrivateCredential, PublicCredentials};
use jcat_desk::ballot::decryption::make_partial_decryption;
use jcat_desk::ballot::election::{Election, ElectionRecord, Question};
use jcat_desk::ballot::scalar::SecretScalar;
use jcat_desk::ballot::sealing::{Sealer, Vote};
use jcat_desk::ballot::trustees::{TrusteeItem, TrusteeKey, Trustees, write_trustees};
use jcat_desk::ballot::{Archive, Belenios2048, Group, Remembered, verify, verify_with};

use crate::belenios::{self, Peer, TOOL};
use crate::bench::Row;

type G = Belenios2048;

/// The rows there are.
pub const ROWS: [&str; 4] = ["encrypt", "verify", "chain", "growth"];

const ANSWERS: usize = 16;

/// Measures one row.
pub fn measure(name: &str, folder: &Path) -> Result<Vec<Row>> {
    match name {
        "encrypt" => encrypt(&folder.join("encrypt")),
        "verify" => verify_row(&folder.join("verify")),
        "chain" => chain(&folder.join("chain")),
        "growth" => growth(),
        other => bail!("{other} is not measured here"),
    }
}

/// An election of ours with single trustees.
struct Made {
    rng: ChaCha20Rng,
    archive: Archive,
    election: Election<G>,
    credentials: Vec<PrivateCredential>,
    keys: Vec<SecretScalar<G>>,
}

impl Made {
    fn set_up(voters: usize) -> Result<Self> {
        let mut rng = ChaCha20Rng::seed_from_u64(7);
        let keys: Vec<SecretScalar<G>> = (0..2).map(|_| SecretScalar::make(&mut rng)).collect();
        let trustees = write_trustees(keys.iter().map(|key| TrusteeItem::Single(TrusteeKey::make(key, &mut rng))).collect());
        let key = Trustees::<G>::read(trustees.as_bytes()).map_err(first)?.election_key();
        let question = Question {
            answers: (1..=ANSWERS).map(|it| format!("Answer {it}")).collect(),
            blank: true,
            min: 1,
            max: 1,
            question: "Which one?".into(),
        };
        let record = ElectionRecord {
            version: 1,
            description: String::new(),
            name: "A measurement".into(),
            group: G::NAME.into(),
            public_key: G::encode(&key),
            questions: vec![question],
            uuid: "ABCDEFGHJKLMNPQRSTUVWX".into(),
            administrator: None,
            credential_authority: None,
            others: std::collections::BTreeMap::new(),
        };
        let credentials: Vec<PrivateCredential> = (0..voters).map(|_| PrivateCredential::make(&mut rng)).collect();
        let public: Vec<(String, u64)> = credentials.iter().map(|it| (it.derive_public::<G>(&record.uuid), 1)).collect();
        let election = record.write();
        let mut archive = Archive::begin(1_795_000_000);
        archive.record_setup(&election, &trustees, &PublicCredentials::<G>::write(&public))?;
        let election = Election::read(election.as_bytes())?;
        Ok(Self { rng, archive, election, credentials, keys })
    }

    fn seal(&mut self, voter: usize) -> Result<String> {
        let question = self.election.questions().first().context("a question")?;
        let vote = Vote::choosing(question, &[voter % ANSWERS]).context("a vote")?;
        Ok(Sealer::of(&self.election, &self.credentials[voter]).seal(&[vote], &mut self.rng)?.bytes)
    }

    fn vote(voters: usize) -> Result<Self> {
        let mut made = Self::set_up(voters)?;
        for voter in 0..voters {
            let ballot = made.seal(voter)?;
            made.archive.record_ballot(&ballot)?;
        }
        Ok(made)
    }

    /// Closes, tallies, decrypts twice, puts the result together, verifies it. As on a desk the proofs of each ballot are checked once.
    fn count(&mut self) -> Result<()> {
        let mut remembered = Remembered::new();
        self.archive.record_end()?;
        let closed = verify_with::<G>(self.archive.bytes(), None, &mut remembered).map_err(first)?;
        let tally = closed.tally.as_ref().context("a tally")?;
        self.archive.record_tally(tally)?;
        for (owner, key) in (1..).zip(&self.keys) {
            let part = make_partial_decryption(&self.election, tally, key, &mut self.rng);
            self.archive.record_decryption(owner, &part)?;
        }
        let result = verify_with::<G>(self.archive.bytes(), None, &mut remembered).map_err(first)?.find_result()?;
        self.archive.record_result(&result)?;
        verify_with::<G>(self.archive.bytes(), None, &mut remembered).map_err(first)?;
        Ok(())
    }
}

fn first(faults: Vec<jcat_desk::ballot::Fault>) -> anyhow::Error {
    anyhow!("{}", faults.first().map(ToString::to_string).unwrap_or_default())
}

/// Seconds of processor time: of this process, and of its children that have ended.
fn cpu() -> Result<(f64, f64)> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|it| it.parse::<f64>().ok()).unwrap_or_default();
    // After the name come state and ten more; then utime, stime, cutime, cstime. A tick is a hundredth of a second on Linux.
    Ok(((ticks(11) + ticks(12)) / 100.0, (ticks(13) + ticks(14)) / 100.0))
}

fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(T, f64, f64, f64)> {
    let ((own, children), began) = (cpu()?, Instant::now());
    let done = work()?;
    let wall = began.elapsed().as_secs_f64();
    let (own_after, children_after) = cpu()?;
    Ok((done, wall, own_after - own, children_after - children))
}

fn encrypt(folder: &Path) -> Result<Vec<Row>> {
    const OURS: usize = 200;
    const THEIRS: usize = 20;
    let mut made = Made::set_up(OURS)?;
    let (_, _, ours, _) = timed(|| (0..OURS).try_for_each(|voter| made.seal(voter).map(drop)))?;
    let peer = Peer::set_up(folder, THEIRS, ANSWERS, 2)?;
    let (_, _, _, theirs) = timed(|| (0..THEIRS).try_for_each(|voter| peer.make_ballot(voter, ANSWERS, Some(voter % ANSWERS)).map(drop)))?;
    let start = |_| std::process::Command::new(TOOL).arg("--version").output().map(drop).map_err(anyhow::Error::from);
    let (_, _, _, start) = timed(|| (0..THEIRS).try_for_each(start))?;
    let each = |seconds: f64, count: usize| seconds * 1_000.0 / f64::from(u32::try_from(count).unwrap_or(1));
    let what = format!("generate-ballot, CPU; its start of {:.0} ms taken off", each(start, THEIRS));
    Ok(vec![Row::new("encrypt", "ms", each(ours, OURS)).against(what, each(theirs - start, THEIRS)).at_most(1.0 / 8.0)])
}

fn verify_row(folder: &Path) -> Result<Vec<Row>> {
    let made = Made::vote(200)?;
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("ABCDEFGHJKLMNPQRSTUVWX.bel"), made.archive.bytes())?;
    let (_, wall, own, _) = timed(|| verify::<G>(made.archive.bytes()).map(drop).map_err(first))?;
    let (verdict, their_wall, _, theirs) = timed(|| belenios::verify(folder))?;
    anyhow::ensure!(verdict.accepted, "the tool does not accept it: {}", verdict.said);
    Ok(vec![
        Row::new("verify", "s", own).against("election verify, 200 ballots, CPU", theirs).at_most(1.0 / 2.0),
        Row::new("verify-wall", "s", wall).against("the same, by the clock", their_wall).at_most(1.0 / 3.5),
    ])
}

fn chain(folder: &Path) -> Result<Vec<Row>> {
    const VOTERS: usize = 18;
    let mut made = Made::vote(VOTERS)?;
    let peer = Peer::set_up(folder, VOTERS, ANSWERS, 2)?;
    for voter in 0..VOTERS {
        peer.cast(&peer.make_ballot(voter, ANSWERS, Some(voter % ANSWERS))?)?;
    }
    let (_, wall, _, _) = timed(|| made.count())?;
    let (_, theirs, _, _) = timed(|| {
        peer.close()?;
        peer.decrypt(0)?;
        peer.decrypt(1)?;
        peer.end()?;
        belenios::verify(peer.folder()).map(drop)
    })?;
    let what = "the tool: close, tally, two parts, result, verify; ours checks each ballot once";
    Ok(vec![Row::new("chain", "s", wall).against(what, theirs).at_most(1.0 / 8.0)])
}

fn growth() -> Result<Vec<Row>> {
    let time = |voters| -> Result<f64> {
        let made = Made::vote(voters)?;
        Ok(timed(|| verify::<G>(made.archive.bytes()).map(drop).map_err(first))?.1)
    };
    let (small, large) = (time(200)?, time(2_000)?);
    Ok(vec![Row::new("growth", "s", large).against("verify 200 ballots; ours 2,000", small).at_most(10.5)])
}
