use super::{
    AGENT, MOST_REFUND_FEN, PRICE_FEN, Who, Wish,
    course::{Course, Event},
};

/// What an agent takes off an order's goods alone: a tenth.
const MOST_OFF_FEN: i64 = 4 * PRICE_FEN / 10;
/// With which an agent gives back, or says so.
const PROMISING: [&str; 2] = ["refunded", "refund_agreed"];
/// What who packs may do.
const PACKING: [&str; 4] = ["shipped", "part_shipped", "return_received", "resent"];

/// With each refund that the agent gave or agreed to alone, no more had been promised than they give back of an order. What carries out
/// what somebody agreed to promises no more.
pub(super) fn assert_within(events: &[Event]) {
    let mut course = Course::default();
    for event in events {
        let was_fen = course.promised_fen();
        course.hear(event);
        let fen = course.promised_fen();
        let is_alone = PROMISING.contains(&event.kind.as_str()) && event.nick == AGENT;
        let is_within = fen <= was_fen.max(MOST_REFUND_FEN);
        assert!(!is_alone || is_within, "{fen} fen after {was_fen}");
    }
}

/// Of what was done, nothing was above whoever did it.
pub(super) fn assert_allowed(
    Wish {
        who, writes, body, ..
    }: &Wish,
) {
    let of_lines = body["lines"].as_array().into_iter().flatten();
    // Lines of parcels and of cases have none.
    let of_lines = of_lines.map(|line| line["discount_fen"].as_i64().unwrap_or(0).max(0));
    let off_fen = body["discount_fen"].as_i64().unwrap_or(of_lines.sum());
    let may = match who {
        Who::Customer | Who::Owner => true,
        // Refunds are counted together: see `assert_within`.
        Who::Agent => !writes.contains(&"price_changed") || off_fen <= MOST_OFF_FEN,
        // What writes nothing is a request.
        Who::Warehouse => matches!(&writes[..], [kind] if PACKING.contains(kind)),
    };
    assert!(may, "{who:?} did {writes:?}: {body}");
}
