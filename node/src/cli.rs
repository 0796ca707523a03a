//! The command line.

use crate::{chain_spec, keys::KeyCommand};
use clap::{parser::ValueSource, ArgMatches};
use sc_cli::SubstrateCli;
use std::path::PathBuf;

/// The arguments of `alink-node`.
#[derive(Debug, clap::Parser)]
pub struct Cli {
    /// What to do; without one, the node runs.
    #[command(subcommand)]
    pub subcommand: Option<Subcommand>,

    /// How to run the node.
    #[clap(flatten)]
    pub run: sc_cli::RunCmd,

    /// Where compiled runtimes are kept between starts, each a few megabytes; nodes on one machine may share it, and whoever can
    /// write to it decides what those nodes execute [default: `runtime-cache` in the base path]
    #[arg(long, value_name = "DIR")]
    pub runtime_cache: Option<PathBuf>,
}

/// What `alink-node` does beside running a node.
#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant)]
pub enum Subcommand {
    /// Make, show and insert keys: the node's own, accounts', and a validator's session keys
    #[command(subcommand)]
    Key(KeyCommand),

    /// Write a chain specification, plain or raw
    ExportChainSpec(sc_cli::ExportChainSpecCmd),

    /// Write a chain specification (the old name of `export-chain-spec`)
    #[command(hide = true)]
    BuildSpec(sc_cli::BuildSpecCmd),

    /// Execute a block of the database again and check it
    CheckBlock(sc_cli::CheckBlockCmd),

    /// Write blocks of the database to a file
    ExportBlocks(sc_cli::ExportBlocksCmd),

    /// Read blocks from a file into the database
    ImportBlocks(sc_cli::ImportBlocksCmd),

    /// Delete the database of a chain
    PurgeChain(sc_cli::PurgeChainCmd),

    /// Take back blocks that are not final
    Revert(sc_cli::RevertCmd),

    /// Show the best and the last final block of the database
    ChainInfo(sc_cli::ChainInfoCmd),
}

impl SubstrateCli for Cli {
    fn impl_name() -> String {
        "ALINK Node".into()
    }

    fn impl_version() -> String {
        env!("SUBSTRATE_CLI_IMPL_VERSION").into()
    }

    fn executable_name() -> String {
        "alink-node".into()
    }

    fn description() -> String {
        env!("CARGO_PKG_DESCRIPTION").into()
    }

    fn author() -> String {
        "the ALINK contributors".into()
    }

    fn support_url() -> String {
        "https://github.com/alink-network/alink/issues".into()
    }

    fn copyright_start_year() -> i32 {
        2026
    }

    fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
        Ok(Box::new(chain_spec::load(id)?))
    }
}

/// Whether the command line says what to keep of old blocks or states.
pub fn pruning_was_given(matches: &ArgMatches) -> bool {
    ["state_pruning", "blocks_pruning"]
        .iter()
        .any(|id| matches.value_source(id) == Some(ValueSource::CommandLine))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn matches(arguments: &[&str]) -> ArgMatches {
        Cli::setup_command(Cli::command())
            .try_get_matches_from(arguments)
            .unwrap()
    }

    #[test]
    fn command_line_should_be_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn pruning_should_count_as_given_only_when_it_is() {
        assert!(!pruning_was_given(&matches(&["alink-node", "--dev"])));
        assert!(pruning_was_given(&matches(&[
            "alink-node",
            "--dev",
            "--state-pruning",
            "100"
        ])));
        assert!(pruning_was_given(&matches(&[
            "alink-node",
            "--dev",
            "--blocks-pruning=archive-canonical"
        ])));
    }

    #[test]
    fn rocksdb_should_be_refused() {
        let error = Cli::setup_command(Cli::command())
            .try_get_matches_from(["alink-node", "--dev", "--database", "rocksdb"])
            .unwrap_err()
            .to_string();
        assert!(error.contains("rocksdb") && error.contains("paritydb"), "{error}");
    }
}
