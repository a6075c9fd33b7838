use yingke::vocabulary::Millis;
use yingke_schema::members::presence::State;

use super::{AGENTS, Day, Event, MINUTE, Shift};

impl Day<'_> {
    /// Whether somebody may be given to somebody now.
    pub(super) async fn happen(&mut self, now: Millis, event: Event) -> bool {
        self.excuse(now);
        match event {
            Event::Says(who) => return self.says(who, now).await,
            Event::Answers(agent, who) => return self.answers(agent, who, now).await,
            Event::Closes(agent, who) => return self.closes(agent, who).await,
            Event::Leaves(who) => return self.leaves(who).await,
            Event::Looks => return self.looks(now).await,
            Event::Begins(shift) => {
                for agent in (0..AGENTS).filter(|agent| Shift::of(*agent) == shift) {
                    self.comes(agent, now).await;
                }
            }
            Event::Returns(agent) => self.comes(agent, now).await,
            Event::Rests(agent) => {
                self.goes(agent, now);
                // First, or the places that become free would be filled again.
                self.set(agent, State::Rest).await;
                for who in self.held_by(agent) {
                    self.hands_on(agent, who, None).await;
                }
            }
            Event::Vanishes(agent) => {
                self.goes(agent, now);
                self.set(agent, State::Offline).await;
            }
            Event::Ends => {
                for agent in 0..AGENTS {
                    self.goes(agent, now);
                    if agent % 2 == 1 {
                        self.set(agent, State::Offline).await;
                    }
                }
            }
            Event::Counts => self.pooled = self.pool(now).await,
        }
        true
    }

    /// What passed since the last event while nobody who fits had room is nobody's fault.
    fn excuse(&mut self, now: Millis) {
        for who in &self.stuck {
            self.customers[*who].excused += now - self.stuck_since;
        }
        self.stuck_since = now;
    }

    /// Where nobody waits, one look in ten minutes is enough for the timers.
    async fn looks(&mut self, now: Millis) -> bool {
        let waits = self.customers.iter().any(|one| one.asked_at.is_some());
        if !waits && now / MINUTE % 10 != 0 {
            return false;
        }
        self.app.fire().await;
        self.app.app.live().dispatch_soon(self.shop.id);
        true
    }
}
