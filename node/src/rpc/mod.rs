//! JSON-RPC: the methods that the SDK does not serve by itself, and ALINK's own.

pub mod error;
pub mod escrow;
pub mod json;
pub mod params;
pub mod query;
pub mod service_registry;

use crate::metrics::RpcMetrics;
use alink_primitives::{AccountId, Balance, BlockNumber, Hash, Nonce};
use alink_runtime::opaque::Block;
use jsonrpsee::RpcModule;
use pallet_multi_party_escrow::runtime_api::MultiPartyEscrowApi;
use pallet_service_registry::runtime_api::ServiceRegistryApi;
use sc_client_api::{AuxStore, Backend};
use sc_consensus::LongestChain;
use sc_consensus_babe::{BabeApi, BabeWorkerHandle};
use sc_consensus_grandpa::{FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState};
use sc_rpc::SubscriptionTaskExecutor;
use sc_transaction_pool_api::TransactionPool;
use sp_api::ProvideRuntimeApi;
use sp_block_builder::BlockBuilder;
use sp_blockchain::{Error as BlockchainError, HeaderBackend, HeaderMetadata};
use sp_keystore::KeystorePtr;
use std::{error::Error, sync::Arc};

/// What the BABE methods need.
pub struct BabeDeps {
    /// Answers questions about epochs.
    pub worker: BabeWorkerHandle<Block>,
    /// The node's keys.
    pub keystore: KeystorePtr,
}

/// What the GRANDPA methods need.
pub struct GrandpaDeps<B> {
    /// The voting rounds.
    pub shared_voter_state: SharedVoterState,
    /// The voters.
    pub shared_authority_set: SharedAuthoritySet<Hash, BlockNumber>,
    /// New justifications.
    pub justification_stream: GrandpaJustificationStream<Block>,
    /// Runs the subscriptions.
    pub subscription_executor: SubscriptionTaskExecutor,
    /// Proves that blocks are final.
    pub finality_provider: Arc<FinalityProofProvider<B, Block>>,
}

/// What all methods together need.
pub struct FullDeps<C, P, B> {
    /// The client.
    pub client: Arc<C>,
    /// The transaction pool.
    pub pool: Arc<P>,
    /// Chooses the best chain.
    pub select_chain: LongestChain<B, Block>,
    /// The chain specification that the node runs on.
    pub chain_spec: Box<dyn sc_chain_spec::ChainSpec>,
    /// What the BABE methods need.
    pub babe: BabeDeps,
    /// What the GRANDPA methods need.
    pub grandpa: GrandpaDeps<B>,
    /// Where calls of our methods are counted.
    pub metrics: Option<RpcMetrics>,
}

/// All methods beside those that `sc-service` adds.
///
/// # Errors
/// Two methods of the same name, or a chain specification without the light sync state extension.
pub fn create_full<C, P, B>(deps: FullDeps<C, P, B>) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>>
where
    C: ProvideRuntimeApi<Block>
        + HeaderBackend<Block>
        + HeaderMetadata<Block, Error = BlockchainError>
        + AuxStore
        + Send
        + Sync
        + 'static,
    C::Api: substrate_frame_rpc_system::AccountNonceApi<Block, AccountId, Nonce>,
    C::Api: pallet_transaction_payment_rpc::TransactionPaymentRuntimeApi<Block, Balance>,
    C::Api: BabeApi<Block>,
    C::Api: BlockBuilder<Block>,
    C::Api: MultiPartyEscrowApi<Block>,
    C::Api: ServiceRegistryApi<Block>,
    P: TransactionPool + 'static,
    B: Backend<Block> + 'static,
{
    use escrow::EscrowRpcServer;
    use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
    use sc_consensus_babe_rpc::{Babe, BabeApiServer};
    use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
    use sc_sync_state_rpc::{SyncState, SyncStateApiServer};
    use service_registry::ServiceRegistryRpcServer;
    use substrate_frame_rpc_system::{System, SystemApiServer};

    let FullDeps {
        client,
        pool,
        select_chain,
        chain_spec,
        babe,
        grandpa,
        metrics,
    } = deps;
    let mut module = RpcModule::new(());
    module.merge(System::new(client.clone(), pool).into_rpc())?;
    module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
    module.merge(Babe::new(client.clone(), babe.worker.clone(), babe.keystore, select_chain).into_rpc())?;
    module.merge(
        Grandpa::new(
            grandpa.subscription_executor,
            grandpa.shared_authority_set.clone(),
            grandpa.shared_voter_state,
            grandpa.justification_stream,
            grandpa.finality_provider,
        )
        .into_rpc(),
    )?;
    module.merge(SyncState::new(chain_spec, client.clone(), grandpa.shared_authority_set, babe.worker)?.into_rpc())?;
    module.merge(service_registry::ServiceRegistry::new(client.clone(), metrics.clone()).into_rpc())?;
    module.merge(escrow::Escrow::new(client, metrics).into_rpc())?;
    Ok(module)
}
