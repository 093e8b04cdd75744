//! Accounts and reports as people and programs want them.
