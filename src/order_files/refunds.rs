//! What went back, or is asked back, as the export words it.

use super::story::Story;
use crate::trade::{
    By, CaseReason, Claim, Event, Illegal, RefundKind, Said, State, most_refundable_fen,
};

/// What is said of one line's refund.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RefundTold {
    pub stage: Stage,
    /// 0: it is not said.
    pub fen: i64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    #[default]
    None,
    Asked,
    /// The goods are to come back.
    Agreed,
    Sent,
    Refused,
    Withdrawn,
    Done,
}

impl RefundTold {
    /// None: nobody here knows these words.
    pub fn of(words: &str, fen: i64) -> Option<Self> {
        let has = |part: &str| words.contains(part);
        let stage = match words {
            "" | "-" | "无" if fen == 0 => Stage::None,
            "" | "-" | "无" => Stage::Done,
            _ if has("没有申请") || has("无退款") || has("未申请") => Stage::None,
            _ if has("拒绝") => Stage::Refused,
            _ if has("关闭") || has("撤销") => Stage::Withdrawn,
            _ if has("等待买家退货") => Stage::Agreed,
            _ if has("确认收货") => Stage::Sent,
            _ if has("成功") => Stage::Done,
            _ if has("等待卖家") || has("申请退款") || has("退款中") => Stage::Asked,
            _ => return None,
        };
        Some(Self { stage, fen })
    }
}

/// Tells the refunds of an order: line by line where the lines say so, else by the order's own amount, from the first line on.
pub fn tell(story: &mut Story, told: &[RefundTold], whole_fen: i64) -> Result<(), Illegal> {
    if told.iter().any(|of| of.stage != Stage::None) {
        let lines = (0..).zip(told);
        return lines
            .filter(|(_, of)| of.stage != Stage::None)
            .try_for_each(|(line, of)| of_line(story, line, *of));
    }
    let mut left = whole_fen;
    for line in 0..story.order.lines.len() {
        let fen = left.min(most_refundable_fen(&story.order, line));
        if fen > 0 {
            let stage = Stage::Done;
            of_line(story, line, RefundTold { stage, fen })?;
            left -= fen;
        }
    }
    if left == 0 {
        Ok(())
    } else {
        Err(Illegal::Amount {
            most_fen: whole_fen - left,
        })
    }
}

/// Everything went back before the order ended. Lines that cost nothing have nothing to give back.
pub fn tell_all(story: &mut Story) -> Result<(), Illegal> {
    for line in 0..story.order.lines.len() {
        let fen = most_refundable_fen(&story.order, line);
        if fen > 0 && story.order.state != State::TradeClosed {
            let stage = Stage::Done;
            of_line(story, line, RefundTold { stage, fen })?;
        }
    }
    Ok(())
}

fn of_line(story: &mut Story, line: usize, told: RefundTold) -> Result<(), Illegal> {
    let most_fen = most_refundable_fen(&story.order, line);
    let amount_fen = if told.fen == 0 { most_fen } else { told.fen };
    let refund = match told.stage {
        Stage::Agreed | Stage::Sent => RefundKind::GoodsBack,
        _ => RefundKind::MoneyOnly,
    };
    let claim = Claim {
        reason: CaseReason::Other,
        ..Claim::default()
    };
    let asked = Event::RefundAsked {
        line,
        refund,
        amount_fen,
        claim,
    };
    story.then(asked, By::Customer)?;
    let agreed = Event::RefundAgreed { line };
    match told.stage {
        Stage::None | Stage::Asked => Ok(()),
        Stage::Agreed => story.then(agreed, By::Shop),
        Stage::Sent => {
            story.then(agreed, By::Shop)?;
            let (carrier, waybill) = (String::new(), String::new());
            let sent = Event::ReturnSent {
                line,
                carrier,
                waybill,
            };
            story.then(sent, By::Customer)
        }
        Stage::Refused => {
            let said = Said::default();
            story.then(Event::RefundRefused { line, said }, By::Shop)
        }
        Stage::Withdrawn => story.then(Event::RefundWithdrawn { line }, By::Customer),
        Stage::Done => story.then(Event::Refunded { line, amount_fen }, By::Shop),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_platform_are_known() {
        let stage = |words| RefundTold::of(words, 0).map(|told| told.stage);
        for (words, wanted) in [
            ("", Some(Stage::None)),
            ("没有申请退款", Some(Stage::None)),
            ("买家已经申请退款，等待卖家同意", Some(Stage::Asked)),
            ("卖家已经同意退款，等待买家退货", Some(Stage::Agreed)),
            ("买家已经退货，等待卖家确认收货", Some(Stage::Sent)),
            ("卖家拒绝退款", Some(Stage::Refused)),
            ("退款关闭", Some(Stage::Withdrawn)),
            ("退款成功", Some(Stage::Done)),
            ("别的什么", None),
        ] {
            assert_eq!(stage(words), wanted, "{words}");
        }
        let told = RefundTold::of("", 500).unwrap();
        assert_eq!(told.stage, Stage::Done);
    }
}
