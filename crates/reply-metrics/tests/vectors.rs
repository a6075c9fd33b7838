//! One vector for each line of the field's definitions. A thread is written as it happened, local time in Beijing.

use uuid::Uuid;
use yingke_reply_metrics::{
    DAY_MS, Event, Exclusion, Facts, Figures, Line, Millis, Profile, Purchase, Round, Thread,
    Verdict, figures, rounds, shipped, shop_own,
};

const BEIJING: Millis = 8 * 3_600_000;
/// 2026-03-02, a Monday, 0:00 in Beijing.
const DAY: Millis = 20_514 * DAY_MS - BEIJING;

fn ann() -> Uuid {
    Uuid::from_u128(1)
}

fn ben() -> Uuid {
    Uuid::from_u128(2)
}

/// `9:01:30 answer`; a day later `+9:01 …`; `~9:02` at the end: taken back then.
fn thread(story: &str) -> Thread {
    let lines = story.trim().lines().enumerate();
    Thread {
        id: Uuid::from_u128(7),
        customer: Uuid::from_u128(8),
        lines: lines
            .map(|(seq, line)| read(seq as i64, line.trim()))
            .collect(),
    }
}

fn read(seq: i64, line: &str) -> Line {
    let mut words = line.split_whitespace();
    let at = moment(words.next().unwrap());
    let event = match words.next().unwrap() {
        "opens" => Event::Opened {
            session: 1,
            left_message: false,
            all_suspended: false,
        },
        "left" => Event::Opened {
            session: 1,
            left_message: true,
            all_suspended: false,
        },
        "all-suspended" => Event::Opened {
            session: 1,
            left_message: false,
            all_suspended: true,
        },
        "asks" => Event::Asked,
        "noise" => Event::Noise,
        "ann" => Event::Answered { by: ann() },
        "ben" => Event::Answered { by: ben() },
        "assist" => Event::Assisted { by: ann() },
        "robot" => Event::Automatic,
        "to-ann" => Event::Assigned { to: ann() },
        "to-ben" => Event::Assigned { to: ben() },
        "no-reply" => Event::NoReply,
        "blocks" => Event::Blocked,
        "closes" => Event::Closed,
        other => panic!("what is {other}"),
    };
    let recalled_at = words
        .next()
        .map(|word| moment(word.trim_start_matches('~')));
    Line {
        at,
        seq,
        event,
        recalled_at,
    }
}

fn moment(clock: &str) -> Millis {
    let (day, clock) = clock
        .strip_prefix('+')
        .map_or((0, clock), |clock| (1, clock));
    let mut parts = clock.split(':').map(|part| part.parse::<i64>().unwrap());
    let (hour, minute) = (parts.next().unwrap(), parts.next().unwrap());
    let second = parts.next().unwrap_or(0);
    DAY + day * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1_000
}

fn profile(id: &str) -> Profile {
    shipped()
        .into_iter()
        .find(|profile| profile.id == id)
        .unwrap()
}

fn cut(id: &str, story: &str) -> Vec<Round> {
    rounds(&thread(story), &profile(id))
}

fn facts(rounds: Vec<Round>) -> Facts {
    Facts {
        rounds,
        ..Facts::default()
    }
}

fn sums(profile: &Profile, story: &str) -> Figures {
    figures(
        &facts(rounds(&thread(story), profile)),
        profile,
        DAY..DAY + 2 * DAY_MS,
        None,
        DAY + 3 * DAY_MS,
    )
}

/// (met, of, value) of a measure.
fn sum(id: &str, measure: &str, story: &str) -> (i64, i64, Option<i64>) {
    let figures = sums(&profile(id), story);
    let sum = figures
        .sums
        .into_iter()
        .find(|sum| sum.measure == measure)
        .unwrap();
    (sum.met, sum.of, sum.value)
}

#[test]
fn who_asks_a_then_b_waits_from_a() {
    let story = "10:00 opens
        10:00 to-ann
        10:00:00 asks
        10:02:50 asks
        10:03:10 ann";
    let rounds = cut("taobao", story);
    assert_eq!(rounds.len(), 1);
    assert_eq!((rounds[0].wait_ms(), rounds[0].lines), (Some(190_000), 2));
    assert_eq!(sum("taobao", "within_3_minutes", story), (0, 1, Some(0)));
}

#[test]
fn three_minutes_sharp_are_in_time() {
    assert_eq!(
        sum("taobao", "within_3_minutes", "10:00 asks\n10:03 ann"),
        (1, 1, Some(1_000))
    );
    assert_eq!(
        sum("taobao", "within_3_minutes", "10:00 asks\n10:03:01 ann"),
        (0, 1, Some(0))
    );
}

#[test]
fn jd_leaves_out_whoever_came_before_nine() {
    let story = "8:56 opens\n8:56 to-ann\n8:56 asks\n9:01 ann";
    assert_eq!(cut("jd", story)[0].exclusion, Some(Exclusion::OutsideHours));
    assert_eq!(sum("jd", "first_within_30_seconds", story).1, 0);
    // The same question at Taobao is counted: it lies within 8:00 to 23:00.
    assert_eq!(sum("taobao", "within_3_minutes", story), (0, 1, Some(0)));
}

#[test]
fn jd_counts_the_first_question_only_and_ten_minutes_make_one_reception() {
    let story = "10:00:00 opens\n10:00:00 to-ann\n10:00:00 asks\n10:00:20 ann
        10:05:00 asks\n10:09:00 ann\n10:10 closes
        10:19:59 opens\n10:19:59 to-ann\n10:19:59 asks\n10:21:00 ann";
    assert_eq!(
        sum("jd", "first_within_30_seconds", story),
        (1, 1, Some(1_000))
    );
    let later = story.replace("10:19:59", "10:20:00");
    assert_eq!(
        sum("jd", "first_within_30_seconds", &later),
        (1, 2, Some(500))
    );
}

#[test]
fn what_was_left_while_nobody_was_there_counts_apart() {
    let story = "10:00 left\n10:00 asks\n11:00 to-ann\n11:00 ann";
    assert_eq!(cut("jd", story)[0].exclusion, Some(Exclusion::LeftMessage));
    assert_eq!(sum("jd", "first_within_30_seconds", story).1, 0);
    assert_eq!(sum("jd", "left_answered", story), (1, 1, Some(1_000)));
}

#[test]
fn only_jd_and_the_shop_itself_leave_out_what_was_left() {
    let story = "10:00 left\n10:00 asks\n11:00 to-ann\n11:00 ann";
    let late = (0, 1, Some(0));
    assert_eq!(sum("taobao", "within_3_minutes", story), late);
    assert_eq!(sum("kuaishou", "customers_within_3_minutes", story), late);
    assert_eq!(sum("douyin", "mean_round", story).2, Some(3_600_000));
    assert_eq!(sum("pdd", "customers_within_5_minutes", story), late);
    let answered = (1, 1, Some(1_000));
    assert_eq!(sum("pdd", "customers_within_1_hour", story), answered);
    assert_eq!(sum("weixin", "answered", story), answered);
    assert_eq!(sum("weixin", "mean_first", story).2, Some(3_600_000));
    let own = &rounds(&thread(story), &shop_own(20_000, 180_000))[0];
    assert_eq!(own.exclusion, Some(Exclusion::LeftMessage));
}

#[test]
fn once_a_person_has_answered_a_left_reception_counts_like_any_other() {
    let story = "10:00 left\n10:00 asks\n10:05 to-ann\n10:05 ann\n10:06 asks\n10:07 ann";
    for profile in [profile("jd"), shop_own(20_000, 180_000)] {
        let cut = rounds(&thread(story), &profile);
        let excluded: Vec<_> = cut.iter().map(|round| round.exclusion).collect();
        assert_eq!(excluded, [Some(Exclusion::LeftMessage), None]);
    }
    assert_eq!(sum("jd", "mean_round", story).2, Some(60_000));
    // The first question stays the first, and the reception stays one that was left.
    assert_eq!(sum("jd", "first_within_30_seconds", story).1, 0);
    assert_eq!(sum("jd", "left_share", story), (0, 1, Some(1_000)));
    let unanswered = "10:00 left\n10:00 asks\n10:10 closes\n10:12 opens\n10:12 asks";
    let cut = cut("jd", unanswered);
    let is_left = |round: &Round| round.exclusion == Some(Exclusion::LeftMessage);
    assert!(cut.len() == 2 && cut.iter().all(is_left), "{cut:?}");
}

#[test]
fn a_robot_answers_at_once_and_the_clock_runs_on_to_the_person() {
    let story = "10:00:00 asks\n10:00:01 robot\n10:04:00 ann";
    let rounds = cut("taobao", story);
    assert_eq!(rounds[0].wait_ms(), Some(240_000));
    assert_eq!(rounds[0].automatic, vec![moment("10:00:01")]);
    assert_eq!(sum("taobao", "within_3_minutes", story), (0, 1, Some(0)));
}

#[test]
fn judges_differ_on_a_robot_under_a_persons_eye() {
    let story = "10:00:00 asks\n10:00:05 assist\n10:04:00 ann";
    assert_eq!(
        rounds(&thread(story), &profile("taobao"))[0].wait_ms(),
        Some(240_000)
    );
    let counting = Profile {
        assisted_counts: true,
        ..profile("taobao")
    };
    assert_eq!(rounds(&thread(story), &counting)[0].wait_ms(), Some(5_000));
}

#[test]
fn across_eleven_at_night_the_question_decides() {
    let before = "22:59:30 asks\n23:01:00 ann";
    assert_eq!(
        sum("taobao", "within_3_minutes", before),
        (1, 1, Some(1_000))
    );
    let after = "23:00:00 asks\n23:01:00 ann";
    assert_eq!(
        cut("taobao", after)[0].exclusion,
        Some(Exclusion::OutsideHours)
    );
    let morning = "22:59:30 asks\n+8:00:10 ann";
    assert_eq!(sum("taobao", "within_3_minutes", morning), (0, 1, Some(0)));
}

#[test]
fn jd_counts_a_reception_that_began_before_eleven_whole() {
    let story = "22:58 opens\n22:58 to-ann\n22:58 asks\n22:58:20 ann\n23:05 asks\n23:06 ann";
    let rounds = cut("jd", story);
    assert!(
        rounds.iter().all(|round| round.exclusion.is_none()),
        "{rounds:?}"
    );
}

#[test]
fn a_transfer_does_not_stop_the_clock_and_whoever_held_it_at_the_limit_answers_for_it() {
    let story = "10:00 opens\n10:00 to-ann\n10:00 asks\n10:03:30 to-ben\n10:03:40 ben";
    let round = &cut("taobao", story)[0];
    assert_eq!(
        (round.wait_ms(), round.answered_by),
        (Some(220_000), Some(ben()))
    );
    assert_eq!(round.answers_for(Some(180_000)), Some(ann()));
    let early = story.replace("10:03:30", "10:01:00");
    assert_eq!(
        cut("taobao", &early)[0].answers_for(Some(180_000)),
        Some(ben())
    );
}

#[test]
fn a_question_taken_back_before_the_answer_asks_nothing() {
    assert!(cut("taobao", "10:00 asks ~10:01\n10:05 ann").is_empty());
    let rest = cut("taobao", "10:00 asks ~10:01\n10:02 asks\n10:03 ann");
    assert_eq!((rest[0].asked_at, rest[0].lines), (moment("10:02"), 1));
    let answered = cut("taobao", "10:00 asks ~10:01:30\n10:01 ann");
    assert_eq!(answered[0].wait_ms(), Some(60_000));
}

#[test]
fn an_answer_taken_back_is_none() {
    let rounds = cut("taobao", "10:00 asks\n10:00:30 ann ~10:01\n10:05 ann");
    assert_eq!(rounds[0].wait_ms(), Some(300_000));
}

#[test]
fn whoever_was_blocked_is_left_out_from_the_open_question_on() {
    let story = "10:00 asks\n10:00:30 ann\n10:02 asks\n10:06 blocks\n10:07 asks";
    let rounds = cut("taobao", story);
    let excluded: Vec<_> = rounds.iter().map(|round| round.exclusion).collect();
    assert_eq!(excluded, [None, Some(Exclusion::Blocked)]);
    assert_eq!(
        sum("taobao", "within_3_minutes", story),
        (1, 1, Some(1_000))
    );
}

#[test]
fn advertisements_and_red_packets_start_no_clock() {
    let rounds = cut("taobao", "10:00 noise\n10:04 asks\n10:04:10 ann");
    assert_eq!(rounds[0].wait_ms(), Some(10_000));
}

#[test]
fn kuaishou_counts_customers_who_reached_a_person() {
    let robot_only = "10:00 opens\n10:00 asks\n10:00:01 robot\n10:30 closes";
    assert_eq!(
        cut("kuaishou", robot_only)[0].exclusion,
        Some(Exclusion::NoPerson)
    );
    assert_eq!(
        sum("kuaishou", "customers_within_3_minutes", robot_only).1,
        0
    );
    let reached = "10:00 opens\n10:00 asks\n10:00:01 robot\n10:01 asks\n10:02 to-ann\n10:02:30 ann";
    assert_eq!(
        sum("kuaishou", "customers_within_3_minutes", reached),
        (1, 1, Some(1_000))
    );
    let ignored = "10:00 opens\n10:00 to-ann\n10:00 asks\n10:30 closes";
    assert_eq!(
        sum("kuaishou", "customers_within_3_minutes", ignored),
        (0, 1, Some(0))
    );
}

#[test]
fn pinduoduo_counts_a_customer_once_a_day_who_fails_by_any_line() {
    let story = "10:00 asks\n10:01 ann\n11:00 asks\n11:04 ann\n+10:00 asks\n+10:01 ann";
    assert_eq!(
        sum("pdd", "customers_within_5_minutes", story),
        (2, 2, Some(1_000))
    );
    assert_eq!(
        sum("pdd", "customers_within_3_minutes", story),
        (1, 2, Some(500))
    );
}

#[test]
fn douyins_pair_is_the_mean_and_its_day_ends_before_eleven() {
    let story = "22:59:59 asks\n23:00:09 ann\n23:00:30 asks\n23:10:00 ann";
    assert_eq!(sum("douyin", "mean_round", story).2, Some(10_000));
}

#[test]
fn weixin_counts_receptions_by_day_without_hours() {
    let story = "3:00 opens\n3:00 asks\n3:00:08 to-ann\n3:00:10 ann";
    assert_eq!(sum("weixin", "mean_first", story), (1, 1, Some(10_000)));
    assert_eq!(
        sum("weixin", "answered", "3:00 opens\n3:00 asks\n4:00 closes"),
        (0, 1, Some(0))
    );
}

#[test]
fn half_an_hour_of_silence_begins_a_new_reception() {
    let story = "10:00 opens\n10:00 to-ann\n10:00 asks\n10:00:10 ann\n10:31 asks\n10:31:05 ann";
    let firsts: Vec<_> = cut("weixin", story)
        .iter()
        .map(|round| round.is_first)
        .collect();
    assert_eq!(firsts, [true, true]);
    let soon = story.replace("10:31", "10:30");
    let firsts: Vec<_> = cut("weixin", &soon)
        .iter()
        .map(|round| round.is_first)
        .collect();
    assert_eq!(firsts, [true, false]);
}

#[test]
fn the_mean_is_over_every_question_and_the_first_apart() {
    let story = "10:00 opens\n10:00 asks\n10:00:10 ann\n10:01 asks\n10:01:30 ann";
    assert_eq!(sum("taobao", "mean_first", story).2, Some(10_000));
    assert_eq!(sum("taobao", "mean_round", story).2, Some(20_000));
}

#[test]
fn the_shop_believes_its_own_mark_that_nothing_needs_an_answer() {
    let own = shop_own(20_000, 180_000);
    let story = "10:00 asks\n10:00:10 ann\n10:01 asks\n10:02 no-reply";
    let kinds: Vec<_> = rounds(&thread(story), &own)
        .iter()
        .map(|round| round.exclusion)
        .collect();
    assert_eq!(kinds, [None, Some(Exclusion::NoReplyNeeded)]);
    // A platform does not.
    assert_eq!(sum("taobao", "within_3_minutes", story), (1, 2, Some(500)));
}

#[test]
fn a_customer_who_waits_with_time_left_is_neither_met_nor_missed() {
    let round = &cut("taobao", "10:00 asks")[0];
    assert_eq!(
        round.standing(Some(180_000), moment("10:02")),
        Verdict::Open
    );
    assert_eq!(
        round.standing(Some(180_000), moment("10:03:01")),
        Verdict::Missed
    );
}

#[test]
fn a_close_leaves_what_was_asked_unanswered() {
    let round = &cut("taobao", "10:00 asks\n10:01 closes")[0];
    assert_eq!(
        (
            round.ended_at,
            round.standing(Some(180_000), moment("10:02"))
        ),
        (Some(moment("10:01")), Verdict::Missed)
    );
}

/// The value of a measure, and what its judge asks for.
fn against_goal(id: &str, measure: &str, story: &str) -> (Option<i64>, Option<i64>) {
    let mut measures = profile(id).measures.into_iter();
    let own = measures.find(|one| one.id == measure).unwrap();
    (sum(id, measure, story).2, own.goal)
}

#[test]
fn jd_asks_for_a_mean_of_forty_seconds_over_every_question() {
    let story = "10:00 opens\n10:00 asks\n10:00:20 ann\n10:01 asks\n10:01:58 ann";
    assert_eq!(
        against_goal("jd", "mean_round", story),
        (Some(39_000), Some(40_000))
    );
}

#[test]
fn at_jd_a_message_is_left_where_all_are_away_or_suspended() {
    for story in [
        "10:00 left\n10:00 asks\n10:00:10 ann",
        "10:00 all-suspended\n10:00 to-ann\n10:00 asks\n10:00:10 ann",
    ] {
        assert_eq!(cut("jd", story)[0].exclusion, Some(Exclusion::LeftMessage));
        assert_eq!(sum("jd", "first_within_30_seconds", story).1, 0);
        assert_eq!(sum("jd", "left_answered", story), (1, 1, Some(1_000)));
    }
    let story = "10:00 all-suspended\n10:00 to-ann\n10:00 asks\n10:00:10 ann";
    assert_eq!(cut("taobao", story)[0].exclusion, None);
}

#[test]
fn jd_counts_the_share_of_messages_left_among_all_receptions() {
    let left = "10:00 left\n10:00 asks\n10:40 ann\n10:41 closes";
    let served = |hour: i64| {
        format!(
            "{hour}:00 opens\n{hour}:00 asks\n{hour}:00:10 ann\n{hour}:01 asks\n{hour}:01:10 ann\n{hour}:02 closes"
        )
    };
    let story = format!("{left}\n{}\n{}\n{}", served(12), served(14), served(16));
    assert_eq!(
        against_goal("jd", "left_share", &story),
        (Some(250), Some(500))
    );
}

#[test]
fn pinduoduo_counts_whoever_had_any_line_unanswered_or_after_an_hour() {
    let late = "10:00 asks\n11:00:01 ann";
    assert_eq!(sum("pdd", "customers_within_1_hour", late).0, 0);
    let sharp = "10:00 asks\n11:00 ann";
    assert_eq!(sum("pdd", "customers_within_1_hour", sharp).0, 1);
    let unanswered = "10:00 asks\n10:01 ann\n12:00 asks";
    assert_eq!(
        sum("pdd", "customers_within_1_hour", unanswered),
        (0, 1, Some(0))
    );
}

#[test]
fn a_question_after_a_persons_close_begins_a_new_reception() {
    let story = "10:00 opens\n10:00 to-ann\n10:00 asks\n10:00:10 ann\n10:01 closes
        10:02 opens\n10:02 to-ann\n10:02 asks\n10:02:30 ann";
    let firsts = |id| {
        let rounds = cut(id, story);
        rounds
            .iter()
            .map(|round| round.is_first)
            .collect::<Vec<_>>()
    };
    assert_eq!(firsts("weixin"), [true, true]);
    assert_eq!(sum("weixin", "mean_first", story).2, Some(20_000));
    // Jingdong takes it for the same within ten minutes.
    assert_eq!(firsts("jd"), [true, false]);
}

#[test]
fn weixin_counts_receptions_and_customers() {
    let story = "10:00 opens\n10:00 asks\n10:00:10 ann\n10:01 closes
        11:00 left\n11:00 asks\n11:30 closes\n12:00 opens\n12:00 asks\n12:00:10 ann";
    assert_eq!(sum("weixin", "session_cnt", story).2, Some(3));
    assert_eq!(sum("weixin", "customer_cnt", story).2, Some(1));
}

/// The value of a measure by the words of Taobao's service interface, of two customers.
fn of_two(measure: &str, story: &str, other: &str) -> Option<i64> {
    let profile = profile("wangwang");
    let second = Thread {
        customer: Uuid::from_u128(9),
        ..thread(other)
    };
    let mut both = rounds(&thread(story), &profile);
    both.extend(rounds(&second, &profile));
    let now = DAY + 3 * DAY_MS;
    let figures = figures(&facts(both), &profile, DAY..DAY + DAY_MS, None, now);
    let mut sums = figures.sums.into_iter();
    sums.find(|sum| sum.measure == measure).unwrap().value
}

#[test]
fn wangwangs_mean_weighs_each_customer_of_the_day_once_whatever_the_hour() {
    let often = "3:00 asks\n3:00:10 ann\n3:01 asks\n3:01:30 ann\n3:02 asks\n3:02:20 ann";
    let once = "23:30 asks\n23:31:40 ben";
    // 20 s and 100 s; over every question it would be 40.
    assert_eq!(of_two("mean_wait", often, once), Some(60_000));
    assert_eq!(of_two("mean_wait", often, "9:00 asks"), Some(20_000));
}

#[test]
fn wangwang_counts_customers_received_and_those_without_an_answer() {
    let served = "10:00 opens\n10:00 to-ann\n10:00 asks\n10:01 ann\n11:00 asks\n11:01 ann";
    let ignored = "10:00 opens\n10:00 to-ann\n10:00 asks\n10:30 closes\n12:00 asks";
    assert_eq!(of_two("received_cnt", served, ignored), Some(2));
    assert_eq!(of_two("unanswered_cnt", served, ignored), Some(1));
    // Nobody had them: not received, and unanswered all the same.
    let nobodys = "10:00 opens\n10:00 asks\n10:00:01 robot\n10:30 closes";
    assert_eq!(of_two("received_cnt", served, nobodys), Some(1));
    assert_eq!(of_two("unanswered_cnt", served, nobodys), Some(1));
}

#[test]
fn a_conversation_is_valid_once_a_person_spoke_and_counts_once_a_customer_and_day() {
    let valid = |story: &str| {
        let figures = sums(&shop_own(20_000, 180_000), story);
        let mut sums = figures.sums.into_iter();
        sums.find(|sum| sum.measure == "valid_cnt").unwrap().value
    };
    let twice =
        "10:00 opens\n10:00 asks\n10:01 ann\n10:02 closes\n15:00 opens\n15:00 asks\n15:01 ben";
    assert_eq!(valid(twice), Some(1));
    assert_eq!(valid(&format!("{twice}\n+10:00 asks\n+10:01 ann")), Some(2));
    assert_eq!(valid("10:00 asks\n10:00:01 robot\n10:30 closes"), Some(0));
    assert_eq!(valid("10:00 left\n10:00 asks\n11:00 ann"), Some(1));
}

#[test]
fn inquiries_are_counted_by_orders_of_the_day_and_by_what_was_paid_in_the_end() {
    let usual = profile("inquiry");
    let week = Profile {
        paid_within_days: 7,
        ..usual.clone()
    };
    let story = "10:00 opens\n10:00 asks\n10:01 ann\n11:00 asks\n11:01 ann";
    let shares_by = |inquiry: &Profile, placed: &str, paid: Option<&str>| {
        let facts = Facts {
            purchases: vec![Purchase {
                customer: Uuid::from_u128(8),
                placed_at: moment(placed),
                paid_at: paid.map(moment),
            }],
            ..facts(rounds(&thread(story), inquiry))
        };
        let now = DAY + 9 * DAY_MS;
        let figures = figures(&facts, inquiry, DAY..DAY + DAY_MS, None, now);
        let share = |at: usize| (figures.sums[at].of, figures.sums[at].value);
        (share(0), share(1))
    };
    let shares = |placed: &str, paid: Option<&str>| shares_by(&usual, placed, paid);
    let (yes, no) = ((1, Some(1_000)), (1, Some(0)));
    assert_eq!(shares("10:30", None), (yes, no));
    assert_eq!(shares("10:30", Some("+9:00")), (yes, yes));
    // On the day after: no order of the natural day, but paid in the end.
    assert_eq!(shares("+0:10", Some("+0:11")), (no, yes));
    // Bought before anything was asked.
    assert_eq!(shares("9:59", Some("10:30")), (no, no));
    // Paid on the third day, and after a week.
    assert_eq!(shares("10:30", Some("+24:01")), (yes, no));
    assert_eq!(shares_by(&week, "10:30", Some("+24:01")), (yes, yes));
    assert_eq!(shares_by(&week, "10:30", Some("+143:59")), (yes, yes));
    assert_eq!(shares_by(&week, "10:30", Some("+144:00")), (yes, no));
}
