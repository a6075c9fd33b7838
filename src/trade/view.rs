use serde::Serialize;
use utoipa::ToSchema;

use super::{
    CloseReason, Illegal, Installation, Line, Order, Pieces, Refund, RefundKind, RefundState,
    SentParcel, TradeRules,
    acts::{ActView, acts},
    acts_beside::{acts_beside, may_offer, may_reissue},
    acts_stock::weigh_orders,
    after_sale::{self, CaseView, Exchanged, Reader, case_of, exchanged},
    collections::{self, CallOffView},
    deadlines, invoice,
    money::asked_together_fen,
    parcel::masked_waybill,
    payouts::{self, PayoutView},
    ship_by::ship_by,
    storage::{EventRow, LineRow, Stored, discounts_of, source_of},
    timeline::{EventView, timeline},
};
use crate::{
    app::App,
    catalogue::ShipsBy,
    http::Problem,
    storage::{ShopDb, StorageError},
    vocabulary::{CustomerId, Millis, OrderId, ProductId, ShopId, SkuId},
};

/// An order as members see it: nothing in it says who or where.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderView {
    pub id: OrderId,
    /// Whose it is: where to talk about it.
    pub customer: CustomerId,
    pub no: String,
    /// Where it was placed, for instance `taobao`; none: here.
    pub source: Option<String>,
    /// The field's code, for instance `WAIT_SELLER_SEND_GOODS`.
    pub state: String,
    pub created_at: Millis,
    pub paid_at: Option<Millis>,
    pub shipped_at: Option<Millis>,
    pub finished_at: Option<Millis>,
    pub closed_at: Option<Millis>,
    /// Why it ended before it was paid.
    pub close_reason: Option<CloseReason>,
    pub goods_fen: i64,
    pub freight_fen: i64,
    pub discount_fen: i64,
    pub total_fen: i64,
    pub paid_fen: i64,
    /// It is paid here, where payments move no money (模拟支付).
    pub is_payment_simulated: bool,
    pub refunded_fen: i64,
    /// Given for the way back of returns (寄回运费), beside what was paid.
    pub freight_back_fen: i64,
    /// What of both has not gone to the customer yet; none where all has.
    pub payouts: Vec<PayoutView>,
    /// Payments that paid for nothing and could not be called off yet.
    pub call_offs: Vec<CallOffView>,
    /// 运费险: the insurance pays the way back.
    pub is_insured: bool,
    /// None: none was bought.
    pub installation: Option<Installation>,
    /// What is done with bulky goods beside bringing them, as the shop calls it.
    pub services: Vec<String>,
    pub receiver_masked: String,
    pub phone_masked: String,
    pub address_masked: String,
    pub carrier: Option<String>,
    pub waybill_masked: Option<String>,
    /// In the order in which they left; `carrier` and `waybill_masked` are the first one's.
    pub parcels: Vec<OrderParcelView>,
    /// What the customer wrote with it (买家留言), long numbers masked; empty: nothing.
    pub buyer_message: String,
    pub note: String,
    /// 0 grey, 1 red, 2 yellow, 3 green, 4 blue, 5 purple.
    pub flag: i16,
    /// What the next act names: whoever acts on what is old is told so.
    pub rev: i64,
    pub extended_days: i64,
    /// Reviews of it that the shop has not replied to.
    pub to_reply: i64,
    /// It closes itself then, unpaid.
    pub pay_by: Option<Millis>,
    /// It confirms itself then; none while a refund is open.
    pub confirm_by: Option<Millis>,
    /// By then what is left of it has to have left (发货时限); none where nothing is left, or nothing of it may leave.
    pub ship_by: Option<Millis>,
    pub lines: Vec<LineView>,
    /// What goes back if the shop agrees to all that waits for its answer.
    pub waiting_fen: i64,
    pub events: Vec<EventView>,
    /// What members do with it, possible now or not.
    pub acts: Vec<ActView>,
}

/// What left in one parcel.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderParcelView {
    pub carrier: String,
    pub waybill_masked: String,
    pub at: Millis,
    pub pieces: Vec<Pieces>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct LineView {
    /// None: it was bought elsewhere, and is not sold here.
    pub product: Option<ProductId>,
    /// Another one of the product may be offered instead.
    pub sku_id: Option<SkuId>,
    pub title: String,
    pub sku: String,
    pub picture: String,
    pub price_fen: i64,
    pub quantity: i64,
    /// Pieces that have left.
    pub shipped: i64,
    /// Pieces that are still to be shipped.
    pub left: i64,
    pub total_fen: i64,
    /// What of the order's discount falls on it; negative: it costs more than `total_fen`.
    pub discount_fen: i64,
    /// The field's code, for instance `NO_REFUND`.
    pub refund_state: String,
    /// Of the last case.
    pub refund_kind: Option<RefundKind>,
    /// What the customer asked back last.
    pub asked_fen: i64,
    /// The shop holds the returned goods again.
    pub is_back: bool,
    /// Pieces of which the shop may send others now; 0: none.
    pub reissuable: i64,
    /// Pieces of which the shop may offer a case now (售后方案); 0: none.
    pub offerable: i64,
    /// What the customer has by now in its place.
    pub exchanged: Vec<Exchanged>,
    /// Its after-sale case; none where nothing was ever asked.
    pub case: Option<CaseView>,
}

impl OrderView {
    pub fn of(stored: Stored, rules: &TradeRules, promised: &ShipsBy, now: Millis) -> Self {
        let order = stored.readable();
        let order = order.as_ref();
        let told = timeline(&stored);
        let exchanged = exchanged(&stored);
        let Stored { row, lines, events } = stored;
        let refunds = order
            .map(|order| order.lines.as_slice())
            .unwrap_or_default();
        let discounts = discounts_of(&row, &lines);
        let lines = (0..)
            .zip(lines)
            .zip(discounts)
            .zip(exchanged)
            .map(|(((no, row), discount_fen), exchanged)| LineView {
                discount_fen,
                exchanged,
                case: case(order, no, &events, rules),
                reissuable: pieces_where(order, no, |order| may_reissue(order, no, (rules, now))),
                offerable: pieces_where(order, no, |order| may_offer(order, no, (rules, now))),
                ..line_view(row, refunds.get::<usize>(no))
            })
            .collect();
        let of_the_order = order
            .map(|order| acts(order, rules))
            .unwrap_or_default()
            .into_iter();
        let said = (row.reviewed, row.to_reply);
        let beside = order.map(|order| acts_beside(order, said, (rules, now)));
        let acts = of_the_order.chain(beside.unwrap_or_default()).collect();
        Self {
            id: row.id,
            customer: row.customer_id,
            no: row.no,
            source: source_of(row.source),
            state: row.state,
            created_at: row.created_at,
            paid_at: row.paid_at,
            shipped_at: row.shipped_at,
            finished_at: row.finished_at,
            closed_at: row.closed_at,
            close_reason: order.and_then(|order| order.close_reason),
            goods_fen: row.goods_fen,
            freight_fen: row.freight_fen,
            discount_fen: row.discount_fen,
            total_fen: row.total_fen,
            paid_fen: row.paid_fen,
            is_payment_simulated: false,
            refunded_fen: row.refunded_fen,
            freight_back_fen: row.freight_back_fen,
            payouts: Vec::new(),
            call_offs: Vec::new(),
            is_insured: order.is_some_and(|order| order.is_insured),
            installation: order.and_then(|order| order.installation),
            services: order.map_or_else(Vec::new, |order| order.services.clone()),
            receiver_masked: yingke_masking::name(&row.receiver),
            phone_masked: yingke_masking::phone(&row.phone),
            address_masked: yingke_masking::address(&row.address),
            carrier: row.carrier,
            waybill_masked: row.waybill.as_deref().map(masked_waybill),
            parcels: order.map(parcels).unwrap_or_default(),
            buyer_message: yingke_masking::text(&row.buyer_message),
            note: yingke_masking::text(&row.note),
            flag: row.flag,
            rev: row.rev,
            extended_days: row.extended_days,
            to_reply: row.to_reply,
            pay_by: order.and_then(|order| deadlines::pay_by(order, rules)),
            confirm_by: order.and_then(|order| deadlines::confirm_by(order, rules)),
            ship_by: order.and_then(|order| ship_by(order, promised)),
            lines,
            waiting_fen: order.map_or(0, |order| asked_together_fen(order, &order.waiting())),
            events: told,
            acts,
        }
    }
}

/// With whether an invoice of each waits to be issued, and may be entered.
pub async fn with_invoices(
    db: &ShopDb,
    mut orders: Vec<OrderView>,
) -> Result<Vec<OrderView>, StorageError> {
    let ids: Vec<_> = orders.iter().map(|order| order.id).collect();
    let invoices = invoice::of_orders(db, &ids).await?;
    // What cannot be read offers nothing.
    for order in orders.iter_mut().filter(|order| !order.acts.is_empty()) {
        let row = invoices.get(&order.id);
        let issued = invoice::why_not_issued(row, order);
        let entered = invoice::why_not_entered(row, order);
        for (act, why) in [("invoice", issued), ("enter_invoice", entered)] {
            order.acts.push(ActView::of(act.to_owned(), why));
        }
    }
    Ok(orders)
}

/// With what orders and their cases do not know by themselves; whoever asks was let in before.
pub async fn with_cases(
    app: &App,
    shop: ShopId,
    mut orders: Vec<OrderView>,
) -> Result<Vec<OrderView>, Problem> {
    let lines = orders.iter_mut().flat_map(|order| &mut order.lines);
    let cases = lines.filter_map(|line| line.case.as_mut());
    after_sale::complete(app, shop, cases.collect()).await?;
    let db = app.store().shop(shop);
    weigh_orders(&db, &mut orders).await?;
    payouts::complete(&db, &mut orders).await?;
    collections::complete(&db, &mut orders).await?;
    if app.trade().payment().is_simulated() {
        let here = orders.iter_mut().filter(|order| order.source.is_none());
        for order in here {
            order.is_payment_simulated = order.paid_at.is_some();
        }
    }
    Ok(orders)
}

fn parcels(order: &Order) -> Vec<OrderParcelView> {
    let parcels = order.parcels.iter();
    let parcels = parcels.map(|SentParcel { parcel, pieces, at }| OrderParcelView {
        carrier: parcel.carrier.clone(),
        waybill_masked: parcel.waybill_masked(),
        at: *at,
        pieces: pieces.clone(),
    });
    parcels.collect()
}

fn case(
    order: Option<&Order>,
    line: usize,
    events: &[EventRow],
    rules: &TradeRules,
) -> Option<CaseView> {
    case_of(order?, line, events, rules, Reader::Member)
}

/// Of a line, all that a case may still be about, where there may be one.
fn pieces_where(
    order: Option<&Order>,
    line: usize,
    may: impl Fn(&Order) -> Result<(), Illegal>,
) -> i64 {
    let order = order.filter(|order| may(order).is_ok());
    order.map_or(0, |order| order.lines[line].askable())
}

fn line_view(row: LineRow, line: Option<&Line>) -> LineView {
    let refund = line.map_or(Refund::NONE, |line| line.refund);
    let was_asked = refund.state != RefundState::NoRefund;
    LineView {
        product: row.product_id,
        sku_id: row.sku_id,
        title: row.title,
        sku: row.sku,
        picture: row.picture,
        price_fen: row.price_fen,
        quantity: row.quantity,
        shipped: line.map_or(0, |line| line.shipped),
        left: line.map_or(0, Line::left),
        total_fen: row.total_fen,
        discount_fen: 0,
        refund_state: row.refund_state,
        refund_kind: was_asked.then_some(refund.kind),
        asked_fen: refund.asked_fen,
        is_back: refund.is_back,
        reissuable: 0,
        offerable: 0,
        exchanged: Vec::new(),
        case: None,
    }
}
