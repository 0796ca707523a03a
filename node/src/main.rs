//! `alink-node`: a full node or validator of an ALINK chain, and the tools that belong to it (keys, chain specifications,
//! export, import). `alink-node --help` lists the commands.

#![warn(missing_docs)]
// The SDK's error types are what they are.
#![allow(clippy::result_large_err)]

mod account;
mod chain_spec;
mod cli;
mod command;
mod keys;
mod metrics;
mod rpc;
mod service;

use std::process::ExitCode;

fn main() -> ExitCode {
    match command::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Error: {error}");
            ExitCode::FAILURE
        }
    }
}
