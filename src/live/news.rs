//! Short news for members: something of an area has changed, look again. Fleeting by design: whoever was away asks the area.

use serde_json::{Value, json};

use super::{Live, WeakLive, cluster, hub::Hub};
use crate::{
    access::Actor,
    vocabulary::{MemberId, ShopId},
};

/// Tells members from where the node must not be kept alive, such as areas that read along.
#[derive(Clone)]
pub struct Teller(WeakLive);

impl Teller {
    /// See [`Live::tell_members`]; nothing once the node has ended.
    pub fn tell_members(&self, shop: ShopId, to: Option<&[MemberId]>, of: &str, detail: &Value) {
        if let Some(live) = self.0.get() {
            live.tell_members(shop, to, of, detail);
        }
    }
}

impl Live {
    pub fn teller(&self) -> Teller {
        Teller(self.weak())
    }

    /// Tells members of a shop, on every node, that something `of` an area is new; everyone where `to` is none.
    pub fn tell_members(&self, shop: ShopId, to: Option<&[MemberId]>, of: &str, detail: &Value) {
        let frame = json!({ "type": "news", "of": of, "detail": detail }).to_string();
        pass(&self.0.hub, shop, to, &frame);
        let to = to.map(<[MemberId]>::to_vec);
        cluster::tell(self, &cluster::News::Members { shop, to, frame });
    }
}

/// To the sockets of this node.
pub fn pass(hub: &Hub, shop: ShopId, to: Option<&[MemberId]>, frame: &str) {
    let frame = axum::extract::ws::Utf8Bytes::from(frame.to_owned());
    for socket in hub.sockets() {
        if let Actor::Member(member) = &socket.actor
            && member.shop == shop
            && to.is_none_or(|to| to.contains(&member.id))
        {
            socket.tell(frame.clone());
        }
    }
}
