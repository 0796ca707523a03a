//! The errors of ALINK's JSON-RPC methods. The codes are stable: clients may depend on them, not on the messages.

use jsonrpsee::types::{error::INVALID_PARAMS_CODE, ErrorObject, ErrorObjectOwned};
use std::fmt;

/// What kind of error it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Code {
    /// -32602, as in JSON-RPC itself: a parameter is missing or has the wrong JSON type.
    InvalidParams,
    /// 7001: `limit` is not a number from 1 to 256.
    InvalidLimit,
    /// 7002: `startAfter` is not the `next` of an earlier page.
    InvalidCursor,
    /// 7003: not an SS58 address of this chain.
    InvalidAccount,
    /// 7004: not an id of an organisation or service, or not the number of a group or channel.
    InvalidId,
    /// 7005: not an amount in base units, written as a string of digits.
    InvalidAmount,
    /// 7006: neither `{"group": [org, groupId]}` nor `{"account": address}`.
    InvalidPayee,
    /// 7007: a filter with an unknown field or value.
    InvalidFilter,
    /// 7008: `at` is not the hash of a block that this node knows.
    UnknownBlock,
    /// 7009: the runtime could not answer, for instance because the block's state was pruned.
    RuntimeError,
}

impl Code {
    /// The number that goes over the wire.
    pub const fn number(self) -> i32 {
        match self {
            Self::InvalidParams => INVALID_PARAMS_CODE,
            Self::InvalidLimit => 7001,
            Self::InvalidCursor => 7002,
            Self::InvalidAccount => 7003,
            Self::InvalidId => 7004,
            Self::InvalidAmount => 7005,
            Self::InvalidPayee => 7006,
            Self::InvalidFilter => 7007,
            Self::UnknownBlock => 7008,
            Self::RuntimeError => 7009,
        }
    }
}

/// An error of one of our methods.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Error {
    /// What kind of error it is.
    pub code: Code,
    /// What is wrong, for people; names the parameter.
    pub message: String,
}

impl Error {
    /// An error of this kind.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    /// The runtime, or the database below it, failed: with all causes, of which the outermost rarely says enough.
    pub fn runtime(error: &(dyn std::error::Error + 'static)) -> Self {
        let mut message = format!("the runtime could not answer: {error}");
        let mut cause = error.source();
        while let Some(error) = cause {
            message = format!("{message}: {error}");
            cause = error.source();
        }
        Self::new(Code::RuntimeError, message)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<Error> for ErrorObjectOwned {
    fn from(error: Error) -> Self {
        ErrorObject::owned(error.code.number(), error.message, None::<()>)
    }
}
