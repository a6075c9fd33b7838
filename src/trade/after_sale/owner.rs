use axum::{extract::State, http::StatusCode};
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::trade::after_sale::{Column as C, Entity};

use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Path, Problem},
    members,
    storage::{ShopTx, StorageError},
    trade::{By, OrderChanged, compensation, deed::lock_of, storage, to_owner::still_here, told},
    vocabulary::{MemberId, Millis, OrderId},
};

#[derive(Deserialize)]
pub struct CaseOf {
    pub order: OrderId,
    /// By its place in the order, from 0.
    pub line: i64,
}

/// Who sees to a case from now on, in place of whom.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOwner {
    owner: Option<MemberId>,
    /// As the case was seen: whoever hands on what somebody else took is told so.
    was: Option<MemberId>,
}

/// Take a case, hand it on, or leave it to anybody.
#[utoipa::path(put, path = "/api/shops/{shop}/after-sales/{order}/{line}/owner", tag = "trade",
    params(("shop" = Uuid, Path), ("order" = Uuid, Path), ("line" = i64, Path)), request_body = NewOwner,
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("answer_refunds"))))]
pub async fn own_case(
    State(app): State<App>,
    caller: InShop,
    Path(case): Path<CaseOf>,
    Json(new): Json<NewOwner>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::AnswerRefunds,
        Object::Shop(caller.shop),
    )?;
    let here = members::serving(&app.store().shop(caller.shop)).await?;
    if new.owner.is_some_and(|owner| !here.contains(&owner)) {
        let title = "owner: somebody who serves customers here";
        return Err(Problem::at_field("no_such_member", "owner", title));
    }
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(lock_of(case.order)).await?;
    // A line has a case under way or price protection that waits, never both.
    let asked = compensation::waiting_in(&tx, case.order, case.line).await?;
    let before = if let Some(asked) = &asked {
        asked.owner_id
    } else {
        let row = tx.rows::<Entity>().with(this(&case)).one().await?;
        row.ok_or_else(Problem::not_found)?.owner_id
    };
    // What belongs to somebody who has left is nobody's.
    let owned = before.filter(|owner| here.contains(owner));
    if owned == new.owner {
        return Ok(StatusCode::NO_CONTENT);
    }
    if owned != new.was {
        return Err(Problem::changed_meanwhile());
    }
    if asked.is_some() {
        compensation::hand_on(&tx, (case.order, case.line), new.owner).await?;
    } else {
        hand_on(&tx, &case, new.owner).await?;
    }
    tell(&tx, &caller, &case, (before, new.owner), now).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    Ok(StatusCode::NO_CONTENT)
}

async fn hand_on(tx: &ShopTx, case: &CaseOf, owner: Option<MemberId>) -> Result<(), StorageError> {
    let owner = owner.map(|MemberId(id)| id);
    tx.update::<Entity>(this(case), |update| {
        update.col_expr(C::OwnerId, Expr::value(owner))
    })
    .await?;
    Ok(())
}

/// Who sees to a case, where they still serve here.
pub async fn owner_in(
    tx: &ShopTx,
    order: OrderId,
    line: usize,
) -> Result<Option<MemberId>, StorageError> {
    let Ok(line) = i64::try_from(line) else {
        return Ok(None);
    };
    let row = tx.rows::<Entity>().with(this(&CaseOf { order, line }));
    let row = row.one().await?;
    still_here(tx, row.and_then(|row| row.owner_id)).await
}

fn this(case: &CaseOf) -> Condition {
    Condition::all()
        .add(C::OrderId.eq(case.order))
        .add(C::LineNo.eq(case.line))
}

async fn tell(
    tx: &ShopTx,
    caller: &InShop,
    case: &CaseOf,
    (before, after): (Option<MemberId>, Option<MemberId>),
    now: Millis,
) -> Result<(), Problem> {
    let order = storage::row_in(tx, case.order).await?;
    let order = order.ok_or_else(Problem::not_found)?;
    let changed = OrderChanged {
        order: order.id,
        customer: order.customer_id,
        kind: "case_owned".to_owned(),
        state: order.state,
        by: By::Shop,
    };
    tx.emit(&changed, now).await?;
    let entry = audit::Entry {
        action: "own_case",
        object: format!("order/{}", case.order),
        detail: json!({ "line": case.line, "before": before, "after": after }),
    };
    Ok(audit::record(tx, &caller.actor, now, entry).await?)
}
