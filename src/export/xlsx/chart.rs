//! Native charts: bars by name, or a line over dates.

use super::super::xml::{HEAD, escape};
use super::book::{Drawn, HEAD_ROW, Table, Value, letters};
use super::cell::hundredth;
use super::parts::RELATIONS;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const PLACING: &str = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const FILL: &str = r#"<a:solidFill><a:srgbClr val="1B6A92"/></a:solidFill>"#;

/// Where the chart stands: to the right of the table, taller with more rows.
pub(super) fn drawing(table: &Table) -> String {
    let left = table.columns.len() + 1;
    let bottom = HEAD_ROW + 14.max(table.rows.len() + 4).min(44);
    format!(
        r#"{HEAD}<xdr:wsDr xmlns:xdr="{PLACING}" xmlns:a="{DRAWING}"><xdr:twoCellAnchor><xdr:from><xdr:col>{left}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>{}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{bottom}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="{}" descr="{}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" xmlns:r="{RELATIONS}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"#,
        left + 10,
        escape(&table.title),
        escape(&table.caption)
    )
}

/// The chart's part: one series of one column.
pub(super) fn chart(table: &Table, drawn: &Drawn) -> String {
    let series = series(table, drawn);
    let plot = match drawn.line {
        true => format!(
            r#"<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>"#
        ),
        false => format!(
            r#"<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}<c:gapWidth val="50"/><c:axId val="1"/><c:axId val="2"/></c:barChart>"#
        ),
    };
    format!(
        r#"{HEAD}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="vi-VN" sz="1200" b="1"/><a:t>{}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{plot}{}</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>"#,
        escape(&table.title),
        axes(drawn)
    )
}

fn axes(drawn: &Drawn) -> String {
    let order = |reversed: bool| if reversed { "maxMin" } else { "minMax" };
    let (names, values) = if drawn.line { ("b", "l") } else { ("l", "b") };
    // bars read from top to bottom; a reversed axis puts the other one at its far end
    let crosses = if drawn.line { "autoZero" } else { "max" };
    format!(
        r#"<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{}"/></c:scaling><c:delete val="0"/><c:axPos val="{names}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="{}"/></c:scaling><c:delete val="0"/><c:axPos val="{values}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D5DDE3"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="{crosses}"/></c:valAx>"#,
        order(!drawn.line),
        order(drawn.descending)
    )
}

fn series(table: &Table, drawn: &Drawn) -> String {
    let sheet = escape(&table.name.replace('\'', "''"));
    let (first, last) = (HEAD_ROW + 1, HEAD_ROW + table.rows.len());
    let column = letters(drawn.column);
    let count = table.rows.len();
    let names: String =
        table.rows.iter().enumerate().map(|(at, row)| point(at, &row.first().map_or(String::new(), words))).collect();
    let values: String = table
        .rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| Some(point(at, &number(row.get(drawn.column)?)?)))
        .collect();
    let label = escape(&table.columns.get(drawn.column).map_or(String::new(), |c| c.label.clone()));
    let look = match drawn.line {
        true => {
            format!(r#"<c:spPr><a:ln w="28575">{FILL}</a:ln></c:spPr><c:marker><c:symbol val="circle"/></c:marker>"#)
        }
        false => format!(r#"<c:spPr>{FILL}</c:spPr><c:invertIfNegative val="0"/>"#),
    };
    format!(
        r#"<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>'{sheet}'!${column}${HEAD_ROW}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{label}</c:v></c:pt></c:strCache></c:strRef></c:tx>{look}<c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat><c:strRef><c:f>'{sheet}'!$A${first}:$A${last}</c:f><c:strCache><c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>'{sheet}'!${column}${first}:${column}${last}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{count}"/>{values}</c:numCache></c:numRef></c:val></c:ser>"#
    )
}

fn point(at: usize, value: &str) -> String {
    format!(r#"<c:pt idx="{at}"><c:v>{}</c:v></c:pt>"#, escape(value))
}

fn words(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Link(text, _) => text.clone(),
        Value::Number(number, _) => crate::text::decimal(*number),
        Value::Empty | Value::Share(..) | Value::Percent(_) => String::new(),
    }
}

fn number(value: &Value) -> Option<String> {
    match value {
        Value::Number(number, _) => Some(number.to_string()),
        Value::Share(.., share) => Some(share.to_string()),
        Value::Percent(percent) => Some(hundredth(*percent)),
        Value::Empty | Value::Text(_) | Value::Link(..) => None,
    }
}
