//! `serviceRegistry_*`: reads of the registry. Everything here can be read through the runtime API `ServiceRegistryApi` as well.

use super::{
    error::{Code, Error},
    json, params,
    query::Queries,
};
use crate::metrics::RpcMetrics;
use alink_primitives::is_valid_id;
use alink_runtime::opaque::Block;
use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use pallet_service_registry::{
    runtime_api::{GroupInfo, OrganizationInfo, ReputationInfo, ServiceFilter, ServiceInfo, ServiceRegistryApi},
    types::{Kind, Pricing, Role, Status},
};
use serde_json::{json, Value};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use std::sync::Arc;

/// `serviceRegistry_*`. Parameters can be given by place or by name; `at` is a block's hash, by default the best block's.
#[rpc(server, namespace = "serviceRegistry")]
pub trait ServiceRegistryRpc {
    /// The organisation of this id, or null.
    #[method(name = "organization", blocking)]
    fn organization(&self, org: Option<Value>, at: Option<Value>) -> RpcResult<Value>;

    /// A page of all organisations.
    #[method(name = "organizations", blocking)]
    fn organizations(&self, start_after: Option<Value>, limit: Option<Value>, at: Option<Value>) -> RpcResult<Value>;

    /// The service of these ids, or null.
    #[method(name = "service", blocking)]
    fn service(&self, org: Option<Value>, service: Option<Value>, at: Option<Value>) -> RpcResult<Value>;

    /// A page of the services that a filter lets through: `{org, tag, kind, curated}`, all optional. A page can be short, even
    /// empty, and yet have a `next`.
    #[method(name = "services", blocking)]
    fn services(
        &self,
        filter: Option<Value>,
        start_after: Option<Value>,
        limit: Option<Value>,
        at: Option<Value>,
    ) -> RpcResult<Value>;

    /// The reputation of a payment group, or null.
    #[method(name = "reputation", blocking)]
    fn reputation(&self, org: Option<Value>, group_id: Option<Value>, at: Option<Value>) -> RpcResult<Value>;
}

/// Answers `serviceRegistry_*`.
pub struct ServiceRegistry<C> {
    queries: Queries<C>,
}

impl<C: HeaderBackend<Block>> ServiceRegistry<C> {
    /// Ask `client`, and count in `metrics`.
    pub fn new(client: Arc<C>, metrics: Option<RpcMetrics>) -> Self {
        Self {
            queries: Queries::new(client, metrics),
        }
    }
}

impl<C> ServiceRegistryRpcServer for ServiceRegistry<C>
where
    C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
    C::Api: ServiceRegistryApi<Block>,
{
    fn organization(&self, org: Option<Value>, at: Option<Value>) -> RpcResult<Value> {
        self.queries
            .answer("serviceRegistry_organization", &at, |client, block| {
                let org = params::id("org", &org)?;
                let organization = client
                    .runtime_api()
                    .organization(block, org)
                    .map_err(|error| Error::runtime(&error))?;
                Ok(organization.as_ref().map_or(Value::Null, organization_json))
            })
    }

    fn organizations(&self, start_after: Option<Value>, limit: Option<Value>, at: Option<Value>) -> RpcResult<Value> {
        self.queries
            .answer("serviceRegistry_organizations", &at, |client, block| {
                let start_after = params::cursor(&start_after)?;
                let limit = params::limit(&limit)?;
                let page = client
                    .runtime_api()
                    .organizations(block, start_after, limit)
                    .map_err(|error| Error::runtime(&error))?;
                Ok(json::page(&page, organization_json))
            })
    }

    fn service(&self, org: Option<Value>, service: Option<Value>, at: Option<Value>) -> RpcResult<Value> {
        self.queries.answer("serviceRegistry_service", &at, |client, block| {
            let org = params::id("org", &org)?;
            let service = params::id("service", &service)?;
            let service = client
                .runtime_api()
                .service(block, org, service)
                .map_err(|error| Error::runtime(&error))?;
            Ok(service.as_ref().map_or(Value::Null, service_json))
        })
    }

    fn services(
        &self,
        filter: Option<Value>,
        start_after: Option<Value>,
        limit: Option<Value>,
        at: Option<Value>,
    ) -> RpcResult<Value> {
        self.queries.answer("serviceRegistry_services", &at, |client, block| {
            let filter = filter_from(&filter)?;
            let start_after = params::cursor(&start_after)?;
            let limit = params::limit(&limit)?;
            let page = client
                .runtime_api()
                .services(block, filter, start_after, limit)
                .map_err(|error| Error::runtime(&error))?;
            Ok(json::page(&page, service_json))
        })
    }

    fn reputation(&self, org: Option<Value>, group_id: Option<Value>, at: Option<Value>) -> RpcResult<Value> {
        self.queries.answer("serviceRegistry_reputation", &at, |client, block| {
            let org = params::id("org", &org)?;
            let group = params::group_id("groupId", &group_id)?;
            let reputation = client
                .runtime_api()
                .reputation(block, org, group)
                .map_err(|error| Error::runtime(&error))?;
            Ok(reputation.as_ref().map_or(Value::Null, reputation_json))
        })
    }
}

/// Every kind and its name in JSON.
const KINDS: [(Kind, &str); 7] = [
    (Kind::Inference, "inference"),
    (Kind::Training, "training"),
    (Kind::Labelling, "labelling"),
    (Kind::Data, "data"),
    (Kind::Model, "model"),
    (Kind::Agent, "agent"),
    (Kind::Other, "other"),
];

fn filter_from(value: &Option<Value>) -> Result<ServiceFilter, Error> {
    let Some(value) = value else {
        return Ok(ServiceFilter::default());
    };
    let fields = params::only_fields("filter", value, &["org", "tag", "kind", "curated"])?;
    let refused = |message: String| Error::new(Code::InvalidFilter, message);
    let field = |name: &str| params::optional_text(&format!("filter.{name}"), fields.get(name));

    let mut filter = ServiceFilter::default();
    if let Some(org) = fields.get("org").filter(|org| !org.is_null()) {
        filter.org = Some(params::id_value("filter.org", org).map_err(|error| match error.code {
            Code::InvalidId => refused(error.message),
            _ => error,
        })?);
    }
    if let Some(tag) = field("tag")? {
        let rule = || {
            refused(format!(
                "`filter.tag`: `{tag}` is not a tag, which is 1 to 32 of a-z, 0-9 and inner `-`"
            ))
        };
        if !is_valid_id(tag.as_bytes()) {
            return Err(rule());
        }
        filter.tag = Some(tag.as_bytes().to_vec().try_into().map_err(|_| rule())?);
    }
    if let Some(name) = field("kind")? {
        let kind = KINDS
            .into_iter()
            .find(|(_, known)| *known == name)
            .map(|(kind, _)| kind);
        filter.kind = Some(kind.ok_or_else(|| {
            let known = KINDS.iter().map(|(_, known)| *known).collect::<Vec<_>>().join(", ");
            refused(format!("`filter.kind`: `{name}` is not a kind; the kinds are {known}"))
        })?);
    }
    if let Some(name) = field("curated")? {
        let name = name.as_bytes().to_vec().try_into();
        filter.curated = Some(name.map_err(|_| refused("`filter.curated` is longer than 64 bytes".into()))?);
    }
    Ok(filter)
}

fn organization_json(organization: &OrganizationInfo) -> Value {
    let member = |(who, role): &(_, Role)| json!({ "who": json::account(who), "role": role_json(role) });
    json!({
        "org": json::text(&organization.org),
        "owner": json::account(&organization.owner),
        "offeredTo": organization.offered_to.as_ref().map(json::account),
        "metadata": json::metadata(&organization.metadata),
        "members": organization.members.iter().map(member).collect::<Vec<_>>(),
        "groups": organization.groups.iter().map(group_json).collect::<Vec<_>>(),
        "services": organization.services,
    })
}

fn group_json(group: &GroupInfo) -> Value {
    let payees = group
        .payees
        .iter()
        .map(|(who, part)| json!([json::account(who), part.deconstruct()]));
    json!({
        "groupId": group.group_id,
        "payees": payees.collect::<Vec<_>>(),
        "minChannelBlocks": group.min_channel_blocks,
        "retired": group.retired,
        "liveChannels": group.live_channels,
    })
}

fn service_json(service: &ServiceInfo) -> Value {
    json!({
        "org": json::text(&service.org),
        "service": json::text(&service.service),
        "kind": kind_json(&service.kind),
        "status": status_json(&service.status),
        "version": service.version,
        "metadata": json::metadata(&service.metadata),
        "apiHash": json::hash(&service.api_hash),
        "groupId": service.group_id,
        "pricing": pricing_json(&service.pricing),
        "announcedPricing": service.announced_pricing.as_ref().map(|(pricing, effective_at)| {
            json!({ "pricing": pricing_json(pricing), "effectiveAt": effective_at })
        }),
        "tags": service.tags.iter().map(|tag| json::text(tag)).collect::<Vec<_>>(),
    })
}

fn pricing_json(pricing: &Pricing) -> Value {
    match pricing {
        Pricing::PerCall(price) => json!({ "perCall": json::amount(*price) }),
        Pricing::PerMethod(prices) => {
            let prices = prices
                .iter()
                .map(|(name, price)| json!([json::text(name), json::amount(*price)]));
            json!({ "perMethod": prices.collect::<Vec<_>>() })
        }
        Pricing::PerUnit { unit, price } => {
            json!({ "perUnit": { "unit": json::text(unit), "price": json::amount(*price) } })
        }
        Pricing::Dynamic { max } => json!({ "dynamic": { "max": json::amount(*max) } }),
    }
}

fn kind_json(kind: &Kind) -> Value {
    match kind {
        Kind::Inference => "inference",
        Kind::Training => "training",
        Kind::Labelling => "labelling",
        Kind::Data => "data",
        Kind::Model => "model",
        Kind::Agent => "agent",
        Kind::Other => "other",
    }
    .into()
}

fn status_json(status: &Status) -> Value {
    match status {
        Status::Active => "active",
        Status::Paused => "paused",
        Status::Retired => "retired",
    }
    .into()
}

fn role_json(role: &Role) -> Value {
    match role {
        Role::Admin => "admin",
        Role::Publisher => "publisher",
    }
    .into()
}

fn reputation_json(reputation: &ReputationInfo) -> Value {
    json!({
        "settled": json::amount(reputation.settled),
        "claims": reputation.claims,
        "payingChannels": reputation.paying_channels,
        "rating": reputation.rating.map(rating_json),
        "ratings": reputation.ratings,
    })
}

/// Hundredths as a number: 435 is 4.35, 400 is 4.
fn rating_json(hundredths: u32) -> Value {
    if hundredths.is_multiple_of(100) {
        (hundredths / 100).into()
    } else {
        (f64::from(hundredths) / 100.0).into()
    }
}

#[cfg(test)]
mod tests;
