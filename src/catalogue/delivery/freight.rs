//! What delivery costs: a pure rule over lines, a place and the chosen services.

use std::ops::RangeInclusive;

use super::{
    cities::{Place, cities_of},
    provinces::PROVINCES,
    terms::{ChargeBy, DeliveryTerms, FreeOver, Rate, ServiceCode},
};
use crate::{
    calendar::{Date, LocalTime},
    vocabulary::{Millis, SkuId, TemplateId},
};

/// What delivery by one template costs at most: a thousand million yuan.
pub const MOST_FEN: i64 = 100_000_000_000;
/// An installation is booked no longer before.
const DAYS_AHEAD: i64 = 90;

/// What is to be delivered, as far as freight cares.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    pub sku: SkuId,
    /// None: sent for nothing.
    pub template: Option<TemplateId>,
    pub quantity: i64,
    /// Of one piece.
    pub price_fen: i64,
    pub weight_g: i64,
    pub volume_cm3: i64,
}

/// What an order's delivery costs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Freight {
    /// With surcharges, without services.
    pub fen: i64,
    pub services_fen: i64,
    pub parts: Vec<Part>,
    /// What could be had, with what it costs for these lines.
    pub services: Vec<Offered>,
    /// Chosen, and offered by nothing in the order.
    pub unknown_services: Vec<ServiceCode>,
    /// These are not brought there.
    pub not_delivered: Vec<SkuId>,
    /// Cities of that province to which all of it is brought, where the province is not delivered.
    pub delivered_cities: Vec<&'static str>,
}

/// What goes by one template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub template: TemplateId,
    pub name: String,
    pub skus: Vec<SkuId>,
    /// Without the surcharge.
    pub fen: i64,
    pub surcharge_fen: i64,
    /// Of its chosen services, those that are charged once.
    pub once_fen: i64,
    /// The others, for each piece.
    pub each_fen: i64,
    /// Somebody comes to put it together.
    pub is_installed: bool,
    pub is_free: bool,
    /// What is missing to where it would be free, if anything could make it so.
    pub missing: Option<Missing>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    pub fen: i64,
    pub pieces: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    pub code: ServiceCode,
    pub name: String,
    pub fee_fen: i64,
    pub is_chosen: bool,
    /// The longest of these goods.
    pub lead_days: i64,
    pub needs_day: bool,
}

impl Freight {
    /// The installation that was chosen.
    pub fn installation(&self) -> Option<&Offered> {
        let mut services = self.services.iter();
        services.find(|one| one.code == ServiceCode::Installation && one.is_chosen)
    }
}

impl Offered {
    /// When somebody may come, as of now: from tomorrow on, or later where it takes longer.
    pub fn days(&self, now: Millis) -> RangeInclusive<Date> {
        let first = LocalTime::of(now).date.plus(1 + self.lead_days);
        first..=first.plus(DAYS_AHEAD)
    }
}

/// Lines of one template are counted together; templates add up. A place that is not known pays the usual rate.
/// What is said of the city goes before what is said of its province, and that before the rest.
pub fn freight(
    loads: &[Load],
    templates: &[(TemplateId, DeliveryTerms)],
    place: Option<Place>,
    chosen: &[ServiceCode],
) -> Freight {
    let mut freight = Freight::default();
    for (template, terms) in templates {
        let loads: Vec<_> = loads
            .iter()
            .filter(|load| load.template == Some(*template))
            .collect();
        if loads.is_empty() {
            continue;
        }
        let part = part((*template, terms), &loads, place, chosen);
        if is_refused(terms, place) {
            freight.not_delivered.extend(&part.skus);
        }
        freight.fen += part.fen + part.surcharge_fen;
        freight.parts.push(part);
        let pieces = loads.iter().map(|load| load.quantity).sum();
        offer(&mut freight, terms, pieces, chosen);
    }
    freight.delivered_cities = cities_left(&freight, templates, place);
    let is_offered = |code: &&ServiceCode| freight.services.iter().any(|one| one.code == **code);
    freight.unknown_services = chosen
        .iter()
        .filter(|code| !is_offered(code))
        .copied()
        .collect();
    let fees = freight.services.iter().filter(|service| service.is_chosen);
    freight.services_fen = fees.map(|service| service.fee_fen).sum();
    freight
}

fn part(
    (template, terms): (TemplateId, &DeliveryTerms),
    loads: &[&Load],
    place: Option<Place>,
    chosen: &[ServiceCode],
) -> Part {
    let goods_fen = loads
        .iter()
        .map(|load| load.price_fen * load.quantity)
        .sum();
    let pieces = loads.iter().map(|load| load.quantity).sum();
    let amount = loads.iter().map(|load| amount(load, terms.charge_by)).sum();
    let conditions = terms.free.iter();
    let conditions =
        conditions.filter(|free| free.provinces.is_empty() || is_among(&free.provinces, place));
    let missing = conditions
        .map(|free| missing(free, goods_fen, pieces))
        .min();
    let is_free = missing.is_some_and(|missing| missing.fen == 0 && missing.pieces == 0);
    let surcharge = nearest(&terms.surcharges, |one| one.provinces.as_slice(), place);
    let services = terms.services.iter();
    let services = services.filter(|service| chosen.contains(&service.code));
    let fees_fen = |is_each: bool| -> i64 {
        let services = services.clone().filter(|of| of.per_piece == is_each);
        services.map(|service| service.fee_fen).sum()
    };
    Part {
        template,
        name: terms.name.clone(),
        skus: loads.iter().map(|load| load.sku).collect(),
        fen: if is_free {
            0
        } else {
            rate(terms, place).charge(amount)
        },
        surcharge_fen: surcharge.map_or(0, |surcharge| surcharge.fen),
        once_fen: fees_fen(false),
        each_fen: fees_fen(true),
        is_installed: services
            .clone()
            .any(|service| service.code == ServiceCode::Installation),
        is_free,
        missing: missing.filter(|_| !is_free),
    }
}

fn amount(load: &Load, by: ChargeBy) -> i64 {
    match by {
        ChargeBy::Piece => load.quantity,
        ChargeBy::Weight => load.weight_g * load.quantity,
        ChargeBy::Volume => load.volume_cm3 * load.quantity,
    }
}

fn rate(terms: &DeliveryTerms, place: Option<Place>) -> Rate {
    let regional = nearest(&terms.regional, |one| one.provinces.as_slice(), place);
    regional.map_or(terms.usual, |region| region.rate)
}

/// A city with a rate of its own is delivered even where its province is not.
fn is_refused(terms: &DeliveryTerms, place: Option<Place>) -> bool {
    place.is_some_and(|place| {
        let mut regional = terms.regional.iter();
        let has_rate = regional.any(|region| place.city_is_among(&region.provinces));
        place.city_is_among(&terms.not_delivered)
            || (!has_rate && place.province_is_among(&terms.not_delivered))
    })
}

/// Where some of it is not delivered, the cities of that province to which all of it is.
fn cities_left(
    freight: &Freight,
    templates: &[(TemplateId, DeliveryTerms)],
    place: Option<Place>,
) -> Vec<&'static str> {
    let Some(place) = place.filter(|_| !freight.not_delivered.is_empty()) else {
        return Vec::new();
    };
    let used = |id: TemplateId| freight.parts.iter().any(|part| part.template == id);
    let terms = templates.iter().filter(|(id, _)| used(*id));
    let terms: Vec<_> = terms.map(|(_, terms)| terms).collect();
    delivered_cities(&terms, place.province)
}

/// Where the province is not delivered by all of these, the cities of it that are.
fn delivered_cities(terms: &[&DeliveryTerms], province: &'static str) -> Vec<&'static str> {
    let is_refused = |city| {
        let place = Some(Place { province, city });
        terms.iter().any(|one| is_refused(one, place))
    };
    if !is_refused(None) {
        return Vec::new();
    }
    let cities = cities_of(province);
    cities.filter(|city| !is_refused(Some(*city))).collect()
}

impl DeliveryTerms {
    /// Cities that are delivered although their province is not: `新疆/乌鲁木齐`.
    pub fn delivered_cities(&self) -> Vec<String> {
        let provinces = PROVINCES.into_iter().flat_map(|province| {
            let cities = delivered_cities(&[self], province).into_iter();
            cities.map(move |city| format!("{province}/{city}"))
        });
        provinces.collect()
    }
}

/// What names the city, or else what names its province.
fn nearest<T>(rules: &[T], names: impl Fn(&T) -> &[String], place: Option<Place>) -> Option<&T> {
    let place = place?;
    let of_city = rules.iter().find(|rule| place.city_is_among(names(rule)));
    of_city.or_else(|| {
        let mut rules = rules.iter();
        rules.find(|rule| place.province_is_among(names(rule)))
    })
}

impl Rate {
    /// At most [`MOST_FEN`]: tonnes by the gram would cost more than there are numbers for.
    fn charge(self, amount: i64) -> i64 {
        let beyond = (amount - self.first).max(0);
        let further = i128::from((beyond + self.further - 1) / self.further);
        let fen = i128::from(self.first_fen) + further * i128::from(self.further_fen);
        fen.min(i128::from(MOST_FEN)) as i64
    }
}

fn missing(free: &FreeOver, goods_fen: i64, pieces: i64) -> Missing {
    Missing {
        fen: free.min_fen.map_or(0, |min| (min - goods_fen).max(0)),
        pieces: free.min_pieces.map_or(0, |min| (min - pieces).max(0)),
    }
}

/// Once an order by each template that offers it; the name is the first one's.
fn offer(freight: &mut Freight, terms: &DeliveryTerms, pieces: i64, chosen: &[ServiceCode]) {
    for service in &terms.services {
        let fee_fen = service.fee_fen * if service.per_piece { pieces } else { 1 };
        match freight
            .services
            .iter_mut()
            .find(|one| one.code == service.code)
        {
            Some(offered) => {
                offered.fee_fen += fee_fen;
                offered.lead_days = offered.lead_days.max(service.lead_days);
                offered.needs_day |= service.needs_day;
            }
            None => freight.services.push(Offered {
                code: service.code,
                name: service.name.clone(),
                fee_fen,
                is_chosen: chosen.contains(&service.code),
                lead_days: service.lead_days,
                needs_day: service.needs_day,
            }),
        }
    }
}

fn is_among(names: &[String], place: Option<Place>) -> bool {
    place.is_some_and(|place| place.city_is_among(names) || place.province_is_among(names))
}
