//! Shared HTTP manners: who calls, what a body or path may be, problem details, origins, limits. Knows no area.
//!
//! A handler takes what it needs as arguments and asks the one door before it looks at anything:
//!
//! ```ignore
//! pub fn routes() -> OpenApiRouter<App> {
//!     OpenApiRouter::new().routes(routes!(see))
//! }
//!
//! /// One order, masked.
//! #[utoipa::path(get, path = "/api/shops/{shop}/orders/{id}", tag = "trade",
//!     params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
//!     responses((status = 200, body = OrderView)),
//!     extensions(("x-action" = json!("see_orders"))))]
//! async fn see(State(app): State<App>, caller: InShop, Id(order): Id<OrderId>) -> Result<Json<OrderView>, Problem> {
//!     authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
//!     let order = order_of(&app.store().shop(caller.shop), order).await?.ok_or_else(Problem::not_found)?;
//!     Ok(Json(order.into()))
//! }
//! ```
//!
//! - [`InShop`] reads `{shop}`: a member or customer of that shop, 401 for nobody, 404 for a person without a place there.
//!   `caller.actor.member()?` gives the [`crate::access::Member`]. What belongs to one customer is asked as `Object::Customer`.
//! - [`Caller`] is for routes outside a shop: a signed-in person or anyone. [`ClientAddress`] is the caller's real address.
//! - [`Id`], [`Query`] and [`Json`] refuse with problem details. Bodies carry `#[serde(deny_unknown_fields)]`; responses are `Json` too.
//! - Bodies are at most 64 KiB; a route that takes more adds `.layer(DefaultBodyLimit::max(…))` to its own router.
//! - Every operation names its action as `x-action`; a generated test calls it as everyone and compares with the matrix.
//! - Answers under `/api/` are `no-store` unless the handler sets `Cache-Control` itself.

mod address;
mod arrivals;
mod caller;
mod cookie;
mod held;
mod json;
mod layers;
mod limiter;
mod origin;
mod pace;
mod params;
mod problem;
mod reader;
mod sheet;

pub use self::{
    address::{ClientAddress, Network, client_address},
    arrivals::{Arrivals, Counted},
    caller::{Caller, InShop, Proof, proof},
    cookie::{clearing_cookie, sign_in_cookie},
    held::Held,
    json::Json,
    layers::dress,
    limiter::Limiter,
    origin::{Page, page_of},
    pace::pace_body,
    params::{Id, Path, Query},
    problem::Problem,
    reader::{Lang, Reader},
    sheet::fit_a_sheet,
};
