//! A line that fails: a TCP proxy on the loopback between desks and their server. It refuses, cuts, closes one half, resets after
//! so many bytes, or drips. What a desk holds on to is the same address all the time, wherever the server has gone.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU16, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What goes wrong on one connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// Both sides are reset after so many bytes in one direction.
    ResetAfter(Way, usize),
    /// One direction ends after so many bytes; the other goes on.
    HalfCloseAfter(Way, usize),
    /// One direction drips: 256 bytes each millisecond.
    Slow(Way),
}

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From a desk to the server.
    Up,
    /// From the server to a desk.
    Down,
}

/// How the line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Whole,
    Cut,
}

type Plan = Box<dyn FnMut() -> Fault + Send>;

struct Shared {
    target: AtomicU16,
    state: watch::Sender<State>,
    plan: Mutex<Plan>,
    met: AtomicU64,
}

/// A running proxy. Ends with its runtime when dropped.
pub struct Proxy {
    port: u16,
    shared: Arc<Shared>,
    runtime: Option<tokio::runtime::Runtime>,
}

impl Proxy {
    /// Begins to stand before a port of the loopback; nothing goes wrong yet.
    pub fn before(target: u16) -> Result<Self> {
        // A runtime of its own: a test that blocks does not block the line.
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).thread_name("proxy").enable_all().build()?;
        let listener = std::net::TcpListener::bind("127.0.0.1:0").context("a port for the proxy")?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let shared = Arc::new(Shared {
            target: AtomicU16::new(target),
            state: watch::Sender::new(State::Whole),
            plan: Mutex::new(Box::new(|| Fault::None)),
            met: AtomicU64::new(0),
        });
        runtime.spawn(serve(listener, shared.clone()));
        Ok(Self { port, shared, runtime: Some(runtime) })
    }

    /// Gives the port that desks connect to.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Points at another port: the server moved.
    pub fn point_at(&self, target: u16) {
        self.shared.target.store(target, Ordering::Relaxed);
    }

    /// Says what goes wrong on each connection from now on.
    pub fn plan(&self, plan: impl FnMut() -> Fault + Send + 'static) {
        *self.shared.plan.lock().unwrap_or_else(PoisonError::into_inner) = Box::new(plan);
    }

    /// Resets every connection, and each new one, until it is mended.
    pub fn cut(&self) {
        self.shared.state.send_replace(State::Cut);
    }

    /// Lets connections through again.
    pub fn mend(&self) {
        self.shared.state.send_replace(State::Whole);
    }

    /// Counts the faults that came to pass.
    pub fn met(&self) -> u64 {
        self.shared.met.load(Ordering::Relaxed)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // In the background, for a test that waits for nothing may drop it too.
            runtime.shutdown_background();
        }
    }
}

async fn serve(listener: std::net::TcpListener, shared: Arc<Shared>) -> std::io::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    loop {
        let (desk, _) = listener.accept().await?;
        tokio::spawn(carry(desk, shared.clone()));
    }
}

enum Ended {
    Closed,
    Reset,
}

async fn carry(mut desk: TcpStream, shared: Arc<Shared>) {
    let mut state = shared.state.subscribe();
    if *state.borrow_and_update() == State::Cut {
        // Nothing can be done for a socket that will not be reset.
        let _ = desk.set_zero_linger();
        return;
    }
    let fault = (shared.plan.lock().unwrap_or_else(PoisonError::into_inner))();
    let target = SocketAddr::from(([127, 0, 0, 1], shared.target.load(Ordering::Relaxed)));
    let Ok(mut server) = TcpStream::connect(target).await else {
        let _ = desk.set_zero_linger();
        return;
    };
    let reset = {
        let (from_desk, to_desk) = desk.split();
        let (from_server, to_server) = server.split();
        let both = async {
            tokio::select! {
                ended = pump(from_desk, to_server, of(fault, Way::Up), &shared.met) => ended,
                ended = pump(from_server, to_desk, of(fault, Way::Down), &shared.met) => ended,
            }
        };
        tokio::select! {
            // A side that closed is seen by the other when both are dropped: neither PostgreSQL nor a desk goes on with half a line.
            ended = both => matches!(ended, Ended::Reset),
            _ = state.changed() => true,
        }
    };
    if reset {
        let _ = desk.set_zero_linger();
        let _ = server.set_zero_linger();
    }
}

fn of(fault: Fault, way: Way) -> Fault {
    match fault {
        Fault::ResetAfter(it, _) | Fault::HalfCloseAfter(it, _) | Fault::Slow(it) if it == way => fault,
        _ => Fault::None,
    }
}

async fn pump(mut from: ReadHalf<'_>, mut to: WriteHalf<'_>, fault: Fault, met: &AtomicU64) -> Ended {
    let mut buffer = vec![0; 16 * 1024];
    let mut passed = 0;
    loop {
        let Ok(read @ 1..) = from.read(&mut buffer).await else {
            return Ended::Closed;
        };
        let part = match fault {
            Fault::ResetAfter(_, most) | Fault::HalfCloseAfter(_, most) => read.min(most.saturating_sub(passed)),
            _ => read,
        };
        let step = if matches!(fault, Fault::Slow(_)) { 256 } else { buffer.len() };
        for piece in buffer[..part].chunks(step) {
            if to.write_all(piece).await.is_err() {
                return Ended::Closed;
            }
            if step == 256 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        }
        passed += part;
        if part < read {
            met.fetch_add(1, Ordering::Relaxed);
            if matches!(fault, Fault::ResetAfter(..)) {
                return Ended::Reset;
            }
            // The other direction goes on until its end is reached from there.
            let _ = to.shutdown().await;
            return std::future::pending().await;
        }
    }
}
