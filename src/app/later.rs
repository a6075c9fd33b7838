//! What is done later, and at length.

use std::sync::Arc;

use super::App;
use crate::{
    assistant,
    auto_replies::{IdleRules, NobodyAnswered, QuietCustomer},
    catalogue, customers, goods_files, jobs, logistics, order_files, promises,
    reception::idle::IdleClose,
    shifts,
    timers::Effect,
    trade::{self, AskedBefore, ByParts, CaseRules, KeepPromises, LateRequests, PART},
};

impl App {
    /// What fires later, for [`crate::timers::run`].
    pub fn effects(&self) -> Vec<Arc<dyn Effect>> {
        let replies = self.replies();
        vec![
            Arc::new(IdleClose {
                store: self.store().clone(),
                clock: self.clock().clone(),
                ledger: self.live().ledger().clone(),
                guard: self.live().guard().clone(),
                after: Arc::new(IdleRules(replies.clone())),
            }),
            Arc::new(NobodyAnswered(replies.clone())),
            Arc::new(QuietCustomer(replies.clone())),
            Arc::new(customers::CloseBlocked::of(self)),
            Arc::new(promises::Reminder {
                store: self.store().clone(),
                clock: self.clock().clone(),
            }),
            Arc::new(shifts::ShiftEnds {
                store: self.store().clone(),
                clock: self.clock().clone(),
            }),
            Arc::new(shifts::RestEnds {
                store: self.store().clone(),
                clock: self.clock().clone(),
            }),
            Arc::new(trade::Falls::unpaid(self)),
            Arc::new(trade::Falls::unconfirmed(self)),
            Arc::new(trade::Unshipped::of(self)),
            Arc::new(ByParts::<KeepPromises>::of(self, PART)),
            Arc::new(trade::CaseClock::falls(self)),
            Arc::new(trade::CaseClock::warns(self)),
            Arc::new(trade::ProtectionClock::falls(self)),
            Arc::new(trade::ProtectionClock::warns(self)),
            Arc::new(ByParts::<CaseRules>::of(self, PART)),
            Arc::new(ByParts::<AskedBefore>::of(self, PART)),
            Arc::new(ByParts::<LateRequests>::of(self, PART)),
            Arc::new(trade::OrdersLeft::of(self)),
            Arc::new(trade::Payouts::of(self)),
            Arc::new(trade::CallOffs::of(self)),
            Arc::new(logistics::Looks::of(self)),
            Arc::new(catalogue::Listings::of(self)),
            Arc::new(catalogue::BatchNews::of(self)),
            Arc::new(catalogue::Renames::of(self)),
            Arc::new(goods_files::ImportEnds::of(self)),
            Arc::new(goods_files::ExportEnds::of(self)),
            Arc::new(order_files::FilesEnd::of(self)),
        ]
    }

    /// What is done at length, for [`crate::jobs::run`].
    pub fn works(&self) -> Vec<Arc<dyn jobs::Work>> {
        let mut works: Vec<Arc<dyn jobs::Work>> = vec![
            Arc::new(assistant::Preview(self.clone())),
            Arc::new(assistant::Apply(self.clone())),
            Arc::new(assistant::Undo(self.clone())),
            Arc::new(goods_files::Importing::checks(self)),
            Arc::new(goods_files::Importing::runs(self)),
            Arc::new(goods_files::Naming::of(self)),
        ];
        works.extend(order_files::works(self));
        works
    }
}
