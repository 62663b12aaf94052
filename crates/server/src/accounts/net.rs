//! Whose network asks: coarse on purpose.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

/// Who asks, as far as the network tells: one IPv4 address, or one IPv6 network of a customer (/64).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Peer(Option<IpAddr>);

impl Peer {
    /// Nobody knows.
    pub const UNKNOWN: Self = Self(None);

    /// The peer of a connection's address.
    pub fn new(ip: IpAddr) -> Self {
        Self(Some(match ip.to_canonical() {
            IpAddr::V4(v4) => v4.into(),
            IpAddr::V6(v6) => masked(v6, 64).into(),
        }))
    }

    /// The last hop that a proxy added to `X-Forwarded-For`, if it is an address. What comes before it anybody can
    /// have written.
    pub fn forwarded(lists: &[&str]) -> Option<Self> {
        let last = lists.last()?.rsplit(',').next()?.trim();
        let bare = match last.strip_prefix('[') {
            Some(rest) => rest.split_once(']')?.0,
            None if last.matches(':').count() == 1 => last.split_once(':')?.0,
            None => last,
        };
        bare.parse().ok().map(Self::new)
    }
}

/// What the audit keeps: the network, not the address.
impl fmt::Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(IpAddr::V4(v4)) => {
                let [a, b, c, _] = v4.octets();
                write!(f, "{a}.{b}.{c}.0/24")
            }
            Some(IpAddr::V6(v6)) => write!(f, "{}/48", masked(v6, 48)),
            None => f.write_str("unknown"),
        }
    }
}

fn masked(ip: Ipv6Addr, n_bits: u32) -> Ipv6Addr {
    Ipv6Addr::from_bits(ip.to_bits() & !(u128::MAX >> n_bits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_customer_is_one_peer() {
        let peer = |text: &str| Peer::new(text.parse().unwrap());
        assert_ne!(peer("192.0.2.1"), peer("192.0.2.2"));
        assert_eq!(peer("::ffff:192.0.2.1"), peer("192.0.2.1"));
        assert_eq!(peer("2001:db8:1:2::7"), peer("2001:db8:1:2:ffff::9"));
        assert_ne!(peer("2001:db8:1:2::7"), peer("2001:db8:1:3::7"));
        assert_eq!(peer("192.0.2.77").to_string(), "192.0.2.0/24");
        assert_eq!(peer("2001:db8:1:2::7").to_string(), "2001:db8:1::/48");
    }

    #[test]
    fn only_the_last_hop_is_believed() {
        let peer = |text: &str| Some(Peer::new(text.parse().unwrap()));
        assert_eq!(Peer::forwarded(&["10.0.0.1, 192.0.2.7"]), peer("192.0.2.7"));
        assert_eq!(Peer::forwarded(&["10.0.0.1", "192.0.2.8:4711"]), peer("192.0.2.8"));
        assert_eq!(Peer::forwarded(&["[2001:db8::1]:4711"]), peer("2001:db8::1"));
        assert_eq!(Peer::forwarded(&["2001:db8::1"]), peer("2001:db8::1"));
        for bad in ["", "unknown", "192.0.2.7, evil", "[", "a:b"] {
            assert_eq!(Peer::forwarded(&[bad]), None, "{bad}");
        }
        assert_eq!(Peer::forwarded(&[]), None);
    }
}
