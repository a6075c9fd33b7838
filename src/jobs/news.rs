use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use serde_json::json;
use yingke_schema::jobs::job::Model;

use super::NEWS;
use crate::{
    app::App,
    live::Teller,
    vocabulary::{JobId, ShopId},
};

/// Consoles ask how far it is each time they hear.
const APART: Duration = Duration::from_millis(250);

/// Tells consoles how one job goes on.
#[derive(Clone)]
pub struct News {
    teller: Teller,
    shop: ShopId,
    id: JobId,
    kind: String,
    is_due: Arc<AtomicBool>,
}

impl News {
    pub fn of(app: &App, row: &Model) -> Self {
        Self {
            teller: app.live().teller(),
            shop: row.shop_id,
            id: row.id,
            kind: row.kind.clone(),
            is_due: Arc::default(),
        }
    }

    /// In a moment, when the part is committed; what comes until then is told along.
    pub fn soon(&self) {
        if self.is_due.swap(true, Ordering::SeqCst) {
            return;
        }
        let news = self.clone();
        tokio::spawn(async move {
            tokio::time::sleep(APART).await;
            news.is_due.store(false, Ordering::SeqCst);
            news.now();
        });
    }

    pub fn now(&self) {
        let detail = json!({ "id": self.id, "kind": self.kind });
        self.teller.tell_members(self.shop, None, NEWS, &detail);
    }
}
