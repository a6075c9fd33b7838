use super::words::Language;
use crate::{
    calendar::LocalTime,
    trade::{parcel::masked_waybill, storage::OrderRow},
    vocabulary::Millis,
};

/// How rows are told.
pub struct Telling {
    pub language: Language,
    /// With names, phones, addresses, waybills and notes as they are.
    pub is_whole: bool,
    /// As the shop calls its flags.
    pub flag_names: Vec<String>,
}

impl Telling {
    pub fn name(&self, name: &str) -> String {
        self.told(name, yingke_masking::name)
    }

    pub fn text(&self, text: &str) -> String {
        self.told(text, yingke_masking::text)
    }

    /// Receiver, phone, address.
    pub fn destination(&self, order: &OrderRow) -> [String; 3] {
        [
            self.name(&order.receiver),
            self.told(&order.phone, yingke_masking::phone),
            self.told(&order.address, yingke_masking::address),
        ]
    }

    pub fn waybill(&self, order: &OrderRow) -> String {
        let waybill = order.waybill.as_deref();
        let waybill = waybill.map(|waybill| self.told(waybill, masked_waybill));
        waybill.unwrap_or_default()
    }

    fn told(&self, text: &str, masked: impl Fn(&str) -> String) -> String {
        if self.is_whole {
            text.to_owned()
        } else {
            masked(text)
        }
    }
}

/// `2026-10-01 09:30:00` as the shop's clock showed it; empty: it never was.
pub fn time(at: Option<Millis>) -> String {
    let Some(at) = at else {
        return String::new();
    };
    let LocalTime { date, minute, .. } = LocalTime::of(at);
    let second = at.div_euclid(1_000).rem_euclid(60);
    format!("{date} {:02}:{:02}:{second:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_the_shop_s_own() {
        for (at, told) in [
            (0, "1970-01-01 08:00:00"),
            (951_782_399_000, "2000-02-29 07:59:59"),
            (951_782_400_000, "2000-02-29 08:00:00"),
            (1_767_196_800_000, "2026-01-01 00:00:00"),
            (1_763_800_000_000, "2025-11-22 16:26:40"),
        ] {
            assert_eq!(time(Some(at)), told);
        }
        assert_eq!(time(None), "");
    }
}
