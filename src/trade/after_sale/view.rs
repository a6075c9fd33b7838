use serde::Serialize;
use utoipa::ToSchema;

use super::{
    CaseReason, Claim, Fall, ReturnFreight, Said, Turn, due::due, due::turn, sold_out::Needs,
    wanted::wanted_text,
};
use crate::{
    trade::{
        Event, Happening, Order, Refund, RefundKind, TradeRules,
        parcel::masked_waybill,
        storage::{EventRow, happening},
    },
    vocabulary::{FileId, Millis},
};

/// An after-sale case of a line: the last one, with all that was said and done about the line.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseView {
    /// Of the cases of its line, from 1.
    pub no: i64,
    pub kind: RefundKind,
    pub reason: CaseReason,
    /// The field's code, for instance `WAIT_SELLER_AGREE`.
    pub state: String,
    pub asked_fen: i64,
    /// Pieces of the line that it is about.
    pub quantity: i64,
    /// Of the line's pieces that have not left, those that never will if `asked_fen` is paid: as many as it pays for in full.
    pub stays_here: i64,
    /// The SKU that an exchange brings, where it is another one: `颜色:原木色;尺寸:1.4m`.
    pub wanted: Option<String>,
    pub refunded_fen: i64,
    /// Given for the way back of this case (寄回运费), beside what was paid.
    pub freight_back_fen: i64,
    /// What of this case's money, its way back too, is still on its way to the customer.
    pub payouts_due_fen: i64,
    /// Of that: for its way back. The refund itself may be there.
    pub freight_due_fen: i64,
    /// By their numbers in the order's history: which money is this case's.
    #[serde(skip)]
    pub events: Vec<i64>,
    /// Who pays for sending the goods back.
    pub freight: ReturnFreight,
    /// The shop holds the returned goods again.
    pub is_back: bool,
    pub opened_at: Millis,
    /// When its time is over; none: nobody is waited for.
    pub due_at: Option<Millis>,
    /// What happens then, where nobody acts and things stand as now.
    pub falls: Option<Fall>,
    #[serde(skip)]
    pub needs: Option<Needs>,
    /// Who has to act next.
    pub turn: Option<Turn>,
    /// What the shop offers instead, and the customer has still to answer.
    pub proposal: Option<CaseProposal>,
    /// Oldest first.
    pub steps: Vec<CaseStep>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct CaseProposal {
    pub kind: RefundKind,
    pub amount_fen: i64,
}

/// Something that happened to a case.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseStep {
    /// The number of its case.
    pub case: i64,
    /// For instance `refund_asked`, `proposal_made`, `evidence_given`.
    pub kind: String,
    /// `customer`, `shop`, `system` or `platform`.
    pub by: String,
    pub at: Millis,
    /// Empty: nothing was said.
    pub words: String,
    pub pictures: Vec<CasePicture>,
    /// What was asked or offered with it.
    pub asked: Option<RefundKind>,
    pub reason: Option<CaseReason>,
    pub amount_fen: Option<i64>,
    /// Pieces that were asked for, or sent again; none: all that were left of the line, or of the case.
    pub quantity: Option<i64>,
    /// The SKU that was asked for in exchange.
    pub wanted: Option<String>,
    pub carrier: Option<String>,
    /// Masked for members.
    pub waybill: Option<String>,
    /// Of words, carrier or waybill something is not shown; `POST /after-sales/{order}/{line}/showings` shows it.
    pub is_masked: bool,
}

/// Its links open for one to two hours.
#[derive(Debug, Serialize, ToSchema)]
pub struct CasePicture {
    pub file: FileId,
    pub url: String,
    pub thumb: String,
}

/// For whom a case is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Long numbers are masked.
    Member,
    /// Whose own it is: whole.
    Customer,
}

/// The case of a line as it stands; none where nothing was ever asked. Its pictures have no links yet, and
/// what of its money is due nobody has asked.
pub fn case_of(
    order: &Order,
    line: usize,
    events: &[EventRow],
    rules: &TradeRules,
    reader: Reader,
) -> Option<CaseView> {
    let of = order.lines.get(line)?;
    let refund = of.refund;
    if refund.no == 0 {
        return None;
    }
    let due = due(order, line, &rules.after_sale);
    let told = told_of(line, events);
    let Refund {
        kind,
        reason,
        asked_fen,
        refunded_fen,
        freight,
        is_back,
        opened_at,
        ..
    } = refund;
    Some(CaseView {
        no: refund.no.into(),
        kind,
        reason,
        state: refund.state.code().to_owned(),
        asked_fen,
        quantity: of.case_pieces(),
        stays_here: order.would_stay_here(line),
        wanted: wanted_text(order, line, told.iter().rev().cloned()),
        refunded_fen,
        freight_back_fen: freight_of(line, events),
        payouts_due_fen: 0,
        freight_due_fen: 0,
        events: numbers_of(line, events, |_| true),
        freight,
        is_back,
        opened_at,
        due_at: due.map(|due| due.at),
        falls: due.map(|due| due.fall),
        needs: due.and_then(|due| Needs::of(order, line, due.fall)),
        turn: due.and_then(|_| turn(refund)),
        proposal: refund.proposal.map(|offered| CaseProposal {
            kind: offered.kind,
            amount_fen: offered.amount_fen,
        }),
        steps: steps(told, reader),
    })
}

/// All that was said and done about a line, whole.
pub fn whole_steps(line: usize, events: &[EventRow]) -> Vec<CaseStep> {
    steps(told_of(line, events), Reader::Customer)
}

/// What happened to the cases of a line.
fn told_of(line: usize, events: &[EventRow]) -> Vec<Happening> {
    let happened = events.iter().filter_map(happening);
    let of_line = happened.filter(|of| is_of_cases(line, &of.event));
    of_line.collect()
}

/// Of the events of a line's last case.
fn numbers_of(line: usize, events: &[EventRow], which: fn(&Event) -> bool) -> Vec<i64> {
    let mut numbers = Vec::new();
    for row in events {
        let happened = happening(row).filter(|of| is_of_cases(line, &of.event));
        let Some(Happening { event, .. }) = happened else {
            continue;
        };
        if matches!(event, Event::RefundAsked { .. }) {
            numbers.clear();
        }
        if which(&event) {
            numbers.push(row.no);
        }
    }
    numbers
}

/// Given for the way back in a line's last case; of the line it is the sum of all its cases.
fn freight_of(line: usize, events: &[EventRow]) -> i64 {
    let own = numbers_of(line, events, Event::pays_way_back);
    let of_case = events.iter().filter(|row| own.contains(&row.no));
    let given = of_case.filter_map(happening).map(|of| match of.event {
        Event::Compensated { amount_fen, .. } => amount_fen,
        _ => 0,
    });
    given.sum()
}

fn is_of_cases(line: usize, event: &Event) -> bool {
    let is_beside = match event {
        Event::Compensated { .. } => !event.pays_way_back(),
        Event::SkuChanged { .. } => true,
        other => other.is_of_protection(),
    };
    event.line() == Some(line) && !is_beside
}

fn steps(told: Vec<Happening>, reader: Reader) -> Vec<CaseStep> {
    let mut case = 0;
    let step = |happening: Happening| {
        if matches!(happening.event, Event::RefundAsked { .. }) {
            case += 1;
        }
        step(case, happening, reader)
    };
    told.into_iter().map(step).collect()
}

fn step(case: i64, happening: Happening, reader: Reader) -> CaseStep {
    let Happening { event, by, at } = happening;
    let claim = claim(&event);
    let told = claim.map(|claim| (claim.words.as_str(), claim.pictures.as_slice()));
    let told =
        told.or_else(|| said(&event).map(|said| (said.words.as_str(), said.pictures.as_slice())));
    let (words, files) = told.unwrap_or_default();
    let parcel = parcel(&event);
    let masked = shown(words, reader);
    // A customer's own words, where they sent it.
    let carrier = parcel.map(|(carrier, _)| shown(carrier, reader));
    let waybill = parcel.map(|(_, waybill)| match reader {
        Reader::Member => masked_waybill(waybill),
        Reader::Customer => waybill.to_owned(),
    });
    CaseStep {
        case,
        kind: event.kind().to_owned(),
        by: by.code().to_owned(),
        at,
        is_masked: masked != words || carrier.as_deref().zip(waybill.as_deref()) != parcel,
        words: masked,
        pictures: files.iter().map(CasePicture::of).collect(),
        asked: event.wish().map(|(kind, _)| kind),
        reason: claim.map(|claim| claim.reason),
        amount_fen: amount(&event),
        quantity: pieces(&event),
        wanted: claim.and_then(|claim| Some(claim.wanted.as_ref()?.text.clone())),
        carrier,
        waybill,
    }
}

fn shown(words: &str, reader: Reader) -> String {
    match reader {
        Reader::Member => yingke_masking::text(words),
        Reader::Customer => words.to_owned(),
    }
}

fn claim(event: &Event) -> Option<&Claim> {
    match event {
        Event::RefundAsked { claim, .. } | Event::RefundChanged { claim, .. } => Some(claim),
        _ => None,
    }
}

fn said(event: &Event) -> Option<&Said> {
    match event {
        Event::RefundRefused { said, .. }
        | Event::ProposalMade { said, .. }
        | Event::ReturnRefused { said, .. }
        | Event::PlatformAsked { said, .. }
        | Event::ReissueWithdrawn { said, .. }
        | Event::EvidenceGiven { said, .. } => Some(said),
        _ => None,
    }
}

fn amount(event: &Event) -> Option<i64> {
    match event {
        // Nothing would say that it was decided for the shop.
        Event::DisputeDecided {
            amount_fen: 0,
            is_for_customer: true,
            ..
        } => None,
        Event::Refunded { amount_fen, .. }
        | Event::DisputeDecided { amount_fen, .. }
        | Event::Compensated { amount_fen, .. } => Some(*amount_fen),
        other => other.wish().map(|(_, amount_fen)| amount_fen),
    }
}

fn pieces(event: &Event) -> Option<i64> {
    match event {
        Event::RefundAsked { claim, .. } | Event::RefundChanged { claim, .. } => claim.quantity,
        Event::Resent { quantity, .. } => *quantity,
        _ => None,
    }
}

fn parcel(event: &Event) -> Option<(&str, &str)> {
    match event {
        Event::ReturnSent {
            carrier, waybill, ..
        }
        | Event::Resent {
            carrier, waybill, ..
        } => Some((carrier.as_str(), waybill.as_str())),
        _ => None,
    }
}

impl CasePicture {
    const fn of(file: &FileId) -> Self {
        Self {
            file: *file,
            url: String::new(),
            thumb: String::new(),
        }
    }
}
