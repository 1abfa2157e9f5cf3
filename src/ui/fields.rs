//! The fields of a shape: roles beside the paths they may be moved to, one of the two where there is not room for both,
//! and under them the first articles as they would be read.
//!
//! ```text
//! -- Fields of response.docs[], 200 records ----------------------- Esc closes --
//! > headline  title           100% high  | > author              text   40%  Ann Lee
//!   body      content.text     98% by you|   content.text        text   98%  The ferry
//!   outlet    (off)                      |   title               text  100%  Ferry back
//! headline: title, else name . text . 100% . Ferry back in service
//! 2024-05-06  Ferry back in service
//!             Ann Lee . The ferry to Iona sailed again on Monday.
//! ```

use super::{
    canvas::{Canvas, Strip},
    cursor::{Lines, draw_lines},
    numbers::counted,
    sheet,
    spans::Styled,
};
use crate::{
    app::{
        App,
        popup::{Fields, Side},
    },
    corpus::{
        Role,
        survey::{Field, Part, Preview, Shown, Survey},
    },
};
use ratatui::layout::Rect;

/// From here on there is room for both lists.
const BOTH: u16 = 72;
/// From here on the rows of the roles end in an example.
const EXAMPLE: u16 = 58;
/// Columns of the names of roles, of shares, of confidences, of kinds.
const ROLE: u16 = 10;
const SHARE: u16 = 5;
const SURE: u16 = 7;
const KIND: u16 = 7;
/// Columns of a date in the preview.
const DATE: u16 = 12;

/// Draws the window.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, fields: &Fields) {
    let Some(survey) = &fields.survey else {
        let area = sheet::open(canvas, app, "Fields", usize::MAX);
        let dim = canvas.theme.dim;
        canvas.text(area, "   looking at the records", dim);
        return;
    };
    let records = counted(survey.record_count, "record");
    let title = format!("Fields of {}, {records}", survey.records_path());
    let area = sheet::open(canvas, app, &title, usize::MAX);
    let height = (app.fields_rows() as u16).min(area.height);
    let lists = Rect { height, ..area };
    draw_lists(canvas, fields, survey, lists);
    let detail = Rect {
        y: area.y + height,
        height: area.height.saturating_sub(height).min(1),
        ..area
    };
    draw_detail(canvas, fields, survey, detail);
    let rest = Rect {
        y: detail.bottom(),
        height: area.height.saturating_sub(height + detail.height),
        ..area
    };
    if let Some(preview) = &fields.preview {
        draw_preview(canvas, preview, rest);
    }
}

fn draw_lists(canvas: &mut Canvas<'_>, fields: &Fields, survey: &Survey, area: Rect) {
    if area.width < BOTH {
        return match fields.side {
            Side::Roles => draw_roles(canvas, fields, area),
            Side::Paths => draw_paths(canvas, fields, survey, area),
        };
    }
    let width = area.width / 2;
    let left = Rect { width, ..area };
    let rule = Rect {
        x: area.x + width,
        width: 1,
        ..area
    };
    let right = Rect {
        x: rule.right(),
        width: area.width - width - 1,
        ..area
    };
    draw_roles(canvas, fields, left);
    draw_paths(canvas, fields, survey, right);
    canvas.rule(rule);
}

fn draw_roles(canvas: &mut Canvas<'_>, fields: &Fields, area: Rect) {
    let lines = Lines {
        area,
        count: Role::ALL.len(),
        cursor: fields.role,
        top: 0,
        is_focused: fields.side == Side::Roles,
    };
    draw_lines(canvas, lines, |strip, index| {
        if let Some(role) = Role::ALL.get(index) {
            let parts = fields.preview.iter().flat_map(|preview| &preview.parts);
            let part = parts.into_iter().find(|part| part.role == *role);
            draw_role(strip, *role, part);
        }
    });
}

fn draw_role(mut strip: Strip<'_, '_>, role: Role, part: Option<&Part>) {
    let (bold, text, dim) = (
        strip.theme().headline,
        strip.theme().text,
        strip.theme().dim,
    );
    strip.skip(2);
    strip.put_column(&Styled::plain(role.name(), bold), ROLE);
    let Some(part) = part else {
        return;
    };
    let has_example = strip.room() as u16 + ROLE >= EXAMPLE;
    let rest = strip.room() as u16;
    let path = if has_example {
        rest * 2 / 5
    } else {
        rest.saturating_sub(SHARE + SURE + 1)
    };
    strip.put_column(&Styled::plain(&path_of(part), text), path);
    if part.paths.is_empty() {
        return;
    }
    strip.put_column(&Styled::plain(&share(part.coverage), dim), SHARE);
    strip.skip(1);
    strip.put_column(&Styled::plain(part.confidence, dim), SURE);
    if has_example {
        strip.put(&part.example, dim);
    }
}

/// What plays a role, in short.
fn path_of(part: &Part) -> String {
    match part.paths.split_first() {
        Some((best, [])) => best.to_string(),
        Some((best, others)) => format!("{best} +{}", others.len()),
        None if part.confidence.is_empty() => "--".to_owned(),
        None => "(off)".to_owned(),
    }
}

fn share(coverage: f32) -> String {
    format!("{:>4}%", (coverage * 100.0).round())
}

fn draw_paths(canvas: &mut Canvas<'_>, fields: &Fields, survey: &Survey, area: Rect) {
    let in_force = fields.path_in_force();
    let lines = Lines {
        area,
        count: survey.fields.len(),
        cursor: fields.path,
        top: 0,
        is_focused: fields.side == Side::Paths,
    };
    draw_lines(canvas, lines, |strip, index| {
        if let Some(field) = survey.fields.get(index) {
            draw_path(strip, field, in_force == Some(&field.path));
        }
    });
}

fn draw_path(mut strip: Strip<'_, '_>, field: &Field, is_in_force: bool) {
    let (bold, text, dim) = (
        strip.theme().headline,
        strip.theme().text,
        strip.theme().dim,
    );
    strip.skip(2);
    let rest = strip.room() as u16;
    let path = (rest * 2 / 5).max(rest.saturating_sub(KIND + SHARE + 12).min(24));
    let style = if is_in_force { bold } else { text };
    strip.put_column(&Styled::plain(&field.path.to_string(), style), path);
    strip.skip(1);
    strip.put_column(&Styled::plain(field.kind, dim), KIND);
    strip.put_column(&Styled::plain(&share(field.coverage), dim), SHARE);
    strip.skip(1);
    strip.put(&field.example, dim);
}

/// What is under the cursor, in full.
fn draw_detail(canvas: &mut Canvas<'_>, fields: &Fields, survey: &Survey, area: Rect) {
    let dot = canvas.signs.dot;
    let words = match fields.side {
        Side::Roles => fields.role_under_cursor().map(|role| {
            let parts = fields.preview.iter().flat_map(|preview| &preview.parts);
            let part = parts.into_iter().find(|part| part.role == role);
            part.map_or_else(String::new, |part| of_part(part, dot))
        }),
        Side::Paths => survey.fields.get(fields.path).map(|field| {
            let share = (field.coverage * 100.0).round();
            format!(
                "{} {dot} {} {dot} {share}% {dot} {}",
                field.path, field.kind, field.example
            )
        }),
    };
    let style = canvas.theme.bar;
    canvas.clear(area, style);
    let mut strip = canvas.strip(area);
    strip.skip(1);
    strip.put(&words.unwrap_or_default(), style);
}

fn of_part(part: &Part, dot: &str) -> String {
    let name = part.role.name();
    let paths: Vec<String> = part.paths.iter().map(ToString::to_string).collect();
    if paths.is_empty() {
        let why = if part.confidence.is_empty() {
            "nothing was found"
        } else {
            "switched off by you"
        };
        return format!("{name}: {why}");
    }
    let share = (part.coverage * 100.0).round();
    let paths = paths.join(", else ");
    format!(
        "{name}: {paths} {dot} {share}% {dot} {} {dot} {}",
        part.confidence, part.example
    )
}

/// The first articles, two rows each.
fn draw_preview(canvas: &mut Canvas<'_>, preview: &Preview, area: Rect) {
    let mut rows = (area.y..area.bottom()).map(|y| Rect {
        y,
        height: 1,
        ..area
    });
    for article in &preview.articles {
        let (Some(first), second) = (rows.next(), rows.next()) else {
            return;
        };
        match article {
            Ok(shown) => draw_shown(canvas, shown, first, second),
            Err(reason) => {
                let style = canvas.theme.warning;
                let mut strip = canvas.strip(first);
                strip.skip(2);
                strip.put(&format!("left out: {reason}"), style);
            }
        }
    }
}

fn draw_shown(canvas: &mut Canvas<'_>, shown: &Shown, first: Rect, second: Option<Rect>) {
    let (bold, text, dim) = (canvas.theme.headline, canvas.theme.text, canvas.theme.dim);
    let day = shown
        .published
        .map_or_else(|| "--".to_owned(), |when| when.day().to_string());
    let mut strip = canvas.strip(first);
    strip.skip(2);
    strip.put_column(&Styled::plain(&day, dim), DATE);
    strip.put(&shown.headline, bold);
    let Some(second) = second else {
        return;
    };
    let dot = canvas.signs.dot;
    let mut strip = canvas.strip(second);
    strip.skip(2);
    let byline = if shown.byline.is_empty() {
        "--"
    } else {
        &shown.byline
    };
    strip.put(&format!("{byline} {dot} "), dim);
    strip.put(&shown.opening, text);
}
