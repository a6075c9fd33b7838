use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ItemState, KeptFault};
use crate::{
    catalogue::goods::{Change, Given, Goods, GoodsSku},
    vocabulary::{CategoryId, ProductId, SkuId},
};

/// A change, as an item keeps it to show and to take back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptChange {
    pub field: String,
    /// Code of the SKU it is about, after the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// The same SKU, whatever its code becomes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<SkuId>,
    /// Its properties after the change, as orders name it: `颜色:原木色;尺寸:1.4m`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub props: Option<String>,
    pub before: Value,
    pub after: Value,
    /// Of the stock: what orders wait for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserved: Option<i64>,
    /// Of the first SKU whose stock changes, where there are several: what all of them have, before and after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<(i64, i64)>,
    /// Of the category: those that are meant, before and after, whatever they come to be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categories: Option<[Option<CategoryId>; 2]>,
    /// Of what goes with it: the products that are meant, before and after, whatever codes they come to have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub products: Option<[Vec<Option<ProductId>>; 2]>,
    /// Once its product was taken back: why it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stays: Option<KeptFault>,
}

impl KeptChange {
    pub fn of(change: &Change, after: &Goods) -> Self {
        let by_code = |code: &String| after.skus.iter().find(|sku| sku.code == *code);
        let sku: Option<&GoodsSku> = change.sku.as_ref().and_then(by_code);
        let is_stock = change.field == "stock";
        Self {
            field: change.field.to_owned(),
            sku: change.sku.clone(),
            id: sku.map(|sku| sku.id),
            props: sku
                .map(|sku| sku.props.to_string())
                .filter(|props| !props.is_empty()),
            before: change.before.clone(),
            after: change.after.clone(),
            reserved: sku.filter(|_| is_stock).map(|sku| sku.reserved),
            total: None,
            categories: None,
            products: None,
            stays: None,
        }
    }

    /// What it names is called as it is by now; a category that is gone never as another is. `category` is its product's.
    pub fn called_now(&mut self, given: &Given, category: &str) {
        if let Some([before, after]) = self.categories {
            self.before = category_now(before, &self.before, (given, category));
            self.after = category_now(after, &self.after, (given, category));
        }
        self.coded_now(given);
    }

    /// The same of what goes with it alone.
    pub fn coded_now(&mut self, given: &Given) {
        if let Some([before, after]) = &self.products {
            codes_now(before, &mut self.before, given);
            codes_now(after, &mut self.after, given);
        }
    }

    /// Something could be bought of the SKU, and nothing can be any more.
    pub fn is_emptied(&self) -> bool {
        let reserved = self.reserved.unwrap_or_default();
        let left = |stock: &Value| stock.as_i64().unwrap_or_default() - reserved;
        self.field == "stock" && left(&self.before) > 0 && left(&self.after) <= 0
    }

    /// Whether it is what was looked at; what orders wait for may have changed.
    pub fn is(&self, change: &Change) -> bool {
        self.field == change.field
            && self.sku == change.sku
            && self.before == change.before
            && self.after == change.after
    }
}

fn category_now(id: Option<CategoryId>, was: &Value, (given, of_product): (&Given, &str)) -> Value {
    let Some(id) = id else {
        return was.clone();
    };
    if given.category_ids.get(of_product) == Some(&id) {
        // It may still wait for the name that its category has by now.
        return Value::from(of_product);
    }
    let is_others = |name: &str| given.category_ids.contains_key(name);
    match given.category(id) {
        Some(name) => Value::from(name),
        None if is_others(was.as_str().unwrap_or_default()) => Value::from(""),
        None => was.clone(),
    }
}

fn codes_now(ids: &[Option<ProductId>], codes: &mut Value, given: &Given) {
    let codes = codes.as_array_mut().into_iter().flatten();
    for (code, id) in codes.zip(ids) {
        let now = id.and_then(|id| given.product_codes.get(&id));
        if let Some(now) = now {
            *code = Value::from(now.as_str());
        }
    }
}

/// Of each change of an item whether it went back: of one that is kept, what did not says why.
pub fn went_back(state: Option<ItemState>, changes: &[KeptChange]) -> Vec<bool> {
    let is_told = changes.iter().any(|change| change.stays.is_some());
    let went_back = changes.iter().map(|change| match state {
        Some(ItemState::Undone) => true,
        Some(ItemState::Kept) => is_told && change.stays.is_none(),
        _ => false,
    });
    went_back.collect()
}

/// Whether the stocks of an item all went one way, so that their total has one too; true: back.
pub fn total_went_back(changes: &[KeptChange], went_back: &[bool]) -> Option<bool> {
    let stocks = changes.iter().zip(went_back);
    let mut stocks = stocks.filter(|(change, _)| change.field == "stock");
    let (_, first) = stocks.next()?;
    stocks
        .all(|(_, is_back)| is_back == first)
        .then_some(*first)
}

/// All of a product's changes.
pub fn kept(changes: &[Change], after: &Goods, given: &Given) -> Vec<KeptChange> {
    let kept = changes.iter().map(|change| KeptChange::of(change, after));
    let mut kept: Vec<_> = kept.collect();
    let id = |name: &Value| given.category_ids.get(name.as_str()?).copied();
    for change in kept.iter_mut().filter(|change| change.field == "category") {
        change.categories = Some([id(&change.before), id(&change.after)]);
    }
    let product = |code: &Value| given.product_ids.get(code.as_str()?).copied();
    let products = |codes: &Value| {
        codes
            .as_array()
            .into_iter()
            .flatten()
            .map(product)
            .collect()
    };
    for change in kept.iter_mut().filter(|change| change.field == "goes_with") {
        change.products = Some([products(&change.before), products(&change.after)]);
    }
    let total = total(&kept, after);
    let first = kept.iter_mut().find(|change| change.field == "stock");
    if let Some(first) = first.filter(|_| after.skus.len() > 1) {
        first.total = Some(total);
    }
    kept
}

/// Pieces of all SKUs, before and after.
fn total(changes: &[KeptChange], after: &Goods) -> (i64, i64) {
    let is: i64 = after.skus.iter().map(|sku| sku.stock).sum();
    let count = |stock: &Value| stock.as_i64().unwrap_or_default();
    let stocks = changes.iter().filter(|change| change.field == "stock");
    let more = stocks.map(|change| count(&change.after) - count(&change.before));
    (is - more.sum::<i64>(), is)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{catalogue::Props, vocabulary::new_id};

    fn sku(code: &str, (stock, reserved): (i64, i64)) -> GoodsSku {
        GoodsSku {
            id: SkuId(new_id()),
            code: code.to_owned(),
            barcode: String::new(),
            props: Props(vec![("颜色".to_owned(), "雾蓝".to_owned())]),
            price_fen: 100,
            stock,
            reserved,
            weight_g: 0,
            volume_cm3: 0,
            picture: String::new(),
        }
    }

    fn stock(sku: &str, before: i64, after: i64) -> Change {
        Change {
            field: "stock",
            sku: Some(sku.to_owned()),
            before: json!(before),
            after: json!(after),
        }
    }

    #[test]
    fn a_sku_keeps_its_name_and_says_when_nothing_of_it_is_left() {
        let after = Goods {
            skus: vec![sku("A", (2, 2)), sku("B", (9, 1)), sku("C", (5, 0))],
            ..Goods::named("T")
        };
        let kept = kept(
            &[stock("A", 30, 2), stock("B", 3, 9)],
            &after,
            &Given::nothing(),
        );
        assert_eq!(kept[0].props.as_deref(), Some("颜色:雾蓝"));
        assert_eq!((kept[0].is_emptied(), kept[1].is_emptied()), (true, false));
        assert_eq!((kept[0].total, kept[1].total), (Some((38, 16)), None));
    }

    #[test]
    fn one_sku_needs_no_total_and_what_was_empty_is_not_emptied() {
        let after = Goods {
            skus: vec![sku("A", (1, 1))],
            ..Goods::named("T")
        };
        let kept = kept(&[stock("A", 1, 0)], &after, &Given::nothing());
        assert_eq!((kept[0].is_emptied(), kept[0].total), (false, None));
    }
}
