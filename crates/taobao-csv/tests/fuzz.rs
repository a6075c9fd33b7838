//! Product files that chance changed: whatever comes is read or refused with its line, and what was read is written byte for byte.

#[path = "../../tabular/tests/fuzz/memory.rs"]
mod memory;
#[path = "../../tabular/tests/fuzz/mutate.rs"]
mod mutate;

use std::{
    io::{self, Read},
    time::{Duration, Instant},
};

use memory::within;
use mutate::{again_and_again, mutated};
use yingke_taobao_csv::{
    Encoding, Fault, Fen, Format, Generation, Grams, Input, Layout, LineEnd, Named, Pair, Picture,
    Product, ReadError, Reader, Row, Sku, Writer,
};

/// What a reader holds of a file, its rows here and the files that are changed.
const MOST_MIB: u64 = 48;

fn chair() -> Product {
    let (colour, size) = (
        Pair { pid: 1, vid: 2 },
        Pair {
            pid: 20_509,
            vid: -3,
        },
    );
    let sku = |code: &str, barcode: &str| Sku {
        price: Fen(29_900),
        num: 3,
        code: code.into(),
        properties: vec![colour, size],
        barcode: barcode.into(),
    };
    let name = |pair| Named {
        pair,
        name: "白;橡木".into(),
    };
    Product {
        title: "白橡木椅".into(),
        cid: Some(50_020_123),
        seller_cids: vec![1, 2],
        price: Fen(29_905),
        num: 8,
        outer_id: "=CH-1".into(),
        description: "<p>\"实木\"\t椅\r\n子</p>\n".into(),
        wireless_desc: "<p>椅</p>".into(),
        properties: vec![colour, size],
        skus: vec![sku("A:1", "690"), sku("", "")],
        aliases: vec![name(colour)],
        custom: vec![name(size)],
        inputs: vec![
            Input {
                pid: 20_000,
                value: "松下;型号".into(),
            },
            Input {
                pid: 7,
                value: "x".into(),
            },
        ],
        pictures: vec![Picture {
            name: "0a1b".into(),
            address: "https://img.example/a.jpg".into(),
            ..Picture::default()
        }],
        weight: Some(Grams(4_300)),
        ..Product::default()
    }
}

fn file(generation: Generation, format: Format) -> Vec<u8> {
    let layout = Layout::new(generation, format);
    let mut chair = chair();
    chair.fit(&layout);
    let bare = Product {
        title: "桌".into(),
        ..Product::default()
    };
    let mut writer = Writer::new(Vec::new(), &layout).unwrap();
    for product in [&chair, &bare, &chair] {
        let row = layout.new_row(product).unwrap();
        writer.row(&row).unwrap();
    }
    writer.finish().unwrap()
}

/// Of every generation in every encoding.
fn files() -> Vec<Vec<u8>> {
    let of = |generation: Generation| {
        Encoding::ALL.into_iter().flat_map(move |encoding| {
            let format = |has_mark, line_end| Format {
                encoding,
                has_mark,
                line_end,
            };
            let formats = [format(true, LineEnd::CrLf), format(false, LineEnd::Lf)];
            formats.map(|format| file(generation, format))
        })
    };
    Generation::ALL.into_iter().flat_map(of).collect()
}

/// What must hold of any file. Gives how many rows were read.
fn check(file: &[u8]) -> usize {
    let feeds = file.split(|byte| *byte == b'\n').count() - 1;
    let lines = 1..=feeds as u64 + 1;
    let mut reader = match Reader::new(file) {
        Ok(reader) => reader,
        Err(why) => {
            let line = fault_of(&why).line;
            assert!(lines.contains(&line), "{why}");
            return 0;
        }
    };
    let (mut rows, mut is_whole) = (Vec::new(), true);
    for row in reader.by_ref() {
        match row {
            Ok(row) => rows.push(row),
            Err(why) => {
                let line = fault_of(&why).line;
                assert!(lines.contains(&line), "{why}");
                is_whole = false;
            }
        }
    }
    let layout = reader.layout();
    assert!(file.starts_with(layout.head()));
    assert!(rows.is_sorted_by(|one, next| one.line() < next.line()));
    let behind = check_bytes(file, layout.head().len(), &rows);
    assert!(!is_whole || behind == file.len());
    let expected: Vec<u8> = rows.iter().flat_map(Row::as_read).copied().collect();
    let mut writer = Writer::new(Vec::new(), layout).unwrap();
    for row in &rows {
        check_row(row);
        writer.row(row).unwrap();
    }
    let written = writer.finish().unwrap();
    if rows.is_empty() {
        assert_eq!(written, layout.head());
    } else {
        assert!(written == [layout.head(), &expected].concat());
    }
    assert!(!is_whole || written == file);
    rows.len()
}

/// A file in memory is read without fault but for its own.
fn fault_of(why: &ReadError) -> &Fault {
    match why {
        ReadError::Fault(fault) => fault,
        ReadError::Io(error) => panic!("{error}"),
    }
}

/// The rows stand in the file as they were read, one behind the other. Gives where the last one ends.
fn check_bytes(file: &[u8], mut from: usize, rows: &[Row]) -> usize {
    for row in rows {
        let bytes = row.as_read();
        let found = file[from..].windows(bytes.len()).position(|at| at == bytes);
        from += found.expect("a row stands in its file") + bytes.len();
    }
    from
}

/// What was read is written again, whatever stands in its cells, and a product that is put back changes nothing.
fn check_row(row: &Row) {
    let layout = row.layout();
    assert_eq!(row.bytes(), row.as_read());
    let kept = layout.row(row.line(), row.as_read()).unwrap();
    assert_eq!(kept.as_read(), row.as_read());
    match row.product() {
        Ok(product) if layout.generation().is_some() => {
            let mut same = row.clone();
            assert_eq!(same.put(&product), Ok(Vec::new()));
            assert_eq!(same.bytes(), row.as_read());
        }
        Ok(_) => {}
        Err(faults) => {
            let is_told = |fault: &Fault| fault.line == row.line() && fault.column.is_some();
            assert!(!faults.is_empty() && faults.iter().all(is_told));
        }
    }
}

#[test]
fn the_files_that_are_changed_are_right_before() {
    for file in files() {
        assert_eq!(check(&file), 3);
    }
}

#[test]
fn a_changed_file_is_read_byte_for_byte_or_refused_with_its_line() {
    within(MOST_MIB, || {
        let files = files();
        again_and_again("product files", |random| {
            let file = mutated(
                random.pick(&files).as_slice(),
                random.pick(&files).as_slice(),
                random,
            );
            check(&file);
        });
    });
}

#[test]
fn a_cell_of_two_hundred_megabytes_is_refused_while_it_streams() {
    let head = "version 1.00\ntitle\tprice\n宝贝名称\t宝贝价格\n椅\t1\n";
    let file = head.as_bytes().chain(io::repeat(b'x').take(200 << 20));
    let told = within(16, || {
        let rows = Reader::new(file).unwrap();
        rows.map(|row| row.map_or_else(|why| why.to_string(), |row| row.line().to_string()))
            .collect::<Vec<_>>()
    });
    let too_long =
        "line 5, column title: the row is too long, or a quote before it was never closed";
    assert_eq!(told, ["4", too_long]);
}

#[test]
fn a_million_columns_are_refused_with_their_line() {
    let tabs = "\t".repeat(1_000_000);
    for (file, line) in [
        (format!("title\tprice{tabs}\n"), 1),
        (format!("title\tprice\n椅\t1{tabs}\n"), 2),
    ] {
        let why = within(16, || {
            let read = Reader::new(file.as_bytes());
            read.and_then(|mut rows| rows.next().expect("a row"))
                .map(|row| row.line())
                .expect_err("it is refused")
        });
        let fault = fault_of(&why);
        assert_eq!(
            (fault.line, fault.reason.code()),
            (line, "too_many_columns")
        );
    }
}

#[test]
fn a_name_of_half_a_million_parts_is_read_in_time() {
    let name = "y;".repeat(500_000);
    let file = format!("title\tprice\tpropAlias\n椅\t1\t1:2:x;{name}\n");
    let row = Reader::new(file.as_bytes()).unwrap().next();
    let row = row.expect("a row").expect("no fault");
    let began = Instant::now();
    let aliases = row.product().map(|product| product.aliases);
    assert!(began.elapsed() < Duration::from_secs(20));
    assert_eq!(aliases.map_or(0, |all| all[0].name.len()), 2 * 500_000 + 1);
}
