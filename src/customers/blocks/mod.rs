//! Blocking a harmful visitor 屏蔽: what they send is refused before it is stored, and nobody waits for them.
//!
//! Owns `customer_block`: one row a stretch of time, so that measures know which waits do not count. The row is the truth; the live
//! side holds who is blocked in memory, and what slips in elsewhere meanwhile is closed by a timer.

mod block;
mod close;
mod lift;
mod list;
mod storage;

use serde::{Deserialize, Serialize};
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    close::CloseBlocked,
    storage::{
        BlockedSpan, Directory, begin as begin_block, blocked_among, blocked_between, running,
    },
};
use crate::{app::App, storage::Event, vocabulary::CustomerId};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(block::block, lift::lift))
        .routes(routes!(list::list))
}

/// A customer was blocked, or is heard again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerBlocked {
    pub customer: CustomerId,
    pub is_blocked: bool,
}

impl Event for CustomerBlocked {
    const KIND: &'static str = "CustomerBlocked";
}
