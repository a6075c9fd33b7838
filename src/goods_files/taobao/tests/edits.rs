use proptest::prelude::*;
use yingke_taobao_csv::{Field, Layout, Row};

use super::{
    arbitrary::{AT, format, generation, product, taken},
    rows::{ctx, filed, taken_in},
};
use crate::{
    catalogue::goods::{Goods, GoodsSku, Shelf},
    goods_files::taobao::{read, write},
};

type Change = (fn(&mut Goods), &'static [Field]);

/// Each edit, and the only columns that it may change.
const CHANGES: [Change; 14] = [
    (|goods| goods.title.push('新'), &[Field::Title]),
    (|goods| goods.code.push('N'), &[Field::OuterId]),
    (
        |goods| goods.selling_point = "包邮".into(),
        &[Field::Subtitle],
    ),
    (
        |goods| goods.description.push_str("<p>\t\"新\"\r\n</p>"),
        &[Field::Description],
    ),
    (turn, &[Field::ApproveStatus, Field::ListTime]),
    (
        |goods| goods.skus[0].price_fen += 1_500_001,
        &[Field::SkuProps, Field::Price],
    ),
    (
        |goods| goods.skus[0].stock += 7,
        &[Field::SkuProps, Field::Num],
    ),
    (
        |goods| goods.skus.iter_mut().for_each(|sku| sku.weight_g = 12_345),
        &[Field::ItemWeight],
    ),
    (
        |goods| goods.skus.iter_mut().for_each(|sku| sku.code.push('N')),
        &[Field::SkuProps],
    ),
    (scan, &[Field::Barcode, Field::SkuBarcode]),
    (
        |goods| goods.detail.pictures.reverse(),
        &[Field::Picture, Field::PictureStatus],
    ),
    (portray, &[Field::Picture, Field::PictureStatus]),
    (
        shorten,
        &[Field::SkuProps, Field::SkuBarcode, Field::Price, Field::Num],
    ),
    (
        rename,
        &[Field::SkuProps, Field::PropAlias, Field::InputCustomCpv],
    ),
];

fn turn(goods: &mut Goods) {
    (goods.state, goods.list_at) = match goods.state {
        Shelf::Listed => (Shelf::Stored, Some(AT + 86_400_000)),
        Shelf::Stored | Shelf::Deleted => (Shelf::Listed, None),
    };
}

fn scan(goods: &mut Goods) {
    for sku in &mut goods.skus {
        "690".clone_into(&mut sku.barcode);
    }
}

fn portray(goods: &mut Goods) {
    let last = goods.detail.pictures.last().cloned();
    let first = goods.skus[0].props.0.first().cloned();
    let is_first = |sku: &&mut GoodsSku| sku.props.0.first() == first.as_ref();
    for sku in goods.skus.iter_mut().filter(is_first) {
        sku.picture = last.clone().unwrap_or_default();
    }
}

fn shorten(goods: &mut Goods) {
    if goods.skus.len() > 1 {
        goods.skus.pop();
    }
}

fn rename(goods: &mut Goods) {
    let Some((_, old)) = goods.skus[0].props.0.first().cloned() else {
        return;
    };
    for sku in &mut goods.skus {
        let first = &mut sku.props.0[0].1;
        if *first == old {
            "新值".clone_into(first);
        }
    }
}

fn differing(one: &Row, other: &Row) -> Vec<Field> {
    let fields = Field::ALL.iter().copied();
    let differing = fields.filter(|field| one.get(*field) != other.get(*field));
    differing.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_row_differs_in_what_was_edited_and_undone_is_as_it_was_read(
        format in format(),
        generation in generation(),
        product in product(),
        which in prop::collection::vec(any::<bool>(), CHANGES.len()),
    ) {
        let layout = Layout::new(generation, format);
        let mut fitting = product;
        fitting.fit(&layout);
        let mut made = layout.new_row(&fitting).unwrap();
        // As tools write it, and we would not.
        let price = fitting.price.0;
        made.set(Field::Price, &format!(" {}.{:02}0", price / 100, price % 100)).unwrap();
        made.set(Field::Modified, "2016-02-28 18:34:24 ").unwrap();
        let row = filed(&made);
        let layout = row.layout();
        let (goods, snapshot) = taken_in(&row);
        let untouched = write(Some((&row, &snapshot)), &goods, layout, &ctx()).unwrap();
        prop_assert!(!untouched.row.is_changed() && untouched.lost.is_empty());
        prop_assert_eq!(untouched.row.bytes(), row.as_read());

        let (mut after, mut may_differ) = (goods.clone(), Vec::<Field>::new());
        for ((change, fields), _) in CHANGES.iter().zip(which).filter(|(_, is_made)| *is_made) {
            change(&mut after);
            may_differ.extend(*fields);
        }
        let written = write(Some((&row, &snapshot)), &after, layout, &ctx()).unwrap();
        for field in differing(&row, &written.row) {
            prop_assert!(may_differ.contains(&field), "{field:?}");
        }
        if written.lost.is_empty() {
            let mut incoming = read(&filed(&written.row), &ctx()).unwrap();
            // A code that was made of the title is another with another title.
            let known = Goods { code: incoming.code.clone(), ..after };
            prop_assert_eq!(taken(&mut incoming, Some(&known)), known);
        }
        let undone = write(Some((&row, &snapshot)), &goods, layout, &ctx()).unwrap();
        prop_assert_eq!(undone.row.bytes(), row.as_read());
    }
}
