//! A PostgreSQL of its own for one run of tests or one measurement, gone with the process however that ends.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio_postgres::NoTls;

/// Says that tests may pass without PostgreSQL.
const WITHOUT: &str = "INTENDANCE_WITHOUT_POSTGRES";
const ACCOUNT: &str = "postgres";
/// Keeps watch: when our end of its input closes, also because we were killed, the server goes and its files too.
const WATCH: &str = r#"
"$1" -D "$2/data" -k "$2" -c fsync="$3" -c max_connections=300 -c shared_buffers=128MB \
    -c log_min_messages=fatal >"$2/log" 2>&1 &
pid=$!
while read -r word; do
    if [ "$word" = restart ]; then
        kill -QUIT $pid; wait $pid
        "$1" -D "$2/data" -k "$2" -c fsync="$3" -c max_connections=300 >"$2/log" 2>&1 &
        pid=$!
    fi
done
kill -INT $pid; wait $pid; rm -rf "$2"
"#;

pub struct Postgres {
    folder: PathBuf,
    watch: std::sync::Mutex<Child>,
    n_databases: AtomicU64,
    /// Names its socket.
    port: AtomicU64,
}

/// The server of this process; `None`, said aloud, if there is none and that was allowed.
pub fn server() -> Option<&'static Postgres> {
    static SERVER: OnceLock<Option<Postgres>> = OnceLock::new();
    SERVER.get_or_init(|| Postgres::start(false)).as_ref()
}

impl Postgres {
    /// Starts one; `is_durable` says whether it writes through to the disk.
    pub fn start(is_durable: bool) -> Option<Self> {
        Self::configured(is_durable, "listen_addresses = ''\n", &[])
    }

    /// One with further settings, and with files that only it may read beside its data.
    pub fn configured(is_durable: bool, settings: &str, files: &[(&str, &str)]) -> Option<Self> {
        let Some(programs) = programs() else {
            assert!(
                std::env::var_os(WITHOUT).is_some_and(|value| value == "1"),
                "no PostgreSQL is installed: install one, or set {WITHOUT}=1 to go without"
            );
            eprintln!("{WITHOUT}=1: nothing is tested on PostgreSQL");
            return None;
        };
        let folder = tempfile::Builder::new().prefix("intendance-pg-").tempdir().unwrap().keep();
        let is_root = run(Command::new("id").arg("-u")).trim() == "0";
        if is_root {
            run(Command::new("chown").arg(ACCOUNT).arg(&folder));
        }
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
        run(command(is_root, &programs.join("initdb"))
            .args(["-A", "trust", "-U", ACCOUNT, "-E", "UTF8", "--locale=C", "--no-sync", "-D"])
            .arg(folder.join("data")));
        let data = folder.join("data");
        let mut file = fs::OpenOptions::new().append(true).open(data.join("postgresql.conf")).unwrap();
        writeln!(file, "{settings}").unwrap();
        for (name, text) in files {
            fs::write(data.join(name), text).unwrap();
            fs::set_permissions(data.join(name), fs::Permissions::from_mode(0o600)).unwrap();
            if is_root {
                run(Command::new("chown").arg(ACCOUNT).arg(data.join(name)));
            }
        }
        let watch = command(is_root, Path::new("sh"))
            .args(["-c", WATCH, "watch"])
            .arg(programs.join("postgres"))
            .arg(&folder)
            .arg(if is_durable { "on" } else { "off" })
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        Some(Self {
            folder,
            watch: std::sync::Mutex::new(watch),
            n_databases: AtomicU64::new(0),
            port: AtomicU64::new(5432),
        })
    }

    /// A fresh database.
    pub async fn database(&self) -> String {
        let n = self.n_databases.fetch_add(1, Ordering::Relaxed);
        let name = format!("office_{n}");
        let client = self.client("postgres").await;
        client.batch_execute(&format!("create database {name}")).await.unwrap();
        self.url(&name)
    }

    /// Says that it was configured with another port.
    pub fn port(&self, port: u16) {
        self.port.store(port.into(), Ordering::Relaxed);
    }

    /// Kills the server with all that it was doing, and starts it again.
    pub fn crash(&self) {
        let mut watch = self.watch.lock().unwrap();
        writeln!(watch.stdin.as_mut().unwrap(), "restart").unwrap();
    }

    fn url(&self, database: &str) -> String {
        let folder = self.folder.display().to_string().replace('/', "%2F");
        let port = self.port.load(Ordering::Relaxed);
        format!("postgres://{ACCOUNT}:secret-word@{folder}:{port}/{database}")
    }

    async fn client(&self, database: &str) -> tokio_postgres::Client {
        client(&self.url(database)).await
    }
}

/// A connection of the test's own, once the server answers.
pub async fn client(url: &str) -> tokio_postgres::Client {
    let mut why = None;
    for _ in 0..600 {
        match tokio_postgres::connect(url, NoTls).await {
            Ok((client, connection)) => {
                tokio::spawn(connection);
                return client;
            }
            Err(error) => why = Some(error),
        }
        // It tells nobody when it is ready.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("PostgreSQL does not answer: {why:?}");
}

fn programs() -> Option<PathBuf> {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    // Not a wrapper in the path, if the real ones are there.
    let mut folders: Vec<PathBuf> = installed.map(|version| version.path().join("bin")).collect();
    folders.sort();
    folders.reverse();
    folders.extend(std::env::split_paths(&paths));
    folders.into_iter().find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

/// PostgreSQL refuses to run as root.
fn command(is_root: bool, program: &Path) -> Command {
    if !is_root {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid", ACCOUNT, "--regid", ACCOUNT, "--clear-groups"]).arg(program).current_dir("/");
    command
}

fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
