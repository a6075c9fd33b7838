//! The lowest price of the shop: below it a batch warns.

use axum::extract::State;
use sea_orm::{ActiveValue::Set, sea_query::OnConflict};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::assistant::rules::{ActiveModel, Column, Entity, Model};

use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Problem},
    storage::{ShopDb, StorageError},
};

const MOST_FEN: i64 = 9_999_999_900;

#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssistantRules {
    /// The lowest price that is no mistake; 0: none.
    floor_fen: i64,
    /// What a change must name.
    rev: i64,
}

/// What the shop set of the Assistant.
#[utoipa::path(get, path = "/api/shops/{shop}/assistant/assistant-rules", tag = "assistant", params(("shop" = Uuid, Path)),
    responses((status = 200, body = AssistantRules)), extensions(("x-action" = json!("edit_goods"))))]
pub async fn see_floor(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<AssistantRules>, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    let row = row(&app.store().shop(caller.shop)).await?;
    Ok(Json(row.into()))
}

/// Set the lowest price. `changed_meanwhile` where somebody else was faster.
#[utoipa::path(put, path = "/api/shops/{shop}/assistant/assistant-rules", tag = "assistant", params(("shop" = Uuid, Path)),
    request_body = AssistantRules,
    responses((status = 200, body = AssistantRules), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("edit_goods"))))]
pub async fn change_floor(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<AssistantRules>,
) -> Result<Json<AssistantRules>, Problem> {
    authorize(&caller.actor, Action::EditGoods, Object::Shop(caller.shop))?;
    if !(0..=MOST_FEN).contains(&new.floor_fen) {
        let title = "floor_fen: 0 to 99,999,999 yuan";
        return Err(Problem::at_field("bad_price", "floor_fen", title));
    }
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(caller.shop.0.as_u64_pair().1 as i64).await?;
    let before = AssistantRules::from(tx.rows::<Entity>().one().await?);
    if before.rev != new.rev {
        return Err(Problem::changed_meanwhile());
    }
    let after = AssistantRules {
        floor_fen: new.floor_fen,
        rev: new.rev + 1,
    };
    let row = ActiveModel {
        shop_id: Set(caller.shop),
        floor_fen: Set(after.floor_fen),
        rev: Set(after.rev),
    };
    let changed = OnConflict::column(Column::ShopId)
        .update_columns([Column::FloorFen, Column::Rev])
        .to_owned();
    tx.upsert(row, changed).await?;
    let entry = audit::Entry {
        action: "edit_goods",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "floor_fen": { "before": before.floor_fen, "after": after.floor_fen } }),
    };
    audit::record(&tx, &caller.actor, app.clock().now(), entry).await?;
    tx.commit().await?;
    Ok(Json(after))
}

/// What a new batch is warned by.
pub async fn floor_fen(db: &ShopDb) -> Result<i64, StorageError> {
    Ok(AssistantRules::from(row(db).await?).floor_fen)
}

async fn row(db: &ShopDb) -> Result<Option<Model>, StorageError> {
    db.rows::<Entity>().one().await
}

impl From<Option<Model>> for AssistantRules {
    fn from(row: Option<Model>) -> Self {
        row.map_or_else(Self::default, |row| Self {
            floor_fen: row.floor_fen,
            rev: row.rev,
        })
    }
}
