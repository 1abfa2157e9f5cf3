//! Names of months and weekdays, in the languages of the archives met: English first and fast, the others folded
//! (`août` is `aout`), nominative and genitive, and the usual abbreviations.

use crate::text::fold::{Case, fold};
use foldhash::fast::FixedState;
use jiff::civil::Weekday;
use std::{collections::HashMap, sync::LazyLock};

/// English names; three letters of one are enough.
const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Folded names of each month, apart by blanks.
const OTHERS: [&str; 12] = [
    // de fr es it pt · nl da sv · pl tr cs ro hu fi id · ru uk bg · el · ar he hi
    "januar janner jan janvier janv enero ene gennaio gen janeiro januari styczen stycznia sty ocak oca leden ledna \
     ianuarie ian januar tammikuuta tammikuu января январь янв січня січень січ януари ιανουαριοσ ιανουαριου ιαν \
     يناير جانفي ינואר जनवरी",
    "februar feber fevrier fevr fev febrero febbraio fevereiro februari luty lutego lut subat sub unor unora februarie \
     helmikuuta helmikuu февраля февраль фев лютого лютии лют февруари φεβρουαριοσ φεβρουαριου φεβ فبراير فيفري \
     פברואר फरवरी",
    "marz mar mars marzo marco maart mrt marts marzec marca mart brezen brezna martie marcius maaliskuuta maaliskuu \
     maret марта март мар березня березень бер μαρτιοσ μαρτιου μαρ مارس מרץ मार्च",
    "avril avr abril abr aprile kwiecien kwietnia kwi nisan nis duben dubna aprilie aprilis huhtikuuta huhtikuu \
     апреля апрель апр квітня квітень кві април απριλιοσ απριλιου απρ ابريل افريل אפריל अप्रैल",
    "mai mayo maggio mag maio mei maj maja mayis kveten kvetna majus toukokuuta toukokuu мая маи травня травень тра \
     μαιοσ μαιου μαι مايو ماي מאי मई",
    "juni juin junio giugno giu junho czerwiec czerwca cze haziran haz cerven cervna iunie junius kesakuuta kesakuu \
     июня июнь июн червня червень чер юни ιουνιοσ ιουνιου ιουν يونيو جوان יוני जून",
    "juli juillet juil julio luglio lug julho lipiec lipca lip temmuz tem cervenec cervence iulie julius heinakuuta \
     heinakuu июля июль июл липня липень лип юли ιουλιοσ ιουλιου ιουλ يوليو جويلية יולי जुलाई",
    "aout agosto ago augustus augusti sierpien sierpnia sie agustos agu srpen srpna augusztus elokuuta elokuu agustus \
     августа август авг серпня серпень сер αυγουστοσ αυγουστου αυγ اغسطس اوت אוגוסט अगस्त",
    "septembre septiembre settembre set setembro wrzesien wrzesnia wrz eylul eyl zari septembrie szeptember syyskuuta \
     syyskuu сентября сентябрь сен вересня вересень вер септември σεπτεμβριοσ σεπτεμβριου σεπ سبتمبر ספטמבר सितंबर",
    "oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz ekim eki rijen rijna octombrie \
     lokakuuta lokakuu октября октябрь окт жовтня жовтень жов октомври οκτωβριοσ οκτωβριου οκτ اكتوبر אוקטובר अक्टूबर",
    "novembre noviembre novembro listopad listopada lis kasim kas noiembrie marraskuuta marraskuu ноября ноябрь ноя \
     листопада листопад лис ноември νοεμβριοσ νοεμβριου νοε نوفمبر נובמבר नवंबर",
    "dezember dez decembre diciembre dic dicembre dezembro grudzien grudnia gru aralik ara prosinec prosince decembrie \
     desember des joulukuuta joulukuu декабря декабрь дек грудня грудень гру декември δεκεμβριοσ δεκεμβριου δεκ \
     ديسمبر דצמבר दिसंबर",
];

/// Months of the Persian and the Islamic year: the day is another one in ours.
const OTHER_CALENDARS: &str = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان ابان آذر اذر دی بهمن اسفند \
    محرم صفر رجب شعبان رمضان شوال";

const WEEKDAYS: [(Weekday, &str); 7] = [
    (
        Weekday::Monday,
        "monday montag lundi lunes lunedi segunda maandag понедельник понеділок",
    ),
    (
        Weekday::Tuesday,
        "tuesday tues dienstag mardi martes martedi terca dinsdag вторник вівторок",
    ),
    (
        Weekday::Wednesday,
        "wednesday wednes mittwoch mercredi miercoles mercoledi quarta woensdag среда середа",
    ),
    (
        Weekday::Thursday,
        "thursday thurs thur donnerstag jeudi jueves giovedi quinta donderdag четверг четвер",
    ),
    (
        Weekday::Friday,
        "friday freitag vendredi viernes venerdi sexta vrijdag пятница",
    ),
    (
        Weekday::Saturday,
        "saturday samstag sonnabend samedi sabado sabato zaterdag суббота субота",
    ),
    (
        Weekday::Sunday,
        "sunday sonntag dimanche domingo domenica zondag воскресенье неділя",
    ),
];

type Names<T> = HashMap<&'static str, T, FixedState>;

/// The number of a month by its folded names; every word of every text that may be a date is looked up.
static MONTHS: LazyLock<Names<i32>> = LazyLock::new(|| {
    let names = (1..).zip(OTHERS);
    let names = names.flat_map(|(month, names)| names.split(' ').map(move |name| (name, month)));
    first_of(names)
});

/// The same of weekdays.
static DAYS: LazyLock<Names<Weekday>> = LazyLock::new(|| {
    let names = WEEKDAYS.into_iter();
    first_of(names.flat_map(|(day, names)| names.split(' ').map(move |name| (name, day))))
});

fn first_of<T>(named: impl Iterator<Item = (&'static str, T)>) -> Names<T> {
    named.fold(Names::default(), |mut names, (name, meant)| {
        names.entry(name).or_insert(meant);
        names
    })
}

/// The number of a month, from 1.
pub(super) fn month(word: &str) -> Option<i32> {
    english(word, &ENGLISH).map_or_else(|| other(word), |at| Some(at as i32 + 1))
}

fn other(word: &str) -> Option<i32> {
    let folded = fold(word, Case::Fold);
    let find = |name: &str| MONTHS.get(name).copied();
    // Hebrew writes `in July` as one word.
    find(&folded).or_else(|| find(folded.strip_prefix('ב')?))
}

/// Whether a word is a month of a calendar in which days are counted otherwise.
pub(super) fn is_of_other_calendar(word: &str) -> bool {
    !word.is_ascii() && OTHER_CALENDARS.split(' ').any(|known| known == word)
}

/// The day of the week a word names.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    const SHORT: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let is_short = |name: &str| word.eq_ignore_ascii_case(name);
    if let Some(at) = SHORT.iter().position(|name| is_short(name)) {
        return WEEKDAYS.get(at).map(|(day, _)| *day);
    }
    DAYS.get(&*fold(word, Case::Fold)).copied()
}

/// A name of `names` that the word is, or begins with three letters or more of.
fn english(word: &str, names: &[&str]) -> Option<usize> {
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    names.iter().position(|name| {
        let is_start = |start: &str| start.eq_ignore_ascii_case(word);
        name.get(..word.len()).is_some_and(is_start) && matches!(word.len(), 3 | 4)
            || is_start(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_in_the_tables_is_folded_and_found() {
        for (at, names) in OTHERS.iter().enumerate() {
            for name in names.split(' ') {
                assert_eq!(fold(name, Case::Fold), name);
                assert_eq!(month(name), Some(at as i32 + 1), "{name}");
            }
        }
        for (day, names) in WEEKDAYS {
            for name in names.split(' ') {
                assert_eq!(weekday(name), Some(day), "{name}");
            }
        }
    }

    #[test]
    fn capitals_and_accents_do_not_matter_and_other_words_are_no_months() {
        for (word, number) in [
            ("MÄRZ", 3),
            ("Août", 8),
            ("Şubat", 2),
            ("ARALIK", 12),
            ("Sept", 9),
            ("Μαΐου", 5),
            ("mayıs", 5),
        ] {
            assert_eq!(month(word), Some(number), "{word}");
        }
        for word in [
            "", "ma", "marching", "mayor", "decem", "octopus", "junior", "सन",
        ] {
            assert_eq!(month(word), None, "{word}");
        }
    }
}
