//! What all of ALINK's methods do around their runtime call: find the block, count, and turn errors into JSON-RPC errors.

use super::{
    error::{Code, Error},
    params,
};
use crate::metrics::RpcMetrics;
use alink_primitives::Hash;
use alink_runtime::opaque::Block;
use jsonrpsee::core::RpcResult;
use serde_json::Value;
use sp_blockchain::HeaderBackend;
use std::{sync::Arc, time::Instant};

/// A client to ask, and where the asking is counted.
pub struct Queries<C> {
    client: Arc<C>,
    metrics: Option<RpcMetrics>,
}

impl<C: HeaderBackend<Block>> Queries<C> {
    /// Ask `client`, and count in `metrics`.
    pub fn new(client: Arc<C>, metrics: Option<RpcMetrics>) -> Self {
        Self { client, metrics }
    }

    /// Answer a call of `method` with what `query` finds at the block `at`, which is the best one if there is none given.
    pub fn answer(
        &self,
        method: &'static str,
        at: &Option<Value>,
        query: impl FnOnce(&C, Hash) -> Result<Value, Error>,
    ) -> RpcResult<Value> {
        let start = Instant::now();
        let result = self.block(at).and_then(|block| query(&self.client, block));
        if let Some(metrics) = &self.metrics {
            metrics.observe(
                method,
                start.elapsed(),
                result.as_ref().err().map(|error| error.code.number()),
            );
        }
        result.map_err(Into::into)
    }

    fn block(&self, at: &Option<Value>) -> Result<Hash, Error> {
        let Some(hash) = params::block_hash(at)? else {
            return Ok(self.client.info().best_hash);
        };
        match self.client.header(hash) {
            Ok(Some(_)) => Ok(hash),
            Ok(None) => Err(Error::new(
                Code::UnknownBlock,
                format!("`at`: this node knows no block {hash:?}"),
            )),
            Err(error) => Err(Error::runtime(&error)),
        }
    }
}
