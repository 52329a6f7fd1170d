//! What the tests across desks share: desks in memory over an office in memory, a throw-away PostgreSQL and a line to it that fails,
//! the command line, the real window.

pub mod ballot_bench;
pub mod belenios;
pub mod bench;
pub mod board;
pub mod case_bench;
pub mod cli;
pub mod cluster;
pub mod data_bench;
pub mod desks;
pub mod fleet;
pub mod heard;
pub mod office_bench;
pub mod pages;
pub mod protocol;
pub mod proxy;
pub mod python;
pub mod read_bench;
pub mod reliability;
pub mod shared_office;
pub mod simulation;
pub mod stations;
pub mod statistics_bench;
pub mod story;
pub mod window;
pub mod window_bench;

use std::path::PathBuf;

/// Gives the root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Gives a program that the workspace built.
pub fn built(name: &str) -> PathBuf {
    let exe = std::env::current_exe().unwrap_or_default();
    let folder = exe.ancestors().find(|folder| folder.join(name).is_file()).map(PathBuf::from);
    folder.unwrap_or_else(|| root().join("target/debug")).join(name)
}
