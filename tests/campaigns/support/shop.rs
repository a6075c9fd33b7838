use reqwest::Client;
use serde_json::{Value, json};
use sqlx::Connection as _;
use uuid::Uuid;
use yingke::{
    access::{DEVICE_TOKEN, SIGN_IN_TOKEN},
    vocabulary::{new_id, new_secret, secret_hash},
};

use super::{
    database::{Database, connected},
    server::Server,
};

pub const SLUG: &str = "qingmu";
pub const LOGIN: (&str, &str) = ("owner", "correct horse");
/// Of every customer of a crowd.
pub const PHONE: &str = "13912345678";
/// At the end of everything that clients say.
pub const SAID: &str = "，麻烦了";
/// Any: rows made here are as old as the shop.
const AT: i64 = 1_763_800_000_000;

/// A shop that was set up over HTTP.
#[derive(Clone)]
pub struct Shop {
    pub id: Uuid,
    pub database: Database,
    pub owner: Member,
}

#[derive(Clone)]
pub struct Member {
    pub id: Uuid,
    pub token: String,
}

#[derive(Clone)]
pub struct Customer {
    pub id: Uuid,
    pub device: String,
    pub conversation: Uuid,
}

pub async fn post(port: u16, path: &str, body: &Value) -> Value {
    let request = Client::new().post(format!("http://127.0.0.1:{port}{path}"));
    let response = request.json(body).send().await.unwrap();
    let status = response.status();
    let answer = response.text().await.unwrap();
    assert!(status.is_success(), "{path}: {status} {answer}");
    serde_json::from_str(&answer).unwrap()
}

impl Shop {
    pub async fn found(server: &Server) -> Self {
        let code = std::fs::read_to_string(server.data().join("setup-code")).unwrap();
        let (login, password) = LOGIN;
        let first = json!({ "code": code, "slug": SLUG, "shop_name": "青木家居", "login": login,
            "name": "小禾", "password": password });
        let shop = post(server.port, "/api/setup", &first).await;
        let token = sign_in(server.port).await;
        let me = Client::new().get(format!("http://127.0.0.1:{}/api/me", server.port));
        let me: Value = me
            .bearer_auth(&token)
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap();
        Self {
            id: id(&shop["id"]),
            database: Database::at(&server.database),
            owner: Member {
                id: id(&me["memberships"][0]["member"]["id"]),
                token,
            },
        }
    }

    pub async fn visitor(&self, port: u16) -> Customer {
        let visit = post(port, &format!("/api/store/{SLUG}/visits"), &json!({})).await;
        Customer {
            id: id(&visit["customer"]["id"]),
            device: visit["device"].as_str().unwrap().to_owned(),
            conversation: id(&visit["conversation"]),
        }
    }

    /// An agent, signed in.
    pub async fn hire(&self, nick: &str) -> Member {
        self.hire_as("agent", nick).await
    }

    /// Written past the server, which has no way to hire yet.
    pub async fn hire_as(&self, role: &str, nick: &str) -> Member {
        let token = format!("{SIGN_IN_TOKEN}{}", new_secret());
        let (person, member) = (new_id(), new_id());
        connected!(&self.database, db => {
            sqlx::query("INSERT INTO person (id, login, name, password_hash, settings, created_at)
                         VALUES ($1, $2, $2, '', '{}', $3)")
                .bind(person).bind(nick).bind(AT).execute(&mut db).await.unwrap();
            sqlx::query("INSERT INTO member (shop_id, id, person_id, role, nick, capacity, created_at)
                         VALUES ($1, $2, $3, $6, $4, 20, $5)")
                .bind(self.id).bind(member).bind(person).bind(nick).bind(AT)
                .bind(role).execute(&mut db).await.unwrap();
            sqlx::query("INSERT INTO sign_in (id, token_hash, person_id, device, created_at, expires_at)
                         VALUES ($1, $2, $3, '', $4, $5)")
                .bind(new_id()).bind(secret_hash(&token)).bind(person).bind(AT).bind(AT * 2)
                .execute(&mut db).await.unwrap();
        });
        Member { id: member, token }
    }

    /// Many customers at once.
    pub async fn crowd(&self, many: usize) -> Vec<Customer> {
        let crowd = (0..many).map(|_| Customer {
            id: new_id(),
            device: format!("{DEVICE_TOKEN}{}", new_secret()),
            conversation: new_id(),
        });
        let crowd: Vec<_> = crowd.collect();
        connected!(&self.database, db => {
            let mut tx = db.begin().await.unwrap();
            for one in &crowd {
                sqlx::query("INSERT INTO customer (shop_id, id, name, phone, tags, value_fen, created_at, seen_at)
                             VALUES ($1, $2, '访客', $4, '[]', 0, $3, $3)")
                    .bind(self.id).bind(one.id).bind(AT).bind(PHONE).execute(&mut *tx).await.unwrap();
                sqlx::query("INSERT INTO customer_device (shop_id, token_hash, customer_id, created_at)
                             VALUES ($1, $2, $3, $4)")
                    .bind(self.id).bind(secret_hash(&one.device)).bind(one.id).bind(AT)
                    .execute(&mut *tx).await.unwrap();
                sqlx::query("INSERT INTO conversation (shop_id, id, customer_id, channel, created_at)
                             VALUES ($1, $2, $3, 'widget', $4)")
                    .bind(self.id).bind(one.conversation).bind(one.id).bind(AT)
                    .execute(&mut *tx).await.unwrap();
                sqlx::query("INSERT INTO conversation_head (shop_id, conversation_id, public_seq, staff_seq,
                             status, session, opened_at, is_answered, last_at)
                             VALUES ($1, $2, 0, 0, 0, 0, 0, false, $3)")
                    .bind(self.id).bind(one.conversation).bind(AT).execute(&mut *tx).await.unwrap();
            }
            tx.commit().await.unwrap();
        });
        crowd
    }
}

pub async fn sign_in(port: u16) -> String {
    let (login, password) = LOGIN;
    let given = json!({ "login": login, "password": password });
    let answer = post(port, "/api/sign-in?as=token", &given).await;
    answer["token"].as_str().unwrap().to_owned()
}

pub fn hello(role: &str, token: &str) -> Value {
    json!({ "type": "hello", "v": 1, "as": role, "shop": SLUG, "token": token })
}

pub fn id(value: &Value) -> Uuid {
    value
        .as_str()
        .and_then(|text| text.parse().ok())
        .unwrap_or_else(|| panic!("an id: {value}"))
}
