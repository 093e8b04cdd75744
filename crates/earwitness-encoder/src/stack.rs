//! The layers of the transformer and what is read off the last.

use crate::attention::{Room, attend};
use crate::dense::Dense;
use crate::eight::{Eight, Levels};
use crate::function::gelu;
use crate::norm::Norm;

/// Numbers of a row.
pub const WIDTH: usize = 384;
/// Heads of attention.
pub const HEADS: usize = 12;
/// Numbers of a row that a head sees.
pub(crate) const SIZE: usize = WIDTH / HEADS;

/// One layer.
#[derive(Debug)]
pub struct Layer {
    /// Questions (divided by the root of a head's size), keys and values.
    pub qkv: Eight,
    pub out: Eight,
    pub norm1: Norm,
    pub up: Eight,
    pub down: Eight,
    pub norm2: Norm,
}

/// The whole transformer.
#[derive(Debug)]
pub struct Stack {
    norm: Norm,
    layers: Vec<Layer>,
    heads: Dense,
}

/// What the last layer gives for the rows that were asked for.
#[derive(Debug, Default)]
pub struct Rows {
    /// Rows of `WIDTH`.
    pub hidden: Vec<f32>,
    /// The heads' linear scores side by side.
    pub heads: Vec<f32>,
}

impl Stack {
    /// `None` where the sizes do not fit.
    pub fn new(norm: Norm, layers: Vec<Layer>, heads: Dense) -> Option<Self> {
        let fits = |layer: &Layer| {
            let sizes = |map: &Eight| (map.inputs(), map.outputs());
            sizes(&layer.qkv) == (WIDTH, 3 * WIDTH)
                && sizes(&layer.out) == (WIDTH, WIDTH)
                && layer.up.inputs() == WIDTH
                && sizes(&layer.down) == (layer.up.outputs(), WIDTH)
        };
        (layers.iter().all(fits) && heads.inputs() == WIDTH).then_some(Self { norm, layers, heads })
    }

    /// Runs the layers over rows of `WIDTH` that see each other; gives those of the numbers in `asked`.
    pub fn run(&self, mut x: Vec<f32>, asked: &[usize]) -> Rows {
        crate::widest(
            #[inline(always)]
            || self.layers(&mut x),
        );
        let row = |&at: &usize| x.get(at * WIDTH..(at + 1) * WIDTH).unwrap_or_default();
        let hidden: Vec<f32> = asked.iter().flat_map(row).copied().collect();
        Rows { heads: self.heads.apply(&hidden), hidden }
    }

    #[inline(always)]
    fn layers(&self, x: &mut [f32]) {
        let count = x.len() / WIDTH;
        let (mut levels, mut room) = (Levels::default(), Room::default());
        let mut wide = vec![0.0; count * 3 * WIDTH];
        let mut seen = vec![0.0; count * WIDTH];
        self.norm.apply(x);
        for layer in &self.layers {
            levels.take(x, WIDTH);
            layer.qkv.apply(&levels, &mut wide, |_, x| x);
            attend(&wide, &mut seen, &mut room);
            levels.take(&seen, WIDTH);
            layer.out.apply(&levels, x, |y, x| y + x);
            layer.norm1.apply(x);
            levels.take(x, WIDTH);
            let middle = &mut wide[..count * layer.up.outputs()];
            layer.up.apply(&levels, middle, |_, x| gelu(x));
            levels.take(middle, layer.up.outputs());
            layer.down.apply(&levels, x, |y, x| y + x);
            layer.norm2.apply(x);
        }
    }
}
