//! J-CAT Desk.

use std::process::ExitCode;

#[expect(clippy::print_stderr, reason = "a window that does not come up has nowhere else to say why")]
fn main() -> ExitCode {
    if let Some(code) = jcat_desk::read_if_asked() {
        return code;
    }
    // Tauri lets any parent process drive the page when one of these is set. Only the binary made for tests may be driven.
    #[cfg(not(feature = "automation"))]
    for name in ["TAURI_WEBVIEW_AUTOMATION", "TAURI_AUTOMATION", "WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"] {
        if std::env::var_os(name).is_some() {
            // SAFETY: nothing else runs yet; this is the first thing that the only thread does.
            #[expect(unsafe_code, reason = "taking a variable out of one's own environment, before any thread begins")]
            unsafe {
                std::env::remove_var(name);
            }
        }
    }
    if jcat_desktop::drawing::is_plain(std::path::Path::new("/dev")) {
        // SAFETY: nothing else runs yet; only the line above has run.
        #[expect(unsafe_code, reason = "WebKit reads it from the environment and nowhere else, before any thread begins")]
        unsafe {
            std::env::set_var(jcat_desktop::drawing::PLAINLY, "1");
        }
    }
    match jcat_desktop::run(&jcat_desktop::Start::from_arguments(std::env::args().skip(1))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The window does not open: {error}. `./x doctor` says what is missing.");
            ExitCode::FAILURE
        }
    }
}
