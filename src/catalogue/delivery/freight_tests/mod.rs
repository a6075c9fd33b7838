//! What freight costs, without a database.

mod any_order;
mod places;
mod rates;
mod services;

use super::{
    cities::Place,
    freight::{Freight, Load, freight},
    terms::{
        ChargeBy, DeliveryTerms, FreeOver, Rate, RegionalRate, Service, ServiceCode, Surcharge,
    },
};
use crate::vocabulary::{SkuId, TemplateId, new_id};

fn of(provinces: &[&str]) -> Vec<String> {
    provinces.iter().map(|name| (*name).to_owned()).collect()
}

const USUAL: Rate = Rate {
    first: 1,
    first_fen: 1_000,
    further: 1,
    further_fen: 200,
};

fn terms(charge_by: ChargeBy) -> DeliveryTerms {
    DeliveryTerms {
        name: "快递".to_owned(),
        charge_by,
        usual: USUAL,
        regional: vec![RegionalRate {
            provinces: of(&["浙江", "上海"]),
            rate: Rate {
                first_fen: 600,
                ..USUAL
            },
        }],
        not_delivered: of(&["台湾"]),
        surcharges: vec![Surcharge {
            provinces: of(&["新疆", "西藏"]),
            fen: 1_500,
        }],
        free: vec![
            FreeOver {
                provinces: of(&["浙江"]),
                min_fen: Some(9_900),
                min_pieces: None,
            },
            FreeOver {
                provinces: Vec::new(),
                min_fen: Some(50_000),
                min_pieces: Some(2),
            },
        ],
        services: vec![
            Service {
                code: ServiceCode::Upstairs,
                name: "送货上楼".to_owned(),
                fee_fen: 3_000,
                per_piece: true,
                lead_days: 0,
                needs_day: false,
            },
            Service {
                code: ServiceCode::IntoHome,
                name: "送货入户".to_owned(),
                fee_fen: 2_000,
                per_piece: false,
                lead_days: 0,
                needs_day: false,
            },
        ],
    }
}

fn load(template: TemplateId, quantity: i64, price_fen: i64) -> Load {
    Load {
        sku: SkuId(new_id()),
        template: Some(template),
        quantity,
        price_fen,
        weight_g: 1_400,
        volume_cm3: 20_000,
    }
}

fn asked(quantity: i64, price_fen: i64, place: Option<Place>, chosen: &[ServiceCode]) -> Freight {
    let template = TemplateId(new_id());
    let loads = [load(template, quantity, price_fen)];
    freight(&loads, &[(template, terms(ChargeBy::Piece))], place, chosen)
}
