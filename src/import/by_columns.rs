//! Import of a table by what its columns are called, and of another sort of file of the same records beside it. It goes
//! the way of the wizard of requests up to the columns.

use std::collections::HashMap;
use std::sync::Arc;

use files::columns::Column;
use files::profile::Profile;
use files::table::{Row, Rows};
use leptos::prelude::*;

use super::coming::{Coming, Sort};
use super::mapping_row::MappingRow;
use super::source::{ROWS_PER_SLICE, Source};
use super::step_preview::PreviewStep;
use super::wizard::{Step, Wizard, Work};
use crate::i18n::{T, use_t};
use crate::platform::pause::breathe;
use crate::widgets::banner::{Banner, BannerKind};
use crate::widgets::button::{Button, ButtonKind, ButtonLink};
use crate::widgets::icon::Glyph;
use crate::widgets::progress::Progress;
use crate::widgets::select_field::Choice;
use crate::widgets::stepper::Stepper;

/// Where such an import stands.
#[derive(Clone, Copy)]
pub struct ByColumns<F: Column> {
    /// Steps, progress, and the table if it is one.
    pub wizard: Wizard,
    /// The step shown.
    pub step: Memo<Step>,
    /// What each column is.
    pub columns: Memo<Vec<F>>,
    /// Columns that the person corrected, by name.
    corrected: RwSignal<HashMap<String, F>>,
    forget: Callback<()>,
}

impl<F: Column> ByColumns<F> {
    /// A new one. What would come in is in `preview`; correcting a column empties it.
    pub fn new<P: Send + Sync + 'static>(
        wizard: Wizard,
        suggest: fn(&[String], &Profile) -> Vec<F>,
        preview: RwSignal<Option<Arc<P>>>,
    ) -> Self {
        let corrected = RwSignal::new(HashMap::<String, F>::new());
        let columns = Memo::new(move |_| {
            wizard.source.with(|source| {
                let Some(source) = source else { return Vec::new() };
                let guessed = suggest(&source.header, &source.profile);
                let mine = |(name, guess): (&String, F)| {
                    corrected.with(|corrected| corrected.get(name).copied()).unwrap_or(guess)
                };
                source.header.iter().zip(guessed).map(mine).collect()
            })
        });
        let step = Memo::new(move |_| match wizard.step.get() {
            // By « forward », to what was not looked at or is no longer so.
            Step::Values if preview.with(Option::is_none) => {
                if wizard.source.with(Option::is_some) {
                    Step::Columns
                } else {
                    Step::File
                }
            }
            step => step,
        });
        let forget = Callback::new(move |()| preview.set(None));
        Self { wizard, step, columns, corrected, forget }
    }

    /// Whether it is a table and not another sort of file.
    pub fn is_table(self) -> bool {
        self.wizard.source.with(Option::is_some)
    }

    /// Forgets what was corrected.
    pub fn clear(self) {
        self.corrected.try_update(HashMap::clear);
    }

    /// Says what a column is.
    fn correct(self, column: String, field: F) {
        self.corrected.update(|corrected| {
            corrected.insert(column, field);
        });
        self.forget.run(());
    }

    /// Whether some column says whom rows are about.
    fn has_name(self) -> bool {
        self.columns.with(|columns| columns.iter().any(|field| field.names()))
    }
}

/// Reads the rows of a table that say something; `tick` is told how far it is, and stops it by `false`.
pub async fn read_rows(source: &Source, tick: impl Fn(f64) -> bool, mut each: impl FnMut(&Row)) {
    let Ok(mut rows) = Rows::new(Arc::clone(&source.decoded.text), source.dialect) else { return };
    loop {
        // A malformed end: what was read before it stays.
        let chunk = rows.next_chunk(ROWS_PER_SLICE).unwrap_or_default();
        if chunk.is_empty() {
            return;
        }
        chunk.iter().filter(|row| !row.is_empty()).for_each(&mut each);
        breathe().await;
        if !tick(rows.position() as f64 / rows.total().max(1) as f64) {
            return;
        }
    }
}

/// The steps, what is wrong, and the one step shown or how far reading is.
#[component]
pub fn ImportSteps<S: Sort>(
    /// Where the import stands.
    it: Coming<S>,
    /// Shows the top of the page.
    to_top: fn(),
    /// Choosing the file.
    #[prop(into)]
    file: ViewFn,
    /// What would come in.
    #[prop(into)]
    check: ViewFn,
    /// Running, and what it did.
    #[prop(into)]
    done: ViewFn,
) -> impl IntoView {
    let t = use_t();
    let (by, wizard) = (it.by, it.wizard);
    let problem = Memo::new(move |_| it.problem());
    let steps = Memo::new(move |_| {
        if by.is_table() {
            vec![Step::File, Step::Preview, Step::Columns, Step::Values, Step::Import]
        } else {
            vec![Step::File, Step::Values, Step::Import]
        }
    });
    let names = Signal::derive(move || {
        let name = |step: &Step| match step {
            Step::Values => (S::WORDS.check)(t).to_owned(),
            step => step.name(t).to_owned(),
        };
        steps.with(|steps| steps.iter().map(name).collect::<Vec<_>>())
    });
    let current = Signal::derive(move || {
        let step = by.step.get();
        steps.with(|steps| steps.iter().position(|one| *one == step).unwrap_or(0))
    });
    let is_reading = Memo::new(move |_| matches!(wizard.work.get(), Some(Work::Reading(_))));
    // Each step begins at its top, and readers hear where they are.
    Effect::new(move |before: Option<Step>| {
        let step = by.step.get();
        if before.is_some_and(|before| before != step) {
            request_animation_frame(to_top);
        }
        step
    });
    let screen = move || match by.step.get() {
        Step::File => file.run(),
        Step::Preview => view! { <PreviewStep wizard /> }.into_any(),
        Step::Columns => view! { <ColumnsStep it /> }.into_any(),
        Step::Values => check.run(),
        Step::Import => done.run(),
    };
    view! {
        <Stepper steps=names current />
        {move || {
            problem
                .get()
                .map(|message| {
                    view! {
                        <div class="import-notes">
                            <Banner message=Signal::stored(message) kind=BannerKind::Danger on_dismiss=move |()| it.dismiss() />
                        </div>
                    }
                })
        }}
        <Show when=move || is_reading.get() fallback=screen>
            <Progress
                label=Signal::derive(move || t.import_reading().to_owned())
                value=Signal::derive(move || match wizard.work.get() {
                    Some(Work::Reading(share)) => share,
                    _ => None,
                })
                on_cancel=Callback::new(move |()| wizard.cancel())
            />
        </Show>
    }
}

/// What columns become.
#[component]
fn ColumnsStep<S: Sort>(it: Coming<S>) -> impl IntoView {
    let t = use_t();
    let by = it.by;
    let n_mapped =
        move || by.columns.with(|columns| columns.iter().filter(|field| field.is_mapped()).count());
    let rows = move || {
        let source = by.wizard.source.get()?;
        let row = |(index, name): (usize, &String)| {
            let samples = source.profile.columns.get(index).map(|column| column.samples.clone());
            view! { <ColumnRow it index name=name.clone() samples=samples.unwrap_or_default() /> }
        };
        Some(source.header.iter().enumerate().map(row).collect_view())
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{move || t.import_columns_title()}</h2>
            </div>
            <p class="u-soft">
                {move || format!("{}. {}", t.import_n_mapped(n_mapped()), (S::WORDS.columns_body)(t))}
            </p>
            <Show when=move || !by.has_name()>
                <p class="import-missing" role="alert">{move || (S::WORDS.nameless)(t)}</p>
            </Show>
            <div class="mapping">{rows}</div>
        </section>
    }
}

#[component]
fn ColumnRow<S: Sort>(it: Coming<S>, index: usize, name: String, samples: Vec<String>) -> impl IntoView {
    let (t, by) = (use_t(), it.by);
    let field = Memo::new(move |_| by.columns.with(|columns| columns.get(index).copied()));
    let choices = Signal::derive(move || {
        let choice = |field: S::Column| Choice::new(field.key(), (S::WORDS.column)(t, field));
        let fields = S::Column::ALL.iter().copied().filter(|field| field.is_mapped());
        [S::Column::KEPT]
            .into_iter()
            .chain(fields)
            .chain([S::Column::IGNORED])
            .map(choice)
            .collect::<Vec<_>>()
    });
    let own = name.clone();
    let choose = move |key: String| {
        if let Some(field) = S::Column::from_key(&key) {
            by.correct(own.clone(), field);
        }
    };
    view! {
        <MappingRow
            name
            samples
            is_mapped=Signal::derive(move || field.get().is_some_and(Column::is_mapped))
            value=Signal::derive(move || field.get().map(|field| field.key().to_owned()).unwrap_or_default())
            choices
            on_change=choose
        />
    }
}

/// The way on, at the foot, where a thumb reaches it.
#[component]
pub fn ImportFoot<S: Sort>(
    /// Where the import stands.
    it: Coming<S>,
    /// What begins the import.
    start: Signal<String>,
    /// Where the records are.
    href: String,
) -> impl IntoView {
    let t = use_t();
    let (by, wizard) = (it.by, it.wizard);
    let on_check = Callback::new(move |()| it.check_table());
    let back = move |label: fn(T) -> &'static str, step: Step| {
        view! {
            <Button
                label=Signal::derive(move || label(t).to_owned())
                on_click=Callback::new(move |()| wizard.show(step))
            />
        }
    };
    let next = move |disabled: Signal<bool>, on_click: Callback<()>| {
        view! {
            <Button label=Signal::derive(move || t.next().to_owned()) kind=ButtonKind::Primary disabled on_click />
        }
    };
    let content = move || {
        match by.step.get() {
        Step::File => None,
        Step::Preview => {
            let on = Callback::new(move |()| wizard.show(Step::Columns));
            Some(
                view! { {back(|t| t.import_other_file(), Step::File)} {next(Signal::stored(false), on)} }
                    .into_any(),
            )
        }
        Step::Columns => {
            let nameless = Signal::derive(move || !by.has_name());
            Some(view! { {back(|t| t.previous(), Step::Preview)} {next(nameless, on_check)} }.into_any())
        }
        Step::Values => {
            let (label, before): (fn(T) -> &'static str, Step) = if by.is_table() {
                (|t| t.previous(), Step::Columns)
            } else {
                (|t| t.import_other_file(), Step::File)
            };
            Some(
                view! {
                    {back(label, before)}
                    <Button label=start kind=ButtonKind::Primary glyph=Glyph::Download on_click=move |()| it.import() />
                }
                .into_any(),
            )
        }
        Step::Import if wizard.work.with(Option::is_none) => Some(
            view! {
                <Button label=Signal::derive(move || t.import_again().to_owned()) on_click=move |()| it.restart() />
                <ButtonLink
                    href=href.clone()
                    label=Signal::derive(move || (S::WORDS.see)(t).to_owned())
                    kind=ButtonKind::Primary
                />
            }
            .into_any(),
        ),
        Step::Import => None,
    }
    };
    let content = StoredValue::new(content);
    let is_reading = Memo::new(move |_| matches!(wizard.work.get(), Some(Work::Reading(_))));
    view! {
        <Show when=move || !is_reading.get()>
            {move || content.with_value(|content| content()).map(|content| view! { <div class="page__foot">{content}</div> })}
        </Show>
    }
}
