//! Lines over dates: one or several, with gaps where nothing is known and marks where lines may not be joined.

use plotters::style::text_anchor::HPos;

use super::breaks::Breaks;
use super::canvas::{Canvas, Drawn, Face};
use super::flow::Flow;
use super::place::centred_within;
use super::role::Role;
use super::spec::{Point, Series};
use super::spot::Spot;
use super::ticks::{grouped, span, ticks};

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
/// Half the side of what can be hit around a point.
const REACH: i32 = 14;

/// Everything placed.
pub(super) struct Layout<'a> {
    /// Height of the chart in pixels.
    pub(super) height: i32,
    width: i32,
    legend: Flow,
    lines: Vec<Line<'a>>,
    ticks: Vec<(i32, String)>,
    /// Left end of the grid.
    axis: i32,
    /// Top and bottom of the part where values are.
    plot: (i32, i32),
    dates: Vec<Date<'a>>,
    breaks: Breaks<'a>,
}

/// A series whose points have their pixels.
struct Line<'a> {
    series: &'a Series,
    /// Points with a value; `None` where there is none.
    dots: Vec<Option<(i32, i32)>>,
}

/// A date label: words, left end, row.
struct Date<'a> {
    text: &'a str,
    left: i32,
    lane: i32,
}

/// A box taken by a text or a dot: left, top, right, bottom.
type Taken = (i32, i32, i32, i32);

impl<'a> Layout<'a> {
    pub(super) fn new(all: &'a [Series], descending: bool, range: (f64, f64), width: i32) -> Self {
        let points: Vec<&Point> = all.iter().flat_map(|series| &series.points).filter(|p| p.x.is_finite()).collect();
        let known = || points.iter().filter(|point| point.y.is_finite());
        let named = all.iter().filter(|series| !series.label.is_empty() && all.len() > 1);
        let legend = Flow::new(named.map(|series| (series.tone, series.label.clone())), width);
        let top = if legend.height > 0 { legend.height + 4 } else { 0 };
        if known().next().is_none() {
            return Self::empty(legend, width);
        }
        let (low, high) = span(known().map(|point| point.y).chain([range.0, range.1]));
        let ticks = ticks(low, high);
        let axis = ticks.iter().map(|tick| Face::NOTE.width(&grouped(*tick))).max().unwrap_or(0);
        // Half a figure's room keeps the first and last points' words inside.
        let half = points.iter().map(|point| Face::VALUE.width(&point.y_text) / 2).max().unwrap_or(0);
        let half = half.clamp(DOT + 2, width / 6);
        let ends = span(points.iter().map(|point| point.x));
        let tall = if all.len() > 1 { 260 } else { 200 };
        let plot = (top, top + tall);
        let (first, last) = if descending { (low, high) } else { (high, low) };
        let x = |x: f64| pixel((x - ends.0) / (ends.1 - ends.0), (axis + 10 + half, width - half));
        let y = |y: f64| pixel((y - first) / (last - first), (top + ROOM, top + tall - ROOM));
        let dot = |point: &Point| (point.x.is_finite() && point.y.is_finite()).then(|| (x(point.x), y(point.y)));
        let line = |series: &'a Series| Line { series, dots: series.points.iter().map(dot).collect() };
        let dates = dates(&points, &x, width);
        let lanes = dates.iter().map(|date| date.lane + 1).max().unwrap_or(0);
        let bottom = plot.1 + 6 + lanes * (Face::NOTE.line() + 2);
        let breaks = Breaks::new(all, &x, (width, bottom));
        let ticks = ticks.iter().map(|tick| (y(*tick as f64), grouped(*tick))).collect();
        let lines = all.iter().map(line).collect();
        Self { height: bottom + breaks.height, width, legend, lines, ticks, axis, plot, dates, breaks }
    }

    fn empty(legend: Flow, width: i32) -> Self {
        let height = legend.height;
        let (lines, ticks, dates) = (Vec::new(), Vec::new(), Vec::new());
        Self { height, width, legend, lines, ticks, axis: 0, plot: (0, 0), dates, breaks: Breaks::default() }
    }

    /// One spot a point that has a value; a lane is a line.
    pub(super) fn spots(&self) -> Vec<Spot> {
        let spot = |(lane, line): (usize, &Line)| {
            let dots = line.series.points.iter().zip(&line.dots);
            dots.filter_map(|(point, dot)| Some(self.spot(lane, line.series, point, (*dot)?))).collect::<Vec<_>>()
        };
        self.lines.iter().enumerate().flat_map(spot).collect()
    }

    fn spot(&self, lane: usize, series: &Series, point: &Point, (x, y): (i32, i32)) -> Spot {
        let (left, top) = ((x - REACH).max(0), (y - REACH).max(0));
        let name = [series.label.as_str(), point.x_text.as_str()];
        let name: Vec<&str> = name.into_iter().filter(|word| !word.is_empty()).collect();
        Spot {
            x: left,
            y: top,
            width: (x + REACH).min(self.width) - left,
            height: (y + REACH).min(self.height) - top,
            row: point.row,
            column: lane + 1,
            label: name.join(" – "),
            value: point.y_text.clone(),
            note: point.break_reason.clone().unwrap_or_default(),
            lane,
        }
    }

    pub(super) fn draw(&self, canvas: &Canvas) -> Drawn {
        self.legend.draw(canvas, (0, 0))?;
        for (y, words) in &self.ticks {
            canvas.rule(&[(self.axis + 8, *y), (self.width, *y)], Role::Grid, 1)?;
            canvas.text(words, (self.axis, *y), HPos::Right, Face::NOTE)?;
        }
        self.breaks.draw(canvas, self.plot)?;
        self.lines.iter().try_for_each(|line| line.draw_strokes(canvas))?;
        self.lines.iter().enumerate().try_for_each(|(number, line)| line.draw_dots(canvas, number))?;
        self.draw_figures(canvas)?;
        self.dates.iter().try_for_each(|date| {
            let top = self.plot.1 + 6 + date.lane * (Face::NOTE.line() + 2);
            canvas.lines(&[date.text.to_owned()], (date.left, top), HPos::Left, Face::NOTE)
        })
    }

    /// Figures at the points, of several lines at their last points only: on the side the line does not come from,
    /// never over one another.
    fn draw_figures(&self, canvas: &Canvas) -> Drawn {
        let several = self.lines.len() > 1;
        let all = self.lines.iter().flat_map(|line| &line.dots).flatten().filter(|_| several);
        let mut taken: Vec<Taken> = all.map(|(x, y)| (x - DOT, y - DOT, x + DOT, y + DOT)).collect();
        for line in &self.lines {
            let known: Vec<((i32, i32), &Point)> =
                line.dots.iter().zip(&line.series.points).filter_map(|(dot, point)| Some(((*dot)?, point))).collect();
            let dots: Vec<(i32, i32)> = known.iter().map(|(dot, _)| *dot).collect();
            let from = if several { dots.len().saturating_sub(1) } else { 0 };
            for (i, ((x, y), point)) in known.iter().enumerate().skip(from) {
                let text = Face::VALUE.width(&point.y_text);
                let left = centred_within(*x, text, self.width);
                let sides = if is_low(&dots, i) { [y + OFF, y - OFF] } else { [y - OFF, y + OFF] };
                let around = |middle: i32| (left, middle - 9, left + text, middle + 9);
                let inside = |middle: &i32| middle - 9 >= self.plot.0 && middle + 9 <= self.plot.1;
                let free = |middle: &i32| !taken.iter().any(|other| overlap(around(*middle), *other));
                if let Some(middle) = sides.into_iter().find(|middle| inside(middle) && free(middle)) {
                    taken.push(around(middle));
                    canvas.text(&point.y_text, (left, middle), HPos::Left, Face::VALUE)?;
                }
            }
        }
        Ok(())
    }
}

impl Line<'_> {
    /// Neighbours joined, unless one of them has no value or the later one begins anew; dashed to what is open.
    fn draw_strokes(&self, canvas: &Canvas) -> Drawn {
        let role = Role::from(self.series.tone);
        let mut whole: Vec<(i32, i32)> = Vec::new();
        let mut last = None;
        for (point, dot) in self.series.points.iter().zip(&self.dots) {
            let joined = dot.filter(|_| point.break_reason.is_none()).and(last);
            if let (Some(from), Some(to), true) = (joined, *dot, point.open) {
                canvas.dashes(&[from, to], role, 2)?;
            }
            if joined.is_none() || point.open {
                draw_whole(canvas, &mut whole, role)?;
            }
            whole.extend(*dot);
            last = *dot;
        }
        draw_whole(canvas, &mut whole, role)
    }

    /// Dots of every other line are square, those of open periods hollow.
    fn draw_dots(&self, canvas: &Canvas, number: usize) -> Drawn {
        let role = Role::from(self.series.tone);
        let known = self.dots.iter().zip(&self.series.points).filter_map(|(dot, point)| Some(((*dot)?, point.open)));
        known.into_iter().try_for_each(|(dot, open)| match (open, number % 2) {
            (true, _) => canvas.ring(dot, DOT, role),
            (false, 0) => canvas.dot(dot, DOT, role),
            (false, _) => canvas.square(dot, DOT, role),
        })
    }
}

/// Draws the joined points gathered so far and begins anew.
fn draw_whole(canvas: &Canvas, whole: &mut Vec<(i32, i32)>, role: Role) -> Drawn {
    let points = std::mem::take(whole);
    if points.len() > 1 { canvas.rule(&points, role, 2) } else { Ok(()) }
}

fn pixel(part: f64, (from, to): (i32, i32)) -> i32 {
    from + (part * f64::from(to - from)).round() as i32
}

/// Gives each date label the first row where it is clear of the others, the latest date first.
fn dates<'a>(points: &[&'a Point], x: &dyn Fn(f64) -> i32, width: i32) -> Vec<Date<'a>> {
    let mut points: Vec<&Point> = points.to_vec();
    points.sort_by(|a, b| b.x.total_cmp(&a.x));
    points.dedup_by(|a, b| a.x == b.x && a.x_text == b.x_text);
    let mut clear = vec![i32::MAX; LANES as usize];
    let mut dates = Vec::new();
    for point in points {
        let text = Face::NOTE.width(&point.x_text);
        let left = centred_within(x(point.x), text, width);
        if let Some(lane) = clear.iter().position(|edge| left + text <= *edge) {
            clear[lane] = left - APART;
            dates.push(Date { text: &point.x_text, left, lane: lane as i32 });
        }
    }
    dates
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
