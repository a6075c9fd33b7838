use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    place::offers_for,
    wanted::{NewLine, check_lines, no_such_service, services},
};
use crate::{
    app::App,
    calendar::Date,
    catalogue::{
        Offer,
        delivery::{self, Freight, Load, Offered, Part, Place, ServiceCode, place_of, terms_of},
    },
    http::{InShop, Json, Problem},
    vocabulary::{Millis, SkuId, TemplateId},
};

const MOST_ADDRESS: usize = 200;

/// What freight is asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FreightAsked {
    /// 1 to 50, each SKU once.
    lines: Vec<NewLine>,
    /// At most 200 characters; a province's name is enough, and empty asks for the usual rate.
    #[serde(default)]
    address: String,
    /// Codes of the chosen services.
    #[serde(default)]
    services: Vec<String>,
}

/// What an order would cost now.
#[derive(Serialize, ToSchema)]
pub struct FreightQuote {
    /// The one the address begins with; none: it begins with none, and the usual rates are asked.
    province: Option<String>,
    goods_fen: i64,
    /// With surcharges.
    freight_fen: i64,
    services_fen: i64,
    total_fen: i64,
    /// These cannot be bought from there.
    not_delivered: Vec<SkuId>,
    /// Cities of the province to which all of it is delivered, where the province is not.
    #[schema(value_type = Vec<String>)]
    delivered_cities: Vec<&'static str>,
    parts: Vec<FreightPart>,
    services: Vec<ServiceOffer>,
}

/// What goes by one delivery template.
#[derive(Serialize, ToSchema)]
pub struct FreightPart {
    template: TemplateId,
    name: String,
    skus: Vec<SkuId>,
    /// Without the surcharge.
    freight_fen: i64,
    surcharge_fen: i64,
    is_free: bool,
    /// Missing to where it would be free; none: nothing is missing, or nothing would make it free.
    more_fen: Option<i64>,
    more_pieces: Option<i64>,
}

#[derive(Serialize, ToSchema)]
pub struct ServiceOffer {
    #[schema(value_type = String)]
    code: ServiceCode,
    name: String,
    /// For these lines as a whole.
    fee_fen: i64,
    is_chosen: bool,
    /// Of an installation: the first day that may be chosen for it.
    from_day: Option<Date>,
    /// And the last one.
    to_day: Option<Date>,
    /// Nobody orders it without saying on which day.
    needs_day: bool,
}

/// What the freight of these lines is, to where and with what the customer chose.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/freight", tag = "mine", params(("shop" = Uuid, Path)),
    request_body = FreightAsked,
    responses((status = 200, body = FreightQuote), (status = 422, body = Problem), (status = 429, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn ask_freight(
    State(app): State<App>,
    caller: InShop,
    Json(asked): Json<FreightAsked>,
) -> Result<Json<FreightQuote>, Problem> {
    let customer = caller.customer()?;
    let now = app.clock().now();
    let quotes = &app.trade().quotes;
    let pace = quotes.pass(customer, now);
    pace.map_err(Problem::too_fast)?;
    check_lines(&asked.lines)?;
    if asked.address.chars().count() > MOST_ADDRESS {
        let title = "address: at most 200 characters";
        return Err(Problem::at_field("bad_address", "address", title));
    }
    let chosen = services(&asked.services)?;
    let db = app.store().shop(caller.shop);
    let offers = offers_for(&db, &asked.lines).await?;
    let templates = terms_of(&db, offers.iter().filter_map(|offer| offer.template)).await?;
    let loads = loads(&offers, &asked.lines);
    let place = place_of(&asked.address);
    let freight = delivery::freight(&loads, &templates, place, &chosen);
    let unknown = freight.unknown_services.first();
    if let Some(place) = chosen.iter().position(|code| Some(code) == unknown) {
        return Err(no_such_service(&format!("services.{place}")));
    }
    let goods_fen = loads
        .iter()
        .map(|load| load.price_fen * load.quantity)
        .sum();
    Ok(Json(FreightQuote::new(place, goods_fen, freight, now)))
}

/// What freight has to know of each line.
pub fn loads(offers: &[Offer], lines: &[NewLine]) -> Vec<Load> {
    let lines = offers.iter().zip(lines);
    let loads = lines.map(|(offer, line)| Load {
        sku: offer.sku,
        template: offer.template,
        quantity: line.quantity,
        price_fen: offer.price_fen,
        weight_g: offer.weight_g,
        volume_cm3: offer.volume_cm3,
    });
    loads.collect()
}

impl FreightQuote {
    fn new(place: Option<Place>, goods_fen: i64, freight: Freight, now: Millis) -> Self {
        let services = freight.services.into_iter();
        Self {
            province: place.map(|place| place.province.to_owned()),
            goods_fen,
            freight_fen: freight.fen,
            services_fen: freight.services_fen,
            total_fen: goods_fen + freight.fen + freight.services_fen,
            not_delivered: freight.not_delivered,
            delivered_cities: freight.delivered_cities,
            parts: freight.parts.into_iter().map(FreightPart::from).collect(),
            services: services.map(|one| ServiceOffer::of(one, now)).collect(),
        }
    }
}

impl From<Part> for FreightPart {
    fn from(part: Part) -> Self {
        let missing = part.missing;
        Self {
            template: part.template,
            name: part.name,
            skus: part.skus,
            freight_fen: part.fen,
            surcharge_fen: part.surcharge_fen,
            is_free: part.is_free,
            more_fen: missing.map(|missing| missing.fen).filter(|fen| *fen > 0),
            more_pieces: missing
                .map(|missing| missing.pieces)
                .filter(|pieces| *pieces > 0),
        }
    }
}

impl ServiceOffer {
    fn of(offered: Offered, now: Millis) -> Self {
        let is_installation = offered.code == ServiceCode::Installation;
        let days = is_installation.then(|| offered.days(now));
        Self {
            from_day: days.as_ref().map(|days| *days.start()),
            to_day: days.as_ref().map(|days| *days.end()),
            needs_day: is_installation && offered.needs_day,
            code: offered.code,
            name: offered.name,
            fee_fen: offered.fee_fen,
            is_chosen: offered.is_chosen,
        }
    }
}
