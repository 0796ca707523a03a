//! Origins that referenda dispatch with, beside Root.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::{EnsureOrigin, OriginTrait};
use scale_info::TypeInfo;

/// What may be done beside what Root may do.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Origin {
    /// Dispatch what the technical committee whitelisted.
    #[codec(index = 0)]
    WhitelistedCaller,
    /// Cancel a referendum.
    #[codec(index = 1)]
    ReferendumCanceller,
    /// Kill a referendum and slash its deposits.
    #[codec(index = 2)]
    ReferendumKiller,
}

macro_rules! ensure {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            pub struct $name;

            impl<O: OriginTrait + From<Origin> + Into<Result<Origin, O>>> EnsureOrigin<O> for $name {
                type Success = ();

                fn try_origin(origin: O) -> Result<(), O> {
                    origin.into().and_then(|origin| match origin {
                        Origin::$name => Ok(()),
                        other => Err(O::from(other)),
                    })
                }

                #[cfg(feature = "runtime-benchmarks")]
                fn try_successful_origin() -> Result<O, ()> {
                    Ok(O::from(Origin::$name))
                }
            }
        )*
    };
}

ensure! {
    /// Only [`Origin::WhitelistedCaller`].
    WhitelistedCaller;
    /// Only [`Origin::ReferendumCanceller`].
    ReferendumCanceller;
    /// Only [`Origin::ReferendumKiller`].
    ReferendumKiller;
}
