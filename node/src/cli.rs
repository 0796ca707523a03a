//! The command line.

use crate::keys::KeyCommand;

/// The arguments of `alink-node`.
#[derive(Debug, clap::Parser)]
pub struct Cli {
    /// What to do; without one, the node runs.
    #[command(subcommand)]
    pub subcommand: Option<Subcommand>,

    /// How to run the node.
    #[clap(flatten)]
    pub run: sc_cli::RunCmd,
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
