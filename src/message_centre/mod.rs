//! Message centre 消息中心: what members are told of orders, refunds, logistics, violations and the system.
//!
//! Any area may say a [`Notice`]: it emits one in the transaction of its reason, and never waits for it to arrive. What is told is
//! the business of that area; who is told, when and how is decided here. Owns the notices of a shop, what each member has read, and
//! what may interrupt whom; never says anything to a customer.

mod counts;
mod figures;
mod forget;
mod keeping;
mod list;
mod listen;
mod notice;
mod push;
mod quiet;
mod read;
mod reader;
mod search;
mod searched;
mod storage;
mod wishes;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    figures::unread_of,
    forget::forget_notices,
    list::NoticeView,
    listen::Teller,
    notice::{Category, Link, Notice, Saying, To},
    push::{deliver, deliver_due},
    quiet::Quiet,
    search::{Searchable, searchable_after, visible_of},
    searched::Searched,
    wishes::{Wish, Wishes},
};
use crate::app::App;

/// What consoles hear news of.
pub const NEWS: &str = "notices";

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(counts::counts))
        .routes(routes!(read::read_one))
        .routes(routes!(read::read_all))
        .routes(routes!(wishes::see_wishes, wishes::keep_wishes))
        .routes(routes!(keeping::see_keeping, keeping::change_keeping))
        .merge(push::routes())
}
