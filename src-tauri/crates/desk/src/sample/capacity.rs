//! What agencies of the sample office can give, and what its cases are estimated to ask of them. All figures are invented.

use jcat_domain::capacity::Quarter;
use serde_json::json;

use super::Play;
use crate::error::Error;

/// Person-days that agencies which play declare for a quarter.
const DECLARED: [(&str, u32); 6] = [("de", 60), ("nl", 50), ("fr", 45), ("ro", 30), ("us-fbi", 80), ("ec3", 120)];

/// Estimates: the title of a case, who gives it, and what it asks of which agency in the quarter we are in and in the next.
type Estimate = (&'static str, &'static str, &'static [(&'static str, u32, u32)]);
const ESTIMATED: [Estimate; 5] = [
    ("Quiet Harbour: bulletproof hosting", "de", &[("de", 15, 30), ("nl", 10, 15), ("ro", 8, 20), ("ec3", 10, 20)]),
    ("Tin Whistle: booter marketplace", "nl", &[("nl", 20, 20), ("us-fbi", 10, 10)]),
    ("Long Corridor: residential proxies", "us-fbi", &[("us-fbi", 15, 25), ("de", 5, 20)]),
    ("Half Kilometre: crypto mixer", "de", &[("de", 5, 25)]),
    ("Copper Fern: counter-antivirus", "ro", &[("ro", 0, 18)]),
];

impl Play<'_> {
    /// Agencies declare what they can give, and whoever leads or proposed a case estimates what it asks for. With one of the proposals on
    /// the round that is open, Germany would be asked for more than it declared.
    pub(super) fn capacity(&mut self) -> Result<(), Error> {
        self.days_ago(6, 9);
        // Counted from today, which may be in the quarter after.
        let quarters = Quarter::of(self.main.world().now().office_day().plus(6)).and_after(2);
        for (agency, days) in DECLARED {
            for quarter in &quarters {
                self.call(agency, "declareCapacity", json!({ "agency": agency, "quarter": quarter, "days": days }))?;
            }
        }
        for (title, by, shares) in ESTIMATED {
            let case = self.case_of(title)?;
            for (agency, now, next) in shares {
                for (quarter, days) in quarters.iter().zip([now, next]).filter(|(_, days)| **days > 0) {
                    self.call(by, "estimateEffort", json!({ "case": case, "agency": agency, "quarter": quarter, "days": days }))?;
                }
            }
        }
        self.sync()
    }
}
