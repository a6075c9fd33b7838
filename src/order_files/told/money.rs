use crate::order_files::{read::Said, story::State, table::Field};

/// What was to be paid.
#[expect(clippy::struct_field_names, reason = "money names its unit")]
pub(super) struct Money {
    /// Of the goods, less what was taken off.
    pub(super) goods_fen: i64,
    pub(super) freight_fen: i64,
    total_fen: i64,
    pub(super) refund_fen: i64,
}

impl Money {
    pub(super) fn of(said: &mut Said<'_>) -> Self {
        let total_fen = said.fen(Field::TotalFen);
        let freight_fen = said.fen(Field::FreightFen);
        let goods_fen = if said.has(Field::GoodsFen) {
            said.fen(Field::GoodsFen)
        } else {
            total_fen - freight_fen
        };
        Self {
            goods_fen,
            freight_fen,
            total_fen,
            refund_fen: said.fen(Field::RefundFen),
        }
    }

    /// It must add up, or it is said where it does not.
    pub(super) fn check(&self, said: &mut Said<'_>, state: Option<State>) {
        let is_read = said.faults.iter().all(|fault| fault.code != "bad_money");
        if self.total_fen == 0 && is_read {
            let title = "the order costs nothing, and such a one cannot be kept";
            said.wrong(Field::TotalFen, "costs_nothing", title);
        }
        let sum = self.goods_fen + self.freight_fen;
        if sum != self.total_fen {
            let title = format!(
                "goods and freight are {}, and the total {}",
                yuan(sum),
                yuan(self.total_fen)
            );
            said.wrong(Field::TotalFen, "total_differs", title);
        }
        if self.refund_fen > self.total_fen {
            let title = "more was given back than it cost";
            said.wrong(Field::RefundFen, "refund_differs", title);
        }
        let is_paid = state.is_some_and(State::is_paid);
        if is_paid && said.has(Field::PaidFen) && !self.is_paid_whole(said) {
            let title = format!(
                "it cost {}, and something else was paid",
                yuan(self.total_fen)
            );
            said.wrong(Field::PaidFen, "paid_differs", title);
        }
    }

    /// By the customer, by what the platform took over, and less what went back since.
    fn is_paid_whole(&self, said: &mut Said<'_>) -> bool {
        let paid = said.fen(Field::PaidFen);
        let by_platform = said.fen(Field::CardFen) + said.fen(Field::PointsFen);
        [paid, paid + by_platform]
            .into_iter()
            .any(|paid| paid == self.total_fen || paid + self.refund_fen == self.total_fen)
    }
}

fn yuan(fen: i64) -> String {
    let (sign, fen) = (if fen < 0 { "-" } else { "" }, fen.abs());
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}
