//! One table for each kind: what is taken, what is refused and why.

use expect_test::{Expect, expect};

use crate::{Context, Kind, keys, normalise};

/// What a value becomes, on one line.
fn shown(kind: Kind, value: &str) -> String {
    match normalise(kind, value, &Context::default()) {
        Ok(normal) => {
            let again = normalise(normal.kind, &normal.text, &Context::default()).expect("a normal form is normal");
            assert_eq!((again.kind, &again.text), (normal.kind, &normal.text), "the normal form of a normal form is itself");
            normal.caution.map_or_else(|| normal.text.clone(), |it| format!("{} ({})", normal.text, it.label()))
        }
        Err(reason) => format!("refused: {reason}"),
    }
}

fn check(kind: Kind, value: &str, expected: Expect) {
    expected.assert_eq(&shown(kind, value));
}

fn shown_keys(kind: Kind, normal: &str) -> String {
    keys(kind, normal).iter().map(|it| format!("{} {} {}\n", it.strength.label(), it.label, it.form)).collect()
}

#[test]
fn addresses_are_read_strictly() {
    check(Kind::Ip, "8.8.8.8", expect!["8.8.8.8"]);
    check(Kind::Ip, "2001:DB8::0:1", expect!["2001:db8::1 (not-public)"]);
    check(Kind::Ip, "010.1.1.1", expect!["refused: leading-zero at 0"]);
    check(Kind::Ip, "8.8.8.256", expect!["refused: not-an-address at 6"]);
    check(Kind::Ip, "::ffff:8.8.8.8", expect!["8.8.8.8 (mapped-address)"]);
    check(Kind::Ip, "fe80::1%eth0", expect!["fe80::1 (not-public)"]);
    check(Kind::Ip, "8[.]8(.)8{dot}8", expect!["8.8.8.8"]);
    check(Kind::Cidr, "8.8.8.8/24", expect!["8.8.8.0/24"]);
    check(Kind::Cidr, "8.8.8.8/7", expect!["8.0.0.0/7 (too-wide)"]);
    check(Kind::Cidr, "8.8.8.8/33", expect!["refused: prefix-length at 8"]);
}

#[test]
fn names_travel_in_one_spelling() {
    check(Kind::Domain, "münchen.de", expect!["xn--mnchen-3ya.de"]);
    check(Kind::Domain, "xn--mnchen-3ya.de.", expect!["xn--mnchen-3ya.de"]);
    check(Kind::Domain, "Test[.]EXAMPLE[.]com", expect!["test.example.com"]);
    check(Kind::Domain, "a.nosuchending", expect!["a.nosuchending (unknown-ending)"]);
    check(Kind::Domain, "pаypal.com", expect!["xn--pypal-4ve.com (look-alike)"]);
    check(Kind::Url, "hxxps[:]//user:secret@Example[.]org:443/a?b#", expect!["https://user:***@example.org/a?b (credentials)"]);
    check(Kind::Email, "Jo.Doe+x@Gmail.com", expect!["Jo.Doe+x@gmail.com"]);
    expect![[r#"
        strong email jo.doe+x@gmail.com
        weak email jodoe@gmail.com
    "#]]
    .assert_eq(&shown_keys(Kind::Email, "Jo.Doe+x@gmail.com"));
}

#[test]
fn money_has_check_digits() {
    check(Kind::Iban, "GB29 NWBK 6016 1331 9268 19", expect!["GB29NWBK60161331926819"]);
    check(Kind::Iban, "GB30NWBK60161331926819", expect!["refused: checksum"]);
    check(Kind::Btc, "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", expect!["bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"]);
    check(Kind::Btc, "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdx", expect!["refused: checksum"]);
    check(Kind::Btc, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", expect!["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"]);
}
