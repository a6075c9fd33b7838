use reqwest::Method;
use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use crate::harness::{On, PASSWORD, TestApp, Wishes, told};

on_both_databases!(wrong_bodies_and_parameters_are_problems, |app| {
    let client = app.signed_in(app.person().await.0).await;
    let send = |body: &'static str| {
        let request = client.request(Method::POST, "/api/sign-in");
        told(
            request
                .header("content-type", "application/json")
                .body(body),
        )
    };
    for body in [
        "",
        "{",
        "[]",
        "null",
        "\u{feff}{}",
        r#"{"login":1,"password":"x"}"#,
        r#"{"login":"a","password":"b","admin":true}"#,
        r#"{"login":"a\u0000","password":"b"}"#,
    ] {
        let answer = send(body).await;
        assert_eq!(
            (answer.status, answer.code()),
            (400, "bad_request"),
            "{body}"
        );
    }
    for path in [
        "/api/shops/none/members",
        "/api/shops/%00/members",
        "/api/me?x=%00",
    ] {
        assert_eq!(client.get(path).await.code(), "bad_request", "{path}");
    }
    let asked = client.post("/api/sign-in?as=cake", &json!({})).await;
    assert_eq!(asked.code(), "bad_request");
    let plain = client.request(Method::POST, "/api/sign-in").body("login=a");
    assert_eq!(told(plain).await.code(), "bad_request");
    let deep = format!("{}1{}", "[".repeat(20_000), "]".repeat(20_000));
    let deep = client.request(Method::PATCH, "/api/me/settings").body(deep);
    assert_eq!(
        told(deep.header("content-type", "application/json"))
            .await
            .code(),
        "bad_request"
    );
    let large = json!({ "login": "x".repeat(70_000), "password": "" });
    assert_eq!(
        client.post("/api/sign-in", &large).await.code(),
        "too_large"
    );
});

on_both_databases!(unknown_addresses_and_methods_are_problems, |app| {
    assert_eq!(app.anyone().get("/api/nothing").await.code(), "not_found");
    assert_eq!(app.anyone().put("/api/setup", &json!({})).await.status, 405);
});

on_both_databases!(every_answer_carries_the_headers, |app| {
    let answer = app.anyone().get("/api/setup").await;
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    assert_eq!(answer.headers["referrer-policy"], "same-origin");
    assert_eq!(answer.headers["cache-control"], "no-store");
    assert!(answer.headers.contains_key("x-request-id"));
});

fn with_shop_origin() -> Wishes {
    let arguments = vec!["--origins=https://shop.example".to_owned()];
    Wishes {
        arguments,
        ..Wishes::default()
    }
}

#[tokio::test]
async fn foreign_pages_change_nothing() {
    let app = TestApp::start_with(On::Sqlite, with_shop_origin()).await;
    let (_, login) = app.person().await;
    let credentials = json!({ "login": login, "password": PASSWORD });
    let from = |origin: String| {
        let request = app.anyone().request(Method::POST, "/api/sign-in");
        told(request.header("origin", origin).json(&credentials))
    };
    assert_eq!(
        from("https://evil.example".into()).await.code(),
        "forbidden"
    );
    assert_eq!(from("null".into()).await.status, 403);
    assert_eq!(from(format!("http://{}", app.address)).await.status, 200);
    assert_eq!(from("https://shop.example".into()).await.status, 200);
}

#[tokio::test]
async fn foreign_pages_open_no_socket() {
    use tokio_tungstenite::{
        connect_async,
        tungstenite::{Error, client::IntoClientRequest},
    };
    let app = TestApp::start_with(On::Sqlite, with_shop_origin()).await;
    let own = format!("http://{}", app.address);
    for (origin, status) in [
        ("https://evil.example", 403),
        ("null", 403),
        ("https://shop.example", 101),
        (&own, 101),
    ] {
        let request = format!("ws://{}/ws", app.address).into_client_request();
        let mut request = request.unwrap();
        let headers = request.headers_mut();
        headers.insert("origin", origin.parse().unwrap());
        let answer = match connect_async(request).await {
            Ok((_, answer)) => answer.status(),
            Err(Error::Http(answer)) => answer.status(),
            Err(error) => panic!("{error}"),
        };
        assert_eq!(answer, status, "{origin}");
    }
}

#[tokio::test]
async fn nobody_has_more_than_24_sockets() {
    let app = TestApp::start(On::Sqlite).await;
    let shop = app.shop("qingmu").await;
    let (member, other) = (
        shop.member(Role::Agent).await,
        shop.member(Role::Agent).await,
    );
    let mut open = Vec::new();
    for _ in 0..24 {
        open.push(app.member_socket("qingmu", &member).await);
        assert_eq!(open.last().unwrap().welcome["type"], "welcome");
    }
    let mut one_more = app.member_socket("qingmu", &member).await;
    assert_eq!(one_more.welcome["code"], "too_fast");
    assert_eq!(one_more.closed().await, 4009);
    let other = app.member_socket("qingmu", &other).await;
    assert_eq!(other.welcome["type"], "welcome");
}

#[tokio::test]
async fn a_socket_that_is_silent_for_45_s_is_closed() {
    let wishes = Wishes {
        silent_seconds: Some(45),
        ..Wishes::default()
    };
    let app = TestApp::start_with(On::Sqlite, wishes).await;
    let shop = app.shop("qingmu").await;
    let member = shop.member(Role::Agent).await;
    // The node looks at each once in 15 s, and every second at some.
    let mut sockets = Vec::new();
    for _ in 0..15 {
        sockets.push(app.member_socket("qingmu", &member).await);
    }
    app.advance(45_001);
    let closed = sockets.iter_mut().map(|socket| Box::pin(socket.closed()));
    let (first, ..) = futures_util::future::select_all(closed).await;
    assert_eq!(first, 1001);
}

#[tokio::test]
async fn a_form_with_a_cookie_changes_nothing() {
    let app = TestApp::start(On::Sqlite).await;
    let client = app.signed_in(app.person().await.0).await;
    let cookie = format!("__Host-yingke={}", client.token.unwrap());
    let post = |content_type: &str| {
        let request = app.anyone().request(Method::POST, "/api/sign-in");
        let request = request
            .header("cookie", &cookie)
            .header("content-type", content_type);
        told(request.body(r#"{"login":"a","password":"b"}"#))
    };
    for form in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    ] {
        assert_eq!(post(form).await.code(), "bad_request", "{form}");
    }
    assert_eq!(
        post("application/json; charset=utf-8").await.code(),
        "wrong_credentials"
    );
}

#[tokio::test]
async fn only_listed_sites_may_carry_the_widget() {
    let app = TestApp::start_with(On::Sqlite, with_shop_origin()).await;
    app.shop("qingmu").await;
    let ask = |method: Method, path: &str, origin: &str| {
        let request = app.anyone().request(method, path).header("origin", origin);
        told(
            request
                .header("access-control-request-method", "POST")
                .json(&json!({})),
        )
    };
    let (visits, allow) = ("/api/store/qingmu/visits", "access-control-allow-origin");
    let preflight = ask(Method::OPTIONS, visits, "https://shop.example").await;
    assert_eq!(preflight.status, 204);
    assert_eq!(preflight.headers[allow], "https://shop.example");
    assert!(
        !preflight
            .headers
            .contains_key("access-control-allow-credentials")
    );
    let visit = ask(Method::POST, visits, "https://shop.example").await;
    assert_eq!(
        (visit.status, &visit.headers[allow]),
        (200, &"https://shop.example".parse().unwrap())
    );
    // Whoever is not listed is told so, and nothing else.
    let foreign = ask(Method::POST, visits, "https://evil.example").await;
    assert_eq!((foreign.status, foreign.code()), (403, "site_not_listed"));
    assert_eq!(foreign.headers[allow], "https://evil.example");
    let other = ask(Method::OPTIONS, "/api/sign-in", "https://shop.example").await;
    assert!(!other.headers.contains_key(allow));
}

#[tokio::test]
async fn tokens_of_customers_and_members_do_not_stand_for_each_other() {
    let app = TestApp::start(On::Sqlite).await;
    let shop = app.shop("qingmu").await;
    let agent = shop.member(Role::Agent).await;
    let customer = shop.customer().await;
    let path = format!("/api/shops/{}/members", shop.id);
    let swapped =
        |token: &str, from: &str, to: &str| app.anyone().with_token(&token.replace(from, to));
    let as_member = swapped(&customer.device, "yk_d_", "yk_s_");
    assert_eq!(as_member.get(&path).await.status, 401);
    let as_customer = swapped(agent.token.as_ref().unwrap(), "yk_s_", "yk_d_");
    assert_eq!(as_customer.get(&path).await.status, 401);
    // A device token is never taken from a cookie: other sites' pages would send it along.
    let cookie = format!("__Host-yingke={}", customer.device);
    let with_cookie = app
        .anyone()
        .request(Method::GET, &path)
        .header("cookie", cookie);
    assert_eq!(told(with_cookie).await.status, 401);
}

#[tokio::test]
async fn problems_have_the_shape_of_rfc_9457() {
    let app = TestApp::start(On::Sqlite).await;
    let problem = app.anyone().get("/api/me").await.body;
    let expected: Value = json!({
        "type": "about:blank", "status": 401, "code": "not_signed_in", "title": "sign in first",
    });
    assert_eq!(problem, expected);
}

#[tokio::test]
async fn a_panic_is_a_problem_and_html_carries_its_policy() {
    use axum::{Router, body::Body, http::Request, response::Html, routing::get};
    use tower::ServiceExt;

    async fn broken() -> Html<String> {
        panic!("as planned")
    }

    let app = TestApp::start(On::Sqlite).await;
    let routes = Router::new()
        .route("/api/broken", get(broken))
        .route("/page", get(|| async { Html("<p>") }));
    let routes = yingke::http::dress(routes, &app.app).with_state(app.app.clone());
    let ask = |path: &str| {
        let request = Request::get(path).body(Body::empty()).unwrap();
        routes.clone().oneshot(request)
    };
    let answer = ask("/api/broken").await.unwrap();
    assert_eq!(answer.status(), 500);
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
    let policy = ask("/page").await.unwrap().headers()["content-security-policy"].clone();
    let policy = policy.to_str().unwrap();
    assert!(
        policy.contains("script-src 'self';") && !policy.contains("unsafe"),
        "{policy}"
    );
}
