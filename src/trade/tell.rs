use serde_json::json;

use crate::{app::App, live::Teller, vocabulary::ShopId};

/// What consoles hear news of.
pub const NEWS: &str = "trade";

/// So that open consoles look again; after the commit.
pub fn told(app: &App, shop: ShopId) {
    told_by(&app.live().teller(), shop);
}

pub fn told_by(teller: &Teller, shop: ShopId) {
    teller.tell_members(shop, None, NEWS, &json!({}));
}
