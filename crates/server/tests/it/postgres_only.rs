//! What only PostgreSQL can do to us: connections that die, transactions that dawdle.

use std::sync::Arc;
use std::time::Duration;

use intendance_server::db::postgres::Database;
use intendance_server::db::{DbError, OpenError};
use serde_json::Value;

use crate::bed::Bed;
use crate::postgres::{Postgres, client};
use crate::support::{DEV, NOW, Office, changes, cid};

const OTHER: &str = "00000000000000bb";

fn url(bed: &Bed) -> String {
    match bed {
        Bed::Postgres(url) => url.clone(),
        Bed::Sqlite(_) => panic!("not on PostgreSQL"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn t18_who_waits_for_a_slow_transaction_gets_the_later_number() {
    let Some(bed) = Bed::postgres().await else { return };
    let office = Arc::new(bed.office().await);
    office.push(DEV, &changes(DEV, 1, 1)).await.ok();
    // Somebody holds the counter row, as a slow push would.
    let mut slow = client(&url(&bed)).await;
    let tx = slow.transaction().await.unwrap();
    tx.execute("update workspace set last_seq = last_seq + 1", &[]).await.unwrap();
    let quick = Arc::clone(&office);
    let quick = tokio::spawn(async move { quick.push(OTHER, &changes(OTHER, 1, 1)).await.ok() });
    let waits = async {
        loop {
            let sql = "select count(*) from pg_stat_activity where datname = current_database()
                and wait_event_type = 'Lock'";
            let n: i64 = client(&url(&bed)).await.query_one(sql, &[]).await.unwrap().get(0);
            if n == 1 {
                return;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(4), waits).await.unwrap();
    assert_eq!(office.log(10).await.len(), 1, "a reader sees nothing of either");
    let sql = "insert into change_log (ws, seq, cid, dev, n, hlc, eff, recv_ms, body, hash)
        select ws, 2, '\\x000000ff000070008000000000000001', 'slow', 1, hlc, eff, recv_ms, body, hash from change_log";
    tx.execute(sql, &[]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(quick.await.unwrap()["results"][0]["seq"], 3);
    let log = office.log(10).await;
    assert_eq!(log.iter().map(|entry| entry["seq"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2, 3]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lock_held_for_too_long_is_told_as_busy() {
    let Some(bed) = Bed::postgres().await else { return };
    let office = bed.office().await;
    let mut slow = client(&url(&bed)).await;
    let tx = slow.transaction().await.unwrap();
    tx.execute("update workspace set last_seq = last_seq", &[]).await.unwrap();
    let answer = office.push(DEV, &changes(DEV, 1, 1)).await;
    answer.fails(503, "busy");
    assert_eq!(answer.header("retry-after"), "2");
    assert!(office.log(10).await.is_empty(), "who reads does not wait");
    tx.rollback().await.unwrap();
    office.push(DEV, &changes(DEV, 1, 1)).await.ok();
}

/// Pushes until told, each batch again until it is answered; returns how many changes were acknowledged.
async fn push_on(office: Office, dev: &str, n_batches: u64) -> u64 {
    for batch in 0..n_batches {
        let batch = changes(dev, batch * 5 + 1, batch * 5 + 5);
        for n_tries in 0.. {
            let answer = office.push_as(&format!("m-{dev} d-{dev} manager"), dev, &batch).await;
            if answer.status == 200 {
                break;
            }
            answer.fails(503, "busy");
            assert!(n_tries < 400);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    n_batches * 5
}

async fn check_whole(bed: &Bed, devices: &[&str], n_each: u64) {
    let log = bed.office().await.log(500).await;
    for (entry, seq) in log.iter().zip(1..) {
        assert_eq!(entry["seq"], Value::from(seq));
    }
    assert_eq!(log.len() as u64, n_each * devices.len() as u64, "none lost, none doubled");
    for dev in devices {
        let of_dev = log.iter().filter(|entry| entry["change"]["dev"] == *dev);
        let cids: Vec<_> = of_dev.map(|entry| entry["change"]["cid"].as_str().unwrap().to_owned()).collect();
        assert_eq!(cids, (1..=n_each).map(|n| cid(dev, n)).collect::<Vec<_>>());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn backends_killed_in_the_middle_of_pushes_lose_nothing() {
    let Some(bed) = Bed::postgres().await else { return };
    let pushing = [bed.office().await, bed.office().await].into_iter().zip([DEV, OTHER]);
    let pushing: Vec<_> = pushing.map(|(office, dev)| tokio::spawn(push_on(office, dev, 60))).collect();
    let killer = client(&url(&bed)).await;
    let mut n_killed = 0_i64;
    while !pushing.iter().all(tokio::task::JoinHandle::is_finished) {
        let sql = "select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and random() < 0.3";
        n_killed += killer.query_one(sql, &[]).await.unwrap().get::<_, i64>(0);
        tokio::time::sleep(Duration::from_millis(15)).await;
    }
    for one in pushing {
        assert_eq!(one.await.unwrap(), 300);
    }
    assert!(5 < n_killed, "{n_killed}");
    check_whole(&bed, &[DEV, OTHER], 300).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_of_postgres_in_the_middle_of_pushes_loses_nothing() {
    // Its own: the other stories go on meanwhile.
    let Some(server) = Postgres::start(true) else { return };
    let bed = Bed::Postgres(server.database().await);
    let pushing = tokio::spawn(push_on(bed.office().await, DEV, 80));
    let office = bed.office().await;
    for goal in [60, 150, 250] {
        loop {
            match office.log.head().await {
                Ok(head) if goal <= head.last_seq => break,
                _ => tokio::time::sleep(Duration::from_millis(5)).await,
            }
        }
        server.crash();
    }
    assert_eq!(pushing.await.unwrap(), 400);
    check_whole(&bed, &[DEV], 400).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_opened_is_told_without_the_password() {
    let Some(bed) = Bed::postgres().await else { return };
    let address = url(&bed);
    let absent = address.replace("/office_", "/absent_");
    for bad in ["postgres://a:secret-word@[", "mysql://x", &absent, "postgres://u:secret-word@127.0.0.1:1/x"]
    {
        let error = Database::open(bad, NOW).await.err().unwrap();
        assert!(!error.to_string().contains("secret-word"), "{error}");
        assert!(!format!("{error:?}").contains("secret-word"), "{error:?}");
    }
    drop(Database::open(&address, NOW).await.unwrap());
    let client = client(&address).await;
    client.execute("update intendance_schema set version = 99", &[]).await.unwrap();
    let error = Database::open(&address, NOW).await.err().unwrap();
    assert!(matches!(error, OpenError::Newer { found: 99, .. }), "{error}");

    let Some(Bed::Postgres(address)) = Bed::postgres().await else { return };
    crate::postgres::client(&address).await.batch_execute("create table workspace (a int)").await.unwrap();
    assert!(matches!(Database::open(&address, NOW).await.err(), Some(OpenError::NotOurs)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_that_start_at_once_on_an_empty_database_agree() {
    let Some(bed) = Bed::postgres().await else { return };
    let (one, two, three) = tokio::join!(bed.office(), bed.office(), bed.office());
    assert_eq!(one.head().await, two.head().await);
    assert_eq!(one.head().await, three.head().await);
    assert!(matches!(DbError::Busy("x".into()).code(), "busy"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_on_another_machine_is_reached_by_tls() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let made = rcgen::generate_simple_self_signed(["localhost".into()]).unwrap();
    let certificate = made.cert.pem();
    let settings = format!("listen_addresses = '127.0.0.1'\nport = {free}\nssl = on\n");
    let files = [("server.crt", &*certificate), ("server.key", &*made.signing_key.serialize_pem())];
    let Some(server) = Postgres::configured(false, &settings, &files) else { return };
    server.port(free);
    let name = server.database().await;
    let name = name.rsplit('/').next().unwrap().split('?').next().unwrap();
    let url = format!("postgres://postgres:secret-word@localhost:{free}/{name}");

    // Offered, so taken, whoever it is.
    let database = Database::open(&url, NOW).await.unwrap();
    let sql = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";
    let is_encrypted: bool = database.client().await.unwrap().query_one(sql, &[]).await.unwrap().get(0);
    assert!(is_encrypted);
    // Demanded: not from somebody whom nobody vouches for.
    let demanded = format!("{url}?sslmode=require");
    let error = Database::open(&demanded, NOW).await.err().unwrap().to_string();
    assert!(!error.contains("secret-word"), "{error}");
    let folder = tempfile::TempDir::new().unwrap();
    let trusted = folder.path().join("ca.pem");
    std::fs::write(&trusted, certificate).unwrap();
    let mut verify = crate::program::command(folder.path());
    let verify = verify.args(["verify", "--database", &demanded]);
    let output = verify.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.to_lowercase().contains("certificate"), "{said}");
    let output = verify.env("SSL_CERT_FILE", &trusted).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
