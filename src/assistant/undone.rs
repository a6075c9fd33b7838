//! Takes back what a batch made of a product, as far as it is still so: pure.
//!
//! A field that is as the batch left it becomes what it was before; one that was changed since stays, and is told. Pieces are counted
//! back by difference: orders have taken some meanwhile. What was listed since at the time that the batch set stays in the shop.

use serde_json::{Value, json};

use super::{KeptChange, KeptFault, listed_since::time_came};
use crate::{
    catalogue::{
        Props,
        goods::{Edit, Goods, GoodsSku, Shelf, SkuForm},
    },
    vocabulary::Millis,
};

/// The changes of a product on their way back, each with a fate of its own.
pub struct Undone<'a> {
    now: &'a Goods,
    at: Millis,
    changes: Vec<KeptChange>,
    /// Of each change whether it is to go back.
    goes: Vec<bool>,
}

impl<'a> Undone<'a> {
    pub fn of(now: &'a Goods, changes: Vec<KeptChange>, at: Millis) -> Self {
        Self {
            now,
            at,
            goes: vec![true; changes.len()],
            changes,
        }
    }

    /// Only what stayed the last time: pieces that went back then are not counted back twice.
    pub fn again(now: &'a Goods, mut changes: Vec<KeptChange>, at: Millis) -> Self {
        let goes = changes.iter_mut().map(|change| change.stays.take());
        let goes = goes.map(|stays| stays.is_some()).collect();
        Self {
            now,
            at,
            changes,
            goes,
        }
    }

    pub const fn now(&self) -> &'a Goods {
        self.now
    }

    /// What makes the product as it was. What was changed since stays from now on.
    pub fn edits(&mut self) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut table = Table::of(&self.now.skus);
        let is_listed_since = self.now.state == Shelf::Listed && time_came(&self.changes, self.at);
        for (change, goes) in self.changes.iter_mut().zip(&self.goes) {
            if !goes || change.stays.is_some() {
                continue;
            }
            let done = match change.sku {
                Some(_) => table.undo(change),
                None if is_listed_since && change.field == "list_at" => {
                    Err(KeptFault::listed_since())
                }
                None => field(self.now, change, self.at).map(|edit| edits.extend(edit)),
            };
            change.stays = done.err();
        }
        edits.extend(table.edit());
        edits
    }

    /// What this is about stays, so that the rest can go back; the fault where it is about nothing of it.
    pub fn without(&mut self, fault: KeptFault) -> Result<(), KeptFault> {
        let about = self.about(&fault);
        if about.is_empty() {
            return Err(fault);
        }
        for place in about {
            self.changes[place].stays = Some(fault.clone());
        }
        Ok(())
    }

    pub fn without_sku_codes(&mut self, fault: &KeptFault) {
        for place in self.going(|change| change.sku.is_some() && change.field == "code") {
            self.changes[place].stays = Some(fault.clone());
        }
    }

    /// Why something stays, the first reason of all.
    pub fn stays(&self) -> Option<&KeptFault> {
        self.changes.iter().find_map(|change| change.stays.as_ref())
    }

    /// Its changes, each with the reason why it stays.
    pub fn told(self) -> Vec<KeptChange> {
        self.changes
    }

    fn going(&self, holds: impl Fn(&KeptChange) -> bool) -> Vec<usize> {
        let goes = self.changes.iter().zip(&self.goes).enumerate();
        let going = goes.filter(|(_, (change, goes))| **goes && change.stays.is_none());
        let going = going.filter(|(_, (change, _))| holds(change));
        going.map(|(place, _)| place).collect()
    }

    /// Places of the changes that a fault is about.
    fn about(&self, fault: &KeptFault) -> Vec<usize> {
        let mut path = fault.field.split('.');
        let name = path.next().unwrap_or_default();
        if name == "skus" {
            let place = path.next().and_then(|place| place.parse().ok());
            return self.about_skus(place, path.next().unwrap_or_default());
        }
        // An attribute is asked for by the shelf, by the category, and by what was answered.
        let to_blame = match fault.code.as_str() {
            "attribute_missing" => ["state", "category", "attributes"],
            "bad_attribute" => ["attributes", "category", "state"],
            _ => [name; 3],
        };
        let own = |name: &str| self.going(|change| change.sku.is_none() && change.field == name);
        let mut about = to_blame.into_iter().map(own);
        about.find(|about| !about.is_empty()).unwrap_or_default()
    }

    /// The value itself, else one that would come to be like it, else all of that field, else all.
    fn about_skus(&self, place: Option<usize>, field: &str) -> Vec<usize> {
        if let Some(sku) = place.and_then(|place: usize| self.now.skus.get(place)) {
            let of_field = |change: &KeptChange| change.sku.is_some() && change.field == field;
            let itself = self.going(|change| of_field(change) && is_of(sku, change));
            if !itself.is_empty() {
                return itself;
            }
            let is = of_sku(sku, field);
            let alike = self.going(|change| of_field(change) && change.before == is);
            if !alike.is_empty() {
                return alike;
            }
            let all = self.going(of_field);
            if !all.is_empty() {
                return all;
            }
        }
        self.going(|change| change.sku.is_some())
    }
}

/// None: it is already as it was.
fn field(now: &Goods, change: &KeptChange, at: Millis) -> Result<Option<Edit>, KeptFault> {
    let name = change.field.as_str();
    let is = now.field(name);
    if is == change.before {
        return Ok(None);
    }
    if is != change.after {
        return Err(changed_since(name));
    }
    // A time for listing that has passed is not set again, nor does the one stay that came in its place.
    let has_passed = name == "list_at" && change.before.as_i64().is_some_and(|due| due <= at);
    if has_passed && is.is_null() {
        return Ok(None);
    }
    let before = (!has_passed).then_some(&change.before);
    let edit = json!({ "field": name, "value": before });
    let edit = serde_json::from_value(edit);
    edit.map(Some).map_err(|_| changed_since(name))
}

fn changed_since(field: &str) -> KeptFault {
    let title = "It was changed since: it stays as it is";
    KeptFault::new("changed_since", field, title)
}

/// The table of SKUs as it is, on its way back.
struct Table<'a> {
    rows: Vec<(&'a GoodsSku, SkuForm)>,
    is_changed: bool,
}

impl<'a> Table<'a> {
    fn of(skus: &'a [GoodsSku]) -> Self {
        let rows = skus.iter().map(|sku| (sku, form(sku)));
        Self {
            rows: rows.collect(),
            is_changed: false,
        }
    }

    fn undo(&mut self, change: &KeptChange) -> Result<(), KeptFault> {
        let mut rows = (0..).zip(self.rows.iter_mut());
        let Some((place, (sku, form))) = rows.find(|(_, (sku, _))| is_of(sku, change)) else {
            return Err(changed_since("skus"));
        };
        let path = format!("skus.{place}.{}", change.field);
        self.is_changed |= put_back(sku, form, change, &path)?;
        Ok(())
    }

    fn edit(self) -> Option<Edit> {
        let forms = self.rows.into_iter().map(|(_, form)| form);
        self.is_changed.then(|| Edit::Skus(forms.collect()))
    }
}

fn is_of(sku: &GoodsSku, change: &KeptChange) -> bool {
    match change.id {
        Some(id) => sku.id == id,
        None => Some(&sku.code) == change.sku.as_ref(),
    }
}

/// Whether that changes the row.
fn put_back(
    sku: &GoodsSku,
    form: &mut SkuForm,
    change: &KeptChange,
    path: &str,
) -> Result<bool, KeptFault> {
    if change.field == "stock" {
        return count_back(sku, form, change, path);
    }
    let is = of_sku(sku, &change.field);
    if is == change.before {
        return Ok(false);
    }
    if is != change.after {
        return Err(changed_since(path));
    }
    let before = &change.before;
    match change.field.as_str() {
        "price_fen" => form.price_fen = before.as_i64().unwrap_or(sku.price_fen),
        "weight_g" => form.weight_g = before.as_i64(),
        "volume_cm3" => form.volume_cm3 = before.as_i64(),
        "code" => form.code = text(before),
        "barcode" => form.barcode = text(before),
        "picture" => form.picture = Some(text(before)),
        "props" => form.props = props(&text(before)),
        _ => return Err(changed_since(path)),
    }
    Ok(true)
}

fn count_back(
    sku: &GoodsSku,
    form: &mut SkuForm,
    change: &KeptChange,
    path: &str,
) -> Result<bool, KeptFault> {
    let count = |value: &Value| value.as_i64().unwrap_or_default();
    let back = sku.stock - (count(&change.after) - count(&change.before));
    if back < 0 && sku.reserved == 0 {
        let title = "Fewer are there than would go back";
        return Err(KeptFault::new("fewer_than_none", path, title));
    }
    if back < sku.reserved {
        let title = format!("Orders wait for {} of them", sku.reserved);
        return Err(KeptFault {
            amount: Some(sku.reserved),
            ..KeptFault::new("too_little_stock", path, &title)
        });
    }
    form.stock = Some(back);
    form.stock_was = Some(sku.stock);
    Ok(back != sku.stock)
}

fn form(sku: &GoodsSku) -> SkuForm {
    SkuForm {
        id: Some(sku.id),
        code: sku.code.clone(),
        barcode: sku.barcode.clone(),
        props: sku.props.clone(),
        price_fen: sku.price_fen,
        stock: None,
        stock_was: None,
        weight_g: None,
        volume_cm3: None,
        picture: None,
    }
}

/// As changes tell it.
fn of_sku(sku: &GoodsSku, field: &str) -> Value {
    match field {
        "code" => json!(sku.code),
        "barcode" => json!(sku.barcode),
        "props" => json!(sku.props.to_string()),
        "price_fen" => json!(sku.price_fen),
        "weight_g" => json!(sku.weight_g),
        "volume_cm3" => json!(sku.volume_cm3),
        "picture" => json!(sku.picture),
        _ => Value::Null,
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Neither names nor values have these signs in them.
fn props(text: &str) -> Props {
    let pairs = text.split(';').filter_map(|pair| pair.split_once(':'));
    Props(
        pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    )
}
