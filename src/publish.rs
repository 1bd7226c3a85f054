//! Publishing: writes what changed, removes what it no longer makes, swaps in whole.
