//! A line over dates with its figures at the points.

use plotters::style::text_anchor::HPos;

use super::canvas::{Canvas, Drawn, Face, Scale};
use super::place::centred_within;
use super::role::Role;
use super::spec::Point;

/// Height of the part where values are.
const PLOT: i32 = 200;
/// Radius of a point.
const DOT: i32 = 4;
/// Room above and below the values for the figures at the points.
const ROOM: i32 = 26;
/// From a point to the middle of its figure.
const OFF: i32 = 16;
/// Rows of date labels at most; dates beyond are left to the table beside the chart.
const LANES: i32 = 3;
/// Least distance between neighbouring date labels.
const APART: i32 = 10;

/// Everything placed but the values.
pub(super) struct Layout<'a> {
    /// Height of the chart in pixels.
    pub(super) height: i32,
    width: i32,
    points: Vec<&'a Point>,
    x: (f64, f64),
    /// Values at the top and at the bottom.
    y: (f64, f64),
    ticks: Vec<i64>,
    plot: (i32, i32),
    /// Left end and row of each date label that is shown.
    dates: Vec<Option<(i32, i32)>>,
}

/// A box taken by a text: left, top, right, bottom.
type Taken = (i32, i32, i32, i32);

impl<'a> Layout<'a> {
    pub(super) fn new(points: &'a [Point], descending: bool, range: (f64, f64), width: i32) -> Self {
        let points: Vec<&Point> = points.iter().filter(|point| point.x.is_finite() && point.y.is_finite()).collect();
        let (low, high) = span(points.iter().map(|point| point.y).chain([range.0, range.1]));
        let ticks = ticks(low, high);
        let axis = ticks.iter().map(|tick| Face::NOTE.width(&grouped(*tick))).max().unwrap_or(0);
        // Half a figure's room keeps the first and last points' words inside.
        let half = points.iter().map(|point| Face::VALUE.width(&point.y_text) / 2).max().unwrap_or(0);
        let half = half.clamp(DOT + 2, width / 6);
        let mut layout = Self {
            height: 0,
            width,
            x: span(points.iter().map(|point| point.x)),
            y: if descending { (low, high) } else { (high, low) },
            ticks,
            plot: (axis + 10 + half, width - half),
            dates: Vec::new(),
            points,
        };
        if !layout.points.is_empty() {
            layout.place_dates();
        }
        layout
    }

    /// Gives each date label the first row where it is clear of the others, the latest date first.
    fn place_dates(&mut self) {
        let middle = |point: &Point| {
            let along = (point.x - self.x.0) / (self.x.1 - self.x.0);
            self.plot.0 + (along * f64::from(self.plot.1 - self.plot.0)) as i32
        };
        let mut clear = vec![i32::MAX; LANES as usize];
        let mut dates = vec![None; self.points.len()];
        for (point, date) in self.points.iter().zip(&mut dates).rev() {
            let text = Face::NOTE.width(&point.x_text);
            let left = centred_within(middle(point), text, self.width);
            if let Some(lane) = clear.iter().position(|edge| left + text <= *edge) {
                clear[lane] = left - APART;
                *date = Some((left, lane as i32));
            }
        }
        let lanes = dates.iter().flatten().map(|(_, lane)| lane + 1).max().unwrap_or(0);
        self.dates = dates;
        self.height = PLOT + 6 + lanes * (Face::NOTE.line() + 2);
    }

    pub(super) fn draw(&self, canvas: &Canvas) -> Drawn {
        if self.points.is_empty() {
            return Ok(());
        }
        let scale = canvas.scale([self.x, self.y], [self.plot, (ROOM, PLOT - ROOM)]);
        self.draw_grid(canvas, &scale)?;
        let dots: Vec<(i32, i32)> = self.points.iter().map(|p| scale.map_coordinate(&(p.x, p.y))).collect();
        if dots.len() > 1 {
            canvas.rule(&dots, Role::Primary, 2)?;
        }
        dots.iter().try_for_each(|dot| canvas.dot(*dot, DOT, Role::Primary))?;
        self.draw_figures(canvas, &dots)?;
        self.points.iter().zip(&self.dates).try_for_each(|(point, date)| {
            let Some((left, lane)) = *date else { return Ok(()) };
            let top = PLOT + 6 + lane * (Face::NOTE.line() + 2);
            canvas.lines(std::slice::from_ref(&point.x_text), (left, top), HPos::Left, Face::NOTE)
        })
    }

    fn draw_grid(&self, canvas: &Canvas, scale: &Scale) -> Drawn {
        let left = self.ticks.iter().map(|tick| Face::NOTE.width(&grouped(*tick))).max().unwrap_or(0);
        for tick in &self.ticks {
            let (_, y) = scale.map_coordinate(&(self.x.0, *tick as f64));
            canvas.rule(&[(left + 8, y), (self.width, y)], Role::Grid, 1)?;
            canvas.text(&grouped(*tick), (left, y), HPos::Right, Face::NOTE)?;
        }
        Ok(())
    }

    /// Figures at the points: on the side the line does not come from, never over one another.
    fn draw_figures(&self, canvas: &Canvas, dots: &[(i32, i32)]) -> Drawn {
        let mut taken: Vec<Taken> = Vec::new();
        for (i, point) in self.points.iter().enumerate() {
            let text = Face::VALUE.width(&point.y_text);
            let (x, y) = dots[i];
            let left = centred_within(x, text, self.width);
            let sides = if is_low(dots, i) { [y + OFF, y - OFF] } else { [y - OFF, y + OFF] };
            let around = |middle: i32| (left, middle - 9, left + text, middle + 9);
            let free = sides.into_iter().find(|middle| !taken.iter().any(|other| overlap(around(*middle), *other)));
            if let Some(middle) = free {
                taken.push(around(middle));
                canvas.text(&point.y_text, (left, middle), HPos::Left, Face::VALUE)?;
            }
        }
        Ok(())
    }
}

/// Whether a point lies lower on the page than its neighbours do on average.
fn is_low(dots: &[(i32, i32)], i: usize) -> bool {
    let neighbours = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|j| dots.get(j));
    let (sum, count) = neighbours.fold((0, 0), |(sum, count), dot| (sum + dot.1, count + 1));
    dots[i].1 * count > sum
}

fn overlap(a: Taken, b: Taken) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// Least and greatest of the finite values, a unit apart at least around a single one.
fn span(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let ends = values
        .filter(|v| v.is_finite())
        .fold(None, |ends: Option<(f64, f64)>, v| Some(ends.map_or((v, v), |(low, high)| (low.min(v), high.max(v)))));
    match ends {
        Some((low, high)) if high > low => (low, high),
        Some((v, _)) => (v - 1.0, v + 1.0),
        None => (0.0, 1.0),
    }
}

/// Whole numbers from end to end: the first one and round steps after it, about five in all.
fn ticks(low: f64, high: f64) -> Vec<i64> {
    let (first, last) = (low.ceil() as i64, high.floor() as i64);
    let steps = (0..15).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_i64.pow(power)));
    let step = steps.into_iter().find(|step| last.saturating_sub(first) / step <= 5).unwrap_or(i64::MAX);
    let begin = (first.div_euclid(step)).saturating_add(1).saturating_mul(step);
    let round = std::iter::successors(Some(begin), |tick| tick.checked_add(step)).take(6).filter(|tick| *tick <= last);
    let mut ticks = vec![first];
    ticks.extend(round.filter(|tick| (tick - first) * 2 > step));
    ticks
}

/// A whole number with a point between thousands.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut words = String::from(if number < 0 { "-" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            words.push('.');
        }
        words.push(digit);
    }
    words
}
