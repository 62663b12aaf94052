//! What the server says when it is ready.

use std::fmt;
use std::net::{IpAddr, SocketAddr, UdpSocket};

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
    /// Where everything is kept.
    pub data: String,
    /// Where people open the app, if whoever runs the server said so.
    pub public_url: Option<String>,
    /// The link for the first manager, while there is none. A secret: printed, never logged.
    pub first_link: Option<String>,
    port: u16,
    is_https: bool,
}

impl Banner {
    /// For a server that listens on `address` and keeps its data in `data`.
    pub fn new(address: SocketAddr, is_https: bool, data: String) -> Self {
        let (ip, port) = (address.ip(), address.port());
        let scheme = if is_https { "https" } else { "http" };
        let url = |ip: IpAddr| format!("{scheme}://{}", SocketAddr::new(ip, port));
        let local = format!("{scheme}://localhost:{port}");
        let (here, lan_urls) = match ip {
            _ if ip.is_loopback() => (local, Vec::new()),
            _ if ip.is_unspecified() => (local, lan_addresses(ip).into_iter().map(url).collect()),
            _ => (url(ip), vec![url(ip)]),
        };
        Self { url: here, lan_urls, data, public_url: None, first_link: None, port, is_https }
    }

    /// The link by which somebody joins. The code stands behind `#`, which no browser sends to any server.
    pub fn link(&self, code: &str) -> String {
        let base = self.public_url.clone().unwrap_or_else(|| format!("{}/", self.url));
        format!("{base}rejoindre#{code}")
    }
}

impl fmt::Display for Banner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Intendance {}", crate::VERSION)?;
        writeln!(f, "  Open     {}", self.url)?;
        if let Some(public) = &self.public_url {
            writeln!(f, "  Public   {public}")?;
        }
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
                if !self.is_https {
                    writeln!(
                        f,
                        "           without https whoever listens on this network can read along, and"
                    )?;
                    writeln!(f, "           browsers do not keep the app offline (see docs/server.md)")?;
                }
            }
        }
        if let Some(link) = &self.first_link {
            writeln!(f, "  Join     {link}")?;
            writeln!(f, "           for the first manager: works once, within 7 days. Keep it to yourself.")?;
        }
        write!(f, "  Data     {}", self.data)
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

    fn banner(address: &str, is_https: bool) -> Banner {
        Banner::new(address.parse().unwrap(), is_https, "d/x.sqlite".into())
    }

    #[test]
    fn on_loopback_it_says_how_to_open_to_the_network() {
        let text = banner("127.0.0.1:8080", false).to_string();
        for part in ["http://localhost:8080", "--listen 0.0.0.0:8080", "d/x.sqlite"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains("Join"));
    }

    #[test]
    fn on_the_network_it_says_where_and_what_https_is_for() {
        let text = banner("192.168.1.4:8080", false).to_string();
        for part in ["Network  http://192.168.1.4:8080", "without https"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        let text = banner("192.168.1.4:8443", true).to_string();
        assert!(text.contains("Network  https://192.168.1.4:8443") && !text.contains("without https"));
    }

    #[test]
    fn a_link_can_be_found_by_a_machine_and_leads_where_people_open_the_app() {
        let mut banner = banner("127.0.0.1:8080", false);
        banner.first_link = Some(banner.link("CODE"));
        let text = banner.to_string();
        let line = text.lines().find(|line| line.contains("/rejoindre#")).unwrap();
        assert_eq!(line.trim(), "Join     http://localhost:8080/rejoindre#CODE");
        banner.public_url = Some("https://office.example/app/".into());
        assert_eq!(banner.link("CODE"), "https://office.example/app/rejoindre#CODE");
    }
}
