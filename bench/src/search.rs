use std::{
    fs,
    net::SocketAddr,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use serde::Serialize;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::sleep,
};

use crate::{
    bed::{self, Server, Shop},
    member::escaped,
    spread::Spread,
    stage::AGENTS,
    talk::Talk,
};

/// A long log searched through the server, as the palette does.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Searched {
    pub messages: i64,
    /// From the first question to the answer that says all is taken; in the background, half of the time at most.
    pub build_s: f64,
    pub built_per_second: f64,
    pub index_mib: f64,
    pub building_mib: f64,
    /// Round trips of questions for messages only.
    pub history: Spread,
    /// And for every kind at once.
    pub palette: Spread,
    /// Resident right after them.
    pub warm_mib: f64,
}

const LOOK: Duration = Duration::from_millis(200);
const PATIENCE: Duration = Duration::from_mins(30);
const ASKED: usize = 1_600;
/// What is typed: words, pairs, single characters, pinyin, initials, slips, several pieces, beginnings.
const TYPED: [&str; 16] = [
    "沙发",
    "床垫甲醛",
    "的",
    "发货",
    "shafa",
    "yunfeixian",
    "sf",
    "htm",
    "梳装台",
    "电动升绛桌",
    "岩板 高温",
    "shuzuangtai",
    "QM100",
    "胡桃木 仓库",
    "s",
    "运费显",
];

pub async fn run(conversations: usize, entries: i64) -> Result<Searched> {
    let folder = tempfile::tempdir()?;
    let shop = Shop::new(conversations, AGENTS);
    let mut talk = Talk::new();
    let said = move |_: i64| talk.message();
    let database = bed::lay_said(folder.path(), "said.db", (&shop, entries), said).await?;
    let server = Server::yingke(&bed::address_of(&database), folder.path()).await?;
    let desk = Desk {
        server: server.address,
        shop: &shop,
    };
    let (build_s, building_mib) = build(&server, &desk).await?;
    let history = desk.ask_all("message").await?;
    let palette = desk.ask_all("").await?;
    let warm_mib = server.usage().rss_kib / 1_024.0;
    server.stop().await?;
    let messages = conversations as i64 * entries;
    Ok(Searched {
        messages,
        build_s,
        built_per_second: messages as f64 / build_s,
        index_mib: size(&folder.path().join("data/search")) as f64 / f64::from(1 << 20),
        building_mib,
        history,
        palette,
        warm_mib,
    })
}

/// Seconds, and the most memory meanwhile.
async fn build(server: &Server, desk: &Desk<'_>) -> Result<(f64, f64)> {
    let (began, mut most_kib) = (Instant::now(), 0.0_f64);
    while !desk
        .ask("沙发", "message")
        .await?
        .contains("\"is_ready\":true")
    {
        ensure!(began.elapsed() < PATIENCE, "the index is not built in time");
        most_kib = most_kib.max(server.usage().rss_kib);
        sleep(LOOK).await;
    }
    Ok((began.elapsed().as_secs_f64(), most_kib / 1_024.0))
}

/// Where an agent types.
struct Desk<'a> {
    server: SocketAddr,
    shop: &'a Shop,
}

impl Desk<'_> {
    async fn ask_all(&self, kinds: &str) -> Result<Spread> {
        let mut micros = Vec::with_capacity(ASKED);
        for at in 0..ASKED {
            let words = TYPED[at % TYPED.len()];
            let began = Instant::now();
            let found = self.ask(words, kinds).await?;
            micros.push(began.elapsed().as_micros() as u32);
            // One letter among a million messages is looked for as a word only.
            let is_found = words.len() == 1 || found.contains("\"groups\":[{");
            ensure!(is_found, "{words} is not found");
        }
        Ok(Spread::of_micros(micros))
    }

    /// The whole answer, over a connection of its own.
    async fn ask(&self, words: &str, kinds: &str) -> Result<String> {
        let (shop, token) = (self.shop.id, self.shop.bearer(0));
        let words = escaped(words);
        let request = format!(
            "GET /api/shops/{shop}/search?q={words}&in={kinds}&limit=5 HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n"
        );
        let mut stream = TcpStream::connect(self.server).await?;
        stream.write_all(request.as_bytes()).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        ensure!(answer.starts_with("HTTP/1.1 200"), "refused: {answer}");
        Ok(answer)
    }
}

fn size(folder: &Path) -> u64 {
    let inside = fs::read_dir(folder).into_iter().flatten().flatten();
    inside
        .map(|entry| match entry.metadata() {
            Ok(about) if about.is_dir() => size(&entry.path()),
            Ok(about) => about.len(),
            Err(_) => 0,
        })
        .sum()
}
