//! Runs what the command line asks for.

use crate::{
    cli::{pruning_was_given, Cli, Subcommand},
    service::{self, FullBackend, FullClient},
};
use alink_primitives::{BlockNumber, Hash};
use alink_runtime::opaque::Block;
use clap::{CommandFactory, FromArgMatches};
use sc_cli::SubstrateCli;
use sc_network::config::NetworkBackendType;
use sc_service::{BlocksPruning, ChainType, Configuration, PruningMode};
use std::sync::Arc;

/// Read the command line and do what it says.
///
/// # Errors
/// Whatever kept the command from being done, in words for the operator.
pub fn run() -> sc_cli::Result<()> {
    let matches = Cli::setup_command(Cli::command()).get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    match &cli.subcommand {
        None => run_node(&cli, pruning_was_given(&matches)),
        Some(Subcommand::Key(command)) => command.run(&cli, &matches),
        Some(Subcommand::ExportChainSpec(command)) => {
            let spec = cli.load_spec(&command.chain)?;
            command.run(spec)
        }
        Some(Subcommand::BuildSpec(command)) => {
            let runner = cli.create_runner(command)?;
            runner.sync_run(|config| command.run(config.chain_spec, config.network))
        }
        Some(Subcommand::CheckBlock(command)) => {
            let runner = cli.create_runner(command)?;
            runner.async_run(|config| {
                let parts = service::new_partial(&config, None)?;
                Ok((command.run(parts.client, parts.import_queue), parts.task_manager))
            })
        }
        Some(Subcommand::ExportBlocks(command)) => {
            let runner = cli.create_runner(command)?;
            runner.async_run(|config| {
                let parts = service::new_partial(&config, None)?;
                Ok((command.run(parts.client, config.database), parts.task_manager))
            })
        }
        Some(Subcommand::ImportBlocks(command)) => {
            let runner = cli.create_runner(command)?;
            runner.async_run(|config| {
                let parts = service::new_partial(&config, None)?;
                Ok((command.run(parts.client, parts.import_queue), parts.task_manager))
            })
        }
        Some(Subcommand::PurgeChain(command)) => {
            let runner = cli.create_runner(command)?;
            runner.sync_run(|config| command.run(config.database))
        }
        Some(Subcommand::Revert(command)) => {
            let runner = cli.create_runner(command)?;
            runner.async_run(|config| {
                let parts = service::new_partial(&config, None)?;
                let consensus = Box::new(
                    |client: Arc<FullClient>, backend: Arc<FullBackend>, blocks: BlockNumber| -> sc_cli::Result<()> {
                        sc_consensus_babe::revert(client.clone(), backend, blocks)?;
                        sc_consensus_grandpa::revert(client, blocks)?;
                        Ok(())
                    },
                );
                Ok((
                    command.run(parts.client, parts.backend, Some(consensus)),
                    parts.task_manager,
                ))
            })
        }
        Some(Subcommand::ChainInfo(command)) => {
            let runner = cli.create_runner(command)?;
            runner.sync_run(|config| command.run::<Block>(&config))
        }
    }
}

fn run_node(cli: &Cli, pruning_given: bool) -> sc_cli::Result<()> {
    let runner = cli.create_runner(&cli.run)?;
    let cache = cli.runtime_cache.clone();
    runner.run_node_until_exit(|mut config| async move {
        if !pruning_given {
            keep_everything_in_development(&mut config);
        }
        match config.network.network_backend {
            NetworkBackendType::Libp2p => service::new_full::<sc_network::NetworkWorker<Block, Hash>>(config, cache),
            NetworkBackendType::Litep2p => service::new_full::<sc_network::Litep2pNetworkBackend>(config, cache),
        }
        .map_err(sc_cli::Error::Service)
    })
}

/// A development chain keeps every block and state, so that `archive_v1_*` is served.
fn keep_everything_in_development(config: &mut Configuration) {
    if config.chain_spec.chain_type() == ChainType::Development {
        config.state_pruning = Some(PruningMode::ArchiveAll);
        config.blocks_pruning = BlocksPruning::KeepAll;
    }
}
