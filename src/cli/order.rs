//! `--sort`: the words of `sort:` in a query, by the same reader, so that the two cannot drift apart.

use crate::query::{self, Order};
use jiff::civil::Date;

/// Reads an order. `date` is oldest first and `-date` newest first, as for any list of days.
///
/// # Errors
/// The keys there are.
pub(super) fn parse(text: &str) -> Result<Order, String> {
    // An order does not depend on the day
    let read = query::parse(&format!("sort:{text}"), Date::ZERO);
    match read.map(|query| (query.order(), query.is_empty())) {
        Ok((Some(order), true)) => Ok(order),
        Ok(_) => Err("one key is wanted".to_owned()),
        Err(error) => Err(error.reason.replace("sort: wants", "it is one of")),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::query::{Order, Sort};

    #[test]
    fn a_minus_before_date_means_newest_first() {
        let newest = Order::by(Sort::Date);
        assert_eq!(parse("-date"), Ok(newest));
        assert_eq!(parse("date"), Ok(newest.reversed()));
    }

    #[test]
    fn names_run_from_a_to_z_unless_turned_round() {
        assert_eq!(parse("outlet"), Ok(Order::by(Sort::Outlet)));
        let reversed = Order::by(Sort::Headline).reversed();
        assert_eq!(parse("-headline"), Ok(reversed));
        assert!(parse("section,-date").is_ok_and(|order| order.keys().count() == 2));
    }

    #[test]
    fn an_unknown_key_names_those_there_are() {
        assert!(parse("size").unwrap_err().contains("outlet"));
        assert!(parse("date minister").is_err());
        assert!(parse("").is_err());
    }
}
