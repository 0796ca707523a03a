//! How transactions are formed: extensions in the order that wallets know, and how the chain makes those of its own.

use crate::{AccountId, BlockHashCount, Nonce, Runtime, RuntimeCall, Signature, System};
use codec::Encode;
use sp_runtime::{
    generic::{self, Era},
    traits::{SaturatedConversion, StaticLookup, Verify},
    MultiAddress,
};

/// How a transaction names an account: by id; there are no account indices.
pub type Address = MultiAddress<AccountId, ()>;

/// What is checked, charged and signed beside the call. The order is part of the format; `AuthorizeCall` comes first and
/// `WeightReclaim` last.
pub type TxExtension = (
    frame_system::AuthorizeCall<Runtime>,
    frame_system::CheckNonZeroSender<Runtime>,
    frame_system::CheckSpecVersion<Runtime>,
    frame_system::CheckTxVersion<Runtime>,
    frame_system::CheckGenesis<Runtime>,
    frame_system::CheckMortality<Runtime>,
    frame_system::CheckNonce<Runtime>,
    frame_system::CheckWeight<Runtime>,
    pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
    frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
    frame_system::WeightReclaim<Runtime>,
);

/// A transaction.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What is signed.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// The extensions of a transaction with this era and nonce, without tip or metadata hash.
fn extension(era: Era, nonce: Nonce) -> TxExtension {
    (
        frame_system::AuthorizeCall::new(),
        frame_system::CheckNonZeroSender::new(),
        frame_system::CheckSpecVersion::new(),
        frame_system::CheckTxVersion::new(),
        frame_system::CheckGenesis::new(),
        frame_system::CheckMortality::from(era),
        frame_system::CheckNonce::from(nonce),
        frame_system::CheckWeight::new(),
        pallet_transaction_payment::ChargeTransactionPayment::from(0),
        frame_metadata_hash_extension::CheckMetadataHash::new(false),
        frame_system::WeightReclaim::new(),
    )
}

impl frame_system::offchain::SigningTypes for Runtime {
    type Public = <Signature as Verify>::Signer;
    type Signature = Signature;
}

impl<C> frame_system::offchain::CreateTransactionBase<C> for Runtime
where
    RuntimeCall: From<C>,
{
    type RuntimeCall = RuntimeCall;
    type Extrinsic = UncheckedExtrinsic;
}

impl<LocalCall> frame_system::offchain::CreateTransaction<LocalCall> for Runtime
where
    RuntimeCall: From<LocalCall>,
{
    type Extension = TxExtension;

    fn create_transaction(call: RuntimeCall, extension: TxExtension) -> UncheckedExtrinsic {
        UncheckedExtrinsic::new_transaction(call, extension)
    }
}

impl<LocalCall> frame_system::offchain::CreateSignedTransaction<LocalCall> for Runtime
where
    RuntimeCall: From<LocalCall>,
{
    fn create_signed_transaction<C: frame_system::offchain::AppCrypto<Self::Public, Self::Signature>>(
        call: RuntimeCall,
        public: Self::Public,
        account: AccountId,
        nonce: Nonce,
    ) -> Option<UncheckedExtrinsic> {
        // The longest period whose blocks are all still known; the current block is the one before the one being made.
        let period = u64::from(BlockHashCount::get())
            .checked_next_power_of_two()
            .map_or(2, |count| count >> 1);
        let current = System::block_number().saturated_into::<u64>().saturating_sub(1);
        let payload = SignedPayload::new(call, extension(Era::mortal(period, current), nonce)).ok()?;
        let signature = payload.using_encoded(|bytes| C::sign(bytes, public))?;
        let address = <Runtime as frame_system::Config>::Lookup::unlookup(account);
        let (call, extension, _) = payload.deconstruct();
        Some(UncheckedExtrinsic::new_signed(call, address, signature, extension))
    }
}

impl<LocalCall> frame_system::offchain::CreateBare<LocalCall> for Runtime
where
    RuntimeCall: From<LocalCall>,
{
    fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
        UncheckedExtrinsic::new_bare(call)
    }
}

impl<LocalCall> frame_system::offchain::CreateAuthorizedTransaction<LocalCall> for Runtime
where
    RuntimeCall: From<LocalCall>,
{
    fn create_extension() -> Self::Extension {
        extension(Era::Immortal, 0)
    }
}
