use axum::{extract::State, http::StatusCode};

use super::{
    FILE_BYTES, ends,
    see::view,
    storage::{self, New},
    view::{NewOrderImport, OrderImportView},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    vocabulary::{OrderImportId, new_id},
};

/// Begin to bring orders in from a file of Taobao 导入订单. The same key again is answered with the import it began.
#[utoipa::path(post, path = "/api/shops/{shop}/order-imports", tag = "order_files", params(("shop" = Uuid, Path)),
    request_body = NewOrderImport,
    responses((status = 201, body = OrderImportView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("import_orders"))))]
pub async fn begin(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewOrderImport>,
) -> Result<(StatusCode, Json<OrderImportView>), Problem> {
    authorize(
        &caller.actor,
        Action::ImportOrders,
        Object::Shop(caller.shop),
    )?;
    let name = checked(&new)?;
    let db = app.store().shop(caller.shop);
    let now = app.clock().now();
    if let Some(row) = storage::by_key(&db, new.key).await? {
        if row.name != name || row.bytes != new.bytes {
            let title = "This key began another import";
            return Err(Problem::new(StatusCode::CONFLICT, "key_reused", title));
        }
        return Ok((StatusCode::CREATED, Json(view(&db, row).await?)));
    }
    let id = OrderImportId(new_id());
    let tx = app.store().begin(caller.shop).await?;
    let begun = New {
        id,
        key: new.key,
        by: caller.actor.member()?,
        name,
        bytes: new.bytes,
    };
    match storage::begin(&tx, &begun, now).await {
        // The same command at the same moment: its twin has begun it.
        Err(error) if error.is_double() => drop(tx),
        begun => {
            begun?;
            ends::at(&tx, id, now).await?;
            tx.commit().await?;
        }
    }
    let row = storage::by_key(&db, new.key).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    Ok((StatusCode::CREATED, Json(view(&db, row).await?)))
}

fn checked(new: &NewOrderImport) -> Result<&str, Problem> {
    let name = new.name.trim();
    if !(1..=200).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        let title = "name: 1 to 200 characters";
        return Err(Problem::at_field("bad_name", "name", title));
    }
    if !(1..=FILE_BYTES as i64).contains(&new.bytes) {
        let title = "bytes: at most 64 MiB";
        return Err(Problem::at_field("file_too_large", "bytes", title));
    }
    Ok(name)
}
