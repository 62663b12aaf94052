//! Who is told at once that something was committed: the streams that devices hold open.
//!
//! Hints only. A device that misses one finds everything at its next pull.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::sync::watch;

use crate::limits::{MAX_STREAMS, MAX_STREAMS_PER_DEVICE};

/// What may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The log grew.
    Seq {
        /// The number of its last change.
        seq: u64,
        /// Its epoch.
        epoch: Box<str>,
    },
    /// Members, roles, devices or invitations changed.
    Team {
        /// The revision of the team.
        rev: u64,
    },
    /// A device may no longer come.
    Bye {
        /// The device, as in `Caller::device`.
        device: Box<str>,
        /// Why: `device_revoked` or `member_removed`.
        code: Box<str>,
    },
}

/// The form in which instances tell each other. No part has a space.
impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seq { seq, epoch } => write!(f, "seq {seq} {epoch}"),
            Self::Team { rev } => write!(f, "team {rev}"),
            Self::Bye { device, code } => write!(f, "bye {device} {code}"),
        }
    }
}

/// Not an event, or one of a newer version.
#[derive(Debug, thiserror::Error)]
#[error("not an event")]
pub struct NotAnEvent;

impl FromStr for Event {
    type Err = NotAnEvent;
    fn from_str(text: &str) -> Result<Self, NotAnEvent> {
        let parts: Vec<&str> = text.split(' ').collect();
        match *parts {
            ["seq", seq, epoch] => {
                Ok(Self::Seq { seq: seq.parse().map_err(|_| NotAnEvent)?, epoch: epoch.into() })
            }
            ["team", rev] => Ok(Self::Team { rev: rev.parse().map_err(|_| NotAnEvent)? }),
            ["bye", device, code] => Ok(Self::Bye { device: device.into(), code: code.into() }),
            _ => Err(NotAnEvent),
        }
    }
}

/// What a stream tells next, the latest of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The end of the log and its epoch, once one is known.
    pub seq: Option<(u64, Box<str>)>,
    /// The revision of the team, once it moved.
    pub team_rev: Option<u64>,
}

/// Tells every open stream. Cheap: a stream that is slow gets the latest only.
#[derive(Debug, Default)]
pub struct Hub {
    news: watch::Sender<News>,
    devices: Mutex<HashMap<Box<str>, Streams>>,
}

#[derive(Debug)]
struct Streams {
    n_open: usize,
    ended: watch::Sender<Option<Ended>>,
}

/// Why a stream ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The device may no longer come, with the code that tells it why.
    Bye(Box<str>),
    /// This server lost touch with the others and may have missed something: come again.
    Again,
}

/// More streams than allowed.
#[derive(Debug, thiserror::Error)]
#[error("too many open streams")]
pub struct TooMany;

impl Hub {
    /// Passes on what was committed.
    pub fn tell(&self, event: &Event) {
        match event {
            Event::Seq { seq, epoch } => {
                self.news.send_if_modified(|news| {
                    // Instances commit in one order but may tell in another.
                    let is_later = news.seq.as_ref().is_none_or(|(known, of)| known < seq || of != epoch);
                    if is_later {
                        news.seq = Some((*seq, epoch.clone()));
                    }
                    is_later
                });
            }
            Event::Team { rev } => {
                self.news.send_if_modified(|news| {
                    let is_later = news.team_rev.is_none_or(|known| known < *rev);
                    if is_later {
                        news.team_rev = Some(*rev);
                    }
                    is_later
                });
            }
            Event::Bye { device, code } => self.end(|of| of == &**device, &Ended::Bye(code.clone())),
        }
    }

    /// Ends all streams, so that each device comes again and is looked at anew.
    pub fn restart(&self) {
        self.end(|_| true, &Ended::Again);
    }

    /// Opens a stream of a device.
    pub fn open(self: &Arc<Self>, device: &str) -> Result<Stream, TooMany> {
        let mut devices = self.devices();
        let n_open: usize = devices.values().map(|streams| streams.n_open).sum();
        let streams = devices
            .entry(device.into())
            .or_insert_with(|| Streams { n_open: 0, ended: watch::Sender::default() });
        if MAX_STREAMS <= n_open || MAX_STREAMS_PER_DEVICE <= streams.n_open {
            return Err(TooMany);
        }
        streams.n_open += 1;
        let ended = streams.ended.subscribe();
        Ok(Stream { hub: Arc::clone(self), device: device.into(), news: self.news.subscribe(), ended })
    }

    /// How many streams are open.
    pub fn n_open(&self) -> usize {
        self.devices().values().map(|streams| streams.n_open).sum()
    }

    fn end(&self, is_meant: impl Fn(&str) -> bool, why: &Ended) {
        // A later stream of the device starts afresh: whether it may is asked at the door.
        self.devices().retain(|device, streams| {
            let is_meant = is_meant(device);
            if is_meant {
                streams.ended.send_replace(Some(why.clone()));
            }
            !is_meant
        });
    }

    fn devices(&self) -> MutexGuard<'_, HashMap<Box<str>, Streams>> {
        self.devices.lock().unwrap_or_else(|poison| poison.into_inner())
    }
}

/// An open stream of one device. Dropping it gives its place back.
#[derive(Debug)]
pub struct Stream {
    hub: Arc<Hub>,
    device: Box<str>,
    news: watch::Receiver<News>,
    ended: watch::Receiver<Option<Ended>>,
}

impl Stream {
    /// What is known now.
    pub fn now(&mut self) -> News {
        self.news.borrow_and_update().clone()
    }

    /// What comes next, or why nothing comes any more. Cancelling it loses nothing.
    pub async fn next(&mut self) -> Result<News, Ended> {
        tokio::select! {
            biased;
            ended = self.ended.wait_for(Option::is_some) => match ended {
                Ok(ended) => Err(ended.clone().unwrap_or(Ended::Again)),
                Err(_) => Err(Ended::Again),
            },
            changed = self.news.changed() => match changed {
                Ok(()) => Ok(self.news.borrow_and_update().clone()),
                Err(_) => Err(Ended::Again),
            },
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        let mut devices = self.hub.devices();
        // One that was ended is no longer counted, and a newer one of the device may be.
        if self.ended.borrow().is_some() {
            return;
        }
        if let Some(streams) = devices.get_mut(&self.device) {
            streams.n_open = streams.n_open.saturating_sub(1);
            if streams.n_open == 0 {
                devices.remove(&self.device);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_survive_their_way_between_instances() {
        for event in [
            Event::Seq { seq: 7, epoch: "e1".into() },
            Event::Team { rev: 3 },
            Event::Bye { device: "d".into(), code: "device_revoked".into() },
        ] {
            assert_eq!(event.to_string().parse::<Event>().unwrap(), event);
        }
        for bad in ["", "seq x e", "seq 1", "later 3", "team", "bye a b c"] {
            assert!(bad.parse::<Event>().is_err(), "{bad}");
        }
    }

    #[tokio::test]
    async fn a_slow_stream_gets_the_latest_only() {
        let hub = Arc::new(Hub::default());
        let mut stream = hub.open("d").unwrap();
        for seq in [1, 2, 5, 4] {
            hub.tell(&Event::Seq { seq, epoch: "e".into() });
        }
        assert_eq!(stream.next().await.unwrap().seq, Some((5, "e".into())));
        hub.tell(&Event::Seq { seq: 2, epoch: "later".into() });
        assert_eq!(stream.next().await.unwrap().seq, Some((2, "later".into())));
    }

    #[tokio::test]
    async fn a_revoked_device_is_told_and_the_places_come_back() {
        let hub = Arc::new(Hub::default());
        let mut streams: Vec<_> = (0..MAX_STREAMS_PER_DEVICE).map(|_| hub.open("d").unwrap()).collect();
        assert!(hub.open("d").is_err());
        let mut other = hub.open("other").unwrap();
        drop(streams.pop());
        streams.push(hub.open("d").unwrap());
        hub.tell(&Event::Bye { device: "d".into(), code: "device_revoked".into() });
        for stream in &mut streams {
            assert_eq!(stream.next().await, Err(Ended::Bye("device_revoked".into())));
        }
        let newer = hub.open("d").unwrap();
        drop(streams);
        assert_eq!(hub.n_open(), 2);
        drop(newer);
        hub.tell(&Event::Team { rev: 1 });
        assert_eq!(other.next().await.unwrap().team_rev, Some(1));
        hub.restart();
        assert_eq!(other.next().await, Err(Ended::Again));
    }

    #[test]
    fn the_whole_server_has_a_limit_too() {
        let hub = Arc::new(Hub::default());
        let streams: Vec<_> = (0..MAX_STREAMS).map(|n| hub.open(&n.to_string()).unwrap()).collect();
        assert!(hub.open("one more").is_err());
        assert_eq!(hub.n_open(), streams.len());
    }
}
