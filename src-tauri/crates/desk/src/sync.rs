//! The exchange with the office: the types that the engine and the line to PostgreSQL agree on.

pub(crate) mod exchange;
