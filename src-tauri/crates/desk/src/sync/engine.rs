//! What a desk does next with its office: a state machine without I/O. Events go in, effects come out.
//!
//! One question at a time, each under a ticket of its own; an answer with another ticket is late and is dropped. So whatever
//! is lost, doubled, delayed or comes out of order on the line, the engine has either the answer to its question or a timer.
//! It never compares two times: a clock that is set back or forward changes what it shows, never what it does.
//!
//! A round: heads → lock and unlock → (healing: offer what is held) → pull `everyone`, then the others → send `everyone`, then
//! the others → countersign → wait for a wake-up, a local write or the poll.

use std::collections::{BTreeMap, BTreeSet};

use jcat_domain::{Audience, Instant};

use super::exchange::{Head, Hello, Parked, Pushed, Trouble};
use super::store::{JournalEnd, Standing};

mod words;

pub use words::{Effect, Event, LinkState, Ticket};

const EVERYONE: &str = "everyone";
const TASKFORCE: &str = "taskforce";

/// Why a journal stops of which the office lacks the end.
pub(super) const SHORTER: &str = "shorter";

/// How long the engine waits for what, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Config {
    /// Chance, for the jitter.
    pub seed: u64,
    /// Between two polls, at least and at most.
    pub poll: (u64, u64),
    /// For an answer from the line.
    pub answer: u64,
    /// After the first failure, and at most.
    pub backoff: (u64, u64),
}

impl Config {
    /// The usual times.
    ///
    /// Together they let office and desks find together within 30 seconds after the last fault has healed: a question that
    /// was lost is given up after twelve, the next attempt comes within eight more, and who only waits asks every twenty to
    /// twenty-five. Five hundred desks that lost their office at once come back over eight seconds.
    pub const fn usual(seed: u64) -> Self {
        Self { seed, poll: (20_000, 25_000), answer: 12_000, backoff: (1_000, 8_000) }
    }
}

/// Fewer entries than this are taken in without a word about catching up.
const MUCH: u64 = 200;

/// After so many rounds, what was refused is tried again though nothing says that a right came back.
const REFUSED_AGAIN: u32 = 8;

/// After so many questions that nobody woke the desk for it greets the office anew: a restore that was announced behind its connection is
/// told by a greeting alone.
const GREETED_AGAIN: u32 = 8;

/// The engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engine {
    config: Config,
    chance: u64,
    ticket: Ticket,
    timer: u64,
    running: bool,
    /// The question that is open, and whether the line has to answer it.
    open: Option<(Ticket, Asked)>,
    standing: Standing,
    hello: Option<Hello>,
    /// The heads of this round; none asks for them.
    heads: Option<BTreeMap<String, Head>>,
    /// Whether the heads of this round were looked through for what is locked and stopped.
    sorted: bool,
    /// Whether something new may be there since the heads were asked for.
    woken: bool,
    /// Whether something may be there to send.
    dirty: bool,
    /// Audiences whose pages cannot be taken in before something else has come.
    stuck: BTreeSet<String>,
    /// Audiences whose entries are not sent again in this round.
    left_out: BTreeSet<String>,
    /// Audiences that refused this desk's entries: tried again when they are listed, on the next connection, and now and then.
    refused: BTreeSet<String>,
    rounds: u32,
    /// Rounds that began by themselves.
    polls: u32,
    /// Journals of which everything held was offered.
    offered: BTreeSet<String>,
    reported: bool,
    countersigned: BTreeMap<String, u64>,
    failures: u32,
    since: Option<Instant>,
    told: Option<LinkState>,
    progress: (u64, u64),
}

/// What the open question is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asked {
    Hello,
    Heads,
    Page { audience: String },
    Applied { audience: String },
    Pending,
    Push { audiences: Vec<String> },
    Answers,
    Held { audience: String },
    Relay { audience: String, before: u64 },
    Report,
    Local,
}

impl Asked {
    const fn is_local(&self) -> bool {
        matches!(self, Self::Applied { .. } | Self::Pending | Self::Answers | Self::Held { .. } | Self::Local)
    }
}

impl Engine {
    /// Makes an engine for a desk. It does nothing before `Started`.
    pub fn new(config: Config) -> Self {
        Self {
            config,
            chance: config.seed,
            ticket: 0,
            timer: 0,
            running: false,
            open: None,
            standing: Standing::default(),
            hello: None,
            heads: None,
            sorted: false,
            woken: false,
            dirty: true,
            stuck: BTreeSet::new(),
            left_out: BTreeSet::new(),
            refused: BTreeSet::new(),
            rounds: 0,
            polls: 0,
            offered: BTreeSet::new(),
            reported: false,
            countersigned: BTreeMap::new(),
            failures: 0,
            since: None,
            told: None,
            progress: (0, 0),
        }
    }

    /// Takes an event and says what is to be done. `now` is only shown, never compared.
    pub fn step(&mut self, event: Event, now: Instant) -> Vec<Effect> {
        let mut out = Vec::new();
        match event {
            Event::Started(standing) => {
                (self.running, self.standing, self.dirty) = (true, standing, true);
                (self.open, self.hello, self.heads) = (None, None, None);
            }
            Event::Stopped => {
                (self.running, self.open, self.hello) = (false, None, None);
                return vec![Effect::Disconnect];
            }
            _ if !self.running => return out,
            Event::LocalWrite => {
                self.dirty = true;
                self.standing.waiting += 1;
                if self.hello.is_none() && self.open.is_none() {
                    if rehearsed!(RetryOnlyOnWrite) {
                        self.advance(&mut out);
                    }
                    // The timer of the backoff goes on: a desk that writes much must not ask much.
                    self.show_waiting(&mut out);
                    return out;
                }
            }
            Event::Woken => {
                self.woken = true;
                if self.hello.is_none() {
                    return out;
                }
            }
            Event::Tick { timer } => {
                if timer != self.timer {
                    return out;
                }
                match &self.open {
                    Some((_, asked)) if asked.is_local() => return out,
                    Some(_) => {
                        self.fail(Trouble::Unreachable, now, &mut out);
                        return out;
                    }
                    None => {
                        self.greet_again();
                        self.begin_round();
                    }
                }
            }
            Event::LineLost => {
                // A question that is open on it fails by itself.
                if self.hello.is_some() && self.open.is_none() {
                    self.fail(Trouble::Unreachable, now, &mut out);
                }
                return out;
            }
            Event::Failed { ticket, trouble } => {
                if self.answered(ticket).is_some() {
                    self.fail(trouble, now, &mut out);
                }
                return out;
            }
            answer => {
                if !self.take(answer, &mut out) {
                    return out;
                }
            }
        }
        self.advance(&mut out);
        out
    }

    /// Gives the state of the link as it was last told.
    pub fn link(&self) -> LinkState {
        self.told.clone().unwrap_or(LinkState::Alone)
    }

    /// For the model check: the engine as far as it matters for what it does next. Numbers that only grow and what is only shown
    /// are left out, and the open question has number 1, so that two ways to one state are seen to meet.
    #[cfg(feature = "rehearsal")]
    #[must_use]
    pub fn essence(&self) -> Self {
        let open = self.open.as_ref().map(|(_, asked)| (1, asked.clone()));
        let failures = self.failures.min(1);
        Self { chance: 0, ticket: 1, timer: 0, rounds: 0, polls: 0, progress: (0, 0), since: None, told: None, open, failures, ..self.clone() }
    }

    fn answered(&mut self, ticket: Ticket) -> Option<Asked> {
        match &self.open {
            Some((open, _)) if *open == ticket || rehearsed!(LateAnswersTaken) => self.open.take().map(|(_, asked)| asked),
            _ => None,
        }
    }

    /// Takes the answer to the open question; says whether it was one.
    fn take(&mut self, answer: Event, out: &mut Vec<Effect>) -> bool {
        match answer {
            Event::Connected { ticket, hello } => {
                let Some(Asked::Hello) = self.answered(ticket) else { return false };
                self.offered.clear();
                self.refused.clear();
                self.reported = false;
                self.hello = Some(hello);
                self.begin_round();
            }
            Event::Heads { ticket, heads } => {
                let Some(Asked::Heads) = self.answered(ticket) else { return false };
                let heads: BTreeMap<String, Head> = heads.into_iter().map(|head| (head.audience.clone(), head)).collect();
                let behind = heads.values().map(|head| head.position.saturating_sub(self.end_of(&head.audience).0)).sum();
                (self.progress, self.sorted, self.heads) = ((0, behind), false, Some(heads));
            }
            Event::Paged { ticket, page } => {
                let Some(Asked::Page { audience }) = self.answered(ticket) else { return false };
                if page.audience != audience || page.placed.is_empty() {
                    // Nothing came where the head said that there is something.
                    self.stuck.insert(audience);
                    return true;
                }
                if let Some(head) = self.heads.as_mut().and_then(|heads| heads.get_mut(&audience)) {
                    head.position = head.position.max(page.head);
                }
                self.progress.0 += u64::try_from(page.placed.len()).unwrap_or_default();
                let ticket = self.ask(Asked::Applied { audience });
                out.push(Effect::ApplyPage { ticket, page });
            }
            Event::Kept { ticket, standing, waits_for } => {
                let Some(asked) = self.answered(ticket) else { return false };
                let before = std::mem::replace(&mut self.standing, standing);
                if let Asked::Applied { audience } = &asked {
                    let moved = self.end_of(audience).0 > before.journals.get(audience).map_or(0, |end| end.position);
                    if audience == EVERYONE && moved {
                        self.stuck.clear();
                    }
                    if !moved || waits_for.is_some() {
                        self.stuck.insert(audience.clone());
                    }
                    self.dirty = true;
                }
                if let Some(position) = waits_for {
                    self.expect(EVERYONE, position);
                }
            }
            Event::Outgoing { ticket, entries } => {
                let Some(Asked::Pending) = self.answered(ticket) else { return false };
                if entries.is_empty() {
                    self.dirty = false;
                    return true;
                }
                let mut audiences: Vec<String> = entries.iter().map(|(audience, _)| audience.clone()).collect();
                audiences.dedup();
                let ticket = self.ask_line(Asked::Push { audiences }, out);
                out.push(Effect::Push { ticket, entries });
            }
            Event::Pushed { ticket, answers } => {
                let Some(Asked::Push { audiences }) = self.answered(ticket) else { return false };
                self.note_answers(&audiences, &answers);
                let ticket = self.ask(Asked::Answers);
                out.push(Effect::KeepAnswers { ticket, answers });
            }
            Event::Held { ticket, placed } => {
                let Some(Asked::Held { audience }) = self.answered(ticket) else { return false };
                if placed.is_empty() {
                    self.offered.insert(audience);
                    return true;
                }
                let before = self.heads.as_ref().and_then(|heads| heads.get(&audience)).map_or(0, |head| head.position);
                let ticket = self.ask_line(Asked::Relay { audience: audience.clone(), before }, out);
                out.push(Effect::Relay { ticket, audience, placed });
            }
            Event::Relayed { ticket, head } => {
                let Some(Asked::Relay { audience, before }) = self.answered(ticket) else { return false };
                if head.position <= before || head.audience != audience {
                    self.offered.insert(audience);
                } else if let Some(heads) = &mut self.heads {
                    heads.insert(audience, head);
                }
            }
            Event::Done { ticket } => {
                let Some(Asked::Report) = self.answered(ticket) else { return false };
            }
            Event::Started(_) | Event::LocalWrite | Event::Woken | Event::LineLost | Event::Tick { .. } | Event::Failed { .. } | Event::Stopped => {
                return false;
            }
        }
        true
    }

    fn note_answers(&mut self, audiences: &[String], answers: &[(String, Pushed)]) {
        let mut unanswered: BTreeSet<&String> = audiences.iter().collect();
        for (audience, answer) in answers {
            unanswered.remove(audience);
            match answer {
                // What is only pushed is not there to be pulled, unless the office lists it.
                Pushed::Accepted { .. } if Audience::is_push_only(audience) && !self.lists(audience) => {}
                Pushed::Accepted { places } if !places.is_empty() => {
                    let last = places.iter().map(|(_, place)| place.position).max().unwrap_or_default();
                    self.expect(audience, last);
                }
                Pushed::Refused { code: Parked::Healing } => {
                    // The office was restored behind this connection: the next greeting says so.
                    self.hello = None;
                    self.left_out.insert(audience.clone());
                }
                Pushed::Refused { .. } => {
                    self.left_out.insert(audience.clone());
                    self.refused.insert(audience.clone());
                }
                Pushed::Accepted { .. } | Pushed::Gap { .. } | Pushed::Forked { .. } => {
                    self.left_out.insert(audience.clone());
                }
            }
        }
        self.left_out.extend(unanswered.into_iter().cloned());
    }

    fn lists(&self, audience: &str) -> bool {
        self.heads.as_ref().is_some_and(|heads| heads.contains_key(audience))
    }

    /// Notes that a journal reaches at least so far.
    fn expect(&mut self, audience: &str, position: u64) {
        let Some(heads) = &mut self.heads else { return };
        let head = heads.entry(audience.to_owned()).or_insert_with(|| Head { audience: audience.to_owned(), position: 0, chain: [0; 32] });
        head.position = head.position.max(position);
    }

    fn end_of(&self, audience: &str) -> (u64, [u8; 32]) {
        self.standing.journals.get(audience).map_or((0, [0; 32]), |end| (end.position, end.chain))
    }

    fn ask(&mut self, asked: Asked) -> Ticket {
        self.ticket += 1;
        self.open = Some((self.ticket, asked));
        self.ticket
    }

    fn ask_line(&mut self, asked: Asked, out: &mut Vec<Effect>) -> Ticket {
        let ms = self.config.answer;
        self.set_timer(ms, out);
        self.ask(asked)
    }

    fn set_timer(&mut self, ms: u64, out: &mut Vec<Effect>) {
        self.timer += 1;
        out.push(Effect::SetTimer { timer: self.timer, ms });
    }

    /// Draws a number from `low` to `high`: SplitMix64.
    fn draw(&mut self, low: u64, high: u64) -> u64 {
        self.chance = self.chance.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.chance;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        low + (mixed ^ (mixed >> 31)).checked_rem(high.saturating_sub(low) + 1).unwrap_or_default()
    }

    /// Forgets the greeting where it may be out of date. A desk that holds more than the office waits for the word of a restore with every
    /// question. Where others wake it all the time it has no need: an office that heals takes nothing new, and nobody is woken.
    fn greet_again(&mut self) {
        self.polls = self.polls.wrapping_add(1);
        let waits = self.standing.journals.values().any(|end| end.stopped.as_deref() == Some(SHORTER));
        if waits || self.polls.is_multiple_of(GREETED_AGAIN) {
            self.hello = None;
        }
    }

    fn begin_round(&mut self) {
        (self.heads, self.woken, self.dirty) = (None, false, true);
        self.stuck.clear();
        self.left_out.clear();
        self.rounds = self.rounds.wrapping_add(1);
        if self.rounds.is_multiple_of(REFUSED_AGAIN) {
            self.refused.clear();
        }
        if self.hello.as_ref().is_some_and(|hello| hello.healing) && self.reported {
            // Only a greeting says that healing ended.
            self.hello = None;
        }
    }

    fn fail(&mut self, trouble: Trouble, now: Instant, out: &mut Vec<Effect>) {
        (self.open, self.hello, self.heads) = (None, None, None);
        self.failures = self.failures.saturating_add(1);
        let since = *self.since.get_or_insert(now);
        let (first, most) = self.config.backoff;
        let ceiling = first.saturating_mul(1 << self.failures.min(16)).min(most).max(first);
        let ms = self.draw(first, ceiling);
        out.push(Effect::Disconnect);
        self.tell(LinkState::Offline { since, waiting: self.standing.waiting, trouble }, out);
        if !rehearsed!(RetryOnlyOnWrite) {
            self.set_timer(ms, out);
        }
    }

    fn show_waiting(&mut self, out: &mut Vec<Effect>) {
        if let Some(LinkState::Offline { since, trouble, .. }) = self.told {
            self.tell(LinkState::Offline { since, waiting: self.standing.waiting, trouble }, out);
        }
    }

    fn tell(&mut self, state: LinkState, out: &mut Vec<Effect>) {
        if self.told.as_ref() != Some(&state) {
            self.told = Some(state.clone());
            out.push(Effect::Tell(state));
        }
    }

    /// Asks the next question of the round, if none is open.
    fn advance(&mut self, out: &mut Vec<Effect>) {
        if !self.running || self.open.is_some() {
            return;
        }
        let Some(hello) = self.hello.clone() else {
            let ticket = self.ask_line(Asked::Hello, out);
            out.push(Effect::Connect { ticket });
            return;
        };
        let known = self.standing.office;
        let restored = known.is_some_and(|(office, incarnation)| office == hello.office && incarnation != hello.incarnation);
        if known.is_none() || (restored && !hello.healing) {
            let ticket = self.ask(Asked::Local);
            out.push(Effect::Remember { ticket, hello });
            return;
        }
        if known.is_some_and(|(office, _)| office != hello.office) {
            self.running = false;
            self.tell(LinkState::Offline { since: hello.now, waiting: self.standing.waiting, trouble: Trouble::Broken("another office") }, out);
            out.push(Effect::Disconnect);
            return;
        }
        let Some(heads) = self.heads.clone() else {
            let ticket = self.ask_line(Asked::Heads, out);
            out.push(Effect::AskHeads { ticket });
            return;
        };
        // A desk that came while the office heals holds nothing behind it, and is waited for all the same: it says so too.
        let healing = hello.healing;
        let next =
            self.sort_heads(&heads, healing, out) || (healing && self.offer(&heads, out)) || self.pull(&heads, out) || self.push(&hello, &heads, out);
        if next {
            return;
        }
        if self.woken {
            self.begin_round();
            return self.advance(out);
        }
        if self.countersign(&heads, out) {
            return;
        }
        (self.failures, self.since) = (0, None);
        self.tell(LinkState::Live, out);
        if rehearsed!(NotifyOnly) {
            self.timer += 1;
            return;
        }
        let (low, high) = self.config.poll;
        let ms = self.draw(low, high);
        self.set_timer(ms, out);
    }

    /// Locks what is no longer listed, stops what does not continue what is here, and goes on with what has its end again.
    fn sort_heads(&mut self, heads: &BTreeMap<String, Head>, healing: bool, out: &mut Vec<Effect>) -> bool {
        if std::mem::replace(&mut self.sorted, true) || healing {
            return false;
        }
        let journals = &self.standing.journals;
        let listed = |audience: &String| heads.contains_key(audience);
        // A journal of which nothing came yet is not hidden: what is in it is this desk's own, and the office may not know of it.
        let gone = |audience: &String, end: &JournalEnd| !end.locked && end.position > 0 && !listed(audience);
        let lock: Vec<String> = journals.iter().filter(|(audience, end)| gone(audience, end)).map(|(audience, _)| audience.clone()).collect();
        let unlock: Vec<String> =
            journals.iter().filter(|(audience, end)| end.locked && listed(audience)).map(|(audience, _)| audience.clone()).collect();
        let stop: Vec<(String, &'static str)> = heads
            .values()
            .filter_map(|head| {
                let end = journals.get(&head.audience).filter(|end| end.stopped.is_none())?;
                let why = match head.position.cmp(&end.position) {
                    std::cmp::Ordering::Less => SHORTER,
                    std::cmp::Ordering::Equal if head.chain != end.chain => "other-chain",
                    std::cmp::Ordering::Equal | std::cmp::Ordering::Greater => return None,
                };
                Some((head.audience.clone(), why))
            })
            .collect();
        let resume: Vec<String> = heads
            .values()
            .filter(|head| journals.get(&head.audience).is_some_and(|end| has_again(head, end)))
            .map(|head| head.audience.clone())
            .collect();
        if lock.is_empty() && unlock.is_empty() && stop.is_empty() && resume.is_empty() {
            return false;
        }
        let ticket = self.ask(Asked::Local);
        out.push(Effect::KeepHeads { ticket, lock, unlock, stop, resume });
        true
    }

    /// Offers what is held behind the heads of an office that was restored, journal by journal.
    fn offer(&mut self, heads: &BTreeMap<String, Head>, out: &mut Vec<Effect>) -> bool {
        if self.reported {
            return false;
        }
        let next = self.standing.journals.keys().find(|audience| !self.offered.contains(*audience)).cloned();
        let Some(audience) = next else {
            self.reported = true;
            let ticket = self.ask_line(Asked::Report, out);
            out.push(Effect::ReportHealed { ticket });
            return true;
        };
        let head = heads.get(&audience).cloned().unwrap_or_else(|| Head { audience: audience.clone(), position: 0, chain: [0; 32] });
        let ticket = self.ask(Asked::Held { audience });
        out.push(Effect::ReadHeld { ticket, head });
        true
    }

    /// Pulls the journal of everyone first: the others name its positions.
    fn pull(&mut self, heads: &BTreeMap<String, Head>, out: &mut Vec<Effect>) -> bool {
        let behind = |head: &&Head| {
            let end = self.standing.journals.get(&head.audience);
            head.position > end.map_or(0, |end| end.position) && end.is_none_or(|end| end.stopped.is_none()) && !self.stuck.contains(&head.audience)
        };
        let first = heads.get(EVERYONE).filter(behind).filter(|_| !rehearsed!(DirectoryIgnored));
        // Then that of the taskforce: somebody who has just joined sees the cases before the notes on them.
        let first = first.or_else(|| heads.get(TASKFORCE).filter(behind));
        let Some(head) = first.or_else(|| heads.values().find(behind)) else { return false };
        let (done, of) = self.progress;
        let audience = head.audience.clone();
        if of >= MUCH {
            self.tell(LinkState::CatchingUp { done: done.min(of), of }, out);
        }
        let skipped = if rehearsed!(BackfillSkipped) && !self.standing.journals.contains_key(&audience) { head.position - 1 } else { 0 };
        let after = self.end_of(&audience).0.max(skipped);
        let ticket = self.ask_line(Asked::Page { audience: audience.clone() }, out);
        out.push(Effect::Pull { ticket, audience, after });
        true
    }

    fn push(&mut self, hello: &Hello, heads: &BTreeMap<String, Head>, out: &mut Vec<Effect>) -> bool {
        if hello.healing {
            return false;
        }
        if self.standing.forked {
            self.running = false;
            out.push(Effect::Renew);
            return true;
        }
        if !self.dirty {
            return false;
        }
        let ticket = self.ask(Asked::Pending);
        let unlisted = self.refused.iter().filter(|audience| !heads.contains_key(*audience));
        let except: BTreeSet<String> = self.left_out.iter().chain(unlisted).cloned().collect();
        out.push(Effect::ReadPending { ticket, except: except.into_iter().collect() });
        true
    }

    fn countersign(&mut self, heads: &BTreeMap<String, Head>, out: &mut Vec<Effect>) -> bool {
        let journals = self.standing.journals.iter();
        let held = journals.filter(|(audience, end)| heads.contains_key(*audience) && end.stopped.is_none() && end.position > 0);
        let new: Vec<Head> = held
            .filter(|(audience, end)| self.countersigned.get(*audience) != Some(&end.position))
            .map(|(audience, end)| Head { audience: audience.clone(), position: end.position, chain: end.chain })
            .collect();
        if new.is_empty() {
            return false;
        }
        self.countersigned.extend(new.iter().map(|head| (head.audience.clone(), head.position)));
        let ticket = self.ask_line(Asked::Report, out);
        out.push(Effect::Countersign { ticket, heads: new });
        true
    }
}

/// Says whether a journal stopped because the office lacked its end, and the office reaches as far again. Where it reaches further,
/// what comes next shows by its chain whether it is the same history.
fn has_again(head: &Head, end: &JournalEnd) -> bool {
    let reaches = head.position > end.position || (head.position == end.position && head.chain == end.chain);
    reaches && end.stopped.as_deref() == Some(SHORTER)
}
