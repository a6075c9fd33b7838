//! After-sale cases 售后单: money back, an exchange, another parcel, a repair.
//!
//! A case belongs to a line of an order and lives in the order's one machine, so that money, lock and revision stay one. Here are the
//! case's own steps ([`Refund::after`](super::Refund::after)), what happens when its time is over, and the board of what waits. Owns
//! the table `after_sale`, which says of each line's last case what the machine says and who sees to it; never decides a case
//! anywhere but in the machine.

mod acted;
mod catch_up;
mod claim;
mod clock;
mod counted;
mod counts;
mod due;
mod exchanged;
mod find;
mod fits;
mod links;
mod list;
mod machine;
mod money;
mod owner;
mod pieces;
mod place;
mod reason;
mod row;
mod show;
mod sold_out;
mod told;
mod told_owner;
mod view;
mod wanted;
mod warning;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    acted::{CaseActed, acted, is_sold_out},
    catch_up::{CaseRules, follow_rules},
    claim::{Claim, Drops, Said, Takes},
    clock::CaseClock,
    counted::{Counted, MOST_PROPOSALS, Proposal},
    counts::{AfterSaleCounts, after_sale_counts},
    due::{Fall, HOUR_MS, LEFT_MS, Turn, due},
    exchanged::{Exchanged, exchanged},
    fits::fits,
    links::complete,
    money::{as_asked, given_back, may_be_offered},
    reason::{CaseReason, ReturnFreight},
    row::{Of, begin, follow},
    sold_out::{foresee, what_falls},
    told::{pictures, said, words},
    told_owner::tell_owner,
    view::{CaseView, Reader, case_of},
    wanted::{is_there, may_be_accepted, wanted, wanted_text},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list_after_sales))
        .routes(routes!(counts::count_after_sales))
        .routes(routes!(owner::own_case))
        .routes(routes!(show::show_case_step))
}
