//! Prometheus metrics of ALINK's own JSON-RPC methods, beside those that the SDK keeps. The exporter adds the label `chain`.

use std::time::Duration;
use substrate_prometheus_endpoint::{
    exponential_buckets, register, CounterVec, HistogramOpts, HistogramVec, Opts, PrometheusError, Registry, U64,
};

/// Counts calls of our JSON-RPC methods, the errors that they answered, and the time that they took.
#[derive(Clone)]
pub struct RpcMetrics {
    calls: CounterVec<U64>,
    errors: CounterVec<U64>,
    seconds: HistogramVec,
}

impl RpcMetrics {
    /// Make the metrics known to `registry`; once per registry.
    ///
    /// # Errors
    /// A name is taken already.
    pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
        let calls = Opts::new("alink_rpc_calls_total", "Calls of ALINK's JSON-RPC methods");
        let errors = Opts::new(
            "alink_rpc_errors_total",
            "Calls of ALINK's JSON-RPC methods that were answered with an error",
        );
        let seconds = HistogramOpts::new("alink_rpc_seconds", "Time that ALINK's JSON-RPC methods took")
            .buckets(exponential_buckets(0.000_5, 4.0, 8)?);
        Ok(Self {
            calls: register(CounterVec::new(calls, &["method"])?, registry)?,
            errors: register(CounterVec::new(errors, &["method", "code"])?, registry)?,
            seconds: register(HistogramVec::new(seconds, &["method"])?, registry)?,
        })
    }

    /// Count one call of `method`, and the error that it was answered with.
    pub fn observe(&self, method: &str, time: Duration, error: Option<i32>) {
        self.calls.with_label_values(&[method]).inc();
        self.seconds.with_label_values(&[method]).observe(time.as_secs_f64());
        if let Some(code) = error {
            self.errors.with_label_values(&[method, &code.to_string()]).inc();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_and_errors_should_be_counted_apart() {
        let metrics = RpcMetrics::register(&Registry::new()).unwrap();
        metrics.observe("escrow_balance", Duration::from_millis(1), None);
        metrics.observe("escrow_balance", Duration::from_millis(1), Some(7003));
        assert_eq!(metrics.calls.with_label_values(&["escrow_balance"]).get(), 2);
        assert_eq!(metrics.errors.with_label_values(&["escrow_balance", "7003"]).get(), 1);
        assert_eq!(
            metrics
                .seconds
                .with_label_values(&["escrow_balance"])
                .get_sample_count(),
            2
        );
    }
}
