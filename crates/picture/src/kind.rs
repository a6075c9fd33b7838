//! What a file is, judged by its content; the name can only make the verdict stricter.
//!
//! Only four formats are pictures. Everything that is not refused is a document: it is served as an attachment with
//! `nosniff` and `sandbox`. HTML, SVG, XML and source text are documents of type `application/octet-stream`, so no
//! browser is ever told to render them. Programs are refused, whether the content or the ending says so; a script
//! counts as one when a desktop runs it on a double click (`.js`, `.vbs`, `.bat`, a `#!/` line).

use crate::{executable, name};
use infer::MatcherType;

/// How many bytes of a file [`sniff`] needs to tell office files and packages apart.
pub const HEAD: usize = 8192;

const UNKNOWN: &str = "application/octet-stream";
const PICTURE_ENDINGS: &[&str] = &[
    "avif", "bmp", "gif", "heic", "heif", "jfif", "jpe", "jpeg", "jpg", "png", "tif", "tiff",
    "webp",
];
const TEXT_ENDINGS: &[&str] = &["csv", "log", "md", "text", "tsv", "txt"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Can be shown, once [`crate::process`] has written it anew.
    Picture(Format),
    /// Served as an attachment under this content type.
    Document(&'static str),
    Refused(Refusal),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Png,
    Jpeg,
    Gif,
    Webp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the file is empty")]
    Empty,
    #[error("programs are not taken")]
    Executable,
    /// Named a picture and is none, or the other way round named a program and is a picture.
    #[error("the content is not what the name says")]
    ContentMismatch,
}

impl Refusal {
    /// What clients and translations hold on to; it never changes.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Executable => "executable",
            Self::ContentMismatch => "content_mismatch",
        }
    }
}

/// `head` is the first [`HEAD`] bytes, or the whole of a shorter file; `file_name` is as the sender gave it.
pub fn sniff(head: &[u8], file_name: &str) -> Kind {
    let extension = name::extension(&name::safe(file_name));
    let extension = extension.as_deref();
    let named_picture = extension.is_some_and(|ending| PICTURE_ENDINGS.contains(&ending));
    let named_program = executable::has_ending(extension);
    match (content(head, extension), named_picture, named_program) {
        (Kind::Refused(Refusal::Executable), true, _) | (Kind::Picture(_), _, true) => {
            Kind::Refused(Refusal::ContentMismatch)
        }
        (Kind::Document(_), _, true) => Kind::Refused(Refusal::Executable),
        (Kind::Document(found), true, _) if !found.starts_with("image/") => {
            Kind::Refused(Refusal::ContentMismatch)
        }
        (verdict, ..) => verdict,
    }
}

pub(crate) fn picture_format(head: &[u8]) -> Option<Format> {
    match head {
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some(Format::Png),
        [0xFF, 0xD8, 0xFF, ..] => Some(Format::Jpeg),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Format::Gif),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some(Format::Webp),
        _ => None,
    }
}

fn content(head: &[u8], extension: Option<&str>) -> Kind {
    if head.is_empty() {
        return Kind::Refused(Refusal::Empty);
    }
    if let Some(format) = picture_format(head) {
        return Kind::Picture(format);
    }
    if executable::is_program(head) {
        return Kind::Refused(Refusal::Executable);
    }
    Kind::Document(document_type(head, extension))
}

/// Text is judged first: two-letter marks such as "BM" also begin ordinary words.
fn document_type(head: &[u8], extension: Option<&str>) -> &'static str {
    if !head.iter().any(|byte| is_binary(*byte)) {
        return text_type(head, extension);
    }
    match infer::get(head).map(|found| (found.matcher_type(), found.mime_type())) {
        Some((MatcherType::App | MatcherType::Text | MatcherType::Font, _)) | None => UNKNOWN,
        Some((_, content_type)) => content_type,
    }
}

fn text_type(head: &[u8], extension: Option<&str>) -> &'static str {
    let is_markup = head.trim_ascii_start().starts_with(b"<");
    let named_text = extension.is_some_and(|ending| TEXT_ENDINGS.contains(&ending));
    if head.starts_with(b"%PDF-") {
        "application/pdf"
    } else if named_text && !is_markup {
        "text/plain"
    } else {
        UNKNOWN
    }
}

/// GBK and UTF-8 text have no such bytes; UTF-16 does, and is then of unknown type.
fn is_binary(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F)
}

impl From<Format> for image::ImageFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Png => Self::Png,
            Format::Jpeg => Self::Jpeg,
            Format::Gif => Self::Gif,
            Format::Webp => Self::WebP,
        }
    }
}
