//! Keeps a node from running on the database of another chain. The SDK takes whatever genesis block it finds.

use super::{Executor, FullBackend};
use alink_primitives::Hash;
use alink_runtime::opaque::Block;
use sc_client_api::Backend;
use sc_service::{BuildGenesisBlock, Configuration, GenesisBlockBuilder};
use sp_blockchain::HeaderBackend;
use sp_core::storage::Storage;
use sp_runtime::{traits::Block as _, BuildStorage};
use std::sync::Arc;

type Builder = GenesisBlockBuilder<Block, FullBackend, Executor>;

/// What makes the genesis block of the configured chain, after a check that the database, if it holds one, holds the same.
///
/// # Errors
/// The genesis state cannot be built, or the database belongs to another chain.
pub fn builder(
    config: &Configuration,
    backend: &Arc<FullBackend>,
    executor: &Executor,
) -> sp_blockchain::Result<Builder> {
    let storage =
        BuildStorage::build_storage(config.chain_spec.as_storage_builder()).map_err(sp_blockchain::Error::Storage)?;
    if let Some(found) = backend.blockchain().hash(0)? {
        let expected = genesis_hash(storage.clone(), backend, executor)?;
        if found != expected {
            return Err(sp_blockchain::Error::Application(
                foreign_database(config, found, expected).into(),
            ));
        }
    }
    Builder::new_with_storage(storage, !config.no_genesis(), backend.clone(), executor.clone())
}

/// Hash of the block that this storage makes; nothing is written.
fn genesis_hash(storage: Storage, backend: &Arc<FullBackend>, executor: &Executor) -> sp_blockchain::Result<Hash> {
    let builder = Builder::new_with_storage(storage, false, backend.clone(), executor.clone())?;
    let (block, _operation) = builder.build_genesis_block()?;
    Ok(block.header().hash())
}

fn foreign_database(config: &Configuration, found: Hash, expected: Hash) -> String {
    let path = config
        .database
        .path()
        .map_or_else(|| "(no path)".into(), |path| path.display().to_string());
    format!(
        "the database at {path} belongs to another chain: its genesis block is {found:?}, that of `{}` ({}) is {expected:?}. \
         Start with the chain specification that the database was made with (--chain FILE), or with another --base-path, or \
         delete the database with `alink-node purge-chain`. A chain that is built from the runtime in this binary (`dev`, \
         `local`) becomes another chain when the binary changes: keep its specification with `alink-node export-chain-spec \
         --raw`.",
        config.chain_spec.name(),
        config.chain_spec.id(),
    )
}
