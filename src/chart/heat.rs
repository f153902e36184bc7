//! Units by metrics as shaded cells.

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::canvas::{Canvas, Drawn, Face};
use super::heat_key::{Heads, Key};
use super::role::Role;
use super::spec::{HeatLegend, Shade};
use super::spot::Spot;
use super::wrap::{widest, wrap};

/// Height of a line of cells.
const CELL: i32 = 26;
/// The narrowest cell before the cells of a row are folded into several lines.
const NARROWEST: i32 = 26;
/// The widest cell.
const WIDEST: i32 = 110;
/// Up to this width names stand above their cells.
const NARROW: i32 = 480;
/// The heads of columns are said again after so many rows.
const AGAIN: usize = 20;
/// Figures in cells.
const FIGURE: Face = Face { px: 12, bold: false, role: Role::Ink };

/// The shades, palest first.
pub(super) const SHADES: [Role; 5] = [Role::Shade1, Role::Shade2, Role::Shade3, Role::Shade4, Role::Shade5];

/// Everything placed.
pub(super) struct Layout<'a> {
    /// Height of the chart in pixels.
    pub(super) height: i32,
    grid: Grid,
    key: Key,
    heads: Heads,
    /// Tops of the lines of heads.
    head_tops: Vec<i32>,
    columns: &'a [String],
    rows: Vec<Row<'a>>,
    /// Whether figures are printed in cells.
    printed: bool,
}

/// Where cells stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    /// Left edge of the first cell.
    pub(super) left: i32,
    /// Width of a cell.
    pub(super) cell: i32,
    /// Cells on a line.
    pub(super) line: usize,
}

struct Row<'a> {
    name: &'a str,
    label: Vec<String>,
    label_top: i32,
    top: i32,
    cells: &'a [Shade],
    strong: bool,
}

impl Grid {
    /// Beside or under names `label` pixels wide; rows of more cells than fit are folded into lines of equal length.
    fn new(left: i32, count: usize, width: i32) -> Self {
        let room = (width - left).max(NARROWEST);
        let fit = usize::try_from(room / NARROWEST).unwrap_or(1).max(1);
        let lines = count.div_ceil(fit).max(1);
        let line = count.div_ceil(lines).max(1);
        Self { left, cell: (room / line as i32).min(WIDEST), line }
    }

    fn lines(self, count: usize) -> i32 {
        count.div_ceil(self.line) as i32
    }

    /// Left edge and line of a column.
    pub(super) fn place(self, column: usize) -> (i32, i32) {
        (self.left + (column % self.line) as i32 * self.cell, (column / self.line) as i32)
    }
}

impl<'a> Layout<'a> {
    pub(super) fn new(
        columns: &'a [String],
        rows: (&'a [String], Option<usize>),
        cells: &'a [Vec<Shade>],
        legend: &HeatLegend,
        width: i32,
    ) -> Self {
        let beside = width > NARROW;
        let limit = if beside { (width * 30 / 100).min(240) } else { width };
        let face = |row: usize| Face { bold: rows.1 == Some(row), ..Face::LABEL };
        let labels: Vec<Vec<String>> = (0..).zip(rows.0).map(|(i, name)| wrap(name, limit, face(i))).collect();
        let label = labels.iter().map(|label| widest(label, Face { bold: true, ..Face::LABEL })).max().unwrap_or(0);
        let left = if beside { label.min(limit) + 10 } else { 0 };
        let grid = Grid::new(left, columns.len(), width);
        let heads = Heads::new(columns, grid);
        let missing = cells.iter().flatten().any(|shade| shade.part.is_none());
        let key = Key::new(legend, missing, if heads.numbered { columns } else { &[] }, width);
        let fits = |shade: &Shade| shade.part.is_none() || FIGURE.width(&shade.text) + 5 <= grid.cell;
        let printed = cells.iter().flatten().all(fits);
        let mut layout = Self {
            height: key.height,
            grid,
            key,
            heads,
            head_tops: Vec::new(),
            columns,
            rows: Vec::with_capacity(rows.0.len()),
            printed,
        };
        for (i, label) in labels.into_iter().enumerate() {
            if i % AGAIN == 0 {
                layout.head_tops.push(layout.height + 4);
                layout.height += layout.heads.height + 6;
            }
            let cells = cells.get(i).map_or(&[][..], Vec::as_slice);
            layout.place((&rows.0[i], label), cells, beside, rows.1 == Some(i));
        }
        layout
    }

    fn place(&mut self, (name, label): (&'a str, Vec<String>), cells: &'a [Shade], beside: bool, strong: bool) {
        let words = Face::LABEL.line() * label.len() as i32;
        let block = CELL * self.grid.lines(self.columns.len());
        let (label_top, top, bottom) = match beside {
            true => {
                let tall = block.max(words + 4);
                (self.height + (tall - words) / 2, self.height + (tall - block) / 2, self.height + tall)
            }
            false => (self.height + 4, self.height + 6 + words, self.height + 6 + words + block),
        };
        self.rows.push(Row { name, label, label_top, top, cells, strong });
        self.height = bottom + 1;
    }

    /// One spot a cell; a lane is a row.
    pub(super) fn spots(&self) -> Vec<Spot> {
        let rows = self.rows.iter().enumerate();
        let cell = |row: usize, placed: &Row<'a>, column: usize, name: &String, shade: &Shade| {
            let (x, line) = self.grid.place(column);
            Spot {
                x,
                y: placed.top + line * CELL,
                width: self.grid.cell - 1,
                height: CELL - 1,
                row,
                column: column + 1,
                label: [placed.name, name.as_str()].join(" – "),
                value: shade.text.clone(),
                note: String::new(),
                lane: row,
            }
        };
        rows.flat_map(|(row, placed)| {
            let named = self.columns.iter().zip(placed.cells).enumerate();
            named.map(move |(column, (name, shade))| cell(row, placed, column, name, shade))
        })
        .collect()
    }

    pub(super) fn draw(&self, canvas: &Canvas) -> Drawn {
        if self.rows.is_empty() {
            return Ok(());
        }
        self.key.draw(canvas)?;
        self.head_tops.iter().try_for_each(|top| self.heads.draw(canvas, self.grid, *top))?;
        self.rows.iter().try_for_each(|row| {
            let face = Face { bold: row.strong, ..Face::LABEL };
            canvas.lines(&row.label, (0, row.label_top), HPos::Left, face)?;
            let cells = row.cells.iter().take(self.columns.len()).enumerate();
            cells.into_iter().try_for_each(|(column, shade)| self.draw_cell(canvas, row, column, shade))?;
            if row.strong { self.frame(canvas, row) } else { Ok(()) }
        })
    }

    fn draw_cell(&self, canvas: &Canvas, row: &Row, column: usize, shade: &Shade) -> Drawn {
        let (x, line) = self.grid.place(column);
        let top = row.top + line * CELL;
        let (right, bottom) = (x + self.grid.cell - 1, top + CELL - 1);
        let middle = (i32::midpoint(x, right), i32::midpoint(top, bottom));
        let fits = FIGURE.width(&shade.text) + 5 <= self.grid.cell;
        let Some(part) = shade.part.filter(|part| part.is_finite()) else {
            if fits && self.printed {
                return canvas.text(&shade.text, middle, HPos::Center, Face { role: Role::InkSoft, ..FIGURE });
            }
            return canvas.rule(&[(x + 6, bottom - 6), (right - 6, top + 6)], Role::Muted, 1);
        };
        let step = ((part * 5.0) as usize).min(4);
        canvas.block([(x, top), (right, bottom)], SHADES[step].mix(1.0), 0)?;
        if !self.printed {
            return Ok(());
        }
        let role = if step < 3 { Role::Ink } else { Role::OnFill };
        canvas.text(&shade.text, middle, HPos::Center, Face { role, ..FIGURE })
    }

    fn frame(&self, canvas: &Canvas, row: &Row) -> Drawn {
        let wide = self.grid.cell * (self.grid.line.min(self.columns.len())) as i32;
        let (left, right) = (self.grid.left, self.grid.left + wide - 1);
        let (top, bottom) = (row.top, row.top + CELL * self.grid.lines(self.columns.len()) - 1);
        canvas.rule(&[(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], Role::Ink, 2)
    }
}
