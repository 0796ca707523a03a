//! Runs the benchmarks that a runtime's WebAssembly contains, and measures an empty block and an empty transaction.
//!
//! The SDK's `frame-omni-bencher` does the same; from its own lock file it compiles 1,231 crates, RocksDB and Binaryen among
//! them. This one shares the workspace's lock file, and so its artefacts. It is no default member: only `scripts/weights`
//! builds it.

use clap::Parser;
use frame_benchmarking_cli::{OpaqueBlock, OverheadCmd, PalletCmd};
use sp_runtime::traits::BlakeTwo256;

/// Measure the weights of a runtime.
#[derive(Debug, Parser)]
enum Command {
    /// The calls of a pallet.
    Pallet(Box<PalletCmd>),
    /// An empty block and an empty transaction.
    Overhead(Box<OverheadCmd>),
}

fn main() -> sc_cli::Result<()> {
    let command = Command::parse();
    sc_cli::LoggerBuilder::new("info").init()?;
    match command {
        Command::Pallet(command) => command.run_with_spec::<BlakeTwo256, ()>(None),
        Command::Overhead(command) => command.run_with_default_builder_and_spec::<OpaqueBlock, ()>(None),
    }
}
