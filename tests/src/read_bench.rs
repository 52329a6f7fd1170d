//! What `./x bench` measures of reading: the recogniser and iocsearcher, in a process of its own, on the same text in the same run.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, bail, ensure};
use chacha20::ChaCha20Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use jcat_desk::recogniser::{Context, recognise};
use serde_json::Value;

use crate::bench::{Row, middle};
use crate::root;

/// The rows there are.
pub const ROWS: [&str; 1] = ["read"];

const LINES: usize = 50_000;
const PEER: &str = "iocsearcher==3.1.0";

/// Measures one row.
pub fn measure(name: &str, folder: &Path) -> Result<Vec<Row>> {
    if name != "read" {
        bail!("{name} is not measured here");
    }
    let text = text();
    let context = Context::default();
    // The first reading of a telephone number loads the numbering plans.
    recognise("+31612345678", &context);
    let mut times = Vec::new();
    let mut found = 0;
    for _ in 0..5 {
        let start = Instant::now();
        found = std::hint::black_box(recognise(&text, &context)).len();
        times.push(start.elapsed().as_secs_f64());
    }
    ensure!(found > LINES / 3, "{found} found in {LINES} lines");
    #[expect(clippy::cast_precision_loss, reason = "a few million bytes")]
    let bytes = text.len() as f64;
    let seconds = middle(times);
    let file = folder.join("read.txt");
    std::fs::write(&file, &text)?;
    let (said, theirs) = peer(&file)?;
    Ok(vec![
        Row::new("read", "MB/s", bytes / 1e6 / seconds).against(said, bytes / 1e6 / theirs).at_least(50.0),
        Row::new("read-cost", "ns/B", seconds * 1e9 / bytes).of(format!("{LINES} lines of mixed text on one core")).below(20.0),
    ])
}

fn peer(file: &Path) -> Result<(String, f64)> {
    let folder = root().join("target/peers");
    let home = folder.join("iocsearcher");
    std::fs::create_dir_all(&folder)?;
    if !home.join("bin/iocsearcher").is_file() {
        ensure!(
            Command::new("python3").args(["-m", "venv"]).arg(&home).output().context("starting python3")?.status.success(),
            "python3 made no venv"
        );
        let pip = Command::new(home.join("bin/pip")).args(["install", "--quiet", PEER]).output().context("starting pip")?;
        ensure!(pip.status.success(), "pip did not install {PEER}: {}", String::from_utf8_lossy(&pip.stderr));
    }
    let script = folder.join("read.py");
    std::fs::write(&script, include_str!("../peers/read.py"))?;
    let output = Command::new(home.join("bin/python")).arg(&script).arg(file).output().context("starting iocsearcher")?;
    ensure!(output.status.success(), "iocsearcher: {}", String::from_utf8_lossy(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).context("reading what iocsearcher measured")?;
    Ok((format!("iocsearcher 3.1.0, {} found", said["found"]), said["seconds"].as_f64().context("seconds")?))
}

const WORDS: [&str; 24] = [
    "the",
    "officer",
    "reported",
    "that",
    "server",
    "was",
    "used",
    "by",
    "in",
    "case",
    "payment",
    "transferred",
    "through",
    "several",
    "persons",
    "during",
    "investigation",
    "of",
    "which",
    "contacted",
    "evidence",
    "shows",
    "traffic",
    "victims",
];

/// Lines as reports have them, from a seed: every second one has an indicator in it.
fn text() -> String {
    let mut rng = ChaCha20Rng::seed_from_u64(7);
    let mut text = String::new();
    for line in 0..LINES {
        let words = 8 + below(&mut rng, 12);
        let place = below(&mut rng, words);
        for at in 0..words {
            if at == place && line % 2 == 0 {
                indicator(&mut rng, &mut text);
                text.push(' ');
            }
            text.push_str(WORDS.get(below(&mut rng, WORDS.len())).copied().unwrap_or_default());
            text.push(if at + 1 == words { '.' } else { ' ' });
        }
        text.push('\n');
    }
    text
}

fn below(rng: &mut ChaCha20Rng, limit: usize) -> usize {
    usize::try_from(rng.next_u32()).unwrap_or_default() % limit.max(1)
}

fn letters(rng: &mut ChaCha20Rng, alphabet: &str, count: usize) -> String {
    (0..count).filter_map(|_| alphabet.chars().nth(below(rng, alphabet.len()))).collect()
}

fn indicator(rng: &mut ChaCha20Rng, text: &mut String) {
    let small = "abcdefghijklmnopqrstuvwxyz";
    let hex = "0123456789abcdef";
    let name = format!("{}{}", letters(rng, small, 8), [".com", ".org", ".net", ".de"].get(below(rng, 4)).copied().unwrap_or_default());
    let _ = match below(rng, 8) {
        0 | 1 => write!(text, "{}.{}.{}.{}", 1 + below(rng, 223), below(rng, 256), below(rng, 256), below(rng, 256)),
        2 => write!(text, "{name}"),
        3 => write!(text, "hxxp://{name}/{}/index.php?id={}", letters(rng, hex, 8), letters(rng, hex, 4)),
        4 => write!(text, "{}", letters(rng, hex, 64)),
        5 => write!(text, "user{}@{name}", below(rng, 100)),
        6 => write!(
            text,
            "{}",
            ["1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"]
                .get(below(rng, 3))
                .copied()
                .unwrap_or_default()
        ),
        _ => write!(text, "{}", ["GB29 NWBK 6016 1331 9268 19", "+31 6 12345678", "münchen.de"].get(below(rng, 3)).copied().unwrap_or_default()),
    };
}
