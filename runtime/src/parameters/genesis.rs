//! What a genesis configuration may set: each parameter's name there and its unit. The bounds are those of its type in [`keys`].

use super::{keys, RuntimeParameters, BONDING_DURATION, SLASH_DEFER_DURATION};
use crate::{Balance, BlockNumber, Runtime};
use alink_primitives::bounded::{BoundedPermill, BoundedU128, BoundedU32, BoundedU64};
use alloc::{format, string::String};
use core::fmt::Display;
use frame_support::traits::dynamic_params::{AggregatedKeyValue, Key};
use pallet_token_governance::GenesisParameters;
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use serde_json::Value;

/// The bounds that a type carries, for those who must name them.
trait Bounds {
    /// The value as people write it: a whole number.
    type Plain: DeserializeOwned + Display + PartialOrd;
    /// The least that is allowed.
    const LEAST: Self::Plain;
    /// The most that is allowed.
    const MOST: Self::Plain;
}

macro_rules! bounds {
    ($($name:ident, $plain:ty;)*) => {
        $(
            impl<const MIN: $plain, const MAX: $plain> Bounds for $name<MIN, MAX> {
                type Plain = $plain;
                const LEAST: $plain = MIN;
                const MOST: $plain = MAX;
            }
        )*
    };
}

bounds! {
    BoundedU32, u32;
    BoundedU64, u64;
    BoundedU128, u128;
}

/// In parts per million.
impl<const MAX: u32> Bounds for BoundedPermill<MAX> {
    type Plain = u32;
    const LEAST: u32 = 0;
    const MOST: u32 = MAX;
}

/// `written` as a number, which the bounds of `B` must allow. The error says which key is wrong and what is allowed.
fn within<B: Bounds>(key: &str, unit: &str, written: Option<Value>) -> Result<Option<B::Plain>, String> {
    let Some(written) = written else { return Ok(None) };
    match serde_json::from_value::<B::Plain>(written.clone()) {
        Ok(value) if (B::LEAST..=B::MOST).contains(&value) => Ok(Some(value)),
        _ => Err(format!(
            "`parameters.{key}` is {written}; allowed are whole numbers from {} to {} ({unit})",
            B::LEAST,
            B::MOST
        )),
    }
}

/// Makes all that goes through the parameters one by one out of one table.
macro_rules! genesis {
    ($($name:literal, $unit:literal, $field:ident: $plain:ty = $family:ident, $module:ident, $key:ident;)*) => {
        /// What a genesis configuration may set; what it leaves out has its default. Reading it refuses a value outside its
        /// bounds.
        #[derive(Clone, Debug, Default, Deserialize, Serialize)]
        #[serde(try_from = "Written")]
        pub struct Genesis {
            $(
                #[doc = $unit]
                #[serde(rename = $name)]
                pub $field: Option<$plain>,
            )*
        }

        /// The same as it is written. Any value will do here, so that the refusal of a wrong one can name it.
        #[derive(Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub(crate) struct Written {
            $(
                #[serde(rename = $name)]
                $field: Option<Value>,
            )*
        }

        impl TryFrom<Written> for Genesis {
            type Error = String;

            fn try_from(written: Written) -> Result<Self, String> {
                let genesis = Self {
                    $($field: within::<<keys::$module::$key as Key>::Value>($name, $unit, written.$field)?,)*
                };
                genesis.check_slash_defer_duration()?;
                Ok(genesis)
            }
        }

        impl GenesisParameters for Genesis {
            fn write(&self) {
                $(
                    if let Some(value) = self.$field {
                        // What was read lies within the bounds; what was made in Rust is brought there.
                        let value = <<keys::$module::$key as Key>::Value>::clamped(value);
                        let parameter = keys::$module::Parameters::$key(keys::$module::$key, Some(value));
                        if let (key, Some(value)) = RuntimeParameters::$family(parameter).into_parts() {
                            pallet_parameters::Parameters::<Runtime>::insert(key, value);
                        }
                    }
                )*
            }
        }

        /// Each parameter's name, the least and the most that it may be.
        pub fn all_bounds() -> alloc::vec::Vec<(&'static str, u128, u128)> {
            fn ends<B: Bounds>() -> (u128, u128)
            where
                B::Plain: Into<u128>,
            {
                (B::LEAST.into(), B::MOST.into())
            }
            alloc::vec![$({
                let (least, most) = ends::<<keys::$module::$key as Key>::Value>();
                ($name, least, most)
            }),*]
        }
    };
}

genesis! {
    "slotDuration", "milliseconds", slot_duration: u64 = Consensus, consensus, SlotDuration;
    "epochDuration", "slots", epoch_duration: u64 = Consensus, consensus, EpochDuration;
    "sessionsPerEra", "sessions", sessions_per_era: u32 = Consensus, consensus, SessionsPerEra;
    "bondingDuration", "eras", bonding_duration: u32 = Consensus, consensus, BondingDuration;
    "slashDeferDuration", "eras", slash_defer_duration: u32 = Consensus, consensus, SlashDeferDuration;
    "minChannelLifetime", "blocks", min_channel_lifetime: BlockNumber = Escrow, escrow, MinChannelLifetime;
    "maxChannelLifetime", "blocks", max_channel_lifetime: BlockNumber = Escrow, escrow, MaxChannelLifetime;
    "minChannelAmount", "base units", min_channel_amount: Balance = Escrow, escrow, MinChannelAmount;
    "challengePeriod", "blocks", challenge_period: BlockNumber = Escrow, escrow, ChallengePeriod;
    "claimGrace", "blocks", claim_grace: BlockNumber = Escrow, escrow, ClaimGrace;
    "protocolFee", "parts per million", protocol_fee: u32 = Escrow, escrow, ProtocolFee;
    "nameCooldown", "blocks", name_cooldown: BlockNumber = Registry, registry, NameCooldown;
    "priceNotice", "blocks", price_notice: BlockNumber = Registry, registry, PriceNotice;
    "pace", "divisor", pace: u32 = Governance, governance, Pace;
    "depositPerItem", "base units", deposit_per_item: Balance = Deposits, deposits, PerItem;
    "depositPerByte", "base units", deposit_per_byte: Balance = Deposits, deposits, PerByte;
}

impl Genesis {
    /// A slash must be applied while the stake that it takes is still bonded.
    fn check_slash_defer_duration(&self) -> Result<(), String> {
        let bonding = self.bonding_duration.unwrap_or(BONDING_DURATION);
        let defer = self.slash_defer_duration.unwrap_or(SLASH_DEFER_DURATION);
        if defer < bonding {
            return Ok(());
        }
        Err(format!(
            "`parameters.slashDeferDuration` is {defer}; it must be less than `parameters.bondingDuration`, which is \
             {bonding} (eras; what is left out has its default)"
        ))
    }
}
