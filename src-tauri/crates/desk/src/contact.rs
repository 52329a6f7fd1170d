//! Being in touch with the office: does what the engine says, on one connection for calls and one that listens.
//!
//! Invariants
//! - One program at a time is in touch for a desk; another that asks is told so.
//! - Nothing is decided here: what is sent, when, and what comes of it is the engine's word and the replica's.

use std::collections::VecDeque;
use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::time::Instant;

use crate::admissions;
use crate::attachments::{reports, stays};
use crate::blobs::carry::{Carried, Carrier};
use crate::corrections;
use crate::desk::Desk;
use crate::devices::{self, Entry};
use crate::dismissals;
use crate::elections::seats::countersign_due;
use crate::error::Error;
use crate::hits::{self, rekeyed};
use crate::joining::settings_of;
use crate::lease::{self, Lease};
use crate::office::{Granted, Link, Sent, Settings, Trouble, Wakes, Workstation};
use crate::office_view::{self, OfficeView};
use crate::records::keeping;
use crate::retention;
use crate::sync::engine::{Config, Effect, Engine, Event, LinkState};
use crate::sync::{self, exchange::Pushed, may_die};
use crate::undo::Nothing;
use crate::witnesses;

/// How long somebody waits who asks for one exchange.
const ONCE: Duration = Duration::from_secs(120);

/// How often the lease is looked at while nothing happens.
const LEASE: Duration = Duration::from_secs(60);

/// Until when a desk is in touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Until {
    /// Everything is here and there, or the office does not answer.
    Settled,
    /// The desk is locked.
    Locked,
}

/// Waits for something of the office, on a runtime of its own: the connection is driven while the caller waits or writes.
pub(crate) fn wait_for<T>(work: impl Future<Output = T>) -> Result<T, Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().thread_name("office").build();
    let runtime = runtime.map_err(Error::file("starting the office's thread"))?;
    Ok(runtime.block_on(work))
}

/// Exchanges with the office until there is nothing more to exchange. Where another program of this desk is in touch already,
/// that one is asked to look.
pub(crate) fn sync_now(desk: &Desk, _: Nothing) -> Result<OfficeView, Error> {
    let settings = desk.query(|read| settings_of(read.connection))?.ok_or(Error::NoOffice)?;
    keeping::keep(desk)?;
    match hold(desk)? {
        None => desk.stir(),
        Some(_held) => exchange_once(desk, settings)?,
    }
    office_view::view(desk, Nothing {})
}

/// Exchanges until everything is here and there. As long as files move it goes on.
fn exchange_once(desk: &Desk, settings: Settings) -> Result<(), Error> {
    wait_for(async {
        let mut contact = Contact::new(desk, settings);
        loop {
            let moved = contact.turns;
            match tokio::time::timeout(ONCE, contact.run(Until::Settled)).await {
                Ok(settled) => return settled,
                Err(_) if contact.turns == moved => return Err(Error::Office(Trouble::Unreachable)),
                Err(_) => {}
            }
        }
    })?
}

/// Who was in touch with the office for somebody who waits for something of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touch {
    /// This call, and it has ended.
    Ended,
    /// Another thread or program of this desk, and it goes on.
    GoesOn,
}

/// Sees to it that what waits is exchanged: here and now, or by whoever is in touch already.
pub(crate) fn in_touch_for(desk: &Desk) -> Result<Touch, Error> {
    let settings = desk.query(|read| settings_of(read.connection))?.ok_or(Error::NoOffice)?;
    match hold(desk)? {
        None => {
            desk.stir();
            Ok(Touch::GoesOn)
        }
        Some(_held) => exchange_once(desk, settings).map(|()| Touch::Ended),
    }
}

/// Takes the lock of the folder that says who is in touch; none where another has it.
fn hold(desk: &Desk) -> Result<Option<Option<std::fs::File>>, Error> {
    let Some(folder) = desk.folder() else { return Ok(Some(None)) };
    let lock = crate::files::lock_beside(folder, "office.lock")?;
    Ok(lock.try_lock().is_ok().then_some(Some(lock)))
}

impl Desk {
    /// Keeps this desk in touch with its office for as long as it lives, on a thread of its own: whenever it is open and has one.
    pub fn keep_in_touch(self: &Arc<Self>) -> std::io::Result<()> {
        let desk = Arc::downgrade(self);
        std::thread::Builder::new().name("office".into()).spawn(move || {
            let ended = wait_for(stay(&desk));
            if let (Err(error), Some(desk)) = (ended, desk.upgrade()) {
                let _ = desk.problem(&error);
            }
        })?;
        Ok(())
    }

    /// Stays in touch until the desk is locked or the program ends; shows each state of the link. For `jcat office sync --watch`.
    pub fn watch_office(&self, shown: impl Fn(&LinkState) + Send + Sync) -> Result<(), crate::Problem> {
        let watched = || {
            let settings = self.query(|read| settings_of(read.connection))?.ok_or(Error::NoOffice)?;
            let Some(_held) = hold(self)? else { return Err(Error::Busy) };
            wait_for(async {
                let mut contact = Contact { shown: Some(&shown), ..Contact::new(self, settings) };
                contact.run(Until::Locked).await
            })?
        };
        watched().map_err(|error| self.problem(&error))
    }
}

/// Waits until the desk is open and has an office, is in touch until it is locked, and again.
async fn stay(desk: &Weak<Desk>) {
    while let Some(desk) = desk.upgrade() {
        let settings = desk.query(|read| settings_of(read.connection)).ok().flatten();
        match (settings, hold(&desk)) {
            (Some(settings), Ok(Some(_held))) => {
                if let Err(error) = Contact::new(&desk, settings).run(Until::Locked).await {
                    let _ = desk.problem(&error);
                    pause(&desk).await;
                }
            }
            _ => pause(&desk).await,
        }
    }
}

/// Waits until something of the desk changes, and looks again now and then: another program may have let go of the line.
async fn pause(desk: &Desk) {
    if let Err(error) = lease::enforce(desk).and_then(|_| keeping::keep_if_due(desk))
        && !matches!(error, Error::Locked | Error::NoDesk)
    {
        let _ = desk.problem(&error);
    }
    let _ = tokio::time::timeout(Duration::from_secs(10), desk.stirred.notified()).await;
}

/// One stay in touch.
struct Contact<'a> {
    desk: &'a Desk,
    settings: Settings,
    engine: Engine,
    link: Option<Link>,
    wakes: Option<Wakes>,
    timer: Option<(u64, Instant)>,
    /// When the office wants to be asked again to wake the others.
    wake_again: Option<Instant>,
    admissions: admissions::Known,
    dismissals: dismissals::Known,
    witnesses: witnesses::Known,
    /// How far the Board's journal was when boxes were last looked for to countersign.
    boxes_at: Option<i64>,
    greeted: Option<admissions::Greeted>,
    carrier: Carrier,
    /// How often files were carried: somebody who waits is patient as long as this grows.
    turns: u64,
    shown: Option<&'a (dyn Fn(&LinkState) + Send + Sync)>,
}

impl<'a> Contact<'a> {
    fn new(desk: &'a Desk, settings: Settings) -> Self {
        let admissions = admissions::Known::default();
        Self {
            desk,
            settings,
            engine: Engine::new(Config::usual(seed(desk))),
            link: None,
            wakes: None,
            timer: None,
            wake_again: None,
            admissions,
            dismissals: dismissals::Known::default(),
            witnesses: witnesses::Known::default(),
            boxes_at: None,
            greeted: None,
            carrier: Carrier::default(),
            turns: 0,
            shown: None,
        }
    }

    async fn run(&mut self, until: Until) -> Result<(), Error> {
        let standing = |desk: &Desk| desk.query(|read| sync::standing_of(read.connection));
        // A purge that was interrupted goes on before anything else, whether the office answers or not.
        dismissals::purge_here(self.desk)?;
        let mut events = VecDeque::from([Event::Started(standing(self.desk)?)]);
        loop {
            while let Some(event) = events.pop_front() {
                for effect in self.engine.step(event, self.desk.world().now()) {
                    if effect == Effect::Renew {
                        sync::renew_device(self.desk).map_err(|_| Error::Busy)?;
                        self.engine = Engine::new(Config::usual(seed(self.desk)));
                        events = VecDeque::from([Event::Started(standing(self.desk)?)]);
                        break;
                    }
                    events.extend(self.perform(effect).await);
                }
            }
            let link = self.engine.link();
            if link == LinkState::Live {
                if dismissals::purge_here(self.desk)? {
                    // Journals are at their beginning again.
                    events.push_back(Event::Started(standing(self.desk)?));
                    continue;
                }
                if self.settle_admissions().await {
                    // What a case is told of a guest was recorded here and is to be sent.
                    if self.desk.has_written() {
                        events.push_back(Event::LocalWrite);
                    }
                    // A right that was given opens what was refused before, here and on other desks.
                    events.push_back(Event::Woken);
                    continue;
                }
                if self.countersign_boxes() {
                    events.push_back(Event::Woken);
                    continue;
                }
                if self.settle_rest().await {
                    events.push_back(Event::LocalWrite);
                    continue;
                }
            }
            let carried = if link == LinkState::Live { self.carry().await } else { Carried::Nothing };
            match link {
                // An entry may have waited for the file.
                LinkState::Live if carried == Carried::Arrived => events.push_back(Event::Woken),
                // Between two turns the exchange has its own: what is there already, without waiting for more.
                LinkState::Live if carried == Carried::More => events.extend(tokio::time::timeout(Duration::ZERO, self.wait()).await.ok()),
                LinkState::Live if until == Until::Settled => {
                    if let Some(again) = self.wake_again {
                        tokio::time::sleep_until(again).await;
                        self.wake().await;
                    }
                    return Ok(());
                }
                LinkState::Offline { trouble, .. } if until == Until::Settled => return Err(Error::Office(trouble)),
                _ => {
                    self.keep_records();
                    events.push_back(self.wait().await);
                }
            }
            if !self.desk.is_open() {
                self.engine.step(Event::Stopped, self.desk.world().now());
                self.desk.show_link(LinkState::Alone);
                return Ok(());
            }
        }
    }

    /// Says what this desk found in the boxes of elections that were closed, for its seat. Says whether there was anything to say.
    fn countersign_boxes(&mut self) -> bool {
        match countersign_due(self.desk, &mut self.boxes_at) {
            Ok(signed) => signed,
            Err(error) => {
                if !matches!(error, Error::Locked | Error::NoDesk) {
                    let _ = self.desk.problem(&error);
                }
                false
            }
        }
    }

    /// Makes records of what was done, once a minute.
    fn keep_records(&self) {
        if let Err(error) = keeping::keep_if_due(self.desk)
            && !matches!(error, Error::Locked | Error::NoDesk)
        {
            let _ = self.desk.problem(&error);
        }
    }

    /// Waits for the timer, a wake-up, or something that was recorded here.
    async fn wait(&mut self) -> Event {
        loop {
            let timer = async {
                match self.timer {
                    Some((timer, at)) => {
                        tokio::time::sleep_until(at).await;
                        timer
                    }
                    None => std::future::pending().await,
                }
            };
            let wake = async {
                match &mut self.wakes {
                    Some(wakes) => wakes.next().await,
                    None => std::future::pending().await,
                }
            };
            let again = self.wake_again;
            let again = async {
                match again {
                    Some(at) => tokio::time::sleep_until(at).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = again => self.wake().await,
                timer = timer => {
                    self.timer = None;
                    return Event::Tick { timer };
                }
                woken = wake => match woken {
                    Ok(()) => return Event::Woken,
                    // The office's machine began anew, or the line broke: both connections are made again. A desk that
                    // waited for its poll instead would be late by half a minute.
                    Err(_) => {
                        self.wakes = None;
                        return Event::LineLost;
                    }
                },
                () = tokio::time::sleep(LEASE) => {
                    self.keep_records();
                    // Out of reach for long, the program open all the while.
                    if let Err(error) = lease::enforce(self.desk) {
                        let _ = self.desk.problem(&error);
                    }
                }
                () = self.desk.stirred.notified() => {
                    if !self.desk.is_open() {
                        return Event::Stopped;
                    }
                    if self.desk.has_written() {
                        return Event::LocalWrite;
                    }
                }
            }
        }
    }

    /// Wakes the other desks for what was sent before. Where that fails, their polls find it.
    async fn wake(&mut self) {
        let again = match &self.link {
            Some(link) => link.wake().await.ok().flatten(),
            None => None,
        };
        self.wake_again = again.map(|again| Instant::now() + again);
    }

    /// Does what the engine says; gives the event that answers it.
    async fn perform(&mut self, effect: Effect) -> Option<Event> {
        if effect.is_local() {
            return sync::perform(self.desk, &effect);
        }
        match effect {
            Effect::SetTimer { timer, ms } => self.timer = Some((timer, Instant::now() + Duration::from_millis(ms))),
            Effect::Disconnect => (self.link, self.wakes) = (None, None),
            Effect::Tell(state) => {
                if let Some(shown) = self.shown {
                    shown(&state);
                }
                self.desk.show_link(state);
            }
            asked => {
                let ticket = asked.ticket();
                let answer = self.ask(asked).await;
                return Some(answer.unwrap_or_else(|trouble| Event::Failed { ticket, trouble }));
            }
        }
        None
    }

    async fn ask(&mut self, asked: Effect) -> Result<Event, Trouble> {
        if let Effect::Connect { ticket } = asked {
            return self.connect(ticket).await;
        }
        let device = self.desk.opened().map_err(|_| Trouble::Broken("the desk is locked"))?.me.device;
        let link = self.link.as_ref().filter(|link| !link.is_closed()).ok_or(Trouble::Unreachable)?;
        Ok(match asked {
            Effect::AskHeads { ticket } => {
                let heads = link.heads().await?;
                may_die!(HeadsCame);
                Event::Heads { ticket, heads }
            }
            Effect::Pull { ticket, audience, after } => match link.pull(&audience, after).await? {
                Some(page) => {
                    may_die!(PageCame);
                    Event::Paged { ticket, page }
                }
                None => Event::Paged { ticket, page: crate::sync::exchange::Page { audience, placed: Vec::new(), head: after } },
            },
            Effect::Push { ticket, entries } => {
                may_die!(PushReady);
                let declares =
                    self.desk.query(|read| hits::declared(read.connection, &entries)).map_err(|_| Trouble::Broken("reading what entries declare"))?;
                let Sent { answers, told } = link.send(&entries, &declares).await?;
                may_die!(PushAnswered);
                if !told && answers.iter().any(|(_, answer)| matches!(answer, Pushed::Accepted { places } if !places.is_empty())) {
                    // What the office has taken is taken, whether or not the others hear of it at once.
                    self.wake().await;
                    may_die!(OthersWoken);
                }
                Event::Pushed { ticket, answers }
            }
            Effect::Relay { ticket, audience, placed } => match link.relay(&audience, &placed).await? {
                Some(head) => {
                    may_die!(OfferAnswered);
                    Event::Relayed { ticket, head }
                }
                None => Event::Relayed { ticket, head: crate::office::Head { audience, position: 0, chain: [0; 32] } },
            },
            Effect::ReportHealed { ticket } => {
                // What was erased is erased again before the office takes anything new.
                if let Err(error) = retention::tell(self.desk, link).await {
                    let _ = self.desk.problem(&error);
                    return Err(Trouble::Busy);
                }
                link.offered(device).await?;
                may_die!(OfferReported);
                // Whoever offers last ends the healing: the others have reported and wait to hear of it.
                if !link.hello(device).await?.healing {
                    self.wake().await;
                }
                Event::Done { ticket }
            }
            Effect::Countersign { ticket, heads } => {
                for head in heads {
                    let signature = sync::countersign(self.desk, &head).map_err(|_| Trouble::Broken("signing a head"))?;
                    link.countersign(device, &head, &signature).await?;
                    may_die!(HeadSigned);
                }
                Event::Done { ticket }
            }
            other => return Ok(Event::Done { ticket: other.ticket() }),
        })
    }

    async fn connect(&mut self, ticket: u64) -> Result<Event, Trouble> {
        let own = {
            let open = self.desk.opened().map_err(|_| Trouble::Broken("the desk is locked"))?;
            Workstation { device: open.me.device, signing: open.me.keys.signing_public(), sealing: open.me.keys.sealing_public() }
        };
        let link = Link::open(&self.settings).await?;
        may_die!(LineOpened);
        let mut hello = link.hello(own.device).await?;
        witnesses::believe_restore(self.desk, &link, &hello).await?;
        may_die!(OfficeGreeted);
        // The place that an invitation opened is taken at the first contact, whenever that is.
        if !hello.device_known && devices::come_in(self.desk, &link, &own).await? == Granted::Done {
            may_die!(PlaceTaken);
            hello = link.hello(own.device).await?;
        }
        if hello.device_known {
            devices::note(self.desk, Entry::Known).map_err(|_| Trouble::Broken("the desk's own records"))?;
        }
        if let Some(until) = hello.lease_until {
            let renewed = self.desk.opened().and_then(|open| open.replica.write(|tx| lease::renew(tx, Lease { until, said_at: hello.now })));
            renewed.map_err(|_| Trouble::Broken("keeping the lease"))?;
            may_die!(LeaseKept);
        }
        // Listening is a comfort: without it the poll finds the same.
        self.wakes = Wakes::listen(&self.settings).await.ok();
        self.link = Some(link);
        // What was refused on another connection may be granted now.
        self.admissions = admissions::Known::default();
        self.greeted = Some(admissions::Greeted { incarnation: hello.incarnation, healing: hello.healing });
        self.carrier = Carrier::default();
        Ok(Event::Connected { ticket, hello })
    }

    /// Carries a few pieces of files each way. What does not work is tried again on the next connection.
    async fn carry(&mut self) -> Carried {
        let Some(link) = &self.link else { return Carried::Nothing };
        let carried = self.carrier.turn(self.desk, link).await.unwrap_or_else(|error| {
            self.carrier.rest();
            let _ = self.desk.problem(&error);
            Carried::Nothing
        });
        self.turns += u64::from(carried != Carried::Nothing);
        carried
    }

    /// Hands over and takes what follows from dismissals, and compares with what other desks signed; says whether there is something of it to tell.
    async fn settle_rest(&mut self) -> bool {
        let Some(link) = &self.link else { return false };
        let dismissals = self.dismissals.settle(self.desk, link).await;
        let witnesses = self.witnesses.settle(self.desk, link).await;
        let hits = hits::settle(self.desk, link).await;
        let erased = retention::settle(self.desk, link).await;
        let (told, rekeyed, due) = (reports::tell(self.desk), rekeyed::rekey(self.desk), retention::act(self.desk));
        let gone = corrections::tell_of_erased(self.desk);
        let anything = [&told, &rekeyed, &due, &gone].into_iter().any(|done| matches!(done, Ok(true)));
        for error in
            [dismissals.err(), witnesses.err(), hits.err(), erased.err(), told.err(), rekeyed.err(), due.err(), gone.err()].into_iter().flatten()
        {
            // The next contact goes on with it.
            let _ = self.desk.problem(&error);
        }
        anything
    }

    /// Brings who may read what in the office into line with what the record says; says whether anything was changed.
    async fn settle_admissions(&mut self) -> bool {
        let (Some(link), Some(office)) = (&self.link, self.greeted) else { return false };
        let told = stays::tell(self.desk).and_then(|told| Ok(reports::tell(self.desk)? || told));
        let settled = match told.and_then(|told| Ok((told, self.desk.query(|read| admissions::due(read, &self.admissions, office))?))) {
            Ok((told, due)) => self.admissions.settle(self.desk, link, office, due).await.map(|granted| granted || told),
            Err(error) => Err(error),
        };
        settled.unwrap_or_else(|error| {
            let _ = self.desk.problem(&error);
            false
        })
    }
}

fn seed(desk: &Desk) -> u64 {
    let mut bytes = [0; 8];
    // Chance only spreads desks over time; without it they all begin alike.
    let _ = desk.world().fill(&mut bytes);
    u64::from_be_bytes(bytes)
}
