use sea_orm::ActiveValue::Set;
use serde_json::json;
use yingke::vocabulary::{ProductId, SkuId, new_id};
use yingke_schema::{
    auto_replies::rule as auto_reply, cards::review, catalogue::product, members::member::Role,
    trade::order,
};

use super::{World, bodies::phrase_body};
use crate::{
    assistant, buying, cards, files, goods, goods_files,
    harness::{Client, TestApp, TestCustomer, TestShop},
    notices, promises,
};

impl<'a> World<'a> {
    pub(super) async fn of(app: &TestApp, shop: TestShop<'a>) -> Self {
        let customer = shop.customer_on_file().await;
        let login = app.person().await.1;
        let agent = shop.member(Role::Agent).await.id;
        let db = app.app.store().shop(shop.id);
        let order = db.rows::<order::Entity>().one().await.unwrap().unwrap();
        let product = db.rows::<product::Entity>().one().await.unwrap().unwrap();
        let auto_reply = db.rows::<auto_reply::Entity>().one().await;
        let auto_reply = auto_reply.unwrap().unwrap();
        let upload = files::begin(&customer, &shop, "a.txt", 9).await;
        let sent = files::send(&customer, &shop, "b.txt", b"hello").await;
        let file = sent.body["file"]["id"].as_str().unwrap().to_owned();
        let link = files::link(&customer, &shop, &file).await;
        let notice = notices::told(app, &shop).await;
        let promise = promises::suggested(app, &shop, &customer, agent).await;
        let keeper = shop.member(Role::Agent).await;
        let (phrase, contact) = kept_by(&keeper, &shop, &customer).await;
        let sku = buying::put_up(app, &shop, &[99]).await[0];
        let bought = buying::place(&customer, &shop, &[(sku, 1)]).await;
        let case = asked_back(&shop, &customer, sku).await;
        let leader = shop.member(Role::Owner).await;
        let (category, template) = goods::shelf(&leader, &shop).await;
        let photo = goods::photo(&leader, &shop).await;
        reviewed(app, &shop, &order).await;
        let coupon = json!({ "kind": "coupon", "title": "新人券" });
        let card = cards::send(&leader, &shop, &customer, coupon).await;
        let batch = assistant::begun(&leader, &shop, product.id).await;
        let (goods_import, order_import) = (
            goods_files::begun(&leader, &shop).await,
            begun(&leader, &shop).await,
        );
        World {
            batch,
            goods_import,
            order_import,
            card: card.text("id").to_owned(),
            category,
            template,
            photo,
            notice,
            promise: promise.to_string(),
            upload: upload.text("upload").to_owned(),
            file,
            link,
            shop,
            customer,
            login,
            agent,
            order: order.id.to_string(),
            bought: bought["id"].as_str().unwrap().to_owned(),
            case,
            sku,
            product: product.id.to_string(),
            auto_reply: auto_reply.id.to_string(),
            phrase,
            contact,
            picture: product.picture.rsplit('/').next().unwrap().to_owned(),
        }
    }
}

/// Something is said of the first line of an order.
async fn reviewed(app: &TestApp, shop: &TestShop<'_>, order: &order::Model) {
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let said = review::ActiveModel {
        shop_id: Set(shop.id),
        order_id: Set(order.id),
        line: Set(0),
        product_id: Set(ProductId(new_id())),
        stars: Set(5),
        words: Set("很好".to_owned()),
        at: Set(app.now()),
        reply: Set(None),
        replied_by: Set(None),
        replied_nick: Set(String::new()),
        replied_at: Set(None),
    };
    tx.insert(said).await.unwrap();
    tx.commit().await.unwrap();
    app.tamper("UPDATE trade_order SET to_reply = 1, reviewed = 1")
        .await;
}

/// A paid order whose money is asked back.
async fn asked_back(shop: &TestShop<'_>, customer: &Client, sku: SkuId) -> String {
    let order = buying::place(customer, shop, &[(sku, 1)]).await;
    let id = order["id"].as_str().unwrap();
    let at = |act: &str| format!("/api/shops/{}/mine/orders/{id}/{act}", shop.id);
    let body = json!({ "key": new_id(), "rev": order["rev"] });
    let paid = customer.post(&at("payment"), &body).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let body = json!({
        "key": new_id(), "rev": paid.body["rev"], "kind": "money_only", "amount_fen": order["total_fen"],
    });
    let asked = customer.post(&at("refunds/0"), &body).await;
    assert_eq!(asked.status, 200, "{asked:?}");
    id.to_owned()
}

/// A phrase and a contact of one member, whom nobody else here is.
async fn kept_by(
    keeper: &Client,
    shop: &TestShop<'_>,
    customer: &TestCustomer,
) -> (String, String) {
    let at = |path: &str| format!("/api/shops/{}/{path}", shop.id);
    let phrase = keeper.post(&at("phrases"), &phrase_body("qx")).await;
    let body = json!({ "of": "own", "customer": customer.id, "group": "", "note": "" });
    let contact = keeper.post(&at("contacts"), &body).await;
    (phrase.text("id").to_owned(), contact.text("id").to_owned())
}

/// An import of orders whose file has not come.
async fn begun(leader: &Client, shop: &TestShop<'_>) -> String {
    let import = json!({ "key": new_id(), "name": "ExportOrderList.csv", "bytes": 9 });
    let path = format!("/api/shops/{}/order-imports", shop.id);
    leader.post(&path, &import).await.text("id").to_owned()
}
