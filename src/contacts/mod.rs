//! Contacts 联系人: customers that a member, or the team, saved, with a group and a note, to find and to write to.
//!
//! Owns `contact`. Who serves keeps contacts; writing to one opens the conversation or starts it, and the first line the member then
//! sends opens a reception of theirs, as reception's rules say. Holds no personal data of its own: names come from the customers'
//! area, and what is masked there is not shown here.

mod find;
mod groups;
mod keep;
mod list;
mod searched;
mod storage;
mod write_to;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    keep::ContactsChanged,
    searched::Searched,
    storage::{NewContact, any, write_down},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, keep::add))
        .routes(routes!(keep::change, keep::remove))
        .routes(routes!(groups::rename_group))
        .routes(routes!(find::find))
        .routes(routes!(write_to::write_to))
}
