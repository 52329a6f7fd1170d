use std::fmt::Write;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{Feed, of};
use crate::Error;

fn shown(content: &[u8], ending: &str) -> String {
    match of(content, ending) {
        Ok(Feed::Text(text)) => text.lines().map(str::trim).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n"),
        Ok(Feed::Table(table)) => format!("{:?} {:?}", table.columns, table.rows),
        Ok(Feed::Named(named)) => named.iter().fold(String::new(), |mut made, it| {
            let _ = writeln!(made, "{} {}", it.term, it.value);
            made
        }),
        Err(error) => format!("refused: {}", error.code()),
    }
}

fn check(content: &str, ending: &str, expected: Expect) {
    expected.assert_eq(&shown(content.as_bytes(), ending));
}

#[test]
fn a_page_gives_its_words_and_where_its_links_lead() {
    check(
        "<!doctype html><title>Report</title><style>p{}</style><script>var x='http://no.example'</script>\
         <p>See <a href=\"https://evil.example/a?b&amp;c\">here</a> and ev<b>il</b>.example&period;org<!-- not.this --><p>8&#46;8.8.8 a < b",
        "html",
        expect![[r#"
            Report
            See  https://evil.example/a?b&c here and evil.example.org
            8.8.8.8 a < b"#]],
    );
}

#[test]
fn a_message_gives_its_heads_and_words() {
    let mail = "From: \"A\" <a@example.org>\r\nTo: b@example.org\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\nReceived: from x (x [8.8.8.8]) by y\r\n\
                MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n\
                --q\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nU2VlIGh0dHA6Ly9ldmlsLmV4YW1wbGUvYQ==\r\n\
                --q\r\nContent-Type: text/html\r\n\r\n<a href='http://two.example/b'>x</a>\r\n\
                --q\r\nContent-Type: application/octet-stream\r\n\r\nnot this\r\n--q--\r\n";
    check(
        mail,
        "eml",
        expect![[r#"
            From: "A" <a@example.org>
            To: b@example.org
            Subject: Café
            Received: from x (x [8.8.8.8]) by y
            See http://evil.example/a
            http://two.example/b x"#]],
    );
}

#[test]
fn a_message_of_outlook_gives_its_properties() {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("a compound file");
    for (name, text) in
        [("__substg1.0_0037001F", "Subject"), ("__substg1.0_1000001F", "See http://evil.example/a"), ("__substg1.0_8001001F", "not this")]
    {
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        std::io::Write::write_all(&mut file.create_stream(name).expect("a stream"), &bytes).expect("written");
    }
    file.flush().expect("flushed");
    let content = file.into_inner().into_inner();
    expect![[r#"
        Subject
        See http://evil.example/a"#]]
    .assert_eq(&shown(&content, "msg"));
    expect!["refused: not-a-table"].assert_eq(&shown(&content[..600], "msg"));
}

#[test]
fn a_bundle_of_stix_gives_its_values() {
    check(
        r#"{"type":"bundle","id":"bundle--1","objects":[
            {"type":"ipv4-addr","value":"8.8.8.8"},
            {"type":"file","hashes":{"MD5":"900150983cd24fb0d6963f7d28e17f72"}},
            {"type":"indicator","pattern_type":"stix","pattern":"[domain-name:value = 'evil.example' OR file:hashes.'SHA-256' = 'ba78'] AND [url:value != 'http://not.example/' AND email-addr:value='a@b.example']"},
            {"type":"relationship","source_ref":"x"},{"type":"malware","name":"Emotet"}]}"#,
        "json",
        expect![[r#"
            ipv4-addr 8.8.8.8
            MD5 900150983cd24fb0d6963f7d28e17f72
            domain-name evil.example
            SHA-256 ba78
            email-addr a@b.example
            malware Emotet
        "#]],
    );
}

#[test]
fn an_event_of_misp_gives_its_attributes() {
    check(
        r#"{"response":[{"Event":{"info":"x","Attribute":[{"type":"ip-dst|port","value":"8.8.8.8|443"},{"type":"filename|md5","value":"a.exe|90"}],
            "Object":[{"name":"coin-address","Attribute":[{"type":"btc","value":"1A1z"}]}]}}]}"#,
        "json",
        expect![[r#"
            ip-dst 8.8.8.8
            md5 90
            btc 1A1z
        "#]],
    );
    check(r#"{"hello":1}"#, "json", expect!["refused: unknown-file-kind"]);
    check("{not json", "json", expect!["refused: not-a-table"]);
    check("[8.8.8.8] begins like JSON", "txt", expect!["[8.8.8.8] begins like JSON"]);
}

#[test]
fn what_would_blow_up_is_refused_or_read_in_proportion() {
    // Entities are not defined by a page: a billion of laughs stays the text that it is.
    let laughs = "<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><p>&b;</p>";
    assert!(shown(laughs.as_bytes(), "html").len() < laughs.len());
    let deep = "[".repeat(100_000);
    assert!(matches!(of(deep.as_bytes(), "json"), Err(Error::NotATable(_))), "JSON that is too deep is refused");
    let tags = "<a href='x:".repeat(100_000);
    assert!(of(tags.as_bytes(), "html").is_ok());
    let mut mail = String::new();
    for _ in 0..40 {
        mail.push_str("Content-Type: message/rfc822\r\n\r\n");
    }
    assert!(matches!(of(mail.as_bytes(), "eml"), Err(Error::TooLarge(_))), "messages in messages end somewhere");
    // The program that reads it is not this one here: whatever it does, nothing but an answer comes of it.
    assert!(matches!(of(b"%PDF-1.7", "pdf"), Err(Error::PdfUnread)));
    assert!(matches!(of(&[0, 1, 2], "txt"), Err(Error::UnknownKind)));
}

proptest! {
    #[test]
    fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), ending in prop::sample::select(vec!["html", "eml", "msg", "json", "txt", "csv", "xlsx"])) {
        let _ = of(&bytes, ending);
        let _ = of(String::from_utf8_lossy(&bytes).as_bytes(), ending);
    }

    #[test]
    fn nothing_like_a_page_makes_reading_panic(parts in prop::collection::vec(prop::sample::select(vec!["<a ", "href", "=", "'", "\"", ">", "</", "script", "&#", "x41", ";", "&", "é", "<!--", "-->", "http://x"]), 0..40)) {
        let _ = of(parts.concat().as_bytes(), "html");
    }
}
