use serde::{Deserialize, Serialize};

use super::{AddressPart, storage::OrderRow};
use crate::http::Problem;

/// Whom an order goes to, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destination {
    pub receiver: String,
    pub phone: String,
    pub address: String,
}

impl Destination {
    /// Of what somebody wrote; a refusal names the field.
    pub fn of(receiver: &str, phone: &str, address: &str) -> Result<Self, Problem> {
        let (receiver, phone, address) = (receiver.trim(), phone.trim(), address.trim());
        if !(1..=30).contains(&receiver.chars().count()) {
            let title = "receiver: 1 to 30 characters";
            return Err(Problem::at_field("bad_receiver", "receiver", title));
        }
        if !is_mobile(phone) {
            let title = "phone: a mobile number of 11 digits";
            return Err(Problem::at_field("bad_phone", "phone", title));
        }
        if !(5..=200).contains(&address.chars().count()) {
            let title = "address: 5 to 200 characters";
            return Err(Problem::at_field("bad_address", "address", title));
        }
        Ok(Self {
            receiver: receiver.to_owned(),
            phone: phone.to_owned(),
            address: address.to_owned(),
        })
    }

    /// What of it is another one than the order's.
    pub fn parts_beside(&self, row: &OrderRow) -> Vec<AddressPart> {
        let parts = [
            (AddressPart::Receiver, self.receiver != row.receiver),
            (AddressPart::Phone, self.phone != row.phone),
            (AddressPart::Address, self.address != row.address),
        ];
        let others = parts.into_iter().filter(|(_, is_other)| *is_other);
        others.map(|(part, _)| part).collect()
    }
}

/// A mobile number of mainland China.
fn is_mobile(phone: &str) -> bool {
    let digits = phone.as_bytes();
    digits.len() == 11
        && digits.iter().all(u8::is_ascii_digit)
        && digits[0] == b'1'
        && (b'3'..=b'9').contains(&digits[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(receiver: &str, phone: &str, address: &str) -> Option<&'static str> {
        Destination::of(receiver, phone, address)
            .err()
            .map(|problem| problem.code())
    }

    #[test]
    fn a_refusal_names_what_is_wrong() {
        let (phone, address) = ("13800138000", "杭州市文三路 1 号");
        assert_eq!(refused(" 林夏 ", phone, address), None);
        assert_eq!(refused("  ", phone, address), Some("bad_receiver"));
        assert_eq!(
            refused(&"夏".repeat(31), phone, address),
            Some("bad_receiver")
        );
        for wrong in [
            "12800138000",
            "1380013800",
            "138001380001",
            "23800138000",
            "1380013800a",
        ] {
            assert_eq!(
                refused("林夏", wrong, address),
                Some("bad_phone"),
                "{wrong}"
            );
        }
        assert_eq!(refused("林夏", phone, "杭州"), Some("bad_address"));
        assert_eq!(
            refused("林夏", phone, &"路".repeat(201)),
            Some("bad_address")
        );
    }
}
