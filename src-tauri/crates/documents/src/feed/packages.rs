//! Packages of indicators: bundles of STIX 2.1, events of MISP. What has no value to compare (relations, reports) is passed over.

#![expect(clippy::indexing_slicing, reason = "indexing a JSON value answers null and never panics")]

use serde_json::Value;

use super::Named;
use crate::Error;

/// The most values of one package.
const MOST: usize = 1_000_000;

/// Reads a package by what it says of itself. Depth is limited by the reader of JSON.
pub(super) fn read(text: &str) -> Result<Vec<Named>, Error> {
    let package: Value = serde_json::from_str(text).map_err(|error| Error::NotATable(format!("line {} is no JSON", error.line())))?;
    let mut named = Vec::new();
    if package["type"] == "bundle" {
        list(&package["objects"]).try_for_each(|it| stix(it, &mut named))?;
    } else if package.get("Event").is_some() || package.get("response").is_some() || package.get("Attribute").is_some() || package.is_array() {
        events(&package, &mut named)?;
    } else if package["spec_version"].is_string() {
        stix(&package, &mut named)?;
    } else {
        return Err(Error::UnknownKind);
    }
    Ok(named)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn push(named: &mut Vec<Named>, term: &str, value: &Value) -> Result<(), Error> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return Ok(()),
    };
    if text.is_empty() {
        return Ok(());
    }
    if named.len() >= MOST {
        return Err(Error::TooLarge(format!("it has more than {MOST} values")));
    }
    named.push(Named { term: term.to_owned(), value: text });
    Ok(())
}

fn stix(object: &Value, named: &mut Vec<Named>) -> Result<(), Error> {
    match object["type"].as_str().unwrap_or_default() {
        term @ ("ipv4-addr" | "ipv6-addr" | "domain-name" | "url" | "email-addr") => push(named, term, &object["value"])?,
        "file" | "artifact" => hashes(&object["hashes"], named)?,
        "user-account" => push(named, "user-account", object.get("account_login").unwrap_or(&object["user_id"]))?,
        "malware" | "tool" => push(named, "malware", &object["name"])?,
        "cryptocurrency-wallet" => push(named, "cryptocurrency-wallet", object.get("address").unwrap_or(&object["value"]))?,
        "indicator" if object["pattern_type"].as_str().is_none_or(|it| it == "stix") => {
            pattern(object["pattern"].as_str().unwrap_or_default(), named)?;
        }
        _ => {}
    }
    Ok(())
}

fn hashes(hashes: &Value, named: &mut Vec<Named>) -> Result<(), Error> {
    hashes.as_object().into_iter().flatten().try_for_each(|(name, value)| push(named, name, value))
}

/// Takes the comparisons `type:path = 'value'` out of a pattern, whatever joins them.
fn pattern(pattern: &str, named: &mut Vec<Named>) -> Result<(), Error> {
    let mut rest = pattern;
    while let Some(at) = rest.find(['=', '\'']) {
        let path = rest.get(..at).unwrap_or_default();
        if rest.as_bytes().get(at) == Some(&b'\'') {
            // A quotation mark before the sign of equality belongs to the path: file:hashes.'SHA-256'.
            let Some(end) = rest.get(at + 1..).and_then(|it| it.find('\'')) else { return Ok(()) };
            let name = rest.get(at + 1..at + 1 + end).unwrap_or_default();
            let after = rest.get(at + end + 2..).unwrap_or_default();
            let Some(value) = after.trim_start().strip_prefix('=') else {
                rest = after;
                continue;
            };
            rest = literal(value, name, named)?;
            continue;
        }
        let before = path.trim_end().trim_end_matches(['!', '<', '>']);
        let path = before.rsplit(['[', ' ', '(']).next().unwrap_or_default();
        let (object, property) = path.split_once(':').unwrap_or((path, ""));
        let term = if object == "file" { property.rsplit('.').next().unwrap_or_default() } else { object };
        let value = rest.get(at + 1..).unwrap_or_default();
        // "is not" says nothing of what is.
        let negated = path.len() != before.len() && rest.get(..at).is_some_and(|it| it.ends_with('!'));
        rest = if negated { value } else { literal(value, term, named)? };
    }
    Ok(())
}

/// Reads a text in quotation marks; gives what follows.
fn literal<'t>(value: &'t str, term: &str, named: &mut Vec<Named>) -> Result<&'t str, Error> {
    let Some(text) = value.trim_start().strip_prefix('\'') else { return Ok(value) };
    let mut made = String::new();
    let mut signs = text.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '\\' => made.extend(signs.next().map(|it| it.1)),
            '\'' => {
                push(named, term, &Value::String(made))?;
                return Ok(text.get(at + 1..).unwrap_or_default());
            }
            _ => made.push(sign),
        }
    }
    Ok("")
}

/// Events of MISP: one, several, in an answer of its interface or by themselves.
fn events(package: &Value, named: &mut Vec<Named>) -> Result<(), Error> {
    let event = package.get("Event").unwrap_or(package);
    for attribute in list(&event["Attribute"]) {
        misp(attribute, named)?;
    }
    for object in list(&event["Object"]) {
        for attribute in list(&object["Attribute"]) {
            misp(attribute, named)?;
        }
    }
    let within = package.get("response").unwrap_or(package);
    for one in list(within).chain(list(&within["Attribute"]).take(0)) {
        if one.get("Event").is_some() || one.get("Attribute").is_some() {
            events(one, named)?;
        } else {
            misp(one, named)?;
        }
    }
    Ok(())
}

/// One attribute. Two in one ("filename|md5") are two; a port says nothing by itself.
fn misp(attribute: &Value, named: &mut Vec<Named>) -> Result<(), Error> {
    let (Some(term), Some(value)) = (attribute["type"].as_str(), attribute["value"].as_str()) else { return Ok(()) };
    let parts: Vec<(&str, &str)> = term.split('|').zip(value.split('|')).collect();
    if parts.len() < 2 {
        return push(named, term, &attribute["value"]);
    }
    parts
        .into_iter()
        .filter(|(term, _)| !matches!(*term, "port" | "filename"))
        .try_for_each(|(term, value)| push(named, term, &Value::String(value.to_owned())))
}
