//! Requests made from the description: of the shapes it gives, filled with real ids and with nonsense. Every answer is one that it names.

use std::collections::BTreeMap;

use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::support::{campaign, maker::Maker, server::Server, shop::Shop, size};

/// What every operation may answer, and the description says once for all: section 4 of the protocol.
const EVERYWHERE: [u16; 6] = [400, 401, 403, 404, 413, 429];
/// What would end the campaign's own sign-ins.
const LEFT_ALONE: [&str; 2] = ["/api/sign-in", "/api/sign-ins"];

#[test]
#[ignore = "a campaign"]
fn every_request_of_the_description_gets_an_answer_it_names() {
    campaign(async {
        let mut server = Server::on_sqlite().generous();
        server.start().await;
        let shop = Shop::found(&server).await;
        let customer = shop.visitor(server.port).await;
        let described = serde_json::to_value(yingke::router::openapi()).unwrap();
        let maker = Maker {
            schemas: described["components"]["schemas"].clone(),
            ids: vec![customer.conversation, customer.id, shop.owner.id, shop.id],
        };
        let operations = operations(&described);
        let (client, many) = (Client::new(), size("YINGKE_FUZZ_REQUESTS", 2_000));
        let mut answers = BTreeMap::<u16, usize>::new();
        for turn in 0..many {
            let (method, path, operation) = &operations[turn % operations.len()];
            let url = url(&maker, path, operation, &shop);
            let address = format!("http://127.0.0.1:{}{url}", server.port);
            let tokens = [&*shop.owner.token, &shop.owner.token, &customer.device, ""];
            let token = tokens[rand::random_range(0..tokens.len())];
            let mut request = client.request(method.clone(), address).bearer_auth(token);
            let body = &operation["requestBody"]["content"]["application/json"]["schema"];
            let body = body.is_object().then(|| maker.value(body, 0));
            if let Some(body) = &body {
                request = request.json(body);
            }
            let status = request.send().await.unwrap().status().as_u16();
            *answers.entry(status).or_default() += 1;
            let is_named = operation["responses"][status.to_string()].is_object();
            let is_right = is_named || EVERYWHERE.contains(&status);
            assert!(is_right, "{method} {url} {body:?}: {status}");
        }
        server.assert_calm();
        println!(
            "{many} requests over {} operations: {answers:?}",
            operations.len()
        );
        let well = answers
            .range(200..300)
            .map(|(_, count)| count)
            .sum::<usize>();
        assert!(well > many / 10, "hardly a request was right: {answers:?}");
    });
}

fn operations(described: &Value) -> Vec<(Method, String, Value)> {
    let mut operations = Vec::new();
    for (path, methods) in described["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let method: Method = method.to_uppercase().parse().unwrap();
            if method != Method::DELETE || !LEFT_ALONE.contains(&path.as_str()) {
                operations.push((method, path.clone(), operation.clone()));
            }
        }
    }
    operations
}

fn url(maker: &Maker, path: &str, operation: &Value, shop: &Shop) -> String {
    let (mut path, mut query) = (path.to_owned(), Vec::new());
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap();
        let value = match name {
            "shop" => json!(shop.id),
            "slug" => json!("qingmu"),
            _ => maker.value(&parameter["schema"], 0),
        };
        let plain = value.as_str().map_or(value.to_string(), str::to_owned);
        let value = encoded(&plain);
        match parameter["in"].as_str() {
            Some("path") => path = path.replace(&format!("{{{name}}}"), &value),
            Some("query") if parameter["required"] == true || rand::random() => {
                query.push(format!("{name}={value}"));
            }
            _ => {}
        }
    }
    format!("{path}?{}", query.join("&"))
}

fn encoded(text: &str) -> String {
    let bytes = text.bytes().map(|byte| format!("%{byte:02X}"));
    bytes.collect()
}
