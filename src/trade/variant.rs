//! Another SKU in the place of the one that was bought.

use super::{Event, Happening, Illegal, Item, Order, Variant, money};

impl Variant {
    /// None: the shop does not sell it, and so no other one of it.
    pub fn of(item: &Item) -> Option<Self> {
        Some(Self {
            sku: item.sku_id?,
            text: item.sku.clone(),
            picture: item.picture.clone(),
            price_fen: item.price_fen,
        })
    }
}

impl Item {
    fn turn_into(&mut self, variant: &Variant) {
        self.sku_id = Some(variant.sku);
        self.sku.clone_from(&variant.text);
        self.picture.clone_from(&variant.picture);
        self.price_fen = variant.price_fen;
    }
}

impl Order {
    /// Nothing of the order is asked back meanwhile: what could be asked would change with the price.
    pub(super) fn change_sku(
        &mut self,
        line: usize,
        was: &Variant,
        to: &Variant,
    ) -> Result<(), Illegal> {
        let goes_on = |line: &super::Line| line.refund.state.is_under_way();
        if self.lines.iter().any(goes_on) {
            return Err(Illegal::RefundOpen);
        }
        let is_paid = self.paid_at.is_some();
        let of = self.lines.get_mut(line).ok_or(Illegal::NoSuchLine)?;
        let is_that = self.source.is_none() && Variant::of(&of.item).as_ref() == Some(was);
        if !is_that || was.sku == to.sku || of.left() == 0 {
            return Err(Illegal::OtherSku);
        }
        if is_paid && to.price_fen != was.price_fen {
            return Err(Illegal::DearerThanPaid);
        }
        of.item.turn_into(to);
        // It was asked for what the other one costs.
        of.asked_protection = None;
        if money::has_a_price(self) {
            Ok(())
        } else {
            Err(Illegal::Price)
        }
    }
}

/// What was bought to begin with: rows say what it is now, the history how it came to be.
pub fn bought<'a>(
    mut items: Vec<Item>,
    history: impl DoubleEndedIterator<Item = &'a Happening>,
) -> Vec<Item> {
    for happening in history.rev() {
        if let Event::SkuChanged { line, was, .. } = &happening.event
            && let Some(item) = items.get_mut(*line)
        {
            item.turn_into(was);
        }
    }
    items
}
