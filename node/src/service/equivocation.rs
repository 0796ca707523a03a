//! Reports authors that sign two blocks in one slot, so that they are slashed.
//!
//! The SDK checks this too, but since its check moved into the block import (sc-consensus-babe 0.60) it hands over headers without
//! their seals, and no runtime accepts such a proof. docs/decisions/0010-equivocation-reports.md

use super::{FullClient, FullSelectChain};
use alink_primitives::Hash;
use alink_runtime::{opaque::Block, Header};
use jsonrpsee::core::async_trait;
use sc_client_api::{AuxStore, HeaderBackend};
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult};
use sc_consensus_slots::check_equivocation;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_api::{ApiExt, ProvideRuntimeApi};
use sp_consensus::{BlockOrigin, Error as ConsensusError, SelectChain};
use sp_consensus_babe::{AuthorityId, BabeApi, SlotDuration};
use sp_consensus_slots::Slot;
use sp_runtime::traits::Header as _;
use sp_timestamp::Timestamp;
use std::{error::Error, sync::Arc};

/// Passes blocks on to `I`, and reports their author if it signed another block in the same slot.
#[derive(Clone)]
pub struct ReportEquivocations<I> {
    inner: I,
    client: Arc<FullClient>,
    select_chain: FullSelectChain,
    pool: OffchainTransactionPoolFactory<Block>,
    slot_duration: SlotDuration,
}

impl<I> ReportEquivocations<I> {
    /// In front of `inner`; reports go into `pool`.
    pub fn new(
        inner: I,
        client: Arc<FullClient>,
        select_chain: FullSelectChain,
        pool: OffchainTransactionPoolFactory<Block>,
        slot_duration: SlotDuration,
    ) -> Self {
        Self {
            inner,
            client,
            select_chain,
            pool,
            slot_duration,
        }
    }

    /// The header as it was signed, if the block is one to check.
    fn sealed(&self, block: &BlockImportParams<Block>) -> Option<Header> {
        // Old blocks come without the state to judge them by, and what happened in them was reported long ago.
        let is_old = matches!(block.origin, BlockOrigin::NetworkInitialSync | BlockOrigin::WarpSync)
            || block.with_state()
            || self
                .client
                .info()
                .block_gap
                .is_some_and(|gap| (gap.start..=gap.end).contains(block.header.number()));
        if is_old {
            return None;
        }
        let mut header = block.header.clone();
        for seal in &block.post_digests {
            header.digest_mut().push(seal.clone());
        }
        Some(header)
    }

    async fn check(&self, header: Header) -> Result<(), Box<dyn Error + Send + Sync>> {
        let digest = sc_consensus_babe::find_pre_digest::<Block>(&header)?;
        let slot = digest.slot();
        let Some(author) = self.author(*header.parent_hash(), slot, digest.authority_index())? else {
            return Ok(());
        };

        let now = Slot::from_timestamp(Timestamp::current(), self.slot_duration);
        let Some(proof) = check_equivocation(&Apart(&*self.client), now, slot, &header, &author)? else {
            return Ok(());
        };

        let best = self.select_chain.best_chain().await?.hash();
        let owns = |at| {
            self.client
                .runtime_api()
                .generate_key_ownership_proof(at, slot, author.clone())
        };
        // At the parent the key is an authority's for sure, unless the block is the first of its session.
        let Some(owner) = owns(*header.parent_hash())?.map_or_else(|| owns(best), |owner| Ok(Some(owner)))? else {
            return Ok(());
        };
        let mut api = self.client.runtime_api();
        api.register_extension(self.pool.offchain_transaction_pool(best));
        api.submit_report_equivocation_unsigned_extrinsic(best, proof, owner)?;
        log::info!("Reported {author:?}, who signed two blocks in slot {slot}");
        Ok(())
    }

    /// Who may author in `slot` after `parent` under this index.
    fn author(
        &self,
        parent: Hash,
        slot: Slot,
        index: u32,
    ) -> Result<Option<AuthorityId>, Box<dyn Error + Send + Sync>> {
        let api = self.client.runtime_api();
        let current = api.current_epoch(parent)?;
        let epoch = if slot < current.start_slot.saturating_add(current.duration) {
            current
        } else {
            api.next_epoch(parent)?
        };
        let index = usize::try_from(index)?;
        Ok(epoch.authorities.get(index).map(|(author, _)| author.clone()))
    }
}

#[async_trait]
impl<I> BlockImport<Block> for ReportEquivocations<I>
where
    I: BlockImport<Block, Error = ConsensusError> + Send + Sync,
{
    type Error = ConsensusError;

    async fn check_block(&self, block: BlockCheckParams<Block>) -> Result<ImportResult, Self::Error> {
        self.inner.check_block(block).await
    }

    async fn import_block(&self, block: BlockImportParams<Block>) -> Result<ImportResult, Self::Error> {
        // An equivocation is no fault of the block, and neither is a failure to see one.
        if let Some(header) = self.sealed(&block) {
            let number = *header.number();
            if let Err(error) = self.check(header).await {
                log::warn!("Cannot check block {number} for an equivocation: {error}");
            }
        }
        self.inner.import_block(block).await
    }
}

/// A store in which the check keeps its headers apart from those of the SDK's check, which have no seals: each would take the
/// other's for a second block.
struct Apart<'s, S>(&'s S);

fn apart(key: &[u8]) -> Vec<u8> {
    [b"alink-sealed/", key].concat()
}

impl<S: AuxStore> AuxStore for Apart<'_, S> {
    fn insert_aux<
        'a,
        'b: 'a,
        'c: 'a,
        I: IntoIterator<Item = &'a (&'c [u8], &'c [u8])>,
        D: IntoIterator<Item = &'a &'b [u8]>,
    >(
        &self,
        insert: I,
        delete: D,
    ) -> sp_blockchain::Result<()> {
        let insert: Vec<_> = insert.into_iter().map(|(key, value)| (apart(key), *value)).collect();
        let delete: Vec<_> = delete.into_iter().map(|key| apart(key)).collect();
        let insert: Vec<(&[u8], &[u8])> = insert.iter().map(|(key, value)| (key.as_slice(), *value)).collect();
        let delete: Vec<&[u8]> = delete.iter().map(Vec::as_slice).collect();
        self.0.insert_aux(&insert, &delete)
    }

    fn get_aux(&self, key: &[u8]) -> sp_blockchain::Result<Option<Vec<u8>>> {
        self.0.get_aux(&apart(key))
    }
}
