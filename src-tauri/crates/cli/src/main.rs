//! `jcat`: see `lib.rs`.

fn main() -> std::process::ExitCode {
    jcat_cli::run()
}
