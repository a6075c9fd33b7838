use std::{
    fs::File,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    time::Duration,
};

use super::{free_port, shop, until};

/// What no log may hold: what people say in campaigns, their telephone and password, and how every token begins.
const SECRETS: [&str; 5] = [
    shop::SAID,
    shop::PHONE,
    shop::LOGIN.1,
    yingke::access::SIGN_IN_TOKEN,
    yingke::access::DEVICE_TOKEN,
];

/// A real server process, which can be killed and started again on the same address and data.
pub struct Server {
    pub port: u16,
    pub database: String,
    data: PathBuf,
    options: Vec<String>,
    environment: Vec<(String, String)>,
    child: Option<Child>,
    _folder: Option<tempfile::TempDir>,
}

impl Server {
    /// With its own SQLite file.
    pub fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite://{}/shop.db", folder.path().display());
        Self::new(database, Some(folder))
    }

    pub fn on(database: String) -> Self {
        Self::new(database, Some(tempfile::tempdir().unwrap()))
    }

    fn new(database: String, folder: Option<tempfile::TempDir>) -> Self {
        let data = folder.as_ref().map(|folder| folder.path().join("data"));
        let data = data.unwrap_or_default();
        std::fs::create_dir_all(&data).unwrap();
        let port = free_port();
        Self {
            port,
            database,
            data,
            options: Vec::new(),
            environment: Vec::new(),
            child: None,
            _folder: folder,
        }
    }

    #[must_use]
    pub fn with(mut self, options: &[&str]) -> Self {
        self.options
            .extend(options.iter().map(|option| (*option).to_owned()));
        self
    }

    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// For load: limits that no campaign reaches.
    #[must_use]
    pub fn generous(self) -> Self {
        self.with(&["--frames-per-second", "20000"])
            .with(&["--sockets-per-address", "20000"])
    }

    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Starts the process without waiting for it.
    pub fn launch(&mut self) {
        let log = File::options()
            .append(true)
            .create(true)
            .open(self.log_path())
            .unwrap();
        // A write past a file limit is to fail, as on a full disk, and not to end the process.
        let mut command = Command::new("sh");
        command
            .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
            .arg(program())
            .args(["serve", "--database", &self.database])
            .args(["--listen", &format!("127.0.0.1:{}", self.port)])
            .arg("--data")
            .arg(&self.data)
            .args(&self.options)
            .env("NO_COLOR", "1")
            .env("YINGKE_FILES", self.files())
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        self.child = Some(command.spawn().unwrap());
    }

    pub async fn start(&mut self) {
        self.launch();
        self.wait().await;
    }

    /// Until it serves.
    pub async fn wait(&mut self) {
        until("the server answers", Duration::from_secs(30), async || {
            if let Ok(Some(status)) = self.child.as_mut().unwrap().try_wait() {
                panic!("the server ended with {status}:\n{}", self.log());
            }
            super::wire::answers(self.port).await
        })
        .await;
    }

    /// SIGKILL, and nothing of it is left.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// SIGTERM, as service managers send it: how it ended, and how soon.
    pub async fn terminate(&mut self) -> (ExitStatus, Duration) {
        let process = self.process().to_string();
        let sent = Command::new("kill").args(["-TERM", &process]).status();
        assert!(sent.unwrap().success());
        let mut ended = None;
        let took = until("the server leaves", Duration::from_secs(60), async || {
            ended = self.ended();
            ended.is_some()
        });
        let took = took.await;
        self.child = None;
        (ended.unwrap(), took)
    }

    /// Another command of the program, on the same database, data and files.
    pub fn run(&self, words: &[&str], more: &[&str]) -> Output {
        let mut command = Command::new(program());
        command
            .args(words)
            .args(["--database", &self.database])
            .args(more)
            .env("YINGKE_DATA", &self.data)
            .env("YINGKE_FILES", self.files())
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.output().unwrap()
    }

    /// What SQLite would have to read again at the next start.
    pub fn logged_bytes(&self) -> u64 {
        let file = self.database.trim_start_matches("sqlite://");
        std::fs::metadata(format!("{file}-wal")).map_or(0, |log| log.len())
    }

    pub fn process(&self) -> u32 {
        self.child.as_ref().map_or(0, Child::id)
    }

    /// How it ended, if it did.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.as_mut()?.try_wait().ok()?
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_path()).unwrap_or_default()
    }

    /// It lives, never panicked, and wrote down nothing that is nobody's business.
    pub fn assert_calm(&mut self) {
        assert_eq!(self.ended(), None, "the server ended:\n{}", self.log());
        let log = self.log();
        let is_wrong = |line: &&str| {
            line.contains("panicked") || SECRETS.iter().any(|secret| line.contains(secret))
        };
        let wrong: Vec<_> = log.lines().filter(is_wrong).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    fn files(&self) -> PathBuf {
        self.data.join("files")
    }

    fn log_path(&self) -> PathBuf {
        self.data.join("server.log")
    }
}

/// The server under test; `YINGKE_CAMPAIGN_SERVER` names another, for instance an optimised one.
fn program() -> String {
    let built = env!("CARGO_BIN_EXE_yingke");
    std::env::var("YINGKE_CAMPAIGN_SERVER").unwrap_or_else(|_| built.to_owned())
}

impl Drop for Server {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = self.log();
            let from = log.len().saturating_sub(4_000);
            let from = log.ceil_char_boundary(from);
            eprintln!("--- the end of the server's log\n{}", &log[from..]);
        }
        self.kill();
    }
}
