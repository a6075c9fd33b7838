//! What a file may not hold of a product.

use yingke_taobao_csv::{Field, Layout};

use super::{
    Came, TaobaoNames, attributes, sku_pictures, skus,
    time::{list_time, moment},
};
use crate::catalogue::{Attribute, Availability, Detail, goods::Goods};

/// Makes of a product that was put down here what a file of that layout would bring back, and says which fields are not as they were.
pub fn fit(goods: &mut Goods, layout: &Layout, names: &TaobaoNames) -> Vec<String> {
    let mut before = goods.clone();
    let lacks = |field| layout.column(field).is_none();
    let taken = skus::pids(&goods.skus, names);
    goods.detail = Detail {
        pictures: std::mem::take(&mut goods.detail.pictures),
        attributes: attributes::held(&before.detail.attributes, (&taken, names)),
        ..Goods::named("").detail
    };
    // In which order they stand says nothing.
    let held = &goods.detail.attributes;
    let place = |one: &Attribute| held.iter().position(|other| other.name == one.name);
    before.detail.attributes.sort_by_key(place);
    goods.availability = Availability::Stock;
    goods.tags.clear();
    goods.template = None;
    goods.list_at = goods.list_at.and_then(list_time).and_then(moment);
    goods.low_stock = None;
    if lacks(Field::Subtitle) {
        goods.selling_point.clear();
    }
    fit_skus(goods, layout, names);
    let mut lost = differing(&before, goods);
    if names.cid_of(&goods.category).is_none() {
        lost.push("category".to_owned());
    }
    lost.extend(lost_of_skus(&before, goods));
    lost
}

/// What no layout has a column for, where it is otherwise than every file brings it.
pub(super) fn without_column(goods: &Goods, came: &[Came]) -> Vec<String> {
    let mut brought = Goods::named("");
    let attributes = &goods.detail.attributes;
    if !attributes::has_others(attributes, came) {
        brought.detail.attributes.clone_from(attributes);
    }
    brought.selling_point.clone_from(&goods.selling_point);
    brought.list_at = goods.list_at.and_then(list_time).and_then(moment);
    differing(goods, &brought)
}

fn differing(one: &Goods, other: &Goods) -> Vec<String> {
    let fields = FIELDS.iter();
    let differing = fields.filter(|field| one.field(field) != other.field(field));
    differing.map(|field| (*field).to_owned()).collect()
}

/// What a file may not hold.
const FIELDS: [&str; 19] = [
    "selling_point",
    "attributes",
    "availability",
    "ships_within_hours",
    "presale_ships_on",
    "custom_days",
    "facts",
    "suits",
    "scenes",
    "usage",
    "care",
    "installation",
    "cautions",
    "faq",
    "goes_with",
    "tags",
    "template",
    "list_at",
    "low_stock",
];

fn fit_skus(goods: &mut Goods, layout: &Layout, names: &TaobaoNames) {
    let lacks = |field| layout.column(field).is_none();
    let weight = goods.skus.iter().map(|sku| sku.weight_g).max();
    let size = goods.skus.iter().map(|sku| sku.volume_cm3).max();
    let weight = weight.filter(|_| !lacks(Field::ItemWeight));
    let size = size.filter(|_| !lacks(Field::ItemSize));
    let is_only = matches!(goods.skus.as_slice(), [only] if only.props.0.is_empty());
    let barcode = if is_only {
        Field::Barcode
    } else {
        Field::SkuBarcode
    };
    let pictures = sku_pictures::held(&goods.skus);
    skus::name_as_read(&mut goods.skus, names);
    for (sku, picture) in goods.skus.iter_mut().zip(pictures) {
        sku.picture = picture;
        sku.weight_g = weight.unwrap_or_default();
        sku.volume_cm3 = size.unwrap_or_default();
        sku.stock = sku.stock.min(skus::MOST_PIECES);
        if lacks(barcode) {
            sku.barcode.clear();
        }
        if is_only {
            sku.code.clone_from(&goods.code);
        }
    }
}

fn lost_of_skus(before: &Goods, after: &Goods) -> Vec<String> {
    let mut lost = Vec::new();
    let skus = || before.skus.iter().zip(&after.skus);
    for (field, is_lost) in [
        ("skus.code", skus().any(|(was, is)| was.code != is.code)),
        ("skus.props", skus().any(|(was, is)| was.props != is.props)),
        (
            "skus.barcode",
            skus().any(|(was, is)| was.barcode != is.barcode),
        ),
        (
            "skus.weight_g",
            skus().any(|(was, is)| was.weight_g != is.weight_g),
        ),
        (
            "skus.volume_cm3",
            skus().any(|(was, is)| was.volume_cm3 != is.volume_cm3),
        ),
        ("skus.stock", skus().any(|(was, is)| was.stock != is.stock)),
        (
            "skus.picture",
            skus().any(|(was, is)| was.picture != is.picture),
        ),
    ] {
        if is_lost {
            lost.push(field.to_owned());
        }
    }
    lost
}
