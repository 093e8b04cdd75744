//! Tables as RFC 4180 writes them: UTF-8, one heading row, rows ended by CRLF.

/// A table as it grows.
#[derive(Debug, Default)]
pub struct Table {
    text: String,
}

impl Table {
    /// The whole table.
    pub fn text(self) -> String {
        self.text
    }

    pub fn row(&mut self, cells: Vec<String>) {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        self.text += &cells.join(",");
        self.text += "\r\n";
    }
}

/// A cell. One that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guarded = if formula { format!("'{cell}") } else { cell.to_owned() };
    if guarded.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_their_marks_and_run_no_formula() {
        assert_eq!(quoted("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(quoted("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(quoted("plain"), "plain");
    }
}
