//! What may be asked, against a server of our own on this machine.

use std::time::Duration;

use bytes::Bytes;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use yingke_outbound::{
    Answer, Bounds, Failure, Outbound, Question, RequestMethod, header::HeaderMap,
};

/// A server that answers every path by `answer`; returns its address.
async fn server(answer: fn(&str) -> String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.unwrap();
            tokio::spawn(async move {
                let mut read = vec![0; 4_096];
                let size = socket.read(&mut read).await.unwrap_or(0);
                let asked = String::from_utf8_lossy(&read[..size]).into_owned();
                let _ = socket.write_all(answer(&asked).as_bytes()).await;
            });
        }
    });
    format!("http://{address}")
}

fn client(allowed: &[&str]) -> Outbound {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Outbound::new(Bounds {
        allowed: allowed.iter().map(|text| text.parse().unwrap()).collect(),
        bytes: 1_000,
        time: Duration::from_millis(500),
        ..Bounds::default()
    })
}

async fn ask(client: &Outbound, method: RequestMethod, url: &str) -> Result<Answer, Failure> {
    let mut headers = HeaderMap::new();
    headers.insert("authorization", "secret".parse().unwrap());
    client
        .ask(Question {
            method,
            url: url.to_owned(),
            headers,
            body: Bytes::new(),
        })
        .await
}

async fn get(client: &Outbound, url: &str) -> Result<Answer, Failure> {
    ask(client, RequestMethod::GET, url).await
}

fn ok(body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

fn to(place: &str) -> String {
    format!(
        "HTTP/1.1 302 Found\r\nlocation: {place}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    )
}

#[tokio::test]
async fn this_machine_is_reached_only_where_the_owner_allows_it() {
    let address = server(|_| ok("hello")).await;
    let named = address.replace("127.0.0.1", "localhost");
    for url in [
        &address,
        &named,
        &"http://[::1]:1/".to_owned(),
        &"http://[::ffff:127.0.0.1]:1/".to_owned(),
    ] {
        let refused = get(&client(&[]), url).await;
        assert!(
            matches!(refused, Err(Failure::NotPublic)),
            "{url}: {refused:?}"
        );
    }
    for url in [&address, &named] {
        let answer = get(&client(&["127.0.0.0/8"]), url).await.unwrap();
        assert_eq!(&answer.body[..], b"hello", "{url}");
    }
}

#[tokio::test]
async fn only_the_web_without_passwords_in_the_address() {
    for url in [
        "file:///etc/passwd",
        "ftp://example.com/",
        "http://a:b@example.com/",
        "example.com",
        "http://",
    ] {
        let refused = get(&client(&[]), url).await;
        assert!(matches!(refused, Err(Failure::BadAddress)), "{url}");
    }
}

#[tokio::test]
async fn a_redirect_is_checked_like_a_first_request() {
    let address = server(|asked| match asked.split(' ').nth(1).unwrap() {
        "/there" => ok("there"),
        "/inside" => to("http://10.0.0.1/"),
        "/metadata" => to("http://169.254.169.254/latest/meta-data/"),
        "/file" => to("file:///etc/passwd"),
        "/round" => to("/round"),
        _ => to("/there"),
    })
    .await;
    let client = client(&["127.0.0.1"]);
    let answer = get(&client, &format!("{address}/here")).await.unwrap();
    assert_eq!(&answer.body[..], b"there");
    for path in ["inside", "metadata"] {
        let refused = get(&client, &format!("{address}/{path}")).await;
        assert!(matches!(refused, Err(Failure::NotPublic)), "{path}");
    }
    let refused = get(&client, &format!("{address}/file")).await;
    assert!(matches!(refused, Err(Failure::BadAddress)));
    let refused = get(&client, &format!("{address}/round")).await;
    assert!(matches!(refused, Err(Failure::TooManyRedirects)));
    let answer = ask(&client, RequestMethod::POST, &format!("{address}/inside")).await;
    assert_eq!(
        answer.unwrap().status,
        302,
        "what is sent is not sent twice"
    );
}

#[tokio::test]
async fn a_secret_does_not_follow_to_another_house() {
    let other = server(|asked| {
        ok(if asked.contains("secret") {
            "leaked"
        } else {
            "clean"
        })
    })
    .await;
    let port = other.rsplit(':').next().unwrap().to_owned();
    // The other house's address is told by the path.
    let first = server(|asked| {
        let port = asked.split(' ').nth(1).unwrap().trim_start_matches('/');
        to(&format!("http://127.0.0.1:{port}/"))
    })
    .await;
    let answer = get(&client(&["127.0.0.1"]), &format!("{first}/{port}"))
        .await
        .unwrap();
    assert_eq!(&answer.body[..], b"clean");
}

#[tokio::test]
async fn answers_are_bounded_in_size_and_time() {
    let address = server(|asked| match asked.split(' ').nth(1).unwrap() {
        "/told" => ok(&"x".repeat(1_001)),
        "/untold" => format!(
            "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{}",
            "x".repeat(1_001)
        ),
        "/never" => "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n".to_owned(),
        _ => ok(&"x".repeat(1_000)),
    })
    .await;
    let client = client(&["127.0.0.1"]);
    assert_eq!(
        get(&client, &format!("{address}/fits"))
            .await
            .unwrap()
            .body
            .len(),
        1_000
    );
    for path in ["told", "untold"] {
        let refused = get(&client, &format!("{address}/{path}")).await;
        assert!(
            matches!(refused, Err(Failure::TooLarge)),
            "{path}: {refused:?}"
        );
    }
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent = format!("http://{}/", silent.local_addr().unwrap());
    let refused = get(&client, &silent).await;
    assert!(matches!(refused, Err(Failure::TooSlow)), "{refused:?}");
}
