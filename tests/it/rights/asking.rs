use reqwest::Method;
use yingke::access::Action;

use super::{Operation, World, bodies::body_of};
use crate::harness::{Answer, Client, TestShop, told};

pub(super) async fn ask(client: &Client, operation: &Operation, world: &World<'_>) -> Answer {
    let id = id_in(operation, world);
    ask_in(client, operation, (&world.shop, &id), world).await
}

pub(super) async fn ask_in(
    client: &Client,
    operation: &Operation,
    (shop, id): (&TestShop<'_>, &str),
    world: &World<'_>,
) -> Answer {
    let picture = if operation.path.contains("/photos/") {
        &world.photo
    } else {
        &world.picture
    };
    let path = operation
        .path
        .replace("{shop}", &shop.id.to_string())
        .replace("{slug}", &shop.slug)
        .replace("{file}", picture)
        .replace("{order}", &world.case)
        .replace("{id}", id)
        .replace("{line}", "0")
        .replace("{no}", "1")
        .replace("{key}", "00000000-0000-0000-0000-000000000000")
        .replace("{n}", "0")
        + query_of(operation);
    let path = if operation.action == Action::FollowFileLink {
        world.link.clone()
    } else {
        path
    };
    assert!(
        !path.contains('{'),
        "say in rights/asking.rs what fills {path}"
    );
    let request = client.request(operation.method.clone(), &path);
    match body_of(operation, world) {
        Some(body) => told(request.json(&body)).await,
        None => told(request).await,
    }
}

/// What `{id}` is: an object of shop A and its first customer.
pub(super) fn id_in(operation: &Operation, world: &World<'_>) -> String {
    let path = operation.path.as_str();
    match path {
        _ if !path.contains("{id}") => "",
        _ if path.contains("/auto-replies/{id}") => &world.order,
        _ if path.contains("/goods-imports/{id}") => &world.goods_import,
        _ if path.contains("/order-imports/{id}") => &world.order_import,
        _ if path.contains("/calendar/days/{id}") => "2026-10-01",
        _ if path.contains("/sign-ins/{id}") || path.contains("/goods-exports/{id}") => {
            return yingke::vocabulary::new_id().to_string();
        }
        _ if path.contains("/staff/{id}") || path.contains("/members/{id}") => {
            return world.agent.to_string();
        }
        _ if path.contains("/promises/{id}") => &world.promise,
        _ if path.contains("/phrases/{id}") => &world.phrase,
        _ if path.contains("/contacts/{id}") => &world.contact,
        _ if path.contains("/customers/{id}") => return world.customer.id.to_string(),
        _ if path.contains("/conversations/{id}") => &world.customer.conversation,
        _ if path.contains("/push-devices/{id}") => return world.agent.to_string(),
        _ if path.contains("/notices/{id}") => &world.notice,
        _ if path.contains("/order-filters/{id}") => &world.order,
        _ if path.contains("/mine/orders/{id}") => &world.bought,
        _ if path.contains("/orders/{id}") => &world.order,
        _ if path.contains("/products/{id}") || path.contains("/goods/{id}") => &world.product,
        _ if path.contains("/assistant/batches/{id}") => &world.batch,
        _ if path.contains("/categories/{id}") => &world.category,
        _ if path.contains("/delivery-templates/{id}") => &world.template,
        _ if path.contains("/cards/{id}") => &world.card,
        _ if path.contains("/uploads/{id}") => &world.upload,
        _ if path.contains("/files/") => &world.file,
        _ if path.contains("/metrics/profiles/{id}") => "shop",
        _ if path.contains("/metrics/days/{id}") => "2025-11-22",
        _ => panic!("say in rights/asking.rs which object {path} means"),
    }
    .to_owned()
}

/// The parameters that an operation cannot do without.
fn query_of(operation: &Operation) -> &'static str {
    let is_folder = operation.path.ends_with("/phrase-folders");
    match operation.path.as_str() {
        _ if is_folder && operation.method != Method::DELETE => "",
        "/api/shops/{shop}/conversations" => "?group=closed",
        path if path.ends_with("/found") => "?q=x",
        "/api/shops/{shop}/search" => "?q=x",
        path if path.ends_with("/ratings/sums") => "?from=0&to=1",
        path if path.ends_with("/carriers") => "?waybill=SF1234567890123",
        path if path.ends_with("/metrics/days/{id}") => "?profile=shop",
        path if path.ends_with("/metrics/days/{id}/rounds") => "?profile=shop&measure=mean_first",
        path if path.ends_with("/metrics/period") => "?profile=shop&to=2025-11-22",
        path if path.ends_with("/phrases/export") => "?of=own&format=csv",
        path if path.ends_with("/phrases/import") => "?of=own&mode=check",
        path if path.ends_with("/phrase-folders") => "?of=own&name=x",
        path if path.ends_with("/shops/{shop}/pictures") => "?name=x.png",
        _ => "",
    }
}
