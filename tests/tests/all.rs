//! Every test across crates, in one binary.

mod bad_days;
mod command_line;
mod convergence;
mod disk;
mod documents;
mod golden;
mod journal;
mod kills;
mod layers;
mod office_bad_days;
mod office_database;
mod office_devices;
mod office_dismissal;
mod office_guide;
mod office_story;
mod operation;
mod plan_story;
mod rebuild;
mod records;
mod records_office;
mod restores;
mod window;
mod window_documents;
mod window_office;
mod window_records;
mod words;
