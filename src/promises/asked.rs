//! What the decisions about a promise have in common: what is sent along, and that the caller saw it as it is.

use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    rights,
    storage::{Promise, State},
};
use crate::{
    access::{Action, Member, Object, authorize},
    app::App,
    http::{InShop, Problem},
    vocabulary::{MemberId, Millis, PromiseId},
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PromiseSeen {
    pub rev: i64,
}

/// Other than it stands where named.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PromiseTerms {
    pub rev: i64,
    pub due_at: Option<Millis>,
    pub owner: Option<MemberId>,
}

/// A promise the caller may keep, as the caller saw it.
pub async fn seen<'a>(
    app: &App,
    caller: &'a InShop,
    (id, rev): (PromiseId, i64),
    states: &[State],
) -> Result<(&'a Member, Promise), Problem> {
    authorize(
        &caller.actor,
        Action::KeepPromises,
        Object::Shop(caller.shop),
    )?;
    let member = caller.actor.member()?;
    let promise = rights::theirs(app, member, id).await?;
    if promise.rev != rev || !states.contains(&promise.state) {
        return Err(Problem::changed_meanwhile());
    }
    Ok((member, promise))
}
