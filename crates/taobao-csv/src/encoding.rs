use std::borrow::Cow;

use encoding_rs::{GBK, UTF_16BE, UTF_16LE};

use crate::Reason;

/// So many characters of UTF-8 for each place that is none, and it is UTF-8.
const SURELY: usize = 3;

/// How the characters of a file stand in its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// What the Assistant itself writes.
    Utf16Le,
    Utf16Be,
    Utf8,
    /// Some old tools.
    Gbk,
}

/// How lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    CrLf,
    Lf,
}

/// What a file looks like apart from its columns. The default is the Assistant's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    pub encoding: Encoding,
    /// Whether a byte order mark stands first. GBK has none.
    pub has_mark: bool,
    pub line_end: LineEnd,
}

impl Default for Format {
    fn default() -> Self {
        Self {
            encoding: Encoding::Utf16Le,
            has_mark: true,
            line_end: LineEnd::CrLf,
        }
    }
}

impl LineEnd {
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::CrLf => "\r\n",
            Self::Lf => "\n",
        }
    }
}

impl Encoding {
    pub const ALL: [Self; 4] = [Self::Utf16Le, Self::Utf16Be, Self::Utf8, Self::Gbk];

    /// A word to keep it by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Utf8 => "utf-8",
            Self::Gbk => "gbk",
        }
    }

    /// The encoding of a [`Self::name`].
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }

    pub(crate) const fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf16Le => b"\xff\xfe",
            Self::Utf16Be => b"\xfe\xff",
            Self::Utf8 => b"\xef\xbb\xbf",
            Self::Gbk => b"",
        }
    }

    /// Bytes of a unit. Tab, quote and line end are one unit everywhere, and never a part of another character.
    pub(crate) const fn width(self) -> usize {
        match self {
            Self::Utf16Le | Self::Utf16Be => 2,
            Self::Utf8 | Self::Gbk => 1,
        }
    }

    pub(crate) const fn unit(self, bytes: &[u8]) -> u16 {
        match self {
            Self::Utf16Le => u16::from_le_bytes([bytes[0], bytes[1]]),
            Self::Utf16Be => u16::from_be_bytes([bytes[0], bytes[1]]),
            Self::Utf8 | Self::Gbk => bytes[0] as u16,
        }
    }

    pub(crate) fn decoded(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Self::Utf16Le => UTF_16LE.decode_without_bom_handling_and_without_replacement(bytes),
            Self::Utf16Be => UTF_16BE.decode_without_bom_handling_and_without_replacement(bytes),
            Self::Gbk => GBK.decode_without_bom_handling_and_without_replacement(bytes),
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
        }
    }

    pub(crate) fn encoded(self, text: &str) -> Result<Vec<u8>, Reason> {
        match self {
            Self::Utf16Le => Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Self::Utf16Be => Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Self::Utf8 => Ok(text.as_bytes().to_vec()),
            Self::Gbk => gbk(text),
        }
    }
}

/// Characters that GBK lacks are refused: as `&#128522;` they would come back as something else.
fn gbk(text: &str) -> Result<Vec<u8>, Reason> {
    let (bytes, _, _) = GBK.encode(text);
    let back = GBK.decode_without_bom_handling_and_without_replacement(&bytes);
    if back.is_some_and(|back| back == text) {
        return Ok(bytes.into_owned());
    }
    let lacking = text
        .chars()
        .find(|c| GBK.encode(c.encode_utf8(&mut [0; 4])).2);
    Err(Reason::NotInEncoding(
        lacking.unwrap_or(char::REPLACEMENT_CHARACTER),
    ))
}

/// Told from the beginning of a file.
pub fn guessed(start: &[u8]) -> Encoding {
    let marked = [Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Utf8];
    if let Some(marked) = marked.into_iter().find(|e| start.starts_with(e.mark())) {
        return marked;
    }
    match start {
        [1..=255, 0, ..] => Encoding::Utf16Le,
        [0, 1..=255, ..] => Encoding::Utf16Be,
        _ => unmarked(start),
    }
}

/// The line of labels counts only where the others say nothing: a tool may have copied it in another encoding.
fn unmarked(start: &[u8]) -> Encoding {
    let mut lines: Vec<&[u8]> = start.split(|byte| *byte == b'\n').collect();
    let last = lines.pop().unwrap_or_default();
    let at = if start.starts_with(b"version") { 2 } else { 1 };
    let labels = if at < lines.len() {
        lines.remove(at)
    } else {
        &[]
    };
    let is_ascii = last.is_ascii() && lines.iter().all(|line| line.is_ascii());
    let mut met = Met::default();
    if is_ascii {
        met.hear(labels);
    } else {
        for line in lines {
            met.hear(line);
        }
        met.hear(whole_of(last));
    }
    if met.is_utf_8() {
        Encoding::Utf8
    } else {
        Encoding::Gbk
    }
}

/// What speaks for UTF-8 and against it: characters of three bytes, as all Chinese ones are, for one of two may be GBK; and places that
/// are no character. A few of those are damage, which is told by its line, and no other encoding.
#[derive(Default)]
struct Met {
    long: usize,
    broken: usize,
}

impl Met {
    fn hear(&mut self, line: &[u8]) {
        for chunk in line.utf8_chunks() {
            let long = chunk.valid().chars().filter(|c| c.len_utf8() > 2);
            self.long += long.count();
            self.broken += usize::from(!chunk.invalid().is_empty());
        }
    }

    const fn is_utf_8(&self) -> bool {
        self.broken == 0 || self.long > self.broken * SURELY
    }
}

/// What was looked at may end within a character.
fn whole_of(bytes: &[u8]) -> &[u8] {
    match bytes.utf8_chunks().last() {
        Some(chunk) if may_go_on(chunk.invalid()) => &bytes[..bytes.len() - chunk.invalid().len()],
        _ => bytes,
    }
}

fn may_go_on(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|fault| fault.error_len().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_told_from_the_beginning() {
        let gbk = GBK.encode("title\n宝贝名称\n").0.into_owned();
        assert_eq!(guessed(&gbk), Encoding::Gbk);
        assert_eq!(guessed("title\n宝贝名称\n".as_bytes()), Encoding::Utf8);
        assert_eq!(guessed(b"\xef\xbb\xbftitle"), Encoding::Utf8);
        assert_eq!(guessed(b"\xff\xfet\0"), Encoding::Utf16Le);
        assert_eq!(guessed(b"\xfe\xff\0t"), Encoding::Utf16Be);
        assert_eq!(guessed(b"t\0i\0"), Encoding::Utf16Le);
        assert_eq!(guessed(b""), Encoding::Utf8);
    }

    #[test]
    fn labels_in_another_encoding_do_not_decide() {
        let mut file = b"version 1.00\ntitle\n".to_vec();
        file.extend(GBK.encode("宝贝名称\n").0.iter());
        assert_eq!(guessed(&file), Encoding::Gbk);
        file.extend("白橡木椅\n".as_bytes());
        assert_eq!(guessed(&file), Encoding::Utf8);
        let cut = file.len() - 3;
        assert_eq!(guessed(&file[..cut]), Encoding::Utf8);
    }

    #[test]
    fn a_broken_byte_makes_no_other_encoding() {
        let mut file = "title\n宝贝名称\n".as_bytes().to_vec();
        file.extend("白橡木椅\n".repeat(9).as_bytes());
        file.extend(b"\xe7\x99\n");
        assert_eq!(guessed(&file), Encoding::Utf8);
        let mut file = b"title\n\n".to_vec();
        file.extend(GBK.encode("联通联通\n白橡木椅\n").0.iter());
        assert_eq!(guessed(&file), Encoding::Gbk);
    }

    #[test]
    fn gbk_refuses_what_it_lacks() {
        assert_eq!(
            Encoding::Gbk.encoded("椅😊"),
            Err(Reason::NotInEncoding('😊'))
        );
        assert_eq!(Encoding::Gbk.encoded("椅"), Ok(vec![0xd2, 0xce]));
    }
}
