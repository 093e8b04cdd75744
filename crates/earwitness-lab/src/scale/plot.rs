//! Curves on logarithmic axes, as SVG.

use std::fmt::Write;

/// A measure over the number of reports.
#[derive(Debug)]
pub struct Curve {
    pub title: &'static str,
    pub points: Vec<(f64, f64)>,
}

/// In pixels: a panel for each curve, with room for its labels.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 230.0;
const LEFT: f64 = 48.0;
const RIGHT: f64 = 16.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 36.0;

/// The curves side by side, each with a dashed line of growth in proportion.
pub fn draw(curves: &[Curve]) -> String {
    let width = WIDTH * curves.len() as f64;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {HEIGHT:.0}\" width=\"{width:.0}\" \
         font-family=\"sans-serif\" font-size=\"11\">\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
    );
    for (at, curve) in curves.iter().enumerate() {
        panel(&mut out, curve, WIDTH * at as f64);
    }
    out.push_str("</svg>\n");
    out
}

fn panel(out: &mut String, curve: &Curve, shift: f64) {
    let (Some(first), Some(last)) = (curve.points.first(), curve.points.last()) else { return };
    let across = Axis::over(curve.points.iter().map(|point| point.0), shift + LEFT, shift + WIDTH - RIGHT);
    let proportion = first.1 * last.0 / first.0;
    let up = Axis::over(curve.points.iter().map(|point| point.1).chain([proportion]), HEIGHT - BOTTOM, TOP);
    let _ =
        writeln!(out, "<text x=\"{:.1}\" y=\"18\" font-weight=\"bold\">{}</text>", shift + LEFT, curve.title);
    for (value, x) in across.ticks() {
        let _ = writeln!(
            out,
            "<line x1=\"{x:.1}\" y1=\"{TOP}\" x2=\"{x:.1}\" y2=\"{:.1}\" stroke=\"#ddd\"/><text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            HEIGHT - BOTTOM,
            HEIGHT - BOTTOM + 14.0,
            short(value),
        );
    }
    for (value, y) in up.ticks() {
        let _ = writeln!(
            out,
            "<line x1=\"{:.1}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\" stroke=\"#ddd\"/><text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            shift + LEFT,
            shift + WIDTH - RIGHT,
            shift + LEFT - 6.0,
            y + 4.0,
            short(value),
        );
    }
    let _ = writeln!(
        out,
        "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"#999\" stroke-dasharray=\"4 4\"/>",
        across.place(first.0),
        up.place(first.1),
        across.place(last.0),
        up.place(proportion),
    );
    let line: Vec<String> =
        curve.points.iter().map(|&(x, y)| format!("{:.1},{:.1}", across.place(x), up.place(y))).collect();
    let _ = writeln!(
        out,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"#a03020\" stroke-width=\"2\"/>",
        line.join(" ")
    );
    for &(x, y) in &curve.points {
        let _ = writeln!(
            out,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\" fill=\"#a03020\"><title>{x:.0} reports: {y:.1}</title></circle>",
            across.place(x),
            up.place(y),
        );
    }
    let _ = writeln!(
        out,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">reports</text>",
        shift + (LEFT + WIDTH - RIGHT) / 2.0,
        HEIGHT - 6.0
    );
}

/// A logarithmic axis from one power of ten to another.
struct Axis {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Axis {
    fn over(values: impl Iterator<Item = f64>, from: f64, to: f64) -> Self {
        let (low, high) =
            values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        let (low, high) = (low.log10().floor(), high.log10().ceil());
        Self { low, high: high.max(low + 1.0), from, to }
    }

    fn place(&self, value: f64) -> f64 {
        self.from + (value.log10() - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    fn ticks(&self) -> Vec<(f64, f64)> {
        let powers = self.low as i32..=self.high as i32;
        powers.map(|power| 10_f64.powi(power)).map(|value| (value, self.place(value))).collect()
    }
}

fn short(value: f64) -> String {
    match value {
        value if value >= 1e6 => format!("{:.0}M", value / 1e6),
        value if value >= 1e3 => format!("{:.0}k", value / 1e3),
        value if value >= 1.0 => format!("{value:.0}"),
        value => format!("{value}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_in_proportion_lies_on_the_dashed_line() {
        let drawn = draw(&[Curve { title: "t", points: vec![(10.0, 1.0), (1000.0, 100.0)] }]);
        let ends = "48.0,194.0 284.0,30.0";
        assert!(drawn.contains(ends), "{drawn}");
        assert!(
            drawn.contains("x1=\"48.0\" y1=\"194.0\" x2=\"284.0\" y2=\"30.0\" stroke=\"#999\""),
            "{drawn}"
        );
    }
}
