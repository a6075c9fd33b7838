//! What is told before the time of a case is over: members, whoever's turn it is, and the customer where it is theirs.

use yingke_schema::members::member::Role;

use super::{
    Fall, Turn,
    acted::{CaseActed, What},
    due::Due,
};
use crate::{
    access::LEADING,
    message_centre::{Category, Link, Notice, Saying, To},
    trade::{Line, RefundState as R, storage::OrderRow},
};

/// A case whose time is nearly over.
pub struct Warning<'a> {
    pub row: &'a OrderRow,
    /// By its place in the order, from 0.
    pub no: usize,
    pub line: &'a Line,
    pub due: Due,
    pub turn: Turn,
    /// Whoever sees to the case and is there, or else all who might.
    pub to_owner: To,
}

impl Warning<'_> {
    /// For whoever sees to the case and is there, or else all who might; and for those who pack, where the step is theirs.
    pub fn notices(&self) -> Vec<Notice> {
        let to = match self.turn {
            // Nobody else may decide.
            Turn::Platform => To::Roles(LEADING.to_vec()),
            Turn::Shop | Turn::Customer => self.to_owner.clone(),
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
            ..said.told(self.row, self.line)
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

fn to_customer(fall: Fall, state: R) -> Option<What> {
    let (code, zh) = match (fall, state) {
        (Fall::ProposalDeclined, _) => (
            "soon_declined",
            "店铺的方案快到期了，请尽快答复，到期没有答复视为不接受",
        ),
        (Fall::Closed, R::WaitBuyerReturnGoods) => (
            "soon_closed_unsent",
            "退货时间快到了，请尽快寄回商品并填写运单号，到期没有寄出，售后会关闭",
        ),
        (Fall::Closed, _) => (
            "soon_closed_refused",
            "店铺没有同意您的申请，申请平台介入的时间快到了，到期没有处理，售后会关闭",
        ),
        (Fall::Done, _) => (
            "soon_done",
            "确认补寄商品的时间快到了，有问题请尽快申请平台介入，到期没有确认，售后会完成",
        ),
        _ => return None,
    };
    Some(What::plain(code, zh))
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
