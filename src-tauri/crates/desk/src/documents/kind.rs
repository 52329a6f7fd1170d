//! What a file is, as far as its own bytes say. Names and what others claim are not believed: they decide nothing that is shown.

use jcat_domain::labels;

labels! {
    /// How the window shows a document.
    Viewer {
        /// As a picture.
        Image = "image",
        /// Page by page.
        Pdf = "pdf",
        /// As text, whatever language it is written in: markup is shown, never followed.
        Text = "text",
        /// Not at all: it can be saved.
        None = "none",
    }
}

/// How many bytes from the beginning are looked at.
pub(crate) const LOOKED_AT: usize = 8 * 1024;

/// Pictures that the window draws, by how their files begin.
const IMAGES: [(&[u8], &str); 5] =
    [(b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF87a", "image/gif"), (b"GIF89a", "image/gif"), (b"BM", "image/bmp")];

/// Kinds that differ from other text or archives by the ends of their names alone. For lists; the viewer asks the bytes.
const BY_NAME: [(&str, &str); 12] = [
    (".csv", "text/csv"),
    (".json", "application/json"),
    (".xml", "application/xml"),
    (".svg", "image/svg+xml"),
    (".html", "text/html"),
    (".htm", "text/html"),
    (".eml", "message/rfc822"),
    (".md", "text/markdown"),
    (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (".odt", "application/vnd.oasis.opendocument.text"),
];

/// Says how a file can be shown, and as what kind of picture.
pub(crate) fn viewer(beginning: &[u8]) -> (Viewer, &'static str) {
    if let Some((_, media_type)) = IMAGES.iter().find(|(magic, _)| beginning.starts_with(magic)) {
        return (Viewer::Image, media_type);
    }
    if beginning.starts_with(b"RIFF") && beginning.get(8..12) == Some(b"WEBP") {
        return (Viewer::Image, "image/webp");
    }
    // Readers take a header within the first kilobyte.
    if beginning.get(..beginning.len().min(1024)).is_some_and(|start| start.windows(5).any(|it| it == b"%PDF-")) {
        return (Viewer::Pdf, "application/pdf");
    }
    if is_text(beginning) { (Viewer::Text, "text/plain") } else { (Viewer::None, "application/octet-stream") }
}

/// Names the kind of a file, for lists and for whoever gets it.
pub(crate) fn media_type(beginning: &[u8], name: &str) -> &'static str {
    let (viewer, media_type) = viewer(beginning);
    let name = name.to_lowercase();
    let by_name = BY_NAME.iter().find(|(end, _)| name.ends_with(end)).map(|(_, media_type)| *media_type);
    match (viewer, by_name) {
        (Viewer::Text, Some(said)) if !said.starts_with("application/vnd") => said,
        (Viewer::None, Some(said)) if said.starts_with("application/vnd") && beginning.starts_with(b"PK\x03\x04") => said,
        (Viewer::None, _) if beginning.starts_with(b"PK\x03\x04") => "application/zip",
        _ => media_type,
    }
}

/// Text is UTF-8 without a zero, or says that it is UTF-16. The last character may be cut in half.
fn is_text(beginning: &[u8]) -> bool {
    if beginning.starts_with(b"\xff\xfe") || beginning.starts_with(b"\xfe\xff") {
        return true;
    }
    let valid = match std::str::from_utf8(beginning) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    valid && !beginning.contains(&0)
}

/// Reads a stretch of text; gives it with how many bytes it took. What is no text of its encoding is shown as such a sign.
pub(crate) fn read_text(bytes: &[u8], beginning: &[u8], is_end: IsEnd) -> (String, usize) {
    let wide = match beginning.get(..2) {
        Some(b"\xff\xfe") => Some(u16::from_le_bytes as fn([u8; 2]) -> u16),
        Some(b"\xfe\xff") => Some(u16::from_be_bytes as fn([u8; 2]) -> u16),
        _ => None,
    };
    let taken = match (is_end, wide) {
        (IsEnd::Yes, _) => bytes.len(),
        // Whole characters: a pair of surrogates is not cut either.
        (IsEnd::No, Some(read)) => {
            let whole = bytes.len() - bytes.len() % 2;
            let last = whole.checked_sub(2).and_then(|at| bytes.get(at..whole)).and_then(|pair| pair.try_into().ok()).map(read);
            if last.is_some_and(|unit| (0xd800..0xdc00).contains(&unit)) { whole - 2 } else { whole }
        }
        (IsEnd::No, None) => match std::str::from_utf8(bytes) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => bytes.len(),
        },
    };
    let bytes = bytes.get(..taken).unwrap_or(bytes);
    let text = match wide {
        Some(read) => String::from_utf16_lossy(&bytes.as_chunks::<2>().0.iter().map(|pair| read(*pair)).collect::<Vec<_>>()),
        None => String::from_utf8_lossy(bytes).into_owned(),
    };
    (text.trim_start_matches('\u{feff}').to_owned(), taken)
}

/// Whether a stretch ends with the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IsEnd {
    /// It does.
    Yes,
    /// More follows.
    No,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_is_follows_from_its_bytes_and_never_from_its_name() {
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        for (bytes, name, viewer_is, media_is) in [
            (&b"\x89PNG\r\n\x1a\n...."[..], "a.pdf", Viewer::Image, "image/png"),
            (b"\xff\xd8\xff\xe0", "a.jpg", Viewer::Image, "image/jpeg"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "a", Viewer::Image, "image/webp"),
            (b"%PDF-1.7\n\0", "a.png", Viewer::Pdf, "application/pdf"),
            (b"\n\n%PDF-1.4", "a", Viewer::Pdf, "application/pdf"),
            (svg, "a.svg", Viewer::Text, "image/svg+xml"), // Shown as text: a picture that can hold script is none.
            (svg, "a.png", Viewer::Text, "text/plain"),
            (b"<html><script>", "a.html", Viewer::Text, "text/html"),
            (b"a;b\n1;2\n", "a.CSV", Viewer::Text, "text/csv"),
            (b"a;b\0", "a.csv", Viewer::None, "application/octet-stream"),
            (b"PK\x03\x04\0\0", "a.xlsx", Viewer::None, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (b"PK\x03\x04\0\0", "a.png", Viewer::None, "application/zip"),
            (b"MZ\x90\0", "a.docx", Viewer::None, "application/octet-stream"),
            (b"\xff\xfea\0b\0", "a.txt", Viewer::Text, "text/plain"),
            ("é".as_bytes().split_at(1).0, "a", Viewer::Text, "text/plain"), // Cut in half at the end of what is looked at.
            (b"\xe9t\xe9", "a", Viewer::None, "application/octet-stream"),
        ] {
            assert_eq!((viewer(bytes).0, media_type(bytes, name)), (viewer_is, media_is), "{bytes:?} as {name}");
        }
    }

    #[test]
    fn text_is_cut_between_characters() {
        let text = "aé𐍈";
        let bytes = text.as_bytes();
        assert_eq!(read_text(&bytes[..2], bytes, IsEnd::No), ("a".into(), 1));
        assert_eq!(read_text(&bytes[..2], bytes, IsEnd::Yes), ("a\u{fffd}".into(), 2), "a file that ends in the middle says so");
        assert_eq!(read_text(bytes, bytes, IsEnd::No), (text.into(), bytes.len()));
        let wide: Vec<u8> = "\u{feff}a𐍈".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read_text(&wide[..6], &wide, IsEnd::No), ("a".into(), 4), "a pair stays together");
        assert_eq!(read_text(&wide, &wide, IsEnd::Yes), ("a𐍈".into(), 8));
        assert_eq!(read_text(&[0x61, 0xff, 0x62], b"a", IsEnd::No), ("a\u{fffd}b".into(), 3), "what is no text is a sign, and the rest goes on");
    }
}
