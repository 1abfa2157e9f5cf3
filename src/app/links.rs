//! Which addresses may be opened, and in which spelling. An address comes from a stranger's text and ends in a browser:
//! only http and https, with a host, every byte outside the alphabet of URLs encoded, other scripts as punycode.

mod punycode;

use unicode_normalization::UnicodeNormalization;

/// Longest address opened.
const LENGTH_CAP: usize = 4_096;

/// An address that may be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// ASCII only, one argument, never with a leading dash.
    pub(super) url: String,
    /// What is odd about it.
    pub(super) warning: Option<String>,
}

/// Why an address is not opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Refusal {
    #[error("not opened: only http and https addresses are")]
    Scheme,
    #[error("not opened: the address has no host")]
    NoHost,
    #[error("not opened: `{0}` is not a host")]
    Host(String),
    #[error("not opened: `{0}` is not a port")]
    Port(String),
    #[error("not opened: a backslash before the path means other hosts to other browsers")]
    Backslash,
    #[error("not opened: the address is over {LENGTH_CAP} bytes")]
    TooLong,
}

/// Reads an address and spells it safely.
pub(super) fn check(url: &str) -> Result<Link, Refusal> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://").ok_or(Refusal::Scheme)?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "http" && scheme != "https" {
        return Err(Refusal::Scheme);
    }
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    if path.starts_with('\\') {
        return Err(Refusal::Backslash);
    }
    let (user, host_port) = match authority.rsplit_once('@') {
        Some((user, host)) => (Some(user), host),
        None => (None, authority),
    };
    let (shown, port) = split_port(host_port)?;
    let host = host(shown)?;
    let user_part = user.map_or(String::new(), |user| format!("{}@", encode(user)));
    let url = format!("{scheme}://{user_part}{host}{port}{}", encode(path));
    if url.len() > LENGTH_CAP {
        return Err(Refusal::TooLong);
    }
    Ok(Link {
        warning: warning(user, shown, &host),
        url,
    })
}

fn warning(user: Option<&str>, shown: &str, host: &str) -> Option<String> {
    if user.is_some() {
        Some(format!(
            "what stands before the `@` is not the host: it leads to {host}"
        ))
    } else if !shown.is_ascii() {
        Some(format!("the host is in another script: {shown}"))
    } else if host.split('.').any(|label| label.starts_with("xn--")) {
        Some("the host is in another script".to_owned())
    } else {
        None
    }
}

/// Host and `:port`; a port is a number, and may be empty as in `example.org:`.
fn split_port(text: &str) -> Result<(&str, String), Refusal> {
    let after_bracket = text.rfind(']').map_or(0, |at| at + 1);
    let tail = text.get(after_bracket..).unwrap_or_default();
    let Some((before, port)) = tail.rsplit_once(':') else {
        return Ok((text, String::new()));
    };
    let host = text.get(..after_bracket + before.len()).unwrap_or_default();
    match port.parse::<u16>() {
        _ if port.is_empty() => Ok((host, String::new())),
        Ok(number) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
            Ok((host, format!(":{number}")))
        }
        _ => Err(Refusal::Port(port.to_owned())),
    }
}

/// The host in ASCII.
fn host(shown: &str) -> Result<String, Refusal> {
    let refused = || Refusal::Host(shown.to_owned());
    if shown.is_empty() {
        return Err(Refusal::NoHost);
    }
    if let Some(address) = shown
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        let address: std::net::Ipv6Addr = address.parse().map_err(|_| refused())?;
        return Ok(format!("[{address}]"));
    }
    // As browsers do: compatibility forms (full-width letters, the ideographic stop) stand for the plain ones.
    let plain: String = shown.nfkc().flat_map(char::to_lowercase).nfkc().collect();
    let labels: Option<Vec<String>> = plain.replace('。', ".").split('.').map(label).collect();
    let host = labels.ok_or_else(refused)?.join(".");
    let is_empty =
        host.split('.').all(str::is_empty) || host.starts_with('.') || host.contains("..");
    if is_empty || host.len() > 253 {
        Err(refused())
    } else {
        Ok(host)
    }
}

/// One label of a host name; none when it holds what no name may.
fn label(text: &str) -> Option<String> {
    let is_fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_') || !c.is_ascii();
    if !text.chars().all(is_fit) || text.starts_with('-') {
        return None;
    }
    if text.is_ascii() {
        return Some(text.to_owned());
    }
    Some(format!("xn--{}", punycode::encode(text)?))
}

/// Encodes every byte outside the alphabet of URLs, and a per cent sign that encodes nothing.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let is_escape = || {
            let digits = bytes.get(at + 1..at + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        };
        let is_fit = match byte {
            b'%' => is_escape(),
            b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&' | b'(' | b')' | b'*' | b'+' | b','
            | b';' | b'=' | b':' | b'@' | b'/' | b'?' | b'#' => true,
            byte => byte.is_ascii_alphanumeric(),
        };
        if is_fit {
            encoded.push(char::from(*byte));
        } else {
            let hex = |digit: u8| {
                char::from_digit(u32::from(digit), 16)
                    .unwrap_or('0')
                    .to_ascii_uppercase()
            };
            encoded.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_ordinary_address_is_left_alone() {
        for url in [
            "https://example.org",
            "http://example.org:8080/a/b?c=d&e=f#g",
            "https://example.org/a%20b",
            "https://[::1]/",
        ] {
            let link = check(url).unwrap();
            assert_eq!((link.url.as_str(), link.warning), (url, None));
        }
    }

    #[test]
    fn other_schemes_and_shapes_are_refused() {
        for url in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "ftp://example.org",
            "-https://example.org",
            "httpsx://example.org",
            "example.org/a",
            "https://",
            "https:///path",
            "https://?q",
            "https://user@",
            "https://exa mple.org",
            "https://good.example\\@evil.example/",
            "https://example.org:99999",
            "https://example.org:+80",
            "https://[::1/",
            "https://a..b",
            "https://\u{2100}.example",
            "https://%65xample.org",
            "https://-x.example",
        ] {
            assert!(check(url).is_err(), "{url}");
        }
    }

    #[test]
    fn other_scripts_are_shown_as_punycode_and_said_to_be() {
        let cases = [
            ("https://bücher.example/", "https://xn--bcher-kva.example/"),
            ("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/"),
            ("https://例え。テスト/", "https://xn--r8jz45g.xn--zckzah/"),
            ("https://аррӏе.com/", "https://xn--80ak6aa92e.com/"),
        ];
        for (url, expected) in cases {
            let link = check(url).unwrap();
            assert_eq!(link.url, expected);
            assert!(link.warning.is_some());
        }
    }

    #[test]
    fn user_info_is_marked_with_the_host_it_really_leads_to() {
        let link = check("https://bank.example@evil.example/login").unwrap();
        assert!(link.warning.unwrap().contains("evil.example"));
    }

    #[test]
    fn blanks_quotes_and_letters_of_other_scripts_in_the_path_are_encoded() {
        let link = check("https://example.org/a b/'\"`$(x)/é?ü=%zz").unwrap();
        assert_eq!(
            link.url,
            "https://example.org/a%20b/%27%22%60$(x)/%C3%A9?%C3%BC=%25zz"
        );
    }

    proptest! {
        #[test]
        fn an_address_that_passes_is_one_safe_argument(tail in "\\PC{0,40}") {
            for prefix in ["", "https://", "http://e.org/", "https://e.org\\"] {
                if let Ok(link) = check(&format!("{prefix}{tail}")) {
                    prop_assert!(link.url.starts_with("http"));
                    prop_assert!(link.url.bytes().all(|byte| byte.is_ascii_graphic()));
                    prop_assert_eq!(check(&link.url).unwrap().url, link.url.clone());
                }
            }
        }
    }
}
