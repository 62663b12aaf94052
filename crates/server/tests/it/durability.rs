//! What is answered is kept; what is not ours or too new is left alone.

use intendance_server::db::OpenError;
use intendance_server::db::sqlite::Database;
use intendance_server::log::{After, START_HASH, chain};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::bed::Bed;
use crate::stories;
use crate::support::{DEV, NOW, changes, cid, database};

stories! {
    everything_is_there_after_reopening,
    two_servers_on_one_file_keep_one_order,
    the_running_hash_can_be_made_again_from_what_is_pulled,
}

async fn everything_is_there_after_reopening(bed: Bed) {
    let office = bed.office().await;
    let first = office.push(DEV, &changes(DEV, 1, 40)).await.ok();
    let (log, status) = (office.log(100).await, office.head().await);
    let office = bed.office().await;
    assert_eq!(office.log(100).await, log);
    assert_eq!(office.head().await, status);
    assert_eq!(office.push(DEV, &changes(DEV, 1, 40)).await.ok()["results"], first["results"]);
    assert_eq!(office.push(DEV, &changes(DEV, 41, 41)).await.ok()["results"][0]["seq"], 41);
}

async fn two_servers_on_one_file_keep_one_order(bed: Bed) {
    let one = bed.office().await;
    let two = bed.office().await;
    for n in 1..=10 {
        let office = if n % 2 == 0 { &one } else { &two };
        assert_eq!(office.push(DEV, &changes(DEV, n, n)).await.ok()["results"][0]["seq"], n);
    }
    assert_eq!(one.log(3).await, two.log(4).await);
}

async fn the_running_hash_can_be_made_again_from_what_is_pulled(bed: Bed) {
    let office = bed.office().await;
    office.push(DEV, &changes(DEV, 1, 5)).await.ok();
    let page = office.log.pull(After { epoch: None, seq: 0, hash: String::new(), limit: 9 }).await.unwrap();
    let mut hash: String = START_HASH.into();
    for (entry, n) in page.entries.iter().zip(1..) {
        hash = chain(&hash, cid(DEV, n).parse().unwrap(), entry.eff, entry.change.get());
    }
    assert_eq!((page.entries.len(), page.hash), (5, hash.clone()));
    assert_eq!(office.head().await["hash"], *hash);
}

#[test]
fn a_file_of_a_newer_version_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let path = database(folder.path());
    drop(Database::open(&path, NOW).unwrap());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let error = Database::open(&path, NOW).err().unwrap();
    assert!(matches!(error, OpenError::Newer { found: 99, .. }), "{error}");
    assert!(error.to_string().contains("update this server"));
}

#[test]
fn a_file_of_another_program_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let path = database(folder.path());
    Connection::open(&path).unwrap().execute_batch("create table theirs (a)").unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(Database::open(&path, NOW).err(), Some(OpenError::NotOurs)));
    assert_eq!(std::fs::read(&path).unwrap(), before);

    let garbage = folder.path().join("garbage.sqlite");
    std::fs::write(&garbage, "this is no database. ".repeat(500)).unwrap();
    assert!(matches!(Database::open(&garbage, NOW).err(), Some(OpenError::Sqlite(_))));
    assert!(Database::open(&folder.path().join("no/such/folder.sqlite"), NOW).is_err());
}
