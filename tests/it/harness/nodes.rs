//! Several nodes that find the same timers at the same moment.

use futures_util::future::join_all;
use yingke::{timers, vocabulary::ShopId};

use super::TestApp;

impl TestApp {
    /// A node may die between the effect and the end of its row, and another comes: three of them do all of it.
    pub async fn fire_at_once(&self, shop: ShopId, kind: &str, (key, payload): (&str, &str)) {
        let effects = [self.app.effects(), self.app.effects(), self.app.effects()];
        let clocks = effects.iter().flatten();
        let clocks: Vec<_> = clocks.filter(|effect| effect.kind() == kind).collect();
        assert_eq!(clocks.len(), 3, "they are handed to the timers");
        let fired = clocks.iter().map(|clock| clock.fire(shop, key, payload));
        let fired = join_all(fired).await;
        assert!(fired.iter().all(Result::is_ok), "{fired:?}");
    }

    /// All that is due, here and on another node.
    pub async fn fire_on_two_nodes(&self) {
        let other = self.another_node().await;
        let effects = other.effects();
        let there = timers::fire_due(other.store(), self.now(), &effects);
        let (_, there) = tokio::join!(self.fire(), there);
        there.unwrap();
    }
}
