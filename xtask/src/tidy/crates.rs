//! Who may depend on whom: `docs/architecture.md`, as a table.

use anyhow::Context;
use serde_json::Value;

use crate::sh;

/// A crate and those of ours that it may know.
const OURS: [(&str, &[&str]); 13] = [
    ("replica", &[]),
    ("access", &["replica", "search"]),
    ("search", &[]),
    ("domain", &["replica", "search"]),
    ("supply", &["replica", "search", "domain"]),
    ("events", &["replica", "search", "domain", "supply", "files"]),
    ("files", &["replica", "search", "domain"]),
    ("store", &["replica"]),
    ("sync", &["replica", "store"]),
    ("intendance-server", &["replica", "access", "sync", "domain", "supply", "events"]),
    ("intendance", &["replica", "access", "domain", "search", "supply", "events", "files", "store", "sync"]),
    // Proof, never shipped: nothing may depend on it.
    ("rig", &["replica", "files", "store", "sync", "intendance-server"]),
    ("xtask", &[]),
];

/// Crates that bring a browser, a network or a database, and who may have them.
const BROUGHT: [(&str, &[&str]); 8] = [
    ("leptos", &["intendance"]),
    ("leptos_router", &["intendance"]),
    ("gloo", &["intendance"]),
    ("gloo-net", &["intendance"]),
    ("web-sys", &["intendance", "store"]),
    ("js-sys", &["intendance", "store"]),
    ("rusqlite", &["intendance-server"]),
    ("axum", &["intendance-server"]),
];

/// One line for each dependency that goes the wrong way. What only tests use is free.
pub fn breaches() -> anyhow::Result<Vec<String>> {
    let mut command = sh::cargo();
    command.args(["metadata", "--no-deps", "--format-version", "1"]);
    let output = command.output().context("cargo metadata")?;
    let metadata: Value = serde_json::from_slice(&output.stdout).context("cargo metadata")?;
    Ok(of(&metadata))
}

fn of(metadata: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for package in list(metadata, "packages") {
        let name = text(package, "name");
        let Some((_, allowed)) = OURS.iter().find(|(ours, _)| *ours == name) else {
            found.push(format!("{name}: not in the table of xtask/src/tidy/crates.rs"));
            continue;
        };
        for dependency in list(package, "dependencies").filter(|one| text(one, "kind") != "dev") {
            let other = text(dependency, "name");
            let ours = OURS.iter().any(|(ours, _)| *ours == other);
            let brought = BROUGHT.iter().find(|(brought, _)| *brought == other);
            let refused =
                (ours && !allowed.contains(&other)) || brought.is_some_and(|(_, may)| !may.contains(&name));
            if refused {
                found.push(format!("{name} must not depend on {other}"));
            }
        }
    }
    found
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn wrong_directions_are_named() {
        let metadata = json!({"packages": [
            {"name": "replica", "dependencies": [{"name": "store", "kind": null}]},
            {"name": "domain", "dependencies": [{"name": "replica", "kind": null}, {"name": "web-sys", "kind": null}]},
            {"name": "search", "dependencies": [{"name": "store", "kind": "dev"}]},
            {"name": "stranger", "dependencies": []},
        ]});
        assert_eq!(
            of(&metadata),
            [
                "replica must not depend on store",
                "domain must not depend on web-sys",
                "stranger: not in the table of xtask/src/tidy/crates.rs",
            ]
        );
    }
}
