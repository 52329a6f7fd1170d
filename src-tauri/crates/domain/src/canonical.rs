//! One text for one value: JSON with sorted keys, no spaces and whole numbers, so that its hash means its content.
//!
//! The form is that of RFC 8785 for what it is used for here: keys of ASCII letters, and no fractions, which are refused.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use serde::Serialize;
use serde::ser::{self, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple};
use serde::ser::{SerializeTupleStruct, SerializeTupleVariant};

/// A value as JSON has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Number(i128),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// An object; its keys are in order.
    Map(BTreeMap<String, Self>),
}

/// A value that has no canonical text: a fraction, or a key that is no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unwritable(String);

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(it: T) -> Self {
        Self(it.to_string())
    }
}

impl Json {
    /// Reads what a value serializes to.
    pub fn of(value: &(impl Serialize + ?Sized)) -> Result<Self, Unwritable> {
        value.serialize(Reader)
    }
}

/// Writes the canonical text of a value.
pub fn write(value: &(impl Serialize + ?Sized)) -> Result<String, Unwritable> {
    Json::of(value).map(|json| json.to_string())
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(it) => write!(f, "{it}"),
            Self::Number(it) => write!(f, "{it}"),
            Self::Text(it) => write_text(it, f),
            Self::List(items) => {
                f.write_char('[')?;
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        f.write_char(',')?;
                    }
                    item.fmt(f)?;
                }
                f.write_char(']')
            }
            Self::Map(items) => {
                f.write_char('{')?;
                for (at, (key, item)) in items.iter().enumerate() {
                    if at > 0 {
                        f.write_char(',')?;
                    }
                    write_text(key, f)?;
                    f.write_char(':')?;
                    item.fmt(f)?;
                }
                f.write_char('}')
            }
        }
    }
}

fn write_text(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\u{8}' => f.write_str("\\b")?,
            '\u{c}' => f.write_str("\\f")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            c if c < ' ' => write!(f, "\\u{:04x}", u32::from(c))?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}

/// Reads any serializable value as JSON.
struct Reader;

/// Collects a list; under a name where it is a variant's.
struct List {
    items: Vec<Json>,
    variant: Option<&'static str>,
}

/// Collects an object; under a name where it is a variant's.
struct Map {
    items: BTreeMap<String, Json>,
    key: Option<String>,
    variant: Option<&'static str>,
}

fn named(variant: Option<&'static str>, json: Json) -> Json {
    match variant {
        Some(name) => Json::Map(BTreeMap::from([(name.to_owned(), json)])),
        None => json,
    }
}

fn fraction() -> Unwritable {
    Unwritable("a number with a fraction has no canonical text here".into())
}

macro_rules! whole {
    ($($name:ident: $type:ty),+) => { $(fn $name(self, it: $type) -> Result<Json, Unwritable> { Ok(Json::Number(i128::from(it))) })+ };
}

impl ser::Serializer for Reader {
    type Ok = Json;
    type Error = Unwritable;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = List;
    type SerializeTupleVariant = List;
    type SerializeMap = Map;
    type SerializeStruct = Map;
    type SerializeStructVariant = Map;

    whole!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    whole!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);

    fn serialize_bool(self, it: bool) -> Result<Json, Unwritable> {
        Ok(Json::Bool(it))
    }
    fn serialize_f32(self, _: f32) -> Result<Json, Unwritable> {
        Err(fraction())
    }
    fn serialize_f64(self, _: f64) -> Result<Json, Unwritable> {
        Err(fraction())
    }
    fn serialize_char(self, it: char) -> Result<Json, Unwritable> {
        Ok(Json::Text(it.to_string()))
    }
    fn serialize_str(self, it: &str) -> Result<Json, Unwritable> {
        Ok(Json::Text(it.to_owned()))
    }
    fn serialize_bytes(self, it: &[u8]) -> Result<Json, Unwritable> {
        Ok(Json::List(it.iter().map(|byte| Json::Number(i128::from(*byte))).collect()))
    }
    fn serialize_none(self) -> Result<Json, Unwritable> {
        Ok(Json::Null)
    }
    fn serialize_some<T: Serialize + ?Sized>(self, it: &T) -> Result<Json, Unwritable> {
        it.serialize(self)
    }
    fn serialize_unit(self) -> Result<Json, Unwritable> {
        Ok(Json::Null)
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<Json, Unwritable> {
        Ok(Json::Null)
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Json, Unwritable> {
        Ok(Json::Text(variant.to_owned()))
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, it: &T) -> Result<Json, Unwritable> {
        it.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, variant: &'static str, it: &T) -> Result<Json, Unwritable> {
        it.serialize(self).map(|json| named(Some(variant), json))
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<List, Unwritable> {
        Ok(List { items: Vec::new(), variant: None })
    }
    fn serialize_tuple(self, _: usize) -> Result<List, Unwritable> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List, Unwritable> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<List, Unwritable> {
        Ok(List { items: Vec::new(), variant: Some(variant) })
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Map, Unwritable> {
        Ok(Map { items: BTreeMap::new(), key: None, variant: None })
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Map, Unwritable> {
        self.serialize_map(None)
    }
    fn serialize_struct_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Map, Unwritable> {
        Ok(Map { items: BTreeMap::new(), key: None, variant: Some(variant) })
    }
}

macro_rules! lists {
    ($($name:ident: $add:ident),+) => { $(impl $name for List {
        type Ok = Json;
        type Error = Unwritable;
        fn $add<T: Serialize + ?Sized>(&mut self, it: &T) -> Result<(), Unwritable> {
            self.items.push(it.serialize(Reader)?);
            Ok(())
        }
        fn end(self) -> Result<Json, Unwritable> { Ok(named(self.variant, Json::List(self.items))) }
    })+ };
}
lists!(
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field
);

macro_rules! maps {
    ($($name:ident),+) => { $(impl $name for Map {
        type Ok = Json;
        type Error = Unwritable;
        fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, it: &T) -> Result<(), Unwritable> {
            self.items.insert(key.to_owned(), it.serialize(Reader)?);
            Ok(())
        }
        fn end(self) -> Result<Json, Unwritable> { Ok(named(self.variant, Json::Map(self.items))) }
    })+ };
}
maps!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Map {
    type Ok = Json;
    type Error = Unwritable;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, it: &T) -> Result<(), Unwritable> {
        match it.serialize(Reader)? {
            Json::Text(key) => {
                self.key = Some(key);
                Ok(())
            }
            _ => Err(Unwritable("a key that is no text has no canonical text".into())),
        }
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, it: &T) -> Result<(), Unwritable> {
        let key = self.key.take().ok_or_else(|| Unwritable("a value without a key".into()))?;
        self.items.insert(key, it.serialize(Reader)?);
        Ok(())
    }
    fn end(self) -> Result<Json, Unwritable> {
        Ok(Json::Map(self.items))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Sample {
        zebra: Option<u8>,
        apple: Vec<i64>,
        text: &'static str,
        kind: Kind,
        names: BTreeMap<String, bool>,
    }

    #[derive(Serialize)]
    enum Kind {
        #[serde(rename = "plain")]
        Plain,
        Wide {
            n: u8,
        },
    }

    #[test]
    fn a_value_has_one_text() {
        let names = BTreeMap::from([("b".to_owned(), true), ("a".to_owned(), false)]);
        let sample = |kind| Sample { zebra: None, apple: vec![3, -1], text: "é\"\\/\n\u{1}", kind, names: names.clone() };
        assert_eq!(
            write(&sample(Kind::Plain)).as_deref(),
            Ok(r#"{"apple":[3,-1],"kind":"plain","names":{"a":false,"b":true},"text":"é\"\\/\n\u0001","zebra":null}"#)
        );
        assert_eq!(Json::of(&Kind::Wide { n: 1 }).map(|it| it.to_string()).as_deref(), Ok(r#"{"Wide":{"n":1}}"#));
    }

    #[test]
    fn what_has_no_single_text_is_refused() {
        assert!(write(&1.5f64).is_err());
        assert!(write(&BTreeMap::from([(1, 2)])).is_err(), "keys are texts");
    }
}
