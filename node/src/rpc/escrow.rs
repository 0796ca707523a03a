//! `escrow_*`: reads of the escrow. Everything here can be read through the runtime API `MultiPartyEscrowApi` as well.

use super::{error::Error, json, params, query::Queries};
use crate::metrics::RpcMetrics;
use alink_runtime::opaque::Block;
use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use pallet_multi_party_escrow::runtime_api::{ChannelInfo, MultiPartyEscrowApi};
use serde_json::{json, Value};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use std::sync::Arc;

/// `escrow_*`. Parameters can be given by place or by name; `at` is a block's hash, by default the best block's.
#[rpc(server, namespace = "escrow")]
pub trait EscrowRpc {
    /// The escrow balance of an account, as a string of digits.
    #[method(name = "balance", blocking)]
    fn balance(&self, who: Option<Value>, at: Option<Value>) -> RpcResult<Value>;

    /// The channel of this number, or null.
    #[method(name = "channel", blocking)]
    fn channel(&self, id: Option<Value>, at: Option<Value>) -> RpcResult<Value>;

    /// A page of the channels of a payer.
    #[method(name = "channelsOf", blocking)]
    fn channels_of(
        &self,
        payer: Option<Value>,
        start_after: Option<Value>,
        limit: Option<Value>,
        at: Option<Value>,
    ) -> RpcResult<Value>;

    /// A page of the channels that pay a group or an account.
    #[method(name = "channelsTo", blocking)]
    fn channels_to(
        &self,
        payee: Option<Value>,
        start_after: Option<Value>,
        limit: Option<Value>,
        at: Option<Value>,
    ) -> RpcResult<Value>;

    /// What a claim with a voucher over this cumulative amount would pay now: `{"net": …, "fee": …}`; null without the channel.
    #[method(name = "claimable", blocking)]
    fn claimable(&self, channel: Option<Value>, amount: Option<Value>, at: Option<Value>) -> RpcResult<Value>;
}

/// Answers `escrow_*`.
pub struct Escrow<C> {
    queries: Queries<C>,
}

impl<C: HeaderBackend<Block>> Escrow<C> {
    /// Ask `client`, and count in `metrics`.
    pub fn new(client: Arc<C>, metrics: Option<RpcMetrics>) -> Self {
        Self {
            queries: Queries::new(client, metrics),
        }
    }
}

impl<C> EscrowRpcServer for Escrow<C>
where
    C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
    C::Api: MultiPartyEscrowApi<Block>,
{
    fn balance(&self, who: Option<Value>, at: Option<Value>) -> RpcResult<Value> {
        self.queries.answer("escrow_balance", &at, |client, block| {
            let who = params::account("who", &who)?;
            let balance = client
                .runtime_api()
                .escrow_balance(block, who)
                .map_err(|error| Error::runtime(&error))?;
            Ok(json::amount(balance))
        })
    }

    fn channel(&self, id: Option<Value>, at: Option<Value>) -> RpcResult<Value> {
        self.queries.answer("escrow_channel", &at, |client, block| {
            let id = params::channel_id("id", &id)?;
            let channel = client
                .runtime_api()
                .channel(block, id)
                .map_err(|error| Error::runtime(&error))?;
            Ok(channel.as_ref().map_or(Value::Null, channel_json))
        })
    }

    fn channels_of(
        &self,
        payer: Option<Value>,
        start_after: Option<Value>,
        limit: Option<Value>,
        at: Option<Value>,
    ) -> RpcResult<Value> {
        self.queries.answer("escrow_channelsOf", &at, |client, block| {
            let payer = params::account("payer", &payer)?;
            let start_after = params::cursor(&start_after)?;
            let limit = params::limit(&limit)?;
            let page = client
                .runtime_api()
                .channels_of(block, payer, start_after, limit)
                .map_err(|error| Error::runtime(&error))?;
            Ok(json::page(&page, channel_json))
        })
    }

    fn channels_to(
        &self,
        payee: Option<Value>,
        start_after: Option<Value>,
        limit: Option<Value>,
        at: Option<Value>,
    ) -> RpcResult<Value> {
        self.queries.answer("escrow_channelsTo", &at, |client, block| {
            let payee = params::payee("payee", &payee)?;
            let start_after = params::cursor(&start_after)?;
            let limit = params::limit(&limit)?;
            let page = client
                .runtime_api()
                .channels_to(block, payee, start_after, limit)
                .map_err(|error| Error::runtime(&error))?;
            Ok(json::page(&page, channel_json))
        })
    }

    fn claimable(&self, channel: Option<Value>, amount: Option<Value>, at: Option<Value>) -> RpcResult<Value> {
        self.queries.answer("escrow_claimable", &at, |client, block| {
            let channel = params::channel_id("channel", &channel)?;
            let amount = params::amount("amount", &amount)?;
            let claimable = client
                .runtime_api()
                .claimable(block, channel, amount)
                .map_err(|error| Error::runtime(&error))?;
            Ok(claimable.map_or(
                Value::Null,
                |(net, fee)| json!({ "net": json::amount(net), "fee": json::amount(fee) }),
            ))
        })
    }
}

fn channel_json(channel: &ChannelInfo) -> Value {
    json!({
        "id": channel.id,
        "payer": json::account(&channel.payer),
        "funder": json::account(&channel.funder),
        "payee": json::payee(&channel.payee),
        "signer": json::account(&channel.signer),
        "total": json::amount(channel.total),
        "claimed": json::amount(channel.claimed),
        "remaining": json::amount(channel.remaining),
        "expiresAt": channel.expires_at,
        "closesAt": channel.closes_at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account;
    use alink_primitives::Payee;

    #[test]
    fn channel_should_have_the_fields_of_the_contract() {
        let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
        let who = account::from_text(alice).unwrap();
        let mut channel = ChannelInfo {
            id: 7,
            payer: who.clone(),
            funder: who.clone(),
            payee: Payee::Group(b"org".to_vec().try_into().unwrap(), 1),
            signer: who,
            total: 100,
            claimed: 40,
            remaining: 60,
            expires_at: 1000,
            closes_at: None,
        };
        let mut expected = json!({
            "id": 7, "payer": alice, "funder": alice, "payee": { "group": ["org", 1] }, "signer": alice,
            "total": "100", "claimed": "40", "remaining": "60", "expiresAt": 1000, "closesAt": null,
        });
        assert_eq!(channel_json(&channel), expected);
        channel.closes_at = Some(9);
        expected["closesAt"] = json!(9);
        assert_eq!(channel_json(&channel), expected);
    }
}
