use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    count::{HomeOrders, HomeReceptions, HomeSales, HomeStock, count},
    own::{self, HomeAfterSales, HomeNotices, HomePromises, HomeRequests},
    team::HomeTeam,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    vocabulary::Millis,
};

/// How the shop stands and what there is to do. What the asking member may not see is not in it.
#[derive(Serialize, ToSchema)]
pub struct Home {
    /// When the shop's figures were counted, UTC milliseconds; at most a second ago.
    at: Millis,
    #[serde(skip_serializing_if = "Option::is_none")]
    orders: Option<HomeOrders>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sales: Option<HomeSales>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after_sales: Option<HomeAfterSales>,
    #[serde(skip_serializing_if = "Option::is_none")]
    requests: Option<HomeRequests>,
    #[serde(skip_serializing_if = "Option::is_none")]
    receptions: Option<HomeReceptions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    promises: Option<HomePromises>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stock: Option<HomeStock>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notices: Option<HomeNotices>,
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<HomeTeam>,
}

/// The figures of home: shop status and to-dos.
#[utoipa::path(get, path = "/api/shops/{shop}/home", tag = "home", params(("shop" = Uuid, Path)),
    responses((status = 200, body = Home)), extensions(("x-action" = json!("see_home"))))]
pub async fn see_home(State(app): State<App>, caller: InShop) -> Result<Json<Home>, Problem> {
    authorize(&caller.actor, Action::SeeHome, Object::Shop(caller.shop))?;
    let me = caller.actor.member()?;
    let may = |action: Action| action.rule().roles.contains(&me.role);
    let (db, now) = (app.store().shop(caller.shop), app.clock().now());
    let shop = app.home().of(caller.shop, now, count(&db, now)).await?;
    let sees_orders = may(Action::SeeOrders);
    Ok(Json(Home {
        at: shop.at,
        orders: sees_orders.then_some(shop.orders),
        sales: sees_orders.then_some(shop.sales),
        after_sales: if sees_orders {
            Some(own::after_sales(&db, me, now).await?)
        } else {
            None
        },
        requests: if may(Action::DecideRequests) {
            Some(own::requests(&db, me).await?)
        } else {
            None
        },
        receptions: may(Action::SeeDesk).then_some(shop.receptions),
        promises: if may(Action::SeePromises) {
            Some(own::promises(&db, me, now).await?)
        } else {
            None
        },
        stock: may(Action::SeeCatalogue).then_some(shop.stock),
        notices: if may(Action::SeeNotices) {
            Some(own::notices(&db, me).await?)
        } else {
            None
        },
        team: may(Action::SeeMembers).then(|| shop.team.clone()),
    }))
}
