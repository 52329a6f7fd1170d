//! A measured row: ours, the other side, the goal, and how it is said.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// What ours is held to, beside the other side.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Goal {
    /// At most so often the other side's.
    AtMost(f64),
    /// At least so often.
    AtLeast(f64),
    /// Nothing: the row is a comparison, or has no opponent.
    None,
}

/// One row of the answer.
#[derive(Clone, Debug)]
pub struct Row {
    name: String,
    unit: &'static str,
    ours: f64,
    against: String,
    theirs: Option<f64>,
    goal: Goal,
    most: Option<f64>,
}

impl Row {
    /// Begins a row with what was measured of ours, in a unit.
    pub fn new(name: impl Into<String>, unit: &'static str, ours: f64) -> Self {
        Self { name: name.into(), unit, ours, against: String::new(), theirs: None, goal: Goal::None, most: None }
    }

    /// Names the other side and what was measured of it.
    pub fn against(mut self, against: impl Into<String>, theirs: f64) -> Self {
        (self.against, self.theirs) = (against.into(), Some(theirs));
        self
    }

    /// Says what was measured, where there is no other side.
    pub fn of(mut self, what: impl Into<String>) -> Self {
        self.against = what.into();
        self
    }

    /// Holds ours to at most so often the other side's.
    pub fn at_most(mut self, times: f64) -> Self {
        self.goal = Goal::AtMost(times);
        self
    }

    /// Holds ours to at least so often the other side's.
    pub fn at_least(mut self, times: f64) -> Self {
        self.goal = Goal::AtLeast(times);
        self
    }

    /// Holds ours to a limit of its own, in its unit.
    pub fn below(mut self, most: f64) -> Self {
        self.most = Some(most);
        self
    }

    fn ratio(&self) -> Option<f64> {
        self.theirs.map(|theirs| self.ours / theirs)
    }

    /// Says whether the goals are met; a row without one has none to miss.
    pub fn met(&self) -> bool {
        let by_ratio = match (self.goal, self.ratio()) {
            (Goal::AtMost(times), Some(ratio)) => ratio <= times,
            (Goal::AtLeast(times), Some(ratio)) => ratio >= times,
            (Goal::AtMost(_) | Goal::AtLeast(_), None) => false,
            (Goal::None, _) => true,
        };
        by_ratio && self.most.is_none_or(|most| self.ours <= most)
    }

    fn goal(&self) -> String {
        let times = match self.goal {
            Goal::AtMost(times) => Some(format!("≤ {times} ×")),
            Goal::AtLeast(times) => Some(format!("≥ {times} ×")),
            Goal::None => None,
        };
        times.into_iter().chain(self.most.map(|most| format!("≤ {most} {}", self.unit))).collect::<Vec<_>>().join(", ")
    }

    /// Gives the row as an object of the fixed form (design: commands).
    pub fn to_json(&self) -> Value {
        json!({ "name": self.name, "ours": self.ours, "unit": self.unit, "against": self.against, "theirs": self.theirs,
            "ratio": self.ratio(), "goal": self.goal(), "met": self.met() })
    }

    /// Gives the row as a line for people.
    pub fn to_line(&self) -> String {
        let number = |number: Option<f64>| number.map_or_else(|| "–".to_owned(), |it| format!("{it:.3}"));
        let verdict = match (self.goal().is_empty(), self.met()) {
            (true, _) => "",
            (false, true) => "met",
            (false, false) => "MISSED",
        };
        format!(
            "{:<14} {:>10.3} {:<6} {:<44} {:>10}  ratio {:>6}  goal {:<20} {verdict}",
            self.name,
            self.ours,
            self.unit,
            self.against,
            number(self.theirs),
            self.ratio().map_or_else(|| "–".to_owned(), |it| format!("{it:.2}")),
            self.goal()
        )
    }
}

/// How large everything is that is measured.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// Cases of the desk that is measured.
    pub cases: usize,
    /// Entries of the office that a new desk joins.
    pub entries: usize,
    /// Documents that PouchDB pulls; it pushes a tenth.
    pub documents: usize,
    /// Seconds of load.
    pub seconds: u64,
    /// Clients under load.
    pub clients: u16,
    /// Events that are counted on an action day.
    pub counters: usize,
    /// Tasks of a large case.
    pub tasks: usize,
    /// Entries in the history of a large case.
    pub events: usize,
}

impl Sizes {
    /// The sizes of the issues, but for those that arguments name: `--cases=`, `--entries=`, `--documents=`, `--seconds=`, `--clients=`, `--counters=`,
    /// `--tasks=`, `--events=`. What is no number, or names no size, is refused: a run of hours measures what was meant.
    pub fn from_arguments(arguments: &[String]) -> Result<Self> {
        let mut sizes =
            Self { cases: 100_000, entries: 1_000_000, documents: 100_000, seconds: 60, clients: 500, counters: 100_000, tasks: 500, events: 5_000 };
        for argument in arguments.iter().filter(|it| it.starts_with("--") && *it != "--json") {
            let (name, size) = argument.split_once('=').with_context(|| format!("{argument} should read {argument}=NUMBER"))?;
            let no_number = || format!("{size} is no number for {name}");
            match name {
                "--seconds" => sizes.seconds = size.parse().with_context(no_number)?,
                "--clients" => sizes.clients = size.parse().with_context(no_number)?,
                _ => *sizes.count_of(name)? = size.parse().with_context(no_number)?,
            }
        }
        Ok(sizes)
    }

    fn count_of(&mut self, name: &str) -> Result<&mut usize> {
        Ok(match name {
            "--cases" => &mut self.cases,
            "--entries" => &mut self.entries,
            "--documents" => &mut self.documents,
            "--counters" => &mut self.counters,
            "--tasks" => &mut self.tasks,
            "--events" => &mut self.events,
            _ => bail!("{name} is no size"),
        })
    }
}

/// Gives the value at a part of a sorted list: 0.5 is the middle.
pub fn part(sorted: &[f64], part: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short list")]
    let place = ((sorted.len().saturating_sub(1)) as f64 * part).round() as usize;
    sorted.get(place).copied().unwrap_or_default()
}

/// Sorts and gives the middle.
pub fn middle(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    part(&all, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_that_is_no_number_or_that_nobody_knows_is_refused() {
        let of = |arguments: &[&str]| {
            let arguments: Vec<String> = arguments.iter().map(|it| (*it).to_owned()).collect();
            Sizes::from_arguments(&arguments).map(|sizes| (sizes.cases, sizes.clients)).map_err(|error| error.to_string())
        };
        assert_eq!(of(&["list", "--json", "--cases=20"]), Ok((20, 500)));
        assert_eq!(of(&["--cases=abc"]), Err("abc is no number for --cases".to_owned()));
        assert_eq!(of(&["--clients=70000"]), Err("70000 is no number for --clients".to_owned()));
        assert_eq!(of(&["--case=20"]), Err("--case is no size".to_owned()));
        assert_eq!(of(&["--cases"]), Err("--cases should read --cases=NUMBER".to_owned()));
    }
}
