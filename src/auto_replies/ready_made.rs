use super::{
    keyword::{How, Keyword},
    rule::{Occasion, Once, Rule},
    schedule::{Days, When},
};

/// Replies that suit most shops as they are. Priorities: what closes the shop goes before what slows it, and both before a greeting.
pub fn ready_made() -> Vec<Rule> {
    let mut rules = about_the_shop();
    rules.extend(about_the_desk());
    rules.extend(about_words());
    rules.extend(about_silence());
    rules
}

fn about_the_shop() -> Vec<Rule> {
    vec![
        rule(
            "节假日",
            Occasion::Holiday {},
            Once::Day {},
            80,
            "{customer}您好，{holiday}快乐！假期值班客服较少，您的问题已经记下，客服会在{duty}依次回复，订单照常处理。",
        ),
        rule(
            "夜间",
            Occasion::Night {},
            Once::Session {},
            70,
            "{customer}您好，现在是休息时间，值班时间是{duty}。请把问题留在这里，客服{next_duty}上线后第一时间回复您。",
        ),
        rule(
            "客服都不在",
            Occasion::NobodyThere {},
            Once::Session {},
            65,
            "{customer}您好，暂时没有客服可以接待，请先留言，看到后会马上回复您。",
        ),
        rule(
            "首次咨询",
            Occasion::FirstContact {},
            Once::Session {},
            20,
            "{customer}您好，欢迎来到{shop}，有什么可以帮您？",
        ),
    ]
}

fn about_the_desk() -> Vec<Rule> {
    vec![
        rule(
            "客服挂起",
            Occasion::Suspended {},
            Once::Session {},
            60,
            "{customer}您好，{member}正在处理其他客户的问题，看到消息后会尽快回复您。",
        ),
        rule(
            "客服小休",
            Occasion::Rest {},
            Once::Session {},
            58,
            "{customer}您好，{member}暂时离开几分钟，回来马上答复您，请稍等。",
        ),
        rule(
            "客服忙碌",
            Occasion::Busy {
                more_than: Some(15),
            },
            Once::Session {},
            55,
            "{customer}您好，现在咨询的客户较多，{member}会按顺序尽快回复，请您稍等。",
        ),
        rule(
            "全部满员",
            Occasion::AllFull {},
            Once::Session {},
            50,
            "{customer}您好，客服都在接待中，您排在第{place}位，接通后会马上回复，您可以先把问题写下来。",
        ),
        rule(
            "排队",
            Occasion::Queue {},
            Once::Minutes { minutes: 10 },
            45,
            "{customer}您好，您排在第{place}位，请不要离开，客服会按顺序接待。",
        ),
    ]
}

fn about_words() -> Vec<Rule> {
    let says = |words: &[&str]| {
        Occasion::Keyword(Keyword {
            how: How::Contains,
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            products: Vec::new(),
        })
    };
    vec![
        rule(
            "关键词：发票",
            says(&["发票", "开票"]),
            Once::Minutes { minutes: 60 },
            30,
            "可以开票的：请在订单里点「申请发票」填写抬头，电子发票会发到您留的邮箱。需要专票请直接告诉客服。",
        ),
        rule(
            "关键词：什么时候发货",
            says(&["什么时候发货", "几天发货", "多久发货", "啥时候发货"]),
            Once::Minutes { minutes: 60 },
            30,
            "发货时间请看商品页上的说明，付款后可以在订单里查看进度。着急使用的话告诉客服，帮您查一下。",
        ),
    ]
}

fn about_silence() -> Vec<Rule> {
    vec![
        rule(
            "久未回复安抚",
            Occasion::Unanswered { after_s: 60 },
            Once::Session {},
            50,
            "抱歉让您久等了，咨询的客户较多，客服会按顺序尽快回复您。",
        ),
        rule(
            "闲置提醒和关闭",
            Occasion::Idle {
                after_s: 600,
                close_after_s: Some(600),
            },
            Once::Session {},
            50,
            "{customer}还在吗？如果没有其他问题，本次咨询稍后会自动结束，之后随时可以再来找我们。",
        ),
    ]
}

fn rule(name: &str, occasion: Occasion, once: Once, priority: i64, text: &str) -> Rule {
    Rule {
        name: name.to_owned(),
        is_on: true,
        takes_own_words: occasion.is_of_member(),
        occasion,
        when: When {
            days: Days::Any,
            ..When::default()
        },
        once,
        priority,
        text: text.to_owned(),
        pictures: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        auto_replies::words,
        guard::{Guard, Privacy},
    };

    #[test]
    fn a_holidays_reply_fits_a_day_with_duty_and_one_without() {
        let rules = ready_made();
        let holiday = |rule: &&Rule| matches!(rule.occasion, Occasion::Holiday {});
        let text = &rules.iter().find(holiday).unwrap().text;
        let on_duty = words::Values::from([("duty", "09:00-22:00".to_owned())]);
        assert!(words::fill(text, &on_duty).contains("客服会在09:00-22:00依次回复"));
        // After duty has begun there is a next one tomorrow; nobody is put off until then.
        assert!(!text.contains("{next_duty}"));
        let nobody = words::fill(text, &words::Values::new());
        assert!(nobody.contains("客服会在值班时间依次回复"), "{nobody}");
    }

    #[test]
    fn what_is_ready_made_makes_sense_and_passes_the_guard() {
        let guard = Guard::new(vec![Box::new(Privacy)]);
        for rule in ready_made() {
            assert!(rule.check().is_ok(), "{}", rule.name);
            let text = words::fill(&rule.text, &words::Values::new());
            assert!(guard.review(&text).is_empty(), "{text}");
        }
    }
}
