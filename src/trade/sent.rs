use super::{
    Parcel, State,
    storage::{self, OrderRow},
};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{CustomerId, Millis, OrderId},
};

/// What whoever follows parcels has to know of an order. Personal data: neither shown nor logged.
#[derive(Clone)]
pub struct Sending {
    pub order: OrderId,
    pub no: String,
    pub customer: CustomerId,
    pub address: String,
    /// Four digits; some carriers tell nothing without them.
    pub phone_end: String,
    /// None before it was shipped.
    pub sent: Option<Sent>,
}

#[derive(Clone)]
pub struct Sent {
    pub parcel: Parcel,
    pub at: Millis,
    /// The customer has not confirmed yet.
    pub is_underway: bool,
}

/// How an order travels; none where there is no such order.
pub async fn sending(db: &ShopDb, order: OrderId) -> Result<Option<Sending>, StorageError> {
    Ok(storage::row(db, order).await?.map(Sending::from))
}

impl From<OrderRow> for Sending {
    fn from(row: OrderRow) -> Self {
        let is_underway = row.state == State::WaitBuyerConfirmGoods.code();
        let parcel = row.carrier.zip(row.waybill);
        let sent = parcel.zip(row.shipped_at);
        let sent = sent.map(|((carrier, waybill), at)| Sent {
            parcel: Parcel { carrier, waybill },
            at,
            is_underway,
        });
        Self {
            order: row.id,
            no: row.no,
            customer: row.customer_id,
            address: row.address,
            phone_end: end_of(&row.phone),
            sent,
        }
    }
}

fn end_of(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(4)..].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::end_of;

    #[test]
    fn of_a_phone_no_more_than_its_end_is_told() {
        assert_eq!(end_of("138 0013 8000"), "8000");
        assert_eq!(end_of("12"), "12");
        assert_eq!(end_of(""), "");
    }
}
