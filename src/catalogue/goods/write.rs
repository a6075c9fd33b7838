//! The one place that writes an edited product: rows, history, timer, event, notices and the audit row, in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, Value,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use yingke_schema::catalogue::{goods_picture, product, product_change};

use super::{
    Change, Given, Goods, Shelf, Stored, Unwritten,
    bulk::gather,
    by_itself,
    deleted::hold_to_delete,
    fault,
    notice::{News, Told, news_of, notice_of},
    sku_rows::write_skus,
    storage::{Before, code_taken, listed_before, photo_of, photos_in},
};
use crate::{
    access::Actor,
    audit,
    catalogue::{
        low_stock::low_stock_in,
        matches::{rename_matches, set_matches},
        storage::{as_text, describe, sought},
    },
    storage::{Event, ShopTx, StorageError},
    vocabulary::{BatchId, FileId, MemberId, Millis, ProductId, client_id_for},
};

const AT_ONCE: usize = 200;

/// A product was put down or edited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProductChanged {
    pub product: ProductId,
    pub rev: i64,
    /// None: it was time.
    pub by: Option<MemberId>,
    /// What is not as it was.
    pub fields: Vec<String>,
}

impl Event for ProductChanged {
    const KIND: &'static str = "ProductChanged";
}

/// Why one product is written: it says how members hear of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Somebody edited it: it is told by itself.
    Edited,
    /// The time came that was set for its listing (`list_at`): thousands may have been given one, and are told together.
    TimeCame,
}

/// Writes what [`super::edited`] made of a product; the caller is [`super::storage::alone`]. Its revision after it.
pub async fn write(
    tx: &ShopTx,
    stored: &Stored,
    (after, changes): (&Goods, &[Change]),
    given: &Given,
    (actor, cause): (&Actor, Cause),
) -> Result<i64, Unwritten> {
    let at = given.at;
    let (id, rev) = (stored.id, stored.rev + 1);
    hold_to_delete(tx, stored, after).await?;
    if let Some(place) = code_taken(tx, id, &after.skus).await? {
        let title = "Another product has a SKU of this code";
        return Err(fault("code_taken", format!("skus.{place}.code"), title).into());
    }
    let how_it_left = how_it_left(tx, stored, after).await?;
    let more = write_skus(tx, id, &stored.goods.skus, &after.skus, at).await?;
    write_product(tx, stored, (after, changes), more, at).await?;
    let is_changed = |field: &str| changes.iter().any(|change| change.field == field);
    if is_changed("description") {
        let described = (after.description.clone(), given.cleaned.clone());
        describe(tx, id, described).await?;
    }
    if is_changed("pictures") || is_changed("description") {
        show_pictures(tx, shown_by(after)).await?;
    }
    if is_changed("goes_with") {
        set_matches(tx, &[(id, after.detail.goes_with.as_slice())]).await?;
    }
    let (was, is) = (stored.goods.code.as_str(), after.code.as_str());
    if was != is {
        rename_matches(tx, &[(was, is)]).await?;
    }
    let says = History {
        actor,
        at,
        batch: None,
    };
    tx.insert(says.row(tx, (id, rev), changes)).await?;
    by_itself::settle(tx, id, after.list_at).await?;
    let mut fields: Vec<String> = Vec::new();
    for change in changes {
        if !fields.iter().any(|field| field == change.field) {
            fields.push(change.field.to_owned());
        }
    }
    let by = actor.member().ok().map(|member| member.id);
    let known = (low_stock_in(tx).await?, how_it_left);
    match cause {
        Cause::Edited => {
            if let Some(notice) = notice_of((id, rev), &stored.goods, after, known) {
                tx.emit(&notice, at).await?;
            }
        }
        Cause::TimeCame => {
            if let Some(news) = news_of(&stored.goods, after, known) {
                tell_together(tx, stored, (news, None), at).await?;
            }
        }
    }
    let detail = json!({ "rev": rev, "fields": fields });
    let product = id;
    let changed = ProductChanged {
        product,
        rev,
        by,
        fields,
    };
    tx.emit(&changed, at).await?;
    // Last: whoever has its lock waits for nobody.
    let entry = audit::Entry {
        action: "edit_goods",
        object: format!("product/{id}"),
        detail,
    };
    audit::record(tx, actor, at, entry).await?;
    Ok(rev)
}

/// Thousands may have been given one time: they are told of in one notice of a kind, as those of a batch are.
pub async fn tell_together(
    tx: &ShopTx,
    stored: &Stored,
    (news, why): (News, Option<[String; 2]>),
    at: Millis,
) -> Result<(), StorageError> {
    let due = stored.goods.list_at.unwrap_or(at);
    let together = BatchId(client_id_for(&format!("goods_listed/{due}")).0);
    let told = Told {
        news,
        first: stored.id,
        title: stored.goods.title.clone(),
        many: 1,
        why,
        also: Vec::new(),
    };
    gather(tx, together, vec![told], at).await
}

/// Asked before this turn of it is history too.
async fn how_it_left(tx: &ShopTx, stored: &Stored, after: &Goods) -> Result<Before, StorageError> {
    if !is_listing(&stored.goods, after) {
        return Ok(Before::Never);
    }
    let mut known = listed_before(tx, &[stored.id]).await?;
    Ok(known.remove(&stored.id).unwrap_or_default())
}

async fn write_product(
    tx: &ShopTx,
    stored: &Stored,
    (after, changes): (&Goods, &[Change]),
    more: i64,
    at: Millis,
) -> Result<(), Unwritten> {
    use product::Column as C;
    let which = Condition::all()
        .add(C::Id.eq(stored.id))
        .add(C::Rev.eq(stored.rev));
    let columns = changed_columns(after, changes).into_values();
    let columns = columns.map(|(column, value)| (column, Expr::value(value)));
    let mut columns: Vec<_> = columns.collect();
    columns.push((C::Rev, Expr::value(stored.rev + 1)));
    columns.push((C::ChangedAt, Expr::value(at)));
    if more != 0 {
        columns.push((C::Stock, Expr::col(C::Stock).add(more)));
    }
    let written = tx.update::<product::Entity>(which, |row| {
        let columns = columns.into_iter();
        columns.fold(row, |row, (column, value)| row.col_expr(column, value))
    });
    match written.await {
        Ok(1) => Ok(()),
        Ok(_) => Err(Unwritten::ChangedMeanwhile),
        Err(error) if error.is_double() => {
            Err(fault("code_taken", "code", "Another product has this code").into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Only what is not as it was, by names of their own: every column that is written costs the indexes it stands in.
pub fn changed_columns(
    after: &Goods,
    changes: &[Change],
) -> BTreeMap<&'static str, (product::Column, Value)> {
    use product::Column as C;
    let mut columns = BTreeMap::new();
    for change in changes {
        match change.field {
            "created" | "skus" | "description" | "not_listed" => {}
            // Of what a SKU says only its price is told by the product too; pieces are counted apart.
            "price_fen" | "sku" if change.sku.is_some() => {
                let (low, high) = after.prices();
                columns.insert("price", (C::PriceFen, low.into()));
                columns.insert("price_to", (C::PriceToFen, high.into()));
            }
            _ if change.sku.is_some() => {}
            field @ ("code" | "title") => {
                let (column, text) = match field {
                    "code" => (C::Code, &after.code),
                    _ => (C::Title, &after.title),
                };
                columns.insert(field, (column, text.clone().into()));
                let sought = sought(&after.title, &after.code);
                columns.insert("sought", (C::Sought, sought.into()));
            }
            "category" => {
                let category = after.category.clone();
                columns.insert("category", (C::Category, category.into()));
            }
            "selling_point" => {
                let text = after.selling_point.clone();
                columns.insert("selling_point", (C::SellingPoint, text.into()));
            }
            "availability" => {
                let code = after.availability.code();
                columns.insert("availability", (C::Availability, code.into()));
            }
            "state" => {
                columns.insert("state", (C::State, after.state.code().into()));
                let is_listed = after.state == Shelf::Listed;
                // Between the store and the recycle bin it stays as it left the shop.
                if is_listed || change.before == Shelf::Listed.code() {
                    let left_sold_out = !is_listed && after.left() == 0;
                    columns.insert("left", (C::LeftSoldOut, left_sold_out.into()));
                }
            }
            "list_at" => {
                columns.insert("list_at", (C::ListAt, after.list_at.into()));
            }
            "low_stock" => {
                columns.insert("low_stock", (C::LowStock, after.low_stock.into()));
            }
            "template" => {
                let id = after.template.map(|id| id.0);
                columns.insert("template", (C::TemplateId, id.into()));
            }
            "tags" => {
                columns.insert("tags", (C::Tags, as_text(&after.tags).into()));
            }
            // All others stand in the detail, the first picture beside it too.
            _ => {
                let first = after.detail.pictures.first().cloned().unwrap_or_default();
                columns.insert("picture", (C::Picture, first.into()));
                columns.insert("detail", (C::Detail, as_text(&after.detail).into()));
            }
        }
    }
    columns
}

/// The shop's pictures that a product shows.
pub fn shown_by(goods: &Goods) -> BTreeSet<FileId> {
    let pictures = goods.detail.pictures.iter();
    let shown = pictures.filter_map(|address| photo_of(address));
    let shown = shown.chain(photos_in(&goods.description));
    shown.map(FileId).collect()
}

/// What a product has shown anyone may see from then on: orders go on showing it.
pub async fn show_pictures(tx: &ShopTx, shown: BTreeSet<FileId>) -> Result<(), StorageError> {
    let rows = shown.into_iter().map(|file| goods_picture::ActiveModel {
        shop_id: Set(tx.shop()),
        file_id: Set(file),
    });
    let known = OnConflict::columns([goods_picture::Column::ShopId, goods_picture::Column::FileId])
        .update_column(goods_picture::Column::FileId)
        .to_owned();
    let rows: Vec<_> = rows.collect();
    for some in rows.chunks(AT_ONCE) {
        tx.upsert_many(some.to_vec(), known.clone()).await?;
    }
    Ok(())
}

/// Who changed something, when, and with what else.
pub struct History<'a> {
    pub actor: &'a Actor,
    pub at: Millis,
    pub batch: Option<BatchId>,
}

impl History<'_> {
    /// The row of a product's history for its revision `rev`.
    pub fn row(
        &self,
        tx: &ShopTx,
        (product, rev): (ProductId, i64),
        changes: &[Change],
    ) -> product_change::ActiveModel {
        let member = self.actor.member().ok();
        product_change::ActiveModel {
            shop_id: Set(tx.shop()),
            product_id: Set(product),
            rev: Set(rev),
            at: Set(self.at),
            member_id: Set(member.map(|member| member.id)),
            nick: Set(member.map(|member| member.nick.clone()).unwrap_or_default()),
            changes: Set(as_text(&changes)),
            batch_id: Set(self.batch),
        }
    }
}

/// Whether it stands in the shop now and did not a moment before.
pub fn is_listing(before: &Goods, after: &Goods) -> bool {
    before.state != Shelf::Listed && after.state == Shelf::Listed
}
