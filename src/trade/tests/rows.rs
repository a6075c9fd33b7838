use super::events::{refused, repriced};
use crate::trade::{Event, RefundKind, RefundState, State, after_sale::Claim};

#[test]
fn a_price_from_before_names_no_line() {
    let row = r#"{"freight_fen":0,"discount_fen":5}"#;
    let event = Event::of_row("price_changed", row);
    assert_eq!(event, Some(repriced(0, 5, &[])));
    assert_eq!(event.unwrap().detail().to_string().len(), row.len());
}

#[test]
fn what_was_written_before_there_were_reasons_is_read() {
    let asked_then = r#"{"line":0,"refund":"goods_back","amount_fen":500}"#;
    let event = Event::of_row("refund_asked", asked_then).unwrap();
    let before = Event::RefundAsked {
        line: 0,
        refund: RefundKind::GoodsBack,
        amount_fen: 500,
        claim: Claim::of_before(),
    };
    assert_eq!(event, before);
    let event = Event::of_row("refund_refused", r#"{"line":0}"#).unwrap();
    assert_eq!(event, refused(0));
}

#[test]
fn a_decision_from_before_says_for_whom_by_its_amount() {
    let row = r#"{"line":0,"amount_fen":0}"#;
    let event = Event::of_row("dispute_decided", row);
    assert_eq!(
        event,
        Some(Event::DisputeDecided {
            line: 0,
            amount_fen: 0,
            is_for_customer: false
        })
    );
}

#[test]
fn codes_are_read_back() {
    for state in State::ALL {
        assert_eq!(State::of_code(state.code()), Some(state));
        assert_eq!(serde_json::to_value(state).unwrap(), state.code());
    }
    for state in RefundState::ALL {
        assert_eq!(RefundState::of_code(state.code()), Some(state));
        assert_eq!(serde_json::to_value(state).unwrap(), state.code());
    }
    for kind in RefundKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
    }
}
