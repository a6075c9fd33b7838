use std::sync::Arc;

use proptest::{prelude::*, sample::Index};
use yingke_taobao_csv::{
    Fen, Field, Format, Generation, Layout, Product, Reader, WriteError, Writer,
};

use crate::files::{Cell, file, rows, rows_in, text, written};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn an_unchanged_file_is_written_byte_for_byte(file in file()) {
        let bytes = file.bytes();
        let (reader, rows) = rows(&bytes);
        prop_assert_eq!(written(&reader, &rows), bytes.clone());
        prop_assert_eq!(reader.layout().names(), &file.names[..]);
        prop_assert_eq!(rows.len(), file.rows.len());
        for (row, cells) in rows.iter().zip(&file.rows) {
            for (at, cell) in cells.iter().enumerate() {
                prop_assert_eq!(&row.text(at).unwrap(), &cell.text);
            }
        }
    }

    #[test]
    fn only_the_changed_cell_differs_and_undone_nothing_does(
        (mut file, new) in file().prop_flat_map(|file| {
            let new = text(file.format.encoding);
            (Just(file), new)
        }),
        place in any::<(Index, Index)>(),
    ) {
        prop_assume!(!file.rows.is_empty());
        let before = file.bytes();
        let (reader, mut rows) = rows_in(file.format.encoding, &before);
        let (line, column) = (place.0.index(rows.len()), place.1.index(file.names.len()));
        rows[line].set_text(column, &new).unwrap();
        let cell = &mut file.rows[line][column];
        let was = cell.text.clone();
        if new != was {
            // As it was quoted before, or as it must be.
            *cell = Cell::of(&new, cell.is_quoted || new.contains('"'));
        }
        prop_assert_eq!(written(&reader, &rows), file.bytes());
        rows[line].set_text(column, &was).unwrap();
        prop_assert!(!rows[line].is_changed());
        prop_assert_eq!(written(&reader, &rows), before);
    }

    #[test]
    fn kept_heads_and_rows_make_the_file_again(file in file()) {
        let bytes = file.bytes();
        let (reader, rows) = rows(&bytes);
        let layout = reader.layout();
        let kept = Layout::stored(layout.head(), layout.format().encoding).unwrap();
        prop_assert!(kept.agrees_with(layout));
        let mut writer = Writer::new(Vec::new(), &kept).unwrap();
        for row in &rows {
            writer.row(&kept.row(row.line(), row.as_read()).unwrap()).unwrap();
        }
        prop_assert_eq!(writer.finish().unwrap(), bytes);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in any::<Vec<u8>>(), broken in file(), cut in any::<Index>()) {
        let mut file = broken.bytes();
        file.truncate(cut.index(file.len() + 1));
        let head = b"version 1.00\ntitle\tprice\tskuProps\n".as_slice();
        for file in [bytes.clone(), [head, &bytes].concat(), [&file[..], &bytes].concat()] {
            let Ok(reader) = Reader::new(file.as_slice()) else { continue };
            for row in reader.flatten() {
                let _ = row.product();
            }
        }
    }
}

#[test]
fn a_new_row_behind_one_without_a_line_end_begins_a_line() {
    let bytes = b"title\tprice\r\nchair\t1";
    let (reader, rows) = rows(bytes);
    let table = Product {
        title: "table".into(),
        price: Fen(250),
        ..Product::default()
    };
    let new = reader.layout().new_row(&table).unwrap();
    let file = written(&reader, rows.iter().chain([&new]));
    assert_eq!(file, b"title\tprice\r\nchair\t1\r\n\"table\"\t2.50\r\n");
}

#[test]
fn an_amount_written_another_way_comes_back_as_it_was() {
    let bytes = b"title\tprice\tcateProps\nchair\t48.40\t1:2;3:4;\n";
    let (reader, mut rows) = rows(bytes);
    let chair = rows[0].product().unwrap();
    assert_eq!(rows[0].put(&chair), Ok(Vec::new()));
    let dear = Product {
        price: Fen(9_900),
        ..chair.clone()
    };
    assert_eq!(rows[0].put(&dear), Ok(vec![Field::Price]));
    assert_eq!(
        written(&reader, &rows),
        b"title\tprice\tcateProps\nchair\t99\t1:2;3:4;\n"
    );
    assert_eq!(rows[0].put(&chair), Ok(vec![Field::Price]));
    assert_eq!(written(&reader, &rows), bytes);
}

#[test]
fn rows_of_another_generation_or_encoding_are_refused() {
    let old = Layout::new(Generation::G47, Format::default());
    let new = Layout::new(Generation::G63, Format::default());
    let row = old.new_row(&Product::default()).unwrap();
    let mut writer = Writer::new(Vec::new(), &new).unwrap();
    assert!(matches!(writer.row(&row), Err(WriteError::OtherLayout)));
    let same = Layout::new(Generation::G47, Format::default());
    let mut writer = Writer::new(Vec::new(), &same).unwrap();
    assert!(!Arc::ptr_eq(&old, &same) && writer.row(&row).is_ok());
}
