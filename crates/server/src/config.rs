//! Flags, environment and commands.

use std::net::SocketAddr;
use std::path::PathBuf;

use access::Role;
use axum::http::HeaderValue;
use clap::builder::FalseyValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// The optional server of Intendance: serves the app and keeps what its devices send.
///
/// Without a command it serves.
#[derive(Debug, Parser)]
#[command(name = "intendance-server", version, about)]
pub struct Config {
    /// What to do
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Which data, and how to talk about it
    #[command(flatten)]
    pub data: DataConfig,
    /// How to serve
    #[command(flatten)]
    pub serve: ServeConfig,
}

/// What to do.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Serves the app and its API (what happens without a command)
    Serve,
    /// Makes an invitation and prints its link; also while the server runs
    Invite(InviteConfig),
    /// Writes a verified copy of the data file, also while the server runs
    Backup {
        /// The file to write; it must not exist
        file: PathBuf,
    },
    /// Reads all data, checks them against their hashes, and fails if something is wrong; also while the server runs
    Verify,
    /// Puts a backup in the place of the data file, which is kept beside; the server must not run
    ///
    /// The devices notice and bring back what the backup lacks. With --database it takes no file: it is the last step
    /// after PostgreSQL's own tools restored a dump.
    Restore {
        /// The file that `backup` wrote
        file: Option<PathBuf>,
    },
    /// Copies the data file into an empty PostgreSQL database; the server must not run. The devices notice nothing
    Copy {
        /// Where to: postgres://user:password@host/database
        #[arg(value_name = "URL", env = "INTENDANCE_COPY_TO", hide_env_values = true)]
        to: String,
    },
}

/// Which data, and how to talk about it.
#[derive(Clone, Debug, Args)]
pub struct DataConfig {
    /// Folder of the data; made when absent
    #[arg(long, env = "INTENDANCE_DATA", value_name = "FOLDER", default_value = "./data", global = true)]
    pub data: PathBuf,
    /// PostgreSQL instead of a file: postgres://user:password@host/database. Better set by the environment, where other
    /// users of the machine do not see it
    #[arg(long, env = "INTENDANCE_DATABASE", value_name = "URL", hide_env_values = true, global = true)]
    pub database: Option<String>,
    /// Form of the logs, on standard error
    #[arg(long, env = "INTENDANCE_LOG_FORMAT", value_name = "FORM", value_enum, default_value_t = LogFormat::Text, global = true)]
    pub log_format: LogFormat,
    /// Which logs, such as `info` or `intendance_server=debug`
    #[arg(long, env = "INTENDANCE_LOG", value_name = "FILTER", default_value = "info", global = true)]
    pub log: String,
    /// Address and port to listen on; 0.0.0.0:8080 opens it to the network
    #[arg(
        long,
        env = "INTENDANCE_LISTEN",
        value_name = "ADDRESS",
        default_value = "127.0.0.1:8080",
        global = true
    )]
    pub listen: SocketAddr,
    /// Where people open the app, if not at this machine's address, such as `https://office.example.com/`: for links
    #[arg(long, env = "INTENDANCE_PUBLIC_URL", value_name = "URL", value_parser = base, global = true)]
    pub public_url: Option<String>,
    /// Certificate chain as PEM: the server then speaks https
    #[arg(long, env = "INTENDANCE_TLS_CERT", value_name = "FILE", requires = "tls_key", global = true)]
    pub tls_cert: Option<PathBuf>,
    /// Private key of the certificate as PEM
    #[arg(long, env = "INTENDANCE_TLS_KEY", value_name = "FILE", requires = "tls_cert", global = true)]
    pub tls_key: Option<PathBuf>,
}

/// How to serve.
#[derive(Clone, Debug, Args)]
pub struct ServeConfig {
    /// Further host name of this server, as behind a proxy: `office.example.com`; may be repeated
    #[arg(long, env = "INTENDANCE_ALLOW_HOST", value_name = "NAME", value_delimiter = ',')]
    pub allow_host: Vec<String>,
    /// Origin of an app served elsewhere that may sync here, as `https://app.example.com`; may be repeated
    #[arg(long, env = "INTENDANCE_ALLOW_ORIGIN", value_name = "ORIGIN", value_delimiter = ',', value_parser = origin)]
    pub allow_origin: Vec<String>,
    /// Take who asks from the last hop of X-Forwarded-For; only behind a proxy that sets it
    #[arg(long, env = "INTENDANCE_TRUST_PROXY", value_parser = FalseyValueParser::new())]
    pub trust_proxy: bool,
    /// Let everybody ask as often as they like; for tests and measurements only
    #[arg(long, env = "INTENDANCE_NO_RATE_LIMITS", value_parser = FalseyValueParser::new())]
    pub no_rate_limits: bool,
}

/// Whom to invite.
#[derive(Clone, Debug, Args)]
pub struct InviteConfig {
    /// As what
    #[arg(long, value_name = "ROLE", default_value = "manager", value_parser = role)]
    pub role: Role,
    /// Whom the invitation is for; who joins may write another name
    #[arg(long, value_name = "NAME", default_value = "")]
    pub name: String,
    /// How many hours the link is open, at most 168
    #[arg(long, value_name = "HOURS", default_value_t = 168, value_parser = clap::value_parser!(u64).range(1..=168))]
    pub hours: u64,
}

/// The form of the logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line, for machines.
    Json,
}

impl Config {
    /// The origins as header values.
    pub fn origins(&self) -> Vec<HeaderValue> {
        self.serve.allow_origin.iter().filter_map(|origin| HeaderValue::from_str(origin).ok()).collect()
    }
}

fn origin(text: &str) -> Result<String, &'static str> {
    let text = text.trim_end_matches('/').to_ascii_lowercase();
    match text.split_once("://") {
        Some(("http" | "https", host)) if is_host(host) => Ok(text),
        _ => Err("an origin is https://host or http://host:port"),
    }
}

/// The address of the app with its last slash.
fn base(text: &str) -> Result<String, &'static str> {
    let text = format!("{}/", text.trim_end_matches('/'));
    let is_base = text.split_once("://").is_some_and(|(scheme, rest)| {
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        matches!(scheme, "http" | "https") && is_host(host) && !path.contains(['?', '#', ' '])
    });
    if is_base { Ok(text) } else { Err("an address is https://host/ or https://host/folder/") }
}

fn is_host(host: &str) -> bool {
    !host.is_empty() && host.bytes().all(|b| b.is_ascii_graphic() && !b"/?#*,@".contains(&b))
}

fn role(text: &str) -> Result<Role, &'static str> {
    Role::from_name(text).ok_or("a role is manager, helper, requester or reader")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Config, clap::Error> {
        Config::try_parse_from(["intendance-server"].iter().chain(args))
    }

    #[test]
    fn origins_are_exact() {
        assert_eq!(origin("https://App.example/").as_deref(), Ok("https://app.example"));
        for bad in ["*", "https://*.example", "app.example", "https://a/b", "ftp://a", "https://"] {
            assert!(origin(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_defaults_stay_on_this_machine() {
        let config = parse(&[]).unwrap();
        assert!(config.data.listen.ip().is_loopback());
        assert!(config.command.is_none() && config.data.database.is_none() && config.data.tls_cert.is_none());
        assert!(config.serve.allow_origin.is_empty());
        assert!(!config.serve.trust_proxy && !config.serve.no_rate_limits);
    }

    #[test]
    fn flags_stand_before_and_after_a_command() {
        for args in
            [["--data", "d", "invite", "--role", "helper"], ["invite", "--role", "helper", "--data", "d"]]
        {
            let config = parse(&args).unwrap();
            assert_eq!(config.data.data, PathBuf::from("d"));
            assert!(matches!(config.command, Some(Command::Invite(invite)) if invite.role == Role::Helper));
        }
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for args in [
            &["invite", "--role", "owner"][..],
            &["invite", "--hours", "169"],
            &["--tls-cert", "a.pem"],
            &["--public-url", "office.example"],
            &["--public-url", "https://a/?x"],
            &["backup"],
        ] {
            assert!(parse(args).is_err(), "{args:?}");
        }
        let config = parse(&["--public-url", "https://office.example"]).unwrap();
        assert_eq!(config.data.public_url.as_deref(), Some("https://office.example/"));
    }
}
