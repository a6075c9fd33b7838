use super::{Carried, Event, Fare, Illegal, Order, State, Undone, destination::Destination};
use crate::{
    catalogue::{
        self, Offer,
        delivery::{DeliveryTerms, Freight, Load, Place, freight, place_of, terms_in, terms_of},
    },
    storage::{ShopDb, ShopTx},
    vocabulary::{SkuId, TemplateId},
};

/// Whose word an order's freight to another address goes by.
#[derive(Clone, Copy, Debug)]
pub enum FareBy {
    /// The terms of now: what is not paid takes it in, what is paid goes nowhere dearer.
    Terms,
    /// A card that the customer agreed to.
    Card(Option<Fare>),
    /// A card from before they said it: by the terms, and whoever agreed to it has not agreed to pay more.
    Unsaid,
}

/// Where an order goes, and where it would.
#[derive(Clone, Copy)]
pub struct Way {
    was: Option<Place>,
    is: Option<Place>,
}

/// What delivery costs where an order goes, and where it would, both by the terms of now. What services cost is the same everywhere.
pub struct Quoted {
    was: Freight,
    is: Freight,
}

impl Way {
    pub fn of(was: &str, to: &Destination) -> Self {
        let (was, is) = (place_of(was), place_of(&to.address));
        Self { was, is }
    }
}

/// None where nothing changes.
pub async fn quoted_in(tx: &ShopTx, order: &Order, way: Way) -> Result<Option<Quoted>, Undone> {
    if way.was == way.is {
        return Ok(None);
    }
    let offers = catalogue::offers_in(tx, &skus_of(order)).await?;
    let loads = loads(order, &offers);
    let terms = terms_in(tx, loads.iter().filter_map(|load| load.template)).await?;
    Ok(Some(Quoted::of((&loads, &terms), way)))
}

/// What a card with another address says of the freight, before anything is written; none where nothing changes. Of what is paid it
/// stays, and where delivery there costs more than was paid it says nothing, unless the shop waives the difference: that is a
/// discount, which each role has its limit for.
pub async fn fare_to(
    db: &ShopDb,
    (order, address): (&Order, &str),
    to: &Destination,
    waives: bool,
) -> Result<Option<Fare>, Undone> {
    let fare = fare_of(db, order, Way::of(address, to)).await?;
    let fare = fare.map(|fare| {
        if waives && fare.freight_fen > order.freight_fen {
            Ok(unchanged(fare, order))
        } else {
            settled(fare, order)
        }
    });
    Ok(fare.transpose()?)
}

async fn fare_of(db: &ShopDb, order: &Order, way: Way) -> Result<Option<Fare>, Undone> {
    if way.was == way.is {
        return Ok(None);
    }
    let offers = catalogue::offers(db, &skus_of(order)).await?;
    let loads = loads(order, &offers);
    let terms = terms_of(db, loads.iter().filter_map(|load| load.template)).await?;
    Ok(Quoted::of((&loads, &terms), way).fare(order)?)
}

/// What the freight should be where the order goes instead; none where nothing changes.
pub async fn fare_in(tx: &ShopTx, order: &Order, way: Way) -> Result<Option<Fare>, Undone> {
    let quoted = quoted_in(tx, order, way).await?;
    let fare = quoted.map(|quoted| quoted.fare(order)).transpose()?;
    Ok(fare.flatten())
}

impl FareBy {
    pub fn fare(self, order: &Order, quoted: Option<&Quoted>) -> Result<Option<Fare>, Illegal> {
        if let Self::Card(fare) = self {
            return Ok(fare);
        }
        let fare = quoted.map(|quoted| quoted.fare(order)).transpose()?;
        let Some(fare) = fare.flatten() else {
            return Ok(None);
        };
        if matches!(self, Self::Unsaid) && fare.freight_fen > order.freight_fen {
            return Err(Illegal::FreightRises);
        }
        settled(fare, order).map(Some)
    }
}

impl Quoted {
    fn of((loads, terms): (&[Load], &[(TemplateId, DeliveryTerms)]), Way { was, is }: Way) -> Self {
        let freight = |place| freight(loads, terms, place, &[]);
        Self {
            was: freight(was),
            is: freight(is),
        }
    }

    fn fare(&self, order: &Order) -> Result<Option<Fare>, Illegal> {
        if !self.is.not_delivered.is_empty() {
            return Err(Illegal::NotDelivered);
        }
        Ok(fare_for(order, self.is.fen - self.was.fen))
    }

    /// What the freight of an order that is not paid is made of where it goes instead: what each template costs more or less there is
    /// of its lines. Empty where that stays, or was never known.
    pub fn carried(&self, order: &Order) -> Vec<Carried> {
        let is_unknown = order.carried.is_empty() && order.placed_freight_fen != 0;
        if is_unknown || order.state != State::WaitBuyerPay {
            return Vec::new();
        }
        let mut carried = order.carried.clone();
        for (was, is) in self.was.parts.iter().zip(&self.is.parts) {
            let more_fen = is.fen + is.surcharge_fen - was.fen - was.surcharge_fen;
            bring(&mut carried, lines_of(order, &is.skus), more_fen);
        }
        carried
    }
}

/// Bringing these lines together costs so much more.
fn bring(carried: &mut Vec<Carried>, lines: Vec<usize>, more_fen: i64) {
    let together = |of: &&mut Carried| !of.is_each && of.lines == lines;
    if let Some(of) = carried.iter_mut().find(together) {
        of.fen = (of.fen + more_fen).max(0);
    } else if more_fen > 0 {
        carried.push(Carried {
            lines,
            fen: more_fen,
            is_installed: false,
            is_each: false,
        });
    }
}

fn lines_of(order: &Order, skus: &[SkuId]) -> Vec<usize> {
    let lines = (0..).zip(&order.lines);
    let these = lines.filter(|(_, line)| line.item.sku_id.is_some_and(|sku| skus.contains(&sku)));
    these.map(|(no, _)| no).collect()
}

/// Of what is paid nothing more is asked for, and nothing goes back.
fn settled(fare: Fare, order: &Order) -> Result<Fare, Illegal> {
    if order.state == State::WaitBuyerPay {
        return Ok(fare);
    }
    if fare.freight_fen > order.freight_fen {
        return Err(Illegal::FreightRises);
    }
    Ok(unchanged(fare, order))
}

/// The same way for the freight that the order has.
pub const fn unchanged(fare: Fare, order: &Order) -> Fare {
    Fare {
        freight_fen: order.freight_fen,
        ..fare
    }
}

/// The event with what became of the freight.
pub fn going_for(fare: Option<Fare>) -> Event {
    Event::AddressChanged {
        parts: Vec::new(),
        fare,
        carried: Vec::new(),
    }
}

/// Freight that was added before is for the way there already; what was waived is not taken off once more.
fn fare_for(order: &Order, due_fen: i64) -> Option<Fare> {
    let added_fen = order.freight_fen - order.placed_freight_fen;
    let rise_fen = (due_fen - added_fen.max(0)).max(0);
    let fall_fen = (-due_fen - (-added_fen).max(0)).max(0);
    let freight_fen = (order.freight_fen + rise_fen - fall_fen).max(0);
    (due_fen != 0).then_some(Fare {
        due_fen,
        freight_fen,
    })
}

fn skus_of(order: &Order) -> Vec<SkuId> {
    let lines = order.lines.iter();
    lines.filter_map(|line| line.item.sku_id).collect()
}

/// What is still to leave, at the prices it was bought for; what is not sold any more goes by no template.
fn loads(order: &Order, offers: &[Offer]) -> Vec<Load> {
    let leaving = order.lines.iter().filter(|line| line.left() > 0);
    let loads = leaving.filter_map(|line| {
        let sku = line.item.sku_id?;
        let offer = offers.iter().find(|offer| offer.sku == sku);
        Some(Load {
            sku,
            template: offer.and_then(|offer| offer.template),
            quantity: line.left(),
            price_fen: line.item.price_fen,
            weight_g: offer.map_or(0, |offer| offer.weight_g),
            volume_cm3: offer.map_or(0, |offer| offer.volume_cm3),
        })
    });
    loads.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalogue::delivery::Part,
        trade::{
            By, Claim, RefundKind,
            money::most_of_pieces_fen,
            price::waived_fen,
            testing::{placed, then},
        },
        vocabulary::new_id,
    };

    /// After it goes where delivery costs so much more.
    fn gone(order: &Order, due_fen: i64) -> Order {
        let fare = fare_for(order, due_fen).map(|fare| settled(fare, order).unwrap());
        then(order, going_for(fare), By::Customer)
    }

    fn at(freight_fen: i64) -> Order {
        let mut order = placed();
        order.freight_fen = freight_fen;
        order.placed_freight_fen = freight_fen;
        order
    }

    #[test]
    fn an_unpaid_order_takes_the_freight_in_and_lets_it_go_again() {
        let far = gone(&at(600), 2_000);
        assert_eq!((far.freight_fen, far.placed_freight_fen), (2_600, 2_600));
        let near = gone(&far, -2_000);
        assert_eq!((near.freight_fen, near.placed_freight_fen), (600, 600));
    }

    #[test]
    fn what_was_added_before_is_for_the_way_and_what_was_waived_stays_so() {
        let mut added = at(600);
        added.freight_fen = 2_600;
        assert_eq!(gone(&added, 2_000).freight_fen, 2_600);
        assert_eq!(gone(&added, 2_500).freight_fen, 3_100);
        let mut waived = at(2_600);
        waived.freight_fen = 600;
        assert_eq!(gone(&waived, -2_000).freight_fen, 600);
    }

    #[test]
    fn a_paid_order_goes_nowhere_dearer_than_was_paid_and_back_again() {
        let paid = then(&at(600), Event::Paid, By::Customer);
        let dearer = fare_for(&paid, 2_000).unwrap();
        assert_eq!(settled(dearer, &paid), Err(Illegal::FreightRises));
        let near = gone(&paid, -400);
        assert_eq!((near.freight_fen, near.placed_freight_fen), (600, 200));
        let back = gone(&near, 400);
        assert_eq!((back.freight_fen, back.placed_freight_fen), (600, 600));
        let waived = going_for(Some(unchanged(dearer, &paid)));
        let waived = then(&paid, waived, By::Customer);
        assert_eq!(
            (waived.freight_fen, waived.placed_freight_fen),
            (600, 2_600)
        );
    }

    /// What each of these costs to bring, by a template of its own.
    fn each_for(fen: &[(SkuId, i64)]) -> Freight {
        let part = |(sku, fen): &(SkuId, i64)| Part {
            template: TemplateId(new_id()),
            name: String::new(),
            skus: vec![*sku],
            fen: *fen,
            surcharge_fen: 0,
            once_fen: 0,
            each_fen: 0,
            is_installed: false,
            is_free: false,
            missing: None,
        };
        Freight {
            parts: fen.iter().map(part).collect(),
            ..Freight::default()
        }
    }

    #[test]
    fn a_freight_is_made_of_what_each_template_costs_for_the_new_way() {
        let mut order = at(1_100);
        let mut other = order.lines[0].clone();
        other.item.sku_id = Some(SkuId(new_id()));
        order.lines.push(other);
        let [table, chair] = [0, 1].map(|no| order.lines[no].item.sku_id.unwrap());
        let quoted = Quoted {
            was: each_for(&[(table, 600), (chair, 500)]),
            is: each_for(&[(table, 2_600), (chair, 400)]),
        };
        assert!(quoted.carried(&order).is_empty(), "it was never known");
        for (no, fen) in [(0, 600), (1, 500)] {
            bring(&mut order.carried, vec![no], fen);
        }
        let carried = quoted.carried(&order);
        assert_eq!([carried[0].fen, carried[1].fen], [2_600, 400]);
        let paid = then(&order, Event::Paid, By::Customer);
        assert!(quoted.carried(&paid).is_empty(), "it is paid");
        order.carried.clear();
        order.placed_freight_fen = 0;
        let carried = quoted.carried(&order);
        let rises: Vec<_> = carried.iter().map(|of| (&of.lines[..], of.fen)).collect();
        assert_eq!(rises, [(&[0][..], 2_000)], "it was free");
    }

    #[test]
    fn what_never_leaves_weighs_nothing() {
        let mut order = at(1_100);
        order.lines[0].item.quantity = 3;
        let paid = then(&order, Event::Paid, By::Customer);
        let back = |order: &Order, pieces| {
            let amount_fen = most_of_pieces_fen(order, 0, pieces);
            let asked = Event::RefundAsked {
                line: 0,
                refund: RefundKind::MoneyOnly,
                amount_fen,
                claim: Claim {
                    quantity: Some(pieces),
                    ..Claim::default()
                },
            };
            let asked = then(order, asked, By::Customer);
            let line = 0;
            then(&asked, Event::Refunded { line, amount_fen }, By::Shop)
        };
        let weighs = |order: &Order| {
            loads(order, &[])
                .iter()
                .map(|load| load.quantity)
                .sum::<i64>()
        };
        let without_one = back(&paid, 1);
        let quantities = [&paid, &without_one].map(weighs);
        assert_eq!(quantities, [3, 2]);
        let mut other = paid.lines[0].clone();
        other.item.sku_id = Some(SkuId(new_id()));
        let mut both = paid;
        both.lines.push(other);
        both.paid_fen = both.total_fen();
        assert_eq!(loads(&back(&both, 3), &[]).len(), 1);
    }

    #[test]
    fn there_and_back_costs_nothing_and_waives_nothing_though_the_terms_had_risen() {
        let there = gone(&at(600), -2_600);
        assert_eq!((there.freight_fen, there.placed_freight_fen), (0, -2_000));
        let back = gone(&there, 2_600);
        assert_eq!((back.freight_fen, back.placed_freight_fen), (600, 600));
        let paid = then(&at(600), Event::Paid, By::Customer);
        let back = gone(&gone(&paid, -2_600), 2_600);
        assert_eq!((back.freight_fen, waived_fen(&back, 600)), (600, 0));
    }

    #[test]
    fn what_several_cards_waive_counts_once_and_no_longer_than_it_goes_there() {
        let waived = |order: &Order, due_fen| {
            let fare = fare_for(order, due_fen).map(|fare| unchanged(fare, order));
            then(order, going_for(fare), By::Customer)
        };
        let off = |order: &Order| waived_fen(order, order.freight_fen);
        let paid = then(&at(600), Event::Paid, By::Customer);
        let far = waived(&paid, 2_000);
        let farther = waived(&far, 500);
        assert_eq!((off(&far), off(&farther)), (2_000, 2_500));
        let cheap = gone(&farther, -5_100);
        assert_eq!(off(&cheap), 0);
        let again = waived(&cheap, 4_600);
        assert_eq!(off(&again), 2_000);
    }
}
