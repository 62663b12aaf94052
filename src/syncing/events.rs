//! Server-sent events, cut out of the bytes as they arrive.

/// A line longer than this is none of ours.
const MOST: usize = 64 << 10;

/// One event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Its kind; empty for none.
    pub name: String,
    /// Its data.
    pub data: String,
}

/// Bytes in, events out.
#[derive(Debug, Default)]
pub struct Events {
    line: Vec<u8>,
    now: Event,
}

impl Events {
    /// Takes the next bytes; gives the events that they complete. Comments and unknown fields are passed over.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut done = Vec::new();
        for byte in bytes {
            match byte {
                b'\n' => {
                    let line = std::mem::take(&mut self.line);
                    self.end_line(&String::from_utf8_lossy(&line), &mut done);
                }
                b'\r' => {}
                _ if self.line.len() < MOST => self.line.push(*byte),
                _ => {}
            }
        }
        done
    }

    fn end_line(&mut self, line: &str, done: &mut Vec<Event>) {
        if line.is_empty() {
            let event = std::mem::take(&mut self.now);
            if event != Event::default() {
                done.push(event);
            }
            return;
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => self.now.name = value.to_owned(),
            "data" if self.now.data.len() < MOST => {
                if !self.now.data.is_empty() {
                    self.now.data.push('\n');
                }
                self.now.data.push_str(value);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(name: &str, data: &str) -> Event {
        Event { name: name.into(), data: data.into() }
    }

    #[test]
    fn events_are_whole_however_the_bytes_are_cut() {
        let text =
            ": beat\r\n\r\nevent: seq\ndata: {\"seq\":3}\n\nid: 7\nevent:bye\ndata:a\ndata: é\n\ndata: x";
        for size in 1..12 {
            let mut events = Events::default();
            let got: Vec<Event> = text.as_bytes().chunks(size).flat_map(|piece| events.feed(piece)).collect();
            assert_eq!(got, [event("seq", "{\"seq\":3}"), event("bye", "a\né")], "pieces of {size}");
        }
    }

    #[test]
    fn a_line_without_end_fills_no_memory() {
        let mut events = Events::default();
        for _ in 0..100 {
            assert!(events.feed(&[b'x'; 4096]).is_empty());
        }
        assert!(events.line.len() <= MOST);
        assert_eq!(events.feed(b"\nevent: seq\n\n"), [event("seq", "")]);
    }
}
