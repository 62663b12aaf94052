//! What is answered is kept; what is not ours or too new is left alone.

use std::sync::Arc;

use intendance_server::log::sqlite::{OpenError, SqliteLog};
use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{DEV, NOW, Office, changes, database};

#[tokio::test]
async fn everything_is_there_after_reopening() {
    let office = Office::new();
    let first = office.push(DEV, &changes(DEV, 1, 40)).await.ok();
    let (log, status) = (office.log(100).await, office.get("/api/v1/status").await.ok());
    let office = office.reopened();
    assert_eq!(office.log(100).await, log);
    assert_eq!(office.get("/api/v1/status").await.ok(), status);
    assert_eq!(office.push(DEV, &changes(DEV, 1, 40)).await.ok()["results"], first["results"]);
    assert_eq!(office.push(DEV, &changes(DEV, 41, 41)).await.ok()["results"][0]["seq"], 41);
}

#[tokio::test]
async fn two_servers_on_one_file_keep_one_order() {
    let one = Office::new();
    let two = Office::at(Arc::clone(&one.folder));
    for n in 1..=10 {
        let office = if n % 2 == 0 { &one } else { &two };
        assert_eq!(office.push(DEV, &changes(DEV, n, n)).await.ok()["results"][0]["seq"], n);
    }
    assert_eq!(one.log(3).await, two.log(4).await);
}

#[tokio::test]
async fn the_running_hash_can_be_checked_from_the_stored_rows() {
    let office = Office::new();
    office.push(DEV, &changes(DEV, 1, 5)).await.ok();
    let file = Connection::open(database(office.folder.path())).unwrap();
    let mut rows = file.prepare("select cid, eff, body, hash from change_log order by seq").unwrap();
    let rows = rows
        .query_map([], |row| {
            Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get(3)?))
        })
        .unwrap();
    let mut hash: String = intendance_server::log::START_HASH.into();
    for row in rows {
        let (cid, eff, body, stored): (_, _, _, String) = row.unwrap();
        let cid = replica::Cid::from_bytes(cid);
        hash = intendance_server::log::chain(&hash, cid, eff.parse().unwrap(), &body);
        assert_eq!(hash, stored);
        assert!(serde_json::from_str::<Value>(&body).is_ok());
    }
    assert_eq!(office.get("/api/v1/status").await.ok()["hash"], *hash);
}

#[test]
fn a_file_of_a_newer_version_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let path = database(folder.path());
    drop(SqliteLog::open(&path, NOW).unwrap());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let error = SqliteLog::open(&path, NOW).err().unwrap();
    assert!(matches!(error, OpenError::Newer { found: 99, .. }), "{error}");
    assert!(error.to_string().contains("update this server"));
}

#[test]
fn a_file_of_another_program_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let path = database(folder.path());
    Connection::open(&path).unwrap().execute_batch("create table theirs (a)").unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(SqliteLog::open(&path, NOW).err(), Some(OpenError::NotOurs)));
    assert_eq!(std::fs::read(&path).unwrap(), before);

    let garbage = folder.path().join("garbage.sqlite");
    std::fs::write(&garbage, "this is no database. ".repeat(500)).unwrap();
    assert!(matches!(SqliteLog::open(&garbage, NOW).err(), Some(OpenError::Sqlite(_))));
    assert!(SqliteLog::open(&folder.path().join("no/such/folder.sqlite"), NOW).is_err());
}
