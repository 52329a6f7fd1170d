//! Whole elections: the published vectors, elections made by chance, damage, and garbage.

mod damage;
mod elections;
mod garbage;
mod script;
mod secrets;
mod vectors;
