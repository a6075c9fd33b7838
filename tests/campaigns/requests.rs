//! Every HTTP operation of the description, called with what nobody should send: never an answer of 500 or above.

use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{
    campaign,
    server::Server,
    shop::{Customer, Shop},
    size,
};

/// What would end the campaign's own sign-in.
const LEFT_ALONE: [&str; 2] = ["/api/sign-in", "/api/sign-ins"];

#[test]
#[ignore = "a campaign"]
fn no_request_gets_an_answer_of_500_or_above() {
    campaign(async {
        let mut server = Server::on_sqlite().generous();
        server.start().await;
        let shop = Shop::found(&server).await;
        let customer = shop.visitor(server.port).await;
        let operations = operations();
        let (client, many) = (Client::new(), size("YINGKE_FUZZ_REQUESTS", 1_500));
        let mut answers = std::collections::BTreeMap::<u16, usize>::new();
        for turn in 0..many {
            let (method, path) = &operations[turn % operations.len()];
            let url = format!(
                "http://127.0.0.1:{}{}",
                server.port,
                filled(path, &shop, &customer)
            );
            let mut request = client.request(method.clone(), &url);
            request = match rand::random_range(0..4) {
                0 => request,
                1 => request.bearer_auth(&customer.device),
                2 => request.bearer_auth("yk_s_\u{7f}"),
                _ => request.bearer_auth(&shop.owner.token),
            };
            if *method != Method::GET {
                request = request
                    .header("content-type", "application/json")
                    .body(body());
            }
            // An address that is none, or a header that is none, never leaves this side.
            let Ok(answer) = request.send().await else {
                continue;
            };
            let status = answer.status();
            *answers.entry(status.as_u16()).or_default() += 1;
            assert!(
                status < StatusCode::INTERNAL_SERVER_ERROR,
                "{method} {url}: {status}"
            );
        }
        server.assert_calm();
        println!(
            "{many} requests over {} operations: {answers:?}",
            operations.len()
        );
    });
}

fn operations() -> Vec<(Method, String)> {
    let described = serde_json::to_value(yingke::router::openapi()).unwrap();
    let mut operations = Vec::new();
    for (path, methods) in described["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            let Ok(method) = method.to_uppercase().parse::<Method>() else {
                continue;
            };
            if method != Method::DELETE || !LEFT_ALONE.contains(&path.as_str()) {
                operations.push((method, path.clone()));
            }
        }
    }
    operations
}

fn filled(path: &str, shop: &Shop, customer: &Customer) -> String {
    let pieces = path.split('/').map(|piece| match piece {
        "{shop}" if rand::random_ratio(7, 8) => shop.id.to_string(),
        "{slug}" if rand::random_ratio(7, 8) => "qingmu".to_owned(),
        piece if piece.starts_with('{') => odd_piece(customer),
        piece => piece.to_owned(),
    });
    let path = pieces.collect::<Vec<_>>().join("/");
    let names = [
        "q", "limit", "before", "after", "lane", "group", "customer", "category", "as",
    ];
    let query = (0..rand::random_range(0..4)).map(|_| {
        let name = names[rand::random_range(0..names.len())];
        format!("{name}={}", odd_piece(customer))
    });
    format!("{path}?{}", query.collect::<Vec<_>>().join("&"))
}

fn odd_piece(customer: &Customer) -> String {
    let odd = [
        customer.conversation.to_string(),
        customer.id.to_string(),
        "public".to_owned(),
        "closed".to_owned(),
        "0".to_owned(),
        "-1".to_owned(),
        i64::MAX.to_string(),
        "18446744073709551616".to_owned(),
        "%00".to_owned(),
        "%FF%FE".to_owned(),
        "..%2f..%2fetc%2fpasswd".to_owned(),
        "%E2%80%AE".to_owned(),
        "%25%27_%5C".to_owned(),
        "a".repeat(3_000),
    ];
    odd[rand::random_range(0..odd.len())].clone()
}

fn body() -> Vec<u8> {
    let fields = [
        "login", "password", "device", "identity", "name", "size", "reason", "field",
    ];
    let mut object = json!({});
    for field in fields {
        if rand::random_ratio(1, 3) {
            object[field] = [
                json!("x"),
                json!(-5),
                Value::Null,
                json!([{}]),
                json!("\u{0}"),
            ][rand::random_range(0..5)]
            .clone();
        }
    }
    match rand::random_range(0..6) {
        0 => b"{\"a\":\xff}".to_vec(),
        1 => "[".repeat(20_000).into_bytes(),
        2 => vec![b'7'; 70_000],
        3 => b"{".to_vec(),
        _ => object.to_string().into_bytes(),
    }
}
