use std::{sync::atomic::Ordering, time::Duration};

use reqwest::Method;
use serde_json::Value;
use uuid::Uuid;

use super::{Trade, Who, Wish, limits::assert_allowed};
use crate::support::millis;

impl Trade {
    /// None where the connection broke: nobody knows what became of it.
    pub(super) async fn tell(
        &self,
        token: &str,
        method: Method,
        path: &str,
        body: &Value,
    ) -> Option<(u16, Value)> {
        let request = self
            .client
            .request(method, format!("{}{path}", self.address));
        let request = request.bearer_auth(token).timeout(Duration::from_secs(20));
        let answer = request.json(body).send().await.ok()?;
        let status = answer.status().as_u16();
        Some((status, answer.json().await.ok()?))
    }

    pub(super) async fn seen(&self, order: usize) -> Value {
        let (customer, id) = &self.orders[order];
        self.read(&customer.device, &format!("/mine/orders/{id}"))
            .await
    }

    /// What an agent asks for and nobody has answered, by its number.
    pub(super) async fn asked(&self, order: usize) -> Option<i64> {
        let path = format!("/orders/{}/requests", self.orders[order].1);
        let asked = self.read(&self.shop.owner.token, &path).await;
        let mut asked = asked["requests"].as_array().unwrap().iter();
        asked.find(|one| one["state"] == "open")?["no"].as_i64()
    }

    async fn read(&self, token: &str, path: &str) -> Value {
        loop {
            let seen = self.tell(token, Method::GET, path, &Value::Null);
            match seen.await {
                Some((200, seen)) => return seen,
                Some((429 | 503, _)) | None => tokio::time::sleep(millis(5, 30)).await,
                other => panic!("{other:?}"),
            }
        }
    }

    fn token(&self, wish: &Wish) -> &str {
        match wish.who {
            Who::Customer => &self.orders[wish.order].0.device,
            Who::Owner => &self.shop.owner.token,
            Who::Agent => &self.agent.token,
            Who::Warehouse => &self.warehouse.token,
        }
    }

    /// Until it is answered, through kills and all.
    pub(super) async fn send(&self, wish: Wish) {
        let key: Uuid = wish.body["key"].as_str().unwrap().parse().unwrap();
        loop {
            self.calls.fetch_add(1, Ordering::Relaxed);
            let told = self.tell(
                self.token(&wish),
                wish.method.clone(),
                &wish.path,
                &wish.body,
            );
            let status = match told.await {
                Some((429 | 503, _)) | None => {
                    tokio::time::sleep(millis(5, 40)).await;
                    continue;
                }
                Some((status @ (200 | 403 | 409 | 422), _)) => status,
                other => panic!("{} {}: {other:?}", wish.path, wish.body),
            };
            if status == 200 {
                assert_allowed(&wish);
            }
            let mut done = self.done.lock();
            let before = done.entry(key).or_insert_with(|| (wish, status));
            // One of the same key may be refused only where none of it was done.
            if before.1 != 200 {
                before.1 = status;
            }
            return;
        }
    }

    /// Every act that was done is sent once more and changes nothing; how many acts there were.
    pub(super) async fn say_again(&self) -> usize {
        let acts: Vec<_> = self.done.lock().values().cloned().collect();
        let acts: Vec<_> = acts
            .into_iter()
            .filter(|(_, status)| *status == 200)
            .collect();
        for (wish, _) in &acts {
            let told = self.tell(
                self.token(wish),
                wish.method.clone(),
                &wish.path,
                &wish.body,
            );
            let (status, answer) = told.await.unwrap();
            assert_eq!(status, 200, "{} {}: {answer}", wish.path, wish.body);
        }
        acts.len()
    }
}
