//! A print cut into pages, so that head and foot of each bear the marking.
//!
//! Browsers do not agree on what they repeat on every page: WebKit, which draws our window, repeats neither the head of a table nor what
//! is fixed, and prints nothing in the margins. So a page is cut here, by an estimate of how much room its text takes that errs on the
//! side of too much: it holds on A4 and on Letter, in the fonts that are named and in wider ones. Nothing is left out: what does not
//! fit is continued on the next page, a single long text too.

use super::{Block, FactLine, PrintedPage, PrintedSection};

/// The room of a page, in points: 240 mm, which both A4 and Letter have between their margins.
const HEIGHT: f64 = 680.0;
/// Its width: 182 mm.
const WIDTH: f64 = 516.0;
/// The height of a line of text, and of a line of a table.
const LINE: f64 = 15.3;
const ROW_LINE: f64 = 13.9;
/// What stands around a line of facts, a row, a text, a heading.
const AROUND_FACT: f64 = 3.0;
const AROUND_ROW: f64 = 7.0;
const AROUND_TEXT: f64 = 9.0;
const HEADING: f64 = 46.0;
/// The size of letters in texts and in tables, and how much wider than named other fonts may be.
const SIZE: f64 = 10.5;
const ROW_SIZE: f64 = 9.5;
const WIDER: f64 = 1.12;
/// The column of names in facts, with its gap.
const NAMES: f64 = 145.0;
/// What stands between the text of a cell and the next.
const GAP: f64 = 6.0;

/// Gives how wide a letter may be, in parts of its size.
fn width(letter: char) -> f64 {
    let part = match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | '(' | ')' | '/' => 0.35,
        'm' | 'M' | 'w' | 'W' | '@' | '%' => 0.95,
        'A'..='Z' => 0.73,
        '\u{0}'..='\u{7f}' => 0.58,
        '\u{80}'..='\u{24f}' => 0.75,
        _ => 1.05,
    };
    part * WIDER
}

/// Breaks a text into the lines that it takes, as a browser does: at blanks, and inside a word that is longer than a line.
fn lines(text: &str, room: f64, size: f64) -> Vec<String> {
    let room = (room / size).max(1.2);
    let mut found = Vec::new();
    for paragraph in text.split('\n') {
        let (mut line, mut used) = (String::new(), 0.0);
        for word in paragraph.split_inclusive(' ') {
            let long: f64 = word.chars().map(width).sum();
            if used + long > room && used > 0.0 && long <= room {
                found.push(std::mem::take(&mut line));
                used = 0.0;
            }
            for letter in word.chars() {
                let wide = width(letter);
                if used + wide > room && used > 0.0 {
                    found.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                line.push(letter);
                used += wide;
            }
        }
        found.push(line);
    }
    found
}

/// What is put on pages one after the other.
enum Piece {
    Fact(FactLine),
    Text(String),
    Row { head: Vec<String>, widths: Vec<u32>, cells: Vec<String> },
}

impl Piece {
    /// Gives its lines, column by column, and how high one is.
    fn columns(&self) -> (Vec<Vec<String>>, f64, f64) {
        match self {
            Self::Fact(row) => (vec![lines(&row.name, NAMES - GAP, SIZE), lines(&row.value, WIDTH - NAMES, SIZE)], LINE, AROUND_FACT),
            Self::Text(text) => (vec![lines(text, WIDTH, SIZE)], LINE, AROUND_TEXT),
            Self::Row { widths, cells, .. } => {
                let cell = |(text, percent): (&String, &u32)| lines(text, WIDTH * f64::from(*percent) / 100.0 - GAP, ROW_SIZE);
                (cells.iter().zip(widths).map(cell).collect(), ROW_LINE, AROUND_ROW)
            }
        }
    }

    /// Makes the part of it that holds only these lines.
    fn part(&self, columns: &[Vec<String>], first: usize, count: usize) -> Self {
        let cut = |column: &Vec<String>| column.iter().skip(first).take(count).cloned().collect::<Vec<_>>().join("\n");
        let column = |at: usize| columns.get(at).map(cut).unwrap_or_default();
        match self {
            // A name stands beside every part of what is said of it.
            Self::Fact(row) => Self::Fact(FactLine { name: row.name.clone(), value: column(1) }),
            Self::Text(_) => Self::Text(column(0)),
            Self::Row { head, widths, .. } => Self::Row { head: head.clone(), widths: widths.clone(), cells: columns.iter().map(cut).collect() },
        }
    }
}

/// How wide the columns of a table are, in per cent: by what stands in them, none narrower than is readable.
pub(super) fn widths(head: &[String], rows: &[Vec<String>]) -> Vec<u32> {
    let least = 60 / u32::try_from(head.len().max(1)).unwrap_or(u32::MAX);
    let longest = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).chain(head.get(at));
        cells.flat_map(|cell| cell.split('\n')).map(|line| line.chars().count().min(60)).max().unwrap_or(1).max(1)
    };
    let weights: Vec<usize> = (0..head.len()).map(longest).collect();
    let total: usize = weights.iter().sum::<usize>().max(1);
    let spare = 100 - least * u32::try_from(head.len()).unwrap_or(u32::MAX).min(100);
    weights.iter().map(|weight| least + spare * u32::try_from(*weight).unwrap_or(1) / u32::try_from(total).unwrap_or(u32::MAX)).collect()
}

/// Cuts sections into pages. `again` names a section that goes on.
pub(super) fn cut(title: &str, marking: &str, sections: Vec<PrintedSection>, again: impl Fn(&str) -> String) -> Vec<PrintedPage> {
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let frame = 2.0 * (lines(marking, WIDTH - 24.0, SIZE).len() as f64 * LINE + 30.0) + LINE;
    // A restriction of a thousand letters leaves little room, but some.
    let room = (HEIGHT - frame).max(HEIGHT / 4.0);
    let mut book = Book { pages: Vec::new(), open: PrintedPage { lang: None, sections: Vec::new() }, left: room, room };
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let headline = lines(title, WIDTH, 17.0).len() as f64 * 22.0 + 20.0;
    book.left -= headline;
    for section in sections {
        book.section(section, &again);
    }
    book.pages.push(book.open);
    book.pages
}

struct Book {
    pages: Vec<PrintedPage>,
    open: PrintedPage,
    left: f64,
    room: f64,
}

impl Book {
    fn turn(&mut self) {
        let full = std::mem::replace(&mut self.open, PrintedPage { lang: None, sections: Vec::new() });
        self.pages.push(full);
        self.left = self.room;
    }

    fn section(&mut self, section: PrintedSection, again: &impl Fn(&str) -> String) {
        let mut heading = Some(section.heading.clone());
        for block in section.blocks {
            let pieces: Vec<Piece> = match block {
                Block::Facts { rows } => rows.into_iter().map(Piece::Fact).collect(),
                Block::Text { text } => vec![Piece::Text(text)],
                Block::Table { head, widths, rows } => {
                    rows.into_iter().map(|cells| Piece::Row { head: head.clone(), widths: widths.clone(), cells }).collect()
                }
            };
            let mut is_first = true;
            for piece in pieces {
                self.piece(&piece, is_first, &mut heading, &section.heading, again);
                is_first = false;
            }
        }
    }

    /// Puts a piece on the page, as much of it as there is room for, and goes on with the rest on the next.
    fn piece(&mut self, piece: &Piece, begins: bool, heading: &mut Option<String>, name: &str, again: &impl Fn(&str) -> String) {
        let (columns, high, around) = piece.columns();
        let all = columns.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let (mut done, mut begins) = (0, begins);
        while done < all {
            // A table has its head again on each page.
            let head = if matches!(piece, Piece::Row { .. }) && begins { ROW_LINE * 2.0 + AROUND_ROW } else { 0.0 };
            let before = heading.as_ref().map_or(0.0, |_| HEADING) + head + around;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lines of a page")]
            let fits = ((self.left - before) / high).floor().max(0.0) as usize;
            let rest = all - done;
            // What is short stays together; a single line of what is long is not left behind either.
            let enough = if rest <= 6 { rest } else { 3 };
            let is_fresh = self.open.sections.is_empty();
            if fits < enough && !(is_fresh && fits > 0) {
                let is_begun = heading.is_none();
                self.turn();
                if is_begun {
                    *heading = Some(again(name));
                }
                begins = true;
                continue;
            }
            let count = rest.min(fits.max(1));
            let part = if done == 0 && count == all { piece.part(&columns, 0, all) } else { piece.part(&columns, done, count) };
            self.place(part, heading.take(), begins);
            #[expect(clippy::cast_precision_loss, reason = "lines of a page")]
            let used = count as f64;
            self.left -= before + used * high;
            done += count;
            begins = false;
        }
    }

    fn place(&mut self, piece: Piece, heading: Option<String>, begins: bool) {
        if let Some(heading) = heading {
            self.open.sections.push(PrintedSection { heading, blocks: Vec::new() });
        }
        let Some(section) = self.open.sections.last_mut() else { return };
        match (piece, section.blocks.last_mut()) {
            (Piece::Fact(row), Some(Block::Facts { rows })) if !begins => rows.push(row),
            (Piece::Fact(row), _) => section.blocks.push(Block::Facts { rows: vec![row] }),
            (Piece::Text(text), _) => section.blocks.push(Block::Text { text }),
            (Piece::Row { cells, .. }, Some(Block::Table { rows, .. })) if !begins => rows.push(cells),
            (Piece::Row { head, widths, cells }, _) => section.blocks.push(Block::Table { head, widths, rows: vec![cells] }),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn again(name: &str) -> String {
        format!("{name} (continued)")
    }

    fn letters(pages: &[PrintedPage]) -> String {
        let mut found = String::new();
        for block in pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.blocks) {
            match block {
                Block::Text { text } => found.push_str(text),
                Block::Facts { rows } => rows.iter().for_each(|row| found.push_str(&row.value)),
                Block::Table { rows, .. } => rows.iter().flatten().for_each(|cell| found.push_str(cell)),
            }
        }
        found.chars().filter(|letter| !letter.is_whitespace()).collect()
    }

    fn sorted(text: &str) -> Vec<char> {
        let mut all: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        all.sort_unstable();
        all
    }

    #[test]
    fn a_long_text_goes_over_pages_and_says_that_it_goes_on() {
        let text = "What was seen on the server on that night, line by line. ".repeat(200);
        let section = PrintedSection { heading: "Notes".into(), blocks: vec![Block::Text { text: text.clone() }] };
        let pages = cut("Tin Whistle", "TLP:AMBER", vec![section], again);
        assert!(pages.len() > 2, "{}", pages.len());
        let headings: Vec<&str> = pages.iter().flat_map(|page| &page.sections).map(|section| section.heading.as_str()).collect();
        assert_eq!(headings[0], "Notes");
        assert!(headings[1..].iter().all(|heading| *heading == "Notes (continued)"), "{headings:?}");
        assert_eq!(sorted(&letters(&pages)), sorted(&text), "nothing is lost and nothing said twice");
    }

    #[test]
    fn a_table_that_goes_on_has_its_head_again() {
        let rows: Vec<Vec<String>> = (0..200).map(|n| vec![format!("Task {n}"), "AT".into()]).collect();
        let head = vec!["Task".to_owned(), "Agency".to_owned()];
        let table = Block::Table { widths: widths(&head, &rows), head, rows };
        let pages = cut("T", "TLP:RED", vec![PrintedSection { heading: "Plan".into(), blocks: vec![table] }], again);
        for page in &pages {
            let [PrintedSection { blocks, .. }] = page.sections.as_slice() else { panic!("one section: {page:?}") };
            let [Block::Table { head, rows, .. }] = blocks.as_slice() else { panic!("one table") };
            assert!(head[0] == "Task" && !rows.is_empty());
        }
        let rows: usize = pages
            .iter()
            .flat_map(|page| &page.sections)
            .flat_map(|section| &section.blocks)
            .map(|it| match it {
                Block::Table { rows, .. } => rows.len(),
                _ => 0,
            })
            .sum();
        assert_eq!(rows, 200);
    }

    proptest! {
        /// Whatever is printed: no letter is lost or doubled, no page is empty, and none holds more lines than it has room for.
        #[test]
        fn nothing_is_lost_on_the_way_to_paper(texts in prop::collection::vec("[a-zA-Z张 \\n]{0,900}", 1..12), marking in "[A-Z ]{1,400}", columns in 1usize..7) {
            let rows: Vec<Vec<String>> = texts.iter().map(|text| (0..columns).map(|at| if at == 0 { text.clone() } else { "x".into() }).collect()).collect();
            let head: Vec<String> = (0..columns).map(|at| format!("Column {at}")).collect();
            let blocks = vec![
                Block::Facts { rows: texts.iter().map(|text| FactLine { name: "Name".into(), value: text.clone() }).collect() },
                Block::Table { widths: widths(&head, &rows), head, rows: rows.clone() },
                Block::Text { text: texts.concat() },
            ];
            let pages = cut("Title", &marking, vec![PrintedSection { heading: "Section".into(), blocks }], again);
            let said: String = texts.concat() + &rows.concat().concat() + &texts.concat();
            prop_assert_eq!(sorted(&letters(&pages)), sorted(&said));
            for page in &pages {
                prop_assert!(!page.sections.is_empty());
                let high: f64 = page.sections.iter().map(|section| HEADING + section.blocks.iter().map(height).sum::<f64>()).sum();
                prop_assert!(high <= HEIGHT, "{high}");
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "lines of a page")]
    fn height(block: &Block) -> f64 {
        let of = |piece: Piece| {
            let (columns, high, around) = piece.columns();
            columns.iter().map(Vec::len).max().unwrap_or(1) as f64 * high + around
        };
        match block {
            Block::Text { text } => of(Piece::Text(text.clone())),
            Block::Facts { rows } => rows.iter().map(|row| of(Piece::Fact(row.clone()))).sum(),
            Block::Table { head, widths, rows } => {
                rows.iter().map(|cells| of(Piece::Row { head: head.clone(), widths: widths.clone(), cells: cells.clone() })).sum::<f64>() + ROW_LINE
            }
        }
    }
}
