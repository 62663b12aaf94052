//! What is answered is kept; what is not ours or too new is left alone.

use intendance_server::db::OpenError;
use intendance_server::db::sqlite::Database;
use intendance_server::log::{After, START_HASH, chain};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::bed::Bed;
use crate::stories;
use crate::support::{DEV, NOW, change, changes, cid, database, stamp};

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

#[tokio::test]
async fn what_was_made_before_there_were_members_is_nobodys() {
    let folder = std::sync::Arc::new(TempDir::new().unwrap());
    let file = Connection::open(database(folder.path())).unwrap();
    file.execute_batch(include_str!("../../migrations/sqlite/0001_log.sql")).unwrap();
    file.pragma_update(None, "user_version", 1).unwrap();
    file.pragma_update(None, "application_id", 0x496e_7464).unwrap();
    let body = change(DEV, 1).to_string();
    let eff = stamp(NOW - 999);
    let hash = chain(START_HASH, cid(DEV, 1).parse().unwrap(), eff.parse().unwrap(), &body);
    let first = "insert into workspace values (1, 'default', 'e', 1, ?1, 5)";
    file.execute(first, [&hash]).unwrap();
    let id = *cid(DEV, 1).parse::<replica::Cid>().unwrap().as_bytes();
    let row = rusqlite::params![id, DEV, eff, body, hash];
    file.execute("insert into change_log values (1, 1, ?1, ?2, 1, ?3, ?3, 5, ?4, ?5)", row).unwrap();
    file.execute("insert into device values (1, ?1, 1, 5, 5)", [DEV]).unwrap();
    drop(file);

    let office = Bed::Sqlite(folder).office().await;
    let log = office.log(10).await;
    assert_eq!((log.len(), log[0].get("by")), (1, None));
    // No requester may take it over by writing to it first; helpers work on it as on everything.
    let answer =
        office.push_as("m-b d-b requester", "00000000000000bb", &[change("00000000000000bb", 1)]).await;
    assert_eq!(answer.ok()["results"][0]["rejected"]["code"], "forbidden");
    let answer = office.push_as("m-c d-c helper", DEV, &changes(DEV, 1, 2)).await.ok();
    assert_eq!((&answer["results"][0]["seq"], &answer["results"][1]["seq"]), (&1.into(), &2.into()));
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
