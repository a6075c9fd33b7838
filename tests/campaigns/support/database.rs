use sqlx::Connection as _;
use uuid::Uuid;

/// The database, read past the server.
#[derive(Clone)]
pub enum Database {
    Sqlite(String),
    Postgres(String),
}

/// One row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub conversation: Uuid,
    pub staff: bool,
    pub seq: i64,
    pub client_id: Uuid,
    pub sender: Uuid,
    pub kind: String,
    pub body: String,
    pub at: i64,
}

#[derive(Clone, Debug)]
pub struct Head {
    pub conversation_id: Uuid,
    pub public_seq: i64,
    pub staff_seq: i64,
    pub status: i16,
    pub assignee: Option<Uuid>,
    pub session: i64,
    pub is_answered: bool,
}

#[derive(Clone, Debug)]
pub struct Session {
    pub conversation_id: Uuid,
    pub no: i64,
    pub answered_at: Option<i64>,
    pub closed_at: Option<i64>,
    pub assignee: Option<Uuid>,
}

type HeadRow = (Uuid, i64, i64, i16, Option<Uuid>, i64, bool);
type SessionRow = (Uuid, i64, Option<i64>, Option<i64>, Option<Uuid>);
type Entry = (Uuid, i16, i64, Uuid, Uuid, String, String, i64);

/// The same words on a connection to either engine.
macro_rules! connected {
    ($database:expr, $db:ident => $what:expr) => {
        match $database {
            $crate::support::database::Database::Sqlite(path) => {
                let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
                let options = options.busy_timeout(std::time::Duration::from_secs(10));
                let mut $db = sqlx::SqliteConnection::connect_with(&options)
                    .await
                    .unwrap();
                let result = $what;
                $db.close().await.unwrap();
                result
            }
            $crate::support::database::Database::Postgres(url) => {
                let mut $db = sqlx::PgConnection::connect(url).await.unwrap();
                let result = $what;
                $db.close().await.unwrap();
                result
            }
        }
    };
}
pub(crate) use connected;

impl Database {
    pub fn at(url: &str) -> Self {
        match url.strip_prefix("sqlite://") {
            Some(path) => Self::Sqlite(path.to_owned()),
            None => Self::Postgres(url.to_owned()),
        }
    }

    /// The whole log, each lane ascending.
    pub async fn log(&self) -> Vec<Stored> {
        let sql =
            "SELECT conversation_id, lane, seq, client_id, sender_id, kind, body, at FROM entry
                   ORDER BY conversation_id, lane, seq";
        let rows: Vec<Entry> =
            connected!(self, db => sqlx::query_as(sql).fetch_all(&mut db).await.unwrap());
        rows.into_iter().map(Stored::from).collect()
    }

    pub async fn heads(&self) -> Vec<Head> {
        let sql =
            "SELECT conversation_id, public_seq, staff_seq, status, assignee, session, is_answered
                   FROM conversation_head";
        let rows: Vec<HeadRow> =
            connected!(self, db => sqlx::query_as(sql).fetch_all(&mut db).await.unwrap());
        rows.into_iter().map(Head::from).collect()
    }

    pub async fn sessions(&self) -> Vec<Session> {
        let sql = "SELECT conversation_id, no, answered_at, closed_at, assignee FROM session
                   ORDER BY conversation_id, no";
        let rows: Vec<SessionRow> =
            connected!(self, db => sqlx::query_as(sql).fetch_all(&mut db).await.unwrap());
        rows.into_iter().map(Session::from).collect()
    }

    pub async fn execute(&self, sql: &'static str, id: Uuid, at: i64) {
        connected!(self, db => {
            sqlx::query(sql).bind(id).bind(at).execute(&mut db).await.unwrap();
        });
    }
}

impl From<Entry> for Stored {
    fn from((conversation, lane, seq, client_id, sender, kind, body, at): Entry) -> Self {
        Self {
            conversation,
            staff: lane == 1,
            seq,
            client_id,
            sender,
            kind,
            body,
            at,
        }
    }
}

impl From<HeadRow> for Head {
    fn from(row: HeadRow) -> Self {
        let (conversation_id, public_seq, staff_seq, status, assignee, session, is_answered) = row;
        Self {
            conversation_id,
            public_seq,
            staff_seq,
            status,
            assignee,
            session,
            is_answered,
        }
    }
}

impl From<SessionRow> for Session {
    fn from((conversation_id, no, answered_at, closed_at, assignee): SessionRow) -> Self {
        Self {
            conversation_id,
            no,
            answered_at,
            closed_at,
            assignee,
        }
    }
}
