//! Builds a node out of its parts: [`partial`] opens the database and sets up import and consensus, which is all that the
//! commands on blocks need; [`full`] adds the network, authoring, finality and JSON-RPC.

mod equivocation;
mod full;
mod genesis;
mod partial;
mod preflight;

pub use full::new_full;
pub use partial::{new_partial, Consensus};

use alink_primitives::Hash;
use alink_runtime::{opaque::Block, RuntimeApi};
use jsonrpsee::core::async_trait;
use sp_consensus_babe::SlotDuration;
use std::error::Error;

/// Runs the runtime's WebAssembly.
pub type Executor = sc_executor::WasmExecutor<sp_io::SubstrateHostFunctions>;
/// The client: blocks, state and the runtime.
pub type FullClient = sc_service::TFullClient<Block, RuntimeApi, Executor>;
/// The database.
pub type FullBackend = sc_service::TFullBackend<Block>;
/// Chooses the best chain.
pub type FullSelectChain = sc_consensus::LongestChain<FullBackend, Block>;
/// The transaction pool.
pub type FullPool = sc_transaction_pool::TransactionPoolHandle<Block, FullClient>;
/// Imports blocks into GRANDPA.
pub type FullGrandpaBlockImport =
    sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, FullSelectChain>;
/// Imports blocks into BABE, and from there into GRANDPA.
pub type FullBabeBlockImport =
    sc_consensus_babe::BabeBlockImport<Block, FullClient, FullGrandpaBlockImport, SlotInherents, FullSelectChain>;

/// Imports blocks into BABE, and reports authors that equivocate.
pub type FullBlockImport = equivocation::ReportEquivocations<FullBabeBlockImport>;

/// GRANDPA justifies at least one block in so many. The blocks at which the authorities change are justified in any case.
pub const GRANDPA_JUSTIFICATION_PERIOD: u32 = 512;

/// Gives each block its time and slot.
#[derive(Clone, Copy)]
pub struct SlotInherents {
    slot_duration: SlotDuration,
}

impl SlotInherents {
    /// For a chain with slots of this length.
    pub fn new(slot_duration: SlotDuration) -> Self {
        Self { slot_duration }
    }
}

#[async_trait]
impl sp_inherents::CreateInherentDataProviders<Block, ()> for SlotInherents {
    type InherentDataProviders = (
        sp_consensus_babe::inherents::InherentDataProvider,
        sp_timestamp::InherentDataProvider,
    );

    async fn create_inherent_data_providers(
        &self,
        _parent: Hash,
        _extra: (),
    ) -> Result<Self::InherentDataProviders, Box<dyn Error + Send + Sync>> {
        let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
        let slot = sp_consensus_babe::inherents::InherentDataProvider::from_timestamp_and_slot_duration(
            *timestamp,
            self.slot_duration,
        );
        Ok((slot, timestamp))
    }
}
