use std::collections::{HashMap, HashSet};

use serde::Serialize;
use utoipa::ToSchema;

use super::possible::{Window, acts, kinds, refundable_fen};
use crate::{
    app::App,
    catalogue::{self, ShipsBy},
    http::Problem,
    storage::{ShopDb, StorageError},
    trade::{
        CloseReason, Installation, Line, Order, RefundKind,
        after_sale::{self, CaseReason, CaseView, Exchanged, Reader, case_of, exchanged},
        deadlines,
        money::{line_discounts, most_together_fen, services_fen, share_fen, shared_freights},
        payouts::{self, PayoutView},
        ship_by::{promised_of, ship_by},
        storage::{LineRow, Stored, customers_rev},
        trade_rules::rules_of,
    },
    vocabulary::{Millis, OrderId, ProductId, ShopId},
};

/// An order as its customer sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyOrder {
    pub id: OrderId,
    pub no: String,
    /// The field's code, for instance `WAIT_SELLER_SEND_GOODS`.
    pub state: String,
    /// What the next act names: whoever acts on what is old is told so.
    pub rev: i64,
    pub created_at: Millis,
    pub paid_at: Option<Millis>,
    pub shipped_at: Option<Millis>,
    pub finished_at: Option<Millis>,
    pub closed_at: Option<Millis>,
    /// Why it ended before it was paid.
    pub close_reason: Option<CloseReason>,
    /// It closes itself then, unpaid.
    pub pay_by: Option<Millis>,
    /// It confirms itself then; none while a refund is open.
    pub confirm_by: Option<Millis>,
    /// By then the shop has to have sent what is left of it (发货时限).
    pub ship_by: Option<Millis>,
    /// Of a finished order: no case begins later.
    pub after_sale_until: Option<Millis>,
    pub goods_fen: i64,
    pub freight_fen: i64,
    pub discount_fen: i64,
    pub total_fen: i64,
    pub paid_fen: i64,
    pub refunded_fen: i64,
    /// Given by the shop for the way back of returns, beside what was paid.
    pub freight_back_fen: i64,
    /// What of both is still on its way to the customer.
    pub payouts_due_fen: i64,
    /// Of that: of refunds, whichever of its cases they are of. They may be there while the way back is still to be paid.
    pub refund_due_fen: i64,
    /// 运费险: the insurance pays the way back.
    pub is_insured: bool,
    /// None: none was bought.
    pub installation: Option<Installation>,
    /// What is done with bulky goods beside bringing them, as the shop calls it.
    pub services: Vec<String>,
    pub receiver: String,
    pub phone: String,
    pub address: String,
    /// What they wrote with it; empty: nothing.
    pub buyer_message: String,
    pub carrier: Option<String>,
    pub waybill: Option<String>,
    pub lines: Vec<MyLine>,
    /// What comes back in the end if the money of all lines is asked back of which that may be asked now.
    pub whole_refundable_fen: i64,
    /// Of what was paid to bring it: what comes back with the last of several lines, if the money of all of them is asked back.
    pub shared_freights: Vec<MySharedFreight>,
    /// What the customer may do now: `pay`, `cancel`, `change_address`, `confirm`, `confirm_part`, `refund_all` (of several lines),
    /// `refund:0`, `change_refund:0`, `withdraw:0`,
    /// `answer_proposal:0`, `send_back:0`, `confirm_resent:0`, `ask_platform:0`, `give_evidence:0`.
    pub acts: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MySharedFreight {
    /// By their places in the order, from 0.
    pub lines: Vec<usize>,
    pub fen: i64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MyLine {
    /// Its place in the order, from 0.
    pub no: i64,
    pub product_code: String,
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
    pub asked_fen: i64,
    /// The most that may be asked back now; 0 where nothing may.
    pub most_refundable_fen: i64,
    /// What was paid for the line and not given back beside its cases. Of it falls on a case about some of its `quantity` pieces what
    /// lies between the running sums, rounded down, of the pieces before and with them.
    pub share_fen: i64,
    /// What was paid for services that are charged for each of its pieces. It goes back with pieces that have not left, as their share
    /// does, after those that never will.
    pub services_fen: i64,
    /// Pieces whose money went back: cases are about the others.
    pub given_pieces: i64,
    /// That money, without freight and services.
    pub given_fen: i64,
    /// What may be asked for now.
    pub kinds: Vec<RefundKind>,
    /// Reasons for which this line does not come back: it was made to order, or its days without a reason are over.
    pub excluded: Vec<CaseReason>,
    /// What the customer has by now in its place.
    pub exchanged: Vec<Exchanged>,
    /// Its after-sale case; none where nothing was ever asked.
    pub case: Option<CaseView>,
}

/// Of the products that orders hold: their merchant codes, which are made to order now, and by when they leave; of orders, what of their
/// money is still due.
struct Known {
    codes: HashMap<ProductId, String>,
    custom: HashSet<ProductId>,
    ships: ShipsBy,
    due: HashMap<OrderId, Vec<PayoutView>>,
}

/// Orders as their customers see them. One whose history cannot be read is left out, and logged.
pub async fn views(app: &App, shop: ShopId, orders: Vec<Stored>) -> Result<Vec<MyOrder>, Problem> {
    let db = app.store().shop(shop);
    let (rules, _) = rules_of(&db).await?;
    let known = known(&db, &orders).await?;
    let now = app.clock().now();
    let window = Window { rules: &rules, now };
    let view = |stored: Stored| {
        let order = stored.readable()?;
        Some(view(stored, &order, window, &known))
    };
    let mut views: Vec<_> = orders.into_iter().filter_map(view).collect();
    let lines = views.iter_mut().flat_map(|order| &mut order.lines);
    let cases = lines.filter_map(|line| line.case.as_mut());
    after_sale::complete(app, shop, cases.collect()).await?;
    Ok(views)
}

async fn known(db: &ShopDb, orders: &[Stored]) -> Result<Known, StorageError> {
    let lines = orders.iter().flat_map(|stored| &stored.lines);
    let products: Vec<_> = lines.filter_map(|line| line.product_id).collect();
    let rows = orders.iter().map(|stored| &stored.row);
    let given = rows.filter(|row| row.refunded_fen + row.freight_back_fen > 0);
    let given: Vec<_> = given.map(|row| row.id).collect();
    Ok(Known {
        codes: catalogue::codes_of(db, &products).await?,
        custom: catalogue::made_to_order(db, &products).await?,
        ships: promised_of(db, orders).await?,
        due: payouts::due_of(db, &given).await?,
    })
}

fn view(stored: Stored, order: &Order, window: Window<'_>, known: &Known) -> MyOrder {
    let rules = window.rules;
    let events = &stored.events;
    let due = known.due.get(&stored.row.id);
    let due = due.map_or(&[][..], Vec::as_slice);
    let discounts = line_discounts(order);
    let exchanged = exchanged(&stored);
    let lines = stored.lines.into_iter().zip(&order.lines).zip(exchanged);
    let lines = lines.enumerate().map(|(place, ((row, line), exchanged))| {
        let is_custom = line.shipped > 0 && line.item.is_custom(&known.custom);
        let is_late = deadlines::are_no_reason_days_over(order, place, rules, window.now);
        let excluded = CaseReason::ALL.into_iter();
        let excluded = excluded.filter(|reason| reason.is_excluded(is_custom, is_late));
        MyLine {
            product_code: row
                .product_id
                .and_then(|id| known.codes.get(&id).cloned())
                .unwrap_or_default(),
            discount_fen: discounts[place],
            most_refundable_fen: refundable_fen(order, place, window),
            share_fen: share_fen(order, place),
            services_fen: services_fen(order, place),
            kinds: kinds(order, place, window),
            excluded: excluded.collect(),
            exchanged,
            case: case_of(order, place, events, rules, Reader::Customer).map(|mut case| {
                payouts::say_due(&mut case, due);
                case
            }),
            ..my_line(row, line)
        }
    });
    let lines: Vec<_> = lines.collect();
    let askable = (0..).zip(&lines).filter(|(_, line)| !line.kinds.is_empty());
    let askable: Vec<usize> = askable.map(|(no, _)| no).collect();
    let shared = shared_freights(order).into_iter();
    let shared = shared.map(|(lines, fen)| MySharedFreight { lines, fen });
    let row = stored.row;
    let rev = customers_rev(&row);
    MyOrder {
        lines,
        whole_refundable_fen: most_together_fen(order, &askable),
        shared_freights: shared.collect(),
        acts: acts(order, window),
        after_sale_until: deadlines::after_sale_until(order, rules),
        pay_by: deadlines::pay_by(order, rules),
        confirm_by: deadlines::confirm_by(order, rules),
        ship_by: ship_by(order, &known.ships),
        id: row.id,
        no: row.no,
        state: row.state,
        rev,
        created_at: row.created_at,
        paid_at: row.paid_at,
        shipped_at: row.shipped_at,
        finished_at: row.finished_at,
        closed_at: row.closed_at,
        close_reason: order.close_reason,
        goods_fen: row.goods_fen,
        freight_fen: row.freight_fen,
        discount_fen: row.discount_fen,
        total_fen: row.total_fen,
        paid_fen: row.paid_fen,
        refunded_fen: row.refunded_fen,
        freight_back_fen: row.freight_back_fen,
        payouts_due_fen: due.iter().map(|due| due.amount_fen).sum(),
        refund_due_fen: payouts::refund_due_fen(due),
        is_insured: order.is_insured,
        installation: order.installation,
        services: order.services.clone(),
        receiver: row.receiver,
        phone: row.phone,
        address: row.address,
        buyer_message: row.buyer_message,
        carrier: row.carrier,
        waybill: row.waybill,
    }
}

fn my_line(row: LineRow, line: &Line) -> MyLine {
    MyLine {
        no: row.no,
        product_code: String::new(),
        title: row.title,
        sku: row.sku,
        picture: row.picture,
        price_fen: row.price_fen,
        quantity: row.quantity,
        shipped: line.shipped,
        left: line.left(),
        total_fen: row.total_fen,
        discount_fen: 0,
        refund_state: row.refund_state,
        asked_fen: line.refund.asked_fen,
        most_refundable_fen: 0,
        share_fen: 0,
        services_fen: 0,
        given_pieces: line.given_pieces(),
        given_fen: line.goods_given_fen(),
        kinds: Vec::new(),
        excluded: Vec::new(),
        exchanged: Vec::new(),
        case: None,
    }
}
