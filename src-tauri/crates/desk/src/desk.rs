//! The desk: a folder with a key file and a replica, locked or open.

use std::cell::Cell;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use jcat_domain::ids::{DeviceId, OfficerId};
use rusqlite::{Connection, OptionalExtension, params};
use secrecy::SecretString;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::blobs::carry::Underway;
use crate::error::Error;
use crate::keys::DeviceKeys;
use crate::problem::Problem;
use crate::records::keeping;
use crate::records::notebook::{self, Notebook};
use crate::records::seen::Seen;
use crate::replica::Replica;
use crate::replica::log::Me;
use crate::settings::Preferences;
use crate::surroundings::Surroundings;
use crate::sync::engine::LinkState;
use crate::sync::exchange::Trouble;
use crate::sync::may_die;
use crate::vault::{ReplicaKey, Vault};
use crate::words::Words;
use crate::work::{KnownRoster, OfDesk, Read, Topic, Work};

/// What the desk tells whoever listens.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Notice {
    /// Something changed.
    Changed {
        /// What.
        topics: Vec<Topic>,
    },
    /// A long command goes on.
    Progress {
        /// Its name in the table.
        name: String,
        /// How much is done.
        done: u64,
        /// Of how much.
        of: u64,
    },
}

type Listener = Box<dyn Fn(&Notice) + Send + Sync>;

/// One officer's workstation.
pub struct Desk {
    folder: Option<PathBuf>,
    world: Surroundings,
    words: RwLock<Arc<Words>>,
    preferences: RwLock<Preferences>,
    open: RwLock<Option<Arc<Opened>>>,
    listeners: Mutex<Vec<Listener>>,
    cancelled: AtomicBool,
    seen: AtomicI64,
    /// How it stands with the office, as it was last told.
    link: Mutex<LinkState>,
    /// Set when something was recorded that the office should have, until whoever is in touch with it has noticed.
    wrote: AtomicBool,
    /// Why the sample office did not begin: it is begun before anybody is there to be told.
    unmade: Mutex<Option<Problem>>,
    /// Tells whoever waits for a file that something was carried.
    pub(crate) underway: Underway,
    /// Wakes whoever is in touch with the office: something was recorded, or the desk was opened, locked, or joined an office.
    pub(crate) stirred: tokio::sync::Notify,
}

/// An open replica and who works in it.
pub(crate) struct Opened {
    pub(crate) replica: Replica,
    pub(crate) me: Me,
    pub(crate) notebook: Notebook,
    roster: KnownRoster,
    /// Held shared while the desk is open, alone while its files are put in place. Released by the system when a program dies.
    _held: Option<std::fs::File>,
}

impl Opened {
    fn new(replica: Replica, me: Me, folder: Option<&Path>, held: Option<std::fs::File>) -> Self {
        let notebook = Notebook::of(folder, replica.key());
        Self { replica, me, notebook, roster: KnownRoster::default(), _held: held }
    }

    const fn lent(&self) -> OfDesk<'_> {
        OfDesk { me: &self.me, notebook: &self.notebook, known: &self.roster }
    }
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Desk({:?})", self.folder)
    }
}

impl Desk {
    /// Names the desk in a folder, which may hold none yet. Opens nothing.
    pub fn in_folder(folder: &Path, world: Surroundings) -> Self {
        Self::new(Some(folder.to_path_buf()), world, crate::settings::preferences(folder))
    }

    /// Makes a desk that lives in memory and leaves nothing behind.
    pub fn in_memory(world: Surroundings) -> Self {
        Self::new(None, world, Preferences::default())
    }

    fn new(folder: Option<PathBuf>, world: Surroundings, preferences: Preferences) -> Self {
        Self {
            folder,
            world,
            words: RwLock::new(Words::of(preferences.language)),
            preferences: RwLock::new(preferences),
            open: RwLock::default(),
            listeners: Mutex::default(),
            cancelled: AtomicBool::default(),
            seen: AtomicI64::default(),
            link: Mutex::new(LinkState::Alone),
            wrote: AtomicBool::default(),
            unmade: Mutex::default(),
            underway: Underway::default(),
            stirred: tokio::sync::Notify::new(),
        }
    }

    /// Gives the folder where desks of this user live when none is named.
    pub fn usual_folder() -> Option<PathBuf> {
        directories::ProjectDirs::from("eu", "j-cat", "jcat-desk").map(|dirs| dirs.data_dir().to_path_buf())
    }

    /// Gives the desk's folder; none for a desk in memory.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Gives the words in the desk's language.
    pub fn words(&self) -> Arc<Words> {
        self.words.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn preferences(&self) -> Preferences {
        self.preferences.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes new preferences, and tells every screen.
    pub(crate) fn prefer(&self, preferences: Preferences) {
        *self.words.write().unwrap_or_else(PoisonError::into_inner) = Words::of(preferences.language);
        *self.preferences.write().unwrap_or_else(PoisonError::into_inner) = preferences;
        self.tell(&Notice::Changed { topics: vec![Topic::Desk] });
    }

    pub(crate) const fn world(&self) -> &Surroundings {
        &self.world
    }

    /// Has something told of every notice, for as long as the desk lives.
    pub fn listen(&self, listener: impl Fn(&Notice) + Send + Sync + 'static) {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(listener));
    }

    pub(crate) fn tell(&self, notice: &Notice) {
        for listener in self.listeners.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            listener(notice);
        }
    }

    /// Asks whether another program wrote to the replica, and tells the listeners if so. Called now and then by a window.
    pub fn look_around(&self) {
        let Ok(open) = self.opened() else { return };
        let Ok(version) = open.replica.data_version() else { return };
        let before = self.seen.swap(version, Ordering::Relaxed);
        if before != 0 && before != version {
            use Topic::{Board, Cases, Desk, Documents, Drafts, Notes, Office, Records, Roster, Rounds, Settings, Undo};
            self.tell(&Notice::Changed {
                topics: vec![Desk, Roster, Cases, Drafts, Notes, Documents, Rounds, Board, Records, Settings, Undo, Office],
            });
            self.stir();
        }
    }

    /// Gives how it stands with the office.
    pub fn link(&self) -> LinkState {
        self.link.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Notes how it stands with the office, and tells whoever listens.
    pub(crate) fn show_link(&self, state: LinkState) {
        *self.link.lock().unwrap_or_else(PoisonError::into_inner) = state;
        self.tell(&Notice::Changed { topics: vec![Topic::Office] });
    }

    /// Says once whether something was recorded since the last time it was asked.
    pub(crate) fn has_written(&self) -> bool {
        self.wrote.swap(false, Ordering::Relaxed)
    }

    /// Has whoever is in touch with the office look for what is to be sent.
    pub(crate) fn stir(&self) {
        self.wrote.store(true, Ordering::Relaxed);
        self.stirred.notify_one();
    }

    /// Asks for the long command that runs to stop. It ends as if it had never begun.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub(crate) fn opened(&self) -> Result<Arc<Opened>, Error> {
        match self.open.read().unwrap_or_else(PoisonError::into_inner).as_ref() {
            Some(open) => Ok(open.clone()),
            None if self.vault().is_some_and(|vault| vault.exists()) => Err(Error::Locked),
            None => Err(Error::NoDesk),
        }
    }

    pub(crate) fn vault(&self) -> Option<Vault> {
        self.folder.as_deref().map(Vault::in_folder)
    }

    fn replica_path(&self) -> Option<PathBuf> {
        self.folder.as_deref().map(|folder| folder.join("replica.db"))
    }

    /// Makes the desk's key, replica and device keys, for an officer who is on record or a new one, and runs what is first recorded in it, all or nothing.
    pub(crate) fn found(
        &self,
        passphrase: &SecretString,
        who: Option<OfficerId>,
        first: impl FnOnce(&mut Work<'_>, OfficerId, DeviceId) -> Result<(), Error>,
    ) -> Result<ReplicaKey, Error> {
        if self.opened().is_ok() || self.vault().is_some_and(|vault| vault.exists()) {
            return Err(Error::DeskExists);
        }
        let key = ReplicaKey::new(self.world.make_secret()?);
        let path = self.replica_path();
        let mut held = None;
        if let (Some(folder), Some(path)) = (self.folder(), &path) {
            crate::files::private_folder(folder)?;
            let lock = crate::files::lock_file(folder)?;
            lock.try_lock().map_err(|_| Error::Busy)?;
            if self.vault().is_some_and(|vault| vault.exists()) {
                return Err(Error::DeskExists);
            }
            held = Some(lock);
            // A replica without its key file: left over from a start that did not end, or the key file is lost. It is kept.
            self.set_files_aside(path)?;
            notebook::set_aside(&folder.join(notebook::FILE))?;
            // Made before SQLite opens it, so that nobody else may ever read it; its WAL takes the same rights.
            drop(crate::files::private(path).map_err(Error::file("making the records"))?);
            may_die!(DeskFileMade);
        }
        let replica = Replica::create(path.as_deref(), &key)?;
        let officer = who.map_or_else(|| self.world.make_id().map(OfficerId), Ok)?;
        let me = Me { officer, device: DeviceId(self.world.make_id()?), keys: DeviceKeys::make(&self.world)? };
        let words = self.words();
        replica.write(|tx| {
            keep_identity(tx, &me)?;
            // What a founding records stands in its entries; nothing is noted beside them.
            let (known, notebook) = (KnownRoster::default(), Notebook::of(None, &key));
            let lent = OfDesk { me: &me, notebook: &notebook, known: &known };
            let mut work = Work::new(tx, &self.world, &words, lent, &|_, _| Ok(()));
            first(&mut work, me.officer, me.device)
        })?;
        may_die!(DeskRecorded);
        // The key file comes last: with it the desk exists.
        if let Some(vault) = self.vault() {
            vault.wrap(&key, passphrase, &self.world)?;
            may_die!(DeskKeyKept);
        }
        if let Some(lock) = &held {
            lock.lock_shared().map_err(Error::file("holding the desk"))?;
        }
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(Opened::new(replica, me, self.folder(), held)));
        self.tell(&Notice::Changed { topics: vec![Topic::Desk] });
        Ok(key)
    }

    /// Says whether the desk is open.
    pub fn is_open(&self) -> bool {
        self.opened().is_ok()
    }

    /// Opens the desk with its passphrase. Slow on purpose: that is what stands between a stolen disk and its content.
    pub fn unlock(&self, passphrase: &SecretString) -> Result<(), Problem> {
        self.unlock_with(|vault| vault.open(passphrase)).map_err(|error| self.problem(&error))
    }

    /// Opens the desk with the key that the system keyring holds; says whether it did.
    pub fn unlock_by_keyring(&self) -> Result<bool, Problem> {
        match self.vault().and_then(|vault| vault.open_by_keyring()) {
            Some(key) => self.unlock_with(|_| Ok(key)).map(|()| true).map_err(|error| self.problem(&error)),
            None => Ok(false),
        }
    }

    pub(crate) fn unlock_with(&self, key: impl FnOnce(&Vault) -> Result<ReplicaKey, Error>) -> Result<(), Error> {
        let vault = self.vault().filter(Vault::exists).ok_or(Error::NoDesk)?;
        let path = self.replica_path().ok_or(Error::NoDesk)?;
        let key = key(&vault)?;
        let held = self.folder().map(crate::files::lock_file).transpose()?;
        if let Some(lock) = &held {
            lock.try_lock_shared().map_err(|_| Error::Busy)?;
        }
        if !path.is_file() {
            finish_restore(&path)?;
        }
        let replica = Replica::open(&path, &key)?;
        may_die!(DeskOpened);
        let me = replica.read(load_identity)?;
        // What another program writes from here on is news.
        self.seen.store(replica.data_version()?, Ordering::Relaxed);
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(Opened::new(replica, me, self.folder(), held)));
        self.note_login();
        crate::lease::enforce(self)?;
        crate::documents::adding::sweep(self)?;
        self.tell(&Notice::Changed { topics: vec![Topic::Desk] });
        self.stirred.notify_one();
        Ok(())
    }

    /// Takes up the ids and keys that the replica holds now.
    pub(crate) fn take_identity(&self) -> Result<(), Error> {
        let mut place = self.open.write().unwrap_or_else(PoisonError::into_inner);
        let Some(open) = place.take() else { return Err(Error::NoDesk) };
        let (answer, open) = match Arc::try_unwrap(open) {
            Err(shared) => (Err(Error::Busy), shared),
            Ok(mut open) => match open.replica.read(load_identity) {
                Ok(me) => {
                    open.me = me;
                    (Ok(()), Arc::new(open))
                }
                Err(error) => (Err(error), Arc::new(open)),
            },
        };
        *place = Some(open);
        answer
    }

    /// Makes a desk in memory with what this one has on its disk, and nothing of what is only in its head.
    #[cfg(feature = "rehearsal")]
    pub(crate) fn copied(&self, world: Surroundings) -> Result<Self, Error> {
        let replica = self.opened()?.replica.copied()?;
        let me = replica.read(load_identity)?;
        let copy = Self::in_memory(world);
        *copy.open.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(Opened::new(replica, me, None, None)));
        Ok(copy)
    }

    /// Locks the desk: the key leaves memory when what still runs has ended.
    pub fn lock(&self) {
        if let Err(error) = keeping::keep(self)
            && !matches!(error, Error::NoDesk | Error::Locked)
        {
            // The notes stay, and records are made of them when the desk is opened again.
            let _ = self.problem(&error);
        }
        let before = self.open.write().unwrap_or_else(PoisonError::into_inner).take();
        self.stirred.notify_one();
        if before.is_some() {
            self.tell(&Notice::Changed { topics: vec![Topic::Desk] });
        }
    }

    /// Takes away a desk that was made a moment ago and did not become what it was made for. The key file goes first: without it there is no desk.
    pub(crate) fn unmake(&self) -> Result<(), Error> {
        drop(self.open.write().unwrap_or_else(PoisonError::into_inner).take());
        if let (Some(folder), Some(vault)) = (self.folder(), self.vault()) {
            let beside = ["replica.db", notebook::FILE].into_iter().flat_map(|file| ["", "-wal", "-shm"].map(|side| format!("{file}{side}")));
            for path in std::iter::once(vault.path().to_owned()).chain(beside.map(|file| folder.join(file))) {
                match std::fs::remove_file(path) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Error::file("taking a desk away")(error)),
                    _ => {}
                }
            }
        }
        self.tell(&Notice::Changed { topics: vec![Topic::Desk] });
        Ok(())
    }

    /// Gives why the sample office did not begin, where that was tried and failed.
    pub(crate) fn sample_problem(&self) -> Option<Problem> {
        self.unmade.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps why the sample office did not begin; none once it did.
    pub(crate) fn keep_sample_problem(&self, problem: Option<Problem>) {
        *self.unmade.lock().unwrap_or_else(PoisonError::into_inner) = problem;
    }

    /// Puts a copy back in place of the replica. The old file is kept beside it, with the time in its name.
    pub(crate) fn restore(&self, from: &Path) -> Result<(), Error> {
        let open = self.opened()?;
        let key = open.replica.key().clone();
        std::fs::metadata(from).map_err(Error::file("reading the copy"))?;
        crate::replica::check::look_at_backup(from, &key)?;
        let path = self.replica_path().ok_or(Error::NoDesk)?;
        let new = copy_beside(from, &path)?;
        self.lock();
        // The last connection empties the WAL into the file when it closes.
        drop(Arc::try_unwrap(open).map_err(|_| Error::Busy)?);
        may_die!(RestoreClosed);
        let lock = self.folder().map(crate::files::lock_file).transpose()?.ok_or(Error::NoDesk)?;
        if lock.try_lock().is_err() {
            // Another window or `jcat` works in these files: nothing is put in their place.
            std::fs::remove_file(&new).map_err(Error::file("restoring the replica"))?;
            self.unlock_with(|_| Ok(key))?;
            return Err(Error::Busy);
        }
        self.put_in_place(&new, &path)?;
        drop(lock);
        self.unlock_with(|_| Ok(key))
    }

    /// Puts a copy back on a desk that does not open: its records are damaged or gone, or there is none here at all. The passphrase is that of
    /// the copy, or of the desk; what was there is kept beside it.
    pub(crate) fn put_back(&self, from: &Path, passphrase: &SecretString) -> Result<(), Error> {
        if self.opened().is_ok() {
            return self.restore(from);
        }
        let (Some(folder), Some(path), Some(own)) = (self.folder(), self.replica_path(), self.vault()) else { return Err(Error::NoDesk) };
        std::fs::metadata(from).map_err(Error::file("reading the copy"))?;
        let beside = Vault::found_beside(from);
        let files = [&beside, &own].into_iter().filter(|vault| vault.exists());
        let opened: Vec<_> = files.map(|vault| vault.open(passphrase).map(|key| (vault, key))).collect();
        if opened.is_empty() {
            return Err(Error::file("reading the key file")(std::io::ErrorKind::NotFound.into()));
        }
        let mut why = None;
        let fits = opened.into_iter().find_map(|it| {
            match it.and_then(|(vault, key)| crate::replica::check::look_at_backup(from, &key).map(|()| (vault, key))) {
                Ok(fits) => Some(fits),
                Err(error) => {
                    // A passphrase that opens neither is told before a copy that belongs to another key.
                    if why.is_none() || matches!(why, Some(Error::WrongPassphrase)) {
                        why = Some(error);
                    }
                    None
                }
            }
        });
        let Some((vault, key)) = fits else { return Err(why.unwrap_or(Error::NotAReplica)) };
        crate::files::private_folder(folder)?;
        let lock = crate::files::lock_file(folder)?;
        lock.try_lock().map_err(|_| Error::Busy)?;
        let new = copy_beside(from, &path)?;
        let same = vault.is_of_the_same_desk(&own);
        if !same || own.open(passphrase).is_err() {
            // Another desk's, or a passphrase that nobody knows any more: the former file is kept.
            if own.exists() {
                let kept = own.path().with_extension(format!("before-{}.json", self.world.now().0));
                std::fs::copy(own.path(), kept).map_err(Error::file("keeping the old records"))?;
            }
            if !same {
                notebook::set_aside(&folder.join(notebook::FILE))?;
            }
            let file = std::fs::read(vault.path()).map_err(Error::file("reading the key file"))?;
            crate::files::write_whole(own.path(), &file)?;
        }
        self.put_in_place(&new, &path)?;
        drop(lock);
        self.unlock_with(|_| Ok(key))
    }

    /// Puts what was copied in the place of the replica's files, which are kept.
    fn put_in_place(&self, new: &Path, path: &Path) -> Result<(), Error> {
        self.set_files_aside(path)?;
        may_die!(RestoreSetAside);
        std::fs::rename(new, path).map_err(Error::file("restoring the replica"))?;
        crate::files::sync_folder(path)?;
        may_die!(RestorePlaced);
        Ok(())
    }

    /// Keeps a replica's files under another name, with the time in it. Never removes them: what is in a WAL may be nowhere else.
    fn set_files_aside(&self, path: &Path) -> Result<(), Error> {
        let kept = path.with_extension(format!("before-{}", self.world.now().0));
        for side in ["", "-wal", "-shm"] {
            let mut from = path.as_os_str().to_owned();
            from.push(side);
            let mut to = kept.as_os_str().to_owned();
            to.push(side);
            match std::fs::rename(from, to) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Error::file("keeping the old records")(error)),
                _ => {}
            }
        }
        crate::files::sync_folder(path)
    }

    // ---- calls -----------------------------------------------------------------------------------------------------------

    pub(crate) fn query<T>(&self, work: impl FnOnce(&Read<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let open = self.opened()?;
        let words = self.words();
        open.replica.read(|connection| work(&Read::new(connection, &self.world, &words, open.lent())))
    }

    /// Answers a query of the table, once it is noted what the answer shows. What depends on records is answered when they are made.
    pub(crate) fn answer<T>(
        &self,
        (name, topics): (&str, &[Topic]),
        work: impl FnOnce(&Read<'_>) -> Result<T, Error>,
        sees: impl FnOnce(&T) -> Seen,
    ) -> Result<T, Error> {
        if topics.contains(&Topic::Records) {
            keeping::keep(self)?;
        }
        let answer = self.query(work)?;
        self.note_seen(name, sees(&answer))?;
        Ok(answer)
    }

    /// Runs a command in one transaction, keeps how to undo it, and tells what changed.
    pub(crate) fn command<T>(&self, name: &str, work: impl FnOnce(&mut Work<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let open = self.opened()?;
        let words = self.words();
        self.cancelled.store(false, Ordering::Relaxed);
        let told = Cell::new(None);
        let progress = |done, of| {
            told.set(Some(of));
            self.tell(&Notice::Progress { name: name.to_owned(), done, of });
            if self.cancelled.load(Ordering::Relaxed) { Err(Error::Cancelled) } else { Ok(()) }
        };
        let written = open.replica.write(|tx| {
            let mut it = Work::new(tx, &self.world, &words, open.lent(), &progress);
            let answer = work(&mut it)?;
            crate::undo::keep(&mut it, name)?;
            Ok((answer, it.topics))
        });
        // Whoever shows how far it was learns that it ended, also where it was stopped or refused.
        if let Some(of) = told.take() {
            self.tell(&Notice::Progress { name: name.to_owned(), done: of, of });
        }
        let (answer, topics) = written?;
        if !topics.is_empty() {
            self.tell(&Notice::Changed { topics: topics.into_iter().collect() });
            self.stir();
        }
        Ok(answer)
    }

    /// Reports how far a job outside a transaction is; answers with an error when it was cancelled.
    pub(crate) fn report(&self, name: &str, done: u64, of: u64) -> Result<(), Error> {
        self.tell(&Notice::Progress { name: name.to_owned(), done, of });
        self.is_cancelled()
    }

    /// Answers with an error when somebody asked for the long command to stop.
    pub(crate) fn is_cancelled(&self) -> Result<(), Error> {
        if self.cancelled.load(Ordering::Relaxed) { Err(Error::Cancelled) } else { Ok(()) }
    }

    pub(crate) fn begin_job(&self) {
        self.cancelled.store(false, Ordering::Relaxed);
    }

    /// Calls a row of the table by name. A panic inside ends the call and nothing else: the transaction is rolled back.
    pub fn call(&self, name: &str, request: serde_json::Value) -> Result<serde_json::Value, Problem> {
        let text = self.call_text(name, request)?;
        serde_json::from_str(&text).map_err(|_| self.problem(&Error::Internal("reading an answer")))
    }

    /// The same; the answer is JSON text, as the window passes it on to the page.
    pub fn call_text(&self, name: &str, request: serde_json::Value) -> Result<String, Problem> {
        let called = std::panic::catch_unwind(AssertUnwindSafe(|| crate::api::dispatch(self, name, request)));
        let answer = called.unwrap_or(Err(Error::Internal("a panic in a handler")));
        answer.map_err(|error| self.problem(&error))
    }

    /// Puts an error into words; what is not a refusal is logged under a reference.
    pub(crate) fn problem(&self, error: &Error) -> Problem {
        let words = self.words();
        let holders = |duty| self.query(|read| Ok(read.holders(duty))).unwrap_or_default();
        let mut problem = Problem::of(error, &words, holders);
        // Where people are told no more than that it does not read, the log has where and why.
        let unread = matches!(error, Error::Damaged(_) | Error::BadFile(jcat_documents::Error::NotATable(_) | jcat_documents::Error::TooLarge(_)));
        let broke = matches!(
            error,
            Error::Sqlite(_)
                | Error::Migration(_)
                | Error::Internal(_)
                | Error::SampleUnfinished
                | Error::File { .. }
                | Error::Office(Trouble::Broken(_))
        );
        if unread || broke {
            let reference = self.world.make_id().map(|id| id.simple().to_string().split_off(24).to_uppercase()).unwrap_or_default();
            tracing::error!(reference, code = problem.code, error = %error, "a call failed");
            problem.reference = Some(reference);
        }
        problem
    }
}

/// Copies a file beside the replica, safe on the disk, and gives its name there.
fn copy_beside(from: &Path, path: &Path) -> Result<PathBuf, Error> {
    // Under its name it is whole: after a kill it may be all there is.
    let (part, new) = (path.with_extension("copying"), path.with_extension("restoring"));
    std::fs::copy(from, &part).map_err(Error::file("restoring the replica"))?;
    std::fs::File::open(&part).and_then(|file| file.sync_all()).map_err(Error::file("restoring the replica"))?;
    std::fs::rename(&part, &new).map_err(Error::file("restoring the replica"))?;
    may_die!(RestoreCopied);
    Ok(new)
}

/// Ends a restore that was killed between two names: the copy lay there whole before the old records were put aside.
fn finish_restore(path: &Path) -> Result<(), Error> {
    let new = path.with_extension("restoring");
    if !new.is_file() {
        return Err(Error::Damaged("the file replica.db is missing".into()));
    }
    std::fs::rename(&new, path).map_err(Error::file("restoring the replica"))?;
    crate::files::sync_folder(path)
}

pub(crate) fn keep_identity(connection: &Connection, me: &Me) -> Result<(), Error> {
    let (signing, sealing) = me.keys.secret_bytes();
    let rows: [(&str, &[u8]); 4] = [
        ("officer", me.officer.0.as_bytes()),
        ("device", me.device.0.as_bytes()),
        ("signing-key", signing.as_slice()),
        ("sealing-key", sealing.as_slice()),
    ];
    for (name, value) in rows {
        connection.execute("INSERT INTO desk (name, value) VALUES (?1, ?2)", params![name, value])?;
    }
    Ok(())
}

fn load_identity(connection: &Connection) -> Result<Me, Error> {
    let value = |name: &str| -> Result<Vec<u8>, Error> {
        let found = connection.query_row("SELECT value FROM desk WHERE name = ?1", [name], |row| row.get(0)).optional()?;
        found.ok_or_else(|| Error::Damaged("the desk's own keys are missing".into()))
    };
    let key =
        |name: &str| -> Result<[u8; 32], Error> { value(name)?.try_into().map_err(|_| Error::Damaged("the desk's own keys do not read".into())) };
    let id =
        |name: &str| -> Result<Uuid, Error> { Uuid::from_slice(&value(name)?).map_err(|_| Error::Damaged("the desk's own ids do not read".into())) };
    let keys = DeviceKeys::from_bytes(&key("signing-key")?, &key("sealing-key")?);
    Ok(Me { officer: OfficerId(id("officer")?), device: DeviceId(id("device")?), keys })
}
