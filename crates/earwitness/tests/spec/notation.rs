//! Accounts in words: one line a thing, so that a difference is one line too.

use earwitness::record::{
    Account, Argument, Commitment, Conflict, EventMention, OriginRange, Report, Severity, Span, Voice,
};

/// One section of the accounts of a spec; `None` for a section that does not exist.
pub fn section(name: &str, accounts: &[Account]) -> Option<String> {
    let write: fn(&Account) -> Vec<String> = match name {
        "stories" => |a| vec![a.reports.iter().map(|r| r.id.as_str()).collect::<Vec<_>>().join(" ")],
        "parts" => |a| a.reports.iter().flat_map(parts).collect(),
        "sentences" => |a| a.reports.iter().flat_map(sentences).collect(),
        "times" => |a| a.reports.iter().flat_map(times).collect(),
        "numbers" => |a| a.reports.iter().flat_map(numbers).collect(),
        "quotations" => |a| a.reports.iter().flat_map(quotations).collect(),
        "events" => |a| a.reports.iter().flat_map(events).collect(),
        "statements" => statements,
        "claims" => claims,
        "conflicts" => conflicts,
        "eventreport" => eventreport,
        "silence" => silence,
        "origins" => origins,
        "copies" => copies,
        _ => return None,
    };
    Some(accounts.iter().flat_map(write).collect::<Vec<_>>().join("\n"))
}

/// A passage on one line.
fn line(report: &Report, spans: &[Span]) -> String {
    let pieces: Vec<_> =
        spans.iter().map(|s| report.slice(*s).split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    pieces.join(" … ")
}

fn parts(r: &Report) -> Vec<String> {
    let parts = r.layers.parts.iter();
    parts.map(|p| format!("{} {}: {}", r.id, p.kind.name(), line(r, &[p.span]))).collect()
}

fn sentences(r: &Report) -> Vec<String> {
    r.layers.sentences.iter().map(|s| format!("{}: {}", r.id, line(r, &[s.span]))).collect()
}

fn times(r: &Report) -> Vec<String> {
    let times = r.layers.times.iter();
    times
        .map(|t| {
            let value = t.value.as_deref().unwrap_or("unanchored");
            let modifier = t.modifier.as_ref().map(|m| format!(" {m}")).unwrap_or_default();
            format!("{}: {} = {} {value}{modifier}", r.id, line(r, &[t.span]), t.kind.name())
        })
        .collect()
}

fn events(r: &Report) -> Vec<String> {
    let phrase = |argument: &Argument| {
        let entity = argument.mention.map(|at| &r.layers.entities[r.layers.mentions[at].entity].name);
        let entity = entity.map(|name| format!(" [{name}]")).unwrap_or_default();
        format!("{}{entity}", line(r, &[argument.span]))
    };
    let one = |event: &EventMention| {
        let who = |argument: &Option<Argument>| argument.as_ref().map_or("—".to_owned(), phrase);
        let mut out = format!("{}: {} > {} > {}", r.id, who(&event.agent), event.verb, who(&event.patient));
        out.extend(event.places.iter().map(|place| format!(" at {}", phrase(place))));
        for &time in &event.times {
            let time = &r.layers.times[time];
            out.push_str(&format!(" when {}", time.value.as_deref().unwrap_or("unanchored")));
        }
        out.push_str(&format!(" | {}, {}", event.polarity.name(), event.modality.name()));
        match event.quotation {
            Some(at) => out.push_str(&format!(", told by {}", line(r, &r.layers.quotations[at].source))),
            None => out.push_str(", own voice"),
        }
        out
    };
    r.layers.events.iter().map(one).collect()
}

fn numbers(r: &Report) -> Vec<String> {
    let numbers = r.layers.numbers.iter();
    numbers
        .map(|n| {
            let high = n.high.map(|h| format!("–{h}")).unwrap_or_default();
            let what = n.unit.as_ref().or(n.counted.as_ref()).map(|u| format!(" {u}")).unwrap_or_default();
            format!("{}: {} = {} {}{high}{what}", r.id, line(r, &[n.span]), n.bound.name(), n.value)
        })
        .collect()
}

fn quotations(r: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    for q in r.layers.quotations.iter().filter(|q| q.is_said()) {
        let speaker = q.speaker.and_then(|s| r.layers.entities.get(s)).map_or("nobody", |e| e.name.as_str());
        let via: Vec<_> =
            q.channels.iter().map(|c| format!(" via {} ({})", c.name, c.basis.name())).collect();
        lines.push(format!(
            "{}: {speaker} [{}] {}{}",
            r.id,
            q.kind.name(),
            line(r, &q.content),
            via.concat()
        ));
    }
    lines
}

fn range(a: &Account, range: &OriginRange) -> String {
    let count = if range.lower == range.upper {
        format!("{} origin(s)", range.lower)
    } else {
        format!("{}–{} origins", range.lower, range.upper)
    };
    let names: Vec<_> = range.ids.iter().filter_map(|&o| a.origins.get(o)).map(|o| o.name.as_str()).collect();
    if names.is_empty() { count } else { format!("{count}: {}", names.join("; ")) }
}

/// The reports of a list, each once.
fn ids(a: &Account, reports: impl Iterator<Item = usize>) -> String {
    let mut found: Vec<usize> = reports.collect();
    found.sort_unstable();
    found.dedup();
    found.iter().filter_map(|&r| a.reports.get(r)).map(|r| r.id.as_str()).collect::<Vec<_>>().join(" ")
}

fn statements(a: &Account) -> Vec<String> {
    let mut lines = Vec::new();
    for s in &a.statements {
        let speaker = s.speaker.and_then(|f| a.figures.get(f)).map_or("nobody", |f| f.name.as_str());
        let against = if s.commitment == Commitment::Reversed { " against" } else { "" };
        lines.push(format!(
            "{speaker}{against}: {} <{}> {}",
            s.text,
            ids(a, s.readings.iter().map(|w| w.report)),
            range(a, &s.origins)
        ));
        for w in &s.readings {
            for d in &w.differences {
                lines.push(format!(
                    "    {} {}: [{}] {}",
                    a.reports[w.report].id,
                    d.kind.name(),
                    d.lemma,
                    d.reading
                ));
            }
        }
    }
    lines
}

fn claims(a: &Account) -> Vec<String> {
    let mut lines = Vec::new();
    for c in a.claims.iter().filter(|c| c.voice == Voice::Outlet) {
        let reports = ids(a, c.readings.iter().map(|r| r.passage.report));
        lines.push(format!("{}: {} <{reports}> {}", c.standing.name(), c.text, range(a, &c.origins)));
    }
    lines
}

fn conflicts(a: &Account) -> Vec<String> {
    let mut lines = Vec::new();
    for conflict in a.claims.iter().flat_map(|c| &c.conflicts) {
        let Conflict { kind, severity, sides, .. } = conflict;
        let sides: Vec<_> = sides
            .iter()
            .filter_map(|side| {
                Some(format!("{} <{}>", side.first()?.value, ids(a, side.iter().map(|v| v.passage.report))))
            })
            .collect();
        let severity = if *severity == Severity::Hard { "hard" } else { "soft" };
        lines.push(format!("{severity} {}: {}", kind.name(), sides.join(" against ")));
    }
    lines
}

/// The event report, its telling columns only, one line a row.
fn eventreport(a: &Account) -> Vec<String> {
    let table = earwitness::render::event_report(std::slice::from_ref(a));
    let mut rows = table.lines().map(cells);
    let head = rows.next().unwrap_or_default();
    let at = |row: &[String], name: &str| {
        head.iter().position(|cell| cell == name).and_then(|i| row.get(i).cloned()).unwrap_or_default()
    };
    let shown = ["event", "row", "outlet", "date_start", "place", "actor", "action", "target"];
    let mut lines = Vec::new();
    let mut disputed = String::new();
    for row in rows {
        let mut line = shown.map(|name| at(&row, name)).join(" | ");
        for toll in ["killed", "injured"] {
            let ends = ["low", "best", "high"].map(|end| at(&row, &format!("{toll}_{end}")));
            if ends.iter().any(|end| !end.is_empty()) {
                line += &format!(" | {toll} {}", ends.join("–"));
            }
        }
        lines.push(line);
        let dispute = at(&row, "dispute");
        if !dispute.is_empty() && dispute != disputed {
            lines.push(format!("    dispute: {dispute}"));
            disputed = dispute;
        }
    }
    lines
}

/// The cells of one line of CSV.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut inside) = (vec![String::new()], false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let cell = cells.last_mut().expect("the table is well formed");
        match letter {
            '"' if inside && letters.peek() == Some(&'"') => {
                cell.push(letters.next().expect("the table is well formed"))
            }
            '"' => inside = !inside,
            ',' if !inside => cells.push(String::new()),
            _ => cell.push(letter),
        }
    }
    cells
}

/// Who says each claim, and who is silent or open.
fn silence(a: &Account) -> Vec<String> {
    let json: serde_json::Value =
        serde_json::from_str(&earwitness::render::account_json(std::slice::from_ref(a), &[]))
            .expect("the table is well formed");
    let row = |(index, claim): (usize, &earwitness::record::Claim)| {
        let cells = json["stories"][0]["omissions"][format!("c{}", index + 1)]
            .as_object()
            .expect("the table is well formed");
        let cells: Vec<_> = cells
            .iter()
            .map(|(id, cell)| format!("{id} {}", cell.as_str().expect("the table is well formed")))
            .collect();
        format!("{}: {}", claim.text, cells.join(", "))
    };
    a.claims.iter().enumerate().map(row).collect()
}

fn origins(a: &Account) -> Vec<String> {
    vec![range(a, &a.count)]
}

fn copies(a: &Account) -> Vec<String> {
    let copies = a.copies.iter();
    copies
        .map(|c| {
            let (one, two) = (&a.reports[c.a].id, &a.reports[c.b].id);
            format!("{one} {two}: {} {} ({} words)", c.kind.name(), c.direction.name(), c.words)
        })
        .collect()
}
