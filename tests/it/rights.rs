//! Every operation of the document, asked for by everyone, answers as the matrix says.

mod answers;
mod asking;
mod bodies;
mod elsewhere;
mod things;

use futures_util::future::join_all;
use reqwest::Method;
use yingke::{
    access::{Action, Rule},
    vocabulary::{MemberId, PersonId, SkuId},
};
use yingke_schema::{auto_replies::rule as auto_reply, members::member::Role};

use self::{answers::check, asking::ask, elsewhere::things_of_others_are_not_there};
use crate::harness::{TestApp, TestCustomer, TestShop};

pub const ROLES: [Role; 6] = [
    Role::Owner,
    Role::Supervisor,
    Role::Agent,
    Role::Trainee,
    Role::Operations,
    Role::Warehouse,
];

/// Who asks for something of shop A and of its first customer.
#[derive(Clone, Copy, Debug)]
enum Who {
    Anyone,
    /// A person without a place in any shop.
    Stranger,
    Member(Role),
    MemberElsewhere(Role),
    Customer,
    OtherCustomer,
    CustomerElsewhere,
}

struct Operation {
    method: Method,
    path: String,
    action: Action,
    rule: Rule,
}

/// Objects of shop A that paths and bodies name.
struct World<'a> {
    shop: TestShop<'a>,
    customer: TestCustomer,
    login: String,
    /// Nobody who asks.
    agent: MemberId,
    order: String,
    /// Of the first customer, and what it holds.
    bought: String,
    /// An order of the first customer with a case.
    case: String,
    sku: SkuId,
    product: String,
    category: String,
    template: String,
    /// A picture that a product shows.
    photo: String,
    /// Nobody asks for it in the first shop: who may would change it.
    auto_reply: String,
    picture: String,
    /// Of the agent.
    phrase: String,
    contact: String,
    upload: String,
    file: String,
    link: String,
    notice: String,
    promise: String,
    card: String,
    /// Of many products.
    batch: String,
    /// Of goods, and of orders; their files have not come.
    goods_import: String,
    order_import: String,
}

on_both_databases!(every_operation_answers_as_the_matrix_says, |app| {
    app.demo().await;
    let shop = app.known_shop("qingmu").await;
    let elsewhere = app.shop("elsewhere").await;
    let people = people_of(&app, &shop).await;
    let people_elsewhere = people_of(&app, &elsewhere).await;
    let stranger = app.person().await.0;
    let other = shop.customer().await.client;
    let customer_elsewhere = elsewhere.customer().await.client;
    let db = app.app.store().shop(shop.id);
    let auto_replies = db.rows::<auto_reply::Entity>().count().await.unwrap();
    let world = World::of(&app, shop).await;
    let sign_in = async |who| match who {
        Who::Anyone => app.anyone(),
        Who::Stranger => app.signed_in(stranger).await,
        Who::Member(role) => app.signed_in(with(&people, role)).await,
        Who::MemberElsewhere(role) => app.signed_in(with(&people_elsewhere, role)).await,
        Who::Customer => world.customer.client.clone(),
        Who::OtherCustomer => other.clone(),
        Who::CustomerElsewhere => customer_elsewhere.clone(),
    };
    let clients = join_all(everyone().map(&sign_in)).await;
    let owner = sign_in(Who::MemberElsewhere(Role::Owner)).await;
    for client in [&owner, &customer_elsewhere] {
        things_of_others_are_not_there(client, &elsewhere, &world).await;
    }
    let auto_replies_after = db.rows::<auto_reply::Entity>().count().await.unwrap();
    assert_eq!(
        auto_replies_after, auto_replies,
        "another shop took one away"
    );
    for operation in operations() {
        // These end the sign-in they are asked with.
        let ends = operation.path.contains("sign-in");
        let asked = everyone().zip(&clients).map(async |(who, client)| {
            let fresh;
            let client = if ends {
                fresh = sign_in(who).await;
                &fresh
            } else {
                client
            };
            (who, ask(client, &operation, &world).await)
        });
        for (who, answer) in join_all(asked).await {
            check(&operation, who, &answer);
        }
    }
});

fn everyone() -> impl Iterator<Item = Who> {
    let fixed = [
        Who::Anyone,
        Who::Stranger,
        Who::Customer,
        Who::OtherCustomer,
        Who::CustomerElsewhere,
    ];
    let members = ROLES
        .into_iter()
        .flat_map(|role| [Who::Member(role), Who::MemberElsewhere(role)]);
    fixed.into_iter().chain(members)
}

async fn people_of(app: &TestApp, shop: &TestShop<'_>) -> Vec<(Role, PersonId)> {
    let mut people = Vec::new();
    for role in ROLES {
        let person = app.person().await.0;
        shop.place(person, role).await;
        people.push((role, person));
    }
    people
}

fn with(people: &[(Role, PersonId)], role: Role) -> PersonId {
    people.iter().find(|(of, _)| *of == role).unwrap().1
}

fn operations() -> Vec<Operation> {
    let document = serde_json::to_value(yingke::router::openapi()).unwrap();
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let action = operation["x-action"].clone();
            let action: Action = serde_json::from_value(action)
                .unwrap_or_else(|error| panic!("{method} {path} names no action: {error}"));
            operations.push(Operation {
                method: method.to_uppercase().parse().unwrap(),
                path: path.clone(),
                action,
                rule: action.rule(),
            });
        }
    }
    assert!(operations.len() > 10, "the document is empty");
    operations
}
