//! Invented stories traced as a whole.

use super::*;
