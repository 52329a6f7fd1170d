//! Wake-ups: the second connection of a desk, which only listens.

use std::future::poll_fn;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};
use tokio_postgres::{AsyncMessage, Client};

use super::settings::Settings;
use super::trouble;
use crate::sync::exchange::Trouble;

/// The longest time over which questions are spread, whatever a notification says: anybody who is connected can send one.
const WIDEST: Duration = Duration::from_secs(2);

/// Hears that there is something new in the office; never what. Polling goes on beside it: a wake-up is a hint.
#[derive(Debug)]
pub struct Wakes {
    heard: mpsc::Receiver<Duration>,
    /// When a wake-up that was heard already is acted upon.
    due: Option<Instant>,
    // Hangs up when dropped.
    _client: Client,
}

impl Wakes {
    /// Connects and listens.
    pub async fn listen(settings: &Settings) -> Result<Self, Trouble> {
        let (client, mut line) = settings.connect().await?;
        // Room for one: wake-ups that nobody has taken yet are one wake-up.
        let (wake, heard) = mpsc::channel(1);
        tokio::spawn(async move {
            while let Some(Ok(message)) = poll_fn(|context| line.poll_message(context)).await {
                let AsyncMessage::Notification(notification) = message else { continue };
                if wake.is_closed() {
                    break;
                }
                let _ = wake.try_send(spread(notification.payload()));
            }
        });
        client.batch_execute("LISTEN jcat_wake").await.map_err(|error| trouble::calling(&error))?;
        Ok(Self { heard, due: None, _client: client })
    }

    /// Waits for the next wake-up; for one of a busy office, a part of its spread that chance decides. `Unreachable` when the
    /// connection is gone. Dropping the future loses nothing.
    pub async fn next(&mut self) -> Result<(), Trouble> {
        next(&mut self.heard, &mut self.due).await
    }
}

async fn next(heard: &mut mpsc::Receiver<Duration>, due: &mut Option<Instant>) -> Result<(), Trouble> {
    loop {
        let told = match *due {
            Some(at) => tokio::select! {
                biased;
                told = heard.recv() => told,
                () = sleep_until(at) => Some(Duration::ZERO),
            },
            None => heard.recv().await,
        };
        let within = told.ok_or(Trouble::Unreachable)?;
        if within.is_zero() {
            *due = None;
            return Ok(());
        }
        let at = Instant::now() + a_part_of(within);
        *due = Some(due.map_or(at, |earlier| earlier.min(at)));
    }
}

/// Over how long a notification asks to spread questions. What is no number of milliseconds spreads nothing.
fn spread(payload: &str) -> Duration {
    Duration::from_millis(payload.parse().unwrap_or_default()).min(WIDEST)
}

/// Where chance cannot be had, all of it.
fn a_part_of(whole: Duration) -> Duration {
    getrandom::u32().map_or(whole, |drawn| whole.mul_f64(f64::from(drawn) / f64::from(u32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notification_spreads_for_two_seconds_at_most_and_nonsense_not_at_all() {
        let spreads = ["", "1000", "2000", "86400000", "-5", "soon", "99999999999999999999", "1e3"].map(spread);
        assert_eq!(spreads.map(|it| it.as_millis()), [0, 1000, 2000, 2000, 0, 0, 0, 0]);
    }

    #[test]
    fn desks_ask_at_different_times_within_the_spread() {
        let parts: Vec<Duration> = (0..64).map(|_| a_part_of(Duration::from_secs(1))).collect();
        let (soonest, latest) = (parts.iter().min().expect("64"), parts.iter().max().expect("64"));
        assert!(*soonest < Duration::from_millis(300) && *latest > Duration::from_millis(700) && *latest <= Duration::from_secs(1));
    }

    #[tokio::test]
    async fn waiting_that_is_broken_off_goes_on_and_a_change_that_comes_alone_ends_it() {
        let (wake, mut heard) = mpsc::channel(1);
        wake.send(Duration::from_secs(86_400)).await.expect("room for one");
        let mut due = None;
        tokio::select! {
            biased;
            _ = next(&mut heard, &mut due) => panic!("it waits"),
            () = std::future::ready(()) => {}
        }
        assert!(due.is_some(), "it is remembered");
        wake.send(Duration::ZERO).await.expect("room for one");
        assert_eq!(next(&mut heard, &mut due).await, Ok(()));
        assert_eq!(due, None);
        drop(wake);
        assert_eq!(next(&mut heard, &mut due).await, Err(Trouble::Unreachable));
    }

    #[tokio::test]
    async fn a_wake_up_whose_time_has_come_is_given_though_nothing_more_is_told() {
        let (_wake, mut heard) = mpsc::channel(1);
        let mut due = Some(Instant::now());
        assert_eq!(next(&mut heard, &mut due).await, Ok(()));
        assert_eq!(due, None);
    }
}
