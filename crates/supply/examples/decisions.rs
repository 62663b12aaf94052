//! How long all decisions of a year take, over 3 000 contracts: `cargo run --release -p supply --example decisions`.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench says its figures, and measures time"
)]

use std::time::Instant;

use chrono::{Days, NaiveDate};
use domain::money::Cents;
use replica::ctx::Seeded;
use replica::page::{Entry, Page};
use replica::{Cid, Ctx, DeviceId, Hlc, Intent, RecordId, Table, Write};
use supply::book::Book;
use supply::contract::compose::{self, ContractDraft};
use supply::contract::{
    Agenda, Amount, Basis, Change, Form, Indexation, Initial, Length, NoticeClause, Per, Renewal, TermsDraft,
    TermsError, Unit,
};

const CONTRACTS: u64 = 3_000;

fn main() -> Result<(), TermsError> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or(TermsError::DateOutOfRange)?;
    let mut table = Table::default();
    for n in 0..CONTRACTS {
        act(&mut table, n, contract(n, today)?);
    }
    let started = Instant::now();
    let book = Book::build(&table);
    println!("book of {CONTRACTS} contracts: {:.1} ms", started.elapsed().as_secs_f64() * 1e3);
    let mut times = Vec::new();
    let (mut n_lines, mut at_stake) = (0, Cents(0));
    for _ in 0..21 {
        let started = Instant::now();
        let agenda = Agenda::of(&book, today, today + Days::new(365));
        let months = agenda.by_month(today, 12);
        times.push(started.elapsed());
        n_lines = months.iter().map(|month| month.lines.len()).sum();
        at_stake = months.iter().fold(Cents(0), |sum, month| sum.checked_add(month.at_stake).unwrap_or(sum));
    }
    times.sort();
    let ms = |at: usize| times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e3);
    println!(
        "{n_lines} decisions, {} € at stake: median {:.2} ms, worst {:.2} ms",
        at_stake.to_plain(),
        ms(10),
        ms(20)
    );
    Ok(())
}

/// Every kind of terms that offices have; one in five amended, one in seven rising each year.
fn contract(n: u64, today: NaiveDate) -> Result<Vec<Intent>, TermsError> {
    let id = RecordId::derived("bench", &n.to_string());
    let months = |n: u64| Length::new(i64::try_from(n).unwrap_or(12), Unit::Month);
    let start = today - Days::new(100 + n * 7919 % 4000);
    let notice = NoticeClause {
        length: months(1 + n % 6)?,
        working_days: false,
        basis: if n.is_multiple_of(3) { Basis::Sent } else { Basis::Received },
        form: Form::Registered,
        buffer: 5,
    };
    let rise = Indexation::Fixed { bp: 200, on: None };
    let draft = ContractDraft {
        party: Some(RecordId::derived("bench party", &(n % 500).to_string())),
        title: format!("Contrat {n}"),
        terms: TermsDraft {
            start: Some(start),
            initial: Some(Initial::Lasts(months(12 * (1 + n % 5))?)),
            renewal: Renewal::Tacit { length: months(if n.is_multiple_of(4) { 3 } else { 12 })?, max: None },
            notice: Some(notice),
            amount: Some(Amount {
                net: Cents(10_000 + i64::try_from(n).unwrap_or(0)),
                per: Per::Month,
                vat_bp: Some(2000),
            }),
            indexation: if n.is_multiple_of(7) { rise } else { Indexation::None },
            ..TermsDraft::default()
        },
        ..ContractDraft::default()
    };
    let mut writes = compose::create(id, &draft);
    if n.is_multiple_of(5) {
        let amendment = RecordId::derived("bench amendment", &n.to_string());
        let change = Change {
            notice: Some(notice),
            amount: draft.terms.amount,
            ..Change::from(start + Days::new(90))
        };
        writes.extend(compose::amend(amendment, id, "n", "", &change));
    }
    Ok(writes)
}

fn act(table: &mut Table, n: u64, intents: Vec<Intent>) {
    let n = n + 1;
    let cid = Cid::new(&mut Ctx { now_ms: n, entropy: &mut Seeded(n) });
    let write = |i: Intent| Write {
        ty: i.kind,
        id: i.id,
        f: i.field,
        k: i.op,
        v: i.value,
        sup: Default::default(),
        extra: Default::default(),
    };
    let writes = intents.into_iter().map(write).collect();
    let change = replica::page::change(cid, cid, (DeviceId(1), n), Hlc::at(n), writes);
    table.apply(n, &Page::Changes(vec![Entry::made(change)]));
}
