//! The contract on IndexedDB: built for the browser and opened in a page by `tests/e2e/store.test.mjs`.
//! The verdicts appear as lines of text in the page; the last line counts them.

#[cfg(target_arch = "wasm32")]
fn main() {
    wasm_bindgen_futures::spawn_local(page::run());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod page {
    use store::StoreError;
    use store::contract::{self, Place};
    use store::indexed_db::IndexedDb;

    struct Database(String);

    impl Place for Database {
        type Backend = IndexedDb;
        async fn open(&self) -> Result<IndexedDb, StoreError> {
            IndexedDb::open(&self.0, || {}).await
        }
    }

    fn say(line: &str) {
        let document = web_sys::window().and_then(|window| window.document());
        let body = document.and_then(|document| document.body());
        if let Some(body) = body {
            let text = body.text_content().unwrap_or_default();
            body.set_text_content(Some(&format!("{text}{line}\n")));
        }
    }

    pub async fn run() {
        let (mut n_passed, mut n_failed) = (0, 0);
        macro_rules! in_browser {
            ($story:ident) => {
                let place = Database(format!("contract-{}", stringify!($story)));
                match contract::$story(&place).await {
                    Ok(()) => n_passed += 1,
                    Err(why) => {
                        n_failed += 1;
                        say(&format!("FAILED {}: {why}", stringify!($story)));
                    }
                }
            };
        }
        store::each_story!(in_browser);
        say(&format!("{n_passed} passed, {n_failed} failed"));
    }
}
