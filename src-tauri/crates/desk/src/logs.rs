//! The log: JSON lines in the XDG state folder, one file a day, ids only.

use std::path::PathBuf;

use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

/// Gives the folder of the logs.
pub fn folder() -> Option<PathBuf> {
    let dirs = directories::ProjectDirs::from("eu", "j-cat", "jcat-desk")?;
    Some(dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).join("log"))
}

/// Begins to log. A desk that cannot write its log works all the same, and says so on the terminal.
#[expect(clippy::print_stderr, reason = "there is no log to say it in")]
pub fn begin() {
    let Some(folder) = folder() else { return };
    // The appender says so itself where the folder cannot be made.
    let _ = crate::files::private_folder(&folder);
    let appender = tracing_appender::rolling::Builder::new()
        .rotation(tracing_appender::rolling::Rotation::DAILY)
        .filename_prefix("desk")
        .filename_suffix("jsonl")
        .max_log_files(14)
        .build(&folder);
    match appender {
        Ok(appender) => {
            let lines = fmt::layer().json().with_writer(std::sync::Mutex::new(appender)).with_filter(LevelFilter::INFO);
            // A second call in one process keeps the first log.
            let _ = tracing_subscriber::registry().with(lines).try_init();
        }
        Err(error) => eprintln!("the log in {} cannot be written: {error}", folder.display()),
    }
}
