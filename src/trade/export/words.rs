use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::trade::{Installation, Source, State, refund::RefundState};

/// Whose words a file is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = OrderExportLanguage)]
pub enum Language {
    #[default]
    Zh,
    En,
}

impl Language {
    pub const fn of(self, [zh, en]: [&'static str; 2]) -> &'static str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// Where an order stands. A code that nobody here knows is all there is to say.
    pub fn state(self, code: &str) -> String {
        let words = State::of_code(code).map(|state| match state {
            State::WaitBuyerPay => ["待付款", "Unpaid"],
            State::WaitSellerSendGoods => ["待发货", "To ship"],
            State::SellerConsignedPart => ["部分发货", "Partly shipped"],
            State::WaitBuyerConfirmGoods => ["已发货", "Shipped"],
            State::TradeFinished => ["交易成功", "Finished"],
            State::TradeClosed => ["交易关闭", "Closed"],
        });
        self.said(words, code)
    }

    /// Where the after-sale case of a line stands; empty where nothing was ever asked.
    pub fn after_sale(self, code: &str) -> String {
        let words = RefundState::of_code(code).map(|state| match state {
            RefundState::NoRefund => ["", ""],
            RefundState::WaitSellerAgree => ["等店铺答复", "Shop to answer"],
            RefundState::WaitBuyerReturnGoods => ["等买家寄回", "Buyer to send back"],
            RefundState::WaitSellerConfirmGoods => ["等店铺收货", "Shop to receive"],
            RefundState::WaitSellerResend => ["等店铺寄出", "Shop to send"],
            RefundState::WaitBuyerConfirmResent => ["等买家确认收到", "Buyer to confirm"],
            RefundState::SellerRefuseBuyer => ["店铺已拒绝", "Refused by the shop"],
            RefundState::PlatformInvolved => ["平台介入", "With the platform"],
            RefundState::Closed => ["售后关闭", "Closed"],
            RefundState::Success => ["售后完成", "Done"],
        });
        self.said(words, code)
    }

    /// Where an order was placed.
    pub fn source(self, code: &str) -> String {
        let words = match code {
            "" => Some(["本店", "This shop"]),
            _ if code == Source::Taobao.code() => Some(["淘宝", "Taobao"]),
            _ => None,
        };
        self.said(words, code)
    }

    /// When somebody comes to put it together; empty where nobody does.
    pub fn installation(self, of: Option<Installation>) -> String {
        match of {
            None => String::new(),
            Some(Installation { day: None }) => self.of(["待约定", "To be agreed"]).to_owned(),
            Some(Installation { day: Some(day) }) => day.to_string(),
        }
    }

    /// By the shop's own name where it gave one.
    pub fn flag(self, flag: i16, names: &[String]) -> String {
        let own = usize::try_from(flag).ok().and_then(|at| names.get(at));
        if let Some(own) = own.filter(|own| !own.is_empty()) {
            return own.clone();
        }
        let colour = match flag {
            1 => ["红旗", "Red"],
            2 => ["黄旗", "Yellow"],
            3 => ["绿旗", "Green"],
            4 => ["蓝旗", "Blue"],
            5 => ["紫旗", "Purple"],
            _ => ["灰旗", "Grey"],
        };
        self.of(colour).to_owned()
    }

    /// `颜色:原木色;尺寸:1.4m` as people write it.
    pub fn sku(self, sku: &str) -> String {
        let (is, and) = (self.of(["：", ": "]), self.of(["，", ", "]));
        let props = sku.split(';').map(str::trim);
        let props = props.filter(|prop| !prop.is_empty());
        let props = props.map(|prop| match prop.split_once(':') {
            Some((name, value)) => format!("{}{is}{}", name.trim(), value.trim()),
            None => prop.to_owned(),
        });
        props.collect::<Vec<_>>().join(and)
    }

    /// What stands between the parts of a list.
    pub const fn and(self) -> &'static str {
        self.of(["；", "; "])
    }

    /// Said in passing, before what comes next.
    pub fn aside(self, words: &str) -> String {
        match self {
            Self::Zh => format!("（{words}）"),
            Self::En => format!(" ({words}) "),
        }
    }

    fn said(self, words: Option<[&'static str; 2]>, code: &str) -> String {
        words.map_or(code, |words| self.of(words)).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;

    #[test]
    fn nothing_is_told_as_a_code() {
        for language in [Language::Zh, Language::En] {
            let states = State::ALL.map(|state| language.state(state.code()));
            let cases = RefundState::ALL.map(|state| language.after_sale(state.code()));
            for told in states.iter().chain(&cases) {
                assert!(!told.contains('_'), "{told}");
            }
        }
        assert_eq!(Language::En.state("NEW_STATE"), "NEW_STATE");
        assert_eq!(Language::Zh.source(""), "本店");
        assert_eq!(Language::En.source("taobao"), "Taobao");
    }

    #[test]
    fn an_installation_has_a_day_or_waits_for_one() {
        let told = |of| Language::Zh.installation(of);
        let day = Date::new(2026, 3, 5);
        assert_eq!(told(None), "");
        assert_eq!(told(Some(Installation { day })), "2026-03-05");
        let open = Some(Installation { day: None });
        assert_eq!(told(open), "待约定");
        assert_eq!(Language::En.installation(open), "To be agreed");
    }

    #[test]
    fn a_flag_has_the_shop_s_name() {
        let names = ["", "加急"].map(str::to_owned);
        let told = |flag| Language::Zh.flag(flag, &names);
        assert_eq!([told(0), told(1), told(2)], ["灰旗", "加急", "黄旗"]);
        assert_eq!(Language::En.flag(2, &names), "Yellow");
    }

    #[test]
    fn properties_are_read_as_a_sentence() {
        let sku = "颜色:原木色;尺寸:1.4m";
        assert_eq!(Language::Zh.sku(sku), "颜色：原木色，尺寸：1.4m");
        assert_eq!(Language::En.sku(sku), "颜色: 原木色, 尺寸: 1.4m");
        assert_eq!(Language::Zh.sku("见明细"), "见明细");
        assert_eq!(Language::Zh.sku(""), "");
    }

    #[test]
    fn english_has_its_own_punctuation() {
        let told = |lang: Language| format!("茶壶{}×1{}", lang.aside("红"), lang.and());
        assert_eq!(told(Language::Zh), "茶壶（红）×1；");
        assert_eq!(told(Language::En), "茶壶 (红) ×1; ");
    }
}
