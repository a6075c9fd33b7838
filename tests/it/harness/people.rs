use std::ops::Deref;

use serde_json::{Value, json};
use yingke::{
    members::{self, NewMember, NewPerson},
    shops::{self, NewShop},
    vocabulary::{CustomerId, MemberId, PersonId, ShopId, new_id},
};
use yingke_schema::members::member::Role;

use super::{Client, TestApp};

pub const PASSWORD: &str = "a good password";

pub struct TestShop<'a> {
    pub id: ShopId,
    pub slug: String,
    pub secret: String,
    app: &'a TestApp,
}

/// A member signed in; asks like a [`Client`].
pub struct TestMember {
    pub id: MemberId,
    pub person: PersonId,
    pub login: String,
    pub client: Client,
}

/// A shopper with a device; asks like a [`Client`].
pub struct TestCustomer {
    pub id: CustomerId,
    pub name: String,
    pub device: String,
    pub conversation: String,
    pub client: Client,
}

/// A path of the shop.
pub fn at(shop: &TestShop<'_>, path: &str) -> String {
    format!("/api/shops/{}/{path}", shop.id)
}

pub fn id_of(of: &Value) -> &str {
    of["id"].as_str().unwrap()
}

impl TestApp {
    pub async fn shop(&self, slug: &str) -> TestShop<'_> {
        let tx = self.app.store().begin(ShopId(new_id())).await.unwrap();
        let new = NewShop {
            slug,
            name: slug,
            about: "",
        };
        shops::create(&tx, new, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        self.known_shop(slug).await
    }

    /// A shop that is there already.
    pub async fn known_shop(&self, slug: &str) -> TestShop<'_> {
        let shop = shops::find(self.app.store(), &slug.into()).await;
        let shop = shop.unwrap().expect("the shop was made");
        TestShop {
            id: shop.id,
            slug: shop.slug,
            secret: shop.identity_secret,
            app: self,
        }
    }

    /// A person with a login, without a place anywhere.
    pub async fn person(&self) -> (PersonId, String) {
        let id = PersonId(new_id());
        let login = format!("p{}", id.0.simple());
        let hash = self.app.members().passwords.hash(PASSWORD).await.unwrap();
        let tx = self.app.store().begin_across_shops().await.unwrap();
        let new = NewPerson {
            id,
            login: &login,
            name: "小禾",
            password_hash: hash,
        };
        members::create_person(&tx, new, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        (id, login)
    }

    /// Signed in on one more device.
    pub async fn signed_in(&self, person: PersonId) -> Client {
        let store = self.app.store();
        let token = members::open_sign_in(store, person, "test", self.now())
            .await
            .unwrap();
        self.anyone().with_token(&token)
    }
}

impl TestShop<'_> {
    pub async fn member(&self, role: Role) -> TestMember {
        let (person, login) = self.app.person().await;
        let id = self.place(person, role).await;
        TestMember {
            id,
            person,
            login,
            client: self.app.signed_in(person).await,
        }
    }

    /// Gives a person a place here.
    pub async fn place(&self, person: PersonId, role: Role) -> MemberId {
        let id = MemberId(new_id());
        let tx = self.app.app.store().begin(self.id).await.unwrap();
        let new = NewMember {
            id,
            person,
            role,
            nick: "客服小禾",
            capacity: 10,
        };
        members::create_member(&tx, new, self.app.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        id
    }

    pub async fn customer(&self) -> TestCustomer {
        let visits = format!("/api/store/{}/visits", self.slug);
        let answer = self.app.anyone().post(&visits, &json!({})).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        let device = answer.text("device").to_owned();
        TestCustomer {
            id: CustomerId(
                answer.body["customer"]["id"]
                    .as_str()
                    .unwrap()
                    .parse()
                    .unwrap(),
            ),
            name: answer.body["customer"]["name"].as_str().unwrap().to_owned(),
            conversation: answer.text("conversation").to_owned(),
            client: self.app.anyone().with_token(&device),
            device,
        }
    }

    /// A customer with a phone and an address on file.
    pub async fn customer_on_file(&self) -> TestCustomer {
        let customer = self.customer().await;
        self.app
            .tamper(
                "UPDATE customer SET phone = '13800138000', city = '杭州', \
                 address = '浙江省杭州市西湖区文三路 1 号'",
            )
            .await;
        customer
    }
}

impl Deref for TestMember {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Deref for TestCustomer {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}
