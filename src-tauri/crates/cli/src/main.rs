//! `jcat`: see `lib.rs`.

fn main() -> std::process::ExitCode {
    // What a stranger sent is read in a program of its own: this one again.
    jcat_desk::read_if_asked().unwrap_or_else(jcat_cli::run)
}
