//! `--sort`: a key and, with a leading `-`, the other way round; the same words as `sort:` in a query.

use crate::query::{Order, Sort};

/// Reads an order. `date` is oldest first and `-date` newest first, as for any list of days.
///
/// # Errors
/// The keys there are.
pub(super) fn parse(text: &str) -> Result<Order, String> {
    let (is_descending, key) = text
        .strip_prefix('-')
        .map_or((false, text), |key| (true, key));
    let sort = match key {
        "score" => Sort::Score,
        "date" => Sort::Date,
        "outlet" => Sort::Outlet,
        "headline" => Sort::Headline,
        "file" => Sort::File,
        _ => return Err("the keys are score, date, outlet, headline and file".to_owned()),
    };
    // the natural direction of a date is newest first
    Ok(Order {
        sort,
        is_reversed: is_descending != (sort == Sort::Date),
    })
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::query::{Order, Sort};

    #[test]
    fn a_minus_before_date_means_newest_first() {
        assert_eq!(
            parse("-date"),
            Ok(Order {
                sort: Sort::Date,
                is_reversed: false
            })
        );
        assert_eq!(
            parse("date"),
            Ok(Order {
                sort: Sort::Date,
                is_reversed: true
            })
        );
    }

    #[test]
    fn names_run_from_a_to_z_unless_turned_round() {
        assert_eq!(
            parse("outlet"),
            Ok(Order {
                sort: Sort::Outlet,
                is_reversed: false
            })
        );
        assert_eq!(
            parse("-headline"),
            Ok(Order {
                sort: Sort::Headline,
                is_reversed: true
            })
        );
    }

    #[test]
    fn an_unknown_key_names_those_there_are() {
        assert!(parse("size").unwrap_err().contains("outlet"));
    }
}
