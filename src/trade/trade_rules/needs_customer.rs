use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::trade::{Event, State};

/// What the shop does with an order only once its customer has said yes on a card. A new address, another SKU and a higher total
/// always wait for that, a discount never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four switches, each of its own"
)]
pub struct NeedsCustomer {
    /// 关闭交易
    pub closing: bool,
    /// 延长收货
    pub extension: bool,
    /// 拆单发货: a parcel behind which something stays in the house.
    pub part_shipment: bool,
    /// 改约安装. Kept from before it was asked: it is not.
    #[serde(default)]
    pub installation: bool,
}

impl NeedsCustomer {
    /// Whether `event`, which leaves the order in this state, waits for the customer.
    pub const fn holds_back(self, event: &Event, after: State) -> bool {
        match event {
            Event::Closed { .. } => self.closing,
            Event::Extended { .. } => self.extension,
            Event::PartShipped { .. } => {
                self.part_shipment && matches!(after, State::SellerConsignedPart)
            }
            Event::InstallationBooked { .. } => self.installation,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::CloseReason;

    #[test]
    fn each_switch_holds_back_its_own_act() {
        let part = Event::PartShipped {
            carrier: String::new(),
            waybill: String::new(),
            pieces: Vec::new(),
        };
        let reason = CloseReason::Other;
        let acts = [
            (Event::Closed { reason }, State::TradeClosed),
            (Event::Extended { days: 1 }, State::WaitBuyerConfirmGoods),
            (part.clone(), State::SellerConsignedPart),
            // The last of it splits nothing.
            (part, State::WaitBuyerConfirmGoods),
            (
                Event::InstallationBooked { day: None },
                State::WaitSellerSendGoods,
            ),
        ];
        let held = |needs: NeedsCustomer| {
            acts.each_ref()
                .map(|(event, after)| needs.holds_back(event, *after))
        };
        let none = NeedsCustomer::default();
        assert_eq!(held(none), [false; 5]);
        let closing = NeedsCustomer {
            closing: true,
            ..none
        };
        assert_eq!(held(closing), [true, false, false, false, false]);
        let extension = NeedsCustomer {
            extension: true,
            ..none
        };
        assert_eq!(held(extension), [false, true, false, false, false]);
        let part_shipment = NeedsCustomer {
            part_shipment: true,
            ..none
        };
        assert_eq!(held(part_shipment), [false, false, true, false, false]);
        let installation = NeedsCustomer {
            installation: true,
            ..none
        };
        assert_eq!(held(installation), [false, false, false, false, true]);
    }

    #[test]
    fn what_was_kept_before_an_installation_was_asked_is_read() {
        let kept = r#"{ "closing": true, "extension": false, "part_shipment": false }"#;
        let read: NeedsCustomer = serde_json::from_str(kept).unwrap();
        assert!(read.closing && !read.installation);
    }
}
