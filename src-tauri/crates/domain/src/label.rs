//! Enums that travel as words. A label is written once here and is the same in entries, in SQL, in JSON and in TypeScript.

/// Declares an enum whose variants are written as fixed lower-case labels, never as numbers or sentences.
#[macro_export]
macro_rules! labels {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $label:tt),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $label)] $variant),+ }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Gives the label as it is written everywhere.
            pub const fn label(self) -> &'static str { match self { $(Self::$variant => $label),+ } }

            /// Reads a label; `None` for a word that this version does not know.
            pub fn from_label(label: &str) -> Option<Self> { match label { $($label => Some(Self::$variant),)+ _ => None } }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.label()) }
        }

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(&self, e: &mut minicbor::Encoder<W>, _: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.str(self.label())?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                let word = d.str()?;
                Self::from_label(word).ok_or_else(|| minicbor::decode::Error::message(concat!("unknown label of ", stringify!($name))))
            }
        }
    };
}
