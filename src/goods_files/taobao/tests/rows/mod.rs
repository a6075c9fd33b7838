mod layouts;
mod listing;
mod numbers;
mod own_codes;
mod wrong;

use std::sync::Arc;

use yingke_taobao_csv::{
    Fen, Field, Format, Generation, Layout, Limits, Named, Pair, Product, Reader, Row, Sku, Writer,
};

use super::arbitrary::{AT, taken};
use crate::{
    catalogue::goods::Goods,
    goods_files::{
        incoming::{CellFault, Ctx},
        snapshot::Snapshot,
        taobao::{TaobaoNames, read},
    },
};

const RED: Pair = Pair {
    pid: 1_627_207,
    vid: 28_320,
};
const WHITE: Pair = Pair {
    pid: 1_627_207,
    vid: 28_324,
};

pub fn ctx() -> Ctx {
    let names = [(50_008_055, "餐桌".to_owned())];
    Ctx {
        at: AT,
        taobao: TaobaoNames {
            categories: names.into(),
            ..TaobaoNames::default()
        },
        ..Ctx::default()
    }
}

/// The row as a file brings it.
pub fn filed(row: &Row) -> Row {
    let layout = row.layout();
    let mut writer = Writer::new(Vec::new(), layout).unwrap();
    writer.row(row).unwrap();
    let file = writer.finish().unwrap();
    let encoding = layout.format().encoding;
    let mut reader = Reader::in_encoding(file.as_slice(), Limits::default(), encoding).unwrap();
    reader.next().expect("one row").unwrap()
}

/// What comes of a row, and what is kept beside it.
pub fn taken_in(row: &Row) -> (Goods, Snapshot) {
    let mut incoming = read(row, &ctx()).unwrap();
    let goods = taken(&mut incoming, None);
    let pictures = incoming.pictures.unwrap_or_default();
    let pictures: Vec<_> = pictures
        .into_iter()
        .map(|picture| {
            (
                picture.name.clone(),
                super::arbitrary::address(&picture.name),
            )
        })
        .collect();
    let kept = serde_json::to_string(&Snapshot::of(&goods, &pictures)).unwrap();
    (goods, serde_json::from_str(&kept).unwrap())
}

fn layout(generation: Generation) -> Arc<Layout> {
    Layout::new(generation, Format::default())
}

fn row(layout: &Arc<Layout>, product: &Product) -> Row {
    filed(&layout.new_row(product).unwrap())
}

fn chair() -> Product {
    let sku = |fen, num, pair| Sku {
        price: Fen(fen),
        num,
        properties: vec![pair],
        ..Sku::default()
    };
    let pair = RED;
    Product {
        title: "白橡木椅".into(),
        cid: Some(50_008_055),
        price: Fen(100),
        num: 5,
        outer_id: "A1".into(),
        skus: vec![sku(100, 2, RED), sku(200, 3, WHITE)],
        aliases: vec![Named {
            pair,
            name: "赤".into(),
        }],
        ..Product::default()
    }
}

fn text(row: &Row, field: Field) -> String {
    row.get(field).unwrap().unwrap().into_owned()
}

fn codes(faults: &[CellFault]) -> Vec<(&str, &str)> {
    let told = faults
        .iter()
        .map(|fault| (fault.column.as_deref().unwrap_or_default(), fault.code));
    told.collect()
}
