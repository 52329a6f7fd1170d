//! Elections: what follows from rules and counts, which steps hold, who holds an office.

mod deciding;
mod examples;
mod flow;
mod office;
mod preparing;
mod properties;
mod rules;
mod typed;
mod voting;
mod walk;
