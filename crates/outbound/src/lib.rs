//! Requests that leave the house go through here and nowhere else.
//!
//! Whoever names an address, a customer, a member or a push service, must not reach what stands beside the server: names are
//! resolved by [`resolve`], only public addresses are kept, and the connection goes to one of exactly those. Every redirect is
//! checked like a first request. Answers are bounded in size, everything together in time. The owner may allow networks.

mod network;
mod public;
mod resolve;

use std::{net::IpAddr, sync::Arc, time::Duration};

use bytes::{Bytes, BytesMut};
use reqwest::{
    Client, Method, Response, Url,
    header::{AUTHORIZATION, COOKIE, HeaderMap, LOCATION},
    redirect::Policy,
};

use self::resolve::PublicOnly;
pub use self::{
    network::{BadNetwork, Network},
    public::is_public,
};
pub use reqwest::{Method as RequestMethod, StatusCode, header};

/// What a request may cost.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// Networks that may be reached although they are not public.
    pub allowed: Vec<Network>,
    /// Redirects that are followed; only for GET and HEAD.
    pub redirects: usize,
    /// Most bytes of an answer.
    pub bytes: usize,
    /// For everything together.
    pub time: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            allowed: Vec::new(),
            redirects: 3,
            bytes: 1024 * 1024,
            time: Duration::from_secs(5),
        }
    }
}

/// Why nothing came of a request.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("this is no address that can be asked")]
    BadAddress,
    #[error("this address is not public")]
    NotPublic,
    #[error("it redirects too often")]
    TooManyRedirects,
    #[error("the answer is too large")]
    TooLarge,
    #[error("it took too long")]
    TooSlow,
    #[error("it could not be reached: {0}")]
    Unreachable(reqwest::Error),
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question {
    pub method: Method,
    pub url: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// The client. Cheap to clone; connections are kept and shared.
#[derive(Clone)]
pub struct Outbound {
    client: Client,
    bounds: Arc<Bounds>,
}

impl Outbound {
    /// Panics where no TLS provider is installed: that is the start of the program.
    pub fn new(bounds: Bounds) -> Self {
        let allowed: Arc<[Network]> = bounds.allowed.clone().into();
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .referer(false)
            .dns_resolver(PublicOnly(allowed))
            .connect_timeout(bounds.time)
            .user_agent("Yingke")
            .build()
            .expect("a client without files or proxies can be made");
        Self {
            client,
            bounds: Arc::new(bounds),
        }
    }

    /// Asks, follows redirects, reads the answer; or says why not.
    pub async fn ask(&self, question: Question) -> Result<Answer, Failure> {
        let asking = self.follow(question);
        let asked = tokio::time::timeout(self.bounds.time, asking).await;
        asked.unwrap_or(Err(Failure::TooSlow))
    }

    /// Whether an address could be asked, as far as it can be told without asking its name.
    pub fn check(&self, url: &str) -> Result<Url, Failure> {
        let url = Url::parse(url).map_err(|_| Failure::BadAddress)?;
        let is_plain = url.username().is_empty() && url.password().is_none();
        if !is_plain || !matches!(url.scheme(), "http" | "https") {
            return Err(Failure::BadAddress);
        }
        if !url.has_host() {
            return Err(Failure::BadAddress);
        }
        match network::literal(&url) {
            // The resolver is asked for names only.
            Some(address) if !may_reach(&self.bounds.allowed, address) => Err(Failure::NotPublic),
            _ => Ok(url),
        }
    }

    async fn follow(&self, mut question: Question) -> Result<Answer, Failure> {
        let mut url = self.check(&question.url)?;
        for _ in 0..=self.bounds.redirects {
            let request = self
                .client
                .request(question.method.clone(), url.clone())
                .headers(question.headers.clone())
                .body(question.body.clone());
            let response = request.send().await.map_err(failure_of)?;
            let Some(next) = next_of(&question.method, &response) else {
                return self.read(response).await;
            };
            let next = url.join(&next).map_err(|_| Failure::BadAddress)?;
            if next.origin() != url.origin() {
                question.headers.remove(AUTHORIZATION);
                question.headers.remove(COOKIE);
            }
            url = self.check(next.as_str())?;
        }
        Err(Failure::TooManyRedirects)
    }

    async fn read(&self, mut response: Response) -> Result<Answer, Failure> {
        let most = self.bounds.bytes;
        if response
            .content_length()
            .is_some_and(|told| told > most as u64)
        {
            return Err(Failure::TooLarge);
        }
        let mut body = BytesMut::new();
        while let Some(piece) = response.chunk().await.map_err(Failure::Unreachable)? {
            if body.len() + piece.len() > most {
                return Err(Failure::TooLarge);
            }
            body.extend_from_slice(&piece);
        }
        Ok(Answer {
            status: response.status(),
            headers: response.headers().clone(),
            body: body.freeze(),
        })
    }
}

/// Where a redirect leads, for what may be asked twice.
fn next_of(method: &Method, response: &Response) -> Option<String> {
    let is_safe = matches!(*method, Method::GET | Method::HEAD);
    if !is_safe || !response.status().is_redirection() {
        return None;
    }
    let location = response.headers().get(LOCATION)?;
    location.to_str().ok().map(str::to_owned)
}

fn may_reach(allowed: &[Network], address: IpAddr) -> bool {
    is_public(address) || allowed.iter().any(|network| network.holds(address))
}

/// The resolver's refusal comes wrapped in what the client made of it.
fn failure_of(error: reqwest::Error) -> Failure {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(inner) = cause {
        if inner.is::<resolve::NotPublic>() {
            return Failure::NotPublic;
        }
        cause = inner.source();
    }
    Failure::Unreachable(error)
}
