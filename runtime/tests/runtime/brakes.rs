//! SafeMode and TxPause.

use alink_runtime::{
    configs::{NeverPaused, NeverStopped},
    Runtime, RuntimeCall,
};
use frame_support::traits::{Contains, GetCallMetadata};
use pallet_multi_party_escrow::Call as Escrow;

/// The two brakes agree on the escrow, call by call, and the names are those of the metadata.
#[test]
fn claims_closings_and_refunds_should_pass_both_brakes() {
    let stopped = ["deposit", "transfer", "open_channel", "top_up", "extend", "sweep"];
    for name in <pallet_multi_party_escrow::Call<Runtime> as frame_support::traits::GetCallName>::get_call_names() {
        let full = (
            b"MultiPartyEscrow".to_vec().try_into().unwrap(),
            name.as_bytes().to_vec().try_into().unwrap(),
        );
        let passes = NeverPaused::contains(&full);
        let expected = !stopped.contains(name) && !name.contains("open_channel");
        assert_eq!(passes, expected, "{name}");
    }
    let call = RuntimeCall::MultiPartyEscrow(Escrow::reclaim { channel: 0 });
    assert!(NeverStopped::contains(&call));
    assert_eq!(call.get_call_metadata().pallet_name, "MultiPartyEscrow");
    assert!(!NeverStopped::contains(&RuntimeCall::MultiPartyEscrow(
        Escrow::sweep {}
    )));
    assert!(!NeverStopped::contains(&RuntimeCall::Balances(
        pallet_balances::Call::burn {
            value: 1,
            keep_alive: true
        }
    )));
}
