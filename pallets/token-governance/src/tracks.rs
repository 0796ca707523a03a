//! The table of tracks: curves, deposits and periods.
//!
//! Periods are those of a production network. A test network divides them by its *pace*, a parameter set at genesis, so that
//! the same tracks take seconds instead of days.

use crate::Origin;
use alink_primitives::{Balance, BlockNumber};
use alloc::borrow::Cow;
use frame_support::traits::Get;
use pallet_referenda::{Curve, Track, TrackInfo};
use sp_runtime::{str_array as s, FixedI64};

/// Id of a track, as in the interface contract.
pub type TrackId = u16;

const UNIT: Balance = 1_000_000_000_000;
const MINUTES: BlockNumber = 10;
const HOURS: BlockNumber = 60 * MINUTES;
const DAYS: BlockNumber = 24 * HOURS;
/// No period is shorter than this, whatever the pace.
const SHORTEST: BlockNumber = 2;

const fn percent(x: i32) -> FixedI64 {
    FixedI64::from_rational(x as u128, 100)
}

const fn permill(x: i32) -> FixedI64 {
    FixedI64::from_rational(x as u128, 1000)
}

/// The tracks, sorted by id, with the periods of a production network.
pub const TRACKS: [Track<TrackId, Balance, BlockNumber>; 4] = [
    Track {
        id: 0,
        info: TrackInfo {
            name: s("root"),
            max_deciding: 1,
            decision_deposit: 10_000 * UNIT,
            prepare_period: 2 * HOURS,
            decision_period: 28 * DAYS,
            confirm_period: DAYS,
            min_enactment_period: DAYS,
            min_approval: Curve::make_reciprocal(4, 28, percent(80), percent(50), percent(100)),
            min_support: Curve::make_linear(28, 28, permill(0), percent(50)),
        },
    },
    Track {
        id: 1,
        info: TrackInfo {
            name: s("whitelisted_caller"),
            max_deciding: 100,
            decision_deposit: 1_000 * UNIT,
            prepare_period: 30 * MINUTES,
            decision_period: 28 * DAYS,
            confirm_period: 10 * MINUTES,
            min_enactment_period: 10 * MINUTES,
            min_approval: Curve::make_reciprocal(16, 28 * 24, percent(96), percent(50), percent(100)),
            min_support: Curve::make_reciprocal(1, 28, percent(20), percent(5), percent(50)),
        },
    },
    Track {
        id: 20,
        info: TrackInfo {
            name: s("referendum_canceller"),
            max_deciding: 1_000,
            decision_deposit: 1_000 * UNIT,
            prepare_period: 2 * HOURS,
            decision_period: 7 * DAYS,
            confirm_period: 3 * HOURS,
            min_enactment_period: 10 * MINUTES,
            min_approval: Curve::make_linear(17, 28, percent(50), percent(100)),
            min_support: Curve::make_reciprocal(12, 28, percent(1), percent(0), percent(50)),
        },
    },
    Track {
        id: 21,
        info: TrackInfo {
            name: s("referendum_killer"),
            max_deciding: 1_000,
            decision_deposit: 5_000 * UNIT,
            prepare_period: 2 * HOURS,
            decision_period: 28 * DAYS,
            confirm_period: 3 * HOURS,
            min_enactment_period: 10 * MINUTES,
            min_approval: Curve::make_linear(17, 28, percent(50), percent(100)),
            min_support: Curve::make_reciprocal(12, 28, percent(1), percent(0), percent(50)),
        },
    },
];

/// [`TRACKS`] at the pace `Pace`, for origins of the type `PalletsOrigin`.
pub struct Tracks<Pace, PalletsOrigin>(core::marker::PhantomData<(Pace, PalletsOrigin)>);

impl<Pace, PalletsOrigin> pallet_referenda::TracksInfo<Balance, BlockNumber> for Tracks<Pace, PalletsOrigin>
where
    Pace: Get<u32>,
    PalletsOrigin: Clone + TryInto<Origin> + TryInto<frame_system::RawOrigin<alink_primitives::AccountId>>,
{
    type Id = TrackId;
    type RuntimeOrigin = PalletsOrigin;

    fn tracks() -> impl Iterator<Item = Cow<'static, Track<TrackId, Balance, BlockNumber>>> {
        let pace = Pace::get();
        TRACKS.iter().map(move |track| {
            if pace <= 1 {
                Cow::Borrowed(track)
            } else {
                Cow::Owned(at_pace(track, pace))
            }
        })
    }

    fn track_for(origin: &PalletsOrigin) -> Result<TrackId, ()> {
        if let Ok(system) = TryInto::<frame_system::RawOrigin<_>>::try_into(origin.clone()) {
            return match system {
                frame_system::RawOrigin::Root => Ok(0),
                _ => Err(()),
            };
        }
        match TryInto::<Origin>::try_into(origin.clone()) {
            Ok(Origin::WhitelistedCaller) => Ok(1),
            Ok(Origin::ReferendumCanceller) => Ok(20),
            Ok(Origin::ReferendumKiller) => Ok(21),
            Err(_) => Err(()),
        }
    }
}

/// The track with all periods divided by `pace`.
fn at_pace(track: &Track<TrackId, Balance, BlockNumber>, pace: u32) -> Track<TrackId, Balance, BlockNumber> {
    let shorter = |period: BlockNumber| period.checked_div(pace).unwrap_or(period).max(SHORTEST);
    let mut track = track.clone();
    let info = &mut track.info;
    for period in [
        &mut info.prepare_period,
        &mut info.decision_period,
        &mut info.confirm_period,
        &mut info.min_enactment_period,
    ] {
        *period = shorter(*period);
    }
    track
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_runtime::Perbill;

    #[test]
    fn tracks_should_be_sorted_and_their_curves_monotone() {
        assert!(TRACKS.windows(2).all(|pair| pair[0].id < pair[1].id));
        for track in &TRACKS {
            let info = &track.info;
            println!(
                "{:>3} {} deposit {} ALINK, prepare {}, decide {}, confirm {}, enact {}",
                track.id,
                String::from_utf8_lossy(&info.name).trim_end_matches('\0'),
                info.decision_deposit / UNIT,
                info.prepare_period,
                info.decision_period,
                info.confirm_period,
                info.min_enactment_period
            );
            for curve in [&info.min_approval, &info.min_support] {
                let points: Vec<_> = (0..=100).map(|x| curve.threshold(Perbill::from_percent(x))).collect();
                assert!(points.windows(2).all(|pair| pair[0] >= pair[1]), "track {}", track.id);
            }
        }
    }

    #[test]
    fn pace_should_shorten_periods_down_to_the_shortest() {
        let track = at_pace(&TRACKS[0], 20_000);
        assert_eq!(track.info.decision_period, 28 * DAYS / 20_000);
        assert_eq!(track.info.prepare_period, SHORTEST);
        assert_eq!(track.info.decision_deposit, TRACKS[0].info.decision_deposit);
    }
}
