//! The accept loop: who may connect, how long a request may take to arrive, how a node leaves.

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    pin::pin,
    sync::Arc,
    time::Duration,
};

use axum::{Router, extract::ConnectInfo, extract::Request, middleware::map_request};
use hyper::{body::Incoming, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use parking_lot::Mutex;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use crate::{
    app::App,
    http::{Counted, Held},
    router::router,
};

/// For the head of a request, and between two on one connection.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// For sockets and requests when the node leaves.
const LEAVE_WITHIN: Duration = Duration::from_secs(10);
const HEADER_BYTES: usize = 16 * 1024;

/// Serves until `leave` is cancelled, then drains.
pub async fn serve(app: App, listener: TcpListener, leave: CancellationToken) {
    let router = router(app.clone()).layer(map_request(crate::http::pace_body));
    let door = Door::new(&app);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = leave.cancelled() => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                if let Some(place) = door.enter(peer.ip()) {
                    tokio::spawn(answer(stream, peer, router.clone(), place, leave.clone()));
                }
            }
            Err(error) => {
                // Out of descriptors: the ones that end make room.
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    app.live().drain(LEAVE_WITHIN).await;
    let _ = tokio::time::timeout(LEAVE_WITHIN, door.empty()).await;
}

async fn answer(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    place: Place,
    leave: CancellationToken,
) {
    let _ = stream.set_nodelay(true);
    let (stream, arrivals) = Counted::of(stream);
    let held = Held::new(place, arrivals);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        request.extensions_mut().insert(held.clone());
        router.clone().oneshot(request)
    });
    let connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_buf_size(HEADER_BYTES)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = leave.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended badly");
    }
}

/// Counts connections, in all and per address, before anything is read from them.
#[derive(Clone)]
struct Door {
    all: Arc<Semaphore>,
    most: u32,
    by_address: Arc<Mutex<HashMap<IpAddr, usize>>>,
    per_address: usize,
    trusted: Arc<[crate::http::Network]>,
}

struct Place {
    door: Door,
    address: IpAddr,
    _permit: OwnedSemaphorePermit,
}

impl Door {
    fn new(app: &App) -> Self {
        let config = app.config();
        let most = u32::try_from(config.connections).unwrap_or(u32::MAX >> 4);
        Self {
            all: Arc::new(Semaphore::new(most as usize)),
            most,
            by_address: Arc::default(),
            // A page and its files need a few connections beside each socket.
            per_address: config.sockets_per_address.saturating_mul(2),
            trusted: config.trusted_proxies.clone().into(),
        }
    }

    fn enter(&self, address: IpAddr) -> Option<Place> {
        let permit = self.all.clone().try_acquire_owned().ok()?;
        let mut counts = self.by_address.lock();
        let count = counts.entry(address).or_default();
        let is_proxy = self.trusted.iter().any(|network| network.contains(address));
        if *count >= self.per_address && !is_proxy {
            return None;
        }
        *count += 1;
        drop(counts);
        Some(Place {
            door: self.clone(),
            address,
            _permit: permit,
        })
    }

    async fn empty(&self) {
        let _ = self.all.acquire_many(self.most).await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.door.by_address.lock();
        if let Some(count) = counts.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.address);
            }
        }
    }
}
