//! Runs what the command line asks for.

use crate::{
    chain_spec,
    cli::{Cli, Subcommand},
    service::{self, FullBackend, FullClient},
};
use alink_primitives::{BlockNumber, Hash};
use alink_runtime::opaque::Block;
use clap::{parser::ValueSource, ArgMatches, CommandFactory, FromArgMatches};
use sc_cli::SubstrateCli;
use sc_network::config::NetworkBackendType;
use sc_service::{BlocksPruning, ChainType, Configuration, PruningMode};
use std::sync::Arc;

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
                let parts = service::new_partial(&config)?;
                Ok((command.run(parts.client, parts.import_queue), parts.task_manager))
            })
        }
        Some(Subcommand::ExportBlocks(command)) => {
            let runner = cli.create_runner(command)?;
            runner.async_run(|config| {
                let parts = service::new_partial(&config)?;
                Ok((command.run(parts.client, config.database), parts.task_manager))
            })
        }
        Some(Subcommand::ImportBlocks(command)) => {
            let runner = cli.create_runner(command)?;
            runner.async_run(|config| {
                let parts = service::new_partial(&config)?;
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
                let parts = service::new_partial(&config)?;
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
    runner.run_node_until_exit(|mut config| async move {
        if !pruning_given {
            keep_everything_in_development(&mut config);
        }
        match config.network.network_backend {
            NetworkBackendType::Libp2p => service::new_full::<sc_network::NetworkWorker<Block, Hash>>(config),
            NetworkBackendType::Litep2p => service::new_full::<sc_network::Litep2pNetworkBackend>(config),
        }
        .map_err(sc_cli::Error::Service)
    })
}

/// Whether the command line says what to keep of old blocks or states.
fn pruning_was_given(matches: &ArgMatches) -> bool {
    ["state_pruning", "blocks_pruning"]
        .iter()
        .any(|id| matches.value_source(id) == Some(ValueSource::CommandLine))
}

/// A development chain keeps every block and state, so that `archive_v1_*` is served.
fn keep_everything_in_development(config: &mut Configuration) {
    if config.chain_spec.chain_type() == ChainType::Development {
        config.state_pruning = Some(PruningMode::ArchiveAll);
        config.blocks_pruning = BlocksPruning::KeepAll;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
