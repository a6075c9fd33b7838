//! What is asked of many products, and what becomes of one by it, without a database.

mod amounts;
mod arbitrary;
mod edits;
mod every_product;
mod faq;
mod matching;
mod meant;
mod pictures;
mod slips;
mod texts;
mod written;

use super::{OnlySkus, Op, PriceHow, QuantityHow, Round, edits_of};
use crate::{
    catalogue::{
        Props,
        goods::{Edit, Goods, GoodsSku},
    },
    vocabulary::{SkuId, new_id},
};

fn sku(code: &str, price_fen: i64, (stock, reserved): (i64, i64)) -> GoodsSku {
    GoodsSku {
        id: SkuId(new_id()),
        code: code.to_owned(),
        barcode: String::new(),
        props: Props(vec![("颜色".to_owned(), code.to_owned())]),
        price_fen,
        stock,
        reserved,
        weight_g: 900,
        volume_cm3: 0,
        picture: String::new(),
    }
}

fn goods(skus: Vec<GoodsSku>) -> Goods {
    Goods {
        title: "白瓷壶 白瓷".to_owned(),
        tags: vec!["新品".to_owned()],
        skus,
        ..Goods::named("T9")
    }
}

fn two() -> Goods {
    goods(vec![sku("A", 12_900, (5, 2)), sku("B", 9_950, (3, 0))])
}

fn one_edit(goods: &Goods, op: Op) -> Result<Edit, &'static str> {
    let mut edits = edits_of(goods, &[op]).map_err(|fault| fault.code)?;
    assert_eq!(edits.len(), 1);
    Ok(edits.remove(0))
}

fn prices(goods: &Goods, how: PriceHow, round: Round) -> Result<Vec<i64>, &'static str> {
    let op = Op::Price {
        how,
        round,
        only: Vec::new(),
    };
    match one_edit(goods, op)? {
        Edit::Skus(forms) => {
            assert!(forms.iter().all(|form| form.stock.is_none()));
            Ok(forms.into_iter().map(|form| form.price_fen).collect())
        }
        other => panic!("{other:?}"),
    }
}

fn stock(goods: &Goods, how: QuantityHow) -> Result<Vec<i64>, &'static str> {
    let only = Vec::new();
    match one_edit(goods, Op::Quantity { how, only })? {
        Edit::Skus(forms) => {
            let pairs = forms.into_iter().zip(&goods.skus);
            Ok(pairs
                .map(|(form, was)| form.stock.unwrap_or(was.stock))
                .collect())
        }
        other => panic!("{other:?}"),
    }
}

fn coloured(value: &str) -> OnlySkus {
    OnlySkus::Prop {
        name: "颜色".to_owned(),
        value: value.to_owned(),
    }
}

fn coded(has: &str) -> OnlySkus {
    let has = has.to_owned();
    OnlySkus::Code { has }
}

fn dearer_by(fen: i64, only: Vec<OnlySkus>) -> Op {
    Op::Price {
        how: PriceHow::Add { fen },
        round: Round::None,
        only,
    }
}
