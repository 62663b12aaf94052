//! The notices given for a contract, and what each is worth.

use leptos::prelude::*;
use replica::RecordId;
use supply::contract::{Decision, Judged, Notice, Outcome, Worth};

use super::model::Shown;
use super::words::day;
use crate::i18n::{T, use_t};
use crate::routes::Suppliers;
use crate::widgets::icon::{Glyph, Icon};

/// What a notice is worth, in words.
pub fn verdict(t: T, decision: &Decision, judged: &Judged) -> String {
    match judged.worth {
        Worth::Draft => t.notice_draft().to_owned(),
        Worth::InTime => t.notice_in_time(&day(t, judged.term.end)),
        Worth::Unproven => t.notice_unproven(&day(t, judged.deadline.last_day)),
        Worth::Late => {
            let limit = day(t, judged.deadline.last_day);
            let missed =
                decision.missed.filter(|missed| missed.term == judged.term).map(|missed| missed.until);
            // What is written for a day to come may be late before the deadline is.
            let renewed =
                decision.next.filter(|step| step.term == judged.term).and_then(|step| match step.outcome {
                    Outcome::Renews(term) => Some(term.end),
                    _ => None,
                });
            match missed.or(renewed) {
                Some(until) => t.notice_late(&limit, &day(t, until)),
                None => t.notice_late_alone(&limit),
            }
        }
    }
}

/// A shape for what it is worth.
pub const fn worth_glyph(worth: Worth) -> Glyph {
    match worth {
        Worth::Draft => Glyph::Edit,
        Worth::Unproven => Glyph::Clock,
        Worth::InTime => Glyph::Check,
        Worth::Late => Glyph::Warning,
    }
}

/// For stylesheets.
pub const fn worth_key(worth: Worth) -> &'static str {
    match worth {
        Worth::Draft => "draft",
        Worth::Unproven => "unproven",
        Worth::InTime => "in-time",
        Worth::Late => "late",
    }
}

/// How far a notice came, in words: « Préparée le … · Envoyée le … ».
pub fn steps(t: T, notice: &Notice) -> String {
    let said = |name: &str, on: Option<chrono::NaiveDate>| on.map(|on| t.notice_said(name, &t.date_year(on)));
    let all = [
        said(t.notice_prepared(), notice.prepared),
        said(t.notice_sent(), notice.sent),
        said(t.notice_received(), notice.received),
        said(t.notice_acknowledged(), notice.acknowledged),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The notices, where there are any.
#[component]
pub fn NoticesSection(
    /// The contract.
    contract: RecordId,
    /// What the page shows.
    shown: Memo<Option<Shown>>,
) -> impl IntoView {
    let t = use_t();
    let rows = Memo::new(move |_| {
        shown.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            let Ok(decision) = &shown.decision else { return Vec::new() };
            let mut rows: Vec<(Judged, Notice)> = decision
                .notices
                .iter()
                .filter_map(|judged| {
                    let notice =
                        shown.notices.iter().find(|notice| Some(notice.id) == judged.given.record)?;
                    Some((*judged, notice.clone()))
                })
                .collect();
            rows.reverse();
            rows
        })
    });
    let list = move || {
        rows.get()
            .into_iter()
            .map(|(judged, notice)| {
                let said = shown.with(|shown| {
                    let decision = shown.as_ref().and_then(|shown| shown.decision.as_ref().ok());
                    decision.map(|decision| verdict(t, decision, &judged))
                });
                let lrar = Some(notice.lrar.clone()).filter(|lrar| !lrar.is_empty());
                view! {
                    <li class="list-row notice-row" data-worth=worth_key(judged.worth)>
                        <Icon glyph=worth_glyph(judged.worth) />
                        <a class="list-row__link notice-row__to" href=Suppliers::Letter(contract).href()>
                            <span class="notice-row__verdict">{said}</span>
                            <span class="notice-row__steps">
                                {t.notice_for_term(&t.date_year(judged.term.end))}
                            </span>
                            <span class="notice-row__steps">{steps(t, &notice)}</span>
                            {lrar.map(|lrar| view! { <span class="notice-row__steps u-figures">{lrar}</span> })}
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <section class="section">
                <div class="section__head">
                    <h2 class="section__title">{move || t.contract_notices()}</h2>
                </div>
                <ul class="notices">{list}</ul>
            </section>
        </Show>
    }
}
