//! The words of two passages, each compared with those of the other that it attends to.

use std::cell::RefCell;

use earwitness_encoder::{COLUMNS, add_product, exp, widest};

use super::{SIZE, Side};

thread_local! {
    static ROOM: RefCell<Room> = RefCell::default();
}

/// What the comparison of one passage's words comes to.
#[derive(Debug)]
pub struct Compared {
    pub mean: [f32; SIZE],
    pub most: [f32; SIZE],
    /// How near the nearest words of the other passage are, on average.
    pub met: f32,
}

/// The comparison's own numbers.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// What it sees of the product of a word and of those that it attends to, row by row of the product's numbers.
    pub product: &'a [f32],
    /// How sharply a word attends to what is nearest to it.
    pub sharp: f32,
}

/// Room that is used again for each pair.
#[derive(Debug, Default)]
struct Room {
    /// One passage's words as columns.
    turned: Vec<f32>,
    /// Cosines of all words with all of the other passage, padded rows.
    near: Vec<f32>,
    /// How much each word attends to each of the other passage.
    shares: Vec<f32>,
    /// What it attends to, then the product of both.
    met: Vec<f32>,
    /// What the comparison sees of each word.
    seen: Vec<f32>,
}

impl Comparison<'_> {
    /// Both passages, each with the words of the other.
    pub fn of(&self, a: &Side, b: &Side) -> [Compared; 2] {
        ROOM.with_borrow_mut(|room| {
            turn(&b.vectors, SIZE, &mut room.turned);
            let width = room.turned.len() / SIZE;
            renew(&mut room.near, a.len() * width);
            add_product(&a.vectors, SIZE, &room.turned, &mut room.near);
            let one = self.side(a, b, room, |room, (i, j)| room.near[i * width + j]);
            [one, self.side(b, a, room, |room, (j, i)| room.near[i * width + j])]
        })
    }

    fn side(
        &self,
        a: &Side,
        b: &Side,
        room: &mut Room,
        near: impl Fn(&Room, (usize, usize)) -> f32,
    ) -> Compared {
        renew(&mut room.shares, a.len() * b.len());
        let mut shares = std::mem::take(&mut room.shares);
        for (at, share) in shares.iter_mut().enumerate() {
            *share = near(room, (at / b.len(), at % b.len()));
        }
        let mut sum = Compared { mean: [0.0; SIZE], most: [0.0; SIZE], met: 0.0 };
        for (row, share) in shares.chunks_exact_mut(b.len()).zip(&a.shares) {
            sum.met += share
                * widest(
                    #[inline(always)]
                    || attend(row, self.sharp),
                );
        }
        renew(&mut room.met, a.len() * SIZE);
        add_product(&shares, b.len(), &b.vectors, &mut room.met);
        room.met.iter_mut().zip(&a.vectors).for_each(|(met, own)| *met *= own);
        room.seen.clear();
        room.seen.extend(&a.own);
        add_product(&shares, b.len(), &b.attended, &mut room.seen);
        add_product(&room.met, SIZE, self.product, &mut room.seen);
        room.shares = shares;
        widest(
            #[inline(always)]
            || sum.take(&room.seen, &a.shares),
        );
        sum
    }
}

impl Compared {
    #[inline(always)]
    fn take(&mut self, seen: &[f32], shares: &[f32]) {
        for (seen, share) in seen.as_chunks::<SIZE>().0.iter().zip(shares) {
            for k in 0..SIZE {
                let seen = seen[k].max(0.0);
                self.mean[k] += share * seen;
                self.most[k] = self.most[k].max(seen);
            }
        }
    }
}

/// Turns a row of cosines into shares of attention; the highest cosine.
#[inline(always)]
fn attend(row: &mut [f32], sharp: f32) -> f32 {
    let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    row.iter_mut().for_each(|x| *x = exp((*x - top) * sharp));
    let all: f32 = row.iter().sum();
    row.iter_mut().for_each(|x| *x /= all);
    top
}

/// Rows of `inner` numbers as columns, padded to a multiple of what is multiplied at once.
pub fn turned(rows: &[f32], inner: usize) -> Vec<f32> {
    let mut room = Vec::new();
    turn(rows, inner, &mut room);
    room
}

fn turn(rows: &[f32], inner: usize, room: &mut Vec<f32>) {
    let width = (rows.len() / inner).next_multiple_of(COLUMNS);
    renew(room, inner * width);
    for (column, row) in rows.chunks_exact(inner).enumerate() {
        row.iter().enumerate().for_each(|(at, x)| room[at * width + column] = *x);
    }
}

fn renew(room: &mut Vec<f32>, size: usize) {
    room.clear();
    room.resize(size, 0.0);
}
