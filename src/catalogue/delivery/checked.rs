use std::collections::HashSet;

use super::{
    provinces::is_place,
    terms::{DeliveryTerms, Rate},
};
use crate::catalogue::goods::{Fault, fault, is_name};

const MOST_AMOUNT: i64 = 100_000_000;
const MOST_FEN: i64 = 10_000_000;
/// An order may cost this.
const MOST_ORDER_FEN: i64 = 1_000_000_000_000;
const MOST_REGIONS: usize = 34;
const MOST_FREE: usize = 10;
const MOST_LEAD_DAYS: i64 = 90;

impl DeliveryTerms {
    /// A refusal names the field.
    pub fn check(&self) -> Result<(), Fault> {
        if !is_name(&self.name, 30) {
            return Err(fault("bad_name", "name", "name: 1 to 30 characters"));
        }
        check_rate(&self.usual, "usual")?;
        for (place, region) in self.regional.iter().enumerate() {
            check_rate(&region.rate, &format!("regional.{place}.rate"))?;
        }
        let regional = self.regional.iter().map(|region| &region.provinces);
        check_provinces("regional", regional, true)?;
        check_provinces("not_delivered", [&self.not_delivered].into_iter(), false)?;
        let surcharges = self.surcharges.iter().map(|surcharge| &surcharge.provinces);
        check_provinces("surcharges", surcharges, true)?;
        for (place, surcharge) in self.surcharges.iter().enumerate() {
            check_fee(surcharge.fen, format!("surcharges.{place}.fen"))?;
        }
        self.check_free()?;
        self.check_services()
    }

    fn check_free(&self) -> Result<(), Fault> {
        for (place, free) in self.free.iter().enumerate() {
            let is_fen = free
                .min_fen
                .is_none_or(|fen| (1..=MOST_ORDER_FEN).contains(&fen));
            let are_pieces = free
                .min_pieces
                .is_none_or(|pieces| (1..=MOST_AMOUNT).contains(&pieces));
            if !is_fen || !are_pieces {
                let title = "free: from 1 fen or 1 piece on";
                return Err(fault("bad_free", format!("free.{place}"), title));
            }
            check_provinces(
                &format!("free.{place}"),
                [&free.provinces].into_iter(),
                false,
            )?;
        }
        let refused = || fault("bad_free", "free", "free: at most 10");
        (self.free.len() <= MOST_FREE)
            .then_some(())
            .ok_or_else(refused)
    }

    fn check_services(&self) -> Result<(), Fault> {
        let mut known = HashSet::new();
        for (place, service) in self.services.iter().enumerate() {
            if !known.insert(service.code) || !is_name(&service.name, 20) {
                let title = "services: each once, with a name of 1 to 20 characters";
                return Err(fault("bad_services", format!("services.{place}"), title));
            }
            check_fee(service.fee_fen, format!("services.{place}.fee_fen"))?;
            if !(0..=MOST_LEAD_DAYS).contains(&service.lead_days) {
                let field = format!("services.{place}.lead_days");
                return Err(fault("bad_lead_days", field, "lead_days: 0 to 90"));
            }
        }
        Ok(())
    }
}

fn check_rate(rate: &Rate, field: &str) -> Result<(), Fault> {
    let amounts = [rate.first, rate.further];
    let fees = [rate.first_fen, rate.further_fen];
    let are_amounts = amounts
        .iter()
        .all(|amount| (1..=MOST_AMOUNT).contains(amount));
    let are_fees = fees.iter().all(|fen| (0..=MOST_FEN).contains(fen));
    let refused = || {
        let title = "rate: amounts from 1 to 100,000,000, fees from 0 to 100,000 yuan";
        fault("bad_rate", field, title)
    };
    (are_amounts && are_fees).then_some(()).ok_or_else(refused)
}

fn check_fee(fen: i64, field: String) -> Result<(), Fault> {
    let refused = || fault("bad_fee", field, "0 to 100,000 yuan");
    (0..=MOST_FEN)
        .contains(&fen)
        .then_some(())
        .ok_or_else(refused)
}

/// Known ones, none twice in all these lists, and none of them empty where `some` is asked for.
fn check_provinces<'a>(
    field: &str,
    lists: impl Iterator<Item = &'a Vec<String>>,
    some: bool,
) -> Result<(), Fault> {
    let mut named = HashSet::new();
    for (place, list) in lists.enumerate() {
        let are_sound = list.iter().all(|name| is_place(name) && named.insert(name));
        if place >= MOST_REGIONS || !are_sound || (some && list.is_empty()) {
            let title = "provinces: known ones or cities of them, each once";
            return Err(fault("bad_provinces", field, title));
        }
    }
    Ok(())
}
