use std::collections::HashMap;

use async_trait::async_trait;
use parking_lot::Mutex;
use uuid::Uuid;
use yingke::trade::{Payment, Unmoved};

/// How the payment service of a test answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Fine,
    Declines,
    IsAway,
    /// Money moves, and nobody hears of it.
    LosesAnswers,
    /// Takes money, and gives it back as it likes: one after the other, in turn.
    Changes,
}

/// A payment service that keeps books of its own: of each key what it moved, and how often it was asked.
pub struct TestPayment {
    mood: Mutex<Mood>,
    books: Mutex<Books>,
}

#[derive(Default)]
struct Books {
    asked: usize,
    collected: HashMap<Uuid, i64>,
    given: HashMap<Uuid, i64>,
}

impl TestPayment {
    pub fn new(mood: Mood) -> Self {
        Self {
            mood: Mutex::new(mood),
            books: Mutex::default(),
        }
    }

    pub fn becomes(&self, mood: Mood) {
        *self.mood.lock() = mood;
    }

    pub fn asked(&self) -> usize {
        self.books.lock().asked
    }

    pub fn collected_fen(&self) -> i64 {
        self.books.lock().collected.values().sum()
    }

    /// What went back to customers.
    pub fn given_fen(&self) -> i64 {
        self.books.lock().given.values().sum()
    }

    /// The same under one key.
    pub fn given_under(&self, key: Uuid) -> i64 {
        let books = self.books.lock();
        books.given.get(&key).copied().unwrap_or_default()
    }

    fn answers(&self, mood: Mood, moves: impl FnOnce(&mut Books)) -> Result<(), Unmoved> {
        let mut books = self.books.lock();
        books.asked += 1;
        if matches!(mood, Mood::Fine | Mood::LosesAnswers) {
            moves(&mut books);
        }
        match mood {
            Mood::Declines => Err(Unmoved::Declined("余额不足".to_owned())),
            Mood::IsAway | Mood::LosesAnswers => Err(Unmoved::Unreachable("HTTP 503".to_owned())),
            Mood::Fine | Mood::Changes => Ok(()),
        }
    }
}

#[async_trait]
impl Payment for TestPayment {
    async fn collect(&self, _: &str, amount_fen: i64, key: Uuid) -> Result<(), Unmoved> {
        let mood = match *self.mood.lock() {
            Mood::Changes => Mood::Fine,
            mood => mood,
        };
        self.answers(mood, |books| {
            books.collected.entry(key).or_insert(amount_fen);
        })
    }

    async fn give_back(&self, _: &str, amount_fen: i64, key: Uuid) -> Result<(), Unmoved> {
        let mood = match (*self.mood.lock(), self.asked() % 4) {
            (Mood::Changes, 0) => Mood::Declines,
            (Mood::Changes, 1) => Mood::LosesAnswers,
            (Mood::Changes, 2) => Mood::IsAway,
            (Mood::Changes, _) => Mood::Fine,
            (mood, _) => mood,
        };
        self.answers(mood, |books| {
            let fen = *books.given.entry(key).or_insert(amount_fen);
            assert_eq!(fen, amount_fen, "one key is one sum");
        })
    }
}
