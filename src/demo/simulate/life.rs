use std::{ops::RangeInclusive, time::Duration};

use serde_json::json;

use super::{
    Simulation,
    aim::{About, Role},
    call::Trouble,
    reaction::follow_up,
    wire::{Heard, Line},
    wording::typing_time,
};
use crate::{
    catalogue::ProductSheet,
    demo::{buying::product_id, dice::Dice},
    vocabulary::ProductId,
};

/// From the last line said, as the second is.
const NAG: Duration = Duration::from_secs(20);
const NAG_AGAIN: Duration = Duration::from_mins(1);
/// Of a hundred who ask about a product, so many bring its card.
const CARDS: i64 = 45;
const MOST_FOLLOW_UPS: usize = 3;

/// A place in the shop that one customer after the other takes.
pub async fn live(simulation: &Simulation, number: usize) {
    let mut dice = Dice::for_(&format!("life/{number}"));
    let mut last = None;
    loop {
        let Some(role) = simulation.cast(&mut dice, last.as_deref()) else {
            simulation.rest(&mut dice, 5_000..=15_000).await;
            continue;
        };
        last = Some(role.aim.id.clone());
        if let Err(trouble) = come(simulation, &role, dice.clone()).await {
            tracing::debug!(%trouble, aim = role.aim.id, "a simulated customer left early");
            simulation.rest(&mut dice, 3_000..=9_000).await;
        }
        simulation.leaves(&role);
        simulation.rest(&mut dice, 15_000..=70_000).await;
    }
}

impl Simulation {
    async fn rest(&self, dice: &mut Dice, ms: RangeInclusive<i64>) {
        tokio::time::sleep(self.paced(Duration::from_millis(dice.between(ms) as u64))).await;
    }

    fn paced(&self, time: Duration) -> Duration {
        time.div_f64(self.pace)
    }
}

/// One stay in the shop.
struct Stay<'a> {
    simulation: &'a Simulation,
    role: &'a Role<'a>,
    line: Line<'a>,
    dice: Dice,
    /// Follow-ups used.
    said: Vec<usize>,
}

pub async fn come(simulation: &Simulation, role: &Role<'_>, mut dice: Dice) -> Result<(), Trouble> {
    let visit = simulation.visit(role).await?;
    let device = role.shopper.is_none().then(|| visit.device.clone());
    let line = Line::new(simulation, visit, dice.clone());
    // Dice move on, or two stays of the same kind would be the same.
    dice.between(0..=1);
    let mut stay = Stay {
        simulation,
        role,
        line,
        dice,
        said: Vec::new(),
    };
    stay.browse().await;
    stay.ask().await;
    stay.talk().await;
    stay.line.leave().await;
    simulation.left.lock().extend(device);
    Ok(())
}

/// Where the storefront shows it: `product` in `web/storefront/src/router.ts`.
pub fn page_of(sheet: &ProductSheet) -> String {
    format!("/store/{}/goods/{}", super::SLUG, sheet.code)
}

/// Until the first nag, from there to the second, and from there to giving up.
pub fn waits(patience: u32) -> [Duration; 3] {
    let longer = Duration::from_secs(u64::from(patience) * 45);
    [NAG, NAG_AGAIN.saturating_sub(NAG), longer]
}

/// How a wait for an answer ends.
enum Ended {
    Answered(String),
    Closed,
    GaveUp,
}

impl Stay<'_> {
    async fn browse(&mut self) {
        let products = &self.simulation.content().products;
        let near: Vec<_> = products
            .iter()
            .filter(|sheet| sheet.category == self.role.product.category)
            .collect();
        for _ in 0..self.dice.index(3) {
            if let Some(sheet) = self.dice.pick(&near).copied() {
                self.look(sheet).await;
            }
        }
        self.look(self.role.product).await;
    }

    async fn look(&mut self, sheet: &ProductSheet) {
        let id = self.id_of(sheet);
        self.line
            .looking(&sheet.title, &page_of(sheet), &id.to_string())
            .await;
        self.pause(1_500..=6_000).await;
    }

    fn id_of(&self, sheet: &ProductSheet) -> ProductId {
        let products = &self.simulation.content().products;
        let place = products.iter().position(|other| other.code == sheet.code);
        product_id(super::SLUG, &sheet.code, place.unwrap_or_default())
    }

    /// A pause with open ears: pings want their answers.
    async fn pause(&mut self, ms: RangeInclusive<i64>) {
        let time = Duration::from_millis(self.dice.between(ms) as u64);
        self.wait(time).await;
    }

    async fn wait(&mut self, time: Duration) -> Option<Heard> {
        match self.line.listen(self.simulation.paced(time)).await {
            Heard::Nothing => None,
            heard => Some(heard),
        }
    }

    async fn ask(&mut self) {
        self.bring_card().await;
        let opening = self
            .dice
            .pick(&self.role.aim.opening)
            .cloned()
            .unwrap_or_default();
        self.say_all(&opening).await;
        if let Some(name) = &self.role.aim.picture {
            self.pause(1_500..=4_000).await;
            match self.simulation.upload(self.line.visit(), name).await {
                Ok(file) => self.line.say("image", json!({ "file": file })).await,
                Err(trouble) => tracing::debug!(%trouble, "a simulated photo was not taken"),
            }
        }
    }

    async fn bring_card(&mut self) {
        if !self.dice.percent(CARDS) {
            return;
        }
        if let (About::Order, Some(bought)) = (self.role.aim.asks_about, self.role.bought) {
            self.line.say("order", json!({ "order": bought.id })).await;
        } else {
            let product = self.id_of(self.role.product);
            self.line
                .say("product", json!({ "product": product }))
                .await;
        }
        self.pause(500..=1_500).await;
    }

    /// Lines one by one, each typed.
    async fn say_all(&mut self, lines: &[String]) {
        let mut overheard = Vec::new();
        for line in lines {
            let text = self.simulation.worded(line, self.role, &mut self.dice);
            self.line.typing(true).await;
            let time = typing_time(&text, self.role.aim.mood, &mut self.dice);
            overheard.extend(self.wait(time).await);
            self.line.say("text", json!({ "text": text })).await;
            self.line.typing(false).await;
        }
        // What came while typing is reacted to afterwards.
        self.line.hear_again(overheard);
    }

    async fn say_one(&mut self, of: &[String]) {
        if let Some(line) = self.dice.pick(of).cloned() {
            self.say_all(&[line]).await;
        }
    }

    /// Waits, reacts and waits again, until there is nothing more to say.
    async fn talk(&mut self) {
        loop {
            let answer = match self.answer().await {
                Ended::Answered(answer) => answer,
                Ended::Closed => return,
                Ended::GaveUp => {
                    let aim = self.role.aim;
                    return self.say_one(&aim.gives_up).await;
                }
            };
            let is_full = self.said.len() >= MOST_FOLLOW_UPS;
            let next = follow_up(self.role.aim, &answer, &self.said).filter(|_| !is_full);
            let Some((at, follow)) = next else {
                let aim = self.role.aim;
                self.say_one(&aim.thanks).await;
                return self.pause(4_000..=15_000).await;
            };
            self.said.push(at);
            self.pause(1_500..=5_000).await;
            let lines = self.dice.pick(&follow.lines).cloned().unwrap_or_default();
            self.say_all(&lines).await;
        }
    }

    async fn answer(&mut self) -> Ended {
        let aim = self.role.aim;
        let [first, second, longer] = waits(aim.patience);
        if let Some(ended) = self.hear_within(first).await {
            return ended;
        }
        self.say_one(&aim.nag_20s).await;
        if let Some(ended) = self.hear_within(second).await {
            return ended;
        }
        self.say_one(&aim.nag_60s).await;
        self.hear_within(longer).await.unwrap_or(Ended::GaveUp)
    }

    async fn hear_within(&mut self, time: Duration) -> Option<Ended> {
        match self.wait(time).await? {
            Heard::Said(first) => Some(self.hear_out(first).await),
            Heard::Closed => Some(Ended::Closed),
            Heard::Nothing => None,
        }
    }

    /// Reads the answer, and what else the agent is still saying.
    async fn hear_out(&mut self, mut answer: String) -> Ended {
        loop {
            let reading = 1_000 + answer.chars().count().min(80) as u64 * 40;
            let more = self.wait(Duration::from_millis(reading + 2_000)).await;
            self.line.read().await;
            match more {
                Some(Heard::Said(more)) => {
                    answer.push('\n');
                    answer.push_str(&more);
                }
                Some(Heard::Closed) => return Ended::Closed,
                Some(Heard::Nothing) | None => return Ended::Answered(answer),
            }
        }
    }
}
