use std::sync::atomic::AtomicUsize;

use parking_lot::Mutex;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use yingke::vocabulary::new_id;

use super::{AGENT, MOST_REFUND_FEN, PRICE_FEN, STOCK, Trade};
use crate::support::{server::Server, shop::Shop};

impl Trade {
    pub(super) async fn open(shop: Shop, server: &Server, orders: usize) -> Self {
        let mut trade = Self {
            address: format!("http://127.0.0.1:{}/api/shops/{}", server.port, shop.id),
            client: Client::new(),
            orders: Vec::new(),
            done: Mutex::default(),
            calls: AtomicUsize::new(0),
            agent: shop.hire(AGENT).await,
            warehouse: shop.hire_as("warehouse", "老周").await,
            shop,
        };
        trade.limit_refunds().await;
        let skus = trade.put_up().await;
        for customer in trade.shop.crowd(orders).await {
            let body = json!({ "key": new_id(), "lines": skus.iter().map(|sku| json!({ "sku": sku, "quantity": 2 })).collect::<Vec<_>>(), "receiver": "林夏",
                "phone": "13800138000", "address": "浙江省杭州市西湖区文三路 1 号", "words": "" });
            let placed = trade.tell(&customer.device, Method::POST, "/mine/orders", &body);
            let (status, order) = placed.await.unwrap();
            assert_eq!(status, 200, "{order}");
            let id = order["id"].as_str().unwrap().parse().unwrap();
            trade.orders.push((customer, id));
        }
        trade
    }

    async fn limit_refunds(&self) {
        let owner = &self.shop.owner.token;
        let rules = self.tell(owner, Method::GET, "/trade-rules", &Value::Null);
        let (_, mut rules) = rules.await.unwrap();
        rules["rules"]["most_refund_fen"] = json!(MOST_REFUND_FEN);
        let set = self.tell(owner, Method::PUT, "/trade-rules", &rules);
        let (status, set) = set.await.unwrap();
        assert_eq!(status, 200, "{set}");
    }

    /// A product of two SKUs; their ids.
    async fn put_up(&self) -> [Value; 2] {
        let owner = &self.shop.owner.token;
        let category = json!({ "name": "茶器", "attributes": [] });
        let made = self.tell(owner, Method::POST, "/categories", &category);
        assert!(made.await.unwrap().0 < 300);
        let sku = |code: &str, colour: &str| json!({ "code": code, "props": { "颜色": colour }, "price_fen": PRICE_FEN, "stock": STOCK });
        let skus = [sku("T1-1", "白"), sku("T1-2", "青")];
        let edits = json!([
            { "field": "title", "value": "白瓷茶壶" }, { "field": "category", "value": "茶器" },
            { "field": "skus", "value": skus }, { "field": "state", "value": "listed" },
        ]);
        let goods = json!({ "key": new_id(), "code": "T1", "edits": edits });
        let (status, goods) = self
            .tell(owner, Method::POST, "/goods", &goods)
            .await
            .unwrap();
        assert_eq!(status, 201, "{goods}");
        [0_usize, 1].map(|no| goods["skus"][no]["id"].clone())
    }
}
