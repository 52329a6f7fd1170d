//! Wake-ups: the second connection of a desk, which only listens.

use std::future::poll_fn;

use tokio::sync::mpsc;
use tokio_postgres::{AsyncMessage, Client};

use super::settings::Settings;
use super::trouble;
use crate::sync::exchange::Trouble;

/// Hears that there is something new in the office; never what. Polling goes on beside it: a wake-up is a hint.
#[derive(Debug)]
pub struct Wakes {
    heard: mpsc::Receiver<()>,
    // Hangs up when dropped.
    _client: Client,
}

impl Wakes {
    /// Connects and listens.
    pub async fn listen(settings: &Settings) -> Result<Self, Trouble> {
        let (client, mut line) = settings.connect().await?;
        // Room for one: wake-ups that nobody has taken yet are one wake-up. What a notification carries is not looked at, for
        // anybody who is connected can send one.
        let (wake, heard) = mpsc::channel(1);
        tokio::spawn(async move {
            while let Some(Ok(message)) = poll_fn(|context| line.poll_message(context)).await {
                if matches!(message, AsyncMessage::Notification(_)) && wake.is_closed() {
                    break;
                }
                if matches!(message, AsyncMessage::Notification(_)) {
                    let _ = wake.try_send(());
                }
            }
        });
        client.batch_execute("LISTEN jcat_wake").await.map_err(|error| trouble::calling(&error))?;
        Ok(Self { heard, _client: client })
    }

    /// Waits for the next wake-up. `Unreachable` when the connection is gone.
    pub async fn next(&mut self) -> Result<(), Trouble> {
        self.heard.recv().await.ok_or(Trouble::Unreachable)
    }
}
