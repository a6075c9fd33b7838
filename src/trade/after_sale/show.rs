use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    owner::CaseOf,
    view::{CaseStep, whole_steps},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit::{self, Shown},
    http::{InShop, Json, Path, Problem},
    trade::storage,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseShowing {
    /// By its place among the steps of the line, from 0.
    step: usize,
    /// 1 to 200 characters.
    reason: String,
}

#[derive(Serialize, ToSchema)]
pub struct ShownStep {
    words: String,
    carrier: Option<String>,
    waybill: Option<String>,
}

/// Shows what was written with a step of a case: written down with its reason, and limited as every showing of an order's data.
#[utoipa::path(post, path = "/api/shops/{shop}/after-sales/{order}/{line}/showings", tag = "trade",
    params(("shop" = Uuid, Path), ("order" = Uuid, Path), ("line" = i64, Path)), request_body = CaseShowing,
    responses((status = 200, body = ShownStep), (status = 404, body = Problem)),
    extensions(("x-action" = json!("show_order_data"))))]
pub async fn show_case_step(
    State(app): State<App>,
    caller: InShop,
    Path(case): Path<CaseOf>,
    Json(asked): Json<CaseShowing>,
) -> Result<Json<ShownStep>, Problem> {
    authorize(
        &caller.actor,
        Action::ShowOrderData,
        Object::Shop(caller.shop),
    )?;
    let stored = storage::stored(&app.store().shop(caller.shop), case.order).await?;
    let steps = usize::try_from(case.line)
        .ok()
        .zip(stored)
        .map(|(line, stored)| whole_steps(line, &stored.events));
    let step = steps.and_then(|steps| steps.into_iter().nth(asked.step));
    let step = step.ok_or_else(Problem::not_found)?;
    let shown = Shown {
        action: "show_order_data",
        object: format!("order/{}", case.order),
        field: "case_step",
        reason: &asked.reason,
    };
    let tx = app.store().begin(caller.shop).await?;
    audit::show(&tx, &caller.actor, app.clock().now(), shown).await?;
    tx.commit().await?;
    Ok(Json(ShownStep::of(step)))
}

impl ShownStep {
    fn of(step: CaseStep) -> Self {
        Self {
            words: step.words,
            carrier: step.carrier,
            waybill: step.waybill,
        }
    }
}
