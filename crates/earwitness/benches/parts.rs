//! How fast the parts are: `cargo bench -p earwitness`. Texts are made up on the spot, from a seed, or are the shipped
//! sample.

use std::fs;
use std::path::Path;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use earwitness::group::candidates::Shard;
use earwitness::group::story::{Timeline, links};
use earwitness::group::{Facts, Sketch, duplicates, grouping, sketch_text};
use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Form, Given, Report, Source};
use earwitness::weigh::weigh;

fn main() {
    divan::main();
}

/// Reports grouped together.
const SIZES: [usize; 2] = [1_000, 10_000];

#[divan::bench]
fn sketch(bencher: Bencher) {
    let texts = texts(256);
    bencher.counter(ItemsCount::new(texts.len())).bench(|| {
        texts.iter().map(|text| sketch_text(Facts::default(), black_box(text)).anchors.len()).sum::<usize>()
    });
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn find_links(bencher: Bencher, count: usize) {
    let sketches = sketches(count);
    let timeline = Timeline::of(&sketches);
    bencher.counter(ItemsCount::new(count)).bench(|| links(black_box(&timeline), Shard::WHOLE));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn near_duplicates(bencher: Bencher, count: usize) {
    let sketches = sketches(count);
    bencher.counter(ItemsCount::new(count)).bench(|| duplicates(black_box(&sketches)));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn group(bencher: Bencher, count: usize) {
    let sketches = sketches(count);
    bencher.counter(ItemsCount::new(count)).bench(|| grouping(black_box(&sketches)));
}

#[divan::bench(sample_count = 10)]
fn read_sample(bencher: Bencher) {
    let (sources, weights) = (sample(), Weights::bundled());
    bencher
        .counter(ItemsCount::new(sources.len()))
        .bench(|| sources.iter().map(|source| read(black_box(source), &weights)).collect::<Vec<_>>());
}

#[divan::bench(sample_count = 10)]
fn weigh_sample(bencher: Bencher) {
    let weights = Weights::bundled();
    let reports: Vec<Report> = sample().iter().map(|source| read(source, &weights)).collect();
    let story: Vec<&Report> = reports.iter().collect();
    bencher.counter(ItemsCount::new(story.len())).bench(|| weigh("story", black_box(&story), &weights));
}

/// The reports of the shipped sample that are files of their own.
#[expect(clippy::disallowed_methods, reason = "a bench is outside the library, and reads its sample")]
fn sample() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/harbour");
    let mut files: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let source = |file: &std::path::PathBuf| {
        let id = file.file_stem()?.to_string_lossy().into_owned();
        Some(Source {
            id,
            file: None,
            form: Form::Text,
            bytes: fs::read(file).ok()?,
            given: Given::default(),
        })
    };
    files.iter().filter_map(source).collect()
}

fn sketches(count: usize) -> Vec<Sketch> {
    let one = |(at, text): (usize, &String)| {
        let (id, day) = (format!("r{at}"), format!("2031-{:02}-{:02}", 1 + at / 1_000, 1 + at / 40 % 25));
        sketch_text(Facts { id: &id, published: Some(&day), ..Facts::default() }, text)
    };
    texts(count).iter().enumerate().map(one).collect()
}

/// Reports of about 200 words: five of an event, two of them changed copies of the first.
fn texts(count: usize) -> Vec<String> {
    let mut state = 1_u64;
    let mut below = move |bound: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % bound as u64) as usize
    };
    let mut texts: Vec<String> = Vec::with_capacity(count);
    while texts.len() < count {
        let event = texts.len() / 5;
        let text = if texts.len() % 5 > 2 {
            let first = &texts[event * 5];
            first.split(' ').filter(|_| below(12) > 0).collect::<Vec<_>>().join(" ")
        } else {
            let word = |at: usize| match below(6) {
                0 => format!("Calla{event}x{}", below(8)),
                1 => format!("matter{}.", event * 7 % 900 + below(20)),
                2 => ["the", "of", "in", "said", "to"][below(5)].to_owned(),
                _ => format!("word{}", below(1 + at * 40)),
            };
            (0..200).map(word).collect::<Vec<_>>().join(" ")
        };
        texts.push(text);
    }
    texts
}
