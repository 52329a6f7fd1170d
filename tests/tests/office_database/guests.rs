//! Guests at the office database: until a moment that is named, one case at a time, whatever a desk asks.

use anyhow::Result;
use jcat_desk::domain::{Duty, Instant};
use jcat_desk::office::{Granted, Parked, Pushed};
use jcat_tests::stations::Staffed;

use super::CASE;

const SECOND: &str = "case/00000000-0000-7000-8000-000000000002";

#[tokio::test]
async fn a_guest_is_admitted_until_a_moment_and_to_one_case_at_a_time() -> Result<()> {
    let mut office = Staffed::with(3).await?;
    let opened = [office.stations[0].submit(CASE)?, office.stations[0].submit(SECOND)?];
    office.links[0].push(&opened).await?;
    let mut enrolment = office.stations[1].enrolment("dk-cert", &[Duty::Guest])?;
    enrolment.workstation = None;
    assert_eq!(office.links[0].enrol(&enrolment).await?, Granted::Done);
    assert_eq!(office.links[0].dismiss("taskforce", office.stations[1].officer).await?, Granted::Done);
    let (keeper, guest) = (&office.links[0], office.stations[1].officer);
    let now = keeper.hello(office.stations[0].workstation.device).await?.now;
    let until = |hours: i64| Some(Instant(now.0 + hours * 3_600_000));
    assert_eq!(keeper.admit(CASE, guest, None).await?, Granted::Refused, "without an end");
    assert_eq!(keeper.admit(CASE, guest, until(24)).await?, Granted::Done);
    assert_eq!(keeper.admit(SECOND, guest, until(24)).await?, Granted::Refused, "one case at a time");
    assert_eq!(keeper.admit(CASE, guest, until(48)).await?, Granted::Done, "for longer");
    let heads = office.links[1].heads().await?;
    assert_eq!(heads.iter().map(|head| head.audience.as_str()).collect::<Vec<_>>(), [CASE, "everyone"], "and nothing else at all");
    let entry = office.stations[1].write(CASE, b"of a guest")?;
    assert!(matches!(office.links[1].push(std::slice::from_ref(&entry)).await?[0].1, Pushed::Accepted { .. }));
    // Midnight of the last day: the clock is moved by moving the seat.
    office.cluster.psql("jcat", &["-c", &format!("UPDATE office.readers SET begun_at = begun_at - interval '3 days', ended_at = clock_timestamp() WHERE officer = '{guest}' AND audience = '{CASE}'")])?;
    assert_eq!(office.links[1].pull(CASE, 0).await?, None);
    let late = office.stations[1].write(CASE, b"too late")?;
    assert_eq!(office.links[1].push(&[late]).await?, vec![(CASE.to_owned(), Pushed::Refused { code: Parked::NotReader })]);
    assert_eq!(office.links[0].admit(SECOND, guest, until(24)).await?, Granted::Done, "then another");
    Ok(())
}
