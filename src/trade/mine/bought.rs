use super::wanted::Sound;
use crate::{
    catalogue::{Offer, ShipsBy, delivery::Freight},
    trade::{Bought, By, Carried, Event, Happening, Illegal, Item, Order, Times, TradeRules},
    vocabulary::{CustomerId, Millis, OrderId, SkuId, new_id},
};

/// The order that somebody has just placed, by the rules of now: `offers` are what its lines buy and `ships` what their pages
/// promise, `freight` what bringing it costs.
pub fn bought(
    customer: CustomerId,
    sound: &Sound,
    (offers, ships, freight): (&[Offer], &ShipsBy, &Freight),
    rules: &TradeRules,
    at: Millis,
) -> Result<Bought, Illegal> {
    let items = offers.iter().zip(&sound.lines).map(|(offer, line)| Item {
        product: Some(offer.product),
        sku_id: Some(offer.sku),
        title: offer.title.clone(),
        sku: offer.sku_text.clone(),
        picture: offer.picture.clone(),
        price_fen: offer.price_fen,
        quantity: line.quantity,
        promised: ships.promised(offer.product),
    });
    let placed = Happening {
        event: Event::Placed {
            freight_fen: freight.fen + freight.services_fen,
            discount_fen: 0,
            times: Some(Times::of(rules)),
            carried: carried(sound, freight),
            services: services(freight),
        },
        by: By::Customer,
        at,
    };
    let id = OrderId(new_id());
    let mut order = Order::place(items.collect(), &placed)?;
    let mut history = vec![placed];
    if rules.freight_insurance {
        let (event, by) = (Event::Insured, By::System);
        let insured = Happening { event, by, at };
        order = order.apply(&insured)?;
        history.push(insured);
    }
    if freight.installation().is_some() {
        let event = Event::InstallationBooked {
            day: sound.install_on,
        };
        let by = By::Customer;
        let booked = Happening { event, by, at };
        order = order.apply(&booked)?;
        history.push(booked);
    }
    Ok(Bought {
        id,
        no: number(id, at),
        customer,
        receiver: sound.to.receiver.clone(),
        phone: sound.to.phone.clone(),
        address: sound.to.address.clone(),
        buyer_message: one_line(&sound.words),
        note: note(&services(freight)),
        flag: 0,
        order,
        history,
    })
}

/// What the freight is made of: what each template costs together, and what is done for each line alone.
fn carried(sound: &Sound, freight: &Freight) -> Vec<Carried> {
    let line_of = |sku: &SkuId| sound.lines.iter().position(|line| line.sku == *sku);
    let mut carried = Vec::new();
    for part in &freight.parts {
        let lines: Vec<usize> = part.skus.iter().filter_map(line_of).collect();
        let alone = lines.iter().map(|line| Carried {
            lines: vec![*line],
            fen: part.each_fen * sound.lines[*line].quantity,
            is_installed: false,
            is_each: true,
        });
        carried.extend(alone);
        carried.push(Carried {
            lines,
            fen: part.fen + part.surcharge_fen + part.once_fen,
            is_installed: part.is_installed,
            is_each: false,
        });
    }
    carried.retain(|of| of.fen > 0 || of.is_installed);
    carried
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is to be done with the goods.
fn services(freight: &Freight) -> Vec<String> {
    let chosen = freight.services.iter().filter(|service| service.is_chosen);
    chosen.map(|service| service.name.clone()).collect()
}

/// The same for the shop to read in the list.
fn note(services: &[String]) -> String {
    if services.is_empty() {
        return String::new();
    }
    format!("服务：{}", services.join("、"))
}

/// 18 digits: the second, and eight that tell the orders of one second apart.
fn number(id: OrderId, at: Millis) -> String {
    let apart = id.0.as_u64_pair().1 % 100_000_000;
    format!("{:010}{apart:08}", at / 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::delivery::{Offered, ServiceCode};

    #[test]
    fn a_note_tells_what_was_chosen_and_a_message_is_one_line() {
        let service = |name: &str, is_chosen| Offered {
            code: ServiceCode::Upstairs,
            name: name.to_owned(),
            fee_fen: 1,
            is_chosen,
            lead_days: 0,
            needs_day: false,
        };
        let freight = Freight {
            services: vec![service("送货上楼", true), service("安装", false)],
            ..Freight::default()
        };
        assert_eq!(note(&services(&freight)), "服务：送货上楼");
        assert_eq!(note(&[]), "");
        assert_eq!(one_line(" 放门口\n服务：安装 "), "放门口 服务：安装");
        assert_eq!(one_line(" \n"), "");
    }

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
