use super::conflict;
use crate::{
    access::{Action, Object, authorize},
    cards::{
        Content,
        content::{AskedFreight, NewAddress, Priced},
        new::NewCardOf,
    },
    http::{InShop, Problem},
    storage::ShopDb,
    trade::{self, By, Destination, Event, KnownOrder, Price, taken_off_fen},
};

pub(super) fn content_of(
    caller: &InShop,
    known: &KnownOrder,
    new: NewCardOf,
) -> Result<Content, Problem> {
    let order = known.id;
    match new {
        NewCardOf::Order { .. } => Ok(Content::Order { order }),
        NewCardOf::OrderCheck { .. } => Ok(Content::order_check(order)),
        NewCardOf::AddressCheck { .. } => Ok(Content::address_check(order)),
        NewCardOf::PayReminder { .. } => Ok(Content::PayReminder { order }),
        NewCardOf::ReviewInvite { .. } => Ok(Content::ReviewInvite { order }),
        NewCardOf::PriceChange {
            freight_fen,
            discount_fen,
            lines,
            ..
        } => {
            let object = Object::Shop(caller.shop);
            authorize(&caller.actor, Action::ChangePrices, object)?;
            let price = Price::asked(freight_fen, Some(discount_fen), lines)?;
            higher_price(known, price)
        }
        NewCardOf::ReceiptExtension { days, .. } => {
            let object = Object::Shop(caller.shop);
            authorize(&caller.actor, Action::ExtendReceipts, object)?;
            Ok(Content::ReceiptExtension { order, days })
        }
        NewCardOf::Parcel { .. } if known.state.has_sent() => Ok(Content::Parcel { order }),
        NewCardOf::Parcel { .. } => Err(conflict("no_parcel", "Nothing was sent yet")),
        NewCardOf::Refund { line, .. } => {
            case_of(known, line)?;
            Ok(Content::Refund { order, line })
        }
        NewCardOf::AfterSaleOffer {
            line, opens: None, ..
        } => offer_made(known, line),
        NewCardOf::Product { .. }
        | NewCardOf::Products { .. }
        | NewCardOf::SkuChoice { .. }
        | NewCardOf::AddressChange { .. }
        | NewCardOf::SkuChange { .. }
        | NewCardOf::AfterSaleOffer { opens: Some(_), .. }
        | NewCardOf::OrderClosing { .. }
        | NewCardOf::PartShipment { .. }
        | NewCardOf::InstallationDay { .. }
        | NewCardOf::OrderInvite { .. }
        | NewCardOf::Agreed { .. }
        | NewCardOf::Coupon { .. } => Err(Problem::not_found()),
    }
}

/// What it costs is found out before it is sent: a yes to it does not fail.
pub(super) async fn address_change(
    db: &ShopDb,
    known: &KnownOrder,
    (to, waives): (&Destination, bool),
) -> Result<Content, Problem> {
    known
        .could(Event::readdressed(), By::Customer)
        .map_err(|illegal| not_possible(illegal.code()))?;
    let fare = known.fare_to(db, to, waives).await?;
    Ok(Content::AddressChange {
        order: known.id,
        to: Some(NewAddress {
            receiver: to.receiver.clone(),
            phone: to.phone.clone(),
            address: to.address.clone(),
        }),
        freight: Some(AskedFreight {
            was_fen: known.freight_fen,
            was_due_fen: known.freight_due_fen(),
            fare,
            was_off_fen: Some(known.off_fen()),
        }),
        agreed: None,
    })
}

pub(super) fn not_possible(code: &str) -> Problem {
    let title = format!("The order does not allow this now: {code}");
    conflict("not_possible", title)
}

/// A discount is given at once and has limits of its own; here the customer can only be asked for more.
fn higher_price(known: &KnownOrder, price: Price) -> Result<Content, Problem> {
    if taken_off_fen(&known.discounts_at(&price)) > known.taken_off_fen() {
        let title = "discount_fen: no more than now, of all lines together";
        return Err(Problem::at_field("bad_discount", "discount_fen", title));
    }
    let Price {
        freight_fen,
        discount_fen,
        lines,
    } = price;
    let total_fen = known.goods_fen + freight_fen - discount_fen;
    if total_fen <= known.total_fen && freight_fen <= known.freight_fen {
        let title = "Neither total nor freight rises: change the price without asking";
        return Err(conflict("no_rise", title));
    }
    Ok(Content::PriceChange {
        order: known.id,
        freight_fen,
        discount_fen,
        lines,
        was_total_fen: known.total_fen,
        was: Some(Priced::of(known)),
    })
}

fn offer_made(known: &KnownOrder, line: usize) -> Result<Content, Problem> {
    let case = case_of(known, line)?;
    let offer = case.proposal.as_ref();
    let title = "The shop offers nothing in this case";
    let offer = offer.ok_or_else(|| conflict("no_proposal", title))?;
    Ok(Content::AfterSaleOffer {
        order: known.id,
        line,
        no: case.no,
        kind: offer.kind,
        amount_fen: offer.amount_fen,
        opens: None,
    })
}

fn case_of(known: &KnownOrder, line: usize) -> Result<&trade::CaseView, Problem> {
    let of = known.lines.get(line);
    let no_line = || Problem::at_field("no_such_line", "line", "There is no such line");
    let case = of.ok_or_else(no_line)?.case.as_ref();
    case.ok_or_else(|| conflict("no_case", "Nothing was asked about this line"))
}
