use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Rules, Scale, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    reception::{self, Ended, Key, log},
    storage::StorageError,
    vocabulary::{ConversationId, CustomerId, Millis},
};

/// What a customer may say of the last reception.
#[derive(Serialize, ToSchema)]
pub struct RatingInvitation {
    /// The last reception that ended; none: there is nothing to ask about.
    open: Option<OpenInvitation>,
    /// What was said of it before.
    given: Option<GivenScore>,
}

#[derive(Serialize, ToSchema)]
pub struct OpenInvitation {
    session: i64,
    scale: Scale,
    good: Vec<String>,
    bad: Vec<String>,
    /// UTC milliseconds.
    until: Millis,
}

#[derive(Serialize, ToSchema)]
pub struct GivenScore {
    session: i64,
    /// None: skipped.
    score: Option<i16>,
}

/// Whether the asking customer is asked about the last reception, and how.
#[utoipa::path(get, path = "/api/shops/{shop}/conversations/{id}/rating", tag = "rating",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 200, body = RatingInvitation)),
    extensions(("x-action" = json!("rate_service"))))]
pub async fn invitation(
    State(app): State<App>,
    caller: InShop,
    Id(conversation): Id<ConversationId>,
) -> Result<Json<RatingInvitation>, Problem> {
    let key = Key {
        shop: caller.shop,
        conversation,
    };
    let customer = customer_of(&app, &caller, key).await?;
    let db = app.store().shop(caller.shop);
    let mut told = RatingInvitation {
        open: None,
        given: None,
    };
    let Some(ended) = reception::last_ended(&db, conversation).await? else {
        return Ok(Json(told));
    };
    let session = ended.session;
    if let Some(given) = storage::given_for(&db, conversation, session).await? {
        let score = given.score;
        told.given = Some(GivenScore { session, score });
        return Ok(Json(told));
    }
    let (rules, _) = storage::rules_of(&db).await?;
    if is_askable(&app, key, customer, &rules, &ended).await? {
        told.open = Some(OpenInvitation {
            session,
            scale: rules.scale,
            until: rules.until(ended.closed_at),
            good: rules.good,
            bad: rules.bad,
        });
    }
    Ok(Json(told))
}

/// The customer of a conversation, who alone may rate what happened in it.
pub async fn customer_of(app: &App, caller: &InShop, key: Key) -> Result<CustomerId, Problem> {
    let facts = log::facts(app.store(), key)
        .await?
        .ok_or_else(Problem::not_found)?;
    let customer = facts.customer;
    let object = Object::Customer {
        shop: caller.shop,
        customer,
    };
    authorize(&caller.actor, Action::RateService, object)?;
    Ok(customer)
}

/// In time, of somebody who may be heard, and somebody or something has answered: silence is not a service to rate.
pub async fn is_askable(
    app: &App,
    key: Key,
    customer: CustomerId,
    rules: &Rules,
    ended: &Ended,
) -> Result<bool, StorageError> {
    let is_open = rules.is_open(ended.closed_at, app.clock().now());
    if !is_open || app.live().is_blocked(key.shop, customer) {
        return Ok(false);
    }
    if ended.is_answered {
        return Ok(true);
    }
    let db = app.store().shop(key.shop);
    log::spoke_by_itself(&db, key, ended.opened_at, ended.closed_at).await
}
