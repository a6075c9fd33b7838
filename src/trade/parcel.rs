use super::Parcel;
use crate::http::Problem;

impl Parcel {
    /// Of what somebody wrote; a refusal names the field.
    pub fn of(carrier: &str, waybill: &str) -> Result<Self, Problem> {
        let (carrier, waybill) = (carrier.trim(), waybill.trim());
        let is_name = (1..=40).contains(&carrier.chars().count());
        if !is_name || carrier.chars().any(char::is_control) {
            let title = "carrier: 1 to 40 characters";
            return Err(Problem::at_field("bad_carrier", "carrier", title));
        }
        let is_told = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if !(6..=40).contains(&waybill.len()) || !waybill.chars().all(is_told) {
            let title = "waybill: 6 to 40 letters, digits and hyphens";
            return Err(Problem::at_field("bad_waybill", "waybill", title));
        }
        Ok(Self {
            carrier: carrier.to_owned(),
            waybill: waybill.to_owned(),
        })
    }

    /// See [`masked_waybill`].
    pub fn waybill_masked(&self) -> String {
        masked_waybill(&self.waybill)
    }
}

/// Leaves the last four characters: enough to tell two parcels apart, too few to follow one. Empty where there is none.
pub fn masked_waybill(waybill: &str) -> String {
    if waybill.is_empty() {
        return String::new();
    }
    let characters: Vec<char> = waybill.chars().collect();
    let from = match characters.len() {
        most if most >= 10 => most - 4,
        few => few,
    };
    format!("****{}", characters[from..].iter().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(carrier: &str, waybill: &str) -> Option<&'static str> {
        let parcel = Parcel::of(carrier, waybill);
        parcel.err().map(|problem| problem.code())
    }

    #[test]
    fn a_refusal_names_what_is_wrong() {
        assert_eq!(refused(" 顺丰速运 ", "JDX000000000001-1-1-"), None);
        assert_eq!(refused(" ", "SF1234567890123"), Some("bad_carrier"));
        assert_eq!(
            refused(&"顺".repeat(41), "SF1234567890123"),
            Some("bad_carrier")
        );
        for wrong in ["SF123", "SF 1234567", "单号1234567"] {
            assert_eq!(refused("顺丰速运", wrong), Some("bad_waybill"), "{wrong}");
        }
        assert_eq!(refused("顺丰速运", &"1".repeat(41)), Some("bad_waybill"));
    }

    #[test]
    fn a_masked_waybill_keeps_its_end_or_nothing() {
        for (waybill, masked) in [
            ("SF1234567890123", "****0123"),
            ("1234567890", "****7890"),
            ("123456789", "****"),
            ("", ""),
        ] {
            assert_eq!(masked_waybill(waybill), masked);
        }
    }
}
