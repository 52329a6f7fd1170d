//! The window: its plugins, its state, its notices.

use std::time::Duration;

use tauri::{Emitter, Manager, Runtime};

use crate::bridge::{self, Host};

/// How often another program's writes are looked for.
const LOOK_AROUND: Duration = Duration::from_secs(2);

/// Everything but the event loop, so that tests can use it with the mock runtime.
pub fn build<R: Runtime>(builder: tauri::Builder<R>, host: Host) -> tauri::Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .manage(host.clone())
        .invoke_handler(tauri::generate_handler![bridge::call])
        .setup(move |app| {
            let handle = app.handle().clone();
            host.listen(move |notice| {
                // A window that is gone is told nothing.
                let _ = handle.emit("notice", notice);
            });
            let handle = app.handle().clone();
            std::thread::Builder::new().name("look around".into()).spawn(move || {
                while handle.try_state::<Host>().is_some_and(|host| {
                    host.desk().look_around();
                    true
                }) {
                    std::thread::sleep(LOOK_AROUND);
                }
            })?;
            Ok(())
        })
}

/// Configuration, capabilities and the embedded page; generic, so that the mock runtime gets the very same.
pub fn context<R: Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}
