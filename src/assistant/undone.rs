//! Takes back what a batch made of a product, as far as it is still so: pure.
//!
//! A field that is as the batch left it becomes what it was before; one that was changed since stays, and is told. Pieces are counted
//! back by difference: orders have taken some meanwhile.

use serde_json::{Value, json};

use super::{KeptChange, KeptFault};
use crate::{
    catalogue::{
        Props,
        goods::{Edit, Goods, GoodsSku, SkuForm},
    },
    vocabulary::Millis,
};

/// What makes a product as it was.
#[derive(Debug, Default)]
pub struct Undone {
    pub edits: Vec<Edit>,
    /// Why something stays, the first reason of all.
    pub stays: Option<KeptFault>,
}

pub fn undone(now: &Goods, changes: &[KeptChange], at: Millis) -> Undone {
    let mut undone = Undone::default();
    let mut table = Table::of(&now.skus);
    for change in changes {
        let done = match change.sku {
            Some(_) => table.undo(change),
            None => field(now, change, at).map(|edit| undone.edits.extend(edit)),
        };
        if let Err(fault) = done {
            undone.stays.get_or_insert(fault);
        }
    }
    undone.edits.extend(table.edit());
    undone
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
    // The time at which it was to be listed has passed.
    let has_passed = name == "list_at" && change.before.as_i64().is_some_and(|due| due <= at);
    if has_passed {
        return Ok(None);
    }
    let edit = json!({ "field": name, "value": change.before });
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
        let is_it = |sku: &GoodsSku| match change.id {
            Some(id) => sku.id == id,
            None => Some(&sku.code) == change.sku.as_ref(),
        };
        let mut rows = (0..).zip(self.rows.iter_mut());
        let Some((place, (sku, form))) = rows.find(|(_, (sku, _))| is_it(sku)) else {
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
    if back < sku.reserved || back < 0 {
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
