//! Backup, verification, restoration, the way to PostgreSQL.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use intendance_server::accounts::{Joining, Peer};
use intendance_server::db;
use intendance_server::db::OpenError;
use intendance_server::upkeep::{
    UpkeepError, backup, copy, renew_postgres, restore, verify_file, verify_postgres,
};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::bed::{Bed, on_sqlite};
use crate::support::{DEV, NOW, changes, database};

const OTHER: &str = "00000000000000bb";

fn sqlite() -> (Bed, PathBuf, TempDir) {
    let folder = Arc::new(TempDir::new().unwrap());
    let path = database(folder.path());
    (Bed::Sqlite(folder), path, TempDir::new().unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_of_a_running_server_is_whole_and_of_one_moment() {
    let (bed, path, out) = sqlite();
    let office = Arc::new(bed.office().await);
    office.push(DEV, &changes(DEV, 1, 20)).await.ok();
    let pushing = Arc::clone(&office);
    let pushing = tokio::spawn(async move {
        for n in 0..100 {
            pushing.push(OTHER, &changes(OTHER, n * 5 + 1, n * 5 + 5)).await.ok();
        }
    });
    let mut n_backups = 0;
    while !pushing.is_finished() {
        n_backups += 1;
        let to = out.path().join(format!("{n_backups}.sqlite"));
        let report = backup(&path, &to).unwrap();
        assert_eq!(verify_file(&to).unwrap(), report);
        assert!(20 <= report.n_changes && report.n_changes.is_multiple_of(5), "{report:?}");
    }
    pushing.await.unwrap();
    let report = verify_file(&path).unwrap();
    assert_eq!((report.n_changes, report.problems.len()), (520, 0));
    assert_eq!(report.hash, office.head().await["hash"].as_str().unwrap());
    // Nothing is written over, nothing is left half done.
    let taken = out.path().join("1.sqlite");
    assert!(matches!(backup(&path, &taken), Err(UpkeepError::Exists(_))));
    assert!(matches!(
        backup(&path, &out.path().join("no/such/folder.sqlite")),
        Err(UpkeepError::Database(_))
    ));
    let absent = out.path().join("absent.sqlite");
    assert!(matches!(backup(&absent, &out.path().join("x.sqlite")), Err(UpkeepError::Absent(_))));
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), n_backups);
}

/// A server notes in the background who came, and closes its file when that is done.
async fn once_closed<T>(mut act: impl FnMut() -> Result<T, UpkeepError>) -> T {
    loop {
        match act() {
            Err(UpkeepError::InUse(_)) => tokio::task::yield_now().await,
            other => return other.unwrap(),
        }
    }
}

fn damaged(path: &Path, out: &TempDir, sql: &str) -> String {
    let copy = out.path().join(format!("{}.sqlite", sql.len()));
    drop(fs::remove_file(&copy));
    backup(path, &copy).unwrap();
    let connection = Connection::open(&copy).unwrap();
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    connection.execute_batch(sql).unwrap();
    drop(connection);
    let report = verify_file(&copy).unwrap();
    assert!(matches!(backup(&copy, &out.path().join("never")), Err(UpkeepError::Damaged(_))));
    assert!(!out.path().join("never").exists());
    let target = out.path().join("target.sqlite");
    assert!(matches!(restore(&copy, &target, NOW), Err(UpkeepError::Damaged(_))));
    assert!(!target.exists());
    report.problems.join("; ")
}

#[tokio::test]
async fn every_kind_of_damage_is_named() {
    let (bed, path, out) = sqlite();
    bed.office().await.push(DEV, &changes(DEV, 1, 6)).await.ok();
    for (sql, told) in [
        (
            "update change_log set body = replace(body, 'Fuite', 'Fuitf') where seq = 3",
            "change 3 is not the one",
        ),
        ("update change_log set eff = '000000000001-000000' where seq = 4", "change 4 is not the one"),
        ("delete from change_log where seq = 2", "change 2 is missing: 3 comes next"),
        ("delete from change_log where seq = 6", "the counter stands at 6, the log ends at 5"),
        ("update workspace set head_hash = 'x'", "the hash of the counter"),
        ("update device set head_n = 2", "device 00000000000000aa stands at 2"),
        ("update change_log set body = '{}' where seq = 5", "change 5 cannot be read"),
        ("insert into pack values (1, 0, 6, 'x', x'', x'')", "the pack after 0 does not fit"),
        ("update change_log set ws = 9 where seq = 1", "rows refer to rows"),
    ] {
        let problems = damaged(&path, &out, sql);
        assert!(problems.contains(told), "{sql}: {problems}");
    }
    // A page of the file overwritten, as a dying disk does.
    let copy = out.path().join("page.sqlite");
    backup(&path, &copy).unwrap();
    let mut bytes = fs::read(&copy).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 64].fill(0xaa);
    fs::write(&copy, bytes).unwrap();
    match verify_file(&copy) {
        Ok(report) => assert!(!report.problems.is_empty()),
        Err(error) => assert!(matches!(error, UpkeepError::Database(_)), "{error}"),
    }
    assert!(matches!(verify_file(&out.path().join("absent")), Err(UpkeepError::Absent(_))));
    let foreign = out.path().join("foreign.sqlite");
    Connection::open(&foreign).unwrap().execute_batch("create table theirs (a)").unwrap();
    assert!(matches!(verify_file(&foreign), Err(UpkeepError::Open(_, OpenError::NotOurs))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn t10_a_restored_backup_has_a_new_epoch_and_the_former_data_are_kept() {
    let (bed, path, out) = sqlite();
    let office = bed.office().await;
    office.push(DEV, &changes(DEV, 1, 3)).await.ok();
    let before = office.head().await;
    let copy = out.path().join("yesterday.sqlite");
    backup(&path, &copy).unwrap();
    office.push(DEV, &changes(DEV, 4, 5)).await.ok();
    // Never under a running server.
    assert!(matches!(restore(&copy, &path, NOW), Err(UpkeepError::InUse(_))));
    office.push(DEV, &changes(DEV, 6, 6)).await.ok();
    drop(office);
    let bytes = fs::read(&copy).unwrap();
    let restored = once_closed(|| restore(&copy, &path, NOW)).await;
    assert_eq!(fs::read(&copy).unwrap(), bytes);
    assert_eq!(verify_file(&restored.kept.unwrap()).unwrap().n_changes, 6);

    let office = bed.office().await;
    let after = office.head().await;
    assert_eq!((&after["hash"], &after["last_seq"]), (&before["hash"], &before["last_seq"]));
    assert_eq!(after["epoch"], *restored.epoch);
    assert_ne!(after["epoch"], before["epoch"]);
    let body = crate::support::push_body(DEV, &changes(DEV, 7, 7));
    let known = body.replace("\"epoch\":null", &format!("\"epoch\":{}", before["epoch"]));
    office.push_text(known).await.fails(409, "epoch_changed");
    // The device starts over and sends all again.
    let answer = office.push(DEV, &changes(DEV, 1, 7)).await.ok();
    assert_eq!(answer["results"][6]["seq"], 7);
    drop(office);
    let empty = out.path().join("fresh.sqlite");
    assert!(restore(&copy, &empty, NOW).unwrap().kept.is_none());
    assert_eq!(verify_file(&empty).unwrap().n_changes, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_office_moves_to_postgresql_and_its_devices_notice_nothing() {
    let Some(Bed::Postgres(url)) = Bed::postgres().await else { return };
    let (bed, path, _out) = sqlite();
    let office = bed.office().await;
    let mut batch = changes(DEV, 1, 30);
    batch[3]["w"] = serde_json::json!([]);
    batch[7]["w"][0]["v"] = serde_json::json!("tab\there\nline \\ back \\N \u{1F6BF} \\. end");
    let first = office.push(DEV, &batch).await.ok();
    let head = office.head().await;
    assert!(matches!(copy(&path, &url, NOW).await, Err(UpkeepError::InUse(_))));
    let log = office.log(100).await;
    drop(office);
    let token = "0123456789abcdef0123456789abcdef";
    let joined = {
        let database = Arc::new(db::sqlite::Database::open(&path, NOW).unwrap());
        let (_, accounts) = on_sqlite(database);
        let code = accounts.invite_first(NOW).await.unwrap().unwrap().code.text();
        let token_hash = sha256_hex(token);
        let joining = Joining { code, token_hash, name: "Zoé".into(), label: "Téléphone".into() };
        accounts.join(joining, Peer::UNKNOWN, NOW).await.unwrap();
        accounts.find(intendance_server::accounts::secret::SecretHash::of(token.as_bytes())).await.unwrap()
    };

    let report = loop {
        match copy(&path, &url, NOW).await {
            Err(UpkeepError::InUse(_)) => tokio::task::yield_now().await,
            other => break other.unwrap(),
        }
    };
    assert_eq!((report.n_changes, report.problems.len()), (29, 0));
    assert_eq!(verify_postgres(&url).await.unwrap(), report);
    let moved = Bed::Postgres(url.clone());
    let office = moved.office().await;
    assert_eq!(office.head().await, head);
    assert_eq!(office.log(100).await, log);
    assert_eq!(office.push(DEV, &batch).await.ok()["results"], first["results"]);
    assert_eq!(office.push(DEV, &changes(DEV, 31, 31)).await.ok()["results"][0]["seq"], 30);
    let (_, accounts) = moved.open().await;
    let hash = intendance_server::accounts::secret::SecretHash::of(token.as_bytes());
    assert_eq!(accounts.find(hash).await.unwrap(), joined);
    // The counters of further rows go on.
    assert!(accounts.invite_first(NOW).await.unwrap().is_none());
    assert!(matches!(copy(&path, &url, NOW).await, Err(UpkeepError::NotEmpty)));

    let epoch = renew_postgres(&url).await.unwrap();
    assert_eq!(moved.office().await.head().await["epoch"], *epoch);
    let client = crate::postgres::client(&url).await;
    client
        .execute("update change_log set body = replace(body, 'Fuite', 'F') where seq = 9", &[])
        .await
        .unwrap();
    let problems = verify_postgres(&url).await.unwrap().problems;
    assert!(problems[0].contains("change 9 is not the one"), "{problems:?}");
}

fn sha256_hex(text: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
