use std::collections::HashMap;

use parking_lot::Mutex;
use reqwest::Url;

use super::{Shop, ShopRef, all};
use crate::{
    storage::{StorageError, Store},
    vocabulary::{Millis, ShopId},
};

/// How long another node's change may go unnoticed.
const TRUST_MS: u64 = 2_000;
const LOG_EVERY_MS: u64 = 60_000;
/// Refused sites a shop is shown. Anyone can ask, so no more are kept.
const MOST_REFUSED: usize = 5;
const MOST_CHARS: usize = 200;

/// Which sites carry which shop's widget, from memory: every call and socket of a foreign page asks.
#[derive(Default)]
pub struct Sites {
    known: tokio::sync::Mutex<Option<Known>>,
    refused: Mutex<HashMap<ShopId, Vec<Refused>>>,
    logged_at: Mutex<Option<Millis>>,
}

struct Known {
    read_at: Millis,
    shops: Vec<OfShop>,
}

struct OfShop {
    id: ShopId,
    slug: String,
    sites: Vec<String>,
}

/// A site that asked in vain, and when last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub origin: String,
    pub at: Millis,
}

impl Sites {
    /// Whether the shop, or any shop where none is named, has this site in its list.
    pub async fn have(
        &self,
        store: &Store,
        shop: Option<&ShopRef>,
        origin: &str,
        now: Millis,
    ) -> Result<bool, StorageError> {
        let mut known = self.known.lock().await;
        let is_fresh = |known: &Known| known.read_at.abs_diff(now) < TRUST_MS;
        if !known.as_ref().is_some_and(is_fresh) {
            match (Known::read(store, now).await, known.as_mut()) {
                (Ok(read), _) => *known = Some(read),
                // Better an old list than every shop's page turned away, and nobody waits for the store once more.
                (Err(_), Some(old)) => old.read_at = now,
                (Err(error), None) => return Err(error),
            }
        }
        let is_asked = |of: &&OfShop| shop.is_none_or(|shop| of.is(shop));
        let is_same = |site: &String| site.eq_ignore_ascii_case(origin);
        let mut asked = known.iter().flat_map(|known| &known.shops).filter(is_asked);
        Ok(asked.any(|of| of.sites.iter().any(is_same)))
    }

    /// After a change on this node. Others find it in the database.
    pub async fn forget(&self) {
        *self.known.lock().await = None;
    }

    /// Keeps a site that was turned away, for the shop to see; true where it is time to log one.
    pub async fn refuse(&self, shop: Option<&ShopRef>, origin: &str, now: Millis) -> bool {
        if let Some((shop, origin)) = self.id_of(shop).await.zip(origin_of(origin)) {
            let mut refused = self.refused.lock();
            let of_shop = refused.entry(shop).or_default();
            of_shop.retain(|one| one.origin != origin);
            of_shop.insert(0, Refused { origin, at: now });
            of_shop.truncate(MOST_REFUSED);
        }
        let mut logged_at = self.logged_at.lock();
        let is_time = logged_at.is_none_or(|at| at.abs_diff(now) >= LOG_EVERY_MS);
        if is_time {
            *logged_at = Some(now);
        }
        is_time
    }

    /// What this node turned away since it started, newest first.
    pub fn refused(&self, shop: ShopId) -> Vec<Refused> {
        self.refused.lock().get(&shop).cloned().unwrap_or_default()
    }

    async fn id_of(&self, shop: Option<&ShopRef>) -> Option<ShopId> {
        let shop = shop?;
        let known = self.known.lock().await;
        let mut shops = known.iter().flat_map(|known| &known.shops);
        shops.find(|of| of.is(shop)).map(|of| of.id)
    }
}

impl OfShop {
    fn is(&self, shop: &ShopRef) -> bool {
        match shop {
            ShopRef::Id(id) => self.id == *id,
            ShopRef::Slug(slug) => self.slug == *slug,
        }
    }
}

impl Known {
    async fn read(store: &Store, now: Millis) -> Result<Self, StorageError> {
        let shops = all(store).await?.into_iter();
        let shops = shops.map(|shop| OfShop {
            id: shop.id,
            sites: sites_of(&shop),
            slug: shop.slug,
        });
        Ok(Self {
            read_at: now,
            shops: shops.collect(),
        })
    }
}

pub fn sites_of(shop: &Shop) -> Vec<String> {
    serde_json::from_str(&shop.sites).unwrap_or_default()
}

pub fn written(sites: &[String]) -> String {
    serde_json::to_string(sites).expect("a list of texts is plain JSON")
}

/// A site's origin as browsers name it, from `scheme://host[:port]`; none where it is anything else.
pub fn origin_of(text: &str) -> Option<String> {
    let url = Url::parse(text.trim()).ok()?;
    // A star would be taken for a name.
    let is_host = url.host_str().is_some_and(|host| !host.contains('*'));
    let is_bare = url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    let is_web = matches!(url.scheme(), "http" | "https") && is_host;
    let origin = url.origin().ascii_serialization();
    (is_web && is_bare && origin.len() <= MOST_CHARS).then_some(origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_named_as_browsers_name_it() {
        for (typed, origin) in [
            ("https://shop.example", "https://shop.example"),
            (" https://Shop.Example/ ", "https://shop.example"),
            ("https://shop.example:443", "https://shop.example"),
            ("http://10.0.0.7:8080", "http://10.0.0.7:8080"),
            ("https://茶舍.中国", "https://xn--uc1asx.xn--fiqs8s"),
        ] {
            assert_eq!(origin_of(typed).as_deref(), Some(origin), "{typed}");
        }
    }

    #[test]
    fn what_is_no_site_is_not_taken() {
        for typed in [
            "",
            "*",
            "null",
            "shop.example",
            "https://",
            "https://*",
            "ftp://shop.example",
            "javascript:alert(1)",
            "https://shop.example/path",
            "https://shop.example?q",
            "https://shop.example#a",
            "https://me@shop.example",
        ] {
            assert_eq!(origin_of(typed), None, "{typed}");
        }
    }
}
