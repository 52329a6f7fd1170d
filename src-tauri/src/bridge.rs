//! The one command of the page.

use std::sync::{Arc, OnceLock};

use jcat_desk::{Desk, Notice, Problem};
use serde_json::Value;
use tauri::ipc::{InvokeResponseBody, Response};

/// The desk, as the window keeps it: opened once, by whoever comes first.
///
/// Opening reads the disk while the window is still being built; the page's first call waits for it, not the window.
#[derive(Clone)]
pub struct Host {
    desk: Arc<Desk>,
    opened: Arc<OnceLock<()>>,
    open: fn(&Desk),
}

impl Host {
    /// Names the desk and what opens it without a question.
    pub fn new(desk: Arc<Desk>, open: fn(&Desk)) -> Self {
        Self { desk, opened: Arc::default(), open }
    }

    /// Gives the desk, once what opens by itself is open.
    pub fn desk(&self) -> &Arc<Desk> {
        self.opened.get_or_init(|| (self.open)(&self.desk));
        &self.desk
    }

    /// Has something told of every notice. Waits for nothing.
    pub fn listen(&self, listener: impl Fn(&Notice) + Send + Sync + 'static) {
        self.desk.listen(listener);
    }
}

/// Calls a row of the table and adds nothing. Off the main thread, so that the window never waits for the disk.
#[tauri::command]
pub async fn call(host: tauri::State<'_, Host>, name: String, request: Value) -> Result<Response, Problem> {
    let host = host.inner().clone();
    let called = tauri::async_runtime::spawn_blocking(move || host.desk().call_text(&name, request)).await;
    let answer = called.unwrap_or_else(|_| {
        // The desk catches panics itself; this is the thread pool going away with the window.
        Err(Problem { code: "internal".into(), message: "The window is closing.".into(), hint: None, reference: None })
    });
    answer.map(|text| Response::new(InvokeResponseBody::Json(text)))
}
