//! Indicators on the command line: what is read, previewed and brought in.

use anyhow::Context;
use expect_test::{expect, expect_file};
use jcat_tests::cli::Jcat;
use jcat_tests::desks::proposal;
use jcat_tests::root;
use jcat_tests::shared_office::{call, done};
use serde_json::{Value, json};

#[test]
fn a_text_with_every_kind_right_and_one_sign_wrong_reads_as_recorded() -> anyhow::Result<()> {
    let jcat = Jcat::new()?;
    let text = root().join("tests/golden/indicators-v1.txt");
    let read = jcat.run(&["indicators", "read", &text.to_string_lossy()])?;
    assert_eq!(read.code, 0, "{}", read.err);
    expect_file!["../golden/indicators-v1.jsonl"].assert_eq(&read.out);
    let rows: Vec<Value> = read.out.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let kinds = |verdicts: &[&str]| {
        let mut kinds: Vec<String> = rows
            .iter()
            .filter(|row| verdicts.contains(&row["verdict"].as_str().unwrap_or_default()))
            .filter_map(|row| row["type"].as_str().map(str::to_owned))
            .collect();
        kinds.sort();
        kinds.dedup();
        kinds
    };
    assert_eq!(kinds(&["valid", "warning"]).len(), 46, "every kind is there: {:?}", kinds(&["valid", "warning"]));
    assert!(kinds(&["rejected"]).len() >= 34, "{:?}", kinds(&["rejected"]));
    let characters: Vec<char> = std::fs::read_to_string(&text)?.chars().collect();
    for row in rows.iter().filter(|row| row["type"] != "card") {
        let place = |field: &str| usize::try_from(row[field].as_u64().unwrap_or_default()).unwrap_or_default();
        let written: String = characters.get(place("start")..place("end")).unwrap_or_default().iter().collect();
        assert_eq!(row["value"], json!(written), "places are in characters");
    }
    assert!(!read.out.contains("4111 1111") && !read.out.contains("4111111111111111"), "no card is shown whole");
    Ok(())
}

#[test]
fn no_desk_and_no_text_is_needed_to_read() -> anyhow::Result<()> {
    let jcat = Jcat::new()?;
    let broken = jcat.file("broken.txt");
    std::fs::write(&broken, b"\xff\xfe8.8.8.8 \xc3 evil.example.com")?;
    let read = jcat.run(&["indicators", "read", &broken.to_string_lossy()])?;
    assert_eq!(read.code, 0);
    expect![[r#"{"type":"ip","value":"8.8.8.8","normal":"8.8.8.8","start":2,"end":9,"verdict":"valid","reason":null}
{"type":"domain","value":"evil.example.com","normal":"evil.example.com","start":12,"end":28,"verdict":"valid","reason":null}
"#]]
    .assert_eq(&read.out);
    assert_eq!(jcat.run(&["indicators", "read", "/nowhere/at/all"])?.code, 3);
    Ok(())
}

#[test]
fn a_file_is_brought_in_once_and_what_is_refused_is_said() -> anyhow::Result<()> {
    let jcat = Jcat::new()?;
    jcat.init()?;
    let case = jcat.call("proposeCase", &proposal("Quiet Harbour"))?.json();
    let case = case.as_str().unwrap_or_default().to_owned();
    let file = jcat.file("list.csv");
    std::fs::write(
        &file,
        "Adresse;Wallet;Remark\nevil.example.com;bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq;from 8.8.8.8\nEVIL.example.com;bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdx;\n",
    )?;
    let path = file.to_string_lossy().into_owned();
    let preview = jcat.call("previewData", &json!({ "case": case, "path": path, "mapping": { "Adresse": "domain", "Wallet": "btc" } }))?.json();
    let shown: Vec<String> = preview["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| {
            format!(
                "{} {} {} ×{}",
                row["kind"].as_str().unwrap_or_default(),
                row["shown"].as_str().unwrap_or_default(),
                row["verdict"].as_str().unwrap_or_default(),
                row["times"]
            )
        })
        .collect();
    expect![[r#"
        domain evil[.]example[.]com valid ×2
        btc bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq valid ×1
        ip 8[.]8[.]8[.]8 valid ×1
        btc bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdx rejected ×1"#]]
    .assert_eq(&shown.join("\n"));
    let import = |extra: &[&str]| {
        let mut arguments = vec!["--json", "indicators", "import", &path, "--case", &case, "--legal-basis", "Article 18", "--purpose", "operational"];
        arguments.extend(["--tlp", "AMBER", "--category", "suspect", "--column", "Adresse=domain", "--column", "Wallet=btc"]);
        arguments.extend(extra);
        jcat.run(&arguments)
    };
    let trial = import(&["--dry-run"])?;
    assert_eq!((trial.json()["recorded"].as_u64(), trial.json()["contributions"].as_array().map(Vec::len)), (Some(3), Some(0)), "{}", trial.err);
    let done = import(&[])?;
    assert_eq!((done.json()["recorded"].as_u64(), done.json()["refused"].as_u64()), (Some(3), Some(1)), "{}", done.out);
    assert!(done.err.contains("line 3") && done.err.contains("check digits"), "the refused row and its reason: {}", done.err);
    let again = import(&[])?;
    assert_eq!((again.code, again.json()["problem"]["code"].as_str()), (4, Some("nothing-to-record")), "the same file twice brings nothing new");
    let remembered = jcat.call("previewData", &json!({ "case": case, "path": path, "mapping": {} }))?.json();
    assert_eq!(remembered["columns"][0]["field"], "domain", "what a column holds is remembered");
    assert_eq!(remembered["mine"], 3);
    Ok(())
}

/// DEC-1 from the command line: what is similar is said beneath the answer, and the answer stays what it is: the two names sound the same.
#[test]
fn jcat_says_which_names_are_similar_among_what_the_desk_may_read() -> anyhow::Result<()> {
    let jcat = Jcat::new()?;
    done(jcat.init()?)?;
    let [mine, other] = ["Quiet Harbour", "Velvet Signal"].map(|title| call(&jcat, "proposeCase", &proposal(title)));
    let (mine, other) = (mine?, other?);
    let terms = json!({ "name": "Panel", "legalBasis": "By law", "purpose": "operational", "marking": { "tlp": "GREEN", "pap": "AMBER" }, "category": "suspect" });
    let indicators = json!([{ "kind": "person", "given": "Ivan Kuznetsow, 1985" }]);
    call(&jcat, "recordContribution", &json!({ "case": other, "terms": terms, "indicators": indicators }))?;
    let text = jcat.file("text.txt");
    std::fs::write(&text, "Person: Ivan Kuznetsov, 1985-03-07\nPerson: Petra Hofer\n")?;
    let case = mine.as_str().context("an id")?;
    let said = done(jcat.run(&["indicators", "check", &text.to_string_lossy(), "--case", case, "--purpose", "operational"])?)?.out;
    let label = call(&jcat, "caseDossier", &json!({ "case": other }))?["row"]["label"].as_str().context("a number")?.to_owned();
    let expected = format!(
        "hit\tperson\tivan kuznetsov *1985-03-07\nsimilar, among what you may read\t97%\tivan kuznetsow *1985\t{label}\nno hit\tperson\thofer petra\n"
    );
    assert_eq!(said, expected);
    Ok(())
}
