//! The outside world for Earwitness: files, folders, streams and stores.
