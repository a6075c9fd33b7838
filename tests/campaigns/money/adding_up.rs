use std::{collections::BTreeMap, time::Duration};

use serde_json::Value;
use sqlx::Connection as _;
use uuid::Uuid;

use super::{
    STOCK, Trade, Wish,
    books::Requests,
    course::{Course, Event},
    limits::assert_within,
    sums::{assert_money, assert_paid_out},
};
use crate::support::{database::connected, until};

/// A timer that a killed server had claimed comes again after half a minute.
const PAID_OUT_WITHIN: Duration = Duration::from_secs(120);
const OPEN: [&str; 3] = [
    "WAIT_BUYER_PAY",
    "WAIT_SELLER_SEND_GOODS",
    "SELLER_CONSIGNED_PART",
];
/// What comes about in so many calls.
const SURE: [&str; 6] = [
    "part_shipped",
    "refund_agreed",
    "return_sent",
    "return_received",
    "resent",
    "resent_confirmed",
];

impl Trade {
    pub(super) async fn assert_adds_up(&self) {
        until("all money has gone back", PAID_OUT_WITHIN, async || {
            self.due().await == 0
        })
        .await;
        let (mut held, mut gone) = ([0, 0], [0, 0]);
        for (place, (_, id)) in self.orders.iter().enumerate() {
            let seen = self.seen(place).await;
            let events = self.events(*id).await;
            let requests = self.requests(*id).await;
            self.assert_once(place, (&events, &requests), &seen);
            assert_money(&events, &seen);
            assert_within(&events);
            assert_paid_out(&self.paid_out(*id).await, &events, &seen);
            let kept: i64 = self.kept(*id).await.iter().sum();
            assert_eq!(seen["paid_fen"], kept, "{seen}");
            // A request and its end without a deed are told, and no events: it was answered too late, or fell when the order went on.
            let told = events.len() as i64 + requests.asked + requests.over + requests.fell;
            self.assert_told(*id, told).await;
            let course = Course::of(&events);
            let is_open = OPEN.contains(&seen["state"].as_str().unwrap());
            for no in [0_usize, 1] {
                let pieces = |name: &str| seen["lines"][no][name].as_i64().unwrap();
                gone[no] += pieces("shipped") + course.resent[no];
                held[no] += course.aside[no];
                if is_open {
                    held[no] += pieces("left");
                }
            }
        }
        let sql = "SELECT stock, reserved FROM sku ORDER BY code";
        let skus: Vec<(i64, i64)> = connected!(&self.shop.database,
            db => sqlx::query_as(sql).fetch_all(&mut db).await.unwrap());
        assert_eq!(
            skus,
            [0_usize, 1].map(|no| (STOCK - gone[no], held[no])),
            "stock and what of it is reserved"
        );
    }

    /// Goods came back and were exchanged, parts left, and whole orders were asked back and agreed to.
    pub(super) fn assert_drawn(&self) {
        let done = self.done.lock();
        let done = done.values().filter(|(_, status)| *status == 200);
        let done: Vec<_> = done.map(|(wish, _)| wish).collect();
        let is_missing = |kind: &&str| !done.iter().any(|wish| wish.writes.contains(kind));
        let missing: Vec<_> = SURE.iter().filter(|kind| is_missing(kind)).collect();
        assert!(missing.is_empty(), "nobody came to {missing:?}");
        for end in ["/refunds", "/agreement"] {
            let is_of_all = |wish: &&Wish| wish.path.ends_with(end) && wish.writes.len() > 1;
            assert!(done.iter().any(is_of_all), "no {end} of all");
        }
    }

    /// As many events as those that were told they are done would write, and as requests that were agreed to: an answer is the same
    /// under any key.
    fn assert_once(&self, place: usize, (events, requests): (&[Event], &Requests), seen: &Value) {
        let mut wanted = BTreeMap::from([
            ("placed", 1),
            ("refunded", requests.paid),
            ("refund_agreed", requests.agreed),
        ]);
        for (wish, status) in self.done.lock().values() {
            if wish.order == place && *status == 200 {
                for kind in &wish.writes {
                    *wanted.entry(*kind).or_default() += 1;
                }
            }
        }
        wanted.retain(|_, many| *many > 0);
        let mut written = BTreeMap::new();
        for event in events {
            *written.entry(event.kind.as_str()).or_default() += 1;
        }
        // The carrier's word comes by itself.
        written.remove("signed");
        assert_eq!(written, wanted, "{seen}");
    }

    /// One audit row and one event of each change.
    async fn assert_told(&self, order: Uuid, changes: i64) {
        let (audited, told): (i64, i64) = connected!(&self.shop.database, db => {
            let audited = sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE object = $1")
                .bind(format!("order/{order}")).fetch_one(&mut db).await.unwrap();
            let told = sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE kind = 'OrderChanged' AND payload LIKE $1")
                .bind(format!("%{order}%")).fetch_one(&mut db).await.unwrap();
            (audited, told)
        });
        assert_eq!((audited, told), (changes, changes), "{order}");
    }
}
