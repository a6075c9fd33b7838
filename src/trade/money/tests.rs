use super::{discounts, priced, yuan};

#[test]
fn fen_are_yuan() {
    for (fen, told) in [
        (0, "0.00"),
        (5, "0.05"),
        (12_345, "123.45"),
        (-250, "-2.50"),
    ] {
        assert_eq!(yuan(fen), told);
    }
    assert_eq!(priced(-250), "-¥2.50");
}

#[test]
fn what_is_a_line_s_own_stays_with_it_and_the_rest_falls_on_what_is_left() {
    for (discount_fen, lines, wanted) in [
        (500, vec![(20_000, 0), (10_000, 0)], vec![333, 167]),
        (500, vec![(20_000, 500), (10_000, 0)], vec![500, 0]),
        (-300, vec![(20_000, 0), (10_000, -300)], vec![0, -300]),
        (200, vec![(20_000, 500), (10_000, -300)], vec![500, -300]),
        (
            10_600,
            vec![(20_000, 0), (10_000, 10_000)],
            vec![600, 10_000],
        ),
    ] {
        assert_eq!(discounts(discount_fen, &lines), wanted);
    }
}

#[test]
fn sums_are_made_of_nonsense_too() {
    let most = 100_000_000_000;
    for lines in [vec![(1, most), (1, -most)], vec![(1, 1)], vec![(0, 0)]] {
        let fen = discounts(-most, &lines);
        assert_eq!(fen.len(), lines.len());
    }
}
