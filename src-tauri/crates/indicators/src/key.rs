//! The keys by which indicators are compared: exactly, by their digest.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

/// What a common key says of two indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// They are the same thing.
    Strong,
    /// They have something in common: the registrable name, the mailbox behind an alias, the look of a handle.
    Weak,
    /// It lies within the range that the key names. Two that merely lie within one range have nothing to do with each other: a comparison
    /// needs one side that *is* the range (strong).
    Within,
}

impl Strength {
    /// Gives the stable label.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Weak => "weak",
            Self::Within => "within",
        }
    }
}

/// The SHA-256 of a key's type and form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

/// One key of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What it says when another has it too.
    pub strength: Strength,
    /// The type that is hashed with the form: the label of a kind, or the name of a derived form ("url-path", "handle-look").
    pub label: &'static str,
    /// The form that is compared.
    pub form: String,
}

impl Key {
    pub(crate) fn strong(label: &'static str, form: impl Into<String>) -> Self {
        Self { strength: Strength::Strong, label, form: form.into() }
    }

    pub(crate) fn weak(label: &'static str, form: impl Into<String>) -> Self {
        Self { strength: Strength::Weak, label, form: form.into() }
    }

    pub(crate) fn within(label: &'static str, form: impl Into<String>) -> Self {
        Self { strength: Strength::Within, label, form: form.into() }
    }

    /// Derives what is handed over for comparison: SHA-256(type ‖ 0 ‖ form).
    pub fn digest(&self) -> Digest {
        Digest(Sha256::new().chain_update(self.label).chain_update([0]).chain_update(&self.form).finalize().into())
    }
}
