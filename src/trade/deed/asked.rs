//! What a key stands for: the same deed asked again.

use serde_json::{Value, json};

use super::Deed;
use crate::trade::{Event, destination::Destination, key};

/// What was asked; not how the order looked to who asked.
pub(super) fn digest_of(deed: &Deed<'_>, to: Option<&Destination>) -> String {
    let (kind, detail) = (kind_of(&deed.event), asked_of(&deed.event));
    let asked = json!({
        "order": deed.order, "by": deed.by, "kind": kind, "detail": detail, "to": to,
    });
    key::digest_of(&asked)
}

/// A yes pays what is about money alone: by the time of a retry the line may have a case of another kind.
const fn kind_of(event: &Event) -> &'static str {
    match event {
        Event::RefundAgreed { .. } => "refunded",
        other => other.kind(),
    }
}

/// Of a wanted SKU only which one: what it is called and costs may have changed by the time of a retry. Nor is a rule of the program's
/// what was asked: a newer one may be running by then.
fn asked_of(event: &Event) -> Value {
    let mut detail = event.detail();
    if let Some(claim) = detail.get_mut("claim").and_then(Value::as_object_mut) {
        claim.remove("drops");
        claim.remove("takes");
    }
    if let Some(wanted) = detail.pointer_mut("/claim/wanted") {
        *wanted = wanted["sku"].take();
    }
    // What it costs less is found anew with every retry.
    if let (Event::ProtectionAsked { .. }, Some(detail)) = (event, detail.as_object_mut()) {
        detail.remove("amount_fen");
        detail.remove("price_fen");
    }
    // Paid is what the case asked for: by the time of a retry the line may have another one.
    if let (Event::Refunded { .. }, Some(detail)) = (event, detail.as_object_mut()) {
        detail.remove("amount_fen");
    }
    detail
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{RefundKind, after_sale::Claim};

    #[test]
    fn a_retry_after_an_update_asks_the_same() {
        let asked = |claim| Event::RefundAsked {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen: 1,
            claim,
        };
        let (before, now) = (asked(Claim::of_before()), asked(Claim::default()));
        assert_ne!(before, now);
        assert_eq!(asked_of(&before), asked_of(&now));
    }

    #[test]
    fn a_retry_of_a_payment_asks_the_same_when_the_line_has_another_case() {
        let paid = |line, amount_fen| asked_of(&Event::Refunded { line, amount_fen });
        assert_eq!(paid(0, 900), paid(0, 500));
        assert_ne!(paid(0, 900), paid(1, 900));
    }

    #[test]
    fn a_retry_of_a_yes_asks_the_same_when_the_line_has_a_case_of_another_kind() {
        let asked = |event: &Event| (kind_of(event), asked_of(event));
        let paid = |line| {
            asked(&Event::Refunded {
                line,
                amount_fen: 900,
            })
        };
        let agreed = asked(&Event::RefundAgreed { line: 0 });
        assert_eq!(agreed, paid(0));
        assert_ne!(agreed, paid(1));
    }
}
