//! What the server says when it is ready.

use std::fmt;
use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::path::PathBuf;

/// Addresses that are only asked « which of our own addresses would reach you? ». Nothing is sent to them.
const PROBES: [&str; 5] =
    ["192.0.2.1:9", "10.255.255.1:9", "172.31.255.1:9", "192.168.255.1:9", "[2001:db8::1]:9"];

/// What the server says when it is ready.
#[derive(Debug)]
pub struct Banner {
    /// Where this machine opens the app.
    pub url: String,
    /// Where other devices do; empty when they cannot.
    pub lan_urls: Vec<String>,
    /// The file with everything.
    pub data: PathBuf,
    port: u16,
}

impl Banner {
    /// For a server that listens on `address` and keeps its data in `data`.
    pub fn new(address: SocketAddr, data: PathBuf) -> Self {
        let (ip, port) = (address.ip(), address.port());
        let url = |ip: IpAddr| format!("http://{}", SocketAddr::new(ip, port));
        let local = format!("http://localhost:{port}");
        let (here, lan_urls) = match ip {
            _ if ip.is_loopback() => (local, Vec::new()),
            _ if ip.is_unspecified() => (local, lan_addresses(ip).into_iter().map(url).collect()),
            _ => (url(ip), vec![url(ip)]),
        };
        Self { url: here, lan_urls, data, port }
    }
}

impl fmt::Display for Banner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Intendance {}", crate::VERSION)?;
        writeln!(f, "  Open     {}", self.url)?;
        match &*self.lan_urls {
            [] if self.url.contains("localhost") => {
                let port = self.port;
                writeln!(f, "  Network  this machine only; for other devices: --listen 0.0.0.0:{port}")?;
            }
            [] => writeln!(f, "  Network  no address found")?,
            urls => {
                for url in urls {
                    writeln!(f, "  Network  {url}")?;
                }
                writeln!(
                    f,
                    "           anyone on this network can read and write: there are no accounts yet;"
                )?;
                writeln!(f, "           browsers keep the app offline only over https (see docs/server.md)")?;
            }
        }
        write!(f, "  Data     {}", self.data.display())
    }
}

/// Our own addresses on the networks that the system has routes to.
fn lan_addresses(unspecified: IpAddr) -> Vec<IpAddr> {
    let mut found: Vec<IpAddr> = Vec::new();
    for probe in PROBES {
        let Ok(probe) = probe.parse::<SocketAddr>() else { continue };
        if probe.is_ipv6() && unspecified.is_ipv4() {
            continue;
        }
        let any = if probe.is_ipv6() { "[::]:0" } else { "0.0.0.0:0" };
        let ours = UdpSocket::bind(any).and_then(|socket| {
            socket.connect(probe)?;
            socket.local_addr()
        });
        if let Ok(ours) = ours
            && !ours.ip().is_loopback()
            && !ours.ip().is_unspecified()
            && !found.contains(&ours.ip())
        {
            found.push(ours.ip());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_loopback_it_says_how_to_open_to_the_network() {
        let text = Banner::new("127.0.0.1:8080".parse().unwrap(), "d/x.sqlite".into()).to_string();
        for part in ["http://localhost:8080", "--listen 0.0.0.0:8080", "d/x.sqlite"] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }

    #[test]
    fn on_the_network_it_says_where_and_that_all_may_write() {
        let text = Banner::new("192.168.1.4:8080".parse().unwrap(), "d/x.sqlite".into()).to_string();
        for part in ["Network  http://192.168.1.4:8080", "no accounts"] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
