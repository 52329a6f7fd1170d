//! Tables from CSV and XLSX files as offices keep them, and back.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use calamine::{Data, Reader};

use crate::Error;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 32 << 20;
/// The most that a workbook may unpack to, in bytes.
pub const LARGEST_UNPACKED: u64 = 256 << 20;
/// The most rows of a table.
pub const MOST_ROWS: usize = 200_000;
/// The most columns of a table.
pub const MOST_COLUMNS: usize = 200;
/// The most characters that are kept of a cell.
pub const LONGEST_CELL: usize = 32_768;

/// A table: its first row names the columns. Every row has as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the columns are called.
    pub columns: Vec<String>,
    /// The rows, each with its line in the file, from 1.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Reads a table from a file, by its ending: `.csv`, `.tsv`, `.txt` or `.xlsx`.
pub fn read(path: &Path) -> Result<Table, Error> {
    let size = std::fs::metadata(path)?.len();
    if size > LARGEST_FILE {
        return Err(Error::TooLarge(format!("{} MB; at most {} MB are read", size >> 20, LARGEST_FILE >> 20)));
    }
    let mut content = Vec::new();
    File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut content)?;
    match ending(path).as_str() {
        "csv" | "tsv" | "txt" => read_csv(&content),
        "xlsx" => read_xlsx(&content),
        _ => Err(Error::UnknownKind),
    }
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Reads CSV in whatever encoding and with whatever separator its office uses.
pub fn read_csv(content: &[u8]) -> Result<Table, Error> {
    if content.iter().take(8_192).filter(|byte| **byte == 0).count() > 0 && !content.starts_with(&[0xFF, 0xFE]) && !content.starts_with(&[0xFE, 0xFF])
    {
        return Err(Error::NotATable("it holds bytes that are no text".into()));
    }
    let text = decode(content);
    let separator = separator(&text);
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| Error::NotATable(format!("line {} does not read", error.position().map_or(0, csv::Position::line))))?;
        let line = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or_default());
        lines.push((line, record.iter().map(|text| armed(&cell(text))).collect()));
        if lines.len() > MOST_ROWS + 1 {
            return Err(too_many_rows());
        }
    }
    table(lines)
}

fn too_many_rows() -> Error {
    Error::TooLarge(format!("it has more than {MOST_ROWS} rows"))
}

pub(crate) fn decode(content: &[u8]) -> String {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(content) {
        return encoding.decode(content).0.into_owned();
    }
    match std::str::from_utf8(content) {
        Ok(text) => text.to_owned(),
        Err(_) => {
            let mut guess = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
            guess.feed(content, true);
            guess.guess(None, chardetng::Utf8Detection::Allow).decode(content).0.into_owned()
        }
    }
}

/// Takes the separator that stands most often in the first line, outside quotes.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    for byte in first.bytes() {
        quoted ^= byte == b'"';
        for (separator, count) in &mut counts {
            *count += usize::from(!quoted && byte == *separator);
        }
    }
    counts.into_iter().max_by_key(|(separator, count)| (*count, *separator == b',')).map_or(b',', |(separator, _)| separator)
}

/// Reads the first sheet of a workbook that has anything in it. Formulas give the value that was last reckoned.
pub fn read_xlsx(content: &[u8]) -> Result<Table, Error> {
    refuse_bombs(content)?;
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(content)).map_err(|_| Error::NotATable("it is no XLSX workbook".into()))?;
    let broken = || Error::NotATable("a sheet of it does not read".into());
    for name in book.sheet_names() {
        // Cell by cell: two cells in far corners would else be laid out as a sheet of all that lies between.
        let mut cells = book.worksheet_cells_reader(&name).map_err(|_| broken())?;
        let mut lines: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        while let Some(found) = cells.next_cell().map_err(|_| broken())? {
            let (row, column) = found.get_position();
            let (row, column) = (usize::try_from(row).unwrap_or(usize::MAX), usize::try_from(column).unwrap_or(usize::MAX));
            let text = cell(&value(&Data::from(found.get_value().clone())));
            if text.is_empty() {
                continue;
            }
            if column >= MOST_COLUMNS {
                return Err(Error::TooLarge(format!("it has more than {MOST_COLUMNS} columns")));
            }
            let line = lines.entry(row).or_default();
            if line.len() <= column {
                line.resize(column + 1, String::new());
            }
            if let Some(place) = line.get_mut(column) {
                *place = text;
            }
            if lines.len() > MOST_ROWS + 1 {
                return Err(too_many_rows());
            }
        }
        if !lines.is_empty() {
            return table(lines.into_iter().map(|(row, cells)| (row + 1, cells)).collect());
        }
    }
    Err(Error::NotATable("it has no rows".into()))
}

/// Adds up what a workbook would unpack to, before anything is unpacked.
fn refuse_bombs(content: &[u8]) -> Result<(), Error> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(content)).map_err(|_| Error::NotATable("it is no XLSX workbook".into()))?;
    let mut declared: u64 = 0;
    for place in 0..archive.len() {
        let file = archive.by_index_raw(place).map_err(|_| Error::NotATable("it is no XLSX workbook".into()))?;
        declared = declared.saturating_add(file.size());
    }
    let limit = LARGEST_UNPACKED.min(u64::try_from(content.len()).unwrap_or(u64::MAX).saturating_mul(100).max(1 << 20));
    if declared > limit { Err(Error::TooLarge(format!("it would unpack to {} MB", declared >> 20))) } else { Ok(()) }
}

fn value(data: &Data) -> String {
    match data {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(at) => at.as_datetime().map_or_else(|| at.to_string(), |at| at.to_string().trim_end_matches(" 00:00:00").to_owned()),
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        other => other.to_string(),
    }
}

fn cell(text: &str) -> String {
    text.trim().trim_start_matches('\u{FEFF}').chars().take(LONGEST_CELL).collect()
}

fn table(lines: Vec<(usize, Vec<String>)>) -> Result<Table, Error> {
    let mut lines = lines.into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    let (_, columns) = lines.next().ok_or_else(|| Error::NotATable("it has no rows".into()))?;
    if columns.len() > MOST_COLUMNS {
        return Err(Error::TooLarge(format!("it has more than {MOST_COLUMNS} columns")));
    }
    let width = columns.len();
    let rows = lines
        .map(|(line, mut cells)| {
            cells.resize(width, String::new());
            (line, cells)
        })
        .collect();
    Ok(Table { columns, rows })
}

/// Writes a table to a file, by its ending: `.csv` or `.xlsx`.
pub fn write(path: &Path, columns: &[&str], rows: &[Vec<String>]) -> Result<(), Error> {
    let content = match ending(path).as_str() {
        "csv" => to_csv(columns, rows)?.into_bytes(),
        "xlsx" => to_xlsx(columns, rows)?,
        _ => return Err(Error::UnknownKind),
    };
    let beside = path.with_extension("unfinished");
    std::fs::write(&beside, content)?;
    std::fs::rename(&beside, path)?;
    Ok(())
}

/// Writes a table as CSV: UTF-8 with its mark, so that every spreadsheet reads the letters right.
pub fn to_csv(columns: &[&str], rows: &[Vec<String>]) -> Result<String, Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let failed = |_| Error::NotATable("it cannot be written".into());
    writer.write_record(columns).map_err(failed)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| defused(cell))).map_err(failed)?;
    }
    let content = writer.into_inner().map_err(|_| Error::NotATable("it cannot be written".into()))?;
    Ok(format!("\u{FEFF}{}", String::from_utf8_lossy(&content)))
}

fn to_xlsx(columns: &[&str], rows: &[Vec<String>]) -> Result<Vec<u8>, Error> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let failed = |_| Error::NotATable("it cannot be written".into());
    let bold = rust_xlsxwriter::Format::new().set_bold();
    for (at, column) in (0u16..).zip(columns) {
        sheet.write_string_with_format(0, at, *column, &bold).map_err(failed)?;
    }
    for (line, row) in (1u32..).zip(rows) {
        for (at, cell) in (0u16..).zip(row) {
            // Written as a string, a cell is never run as a formula.
            sheet.write_string(line, at, cell).map_err(failed)?;
        }
    }
    book.save_to_buffer().map_err(failed)
}

/// Takes away the apostrophe that [`defused`] put there.
fn armed(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

/// Puts an apostrophe before what a spreadsheet would run as a formula.
fn defused(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn csv_is_read_in_the_encoding_and_with_the_separator_of_its_office() {
        let expected = Table { columns: vec!["Titre".into(), "Résumé".into()], rows: vec![(2, vec!["Café, noir".into(), "œuvre".into()])] };
        let utf8 = "Titre;Résumé\n\"Café, noir\";œuvre\n";
        let read = |bytes: &[u8]| read_csv(bytes).expect("a table");
        assert_eq!(read(utf8.as_bytes()), expected);
        assert_eq!(read(format!("\u{FEFF}{utf8}").as_bytes()), expected, "with a mark");
        assert_eq!(read(&encoding_rs::WINDOWS_1252.encode(utf8).0), expected, "as older spreadsheets write it");
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(utf8.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(&utf16), expected, "UTF-16 with its mark");
        assert_eq!(read(utf8.replace(';', "\t").as_bytes()), expected);
    }

    #[test]
    fn rows_are_as_wide_as_the_head_and_empty_ones_are_left_out() {
        let table = read_csv(b"a,b,c\n1\n,,\n1,2,3,4\n").expect("a table");
        assert_eq!(table.rows, vec![(2, vec!["1".into(), String::new(), String::new()]), (4, vec!["1".into(), "2".into(), "3".into()])]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert!(matches!(read_csv(b""), Err(Error::NotATable(_))));
        assert!(matches!(read_csv(&[0x50, 0x4b, 0, 0, 0]), Err(Error::NotATable(_))));
        assert!(matches!(read_xlsx(b"not a zip"), Err(Error::NotATable(_))));
        let many = "x\n".repeat(MOST_ROWS + 3);
        assert!(matches!(read_csv(many.as_bytes()), Err(Error::TooLarge(_))));
    }

    #[test]
    fn a_workbook_that_would_unpack_to_much_more_than_it_is_is_refused_unopened() {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let mut archive = zip::ZipWriter::new(&mut bytes);
        archive.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).expect("a file");
        std::io::Write::write_all(&mut archive, &vec![b' '; 64 << 20]).expect("written");
        archive.finish().expect("finished");
        assert!(bytes.get_ref().len() < 1 << 20, "64 MB of blanks pack well");
        assert!(matches!(read_xlsx(bytes.get_ref()), Err(Error::TooLarge(_))));
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_written_as_text() {
        let rows = [vec!["=1+1".to_owned(), "-5".into(), "@x".into(), "plain".into()]];
        let text = to_csv(&["a", "b", "c", "d"], &rows).expect("written");
        assert_eq!(text, "\u{FEFF}a,b,c,d\r\n'=1+1,'-5,'@x,plain\r\n");
        let book = to_xlsx(&["a", "b", "c", "d"], &rows).expect("written");
        let table = read_xlsx(&book).expect("a table");
        assert_eq!(table.rows, vec![(2, rows[0].clone())], "a workbook keeps the text itself, as text");
    }

    proptest! {
        #[test]
        fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            let _ = read_csv(&bytes);
            let _ = read_xlsx(&bytes);
            let _ = crate::card::read(&String::from_utf8_lossy(&bytes));
        }

        #[test]
        fn what_is_written_reads_back(cells in prop::collection::vec(prop::collection::vec("[a-zA-Zé;,\"0-9 ]{0,12}", 3), 1..20)) {
            let rows: Vec<Vec<String>> = cells.into_iter().map(|row| row.into_iter().map(|cell| format!("x{}", cell.trim())).collect()).collect();
            let table = read_csv(to_csv(&["a", "b", "c"], &rows).expect("written").as_bytes()).expect("a table");
            prop_assert_eq!(table.rows.into_iter().map(|(_, cells)| cells).collect::<Vec<_>>(), rows);
        }
    }
}
