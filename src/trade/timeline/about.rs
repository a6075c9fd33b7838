use serde::Serialize;
use utoipa::ToSchema;

use crate::trade::{Event, Pieces, RefundKind, Variant, parcel::masked_waybill};

/// What an event was about, beside what its kind says.
#[derive(Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = OrderEventAbout)]
pub struct AboutView {
    /// By its place in the order, from 0; none: the whole order.
    pub line: Option<usize>,
    /// What was asked for, or offered.
    pub wish: Option<WishView>,
    /// So much longer until the receipt confirms itself.
    pub days: Option<i64>,
    pub sku: Option<SwapView>,
    /// What left the shop, or came back.
    pub parcel: Option<PackedView>,
}

#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = OrderEventWish)]
pub struct WishView {
    pub kind: RefundKind,
    pub amount_fen: i64,
}

/// One SKU in place of another, as an order names them.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = OrderEventSwap)]
pub struct SwapView {
    pub from: String,
    pub to: String,
}

#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = OrderEventParcel)]
pub struct PackedView {
    pub carrier: String,
    /// Empty: it had none.
    pub waybill_masked: String,
    /// Empty: all that was left, or all of the case.
    pub pieces: Vec<Pieces>,
}

impl AboutView {
    pub fn of(event: &Event) -> Self {
        let wish = event.wish();
        Self {
            line: event.line(),
            wish: wish.map(|(kind, amount_fen)| WishView { kind, amount_fen }),
            days: match event {
                Event::Extended { days } => Some(*days),
                _ => None,
            },
            sku: match event {
                Event::SkuChanged { was, to, .. } => Some(SwapView::of(was, to)),
                _ => None,
            },
            parcel: PackedView::of(event),
        }
    }
}

impl SwapView {
    fn of(was: &Variant, to: &Variant) -> Self {
        Self {
            from: was.text.clone(),
            to: to.text.clone(),
        }
    }
}

impl PackedView {
    fn of(event: &Event) -> Option<Self> {
        let (carrier, waybill, pieces) = match event {
            Event::Shipped { carrier, waybill }
            | Event::ReturnSent {
                carrier, waybill, ..
            } => (carrier, waybill, Vec::new()),
            Event::PartShipped {
                carrier,
                waybill,
                pieces,
            } => (carrier, waybill, pieces.clone()),
            Event::Resent {
                line,
                carrier,
                waybill,
                quantity,
            } => {
                let line = *line;
                let pieces = quantity.map(|quantity| Pieces { line, quantity });
                (carrier, waybill, pieces.into_iter().collect())
            }
            _ => return None,
        };
        // What was placed elsewhere may say neither.
        (!waybill.is_empty() || !carrier.is_empty()).then(|| Self {
            // A customer's own words, where they sent it.
            carrier: yingke_masking::text(carrier),
            waybill_masked: masked_waybill(waybill),
            pieces,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{SkuId, new_id};

    #[test]
    fn another_sku_is_told_from_what_to_what() {
        let named = |text: &str| Variant {
            sku: SkuId(new_id()),
            text: text.to_owned(),
            picture: String::new(),
            price_fen: 20_000,
        };
        let (line, was, to) = (1, named("尺寸:1.4m"), named("尺寸:1.6m"));
        let about = AboutView::of(&Event::SkuChanged { line, was, to });
        let (from, to) = ("尺寸:1.4m".to_owned(), "尺寸:1.6m".to_owned());
        let sku = Some(SwapView { from, to });
        let line = Some(line);
        let expected = AboutView {
            line,
            sku,
            ..AboutView::default()
        };
        assert_eq!(about, expected);
    }

    #[test]
    fn a_parcel_shows_neither_its_number_nor_one_beside_it() {
        let sent = Event::ReturnSent {
            line: 0,
            carrier: "找小王 13900139000".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let parcel = AboutView::of(&sent).parcel.unwrap();
        assert_eq!(parcel.waybill_masked, "****0123");
        assert!(!parcel.carrier.contains("13900139000"), "{parcel:?}");
    }

    #[test]
    fn a_parcel_without_a_number_shows_none() {
        let parcel = |carrier: &str| {
            let (carrier, waybill) = (carrier.to_owned(), String::new());
            AboutView::of(&Event::Shipped { carrier, waybill }).parcel
        };
        assert_eq!(parcel("无需物流").unwrap().waybill_masked, "");
        assert_eq!(parcel(""), None);
    }
}
