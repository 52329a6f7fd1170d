//! A connection of which every byte that the server sends is kept: rows, errors, notices, notifications, whatever comes next.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use anyhow::Result;
use secrecy::ExposeSecret;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::UnixStream;
use tokio_postgres::{Client, NoTls};

use crate::cluster::Cluster;
use crate::stations::Station;

/// What a connection has heard.
#[derive(Clone, Debug, Default)]
pub struct Heard(Arc<Mutex<Vec<u8>>>);

impl Heard {
    /// Gives what was heard since it was last asked.
    pub fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

struct Listening {
    inner: UnixStream,
    heard: Heard,
}

impl AsyncRead for Listening {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.inner).poll_read(context, buffer);
        self.heard.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(&buffer.filled()[before..]);
        polled
    }
}

impl AsyncWrite for Listening {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}

/// Connects as an officer with psql would, by the socket.
pub async fn connect(cluster: &Cluster, station: &Station) -> Result<(Client, Heard)> {
    let heard = Heard::default();
    let inner = UnixStream::connect(cluster.file(&format!(".s.PGSQL.{}", cluster.port()))).await?;
    let config = cluster.by_socket(&station.login.name, station.login.password.expose_secret());
    let (client, line) = config.connect_raw(Listening { inner, heard: heard.clone() }, NoTls).await?;
    tokio::spawn(line);
    Ok((client, heard))
}

/// Finds every place after a mark in what was heard: as it is, and as hexadecimal in either case. Gives the bytes that follow it,
/// `count` of them. Mark and what follows it are of ASCII.
pub fn after_mark(heard: &[u8], mark: &str, count: usize) -> Vec<Vec<u8>> {
    // As text, because text is searched fast; what is no text is replaced, and ASCII stays.
    let heard = String::from_utf8_lossy(heard);
    let after = |mark: &str, count: usize| -> Vec<Vec<u8>> {
        heard.match_indices(mark).map(|(at, _)| heard.as_bytes()[at + mark.len()..].iter().take(count).copied().collect()).collect()
    };
    let mut found = after(mark, count);
    for hex in [data_encoding::HEXLOWER.encode(mark.as_bytes()), data_encoding::HEXUPPER.encode(mark.as_bytes())] {
        found.extend(after(&hex, count * 2).iter().filter_map(|hex| data_encoding::HEXLOWER_PERMISSIVE.decode(hex).ok()));
    }
    found
}
