//! Files as tools make them. They are made up by the rules of the README: no real file may be published.

use encoding_rs::GBK;
use proptest::{collection::vec, prelude::*, sample::select};
use yingke_taobao_csv::{
    Encoding, Field, Format, Generation, Limits, LineEnd, Reader, Row, Writer,
};

#[derive(Clone, Debug)]
pub struct Cell {
    pub text: String,
    pub is_quoted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Labels {
    Absent,
    Right,
    /// Copied by a tool as if their bytes were of another encoding.
    Misread,
}

#[derive(Clone, Debug)]
pub struct File {
    pub format: Format,
    pub has_version: bool,
    pub labels: Labels,
    pub names: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
    pub blank_lines: usize,
    pub ends_open: bool,
}

pub fn encoded(encoding: Encoding, text: &str) -> Vec<u8> {
    match encoding {
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Utf8 => text.into(),
        Encoding::Gbk => GBK.encode(text).0.into_owned(),
    }
}

impl Cell {
    pub fn of(text: &str, is_quoted: bool) -> Self {
        let is_quoted = is_quoted || text.contains(['\t', '\r', '\n']) || text.starts_with('"');
        let text = text.to_owned();
        Self { text, is_quoted }
    }

    fn written(&self) -> String {
        if self.is_quoted {
            return format!("\"{}\"", self.text.replace('"', "\"\""));
        }
        self.text.clone()
    }
}

impl File {
    pub fn bytes(&self) -> Vec<u8> {
        let (format, end) = (self.format, self.line_end());
        let encoded = |text: &str| encoded(format.encoding, text);
        let mut bytes = if format.has_mark {
            encoded("\u{feff}")
        } else {
            Vec::new()
        };
        if self.has_version {
            bytes.extend(encoded(&format!("version 1.00{end}")));
        }
        bytes.extend(encoded(&(self.names.join("\t") + end)));
        bytes.extend(self.labels());
        let rows: Vec<_> = self
            .rows
            .iter()
            .map(|row| row.iter().map(Cell::written).collect::<Vec<_>>().join("\t"))
            .collect();
        let between = end.repeat(1 + self.blank_lines);
        bytes.extend(encoded(&rows.join(&between)));
        if !self.ends_open && !rows.is_empty() {
            bytes.extend(encoded(&between));
        }
        bytes
    }

    fn labels(&self) -> Vec<u8> {
        let (encoding, end) = (self.format.encoding, self.line_end());
        let label = |name: &String| Field::of(name).map_or("?", Field::label);
        let labels: Vec<_> = self.names.iter().map(label).collect();
        let misread = ["ｱｦｱｴﾃ\u{e4f1}"; 30].join("\t");
        let line = match (self.labels, encoding) {
            (Labels::Absent, _) => return Vec::new(),
            (Labels::Right, _) => encoded(encoding, &labels.join("\t")),
            (Labels::Misread, Encoding::Utf8) => encoded(Encoding::Gbk, &labels.join("\t")),
            (Labels::Misread, Encoding::Gbk) => encoded(Encoding::Utf8, &labels.join("\t")),
            (Labels::Misread, _) => encoded(encoding, &misread),
        };
        [line, encoded(encoding, end)].concat()
    }

    fn line_end(&self) -> &'static str {
        match self.format.line_end {
            LineEnd::CrLf => "\r\n",
            LineEnd::Lf => "\n",
        }
    }
}

pub type Read<'file> = (Reader<&'file [u8]>, Vec<Row>);

pub fn rows(file: &[u8]) -> Read<'_> {
    all(Reader::new(file).unwrap())
}

/// For a file that does not tell its encoding: it may be all ASCII.
pub fn rows_in(encoding: Encoding, file: &[u8]) -> Read<'_> {
    all(Reader::in_encoding(file, Limits::default(), encoding).unwrap())
}

fn all(mut reader: Reader<&[u8]>) -> Read<'_> {
    let rows = reader.by_ref().map(Result::unwrap).collect();
    (reader, rows)
}

pub fn written<'row>(reader: &Reader<&[u8]>, rows: impl IntoIterator<Item = &'row Row>) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new(), reader.layout()).unwrap();
    rows.into_iter().for_each(|row| writer.row(row).unwrap());
    writer.finish().unwrap()
}

/// Texts with everything that parts cells, values and characters.
pub fn text(encoding: Encoding) -> impl Strategy<Value = String> {
    let mut signs = vec![
        "a", "7", "\"", "\t", "\n", "\r", "\r\n", "椅", "白", ";", ":", ",", "|", " ", "<p>",
    ];
    if encoding != Encoding::Gbk {
        signs.extend(["😊", "ﾃ", "\u{e4f1}", "\u{feff}"]);
    }
    vec(select(signs), 0..6).prop_map(|signs| signs.concat())
}

pub fn format() -> impl Strategy<Value = Format> {
    let encoding = select(Encoding::ALL.to_vec());
    let line_end = select(vec![LineEnd::CrLf, LineEnd::Lf]);
    (encoding, any::<bool>(), line_end).prop_map(|(encoding, has_mark, line_end)| {
        let is_wide = matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be);
        let has_mark = is_wide || (has_mark && encoding == Encoding::Utf8);
        Format {
            encoding,
            has_mark,
            line_end,
        }
    })
}

pub fn generation() -> impl Strategy<Value = Generation> {
    select(Generation::ALL.to_vec())
}

pub fn file() -> impl Strategy<Value = File> {
    let labels = select(vec![Labels::Absent, Labels::Right, Labels::Misread]);
    let shape = (
        format(),
        generation(),
        any::<bool>(),
        labels,
        0_usize..3,
        0_usize..3,
        any::<bool>(),
    );
    shape.prop_flat_map(
        |(format, generation, has_version, labels, strangers, blank_lines, ends_open)| {
            let mut names: Vec<_> = generation
                .fields()
                .map(|field| field.name().to_owned())
                .collect();
            names.extend((0..strangers).map(|at| format!("shop_note_{at}")));
            // By name, not by place.
            names.rotate_left(strangers);
            let cell = (text(format.encoding), any::<bool>());
            let row = vec(
                cell.prop_map(|(text, is_quoted)| Cell::of(&text, is_quoted)),
                names.len(),
            );
            vec(row, 0..4).prop_map(move |mut rows| {
                let price = names.iter().position(|name| name == "price").unwrap();
                for row in &mut rows {
                    row[price] = Cell::of("48.4", false);
                }
                let names = names.clone();
                File {
                    format,
                    has_version,
                    labels,
                    names,
                    rows,
                    blank_lines,
                    ends_open,
                }
            })
        },
    )
}
