use tokio::sync::Notify;

/// What this area keeps in memory.
#[derive(Default)]
pub struct Keeping {
    new: Notify,
}

impl Keeping {
    /// A job was begun: this node takes it up at once. Called after the commit; without it a node finds the job within a second.
    pub fn wake(&self) {
        self.new.notify_one();
    }

    pub(super) async fn woken(&self) {
        self.new.notified().await;
    }
}
