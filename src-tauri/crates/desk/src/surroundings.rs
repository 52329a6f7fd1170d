//! The clock and chance of a desk, and how it makes keys. The only place that asks the machine for the former two; tests give all three.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use jcat_domain::Instant;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::contributions::keys::Keying;
use crate::error::Error;

/// Where time, ids and randomness come from.
#[derive(Clone)]
pub struct Surroundings(Arc<Source>, Keying);

enum Source {
    Machine { last: Mutex<LastId>, shift: AtomicI64 },
    Fixed(Mutex<Fixed>),
}

#[derive(Default)]
struct LastId {
    millis: i64,
    counter: u16,
}

struct Fixed {
    now: i64,
    shift: i64,
    seed: [u8; 32],
    drawn: u64,
    last: LastId,
}

impl std::fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Surroundings")
    }
}

impl Surroundings {
    /// The machine's clock and its source of randomness.
    pub fn machine() -> Self {
        Self(Arc::new(Source::Machine { last: Mutex::default(), shift: AtomicI64::new(0) }), Keying::CURRENT)
    }

    /// The same, of a desk that makes keys in another way: a program of a later version, or one that was tampered with.
    #[cfg(feature = "rehearsal")]
    #[must_use]
    pub fn keyed_by(mut self, keying: Keying) -> Self {
        self.1 = keying;
        self
    }

    /// Gives how keys are made.
    pub(crate) const fn keying(&self) -> Keying {
        self.1
    }

    /// The machine's, so many milliseconds ahead: a window on an office whose weeks pass in a test.
    #[cfg(feature = "measure")]
    pub fn machine_ahead(millis: i64) -> Self {
        let it = Self::machine();
        it.shift(millis);
        it
    }

    /// A clock that stands still until it is moved, and chance that follows from a seed. For tests, samples and measurements.
    pub fn fixed(now: Instant, seed: u64) -> Self {
        let seed = Sha256::digest(seed.to_be_bytes()).into();
        Self(Arc::new(Source::Fixed(Mutex::new(Fixed { now: now.0, shift: 0, seed, drawn: 0, last: LastId::default() }))), Keying::CURRENT)
    }

    /// Moves a fixed clock; the machine's own cannot be moved.
    pub fn set(&self, now: Instant) {
        if let Source::Fixed(fixed) = &*self.0 {
            fixed.lock().unwrap_or_else(PoisonError::into_inner).now = now.0;
        }
    }

    /// Shows the machine's clock earlier or later by so many milliseconds: the sample office has a past.
    pub(crate) fn shift(&self, millis: i64) {
        match &*self.0 {
            Source::Machine { shift, .. } => shift.store(millis, Ordering::Relaxed),
            Source::Fixed(fixed) => {
                let mut fixed = fixed.lock().unwrap_or_else(PoisonError::into_inner);
                (fixed.now, fixed.shift) = (fixed.now - fixed.shift + millis, millis);
            }
        }
    }

    /// Gives the time.
    pub fn now(&self) -> Instant {
        match &*self.0 {
            Source::Machine { shift, .. } => {
                // A clock before 1970 is a clock that was never set: it reads as zero, and the ids stay in order all the same.
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Instant(i64::try_from(since.as_millis()).unwrap_or(i64::MAX).saturating_add(shift.load(Ordering::Relaxed)))
            }
            Source::Fixed(fixed) => Instant(fixed.lock().unwrap_or_else(PoisonError::into_inner).now),
        }
    }

    /// Fills bytes with chance. Fails only when the machine has none to give.
    pub fn fill(&self, bytes: &mut [u8]) -> Result<(), Error> {
        match &*self.0 {
            Source::Machine { .. } => getrandom::fill(bytes).map_err(|_| Error::NoRandomness),
            Source::Fixed(fixed) => {
                let mut fixed = fixed.lock().unwrap_or_else(PoisonError::into_inner);
                for chunk in bytes.chunks_mut(32) {
                    let block = Sha256::new().chain_update(fixed.seed).chain_update(fixed.drawn.to_be_bytes()).finalize();
                    fixed.drawn += 1;
                    chunk.iter_mut().zip(block).for_each(|(byte, drawn)| *byte = drawn);
                }
                Ok(())
            }
        }
    }

    /// Makes 32 bytes of chance.
    pub fn make_secret(&self) -> Result<[u8; 32], Error> {
        let mut bytes = [0; 32];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    /// Makes a UUIDv7. Ids of one desk grow even within a millisecond and when the clock is set back.
    pub fn make_id(&self) -> Result<Uuid, Error> {
        let mut random = [0; 10];
        self.fill(&mut random)?;
        let now = self.now().0.max(0);
        let (millis, counter) = match &*self.0 {
            Source::Machine { last, .. } => last.lock().unwrap_or_else(PoisonError::into_inner).next(now),
            Source::Fixed(fixed) => fixed.lock().unwrap_or_else(PoisonError::into_inner).last.next(now),
        };
        // The twelve bits after the version hold the counter, so that ids sort as they were made.
        let [first, second, ..] = &mut random;
        [*first, *second] = counter.to_be_bytes();
        Ok(uuid::Builder::from_unix_timestamp_millis(u64::try_from(millis).unwrap_or_default(), &random).into_uuid())
    }
}

impl LastId {
    fn next(&mut self, now: i64) -> (i64, u16) {
        // A day back is a clock that was corrected; more is one that was set wrong, and ids then follow the new time.
        const TOLERATED: i64 = 86_400_000;
        if now > self.millis || self.millis - now > TOLERATED {
            (self.millis, self.counter) = (now, 0);
        } else if self.counter == 0x0fff {
            (self.millis, self.counter) = (self.millis + 1, 0);
        } else {
            self.counter += 1;
        }
        (self.millis, self.counter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_within_a_millisecond_and_when_the_clock_goes_back() {
        let world = Surroundings::fixed(Instant(1_790_000_000_000), 7);
        let mut ids: Vec<Uuid> = (0..5_000).map(|_| world.make_id().expect("an id")).collect();
        world.set(Instant(1_789_999_999_000));
        ids.push(world.make_id().expect("an id"));
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "ids sort as they were made");
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
    }
}
