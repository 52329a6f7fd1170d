//! Whatever chance makes: nothing panics, normal forms are stable, places are places.

use proptest::prelude::*;

use super::{VECTORS, office};
use crate::{Context, Found, Kind, Region, defang, normalise, recognise, refang};

/// Text that looks like a report: pieces of the vectors, signs that mean something, and anything.
fn texts() -> impl Strategy<Value = String> {
    let vectors: Vec<&'static str> = VECTORS.lines().filter_map(|it| it.split(" | ").nth(1)).collect();
    let signs = vec![
        " ",
        "\n",
        ".",
        ",",
        ":",
        "/",
        "@",
        "[.]",
        "[at]",
        "(dot)",
        "hxxp://",
        "://",
        "%",
        "+",
        "-",
        "0",
        "00",
        "x",
        "\u{200b}",
        "é",
        "漢",
        "“",
        "BIC: ",
        "Person: ",
        "tel ",
        "telegram:",
        "]",
        "[",
        "::",
        "1.2.3.",
        "/24",
        "\\",
    ];
    let piece = prop_oneof![
        3 => proptest::sample::select(vectors).prop_map(str::to_owned),
        4 => proptest::sample::select(signs).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[a-zA-Z0-9.@:/+-]{0,24}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|it| it.concat())
}

fn contexts() -> impl Strategy<Value = Context> {
    proptest::option::of(proptest::sample::select(vec!["AT", "NL", "US", "GB", "ZZ"]))
        .prop_map(|it| Context { region: it.and_then(Region::of), ..office() })
}

fn holds(text: &str, found: &[Found], context: &Context) -> Result<(), TestCaseError> {
    let length = text.chars().count();
    let mut last = 0;
    for one in found {
        prop_assert!(last <= one.start && one.start < one.end && one.end <= length, "{:?} in {text:?}", one);
        last = one.end;
        let written: String = text.chars().skip(one.start).take(one.end - one.start).collect();
        if one.kind != Kind::Card {
            prop_assert_eq!(&written, &one.value);
        }
        if let Ok(normal) = &one.normal {
            prop_assert_eq!(normal.kind, one.kind);
            let again = normalise(normal.kind, &normal.text, context);
            prop_assert_eq!(again.map(|it| it.text), Ok(normal.text.clone()), "of {:?}", one.value);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn reading_never_panics_and_its_places_hold(text in texts(), context in contexts()) {
        let found = recognise(&text, &context);
        holds(&text, &found, &context)?;
    }

    #[test]
    fn bytes_of_any_kind_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400), context in contexts()) {
        let text = String::from_utf8_lossy(&bytes);
        let found = recognise(&text, &context);
        holds(&text, &found, &context)?;
    }

    #[test]
    fn normal_forms_are_stable(text in texts(), context in contexts()) {
        for kind in Kind::ALL {
            if let Ok(normal) = normalise(*kind, &text, &context) {
                let again = normalise(normal.kind, &normal.text, &context);
                prop_assert_eq!(again.as_ref().map(|it| &it.text), Ok(&normal.text), "{} of {:?}", kind, text);
                prop_assert_eq!(again.map(|it| it.keys()), Ok(normal.keys()));
            }
        }
    }

    #[test]
    fn refanging_is_stable_and_undoes_defanging(text in texts()) {
        let once = refang(&text).into_owned();
        prop_assert_eq!(refang(&once).into_owned(), once);
        for one in recognise(&text, &office()) {
            let Ok(normal) = one.normal else { continue };
            if matches!(normal.kind, Kind::Ip | Kind::Cidr | Kind::Domain | Kind::Url | Kind::Email | Kind::Onion) {
                prop_assert_eq!(refang(&defang(&normal.text)).into_owned(), normal.text);
            }
        }
    }
}
