//! Alarms of the office about how it is asked (DEC-6): who hears of them, and who says what came of one.
//!
//! The office raises them, for it alone sees what all desks ask. They are rows of the office and no entries: a journal that both the officer
//! and those who look into it read would tell the officer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Refusal;
use crate::duties::{Author, Duty};
use crate::ids::{AlarmId, OfficerId};
use crate::text::{self, TextField};

/// Who hears of alarms.
const HEARS: &[Duty] = &[Duty::Ec3, Duty::Administrator];

labels! {
    /// What an alarm is about.
    AlarmKind {
        /// Many addresses of one range were asked for.
        Addresses = "addresses",
        /// Many telephone numbers of one hundred were asked for.
        Numbers = "numbers",
        /// Data were declared for comparison by other keys than their content has.
        Keys = "keys",
    }
}

/// Says what came of an alarm.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct LookIntoAlarm {
    /// The alarm.
    pub alarm: AlarmId,
    /// What came of it.
    pub reason: String,
}

/// Says whether somebody hears of alarms.
pub fn may_hear(who: &Author) -> Result<(), Refusal> {
    who.require(HEARS)
}

/// Says whether somebody may say what came of an alarm: once, and not of one about oneself.
pub fn may_look_into(about: OfficerId, looked_by: Option<OfficerId>, who: &Author) -> Result<(), Refusal> {
    may_hear(who)?;
    if looked_by.is_some() {
        return Err(Refusal::AlarmLookedInto);
    }
    if about == who.officer { Err(Refusal::OwnAlarm) } else { Ok(()) }
}

/// Reads what came of an alarm.
pub fn look_into(about: OfficerId, looked_by: Option<OfficerId>, request: &LookIntoAlarm, who: &Author) -> Result<String, Refusal> {
    may_look_into(about, looked_by, who)?;
    text::required(TextField::Reason, &request.reason)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use uuid::Uuid;

    use super::*;

    fn who(number: u128, duties: &[Duty]) -> Author {
        Author { duties: duties.iter().copied().collect::<BTreeSet<_>>(), ..Author::unknown(OfficerId(Uuid::from_u128(number))) }
    }

    /// DEC-6: by whom an alarm about officer 1 is looked into.
    #[test]
    fn an_alarm_is_looked_into_once_by_somebody_else_whose_duty_it_is() {
        let [about, other] = [1, 2].map(|it| OfficerId(Uuid::from_u128(it)));
        let request = |reason: &str| LookIntoAlarm { alarm: AlarmId(Uuid::from_u128(9)), reason: reason.to_owned() };
        let said = |who: &Author, looked_by, reason: &str| look_into(about, looked_by, &request(reason), who).map_err(|it| it.code());
        for duty in Duty::ALL {
            let hears = matches!(duty, Duty::Ec3 | Duty::Administrator);
            assert_eq!(said(&who(2, &[*duty]), None, "Asked; a seized list.").is_ok(), hears, "{}", duty.label());
        }
        let ec3 = who(2, &[Duty::Ec3]);
        assert_eq!(said(&ec3, None, " Asked. "), Ok("Asked.".to_owned()));
        assert_eq!(said(&ec3, None, " "), Err("text-missing"), "nothing said");
        assert_eq!(said(&ec3, Some(other), "Again."), Err("alarm-looked-into"));
        assert_eq!(said(&who(1, &[Duty::Ec3, Duty::Administrator]), None, "Nothing."), Err("own-alarm"));
    }
}
