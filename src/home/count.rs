//! What all members of a shop see alike.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    days::{Days, Stretch, days},
    team::{HomeTeam, team},
};
use crate::{
    catalogue, reception,
    storage::{ShopDb, StorageError},
    trade,
    vocabulary::Millis,
};

#[derive(Clone, Debug, Default)]
pub struct OfShop {
    pub at: Millis,
    pub orders: HomeOrders,
    pub sales: HomeSales,
    pub receptions: HomeReceptions,
    pub stock: HomeStock,
    pub team: HomeTeam,
}

/// Orders that wait for somebody.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct HomeOrders {
    to_pay: u64,
    /// Partly shipped ones too.
    to_ship: u64,
    /// Of these, those whose rest is still to be shipped.
    to_ship_rest: u64,
    /// When the first of them has to have left (发货时限); none: nothing may leave.
    to_ship_by: Option<Millis>,
    /// With a review that the shop has not replied to.
    to_reply: u64,
    /// Whose invoice was asked for, and is to be issued.
    to_invoice: u64,
    /// With money that did not go back: the payment service was asked, and has not given it.
    refund_stuck: u64,
    /// With a parcel that nobody has yet and somebody should see to: stuck, lost, undeliverable or coming back.
    parcel_concerns: u64,
}

/// Today so far, and yesterday up to the same time of day.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct HomeSales {
    today: HomeDay,
    yesterday: HomeDay,
}

#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct HomeDay {
    /// Placed in this time, whatever became of them.
    orders: u64,
    /// Paid in this time.
    paid_orders: u64,
    paid_fen: i64,
    /// Given back in this time, of whichever order.
    refunded_fen: i64,
}

/// Customers who want somebody.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct HomeReceptions {
    waiting: u64,
    /// Of these, those whom nobody serves.
    queued: u64,
    longest_since: Option<Millis>,
}

/// Products that can be bought but hardly, or not any more.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct HomeStock {
    low: u64,
    sold_out: u64,
}

pub async fn count(db: &ShopDb, now: Millis) -> Result<OfShop, StorageError> {
    let Days {
        today, yesterday, ..
    } = days(now);
    Ok(OfShop {
        at: now,
        orders: orders(db).await?,
        sales: HomeSales {
            today: day(db, today).await?,
            yesterday: day(db, yesterday).await?,
        },
        receptions: receptions(db).await?,
        stock: stock(db).await?,
        team: team(db, now).await?,
    })
}

async fn orders(db: &ShopDb) -> Result<HomeOrders, StorageError> {
    let found = trade::to_do(db).await?;
    Ok(HomeOrders {
        to_pay: found.to_pay,
        to_ship: found.to_ship,
        to_ship_rest: found.to_ship_rest,
        to_ship_by: found.to_ship_by,
        to_reply: found.to_reply,
        to_invoice: found.to_invoice,
        refund_stuck: found.refund_stuck,
        parcel_concerns: found.parcel_concerns,
    })
}

async fn day(db: &ShopDb, (from, to): Stretch) -> Result<HomeDay, StorageError> {
    let found = trade::sales_between(db, from, to).await?;
    Ok(HomeDay {
        orders: found.orders,
        paid_orders: found.paid_orders,
        paid_fen: found.paid_fen,
        refunded_fen: found.refunded_fen,
    })
}

async fn receptions(db: &ShopDb) -> Result<HomeReceptions, StorageError> {
    let found = reception::pressing(db).await?;
    Ok(HomeReceptions {
        waiting: found.waiting,
        queued: found.queued,
        longest_since: found.longest_since,
    })
}

async fn stock(db: &ShopDb) -> Result<HomeStock, StorageError> {
    let found = catalogue::stock_figures(db).await?;
    Ok(HomeStock {
        low: found.low,
        sold_out: found.sold_out,
    })
}
