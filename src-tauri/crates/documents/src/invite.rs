//! Appointments as iCalendar (RFC 5545), written by the `icalendar` crate: folding and escaping are its.
//!
//! Published, not sent: nobody is asked to answer, so no attendee stands in it (RFC 5546). Times are in UTC, which every calendar
//! shows in its reader's zone. The same appointment under a higher revision takes the place of the earlier one.

use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

/// An appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// What tells it from every other, for ever.
    pub uid: String,
    /// How often it was changed.
    pub revision: u32,
    /// When this was written, in seconds since 1970.
    pub written: i64,
    /// When it begins, in seconds since 1970.
    pub begins: i64,
    /// When it ends, in seconds since 1970.
    pub ends: i64,
    /// Its title.
    pub title: String,
    /// Where.
    pub place: Option<String>,
    /// What is to be known beforehand.
    pub text: Option<String>,
    /// Whether it takes place.
    pub standing: Standing,
}

/// Whether an appointment takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Confirmed,
    /// It does not.
    Cancelled,
}

/// Writes an appointment; none where a moment lies outside what calendars can say.
pub fn write(appointment: &Appointment) -> Option<String> {
    write_all(std::slice::from_ref(appointment))
}

/// Writes appointments, one after the other; none where a moment of any lies outside what calendars can say.
pub fn write_all(appointments: &[Appointment]) -> Option<String> {
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//J-CAT Desk//EN"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")] {
        calendar.append_property(Property::new(key, value));
    }
    for appointment in appointments {
        calendar.push(event(appointment)?);
    }
    Some(calendar.done().to_string())
}

fn event(appointment: &Appointment) -> Option<Event> {
    let moment = |seconds: i64| chrono::DateTime::<chrono::Utc>::from_timestamp(seconds, 0);
    let mut event = Event::new();
    event
        .uid(&appointment.uid)
        .sequence(appointment.revision)
        .timestamp(moment(appointment.written)?)
        .starts(moment(appointment.begins)?)
        .ends(moment(appointment.ends)?)
        .summary(&appointment.title)
        .status(match appointment.standing {
            Standing::Confirmed => EventStatus::Confirmed,
            Standing::Cancelled => EventStatus::Cancelled,
        })
        .add_property("CLASS", "CONFIDENTIAL");
    if let Some(place) = &appointment.place {
        event.location(place);
    }
    if let Some(text) = &appointment.text {
        event.description(text);
    }
    Some(event.done())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn appointment() -> Appointment {
        Appointment {
            uid: "0194a000-0000-7000-8000-000000000009@jcat-desk".into(),
            revision: 3,
            written: 1_800_000_000,
            begins: 1_800_968_400,
            ends: 1_800_973_800,
            title: "Réunion, warrants; press \\ and a title so long that its line has to be folded at seventy-five bytes".into(),
            place: Some("Room 2\nThe Hague".into()),
            text: None,
            standing: Standing::Confirmed,
        }
    }

    #[test]
    fn an_appointment_is_written_as_rfc_5545_says() {
        let text = write(&appointment()).expect("an appointment");
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "lines are folded: {text}");
        expect![[r#"
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//J-CAT Desk//EN
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            BEGIN:VEVENT
            CLASS:CONFIDENTIAL
            DTEND:20270126T143000Z
            DTSTAMP:20270115T080000Z
            DTSTART:20270126T130000Z
            LOCATION:Room 2\nThe Hague
            SEQUENCE:3
            STATUS:CONFIRMED
            SUMMARY:Réunion\, warrants\; press \\ and a title so long that its line h
             as to be folded at seventy-five bytes
            UID:0194a000-0000-7000-8000-000000000009@jcat-desk
            END:VEVENT
            END:VCALENDAR
        "#]]
        .assert_eq(&text.replace("\r\n", "\n"));
    }

    #[test]
    fn several_are_one_file_and_none_of_them_is_written_where_one_cannot_be() {
        let next = Appointment { uid: "2@jcat-desk".into(), ..appointment() };
        let text = write_all(&[appointment(), next.clone()]).expect("two");
        assert_eq!((text.matches("BEGIN:VEVENT").count(), text.matches("BEGIN:VCALENDAR").count()), (2, 1), "{text}");
        assert_eq!(write_all(&[appointment(), Appointment { ends: i64::MAX, ..next }]), None);
    }

    #[test]
    fn what_does_not_take_place_says_so_and_a_moment_that_no_calendar_has_is_none() {
        let cancelled = write(&Appointment { standing: Standing::Cancelled, ..appointment() }).expect("an appointment");
        assert!(cancelled.contains("\r\nSTATUS:CANCELLED\r\n"), "{cancelled}");
        assert_eq!(write(&Appointment { begins: i64::MAX, ..appointment() }), None);
    }
}
