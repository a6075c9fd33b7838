use std::{
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{
    body::{Body, Bytes, HttpBody},
    extract::Request,
};
use hyper::body::{Frame, SizeHint};
use tokio::time::{Instant, Sleep};

/// For the first pieces of a body, and between any two.
const WITHIN: Duration = Duration::from_secs(10);
/// After that, what even the worst line manages.
const BYTES_PER_SECOND: u64 = 1_024;

/// Ends a request whose body comes too slowly: a byte a second would hold a connection for hours.
pub async fn pace_body(request: Request) -> Request {
    if request.body().is_end_stream() {
        return request;
    }
    request.map(|body| {
        Body::new(Paced {
            body,
            began: Instant::now(),
            received: 0,
            patience: None,
        })
    })
}

#[derive(Debug, thiserror::Error)]
#[error("the body came too slowly")]
struct TooSlow;

struct Paced {
    body: Body,
    began: Instant,
    received: u64,
    /// Made when there is something to wait for.
    patience: Option<Pin<Box<Sleep>>>,
}

/// When the next piece must be there.
fn deadline(began: Instant, now: Instant, received: u64) -> Instant {
    let earned = Duration::from_secs(received / BYTES_PER_SECOND);
    (began + WITHIN + earned).min(now + WITHIN)
}

impl HttpBody for Paced {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            if let Some(Ok(frame)) = &frame {
                self.received += frame.data_ref().map_or(0, |data| data.len() as u64);
            }
            self.patience = None;
            return Poll::Ready(frame);
        }
        let deadline = deadline(self.began, Instant::now(), self.received);
        let patience = self
            .patience
            .get_or_insert_with(|| Box::pin(tokio::time::sleep_until(deadline)));
        ready!(patience.as_mut().poll(context));
        Poll::Ready(Some(Err(axum::Error::new(TooSlow))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(received: u64, passed: u64) -> u64 {
        let began = Instant::now();
        let deadline = deadline(began, began + Duration::from_secs(passed), received);
        (deadline - began).as_secs()
    }

    #[test]
    fn a_byte_a_second_ends_after_ten_seconds() {
        assert_eq!(seconds(9, 9), 10);
    }

    #[test]
    fn a_poor_line_may_take_minutes() {
        assert_eq!(seconds(120 * 2_048, 120), 130);
    }

    #[test]
    fn a_pause_of_ten_seconds_ends_it_whatever_came_before() {
        assert_eq!(seconds(1 << 30, 5), 15);
    }
}
