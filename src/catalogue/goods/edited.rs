//! What edits make of a product: one pure function, for the form, for a batch, and for the time that was set.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde_json::{Value, json};
use yingke_masking::visible;

use super::{
    Edit, Goods, GoodsSku, Shelf,
    deleted::{is_deleting, waited_for},
    fault::{Fault, fault},
    sku_pictures, skus, texts,
};
use crate::{
    catalogue::{Attribute, Availability, categories::AttributeRule, delivery::Charges, low_stock},
    vocabulary::{CategoryId, Millis, ProductId, SkuId},
};

/// What edits may name of the shop, and what they are given from outside.
pub struct Given {
    pub at: Millis,
    pub fresh: fn() -> SkuId,
    /// What each category asks of its products.
    pub categories: HashMap<String, Vec<AttributeRule>>,
    /// Those that have each name at the moment.
    pub category_ids: HashMap<String, CategoryId>,
    /// With what each counts freight by.
    pub templates: Charges,
    /// Of products that there are.
    pub codes: HashSet<String>,
    /// Which of them have these codes at the moment.
    pub product_ids: HashMap<String, ProductId>,
    /// What those are called at the moment that are meant whatever they are called.
    pub product_codes: HashMap<ProductId, String>,
    /// Addresses of pictures of the shop, by what edits call them.
    pub pictures: HashMap<String, String>,
    /// The new description as customers see it; empty where it stays.
    pub cleaned: String,
}

impl Given {
    /// What a category is called at the moment; some of its products may wait for that name.
    pub fn category(&self, id: CategoryId) -> Option<&str> {
        let mut named = self.category_ids.iter();
        let found =
            named.find(|(name, other)| **other == id && self.categories.contains_key(*name));
        found.map(|(name, _)| name.as_str())
    }

    /// Of a shop that has nothing.
    #[cfg(test)]
    pub fn nothing() -> Self {
        Self {
            at: 0,
            fresh: || SkuId(crate::vocabulary::new_id()),
            categories: HashMap::new(),
            category_ids: HashMap::new(),
            templates: HashMap::new(),
            codes: HashSet::new(),
            product_ids: HashMap::new(),
            product_codes: HashMap::new(),
            pictures: HashMap::new(),
            cleaned: String::new(),
        }
    }
}

/// A field that is not what it was.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    pub field: &'static str,
    /// Code of the SKU it is about.
    pub sku: Option<String>,
    pub before: Value,
    pub after: Value,
}

/// The product after the edits, in their order, and what that changed. Nothing is changed where one of them makes no sense.
pub fn edited(
    before: &Goods,
    edits: &[Edit],
    given: &Given,
) -> Result<(Goods, Vec<Change>), Fault> {
    let mut after = before.clone();
    for edit in edits {
        set(&mut after, edit, given)?;
    }
    if after.state != Shelf::Stored {
        after.list_at = None;
    }
    if is_deleting(before, &after) {
        waited_for(before.skus.iter().map(|sku| sku.reserved).sum())?;
    }
    whole(&after)?;
    sku_pictures::settle(&before.skus, &mut after, &given.pictures)?;
    let changes = changes(before, &after, edits);
    answered((before, &after), &changes, given)?;
    Ok((after, changes))
}

fn set(goods: &mut Goods, edit: &Edit, given: &Given) -> Result<(), Fault> {
    match edit {
        Edit::Code(code) => {
            texts::code(code)?;
            goods.code.clone_from(code);
        }
        Edit::Title(title) => {
            texts::title(title)?;
            goods.title = visible(title);
        }
        Edit::Category(name) => {
            if !given.categories.contains_key(name) {
                let title = "The shop has no such category";
                return Err(fault("no_such_category", "category", title));
            }
            goods.category.clone_from(name);
        }
        Edit::SellingPoint(text) => {
            texts::selling_point(text)?;
            goods.selling_point.clone_from(text);
        }
        Edit::Availability(Availability::SoldOut) => {
            let title = "availability: stock, presale or custom";
            return Err(fault("bad_availability", "availability", title));
        }
        Edit::Availability(availability) => goods.availability = *availability,
        Edit::Description(html) => {
            texts::description(html)?;
            goods.description.clone_from(html);
        }
        Edit::Tags(tags) => {
            texts::tags(tags)?;
            goods.tags.clone_from(tags);
        }
        Edit::Template(template) => {
            if template.is_some_and(|id| !given.templates.contains_key(&id)) {
                let title = "The shop has no such delivery template";
                return Err(fault("no_such_template", "template", title));
            }
            goods.template = *template;
        }
        Edit::State(state) => goods.state = *state,
        Edit::ListAt(at) => {
            if at.is_some_and(|at| at <= given.at) {
                let title = "list_at: a time that is still to come";
                return Err(fault("bad_list_at", "list_at", title));
            }
            goods.list_at = *at;
        }
        Edit::LowStock(pieces) => {
            if pieces.is_some_and(|pieces| !low_stock::is_figure(pieces)) {
                let title = "low_stock: 0 to 1,000,000 pieces";
                return Err(fault("bad_low_stock", "low_stock", title));
            }
            goods.low_stock = *pieces;
        }
        Edit::Skus(forms) => goods.skus = skus::table(&goods.skus, forms, given.fresh)?,
        edit => super::detail::set(&mut goods.detail, edit, given)?,
    }
    Ok(())
}

/// Nobody could buy less.
fn whole(goods: &Goods) -> Result<(), Fault> {
    if goods.title.is_empty() {
        return Err(fault("bad_title", "title", "title: 1 to 120 characters"));
    }
    if goods.category.is_empty() {
        let title = "category: one of the shop's";
        return Err(fault("no_such_category", "category", title));
    }
    if goods.skus.is_empty() {
        return Err(fault("bad_skus", "skus", "skus: 1 to 600"));
    }
    Ok(())
}

/// What the category's template asks is answered in its way. What was listed before the template asked is left in peace until
/// somebody sees to its attributes, its category or its place on the shelf; an old answer among new ones until the last two.
fn answered(
    (before, goods): (&Goods, &Goods),
    changes: &[Change],
    given: &Given,
) -> Result<(), Fault> {
    let is_changed = |field: &str| changes.iter().any(|change| change.field == field);
    let is_listed_by_it = is_changed("state") && goods.state == Shelf::Listed;
    let asks_all = is_changed("category") || is_listed_by_it;
    if !asks_all && !is_changed("attributes") {
        return Ok(());
    }
    let is_asked = |answer: &Attribute| asks_all || !before.detail.attributes.contains(answer);
    let Some(rules) = given.categories.get(&goods.category) else {
        return Ok(());
    };
    for rule in rules {
        let mut answers = goods.detail.attributes.iter().enumerate();
        match answers.find(|(_, answer)| answer.name == rule.name) {
            Some((place, answer)) if is_asked(answer) && !rule.takes(&answer.value) => {
                let title = format!("{}: {}", rule.name, rule.asks());
                return Err(fault(
                    "bad_attribute",
                    format!("attributes.{place}.value"),
                    title,
                ));
            }
            None if rule.is_required && goods.state == Shelf::Listed => {
                let title = format!("{} is missing", rule.name);
                return Err(fault("attribute_missing", "attributes", title));
            }
            _ => {}
        }
    }
    Ok(())
}

fn changes(before: &Goods, after: &Goods, edits: &[Edit]) -> Vec<Change> {
    let mut touched: Vec<&'static str> = Vec::new();
    for edit in edits {
        if !touched.contains(&edit.field()) {
            touched.push(edit.field());
        }
    }
    // Listing it takes the time away that was set for it, and so does deleting it.
    if touched.contains(&"state") && !touched.contains(&"list_at") {
        touched.push("list_at");
    }
    // A picture that goes is taken off its SKUs.
    if touched.contains(&"pictures") && !touched.contains(&"skus") {
        touched.push("skus");
    }
    let mut changes = Vec::new();
    for field in touched {
        if field == "skus" {
            changes.extend(sku_changes(&before.skus, &after.skus));
            continue;
        }
        let (was, is) = (before.field(field), after.field(field));
        if was != is {
            changes.push(change(field, None, was, is));
        }
    }
    changes
}

fn sku_changes(before: &[GoodsSku], after: &[GoodsSku]) -> Vec<Change> {
    let known: HashMap<_, _> = before.iter().map(|sku| (sku.id, sku)).collect();
    let kept: HashSet<_> = after.iter().map(|sku| sku.id).collect();
    let mut changes = Vec::new();
    for sku in before.iter().filter(|sku| !kept.contains(&sku.id)) {
        changes.push(change("sku", Some(&sku.code), row(sku), Value::Null));
    }
    for sku in after {
        match known.get(&sku.id) {
            None => changes.push(change("sku", Some(&sku.code), Value::Null, row(sku))),
            Some(was) => changes.extend(of_one(was, sku)),
        }
    }
    let order = |skus: &[GoodsSku]| skus.iter().map(|sku| sku.id).collect::<Vec<_>>();
    if changes.is_empty() && order(before) != order(after) {
        let codes = |skus: &[GoodsSku]| skus.iter().map(|sku| json!(sku.code)).collect::<Value>();
        changes.push(change("skus", None, codes(before), codes(after)));
    }
    changes
}

/// A field of a SKU: its name, whether two have the same there, and as changes tell it.
type OfSku = (
    &'static str,
    fn(&GoodsSku, &GoodsSku) -> bool,
    fn(&GoodsSku) -> Value,
);

const OF_SKU: [OfSku; 8] = [
    ("code", |a, b| a.code == b.code, |sku| json!(sku.code)),
    (
        "barcode",
        |a, b| a.barcode == b.barcode,
        |sku| json!(sku.barcode),
    ),
    ("props", |a, b| a.props == b.props, props),
    (
        "price_fen",
        |a, b| a.price_fen == b.price_fen,
        |sku| json!(sku.price_fen),
    ),
    ("stock", |a, b| a.stock == b.stock, |sku| json!(sku.stock)),
    (
        "weight_g",
        |a, b| a.weight_g == b.weight_g,
        |sku| json!(sku.weight_g),
    ),
    (
        "volume_cm3",
        |a, b| a.volume_cm3 == b.volume_cm3,
        |sku| json!(sku.volume_cm3),
    ),
    (
        "picture",
        |a, b| a.picture == b.picture,
        |sku| json!(sku.picture),
    ),
];

fn of_one(was: &GoodsSku, is: &GoodsSku) -> Vec<Change> {
    let code = is.code.as_str();
    let changed = OF_SKU.iter().filter(|(_, is_same, _)| !is_same(was, is));
    changed
        .map(|(field, _, value)| change(field, Some(code), value(was), value(is)))
        .collect()
}

/// As orders name a SKU: an object would not keep their order.
fn props(sku: &GoodsSku) -> Value {
    json!(sku.props.to_string())
}

fn row(sku: &GoodsSku) -> Value {
    json!({ "props": props(sku), "price_fen": sku.price_fen, "stock": sku.stock })
}

fn change(field: &'static str, sku: Option<&str>, before: Value, after: Value) -> Change {
    Change {
        field,
        sku: sku.map(str::to_owned),
        before,
        after,
    }
}
