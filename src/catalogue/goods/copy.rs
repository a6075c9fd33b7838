use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Goods, GoodsSku, NewProduct, Shelf, Unwritten, begin_many,
    by_code::ids_of_codes_in,
    fault, key,
    see::{GoodsView, shown},
    storage, texts,
};
use crate::{
    access::{Action, Actor, Object, authorize},
    app::App,
    catalogue::NEWS,
    http::{Id, InShop, Json, Problem},
    storage::ShopTx,
    vocabulary::{Millis, ProductId, SkuId, new_id},
};

/// The number behind the codes of the last copy that a product may have.
const MOST: u32 = 99;

/// A product to copy.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GoodsCopy {
    /// Made by the client: a retry carries the same one and makes no second copy.
    key: Uuid,
}

/// Put down another product like this one: in the store, of no stock and no barcodes, with a number behind its codes.
#[utoipa::path(post, path = "/api/shops/{shop}/goods/{id}/copies", tag = "goods",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = GoodsCopy,
    responses((status = 201, body = GoodsView), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn copy_goods(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<ProductId>,
    Json(asked): Json<GoodsCopy>,
) -> Result<(StatusCode, Json<GoodsView>), Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let now = app.clock().now();
    let digest = key::digest_of(&json!({ "copy_of": id }));
    let tx = app.store().begin(caller.shop).await?;
    storage::alone(&tx).await?;
    if let Some(done) = key::done_with(&tx, asked.key, &digest).await? {
        drop(tx);
        return Ok((StatusCode::CREATED, shown(&app, &caller, done).await?));
    }
    let stored = storage::stored_in(&tx, id).await?;
    let stored = stored.ok_or_else(Problem::not_found)?;
    let goods = copied(&tx, &stored.goods).await?;
    let copy = put_down(&tx, &goods, &caller.actor, now).await?;
    key::keep(&tx, asked.key, copy, digest, now).await?;
    tx.commit().await?;
    app.live().tell_members(caller.shop, None, NEWS, &json!({}));
    Ok((StatusCode::CREATED, shown(&app, &caller, copy).await?))
}

/// By the first number with which all its codes are free.
async fn copied(tx: &ShopTx, of: &Goods) -> Result<Goods, Unwritten> {
    for no in 2..=MOST {
        let copy = numbered(of, no);
        sound(&copy)?;
        let codes = std::slice::from_ref(&copy.code);
        let is_free = ids_of_codes_in(tx, codes).await?.is_empty();
        let nobody = ProductId(new_id());
        if is_free && storage::code_taken(tx, nobody, &copy.skus).await?.is_none() {
            return Ok(copy);
        }
    }
    let title = "There are as many copies of it as there may be";
    Err(fault("code_taken", "code", title).into())
}

fn numbered(of: &Goods, no: u32) -> Goods {
    let skus = of.skus.iter().map(|sku| GoodsSku {
        id: SkuId(new_id()),
        code: format!("{}-{no}", sku.code),
        // It is printed on what lies in the house.
        barcode: String::new(),
        stock: 0,
        reserved: 0,
        ..sku.clone()
    });
    Goods {
        code: format!("{}-{no}", of.code),
        state: Shelf::Stored,
        list_at: None,
        skus: skus.collect(),
        ..of.clone()
    }
}

/// The number may have made its codes too long.
fn sound(copy: &Goods) -> Result<(), Unwritten> {
    texts::code(&copy.code)?;
    let mut skus = copy.skus.iter();
    if let Some(place) = skus.position(|sku| !texts::is_code(&sku.code)) {
        let title = "code: 1 to 64 characters without spaces";
        return Err(fault("bad_sku_code", format!("skus.{place}.code"), title).into());
    }
    Ok(())
}

async fn put_down(
    tx: &ShopTx,
    goods: &Goods,
    actor: &Actor,
    at: Millis,
) -> Result<ProductId, Unwritten> {
    let new = NewProduct {
        goods,
        cleaned: None,
    };
    let mut made = begin_many(tx, None, &[new], actor, at).await?;
    let (_, copy) = made.pop().expect("one answer for each new product");
    copy
}
