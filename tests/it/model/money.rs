//! Money: what an order costs, what was paid, what went back.

use serde_json::Value;
use yingke_schema::trade::order;

use super::{
    books::Books,
    check::must,
    story::{Line, Story},
};

impl Story {
    /// A line that is not named has nothing off it alone.
    pub fn costs(&mut self, detail: &Value) {
        self.freight_fen = detail["freight_fen"].as_i64().unwrap();
        self.discount_fen = detail["discount_fen"].as_i64().unwrap();
        for (no, line) in (0_u64..).zip(&mut self.lines) {
            let named = detail["lines"].as_array().into_iter().flatten();
            let named = named.filter(|of| of["line"] == no);
            line.own_fen = named.map(|of| of["discount_fen"].as_i64().unwrap()).sum();
        }
    }

    /// None: delivery there costs the same.
    pub fn goes_elsewhere(&mut self, fare: &Value) {
        if let Some(due_fen) = fare["due_fen"].as_i64() {
            self.placed_freight_fen += due_fen;
            self.freight_fen = fare["freight_fen"].as_i64().unwrap();
        }
    }

    /// What a line costs: its price less what is off it alone, and its part of what else is off, rounded at running sums.
    pub fn costs_of(&mut self, no: &Value) -> Result<i64, String> {
        self.line(no)?;
        let no = no.as_u64().unwrap() as usize;
        let own: i64 = self.lines.iter().map(|line| line.own_fen).sum();
        let rest = self.discount_fen - own;
        let prices = |lines: &[Line]| -> i64 {
            let prices = lines.iter().map(|line| line.price_fen - line.own_fen);
            prices.sum()
        };
        let whole = prices(&self.lines).max(1);
        let up_to = |lines: usize| (rest * prices(&self.lines[..lines])).div_euclid(whole);
        Ok(prices(&self.lines[no..=no]) - (up_to(no + 1) - up_to(no)))
    }

    pub fn compensates(&mut self, detail: &Value) -> Result<(), String> {
        let line = self.line(&detail["line"])?;
        let fen = detail["amount_fen"].as_i64().unwrap();
        let reason = detail["reason"].as_str().unwrap();
        if reason == "return_freight" {
            line.freight_back_fen += fen;
        } else {
            line.given_fen += fen;
            line.beside_fen += fen;
        }
        if ["price_protection", "other_sku"].contains(&reason) {
            line.cheaper_fen += fen;
        } else {
            line.alone_fen += fen;
        }
        must(fen > 0, || format!("{fen} fen are given"))
    }
}

/// The rows say what the history comes to.
pub fn check(row: &order::Model, books: &Books, story: &Story) -> Result<(), String> {
    let lines = books.lines_of(row.id);
    let goods_fen: i64 = lines
        .iter()
        .map(|line| line.price_fen * line.quantity)
        .sum();
    let total_fen = goods_fen + story.freight_fen - story.discount_fen;
    let paid_fen = if story.is_paid { total_fen } else { 0 };
    let sum = |of: fn(&Line) -> i64| story.lines.iter().map(of).sum::<i64>();
    let given_fen = sum(|line| line.given_fen);
    let freight_back_fen = sum(|line| line.freight_back_fen);
    let told = [
        goods_fen,
        story.freight_fen,
        story.discount_fen,
        total_fen,
        paid_fen,
        given_fen,
        freight_back_fen,
    ];
    let kept = [
        row.goods_fen,
        row.freight_fen,
        row.discount_fen,
        row.total_fen,
        row.paid_fen,
        row.refunded_fen,
        row.freight_back_fen,
    ];
    must(kept == told, || {
        format!(
            "goods, freight, discount, total, paid, back, way back: {kept:?} instead of {told:?}"
        )
    })?;
    must(total_fen > 0 && (0..=paid_fen).contains(&given_fen), || {
        format!("{total_fen} in all, {given_fen} of {paid_fen} back")
    })?;
    must(freight_back_fen <= paid_fen, || {
        format!("{freight_back_fen} for the way back of what cost {paid_fen}")
    })?;
    for (line, told) in lines.iter().zip(&story.lines) {
        let whole_fen = line.price_fen * line.quantity;
        let kept = (
            line.sku_id,
            line.quantity,
            line.total_fen,
            line.own_discount_fen,
        );
        let told = (Some(told.sku), told.quantity, whole_fen, told.own_fen);
        must(kept == told, || {
            format!("line {}: {kept:?} instead of {told:?}", line.no)
        })?;
    }
    let is_closed = row.state == "TRADE_CLOSED" && story.is_paid;
    must(
        !is_closed || given_fen >= paid_fen - story.freight_fen,
        || format!("closed, and only {given_fen} of {paid_fen} went back"),
    )
}

/// What members see of the lines adds up: each fen of the discount falls on one of them, in proportion to what they cost without
/// what is off them alone, and no line gives back more than it cost.
pub fn check_view(view: &Value, story: &Story) -> Result<(), String> {
    let fen = |of: &Value, name: &str| of[name].as_i64().unwrap();
    let lines = view["lines"].as_array().ok_or("no lines are seen")?;
    let whole: i64 = lines.iter().map(|line| fen(line, "discount_fen")).sum();
    must(whole == story.discount_fen, || {
        format!("{whole} fen are off the lines: {view}")
    })?;
    let own: i64 = story.lines.iter().map(|line| line.own_fen).sum();
    let (rest, cost) = (story.discount_fen - own, fen(view, "goods_fen") - own);
    for (line, told) in lines.iter().zip(&story.lines) {
        let (off, price) = (fen(line, "discount_fen"), fen(line, "total_fen"));
        let exact = i128::from(rest) * i128::from(price - told.own_fen);
        let error = i128::from(off - told.own_fen) * i128::from(cost) - exact;
        must(error.abs() < i128::from(cost), || {
            format!("{off} fen are off a line of {price}: {view}")
        })?;
        let most = price - off + story.freight_fen;
        must(told.given_fen <= most, || {
            format!("{} fen went back of {most}: {view}", told.given_fen)
        })?;
        none_is_lost(line, told, price - off - told.beside_fen)?;
        let pieces = (line["shipped"].as_i64(), line["left"].as_i64());
        must(pieces == (Some(told.shipped), Some(told.left)), || {
            format!(
                "{pieces:?} pieces instead of {} and {}: {view}",
                told.shipped, told.left
            )
        })?;
    }
    Ok(())
}

/// Each piece was sent, is still to be sent, or its money went back in full.
fn none_is_lost(seen: &Value, told: &Line, costs_fen: i64) -> Result<(), String> {
    let pieces = |name: &str| seen[name].as_i64().unwrap();
    let gone = told.quantity - pieces("shipped") - pieces("left");
    let back_fen = told.given_fen - told.beside_fen;
    must(costs_fen * gone / told.quantity <= back_fen, || {
        format!("{gone} pieces are neither sent nor paid back with {back_fen} fen: {seen}")
    })
}
