use serde_json::json;

use crate::{app::App, vocabulary::ShopId};

/// What consoles hear news of.
pub const NEWS: &str = "trade";

/// So that open consoles look again; after the commit.
pub fn told(app: &App, shop: ShopId) {
    app.live().tell_members(shop, None, NEWS, &json!({}));
}
