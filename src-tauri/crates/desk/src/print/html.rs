//! A print as one page of HTML that needs nothing beside it: no script, no address, no font from elsewhere.
//!
//! Each page of the print is an element of its own that ends a sheet, with the marking at its head and its foot.

use super::{Block, FactLine, Printed, PrintedPage, PrintedSection};
use crate::words::{Language, Words};

const STYLE: &str = "
@page { size: A4; margin: 14mm; }
body { font: 10.5pt/1.45 'Liberation Sans', Arial, sans-serif; color: #111; margin: 0 auto; width: 182mm; }
.page { display: flex; flex-direction: column; min-height: 236mm; break-after: page; margin-bottom: 10mm; }
.page:last-child { break-after: auto; margin-bottom: 0; }
.marking { border: 1.5pt solid #111; font-weight: 700; padding: 1.5mm 3mm; margin: 0; text-align: center; }
.on { flex: 1; padding: 3mm 0; }
.by { display: flex; justify-content: space-between; font-size: 8.5pt; color: #444; margin: 1mm 0 0; }
h1 { font-size: 17pt; line-height: 1.25; margin: 0 0 1mm; }
h2 { font-size: 12.5pt; margin: 5mm 0 2mm; border-bottom: .75pt solid #888; }
.label { color: #444; margin: 0; }
dl { margin: 0; }
dl > div { display: flex; gap: 4mm; padding-bottom: 1mm; }
dt { flex: 0 0 47mm; color: #444; overflow-wrap: anywhere; }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; min-width: 0; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 3mm; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; margin: 0 0 2mm; font-size: 9.5pt; }
th { text-align: start; color: #444; font-weight: 600; border-bottom: .75pt solid #888; padding: 1mm 2mm 1mm 0; overflow-wrap: anywhere; }
td { vertical-align: top; border-bottom: .5pt solid #ccc; padding: 1mm 2mm 1mm 0; white-space: pre-wrap; overflow-wrap: anywhere; }
";

/// Writes a print as a page.
pub(super) fn page(printed: &Printed, words: &Words) -> String {
    let lang = code(words.language());
    // The name of the page: what is public has no number of a case.
    let (name, count) = (escaped(if printed.label.is_empty() { &printed.title } else { &printed.label }), printed.pages.len());
    let pages: String = (1..).zip(&printed.pages).map(|(number, page)| sheet(printed, page, (number, count))).collect();
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{name}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         {pages}</body>\n</html>\n"
    )
}

const fn code(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::Fr => "fr",
    }
}

/// A sheet: the marking, what stands on it, the marking again with whose print it is and which sheet of how many.
fn sheet(printed: &Printed, page: &PrintedPage, (number, count): (usize, usize)) -> String {
    let (label, marking, by) = (escaped(&printed.label), escaped(&printed.marking), escaped(&printed.by));
    let title = if number == 1 { format!("<h1>{}</h1>\n<p class=\"label\">{label}</p>\n", escaped(&printed.title)) } else { String::new() };
    let sections: String = page.sections.iter().map(section).collect();
    let lang = page.lang.map(|it| format!(" lang=\"{}\"", code(it))).unwrap_or_default();
    format!(
        "<div class=\"page\"{lang}>\n<p class=\"marking\">{marking}</p>\n<div class=\"on\">\n{title}{sections}</div>\n<p class=\"marking\">{marking}</p>\n\
         <p class=\"by\"><span>{label}</span><span>{by}</span><span>{number} / {count}</span></p>\n</div>\n"
    )
}

fn section(section: &PrintedSection) -> String {
    let blocks: String = section.blocks.iter().map(block).collect();
    format!("<h2>{}</h2>\n{blocks}", escaped(&section.heading))
}

fn block(block: &Block) -> String {
    match block {
        Block::Text { text } => format!("<p class=\"text\">{}</p>\n", escaped(text)),
        Block::Facts { rows } => {
            let row = |row: &FactLine| format!("<div><dt>{}</dt><dd>{}</dd></div>\n", escaped(&row.name), escaped(&row.value));
            format!("<dl>\n{}</dl>\n", rows.iter().map(row).collect::<String>())
        }
        Block::Table { head, widths, rows } => {
            let columns: String = widths.iter().map(|percent| format!("<col width=\"{percent}%\">")).collect();
            let head: String = head.iter().map(|it| format!("<th scope=\"col\">{}</th>", escaped(it))).collect();
            let row = |cells: &Vec<String>| {
                let cells: String = cells.iter().map(|it| format!("<td>{}</td>", escaped(it))).collect();
                format!("<tr>{cells}</tr>\n")
            };
            let rows: String = rows.iter().map(row).collect();
            format!("<table>\n<colgroup>{columns}</colgroup>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
        }
    }
}

/// Nothing that somebody typed becomes markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use jcat_domain::handling::{Handling, Tlp};

    use super::*;

    #[test]
    fn nothing_that_was_typed_becomes_markup_and_the_marking_is_on_every_page() {
        let evil = "<script>alert('x')</script> & \"more\"";
        let section = PrintedSection {
            heading: evil.into(),
            blocks: vec![
                Block::Text { text: evil.into() },
                Block::Facts { rows: vec![FactLine { name: evil.into(), value: evil.into() }] },
                Block::Table { head: vec![evil.into()], widths: vec![100], rows: vec![vec![evil.into()]] },
            ],
        };
        let printed = Printed {
            title: evil.into(),
            label: evil.into(),
            handling: Handling::tlp(Tlp::Red),
            marking: format!("TLP:RED · H3: {evil}"),
            by: evil.into(),
            pages: vec![
                PrintedPage { lang: None, sections: vec![section.clone()] },
                PrintedPage { lang: Some(Language::En), sections: vec![section] },
            ],
        };
        let page = page(&printed, &Words::of(Language::Fr));
        assert!(!page.contains("<script") && !page.contains("alert('x')"), "{page}");
        assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;"));
        assert_eq!(page.matches("<p class=\"marking\">TLP:RED").count(), 4, "at the head and the foot of each of two pages");
        assert!(page.contains("<html lang=\"fr\">"));
        for outside in ["http", "src=", "href=", "url("] {
            assert!(!page.contains(outside), "nothing is fetched from elsewhere: {outside}");
        }
    }
}
