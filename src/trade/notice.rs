use yingke_schema::members::member::Role;

use super::{By, Event, Order, State, after_sale::is_sold_out, storage::OrderRow};
use crate::{
    access::SERVING,
    message_centre::{Category, Link, Notice, Saying, To},
    vocabulary::Millis,
};

/// Those who answer customers, and those who pack.
const SHIPPING: &[Role] = &[
    Role::Owner,
    Role::Supervisor,
    Role::Agent,
    Role::Operations,
    Role::Warehouse,
];

/// Who is told what, in both languages.
type Told = (Category, &'static [Role], &'static str, &'static str);

const SOLD_OUT: Told = (
    Category::AfterSale,
    SERVING,
    "商品缺货，超时未处理，平台已介入",
    "Out of time, and what was to be sent is sold out: the platform looks at it",
);

/// What the shop has to know of an event: a customer did something that somebody has to answer, or the clock did something for
/// somebody. `row` is the order before it.
pub fn notice_of(
    row: &OrderRow,
    event: &Event,
    by: By,
    (before, after): (&Order, &Order),
) -> Option<Notice> {
    let line = event.line().and_then(|line| after.lines.get(line));
    let was = event.line().and_then(|line| before.lines.get(line));
    let (category, to, zh, en) = match by {
        By::Customer if before.state == State::WaitSellerSendGoods => {
            of_what_is_packed(event).or_else(|| by_customer(event))?
        }
        By::Customer => by_customer(event)?,
        By::System if was.is_some_and(|was| is_sold_out(event, was)) => SOLD_OUT,
        By::System => by_clock(event)?,
        By::Shop | By::Carrier | By::Platform => return None,
    };
    let what = line.or(after.lines.first())?.item.title.as_str();
    Some(Notice {
        key: format!("order/{}/{}", row.id, row.rev + 1),
        category,
        to: To::Roles(to.to_vec()),
        zh: Saying::new(zh, format!("订单 {}：{what}", row.no)),
        en: Saying::new(en, format!("Order {}: {what}", row.no)),
        link: Some(Link::Order { order: row.id }),
    })
}

/// Whoever packs it may have read where it goes, and what is in it, already.
fn of_what_is_packed(event: &Event) -> Option<Told> {
    let (zh, en) = match event {
        Event::AddressChanged { .. } => (
            "待发货订单的收货信息已改，发货前请核对",
            "An order to ship goes elsewhere: look before it leaves",
        ),
        Event::SkuChanged { .. } => (
            "待发货订单的规格已换，发货前请核对",
            "An order to ship has another SKU: look before it leaves",
        ),
        _ => return None,
    };
    Some((Category::Order, SHIPPING, zh, en))
}

fn by_customer(event: &Event) -> Option<Told> {
    let serving = |zh, en| Some((Category::AfterSale, SERVING, zh, en));
    match event {
        Event::Paid => Some((
            Category::Order,
            SHIPPING,
            "新订单待发货",
            "An order to ship",
        )),
        Event::ReturnSent { .. } => Some((
            Category::AfterSale,
            SHIPPING,
            "买家已寄回退货",
            "A return is on its way",
        )),
        Event::RefundAsked { .. } => serving("买家申请售后", "An after-sale case was opened"),
        Event::RefundChanged { .. } => {
            serving("买家修改了售后申请", "An after-sale case was changed")
        }
        Event::ProposalAccepted { .. } => serving("买家接受了方案", "A proposal was accepted"),
        Event::ProposalDeclined { .. } => serving("买家拒绝了方案", "A proposal was declined"),
        Event::PlatformAsked { .. } => serving(
            "买家申请平台介入，请尽快举证",
            "The platform was asked: give evidence soon",
        ),
        Event::EvidenceGiven { .. } => serving("买家补充了凭证", "The customer gave evidence"),
        _ => None,
    }
}

fn by_clock(event: &Event) -> Option<Told> {
    let serving = |zh, en| Some((Category::AfterSale, SERVING, zh, en));
    match event {
        Event::RefundAgreed { .. } => {
            serving("超时未处理，已自动同意", "Out of time: agreed to by itself")
        }
        Event::TurnedToReturn { .. } => serving(
            "换货商品缺货，已改为退货退款",
            "Sold out: an exchange became a return for its money",
        ),
        Event::Refunded { .. } => {
            serving("超时未处理，已自动退款", "Out of time: refunded by itself")
        }
        Event::ReturnReceived { .. } => serving(
            "超时未处理，视为已收到退货",
            "Out of time: taken as received",
        ),
        Event::PlatformAsked { .. } => serving(
            "超时未补寄，平台已介入",
            "Out of time: the platform looks at it",
        ),
        Event::ProposalDeclined { .. } => serving(
            "买家未答复方案，方案已作废",
            "A proposal was not answered: it is void",
        ),
        Event::DisputeDecided {
            amount_fen: 0,
            is_for_customer: false,
            ..
        } => serving("纠纷到期，判定支持商家", "A dispute ended for the shop"),
        Event::DisputeDecided { amount_fen: 0, .. } => {
            serving("纠纷到期，判定支持买家", "A dispute ended for the customer")
        }
        Event::DisputeDecided { .. } => serving(
            "纠纷到期，判定支持买家并退款",
            "A dispute ended for the customer: refunded",
        ),
        Event::ResentConfirmed { .. } => serving(
            "买家超时未确认补寄，售后已完成",
            "What was sent again was not confirmed in time: the case is done",
        ),
        Event::CaseLapsed { .. } => serving(
            "买家超时未操作，售后已关闭",
            "The customer did not go on: the case is closed",
        ),
        _ => None,
    }
}

/// What those who pack are told while an order can still leave in time.
pub fn unshipped_soon(row: &OrderRow, order: &Order, due: Millis) -> Notice {
    let titles = ("发货即将超时", "An order has to leave soon");
    unshipped(row, order, format!("ship/{}/{due}", row.id), titles)
}

/// What they are told when it has not.
pub fn unshipped_late(row: &OrderRow, order: &Order, due: Millis) -> Notice {
    let titles = ("已超过发货时限", "An order has not left in time");
    unshipped(row, order, format!("ship/{}/{due}/late", row.id), titles)
}

fn unshipped(row: &OrderRow, order: &Order, key: String, (zh, en): (&str, &str)) -> Notice {
    let (left, no) = (order.all_that_is_left(), &row.no);
    let pieces: i64 = left.iter().map(|pieces| pieces.quantity).sum();
    let first = left.first().and_then(|pieces| order.lines.get(pieces.line));
    let what = first.map_or("", |line| line.item.title.as_str());
    Notice {
        key,
        category: Category::Order,
        to: To::Roles(SHIPPING.to_vec()),
        zh: Saying::new(zh, format!("订单 {no}：还有 {pieces} 件没有发出，{what}")),
        en: Saying::new(
            en,
            format!("Order {no}: pieces still to be shipped: {pieces}, {what}"),
        ),
        link: Some(Link::Order { order: row.id }),
    }
}
