//! Runs the unit tests that stand beside the node's code. What needs a running node is left out, and tested end to end: with it,
//! these tests would compile the whole node a second time, for minutes.

#![allow(dead_code, clippy::result_large_err)]

#[path = "../src/account.rs"]
mod account;
#[path = "../src/chain_spec.rs"]
mod chain_spec;
#[path = "../src/cli.rs"]
mod cli;
#[path = "../src/keys.rs"]
mod keys;
#[path = "../src/metrics.rs"]
mod metrics;
#[path = "../src/rpc/mod.rs"]
mod rpc;
