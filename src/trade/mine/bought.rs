use super::wanted::Sound;
use crate::{
    catalogue::Offer,
    trade::{Bought, By, Event, Happening, Illegal, Item, Order},
    vocabulary::{CustomerId, Millis, OrderId, new_id},
};

/// The order that somebody has just placed: `offers` are what its lines buy.
pub fn bought(
    customer: CustomerId,
    sound: &Sound,
    offers: &[Offer],
    at: Millis,
) -> Result<Bought, Illegal> {
    let items = offers.iter().zip(&sound.lines).map(|(offer, line)| Item {
        product: offer.product,
        sku_id: offer.sku,
        title: offer.title.clone(),
        sku: offer.sku_text.clone(),
        picture: offer.picture.clone(),
        price_fen: offer.price_fen,
        quantity: line.quantity,
    });
    let placed = Happening {
        event: Event::Placed {
            freight_fen: 0,
            discount_fen: 0,
        },
        by: By::Customer,
        at,
    };
    let id = OrderId(new_id());
    let said = |words: &str| format!("买家留言：{words}");
    Ok(Bought {
        id,
        no: number(id, at),
        customer,
        receiver: sound.to.receiver.clone(),
        phone: sound.to.phone.clone(),
        address: sound.to.address.clone(),
        note: match sound.words.as_str() {
            "" => String::new(),
            words => said(words),
        },
        flag: 0,
        order: Order::place(items.collect(), &placed)?,
        history: vec![placed],
    })
}

/// 18 digits: the second, and eight that tell the orders of one second apart.
fn number(id: OrderId, at: Millis) -> String {
    let apart = id.0.as_u64_pair().1 % 100_000_000;
    format!("{:010}{apart:08}", at / 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_eighteen_digits_and_tells_orders_of_one_moment_apart() {
        let numbers: std::collections::HashSet<_> = (0..20)
            .map(|_| number(OrderId(new_id()), 1_763_800_000_000))
            .collect();
        assert_eq!(numbers.len(), 20);
        for number in numbers {
            assert_eq!(number.len(), 18);
            assert!(number.starts_with("1763800000"), "{number}");
            assert!(number.bytes().all(|digit| digit.is_ascii_digit()));
        }
    }
}
