//! Parameter values that carry their own bounds, so that no vote can leave them: a value outside is refused when it is decoded.

use codec::{Decode, DecodeWithMemTracking, Encode, Error, Input, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::Permill;

macro_rules! bounded {
    ($(#[$doc:meta])* $name:ident, $inner:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
        pub struct $name<const MIN: $inner, const MAX: $inner>($inner);

        impl<const MIN: $inner, const MAX: $inner> $name<MIN, MAX> {
            /// `value`, or the nearer bound where it lies outside.
            pub const fn clamped(value: $inner) -> Self {
                if value < MIN {
                    Self(MIN)
                } else if value > MAX {
                    Self(MAX)
                } else {
                    Self(value)
                }
            }

            /// `value`, if it lies within `MIN..=MAX`.
            pub const fn new(value: $inner) -> Option<Self> {
                if value < MIN || value > MAX {
                    None
                } else {
                    Some(Self(value))
                }
            }

            /// The value.
            pub const fn get(self) -> $inner {
                self.0
            }
        }

        impl<const MIN: $inner, const MAX: $inner> Decode for $name<MIN, MAX> {
            fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
                Self::new(<$inner>::decode(input)?).ok_or_else(|| "parameter value out of bounds".into())
            }
        }
    };
}

bounded!(
    /// A `u32` within `MIN..=MAX`.
    BoundedU32, u32
);
bounded!(
    /// A `u64` within `MIN..=MAX`.
    BoundedU64, u64
);
bounded!(
    /// A `u128` within `MIN..=MAX`.
    BoundedU128, u128
);

/// A share of at most `MAX` parts per million.
#[derive(Clone, Copy, Debug, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct BoundedPermill<const MAX: u32>(Permill);

impl<const MAX: u32> BoundedPermill<MAX> {
    /// `parts` per million, or `MAX` where that is less.
    pub const fn clamped(parts: u32) -> Self {
        Self(Permill::from_parts(if parts > MAX { MAX } else { parts }))
    }

    /// The share.
    pub const fn get(self) -> Permill {
        self.0
    }
}

impl<const MAX: u32> Decode for BoundedPermill<MAX> {
    fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
        let share = Permill::decode(input)?;
        if share.deconstruct() > MAX {
            return Err("parameter value out of bounds".into());
        }
        Ok(Self(share))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decode_should_refuse_what_lies_outside_the_bounds() {
        type Ten = BoundedU32<5, 10>;
        for (value, ok) in [(4u32, false), (5, true), (10, true), (11, false)] {
            assert_eq!(Ten::decode(&mut &value.encode()[..]).is_ok(), ok, "{value}");
        }
        assert_eq!(Ten::clamped(99).get(), 10);
        assert_eq!(Ten::clamped(0).get(), 5);
        assert!(BoundedPermill::<100_000>::decode(&mut &Permill::from_percent(10).encode()[..]).is_ok());
        assert!(BoundedPermill::<100_000>::decode(&mut &Permill::from_percent(11).encode()[..]).is_err());
    }

    #[test]
    fn encoding_should_be_that_of_the_plain_value() {
        assert_eq!(BoundedU128::<0, { u128::MAX }>::clamped(7).encode(), 7u128.encode());
        assert_eq!(
            BoundedPermill::<1_000_000>::clamped(20_000).encode(),
            Permill::from_percent(2).encode()
        );
    }
}
