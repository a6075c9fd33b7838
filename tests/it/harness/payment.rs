use std::collections::{HashMap, HashSet};

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
    /// The same, and takes money as it likes too, though more often than not.
    Whims,
}

/// A payment service that keeps books of its own: of each key what it moved, and how often it was asked.
pub struct TestPayment {
    mood: Mutex<Mood>,
    books: Mutex<Books>,
}

#[derive(Default)]
struct Books {
    asked: usize,
    collects: usize,
    collected: HashMap<Uuid, i64>,
    called_off: HashSet<Uuid>,
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

    /// What came from customers, and was not called off.
    pub fn collected_fen(&self) -> i64 {
        self.books.lock().collected.values().sum()
    }

    /// The same under one key.
    pub fn collected_under(&self, key: Uuid) -> i64 {
        let books = self.books.lock();
        books.collected.get(&key).copied().unwrap_or_default()
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

    /// By these alone: what other shops' clocks give back must not change how a walk is answered.
    fn next_collect(&self) -> usize {
        let mut books = self.books.lock();
        books.collects += 1;
        books.collects
    }

    /// While money is on its way back.
    fn mood_back(&self) -> Mood {
        match (*self.mood.lock(), self.asked() % 4) {
            (Mood::Changes | Mood::Whims, 0) => Mood::Declines,
            (Mood::Changes | Mood::Whims, 1) => Mood::LosesAnswers,
            (Mood::Changes | Mood::Whims, 2) => Mood::IsAway,
            (Mood::Changes | Mood::Whims, _) => Mood::Fine,
            (mood, _) => mood,
        }
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
            Mood::Fine | Mood::Changes | Mood::Whims => Ok(()),
        }
    }
}

#[async_trait]
impl Payment for TestPayment {
    async fn collect(&self, _: &str, amount_fen: i64, key: Uuid) -> Result<(), Unmoved> {
        if self.books.lock().called_off.contains(&key) {
            return Err(Unmoved::Declined("已撤销".to_owned()));
        }
        let mood = match (*self.mood.lock(), self.next_collect() % 8) {
            (Mood::Whims, 2) => Mood::LosesAnswers,
            (Mood::Whims, 4) => Mood::Declines,
            (Mood::Whims, 7) => Mood::IsAway,
            (Mood::Changes | Mood::Whims, _) => Mood::Fine,
            (mood, _) => mood,
        };
        self.answers(mood, |books| {
            let fen = *books.collected.entry(key).or_insert(amount_fen);
            assert_eq!(fen, amount_fen, "one key is one sum");
        })
    }

    async fn call_off(&self, _: &str, key: Uuid) -> Result<(), Unmoved> {
        self.answers(self.mood_back(), |books| {
            books.called_off.insert(key);
            books.collected.remove(&key);
        })
    }

    async fn give_back(&self, _: &str, amount_fen: i64, key: Uuid) -> Result<(), Unmoved> {
        self.answers(self.mood_back(), |books| {
            let fen = *books.given.entry(key).or_insert(amount_fen);
            assert_eq!(fen, amount_fen, "one key is one sum");
        })
    }
}
