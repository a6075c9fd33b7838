//! Pieces: what is set aside, what left, and what is in the house.

use serde_json::{Value, json};
use yingke::vocabulary::SkuId;

use super::{
    books::Books,
    check::must,
    edges::WAITING,
    story::Story,
    world::{STOCKS, World},
};

impl Story {
    pub fn ships_all(&mut self) {
        for line in &mut self.lines {
            self.out.push((line.sku, line.left));
            line.shipped += line.left;
            line.left = 0;
        }
    }

    pub fn ships(&mut self, detail: &Value) -> Result<(), String> {
        for pieces in detail["pieces"].as_array().ok_or("no pieces")? {
            let many = pieces["quantity"].as_i64().unwrap();
            let line = self.line(&pieces["line"])?;
            must((1..=line.left).contains(&many), || {
                format!("{many} of {} left", line.left)
            })?;
            line.left -= many;
            line.shipped += many;
            let sku = line.sku;
            self.out.push((sku, many));
        }
        Ok(())
    }

    pub fn turns(&mut self, detail: &Value) -> Result<(), String> {
        let line = self.line(&detail["line"])?;
        let sku = |of: &str| serde_json::from_value::<SkuId>(detail[of]["sku"].clone()).unwrap();
        must(line.sku == sku("was") && line.shipped == 0, || {
            "it was another one, or has left".to_owned()
        })?;
        line.sku = sku("to");
        Ok(())
    }

    /// Of a case's pieces, those that so much pays for in full: they are not sent any more, first of all what has not left. What came
    /// back is paid for with any money, and of what has not left at all the money goes back whole. With the last of a line's money all
    /// its pieces are paid for.
    pub fn paid_back(&mut self, no: &Value, fen: i64) -> Result<i64, String> {
        let costs = self.costs_of(no)?;
        let along_fen = self.freight_along(no)?;
        let line = self.line(no)?;
        let (pieces, gone) = (line.case.pieces(), line.case.gone);
        let left = costs - line.given_fen;
        if left + along_fen <= fen {
            return Ok(line.quantity - gone);
        }
        if line.shipped == 0 || line.case.is_returned() {
            return Ok(pieces);
        }
        let whole = costs - line.beside_fen;
        let up_to = |pieces: i64| whole * pieces / line.quantity;
        let is_paid = |many: &i64| (up_to(gone + many) - up_to(gone)).min(left) <= fen;
        Ok((1..=pieces).rev().find(is_paid).unwrap_or(0))
    }

    /// What a line's last pieces take along before anything has left: with the last line goes the freight.
    pub fn freight_along(&mut self, no: &Value) -> Result<i64, String> {
        let mut is_last = self.lines.iter().all(|line| line.shipped == 0);
        for other in (0..self.lines.len()).filter(|other| *no != json!(other)) {
            let costs = self.costs_of(&json!(other))?;
            let line = &self.lines[other];
            let is_all = line.case.gone + line.case.given == line.quantity;
            let is_back = is_all && line.given_fen >= costs;
            is_last &= is_back || costs == line.beside_fen;
        }
        Ok(if is_last { self.freight_fen } else { 0 })
    }

    /// What is sent again leaves the house.
    pub fn follows(&mut self, kind: &str, detail: &Value) -> Result<(), String> {
        let line = self.line(&detail["line"])?;
        if kind != "resent" || !line.case.takes_stock() {
            return Ok(());
        }
        let sku = line.case.brings().unwrap_or(line.sku);
        let all = line.case.pieces();
        let many = detail["quantity"].as_i64().unwrap_or(all);
        self.out.push((sku, many));
        must((1..=all).contains(&many), || format!("{many} of {all}"))
    }
}

/// Stock and what of it is set aside are what the orders say, and never below nothing.
pub fn check(world: &World<'_>, books: &Books, stories: &[Story]) -> Result<(), String> {
    for (sku, stock) in world.skus.iter().zip(STOCKS) {
        let row = books.skus.iter().find(|row| row.id == *sku).unwrap();
        let out = stories.iter().flat_map(|story| &story.out);
        let out: i64 = out.filter(|(of, _)| of == sku).map(|(_, many)| many).sum();
        let held = held(world, books, stories, *sku) + aside(stories, *sku);
        must((row.stock, row.reserved) == (stock - out, held), || {
            let code = &row.code;
            format!(
                "{code}: {} in stock, {} set aside; {stock} - {out}, {held}",
                row.stock, row.reserved
            )
        })?;
        must(0 <= row.reserved && row.reserved <= row.stock, || {
            format!("{}: {} of {} set aside", row.code, row.reserved, row.stock)
        })?;
    }
    Ok(())
}

fn held(world: &World<'_>, books: &Books, stories: &[Story], sku: SkuId) -> i64 {
    let orders = world.orders.iter().zip(stories);
    let waiting = orders.filter(|(bought, _)| {
        let row = books.order(bought.id).unwrap();
        WAITING.contains(&row.state.as_str())
    });
    let lines = waiting.flat_map(|(_, story)| &story.lines);
    lines
        .filter(|line| line.sku == sku)
        .map(|line| line.left)
        .sum()
}

/// What is sent again or in exchange, whatever becomes of their orders.
fn aside(stories: &[Story], sku: SkuId) -> i64 {
    let lines = stories.iter().flat_map(|story| &story.lines);
    let aside = lines.filter_map(|line| line.case.aside(line.sku));
    let of_this = aside.filter(|(of, _)| *of == sku);
    of_this.map(|(_, pieces)| pieces).sum()
}
