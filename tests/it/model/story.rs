use serde_json::Value;
use yingke::vocabulary::SkuId;
use yingke_schema::trade::line;

use super::{books::Books, cases::Case, check::must, world::Bought};

/// What an order's history comes to: sums and pieces, told without the product's code.
pub struct Story {
    pub freight_fen: i64,
    /// With which it was placed, and what the way to another address costs more.
    pub placed_freight_fen: i64,
    pub discount_fen: i64,
    pub is_paid: bool,
    /// Somebody was to come with it.
    is_installed: bool,
    pub lines: Vec<Line>,
    /// What has left the house.
    pub out: Vec<(SkuId, i64)>,
}

pub struct Line {
    pub sku: SkuId,
    pub quantity: i64,
    pub shipped: i64,
    /// Still to be shipped.
    pub left: i64,
    /// What all its pieces cost before anything was taken off.
    pub price_fen: i64,
    pub own_fen: i64,
    /// In cases and beside them.
    pub given_fen: i64,
    /// Of that: beside cases.
    pub beside_fen: i64,
    /// Of that: because the same costs less.
    pub cheaper_fen: i64,
    /// For the way back, beside what was paid.
    pub freight_back_fen: i64,
    /// Of both: by somebody's decision beside cases.
    pub alone_fen: i64,
    pub case: Case,
}

impl Story {
    pub fn of(bought: &Bought, books: &Books) -> Result<Self, String> {
        let mut story = Self::begun(bought, &books.lines_of(bought.id));
        let events = books.events_of(bought.id);
        for event in events {
            let detail = serde_json::from_str(&event.detail).unwrap();
            let heard = story.hear(&event.kind, &event.by, &detail);
            heard.map_err(|wrong| format!("{} by {}: {wrong}", event.kind, event.by))?;
        }
        Ok(story)
    }

    fn begun(bought: &Bought, rows: &[&line::Model]) -> Self {
        let lines = bought.lines.iter().zip(rows);
        let lines = lines.map(|((sku, quantity), row)| Line {
            sku: *sku,
            quantity: *quantity,
            shipped: 0,
            left: *quantity,
            price_fen: row.total_fen,
            own_fen: 0,
            given_fen: 0,
            beside_fen: 0,
            cheaper_fen: 0,
            freight_back_fen: 0,
            alone_fen: 0,
            case: Case::none(*quantity),
        });
        Self {
            freight_fen: 0,
            placed_freight_fen: 0,
            discount_fen: 0,
            is_paid: false,
            is_installed: false,
            lines: lines.collect(),
            out: Vec::new(),
        }
    }

    fn hear(&mut self, kind: &str, by: &str, detail: &Value) -> Result<(), String> {
        match kind {
            "placed" => {
                self.costs(detail);
                self.placed_freight_fen = self.freight_fen;
            }
            "price_changed" => self.costs(detail),
            "paid" => self.is_paid = true,
            "shipped" => self.ships_all(),
            "part_shipped" => return self.ships(detail),
            "sku_changed" => return self.turns(detail),
            "compensated" => return self.compensates(detail),
            "address_changed" => self.goes_elsewhere(&detail["fare"]),
            "installation_booked" => return self.is_booked(by),
            "closed"
            | "confirmed"
            | "part_confirmed"
            | "extended"
            | "protection_asked"
            | "protection_declined" => {}
            _ => return self.goes_on(kind, by, detail),
        }
        Ok(())
    }

    /// A step of a case, with the money and the pieces that go with it.
    fn goes_on(&mut self, kind: &str, by: &str, detail: &Value) -> Result<(), String> {
        let along_fen = self.freight_along(&detail["line"])?;
        let case = &mut self.line(&detail["line"])?.case;
        let fen = case.hear((kind, by, detail), along_fen)?;
        if fen > 0 {
            let pieces = self.paid_back(&detail["line"], fen)?;
            let line = self.line(&detail["line"])?;
            line.given_fen += fen;
            line.case.given = pieces;
            line.left -= line.left.min(pieces);
        }
        self.follows(kind, detail)
    }

    /// It is bought with the order; what the shop changes is the day.
    fn is_booked(&mut self, by: &str) -> Result<(), String> {
        let is_first = !self.is_installed;
        self.is_installed = true;
        must(is_first == (by == "customer"), || {
            "nobody bought an installation, or it was bought twice".to_owned()
        })
    }

    pub fn line(&mut self, no: &Value) -> Result<&mut Line, String> {
        let no = no.as_u64().ok_or("it names no line")? as usize;
        self.lines.get_mut(no).ok_or_else(|| "no line".to_owned())
    }
}
