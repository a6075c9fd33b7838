//! What is told before the time of a case is over: members, whoever's turn it is, and the customer where it is theirs.

use yingke_schema::members::member::Role;

use super::{
    Fall, Turn,
    acted::{CaseActed, CaseSaid},
    due::Due,
};
use crate::{
    access::{LEADING, SERVING},
    message_centre::{Category, Link, Notice, Saying, To},
    trade::{Event, Line, RefundState as R, storage::OrderRow},
    vocabulary::MemberId,
};

/// A case whose time is nearly over.
pub struct Warning<'a> {
    pub row: &'a OrderRow,
    /// By its place in the order, from 0.
    pub no: usize,
    pub line: &'a Line,
    pub due: Due,
    pub turn: Turn,
    /// Who sees to the case, and still serves here.
    pub owner: Option<MemberId>,
}

impl Warning<'_> {
    /// For whoever sees to the case, or else all who might; and for those who pack, where the step is theirs.
    pub fn notices(&self) -> Vec<Notice> {
        let to = match (self.turn, self.owner) {
            // Nobody else may decide.
            (Turn::Platform, _) => To::Roles(LEADING.to_vec()),
            (Turn::Shop | Turn::Customer, Some(owner)) => To::Members(vec![owner]),
            (Turn::Shop | Turn::Customer, None) => To::Roles(SERVING.to_vec()),
        };
        let mut notices = vec![self.notice(self.key(), to)];
        if self.is_packing() {
            let packing = To::Roles(vec![Role::Warehouse]);
            notices.push(self.notice(format!("{}/packing", self.key()), packing));
        }
        notices
    }

    /// What the customer reads in their conversation; nothing where others have to act.
    pub fn line(&self) -> Option<CaseActed> {
        let said = match self.turn {
            Turn::Customer => to_customer(self.due.fall, self.line.refund.state)?,
            Turn::Shop | Turn::Platform => return None,
        };
        let once = Some(self.key());
        Some(CaseActed {
            once,
            ..in_both(self.row, self.line, said)
        })
    }

    fn key(&self) -> String {
        format!("case/{}/{}/{}", self.row.id, self.no, self.due.at)
    }

    /// Goods are to be taken in, or sent.
    fn is_packing(&self) -> bool {
        let refund = self.line.refund;
        let is_step = match refund.state {
            R::WaitSellerConfirmGoods => !refund.is_back,
            R::WaitSellerResend => true,
            _ => false,
        };
        is_step && self.turn == Turn::Shop
    }

    fn notice(&self, key: String, to: To) -> Notice {
        let (zh, en) = consequence(self.due.fall);
        let (no, what) = (&self.row.no, &self.line.item.title);
        let (zh, en) = if self.turn == Turn::Customer {
            (
                Saying::new(
                    "买家的售后即将超时",
                    format!("订单 {no}：{what}。买家不处理则{zh}"),
                ),
                Saying::new(
                    "A customer is nearly out of time",
                    format!("Order {no}: {what}. If the customer does not act, {en}"),
                ),
            )
        } else {
            (
                Saying::new("售后即将超时", format!("订单 {no}：{what}。不处理则{zh}")),
                Saying::new(
                    "An after-sale case is nearly out of time",
                    format!("Order {no}: {what}. If nobody acts, {en}"),
                ),
            )
        };
        Notice {
            key,
            category: Category::AfterSale,
            to,
            zh,
            en,
            link: Some(Link::Order { order: self.row.id }),
        }
    }
}

/// Nobody answered what was offered after a refusal: it is the customer's turn again, and not the shop's.
pub fn void_after_refusal(row: &OrderRow, event: &Event, line: &Line) -> Option<CaseActed> {
    let is_declined = matches!(event, Event::ProposalDeclined { .. });
    let said = (
        "void_refused",
        "方案到期没有答复，已作废，不接受店铺的拒绝可以申请平台介入",
        "The proposal was not answered in time. It is void, and you may ask the platform.",
    );
    let is_so = is_declined && line.refund.state == R::SellerRefuseBuyer;
    is_so.then(|| in_both(row, line, said))
}

/// For readers of either language: a chat that does not know the code shows the words.
fn in_both(row: &OrderRow, line: &Line, (code, zh, en): Said) -> CaseActed {
    let (no, goods) = (&row.no, &line.item.title);
    CaseActed {
        customer: row.customer_id,
        words: format!(
            "订单 {no} 的售后（{goods}）：{zh}\nAfter-sale of order {no} ({goods}): {en}"
        ),
        said: Some(CaseSaid {
            code: code.to_owned(),
            order_no: no.clone(),
            goods: goods.clone(),
            amount_fen: None,
        }),
        once: None,
    }
}

/// A code, and the words in both languages.
type Said = (&'static str, &'static str, &'static str);

fn to_customer(fall: Fall, state: R) -> Option<Said> {
    Some(match (fall, state) {
        (Fall::ProposalDeclined, _) => (
            "soon_declined",
            "店铺的方案快到期了，请尽快答复，到期没有答复视为不接受",
            "Please answer the shop's proposal soon. Without an answer it counts as declined.",
        ),
        (Fall::Closed, R::WaitBuyerReturnGoods) => (
            "soon_closed_unsent",
            "退货时间快到了，请尽快寄回商品并填写运单号，到期没有寄出，售后会关闭",
            "Please send the goods back soon and say in which parcel. Otherwise the case closes.",
        ),
        (Fall::Closed, _) => (
            "soon_closed_refused",
            "店铺没有同意您的申请，申请平台介入的时间快到了，到期没有处理，售后会关闭",
            "Refused: please ask the platform soon if you do not agree. Otherwise it closes.",
        ),
        (Fall::Done, _) => (
            "soon_done",
            "确认补寄商品的时间快到了，有问题请尽快申请平台介入，到期没有确认，售后会完成",
            "Please confirm soon what was sent again, or ask the platform. Otherwise it is done.",
        ),
        _ => return None,
    })
}

const fn consequence(fall: Fall) -> (&'static str, &'static str) {
    match fall {
        Fall::Agreed => ("自动同意", "it is agreed to"),
        Fall::GoodsBack => (
            "换货商品缺货，改为退货退款",
            "it comes back for its money: what was wanted is sold out",
        ),
        Fall::Refunded => ("自动退款", "it is refunded"),
        Fall::ProposalDeclined => ("方案视为被拒绝", "the proposal counts as declined"),
        Fall::Closed => ("售后关闭", "the case closes"),
        Fall::Received => ("视为已收到退货", "the goods count as received"),
        Fall::Platform => ("平台介入", "the platform looks at it"),
        Fall::Done => ("自动完成", "it is done"),
        Fall::ForCustomer => ("判定支持买家", "it is decided for the customer"),
        Fall::ForShop => ("判定支持商家", "it is decided for the shop"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        Refund, RefundKind,
        after_sale::{
            Proposal,
            due::{due, turn},
        },
        testing::placed,
        trade_rules::AfterSaleRules,
    };

    #[test]
    fn whatever_is_the_customers_to_do_they_are_warned_of() {
        let mut order = placed();
        order.state = crate::trade::State::WaitBuyerConfirmGoods;
        let offer = Proposal {
            kind: RefundKind::MoneyOnly,
            amount_fen: 1,
        };
        for state in R::ALL {
            for proposal in [None, Some(offer)] {
                let refund = Refund {
                    state,
                    proposal,
                    ..Refund::NONE
                };
                order.lines[0].refund = refund;
                let Some(due) = due(&order, 0, &AfterSaleRules::default()) else {
                    continue;
                };
                let is_theirs = turn(refund) == Some(Turn::Customer);
                let is_warned = to_customer(due.fall, state).is_some();
                assert_eq!(is_warned, is_theirs, "{state:?} {proposal:?}");
            }
        }
    }
}
