use std::collections::{HashMap, HashSet};

use yingke_schema::members::member::Role;

use super::{
    AddressOffer, By, CardOffer, CaseOffer, Event, Fare, Happening, Illegal, Line, Order, SkuOffer,
    State, Undone,
    after_sale::{CaseView, Reader, case_of, fits, foresee},
    deadlines,
    deed::{regretted, within_window},
    destination::Destination,
    destination_freight::{Way, fare_in, fare_to, unchanged},
    money,
    price::{Price, off_fen, taken_off_fen},
    refund_limit::{promised_fen, to_give_fen},
    stock,
    storage::{self, Stored},
    trade_rules::{self, TradeRules},
};
use crate::{
    calendar::Date,
    catalogue::{self, Offer, Wanted},
    http::Problem,
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{CustomerId, Millis, OrderId, ProductId, SkuId},
};

/// An order as other areas ask about it. It says who and where: neither shown unmasked to members nor logged.
#[derive(Debug)]
pub struct KnownOrder {
    pub id: OrderId,
    pub no: String,
    pub customer: CustomerId,
    /// As its customer knows it.
    pub rev: i64,
    pub state: State,
    pub goods_fen: i64,
    pub freight_fen: i64,
    pub discount_fen: i64,
    pub total_fen: i64,
    pub to: Destination,
    /// It closes itself then, unpaid.
    pub pay_by: Option<Millis>,
    /// It confirms itself then; none while a refund is open.
    pub confirm_by: Option<Millis>,
    pub lines: Vec<KnownLine>,
    order: Order,
    rules: TradeRules,
    /// Of the products in it, those that are made to order now.
    custom: HashSet<ProductId>,
}

#[derive(Debug)]
pub struct KnownLine {
    /// None: it is not sold here.
    pub product: Option<ProductId>,
    pub sku: Option<SkuId>,
    pub title: String,
    pub sku_text: String,
    pub picture: String,
    pub price_fen: i64,
    pub quantity: i64,
    /// Pieces that are still to be sent.
    pub left: i64,
    /// What of the order's discount falls on it.
    pub discount_fen: i64,
    /// Without the links of its pictures.
    pub case: Option<CaseView>,
}

impl KnownOrder {
    /// Whether `event` could happen now, where nobody else is faster.
    pub fn could(&self, event: Event, by: By) -> Result<(), Illegal> {
        let again = self.order.may_again(&event, &self.rules);
        self.order.could(event, by).and(again)
    }

    /// The day of its installation, where it has one.
    pub fn installs_on(&self) -> Option<Date> {
        self.order.installation.and_then(|booked| booked.day)
    }

    /// Whether its customer may open a case: for a reason that fits it, within the window, and nothing made to order that is only
    /// regretted.
    pub fn may_begin(&self, asked: &Event, now: Millis) -> Result<(), Illegal> {
        let asked = Happening {
            event: asked.clone(),
            by: By::Customer,
            at: now.max(self.order.last_at()),
        };
        fits(&asked.event)?;
        within_window(&self.order, &asked, &self.rules)?;
        match regretted(&self.order, &asked.event) {
            Some(item) if item.is_custom(&self.custom) => Err(Illegal::ExcludedCustom),
            Some(_) | None => Ok(()),
        }
    }

    /// What a yes to this would set aside.
    pub fn pieces_for(&self, offer: &CaseOffer) -> Vec<Wanted> {
        let after = offer.done_to(&self.order);
        after.map_or_else(|_| Vec::new(), |after| stock::reserved(&self.order, &after))
    }

    /// Refused where somebody of this role does not offer this alone.
    pub fn may_offer(&self, offer: &CardOffer, role: Role) -> Result<(), Problem> {
        offer.may_be_by((&self.order, &self.rules), role)
    }

    /// Whether its customer could say yes to this now, where nobody else is faster.
    pub fn could_take(&self, offer: &CardOffer) -> Result<(), Illegal> {
        offer.done_to(&self.order).map(drop)
    }

    /// `found`: the SKU as it is sold now.
    pub fn sku_offer(&self, line: usize, found: Option<Offer>) -> Result<SkuOffer, Problem> {
        SkuOffer::of(&self.order, line, found)
    }

    /// What another SKU does to it.
    pub fn sku_event(&self, offer: &SkuOffer) -> Result<Event, Illegal> {
        offer.event(&self.order)
    }

    /// What goes back of it with another SKU, where something does.
    pub fn sku_back(&self, offer: &SkuOffer) -> Option<Event> {
        offer.back(&self.order)
    }

    /// What goes back of it with another SKU, or is not to be paid; negative: it is dearer.
    pub fn sku_less_fen(&self, offer: &SkuOffer) -> i64 {
        offer.less_fen(&self.order)
    }

    /// What a card with another address says of the freight.
    pub async fn fare_to(
        &self,
        db: &ShopDb,
        to: &Destination,
        waives: bool,
    ) -> Result<Option<Fare>, Undone> {
        fare_to(db, (&self.order, &self.to.address), to, waives).await
    }

    /// The offer that goes with such a fare; none where nothing more is waived.
    pub fn address_offer(&self, to: Destination, fare: Fare) -> Option<AddressOffer> {
        let offer = AddressOffer { to, fare };
        (offer.waived_fen(&self.order) > 0).then_some(offer)
    }

    /// The same for the freight that it has, found out inside a transaction.
    pub async fn waived_in(
        &self,
        tx: &ShopTx,
        to: Destination,
    ) -> Result<Option<AddressOffer>, Undone> {
        self.could(Event::readdressed(), By::Customer)?;
        let fare = fare_in(tx, &self.order, Way::of(&self.to.address, &to)).await?;
        let fare = fare.map(|fare| unchanged(fare, &self.order));
        Ok(fare.and_then(|fare| self.address_offer(to, fare)))
    }

    /// What was due for the way there when it was last told; another address has another one.
    pub const fn freight_due_fen(&self) -> i64 {
        self.order.placed_freight_fen
    }

    /// What would be taken off each line, if its price were changed to this.
    pub fn discounts_at(&self, price: &Price) -> Vec<i64> {
        let lines = self.order.lines.iter();
        let prices: Vec<_> = lines.map(|line| line.item.total_fen()).collect();
        price.of_lines(&prices)
    }

    /// What went back of it, and what the shop has agreed to or offers.
    pub fn promised_fen(&self) -> i64 {
        promised_fen(&self.order)
    }

    /// The same with what went back because the same, or what is sent instead, costs less.
    pub fn to_give_fen(&self) -> i64 {
        to_give_fen(&self.order)
    }

    /// What is off it, by lines and by freight.
    pub fn off_fen(&self) -> i64 {
        off_fen(&self.order)
    }

    /// What is taken off lines now, whatever is added to others.
    pub fn taken_off_fen(&self) -> i64 {
        taken_off_fen(&money::line_discounts(&self.order))
    }

    pub fn is_paid(&self) -> bool {
        self.state != State::WaitBuyerPay
    }

    fn of(stored: Stored, rules: TradeRules, custom: HashSet<ProductId>) -> Option<Self> {
        let order = stored.readable()?;
        let Stored { row, lines, events } = stored;
        let rev = storage::customers_rev(&row);
        let discounts = money::line_discounts(&order);
        let lines = (0..).zip(lines).map(|(no, line)| KnownLine {
            product: line.product_id,
            sku: line.sku_id,
            left: order.lines.get(no).map_or(0, Line::left),
            title: line.title,
            sku_text: line.sku,
            picture: line.picture,
            price_fen: line.price_fen,
            quantity: line.quantity,
            discount_fen: discounts.get(no).copied().unwrap_or_default(),
            case: case_of(&order, no, &events, &rules, Reader::Customer),
        });
        Some(Self {
            lines: lines.collect(),
            id: row.id,
            no: row.no,
            customer: row.customer_id,
            rev,
            state: order.state,
            goods_fen: row.goods_fen,
            freight_fen: row.freight_fen,
            discount_fen: row.discount_fen,
            total_fen: row.total_fen,
            to: Destination {
                receiver: row.receiver,
                phone: row.phone,
                address: row.address,
            },
            pay_by: deadlines::pay_by(&order, &rules),
            confirm_by: deadlines::confirm_by(&order, &rules),
            order,
            rules,
            custom,
        })
    }
}

/// An order as it is now; none where there is none, or its history cannot be read.
pub async fn known(db: &ShopDb, id: OrderId) -> Result<Option<KnownOrder>, StorageError> {
    let (rules, _) = trade_rules::rules_of(db).await?;
    let Some(stored) = storage::stored(db, id).await? else {
        return Ok(None);
    };
    let custom = catalogue::made_to_order(db, &products_of(&stored)).await?;
    let mut known = KnownOrder::of(stored, rules, custom);
    let lines = known.iter_mut().flat_map(|order| &mut order.lines);
    let mut cases: Vec<_> = lines.filter_map(|line| line.case.as_mut()).collect();
    foresee(db, &mut cases).await?;
    Ok(known)
}

/// Whom these orders go to, masked: of a name its first character is left.
pub async fn receivers_masked(
    db: &ShopDb,
    orders: &[OrderId],
) -> Result<HashMap<OrderId, String>, StorageError> {
    let rows = storage::rows_of(db, orders).await?.into_iter();
    let masked = rows.map(|row| (row.id, yingke_masking::name(&row.receiver)));
    Ok(masked.collect())
}

/// As [`known`], inside a transaction.
pub async fn known_in(tx: &ShopTx, id: OrderId) -> Result<Option<KnownOrder>, StorageError> {
    let (rules, _) = trade_rules::rules_in(tx).await?;
    let Some(stored) = storage::stored_in(tx, id).await? else {
        return Ok(None);
    };
    let custom = catalogue::made_to_order_in(tx, &products_of(&stored)).await?;
    Ok(KnownOrder::of(stored, rules, custom))
}

fn products_of(stored: &Stored) -> Vec<ProductId> {
    let lines = stored.lines.iter();
    lines.filter_map(|line| line.product_id).collect()
}
