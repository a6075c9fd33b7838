use super::{goods, sku, two};
use crate::{
    catalogue::{
        delivery::{ChargeBy, Charges},
        goods::{Goods, Shelf},
        ops::{Warning, warnings_of},
    },
    vocabulary::{TemplateId, new_id},
};

fn slips(before: &Goods, after: &Goods, floor_fen: i64) -> Vec<Warning> {
    warnings_of(before, after, (floor_fen, &Charges::new()))
}

#[test]
fn slips_are_warned_of_where_they_are_new() {
    let before = two();
    let with = |change: fn(&mut Goods)| {
        let mut after = before.clone();
        change(&mut after);
        slips(&before, &after, 5_000)
    };
    assert!(with(|_| {}).is_empty());
    let cheap = [Warning::PriceFloor, Warning::PriceFellMuch];
    assert_eq!(with(|after| after.skus[0].price_fen = 4_999), cheap);
    assert!(with(|after| after.skus[0].price_fen = 6_450).is_empty());
    let emptied = with(|after| {
        (after.skus[0].stock, after.skus[1].stock) = (2, 0);
    });
    assert_eq!(emptied, [Warning::ZeroStock]);
    let one_of_two = with(|after| after.skus[0].stock = 2);
    assert_eq!(one_of_two, [Warning::ZeroStock], "orders wait for the rest");
    let mut half_empty = two();
    half_empty.skus[1].stock = 0;
    let mut fuller = half_empty.clone();
    fuller.skus[0].stock = 9;
    let told = slips(&half_empty, &fuller, 5_000);
    assert!(told.is_empty(), "there was none of it before");
    assert!(with(|after| after.title = "壶".repeat(30)).is_empty());
    let long = with(|after| after.title = "壶".repeat(30) + "a");
    assert_eq!(long, [Warning::TitleLong]);
    let empty = goods(vec![sku("A", 100, (0, 0))]);
    let listed = Goods {
        state: Shelf::Listed,
        ..empty.clone()
    };
    assert_eq!(slips(&empty, &listed, 5_000), [Warning::ZeroStock]);
    assert_eq!(Warning::PriceFloor.code(), "price_floor");
    let mut coded = two();
    coded.skus[0].barcode = "690".to_owned();
    let mut double = coded.clone();
    double.skus[1].barcode = "690".to_owned();
    let told = slips(&coded, &double, 0);
    assert_eq!(told, [Warning::DuplicateBarcode]);
    assert!(slips(&double, &double, 0).is_empty());
    assert!(slips(&double, &two(), 0).is_empty(), "none is no barcode");
}

#[test]
fn what_costs_nothing_is_told_where_it_comes_to_stand_in_the_shop() {
    let free = goods(vec![sku("A", 0, (5, 0))]);
    let listed = Goods {
        state: Shelf::Listed,
        ..free.clone()
    };
    assert_eq!(slips(&free, &listed, 0), [Warning::PriceZero]);
    assert!(slips(&listed, &listed, 0).is_empty(), "nothing new");
    let mut dear = listed.clone();
    dear.skus[0].price_fen = 1;
    let told = slips(&dear, &listed, 0);
    assert_eq!(told, [Warning::PriceFellMuch, Warning::PriceZero]);
}

#[test]
fn what_freight_is_counted_by_is_asked_of_every_sku() {
    let [weight, volume, piece] = [(); 3].map(|()| TemplateId(new_id()));
    let charges = Charges::from([
        (weight, ChargeBy::Weight),
        (volume, ChargeBy::Volume),
        (piece, ChargeBy::Piece),
    ]);
    let slips = |before: &Goods, after: &Goods| warnings_of(before, after, (0, &charges));
    let by = |template| Goods {
        template: Some(template),
        ..two()
    };
    let [heavy, bulky] = [weight, volume].map(by);
    assert!(slips(&two(), &heavy).is_empty(), "each of them is weighed");
    assert!(slips(&two(), &by(piece)).is_empty());
    assert_eq!(slips(&two(), &bulky), [Warning::VolumeMissing]);
    assert!(slips(&bulky, &bulky).is_empty(), "nothing new");
    let mut light = heavy.clone();
    light.skus[1].weight_g = 0;
    assert_eq!(slips(&heavy, &light), [Warning::WeightMissing]);
    let listed = Goods {
        state: Shelf::Listed,
        ..light.clone()
    };
    assert_eq!(slips(&light, &listed), [Warning::WeightMissing]);
}
