use std::io::{self, Read};

use yingke_taobao_csv::{Encoding, Fault, Limits, ReadError, Reader};

use crate::files::encoded;

const HEAD: &str = "version 1.00\ntitle\tprice\tnum\n宝贝名称\t宝贝价格\t宝贝数量\n";

/// For each row its title or what is wrong with it.
fn told(reader: Reader<impl Read>) -> Vec<String> {
    let titled = |row: Result<yingke_taobao_csv::Row, ReadError>| {
        row.map_or_else(
            |fault| fault.to_string(),
            |row| row.text(0).unwrap().into_owned(),
        )
    };
    reader.map(titled).collect()
}

fn told_of(rows: &str) -> Vec<String> {
    told(Reader::new((HEAD.to_owned() + rows).as_bytes()).unwrap())
}

fn refused(file: &[u8]) -> String {
    Reader::new(file).err().expect("it is refused").to_string()
}

#[test]
fn a_bad_row_is_named_and_the_rows_behind_it_are_read() {
    let rows = "chair\t1\t1\n\"two\nlines\"x\t1\t1\ntable\t1\nbed\t1\t1\tmore\nlamp\t1\t\0\nsofa\t1\t1\t\n";
    let expected = [
        "chair",
        "line 5, column title: there is text behind a closing quote",
        "line 7: the row has 2 cells where 3 have names",
        "line 8, column 4: there is text beyond the last named column",
        "line 9, column num: there is a zero character",
        "sofa",
    ];
    assert_eq!(told_of(rows), expected);
}

#[test]
fn an_open_quote_is_named_where_it_opens() {
    let expected = ["chair", "line 5, column price: a quote is never closed"];
    assert_eq!(told_of("chair\t1\t1\ntable\t\"1\t1\nbed\t1\t1\n"), expected);
}

#[test]
fn every_bad_cell_of_a_row_is_told() {
    let file = HEAD.to_owned() + "chair\t1.005\tmany\n";
    let row = Reader::new(file.as_bytes())
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let said: Vec<_> = row
        .product()
        .unwrap_err()
        .iter()
        .map(Fault::to_string)
        .collect();
    let expected = [
        "line 4, column price: is not an amount of money: 1.005",
        "line 4, column num: is not a number: many",
    ];
    assert_eq!(said, expected);
}

#[test]
fn what_is_no_file_of_products_is_refused() {
    let no_names = "line 1: no line of column names with a title was found";
    assert_eq!(refused(b""), no_names);
    assert_eq!(refused(b"PK\x03\x04 a zip"), no_names);
    assert_eq!(refused(b"order,amount\n1,2\n"), no_names);
    assert_eq!(refused(b"version 1.00\n"), no_names);
    let twice = "line 1, column price: the column stands there twice";
    assert_eq!(refused(b"title\tprice\tprice\n"), twice);
    let half = refused(b"\xff\xfet\0i");
    assert_eq!(half, "line 1, column 1: the file ends within a character");
    let cut = |text: &str| {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xff\xfe".as_slice(), &wide[..wide.len() - 1]].concat()
    };
    let half = refused(&cut("title\tprice\n椅\t1"));
    assert_eq!(
        half,
        "line 2, column price: the file ends within a character"
    );
    let file = cut(&(HEAD.to_owned() + "椅\t1"));
    let half = "line 4, column price: the file ends within a character";
    assert_eq!(told(Reader::new(file.as_slice()).unwrap()), [half]);
}

#[test]
fn limits_stop_before_memory_does() {
    let limits = Limits {
        cell: 10,
        row: 100,
        columns: 4,
    };
    let rows = [
        "x".repeat(11) + "\t1\t1",
        "a\t1\t1\t\t\t".into(),
        "chair\t1\t1".into(),
        "y".repeat(101),
    ];
    let file = "title\tprice\tnum\n".to_owned() + &rows.join("\n");
    let expected = [
        "line 2, column title: the cell is too long",
        "line 3, column 5: there are too many columns",
        "chair",
        "line 5, column title: the row is too long, or a quote before it was never closed",
    ];
    assert_eq!(
        told(Reader::with_limits(file.as_bytes(), limits).unwrap()),
        expected
    );
}

#[test]
fn cells_rows_and_columns_end_where_the_limits_usually_are() {
    let Limits { cell, row, columns } = Limits::default();
    assert_eq!((cell, row, columns), (1 << 20, 4 << 20, 200));
    let of = |size: usize| format!("title\tprice\tnum\n{}\t1\t1", "x".repeat(size));
    let told_all = |file: &str| told(Reader::new(file.as_bytes()).unwrap());
    assert_eq!(told_all(&of(cell)), ["x".repeat(cell)]);
    let too_long = "line 2, column title: the cell is too long";
    assert_eq!(told_all(&of(cell + 1)), [too_long]);
    let wide = |count: usize| {
        let strangers = (2..count).map(|at| format!("shop_note_{at}"));
        let names = ["title".to_owned(), "price".to_owned()].into_iter();
        let names: Vec<_> = names.chain(strangers).collect();
        let tabs = "\t".repeat(count - 2);
        format!("{}\nchair\t1{tabs}\n", names.join("\t"))
    };
    assert_eq!(told_all(&wide(columns)), ["chair"]);
    let too_many = "line 1, column 201: there are too many columns";
    assert_eq!(refused(wide(columns + 1).as_bytes()), too_many);
}

#[test]
fn what_stands_far_behind_decides_no_encoding() {
    let encoding_of = |ascii: usize| {
        let mut file = b"title\tprice\n".to_vec();
        file.extend(b"chair\t1\n".repeat(ascii / 8));
        file.extend(encoded(Encoding::Gbk, "椅\t1\n"));
        let reader = Reader::new(file.as_slice()).unwrap();
        reader.layout().format().encoding
    };
    assert_eq!(encoding_of(255 * 1024), Encoding::Gbk);
    assert_eq!(encoding_of(512 * 1024), Encoding::Utf8);
}

#[test]
fn a_quote_that_never_closes_in_a_file_without_end_stops() {
    let endless = (HEAD.to_owned() + "chair\t\"").into_bytes();
    let reader = Reader::new(io::Cursor::new(endless).chain(io::repeat(b'x'))).unwrap();
    let told = told(reader);
    assert_eq!(told.len(), 1);
    assert!(
        told[0].contains("line 4, column price: the row is too long"),
        "{told:?}"
    );
}

#[test]
fn a_disk_that_fails_is_no_end_of_the_file() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let reader = Reader::in_encoding(
        HEAD.as_bytes().chain(Broken),
        Limits::default(),
        Encoding::Utf8,
    );
    assert!(matches!(reader.err(), Some(ReadError::Io(_))));
}

#[test]
fn text_that_is_none_in_the_encoding_is_told_of_its_cell() {
    let mut file = HEAD.as_bytes().to_vec();
    file.extend(b"ok\t1\t1\n\xff\xfe\xfd\t1\t1\n");
    let utf_8 = Encoding::Utf8;
    let reader = Reader::in_encoding(file.as_slice(), Limits::default(), utf_8).unwrap();
    let last = reader.last().unwrap().unwrap();
    let faults = last.product().unwrap_err();
    let expected = "line 5, column title: the bytes are no text in the encoding of the file";
    assert_eq!(faults[0].to_string(), expected);
}
