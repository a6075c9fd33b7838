//! What is a member's own. Each is asked for only where the member may see it.

use serde::Serialize;
use utoipa::ToSchema;

use super::days::days;
use crate::{
    access::Member,
    message_centre, promises,
    storage::{ShopDb, StorageError},
    trade,
    vocabulary::Millis,
};

/// After-sale cases that are open.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct HomeAfterSales {
    open: u64,
    /// They wait for the shop, neither for the customer nor for the platform.
    shop_turn: u64,
    /// Something happens by itself within the hours of `due_soon_h` if nobody acts.
    due_soon: u64,
    /// Of the asking member.
    mine: u64,
    /// The platform has them.
    platform: u64,
}

/// Promises that press: all of the shop's for leaders, their own for others.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct HomePromises {
    overdue: u64,
    /// Still due today.
    due_today: u64,
}

/// What was asked for, and waits for somebody's agreement.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct HomeRequests {
    /// Not asked by the asking member, who agrees to none of their own.
    to_decide: u64,
}

/// Of the asking member.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct HomeNotices {
    unread: i64,
}

pub async fn after_sales(
    db: &ShopDb,
    me: &Member,
    now: Millis,
) -> Result<HomeAfterSales, StorageError> {
    let found = trade::after_sale_counts(db, Some(me.id), now).await?;
    Ok(HomeAfterSales {
        open: found.open,
        shop_turn: found.shop_turn,
        due_soon: found.due_soon,
        mine: found.mine,
        platform: found.platform,
    })
}

pub async fn promises(db: &ShopDb, me: &Member, now: Millis) -> Result<HomePromises, StorageError> {
    let found = promises::pressing(db, me, now, days(now).end).await?;
    Ok(HomePromises {
        overdue: found.overdue,
        due_today: found.due,
    })
}

pub async fn requests(db: &ShopDb, me: &Member) -> Result<HomeRequests, StorageError> {
    let to_decide = trade::count_to_decide(db, me.id).await?;
    Ok(HomeRequests { to_decide })
}

pub async fn notices(db: &ShopDb, me: &Member) -> Result<HomeNotices, StorageError> {
    let unread = message_centre::unread_of(db, me).await?;
    Ok(HomeNotices { unread })
}
