//! What people type, and what slips.

use super::*;

fn clair_et_net() -> Typed {
    Typed {
        start: "2024-02-01".parse().ok(),
        initial: TypedLength { n: "24".into(), unit: Unit::Month },
        renews_by: TypedLength { n: " 12 ".into(), unit: Unit::Month },
        notice: TypedLength { n: "2".into(), unit: Unit::Month },
        amount: "1 450,00".into(),
        ..Typed::default()
    }
}

#[test]
fn what_is_typed_right_is_understood_and_typed_back_the_same() {
    let typed = clair_et_net();
    let read = typed.read(Vec::new(), None);
    assert_eq!(read.faults, []);
    assert_eq!(read.draft.amount.map(|amount| amount.net), Some(Cents(145_000)));
    assert_eq!(Typed::of(&read.draft).read(Vec::new(), None), read);
}

#[test]
fn each_slip_is_told_beside_its_field() {
    let told = |change: fn(&mut Typed)| {
        let mut typed = clair_et_net();
        change(&mut typed);
        typed.read(Vec::new(), None).faults
    };
    assert_eq!(told(|t| t.start = None), [(Slot::Start, Fault::Terms(TermsError::NoStart))]);
    assert_eq!(told(|t| t.initial.n = "0".into()), [(Slot::Initial, Fault::Terms(TermsError::ZeroLength))]);
    assert_eq!(told(|t| t.initial.n = "deux".into()), [(Slot::Initial, Fault::NotANumber)]);
    assert_eq!(told(|t| t.initial.n = "-3".into()), [(Slot::Initial, Fault::Terms(TermsError::ZeroLength))]);
    assert_eq!(
        told(|t| t.notice.n = "30".into()),
        [(Slot::Notice, Fault::Terms(TermsError::NoticeLongerThanTerm))]
    );
    assert_eq!(
        told(|t| t.amount = "1450,005".into()),
        [(Slot::Amount, Fault::Money(MoneyError::TooManyDecimals))]
    );
    assert_eq!(told(|t| t.vat = "vingt".into()), [(Slot::Vat, Fault::NotARate)]);
    assert_eq!(told(|t| t.max = "0".into()), [(Slot::MaxRenewals, Fault::Terms(TermsError::MaxRenewals))]);
    assert_eq!(told(|t| t.buffer = "400".into()), [(Slot::Buffer, Fault::Terms(TermsError::Buffer))]);
    let ends_before = |t: &mut Typed| (t.by_end, t.until) = (true, "2024-01-01".parse().ok());
    assert_eq!(told(ends_before), [(Slot::Initial, Fault::Terms(TermsError::EndBeforeStart))]);
}

#[test]
fn a_renewal_without_length_lasts_as_the_initial_term() {
    let mut typed = clair_et_net();
    typed.renews_by.n.clear();
    let read = typed.read(Vec::new(), None);
    let two_years = Length::new(24, Unit::Month).unwrap();
    assert_eq!(read.draft.renewal, Renewal::Tacit { length: two_years, max: None });
}

#[test]
fn rates_as_typed() {
    assert_eq!(rate("20"), Ok(Some(2000)));
    assert_eq!(rate(" 5,5 % "), Ok(Some(550)));
    assert_eq!(rate("2.1"), Ok(Some(210)));
    assert_eq!(rate(""), Ok(None));
    for bad in ["-1", "101", "5,555", ",5", "20 €", "99999999999"] {
        assert_eq!(rate(bad), Err(Fault::NotARate), "{bad}");
    }
    for bp in [0, 210, 550, 1000, 2000, 10_000] {
        assert_eq!(rate(&rate_text(bp)), Ok(Some(bp)));
    }
}
