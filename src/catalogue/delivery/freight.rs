//! What delivery costs: a pure rule over lines, a place and the chosen services.

use super::terms::{ChargeBy, DeliveryTerms, FreeOver, Rate, ServiceCode};
use crate::vocabulary::{SkuId, TemplateId};

/// What delivery by one template costs at most: a thousand million yuan.
pub const MOST_FEN: i64 = 100_000_000_000;

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
}

/// Lines of one template are counted together; templates add up. A province that is not known pays the usual rate.
pub fn freight(
    loads: &[Load],
    templates: &[(TemplateId, DeliveryTerms)],
    province: Option<&str>,
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
        let part = part(*template, terms, &loads, province);
        if is_among(&terms.not_delivered, province) {
            freight.not_delivered.extend(&part.skus);
        }
        freight.fen += part.fen + part.surcharge_fen;
        freight.parts.push(part);
        let pieces = loads.iter().map(|load| load.quantity).sum();
        offer(&mut freight, terms, pieces, chosen);
    }
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
    template: TemplateId,
    terms: &DeliveryTerms,
    loads: &[&Load],
    province: Option<&str>,
) -> Part {
    let goods_fen = loads
        .iter()
        .map(|load| load.price_fen * load.quantity)
        .sum();
    let pieces = loads.iter().map(|load| load.quantity).sum();
    let amount = loads.iter().map(|load| amount(load, terms.charge_by)).sum();
    let conditions = terms.free.iter();
    let conditions =
        conditions.filter(|free| free.provinces.is_empty() || is_among(&free.provinces, province));
    let missing = conditions
        .map(|free| missing(free, goods_fen, pieces))
        .min();
    let is_free = missing.is_some_and(|missing| missing.fen == 0 && missing.pieces == 0);
    let surcharges = terms.surcharges.iter();
    let mut surcharges = surcharges.filter(|one| is_among(&one.provinces, province));
    Part {
        template,
        name: terms.name.clone(),
        skus: loads.iter().map(|load| load.sku).collect(),
        fen: if is_free {
            0
        } else {
            rate(terms, province).charge(amount)
        },
        surcharge_fen: surcharges.next().map_or(0, |surcharge| surcharge.fen),
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

fn rate(terms: &DeliveryTerms, province: Option<&str>) -> Rate {
    let regional = terms.regional.iter();
    let mut regional = regional.filter(|region| is_among(&region.provinces, province));
    regional.next().map_or(terms.usual, |region| region.rate)
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
            Some(offered) => offered.fee_fen += fee_fen,
            None => freight.services.push(Offered {
                code: service.code,
                name: service.name.clone(),
                fee_fen,
                is_chosen: chosen.contains(&service.code),
            }),
        }
    }
}

fn is_among(provinces: &[String], province: Option<&str>) -> bool {
    province.is_some_and(|province| provinces.iter().any(|name| name == province))
}
