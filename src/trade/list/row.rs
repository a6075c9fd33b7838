use serde::Serialize;
use utoipa::ToSchema;

use super::sought::is_under_way;
use crate::{
    app::App,
    calendar::{Date, LocalTime},
    storage::StorageError,
    trade::{
        Installation, ParcelConcern, RefundState, State,
        after_sale::{Exchanged, exchanged},
        deadlines::ends_of,
        ship_by::{asks_history, promised_of, ship_by_of},
        storage::{self, LineRow, OrderRow, Stored, source_of},
    },
    vocabulary::{CustomerId, Millis, OrderId, ShopId},
};

/// An order as a list shows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderRowView {
    id: OrderId,
    customer: CustomerId,
    no: String,
    /// Where it was placed, for instance `taobao`; none: here.
    source: Option<String>,
    /// The field's code.
    state: String,
    created_at: Millis,
    total_fen: i64,
    /// 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple.
    flag: i16,
    /// What the customer wrote with it (买家留言), long numbers masked; empty: nothing.
    buyer_message: String,
    note: String,
    receiver_masked: String,
    /// As the shop calls its customer, of whom the first character is left.
    buyer_masked: String,
    /// Of its first line.
    title: String,
    sku: String,
    picture: String,
    /// What the customer has by now in the place of its first line.
    exchanged: Vec<Exchanged>,
    /// How many it has.
    lines: i64,
    /// Of all of them.
    pieces: i64,
    is_refunding: bool,
    /// Reviews of it that the shop has not replied to.
    to_reply: i64,
    /// Somebody is still to come and put it together (预约安装); none: nobody is, or not any more.
    installation: Option<Installation>,
    /// What is done with bulky goods beside bringing them (大件服务), as the shop called it.
    services: Vec<String>,
    /// When it closes unpaid.
    pay_by: Option<Millis>,
    /// When all that is left of it has to have left (发货时限); none where nothing is left, or nothing of it may leave.
    ship_by: Option<Millis>,
    /// When its receipt confirms itself.
    confirm_by: Option<Millis>,
    /// What somebody should see to of its parcels that nobody has yet (物流异常).
    parcel_concerns: Vec<ParcelConcern>,
    rev: i64,
}

pub async fn views(
    app: &App,
    shop: ShopId,
    rows: Vec<OrderRow>,
) -> Result<Vec<OrderRowView>, StorageError> {
    let db = &app.store().shop(shop);
    let customers: Vec<_> = rows.iter().map(|row| row.customer_id).collect();
    let buyers = app.live().briefs().briefs(shop, &customers).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let booked = storage::installations_of(db, &ids).await?;
    let mut services = storage::services_of(db, &ids).await?;
    let ends = ends_of(db, &rows).await?;
    let orders = storage::with_lines(db, rows, is_told_by_history).await?;
    let promised = promised_of(db, &orders).await?;
    let today = LocalTime::of(app.clock().now()).date;
    let view = |stored: Stored| {
        let row = &stored.row;
        let booked = booked.get(&row.id).copied();
        let ends_at = ends.get(&row.id).copied();
        let buyer = buyers.get(&row.customer_id);
        let ends_in = |state: State| ends_at.filter(|_| row.state == state.code());
        OrderRowView {
            buyer_masked: buyer.map_or_else(String::new, |of| yingke_masking::name(&of.name)),
            services: services.remove(&row.id).unwrap_or_default(),
            installation: booked.filter(|of| is_to_come(row, *of, today)),
            pay_by: ends_in(State::WaitBuyerPay),
            ship_by: ship_by_of(&stored, &promised),
            confirm_by: ends_in(State::WaitBuyerConfirmGoods),
            ..OrderRowView::of(stored)
        }
    };
    Ok(orders.into_iter().map(view).collect())
}

/// Who confirmed early still waits for the day; where none was agreed on before the end, there is none.
fn is_to_come(row: &OrderRow, Installation { day }: Installation, today: Date) -> bool {
    let is_in = |state: State| row.state == state.code();
    let is_finished = is_in(State::TradeFinished);
    !is_in(State::TradeClosed) && day.map_or(!is_finished, |day| day >= today)
}

/// What came in the place of its first line, and what of it still has to leave. Where that line never had a case nothing did.
fn is_told_by_history(stored: &Stored) -> bool {
    let none = RefundState::NoRefund.code();
    let had_case = |line: &LineRow| line.refund_state != none;
    stored.lines.first().is_some_and(had_case) || asks_history(stored)
}

impl OrderRowView {
    fn of(stored: Stored) -> Self {
        let exchanged = exchanged(&stored).into_iter().next();
        let Stored { row, lines, .. } = stored;
        let (count, is_refunding) = (lines.len() as i64, lines.iter().any(is_under_way));
        let pieces = lines.iter().map(|line| line.quantity).sum();
        let first = lines.into_iter().next();
        let (title, sku, picture) = first
            .map(|line| (line.title, line.sku, line.picture))
            .unwrap_or_default();
        Self {
            id: row.id,
            customer: row.customer_id,
            no: row.no,
            source: source_of(row.source),
            state: row.state,
            created_at: row.created_at,
            total_fen: row.total_fen,
            flag: row.flag,
            buyer_message: yingke_masking::text(&row.buyer_message),
            note: yingke_masking::text(&row.note),
            receiver_masked: yingke_masking::name(&row.receiver),
            buyer_masked: String::new(),
            title,
            sku,
            picture,
            exchanged: exchanged.unwrap_or_default(),
            lines: count,
            pieces,
            is_refunding,
            to_reply: row.to_reply,
            installation: None,
            services: Vec::new(),
            pay_by: None,
            ship_by: None,
            confirm_by: None,
            parcel_concerns: ParcelConcern::all_in(row.parcel_concerns),
            rev: row.rev,
        }
    }
}
