//! A product as rows.

use super::{
    Column, Lang,
    lists::{Entry, entries, items},
    values,
};
use crate::{
    catalogue::goods::{Goods, GoodsSku},
    goods_files::incoming::Ctx,
};

/// The first row of a file.
pub fn head(columns: &[Column], lang: Lang) -> Vec<String> {
    let labels = columns.iter().map(|column| column.label(lang).to_owned());
    labels.collect()
}

/// A row for each SKU. The product's code stands in each, so that rows may be sorted; everything else of it in the first.
pub fn write(columns: &[Column], goods: &Goods, ctx: &Ctx, lang: Lang) -> Vec<Vec<String>> {
    let row = |sku: Option<&GoodsSku>, is_first: bool| -> Vec<String> {
        let cells = columns.iter().map(|column| match sku {
            Some(sku) if column.is_of_sku() => of_sku(*column, sku),
            _ if is_first || *column == Column::Code => of_product(*column, goods, ctx, lang),
            _ => String::new(),
        });
        cells.collect()
    };
    if goods.skus.is_empty() {
        return vec![row(None, true)];
    }
    let skus = goods.skus.iter().enumerate();
    skus.map(|(place, sku)| row(Some(sku), place == 0))
        .collect()
}

fn of_sku(column: Column, sku: &GoodsSku) -> String {
    match column {
        Column::SkuCode => sku.code.clone(),
        Column::Props => sku.props.to_string(),
        Column::Price => values::yuan(sku.price_fen),
        Column::Stock => sku.stock.to_string(),
        Column::Reserved => sku.reserved.to_string(),
        Column::Barcode => sku.barcode.clone(),
        Column::Weight => sku.weight_g.to_string(),
        Column::Volume => sku.volume_cm3.to_string(),
        Column::SkuPicture => sku.picture.clone(),
        _ => String::new(),
    }
}

fn of_product(column: Column, goods: &Goods, ctx: &Ctx, lang: Lang) -> String {
    let detail = &goods.detail;
    let number = |number: Option<i64>| number.map(|number| number.to_string());
    match column {
        Column::Code => goods.code.clone(),
        Column::Title => goods.title.clone(),
        Column::Category => goods.category.clone(),
        Column::SellingPoint => goods.selling_point.clone(),
        Column::State => values::shelf_word(goods.state, lang).to_owned(),
        Column::ListAt => goods.list_at.map(values::time).unwrap_or_default(),
        Column::Availability => values::availability_word(goods.availability, lang).to_owned(),
        Column::ShipsWithinHours => detail.ships_within_hours.to_string(),
        Column::PresaleShipsOn => detail.presale_ships_on.clone().unwrap_or_default(),
        Column::CustomDays => number(detail.custom_days).unwrap_or_default(),
        Column::Template => {
            let name = goods.template.and_then(|id| ctx.templates.get(&id));
            name.cloned().unwrap_or_default()
        }
        Column::Tags => items(&goods.tags),
        Column::LowStock => number(goods.low_stock).unwrap_or_default(),
        Column::Scenes => items(&detail.scenes),
        Column::GoesWith => items(&detail.goes_with),
        Column::Pictures => items(&detail.pictures),
        Column::Suits => detail.suits.clone(),
        Column::Usage => detail.usage.clone(),
        Column::Care => detail.care.clone(),
        Column::Installation => detail.installation.clone(),
        Column::Cautions => detail.cautions.clone(),
        Column::Description => goods.description.clone(),
        column => of_lines(column, goods),
    }
}

fn of_lines(column: Column, goods: &Goods) -> String {
    let detail = &goods.detail;
    match column {
        Column::Attributes => entries(detail.attributes.iter().map(|attribute| Entry {
            name: attribute.name.clone(),
            value: attribute.value.clone(),
            ..Entry::default()
        })),
        Column::Facts => entries(detail.facts.iter().map(|fact| Entry {
            name: fact.label.clone(),
            key: fact.key.clone(),
            value: fact.value.clone(),
        })),
        Column::Faq => entries(detail.faq.iter().map(|question| Entry {
            name: question.q.clone(),
            value: question.a.clone(),
            ..Entry::default()
        })),
        _ => String::new(),
    }
}
