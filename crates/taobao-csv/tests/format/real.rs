//! Two real exports of 63 columns. They may not be published: `YINGKE_FIELD_DATA` names the folder that holds them.

use std::{fs, io::Write, path::Path};

use yingke_taobao_csv::{Encoding, Fen, Field, Generation, Product, Row};

use crate::files::{rows, written};

/// The files' bytes; none, and a loud line, where they are not at hand.
fn real_files() -> Vec<Vec<u8>> {
    let Some(folder) = std::env::var_os("YINGKE_FIELD_DATA") else {
        // Past the capture of a test that passes.
        let line =
            b"NOT TESTED: set YINGKE_FIELD_DATA to read the real files of Taobao Assistant\n";
        std::io::stderr().write_all(line).unwrap();
        return Vec::new();
    };
    let folder = Path::new(&folder).join("taobao-assistant");
    let files = fs::read_dir(folder).expect("YINGKE_FIELD_DATA holds taobao-assistant");
    let files: Vec<_> = files
        .map(|file| fs::read(file.unwrap().path()).unwrap())
        .collect();
    assert!(files.len() >= 2, "both files are there");
    files
}

#[test]
fn real_files_go_in_and_out_unharmed() {
    for file in real_files() {
        let (reader, rows) = rows(&file);
        assert_eq!(reader.layout().generation(), Some(Generation::G63));
        assert_eq!(reader.layout().format().encoding, Encoding::Utf16Le);
        assert_eq!((rows.len(), written(&reader, &rows) == file), (1, true));
    }
}

#[test]
fn a_real_product_is_read_and_only_its_price_changes() {
    for file in real_files() {
        let (reader, mut rows) = rows(&file);
        let product = rows[0].product().expect("a real row has no fault");
        assert!(!product.title.is_empty() && product.skus.len() >= 2);
        assert!(product.skus.iter().all(|sku| !sku.properties.is_empty()));
        assert!(!product.properties.is_empty() && !product.aliases.is_empty());
        let before = rows[0].clone();
        let dearer = Product {
            price: Fen(product.price.0 + 100),
            ..product.clone()
        };
        assert_eq!(rows[0].put(&dearer), Ok(vec![Field::Price]));
        let columns = 0..reader.layout().names().len();
        let differing = columns.filter(|at| rows[0].text(*at) != before.text(*at));
        let differing: Vec<_> = differing.collect();
        assert_eq!(differing, [reader.layout().column(Field::Price).unwrap()]);
        let price = |row: &Row| row.get(Field::Price).unwrap().unwrap().len();
        // Two bytes a character, and not a byte elsewhere.
        let grown = 2 * (price(&rows[0]) - price(&before));
        assert_eq!(written(&reader, &rows).len(), file.len() + grown);
        assert_eq!(rows[0].put(&product), Ok(vec![Field::Price]));
        assert!(written(&reader, &rows) == file);
    }
}
