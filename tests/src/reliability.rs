//! Rows of the table of what was proved in a run: each proof leaves its own under `target/reliability`, and `./x test` prints
//! them together at the end. A proof that runs as several tests leaves a part from each, and the table adds them up.

use std::time::Instant;

use serde_json::json;

use crate::root;

/// How the counts of several parts become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Together {
    /// They are added.
    Sum,
    /// The largest counts.
    Most,
}

impl Together {
    const fn label(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Most => "most",
        }
    }
}

/// A row, or a part of one, while its proof runs.
#[derive(Debug)]
pub struct Row {
    test: &'static str,
    claim: &'static str,
    part: String,
    counts: Vec<(&'static str, u64, Together)>,
    began: Instant,
}

impl Row {
    /// Begins the row of a proof: its number in the design (`T1`), and what it checks, in a few words.
    pub fn begin(test: &'static str, claim: &'static str) -> Self {
        Self { test, claim, part: "all".into(), counts: Vec::new(), began: Instant::now() }
    }

    /// Makes it a part of the row, under a name of its own.
    #[must_use]
    pub fn part(self, part: impl Into<String>) -> Self {
        Self { part: part.into(), ..self }
    }

    /// Counts something that adds up over the parts.
    pub fn count(&mut self, what: &'static str, many: impl TryInto<u64>) {
        self.counts.push((what, many.try_into().unwrap_or(u64::MAX), Together::Sum));
    }

    /// Counts something of which the largest is told.
    pub fn most(&mut self, what: &'static str, many: impl TryInto<u64>) {
        self.counts.push((what, many.try_into().unwrap_or(u64::MAX), Together::Most));
    }

    /// Leaves the row for the table. Called where everything it says has held.
    pub fn keep(self) {
        let folder = root().join("target/reliability");
        let counts: Vec<_> = self.counts.iter().map(|(what, many, together)| json!([what, many, together.label()])).collect();
        let row = json!({ "test": self.test, "claim": self.claim, "counts": counts, "seconds": self.began.elapsed().as_secs_f64() });
        let file = folder.join(format!("{}.{}.json", self.test, self.part));
        let kept = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, row.to_string()));
        kept.unwrap_or_else(|error| panic!("leaving {}: {error}", file.display()));
    }
}
