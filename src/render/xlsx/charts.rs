//! A chart of the workbook's own beside the table, where one breakdown says most of its theme.

use super::HEADER_ROW;
use super::figures::{LABEL_COLUMN, VALUE_COLUMN};
use crate::figure::{Figure, Status, Years};
use crate::report::Report;
use crate::report::definitions::{Theme, definition, dimension_title};
use crate::report::typography::typeset;
use rust_xlsxwriter::{Chart, ChartDataLabel, ChartFormat, ChartSolidFill, ChartType, Worksheet, XlsxError};

/// The column after the table and a gap, counted from 0.
const COLUMN: u16 = 15;
/// More bars than this do not read in a workbook's chart.
const BARS_SHOWN: usize = 24;

/// The breakdown that says most of a theme.
const fn breakdown(theme: Theme) -> Option<(&'static str, &'static str, ChartType)> {
    match theme {
        Theme::Partners => Some(("structures_actives", "secteur", ChartType::Bar)),
        Theme::Participation => Some(("participations", "mois", ChartType::Column)),
        Theme::Actions => Some(("actions", "axe", ChartType::Bar)),
        Theme::Training => Some(("formations_participants", "secteur", ChartType::Bar)),
        Theme::Governance => Some(("presences", "instance", ChartType::Bar)),
        Theme::Means => Some(("financements", "financeur", ChartType::Bar)),
        // The rest is masked, small, or of several units: a chart of the report says it better.
        Theme::Network | Theme::Referrals | Theme::Pathways | Theme::Objectives | Theme::Surveys | Theme::Outlook | Theme::Context => None,
    }
}

/// Puts the theme's chart beside its table, when its rows are all known: a masked one would be drawn as nothing.
pub fn insert(sheet: &mut Worksheet, report: &Report, theme: Theme, rows: &[&Figure]) -> Result<(), XlsxError> {
    let Some((indicator, dimension, kind)) = breakdown(theme) else { return Ok(()) };
    let is_it =
        |figure: &&Figure| &*figure.indicator == indicator && figure.years == Years::one(report.year) && figure.dimensions() == [dimension];
    let Some(first) = rows.iter().position(is_it) else { return Ok(()) };
    // Those of one breakdown stand together.
    let shown: Vec<&&Figure> = rows.iter().skip(first).take_while(|figure| is_it(figure)).collect();
    if shown.len() > BARS_SHOWN || shown.iter().any(|figure| figure.status != Status::Known || figure.value.is_none()) {
        return Ok(());
    }
    let first_row = HEADER_ROW + 1 + u32::try_from(first).unwrap_or_default();
    let last_row = first_row + u32::try_from(shown.len()).unwrap_or_default().saturating_sub(1);
    let title = definition(indicator).map_or_else(|| indicator.to_owned(), |definition| typeset(definition.title));
    let title = format!("{title} par {}, {}", typeset(dimension_title(dimension)).to_lowercase(), report.year);
    let told: Vec<String> =
        shown.iter().filter_map(|figure| Some(format!("{} {}", figure.label(dimension)?, crate::french::number(figure.value?)))).collect();

    let name = theme.sheet();
    let mut chart = Chart::new(kind);
    chart
        .add_series()
        .set_categories((name, first_row, LABEL_COLUMN, last_row, LABEL_COLUMN))
        .set_values((name, first_row, VALUE_COLUMN, last_row, VALUE_COLUMN))
        .set_name(&title)
        .set_gap(60)
        .set_data_label(ChartDataLabel::new().show_value())
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color("005F9E")));
    chart.title().set_name(&title);
    chart.legend().set_hidden();
    // The values stand on the bars: lines behind them would say nothing more.
    chart.x_axis().set_major_gridlines(false);
    chart.y_axis().set_major_gridlines(false);
    if kind == ChartType::Bar {
        // The first row of the table at the top, as it is read.
        chart.y_axis().set_reverse();
    }
    chart.set_alt_text(super::alternative(&format!("{title} : {}", told.join(" ; "))));
    let height = 160 + 24 * u32::try_from(shown.len()).unwrap_or_default();
    chart.set_width(760).set_height(height.clamp(320, 720));
    sheet.insert_chart(HEADER_ROW, COLUMN, &chart)?;
    Ok(())
}
