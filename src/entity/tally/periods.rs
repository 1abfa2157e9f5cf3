//! From when to when names are in the news.
//!
//! Most names are met in one article: the day of that is theirs, and only those met in several have days of their own.

use super::{column::Column, day::Day};

/// The days of articles, and of the names that several have.
#[derive(Debug, Default)]
pub(super) struct Periods {
    of_articles: Vec<Option<Day>>,
    of_longer: Column<Period>,
}

/// The earliest and the latest day.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) first: Option<Day>,
    pub(super) last: Option<Day>,
}

impl Period {
    /// That of one article.
    fn of(day: Option<Day>) -> Self {
        let (first, last) = (day, day);
        Self { first, last }
    }

    /// From the first day of both to the last; what has no day says nothing.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            first: self.first.into_iter().chain(other.first).min(),
            last: self.last.max(other.last),
        }
    }
}

impl Periods {
    /// The day of an article, before its names are counted.
    pub(super) fn start(&mut self, article: u32, day: Option<Day>) {
        let article = article as usize;
        if article >= self.of_articles.len() {
            self.of_articles.resize(article + 1, None);
        }
        if let Some(slot) = self.of_articles.get_mut(article) {
            *slot = day;
        }
    }

    /// Another article of a name that several have; `first` says which one it was met in first.
    pub(super) fn lengthen(
        &mut self,
        longer: u32,
        first: impl Fn() -> Option<u32>,
        day: Option<Day>,
    ) {
        if longer as usize == self.of_longer.len() {
            self.of_longer.push(self.of_article(first()));
        }
        if let Some(period) = self.of_longer.get_mut(longer) {
            *period = period.with(Period::of(day));
        }
    }

    /// That of a name that one article has.
    pub(super) fn of_article(&self, article: Option<u32>) -> Period {
        let day = article.and_then(|article| self.of_articles.get(article as usize));
        Period::of(day.copied().flatten())
    }

    /// That of a name that several articles have.
    pub(super) fn of_longer(&self, longer: u32) -> Period {
        self.of_longer.get(longer).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Period, Periods};
    use jiff::civil::date;

    #[test]
    fn a_period_spans_the_days_of_all_articles_that_have_one() {
        let day = |day| Some(Day::from(date(2024, 3, day)));
        let mut periods = Periods::default();
        let days = [None, day(8), None, day(2), day(5)];
        for (article, day) in (0..).zip(days) {
            periods.start(article, day);
            if article > 0 {
                periods.lengthen(0, || Some(0), day);
            }
        }
        let (first, last) = (day(2), day(8));
        assert_eq!(periods.of_longer(0), Period { first, last });
        assert_eq!(periods.of_article(Some(1)), Period::of(day(8)));
        assert_eq!(periods.of_article(Some(0)), Period::default());
        assert_eq!(periods.of_article(Some(9)), Period::default());
    }
}
