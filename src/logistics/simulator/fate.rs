/// What becomes of a simulated parcel. The last two digits of its number decide, so that whoever tries something out can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Smooth,
    /// …70 to …84: a day late.
    Delayed,
    /// …54 and …55: silent for three days and more, and then goes on.
    Stuck,
    /// …44 and …45: never heard of again.
    Lost,
    /// …66: refused at the door and sent back.
    Refused,
}

impl Fate {
    pub fn of(waybill: &str) -> Self {
        let digits = waybill.chars().rev().filter_map(|c| c.to_digit(10));
        let end = digits.take(2).zip([1, 10]);
        match end.map(|(digit, worth)| digit * worth).sum::<u32>() {
            70..=84 => Self::Delayed,
            54 | 55 => Self::Stuck,
            44 | 45 => Self::Lost,
            66 => Self::Refused,
            _ => Self::Smooth,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fate;

    #[test]
    fn the_last_two_digits_decide() {
        for (waybill, fate) in [
            ("SF1234567890123", Fate::Smooth),
            ("SF1234567890144", Fate::Lost),
            ("SF1234567890155", Fate::Stuck),
            ("SF1234567890166", Fate::Refused),
            ("SF1234567890170", Fate::Delayed),
            ("EA123456744CN", Fate::Lost),
            ("SFSFSF", Fate::Smooth),
        ] {
            assert_eq!(Fate::of(waybill), fate, "{waybill}");
        }
    }

    #[test]
    fn most_parcels_arrive_as_they_should() {
        let fates = (0..100).map(|end| Fate::of(&format!("SF12345678901{end:02}")));
        let count = |of: Fate| fates.clone().filter(|fate| *fate == of).count();
        assert_eq!(count(Fate::Smooth), 80);
        assert_eq!(count(Fate::Delayed), 15);
        assert_eq!((count(Fate::Stuck), count(Fate::Lost)), (2, 2));
        assert_eq!(count(Fate::Refused), 1);
    }
}
