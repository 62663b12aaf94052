//! Flags and environment.

use std::net::SocketAddr;
use std::path::PathBuf;

use axum::http::HeaderValue;
use clap::{Parser, ValueEnum};

/// The optional server of Intendance: serves the app and keeps what its devices send.
#[derive(Debug, Parser)]
#[command(name = "intendance-server", version, about)]
pub struct Config {
    /// Address and port to listen on; 0.0.0.0:8080 opens it to the network
    #[arg(long, env = "INTENDANCE_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Folder of the data; made when absent
    #[arg(long, env = "INTENDANCE_DATA", value_name = "FOLDER", default_value = "./data")]
    pub data: PathBuf,
    /// Form of the logs, on standard error
    #[arg(long, env = "INTENDANCE_LOG_FORMAT", value_name = "FORM", value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
    /// Which logs, such as `info` or `intendance_server=debug`
    #[arg(long, env = "INTENDANCE_LOG", value_name = "FILTER", default_value = "info")]
    pub log: String,
    /// Further host name of this server, as behind a proxy: `office.example.com`; may be repeated
    #[arg(long, env = "INTENDANCE_ALLOW_HOST", value_name = "NAME", value_delimiter = ',')]
    pub allow_host: Vec<String>,
    /// Origin of an app served elsewhere that may sync here, as `https://app.example.com`; may be repeated
    #[arg(long, env = "INTENDANCE_ALLOW_ORIGIN", value_name = "ORIGIN", value_delimiter = ',', value_parser = origin)]
    pub allow_origin: Vec<String>,
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
        self.allow_origin.iter().filter_map(|origin| HeaderValue::from_str(origin).ok()).collect()
    }
}

fn origin(text: &str) -> Result<String, &'static str> {
    let text = text.trim_end_matches('/').to_ascii_lowercase();
    match text.split_once("://") {
        Some(("http" | "https", host))
            if !host.is_empty() && host.bytes().all(|b| b.is_ascii_graphic() && !b"/?#*,".contains(&b)) =>
        {
            Ok(text)
        }
        _ => Err("an origin is https://host or http://host:port"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_exact() {
        assert_eq!(origin("https://App.example/").as_deref(), Ok("https://app.example"));
        for bad in ["*", "https://*.example", "app.example", "https://a/b", "ftp://a", "https://"] {
            assert!(origin(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_defaults_stay_on_this_machine() {
        let config = Config::try_parse_from(["intendance-server"]).unwrap();
        assert!(config.listen.ip().is_loopback());
        assert!(config.allow_origin.is_empty());
    }
}
