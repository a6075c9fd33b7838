//! Who works in a shop, as those who lead it arrange it: hire, change, dismiss, give a new password.
//!
//! Owners arrange everyone, themselves in all but role and place; supervisors those who are neither owner nor supervisor (`authority`). Every change is one
//! transaction with its audit row and its event, and is made under one lock per shop, so that two owners cannot take each other's
//! place away at the same moment and leave a shop without one.

mod authority;
mod change;
mod dismiss;
mod hire;
mod list;
mod renew;
mod reset_password;
pub(super) mod words;

use axum::http::StatusCode;
use sea_orm::ColumnTrait;
use serde::{Deserialize, Serialize};
use utoipa_axum::{router::OpenApiRouter, routes};
use yingke_schema::members::member::{self, Role};

use self::authority::may_arrange;
pub(super) use self::hire::places_of;
pub use self::renew::renew_password;
use crate::{
    access::{Actor, Member},
    app::App,
    audit,
    http::Problem,
    storage::{Event, ShopTx, StorageError},
    vocabulary::{MemberId, Millis, ShopId},
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, hire::hire))
        .routes(routes!(change::change, dismiss::dismiss))
        .routes(routes!(reset_password::reset_password))
}

/// Someone's place in a shop was made, changed or ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StaffArranged {
    pub member: MemberId,
    /// `hired`, `changed`, `dismissed` or `password_reset`.
    pub what: String,
}

impl Event for StaffArranged {
    const KIND: &'static str = "StaffArranged";
}

/// One arrangement of a shop's staff, alone until it is committed.
struct Arranging<'a> {
    tx: ShopTx,
    by: &'a Member,
    at: Millis,
}

impl<'a> Arranging<'a> {
    /// Begins; whoever arranges must still lead the shop, whatever their request was checked against.
    async fn begin(app: &App, actor: &'a Actor, shop: ShopId) -> Result<Self, Problem> {
        let by = actor.member()?;
        let tx = app.store().begin(shop).await?;
        // Anything that is the same for one shop and likely another for the next.
        tx.lock(shop.0.as_u64_pair().1 as i64).await?;
        let now = member_with(&tx, by.id).await?;
        now.filter(|place| place.left_at.is_none() && place.role == by.role)
            .ok_or_else(above_you)?;
        let at = app.clock().now();
        Ok(Self { tx, by, at })
    }

    /// The place `id`, where it is the arranger's to change: an owner's own, too, as long as its role stays.
    async fn place_to_change(
        &self,
        id: MemberId,
        role: Option<Role>,
    ) -> Result<member::Model, Problem> {
        if id != self.by.id {
            return self.place(id).await;
        }
        let keeps_role = role.is_none_or(|role| role == self.by.role);
        if !keeps_role || !may_arrange(self.by.role, self.by.role) {
            return Err(above_you());
        }
        let place = member_with(&self.tx, id).await?;
        place.ok_or_else(Problem::not_found)
    }

    /// The place `id`, where it is the arranger's to end or to give a password. Nobody does that to their own.
    async fn place(&self, id: MemberId) -> Result<member::Model, Problem> {
        let place = member_with(&self.tx, id).await?;
        let place = place.ok_or_else(Problem::not_found)?;
        let is_own = place.id == self.by.id;
        if is_own || !may_arrange(self.by.role, place.role) {
            return Err(above_you());
        }
        Ok(place)
    }

    fn may_give(&self, role: Role) -> Result<(), Problem> {
        may_arrange(self.by.role, role)
            .then_some(())
            .ok_or_else(above_you)
    }

    async fn commit(
        self,
        actor: &Actor,
        member: MemberId,
        what: &str,
        detail: serde_json::Value,
    ) -> Result<(), StorageError> {
        let entry = audit::Entry {
            action: "arrange_staff",
            object: format!("member/{member}"),
            detail: serde_json::json!({ "what": what, "detail": detail }),
        };
        audit::record(&self.tx, actor, self.at, entry).await?;
        let event = StaffArranged {
            member,
            what: what.to_owned(),
        };
        self.tx.emit(&event, self.at).await?;
        self.tx.commit().await
    }
}

async fn member_with(tx: &ShopTx, id: MemberId) -> Result<Option<member::Model>, StorageError> {
    tx.rows::<member::Entity>()
        .with(member::Column::Id.eq(id))
        .one()
        .await
}

fn above_you() -> Problem {
    let title = "This place is not yours to arrange";
    Problem::new(StatusCode::CONFLICT, "above_you", title)
}

fn has_left() -> Problem {
    let title = "This member has left the shop";
    Problem::new(StatusCode::CONFLICT, "has_left", title)
}
