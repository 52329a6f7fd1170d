//! What people and things are called.

use unicode_normalization::UnicodeNormalization;

use crate::{Kind, Normal};

/// A name without rules of its own: compatible forms, small letters, one blank between words.
pub(crate) fn folded(kind: Kind, text: &str) -> Normal {
    Normal::of(kind, fold(text))
}

pub(crate) fn fold(text: &str) -> String {
    let compatible: String = text.nfkc().collect();
    let small: String = compatible.to_lowercase().nfkc().collect();
    small.split_whitespace().collect::<Vec<_>>().join(" ")
}
