//! The one command of the page.

use std::sync::Arc;

use jcat_desk::{Desk, Problem};
use serde_json::Value;
use tauri::ipc::{InvokeResponseBody, Response};

/// The desk, as the window keeps it.
pub struct Host(pub Arc<Desk>);

/// Calls a row of the table and adds nothing. Off the main thread, so that the window never waits for the disk.
#[tauri::command]
pub async fn call(host: tauri::State<'_, Host>, name: String, request: Value) -> Result<Response, Problem> {
    let desk = host.0.clone();
    let called = tauri::async_runtime::spawn_blocking(move || desk.call_text(&name, request)).await;
    let answer = called.unwrap_or_else(|_| {
        // The desk catches panics itself; this is the thread pool going away with the window.
        Err(Problem { code: "internal".into(), message: "The window is closing.".into(), hint: None, reference: None })
    });
    answer.map(|text| Response::new(InvokeResponseBody::Json(text)))
}
