//! Chance that follows from a seed, and how bad the weather of a seed is.

/// SplitMix64.
#[derive(Clone)]
pub struct Chance(u64);

impl Chance {
    /// Begins at a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Draws any number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Draws a number below a limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.draw() % limit.max(1)
    }

    /// Draws a place in a list of so many.
    pub fn place(&mut self, of: usize) -> usize {
        usize::try_from(self.below(u64::try_from(of).unwrap_or(1))).unwrap_or_default()
    }

    /// Draws a time below a limit, in milliseconds.
    pub fn millis(&mut self, limit: u64) -> i64 {
        i64::try_from(self.below(limit)).unwrap_or_default()
    }

    /// True so often in a thousand.
    pub fn in_thousand(&mut self, times: u64) -> bool {
        self.below(1_000) < times
    }

    /// Draws one of a list; none of an empty one.
    pub fn one_of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let place = self.place(list.len());
        list.get(place)
    }
}

/// Steps from which on a run is long.
const LONG: u64 = 300;

/// How often what goes wrong, in a thousand. Drawn for each seed, so that some seeds have only one kind of fault, and much of it.
#[derive(Clone, Debug)]
pub struct Weather {
    /// A message does not arrive.
    pub lost: u64,
    /// A message arrives twice.
    pub doubled: u64,
    /// A message takes up to 40 seconds.
    pub slow: u64,
    /// A program dies at a step, or between two.
    pub crash: u64,
    /// A desk is cut off, or is back.
    pub partition: u64,
    /// A clock is set ten years on or back, an hour on, or right.
    pub jump: u64,
    /// A right to read is given or taken.
    pub rights: u64,
    /// The office is put back from a backup.
    pub restore: u64,
    /// A desk gets an older disk back.
    pub old_disk: u64,
    /// A desk's disk is copied, and both live on.
    pub clone: u64,
    /// An officer leaves the office database, or comes back.
    pub dismissal: u64,
    /// Somebody with the database's password writes into a journal.
    pub forged: u64,
    /// A duty ends while its holder is out of reach and works on.
    pub duty: u64,
    /// A desk of a newer version records what nobody here knows.
    pub newer: u64,
    /// Readers sometimes miss an entry that a later one follows.
    pub late: bool,
}

impl Weather {
    /// Draws the weather of a seed, for a run of so many steps.
    pub fn of(chance: &mut Chance, steps: u64) -> Self {
        let mut often = |most: u64| if chance.in_thousand(500) { 0 } else { chance.below(most) };
        let mut it = Self {
            lost: often(200),
            doubled: often(200),
            slow: often(500),
            crash: often(60),
            partition: often(250),
            jump: often(60),
            rights: often(150),
            restore: often(60),
            old_disk: often(30),
            clone: often(40),
            dismissal: often(15),
            forged: often(25),
            duty: often(60),
            newer: often(20),
            late: false,
        };
        it.late = chance.in_thousand(250);
        if chance.in_thousand(200) {
            // A storm: most questions are lost or late, and the office falls back again and again.
            (it.lost, it.slow, it.crash, it.partition, it.restore, it.rights) = (250, 400, 30, 150, 100, 60);
        }
        if it.restore > 0 {
            // Who restores the office and a desk at once may lose what only that desk had: nobody promises otherwise.
            it.old_disk = 0;
        }
        // What happens to an office once in a while happens as often in a long run as in a short one.
        let once_in_a_while = [&mut it.restore, &mut it.old_disk, &mut it.clone, &mut it.dismissal, &mut it.forged, &mut it.duty, &mut it.newer];
        for rate in once_in_a_while {
            *rate = (*rate * LONG).div_ceil(steps.max(LONG));
        }
        it
    }
}
