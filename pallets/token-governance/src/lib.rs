//! # Token governance
//!
//! Who decides: the origins that referenda dispatch with, the tracks on which they are decided, and the parameters that a
//! network starts with.
//!
//! ## Overview
//!
//! What OpenGov's own pallets do is left to them. This pallet gives them the origins beyond Root ([`origins`]) and the table of
//! tracks ([`tracks`]). `pallet-parameters` has no genesis configuration of its own, so this pallet's writes a preset's values:
//! one runtime serves every network, and what differs between them is genesis state.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

pub mod origins;
pub mod tracks;

pub use origins::{ReferendumCanceller, ReferendumKiller, WhitelistedCaller};
pub use pallet::*;

/// The parameters that a network starts with, as its genesis configuration names them.
pub trait GenesisParameters {
    /// Write them where the runtime reads them.
    fn write(&self);
}

impl GenesisParameters for () {
    fn write(&self) {}
}

#[frame_support::pallet]
#[allow(clippy::expect_used)] // in what the macro itself makes of the pallet's name
pub mod pallet {
    use crate::GenesisParameters;
    use frame_support::pallet_prelude::*;

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config {
        /// The parameters that genesis sets.
        type GenesisParameters: GenesisParameters
            + serde::Serialize
            + for<'de> serde::Deserialize<'de>
            + Default
            + Send
            + Sync
            + 'static;
    }

    /// What may be done beside what Root may do.
    #[pallet::origin]
    pub type Origin = crate::origins::Origin;

    /// The parameters that the network starts with.
    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Values; what is left out has the production default.
        pub parameters: T::GenesisParameters,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            self.parameters.write();
        }
    }
}
