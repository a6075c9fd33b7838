//! Two real exports of 63 columns. They may not be published: `YINGKE_FIELD_DATA` names the folder that holds them.

use std::{fs, io::Write, path::Path};

use yingke_taobao_csv::{Field, Reader, Writer};

use super::rows::{ctx, taken_in};
use crate::goods_files::taobao::write;

/// The files' bytes; none, and a loud line, where they are not at hand.
fn real_files() -> Vec<Vec<u8>> {
    let Some(folder) = std::env::var_os("YINGKE_FIELD_DATA") else {
        // Past the capture of a test that passes.
        let line =
            b"NOT TESTED: set YINGKE_FIELD_DATA to import the real files of Taobao Assistant\n";
        std::io::stderr().write_all(line).unwrap();
        return Vec::new();
    };
    let folder = Path::new(&folder).join("taobao-assistant");
    let files = fs::read_dir(folder).expect("YINGKE_FIELD_DATA holds taobao-assistant");
    files
        .map(|file| fs::read(file.unwrap().path()).unwrap())
        .collect()
}

#[test]
fn real_products_become_goods_and_go_out_as_they_came() {
    for file in real_files() {
        let mut reader = Reader::new(file.as_slice()).unwrap();
        let row = reader.next().expect("one product").unwrap();
        let (goods, snapshot) = taken_in(&row);
        assert!(!goods.title.is_empty() && goods.skus.len() >= 2);
        assert!(goods.category.starts_with("类目 "));
        assert!(goods.skus.iter().all(|sku| sku.props.0[0].0 == "颜色分类"));
        let layout = reader.layout();
        let mut writer = Writer::new(Vec::new(), layout).unwrap();
        let written = write(Some((&row, &snapshot)), &goods, layout, &ctx()).unwrap();
        writer.row(&written.row).unwrap();
        assert!(writer.finish().unwrap() == file);

        let mut dearer = goods.clone();
        dearer.skus[0].price_fen += 100;
        let written = write(Some((&row, &snapshot)), &dearer, layout, &ctx()).unwrap();
        let fields = Field::ALL
            .iter()
            .filter(|field| written.row.get(**field) != row.get(**field));
        let fields: Vec<_> = fields.collect();
        assert!(fields.contains(&&Field::SkuProps));
        let follows = |field: &&Field| matches!(field, Field::SkuProps | Field::Price);
        assert!(fields.iter().all(follows), "{fields:?}");
    }
}
