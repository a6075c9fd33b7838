use crate::live::{Live, frames::Command, outbox::Close, say::Trouble, socket::Socket};

const BAD_FRAMES: u32 = 20;
/// A pause between two frames after which faults are forgotten.
const FORGIVEN_AFTER_S: f64 = 10.0;

/// How fast a socket may speak: a bucket of frames. Faults are forgotten once it is full again, so that ten quiet hours at the desk
/// never add up to a flood.
pub struct Pace {
    per_second: f64,
    most: f64,
    left: f64,
    at: i64,
    bad: u32,
    refused: u32,
}

impl Pace {
    pub fn new(live: &Live) -> Self {
        let limits = &live.0.limits;
        let most = f64::from(limits.burst);
        let per_second = f64::from(limits.frames_per_second);
        Self {
            per_second,
            most,
            left: most,
            at: live.0.clock.now(),
            bad: 0,
            refused: 0,
        }
    }

    pub fn allows(&mut self, now: i64) -> bool {
        let passed = (now - self.at).max(0) as f64 / 1_000.0;
        self.at = now;
        let left = self.left + passed * self.per_second;
        if left >= self.most && passed >= FORGIVEN_AFTER_S {
            (self.bad, self.refused) = (0, 0);
        }
        self.left = left.min(self.most) - 1.0;
        self.left >= 0.0
    }

    /// Names the command, so that its sender tries it again instead of waiting for an answer.
    pub fn refuse(&mut self, socket: &Socket, text: &str) -> Result<(), Close> {
        self.left = self.left.max(-1.0);
        self.refused += 1;
        if self.refused > BAD_FRAMES {
            return Err(Close::Flood);
        }
        let trouble = Trouble::new("too_fast", "too many frames").retry(1_000);
        let refused = Command::parse(text)
            .ok()
            .and_then(|command| command.client_id());
        let trouble = match refused {
            Some(client_id) => trouble.of(client_id),
            None => trouble,
        };
        socket.tell(trouble.json());
        Ok(())
    }

    pub fn bad(&mut self) -> Result<(), Close> {
        self.bad += 1;
        if self.bad > BAD_FRAMES {
            Err(Close::Flood)
        } else {
            Ok(())
        }
    }
}
