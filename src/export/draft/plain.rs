//! A draft as plain text, for copying and for comparing.

use super::{Appendix, Block, Draft, Run};
use crate::text::{self, publishing as words};

impl Block {
    /// The line as printed.
    pub fn text(&self) -> String {
        match self {
            Block::Heading(text) => text.clone(),
            Block::Paragraph { style, runs, .. } => {
                let line: String = runs.iter().map(Run::text).collect();
                format!("{}{}", style.mark(), text::sentence(&line))
            }
        }
    }
}

impl Draft {
    /// Title, text and appendices, one paragraph a line, cells parted by tabs.
    pub fn text(&self) -> String {
        let head = [&self.head.heading, &self.head.title].into_iter().filter(|line| !line.is_empty()).cloned();
        let mut lines: Vec<String> = head.collect();
        lines.extend(self.blocks.iter().map(Block::text));
        for (number, appendix) in self.appendices.iter().enumerate() {
            lines.push(String::new());
            lines.push(words::appendix(number + 1, self.appendices.len()));
            lines.extend(appendix.lines());
        }
        lines.join("\n") + "\n"
    }
}

impl Appendix {
    fn lines(&self) -> Vec<String> {
        let heads = self.sheet.columns.iter().map(|c| c.label.as_str()).collect::<Vec<_>>().join("\t");
        let rows = self.sheet.rows.iter().chain(&self.sheet.total);
        let row =
            |cells: &Vec<crate::present::Cell>| cells.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("\t");
        [self.title.clone(), heads].into_iter().chain(rows.map(row)).collect()
    }
}
