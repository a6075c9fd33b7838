use std::{collections::BTreeSet, sync::Arc};

use reqwest::Method;
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde_json::{Value, json};
use yingke::{
    calendar::LocalTime,
    vocabulary::{OrderId, SkuId, TemplateId, new_id},
};
use yingke_schema::{catalogue::product, members::member::Role};

use super::{
    acts::{Act, Request, Scene, What, Who, plain},
    books::Books,
};
use crate::{
    buying::{order_of, put_up},
    harness::{
        Answer, Client, Mood, TestApp, TestCustomer, TestMember, TestPayment, TestShop, told,
    },
};

/// Of each SKU when a walk begins: little enough to run out.
pub const STOCKS: [i64; 3] = [9, 8, 6];
const HOUR_MS: i64 = 60 * 60_000;
/// No longer is waited between two tries.
const MOST_PAUSE_HOURS: i64 = 2;
/// What falls may fall again at once.
const LOOKS: usize = 6;

/// A shop of its own, with those who act in it.
pub struct World<'a> {
    pub app: &'a TestApp,
    pub shop: TestShop<'a>,
    pub agent: TestMember,
    pub supervisor: TestMember,
    pub owner: TestMember,
    pub warehouse: TestMember,
    /// Declines, is away and loses answers: where money is to go back, and on drawn walks also where it is to come.
    pub payment: Arc<TestPayment>,
    /// What waits for the customer's yes.
    pub needs: BTreeSet<&'static str>,
    pub customer: TestCustomer,
    pub stranger: TestCustomer,
    pub skus: Vec<SkuId>,
    pub orders: Vec<Bought>,
}

/// What was bought, each line its SKU and its pieces.
pub struct Bought {
    pub id: OrderId,
    pub lines: [(SkuId, i64); 2],
}

/// What became of an act.
pub enum Done {
    /// There is nothing that it could be about.
    Nothing,
    /// Somebody changed the goods, past the product, or the rules.
    Outside,
    Clock,
    Asked(Box<(Request, Answer)>),
}

impl<'a> World<'a> {
    pub async fn of(app: &'a TestApp, mood: Mood) -> Self {
        let id = new_id().simple().to_string();
        let shop = app.shop(&format!("walk-{}", &id[20..])).await;
        let skus = put_up(app, &shop, &STOCKS).await;
        let owner = shop.member(Role::Owner).await;
        is_not_sent_for_nothing(app, &shop, &owner).await;
        let payment = Arc::new(TestPayment::new(mood));
        app.app.trade().pay_by(payment.clone());
        Self {
            agent: shop.member(Role::Agent).await,
            supervisor: shop.member(Role::Supervisor).await,
            owner,
            warehouse: shop.member(Role::Warehouse).await,
            payment,
            needs: BTreeSet::new(),
            customer: shop.customer().await,
            stranger: shop.customer().await,
            orders: Vec::new(),
            app,
            shop,
            skus,
        }
    }

    pub async fn does(&mut self, act: &Act, books: &Books) -> Done {
        match &act.what {
            What::Wait { hours } => self.waits(*hours).await,
            What::Cost { sku, fen } => {
                let sql = format!("UPDATE sku SET price_fen = {fen} WHERE code = 'T1-{sku}'");
                self.app.tamper(&sql).await;
                Done::Outside
            }
            What::Needs { act: of, waits } => self.needs(act.who, of, *waits).await,
            What::Place {
                pieces,
                is_installed,
            } => self.places(*pieces, *is_installed).await,
            _ => match self.request(act, books).await {
                Some(request) => {
                    let answer = self.ask(act.who, &request).await;
                    Done::Asked(Box::new((request, answer)))
                }
                None => Done::Nothing,
            },
        }
    }

    async fn needs(&mut self, who: Who, act: &'static str, waits: bool) -> Done {
        let path = self.at("trade-rules");
        let client = self.client(who);
        let mut now = client.get(&path).await.body;
        now["rules"]["needs_customer"][act] = json!(waits);
        let kept = client.put(&path, &now).await;
        assert_eq!(kept.status, 200, "{kept:?}");
        if waits {
            self.needs.insert(act);
        } else {
            self.needs.remove(act);
        }
        Done::Outside
    }

    async fn waits(&self, hours: i64) -> Done {
        self.app.advance(hours * HOUR_MS);
        for _ in 0..LOOKS {
            if self.app.fire().await == 0 {
                break;
            }
        }
        Done::Clock
    }

    /// The payment service does all that it is asked for, and everything that is still due is tried again.
    pub async fn settles(&self) {
        self.payment.becomes(Mood::Fine);
        for _ in 0..2 {
            self.waits(MOST_PAUSE_HOURS).await;
        }
    }

    async fn places(&mut self, pieces: [i64; 2], is_installed: bool) -> Done {
        let lines = [(self.skus[0], pieces[0]), (self.skus[1], pieces[1])];
        let path = "mine/orders".to_owned();
        let mut body = order_of(&lines);
        if is_installed {
            body["services"] = json!(["installation"]);
        }
        let request = plain(Method::POST, path, body);
        let answer = self.ask(Who::Customer, &request).await;
        if answer.status == 200 {
            let id = serde_json::from_value(answer.body["id"].clone()).unwrap();
            self.orders.push(Bought { id, lines });
        }
        Done::Asked(Box::new((request, answer)))
    }

    async fn request(&self, act: &Act, books: &Books) -> Option<Request> {
        let id = self.orders.get(act.order)?.id;
        let row = books.order(id)?;
        let scene = Scene {
            id,
            line: act.line,
            rev: row.rev - i64::from(act.is_stale),
            noted: row.noted,
            most_fen: match &act.what {
                What::Case(_) | What::Card(_) => {
                    self.most_fen(id, act.line, act.what.pieces()).await
                }
                _ => 0,
            },
            books,
            skus: &self.skus,
            today: LocalTime::of(self.app.now()).date,
            conversation: &self.customer.conversation,
        };
        act.what.request(&scene)
    }

    /// What goes back for so many pieces of the line at most; while nothing may be asked, what it costs.
    async fn most_fen(&self, id: OrderId, line: usize, pieces: Option<i64>) -> i64 {
        let path = self.at(&format!("mine/orders/{id}"));
        let answer = self.customer.client.get(&path).await;
        let line = &answer.body["lines"][line];
        let fen = |name: &str| line[name].as_i64().unwrap_or_default();
        let costs = fen("price_fen") * fen("quantity") - fen("discount_fen");
        let most = match fen("most_refundable_fen") {
            0 => costs,
            most => most,
        };
        let given = fen("given_pieces");
        let up_to = |pieces: i64| fen("share_fen") * pieces / fen("quantity").max(1);
        pieces.map_or(most, |pieces| {
            most.min(up_to(given + pieces) - up_to(given))
        })
    }

    pub async fn ask(&self, who: Who, request: &Request) -> Answer {
        let Request { method, path, body } = request;
        let asked = self.client(who).request(method.clone(), &self.at(path));
        told(asked.json(body)).await
    }

    const fn client(&self, who: Who) -> &Client {
        match who {
            Who::Customer => &self.customer.client,
            Who::Stranger => &self.stranger.client,
            Who::Agent => &self.agent.client,
            Who::Supervisor => &self.supervisor.client,
            Who::Owner => &self.owner.client,
            Who::Warehouse => &self.warehouse.client,
        }
    }

    /// An order as members see it.
    pub async fn seen(&self, id: OrderId) -> Value {
        let supervisor: &Client = &self.supervisor;
        supervisor.get(&self.at(&format!("orders/{id}"))).await.body
    }

    fn at(&self, path: &str) -> String {
        format!("/api/shops/{}/{path}", self.shop.id)
    }
}

/// There is a freight to waive, and to give back; far away there is more of it, and somebody may come to put it together.
async fn is_not_sent_for_nothing(app: &TestApp, shop: &TestShop<'_>, owner: &Client) {
    let terms = json!({
        "name": "快递", "charge_by": "piece",
        "usual": { "first": 1, "first_fen": 600, "further": 1, "further_fen": 100 },
        "regional": [], "not_delivered": [], "free": [],
        "surcharges": [{ "provinces": ["新疆"], "fen": 4_000 }],
        "services": [{ "code": "installation", "name": "预约安装", "fee_fen": 300 }],
    });
    let path = format!("/api/shops/{}/delivery-templates", shop.id);
    let made = owner.post(&path, &terms).await;
    assert_eq!(made.status, 201, "{made:?}");
    let template: TemplateId = serde_json::from_value(made.body["id"].clone()).unwrap();
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let (column, by) = (product::Column::TemplateId, Expr::value(template.0));
    let goods = tx.update::<product::Entity>(column.is_null(), |row| row.col_expr(column, by));
    goods.await.unwrap();
    tx.commit().await.unwrap();
}
