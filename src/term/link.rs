//! URLs on their way to a terminal or a browser.
//!
//! A URL from an article is text from strangers: only http and https, one argument, never through a shell.

use std::fmt::Write;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::{io, thread};

/// Longest URL put into a terminal; xterm-likes ignore longer ones.
const LONGEST: usize = 2_000;

/// The URL with every byte that is no visible ASCII percent-encoded; none unless it is http or https with a host.
pub(super) fn encode(url: &str) -> Option<String> {
    let rest = ["http://", "https://"].iter().find_map(|scheme| {
        let (start, rest) = url.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    })?;
    if rest.is_empty() || rest.starts_with(['/', '?', '#']) {
        return None;
    }
    let mut encoded = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    (encoded.len() <= LONGEST).then_some(encoded)
}

/// Starts a program with one argument and forgets it: no shell, no terminal, its own group, reaped by a thread.
pub(super) fn run(program: &str, argument: &str) -> io::Result<()> {
    if argument.starts_with('-') {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "an argument must not look like an option",
        ));
    }
    let mut child = Command::new(program)
        .arg(argument)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()?;
    let reap = move || drop(child.wait());
    thread::Builder::new()
        .name("reaper".into())
        .spawn(reap)
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        for (url, link) in [
            ("https://x.example/a?b=c", Some("https://x.example/a?b=c")),
            ("HTTP://x.example", Some("HTTP://x.example")),
            (
                "https://x.example/a b\x1b]0;t\x07",
                Some("https://x.example/a%20b%1B]0;t%07"),
            ),
            ("https://x.example/é", Some("https://x.example/%C3%A9")),
            ("javascript:alert(1)", None),
            (" javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("https://", None),
            ("https:///x", None),
            ("-oProxyCommand=x", None),
            ("x.example", None),
            ("", None),
        ] {
            assert_eq!(encode(url).as_deref(), link, "{url:?}");
        }
        assert_eq!(
            encode(&format!("https://x.example/{}", "a".repeat(5_000))),
            None
        );
    }

    #[test]
    fn arguments_that_look_like_options_are_refused() {
        assert!(run("true", "--help").is_err());
        assert!(run("no-such-program-at-all", "https://x.example").is_err());
    }
}
