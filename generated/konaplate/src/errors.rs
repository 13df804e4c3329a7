//! Why a call was refused: one enum per operation, one variant per documented code.

use crate::headers::ModifyCardStatusHeaders;
use crate::runtime::answer::{Answer, Code, Reply};
use crate::runtime::error::{Outcome, Refusal};
use crate::runtime::json::Json;
use crate::types::Envelope;

/// Why `modifyCardStatus` (`POST /api/v1/card/status`) was refused.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ModifyCardStatusError {
    /// 400 `000_002` Invalid input parameter: An input parameter is wrong.
    InvalidInputParameter(Reply<Envelope, ModifyCardStatusHeaders>),
    /// 400 `001_006` Wallet user not found: The user never was a member, or has withdrawn.
    WalletUserNotFound(Reply<Envelope, ModifyCardStatusHeaders>),
    /// 400 `003_001` Invalid card info: The card data (number, expiration date or CVC) is wrong.
    InvalidCardInfo(Reply<Envelope, ModifyCardStatusHeaders>),
    /// 400 `003_021` Cannot find par: No card has this par.
    ParNotFound(Reply<Envelope, ModifyCardStatusHeaders>),
    /// 400 `003_022` Card already terminated: The card is terminated, so its state can no longer be changed.
    CardAlreadyTerminated(Reply<Envelope, ModifyCardStatusHeaders>),
    /// An answer that the document does not name, kept whole.
    Unknown(Reply<Json, ModifyCardStatusHeaders>),
}

impl Refusal for ModifyCardStatusError {
    type Success = Reply<Envelope, ModifyCardStatusHeaders>;
    const OPERATION: &'static str = "modifyCardStatus";
    const CODE_AT: &'static [&'static str] = &["/response/code"];
    const CODES: &'static [Code] = &[
        Code {
            status: 200,
            code: "000_000",
            message: "Success",
            meaning: "The call succeeded.",
        },
        Code {
            status: 400,
            code: "000_002",
            message: "Invalid input parameter",
            meaning: "An input parameter is wrong.",
        },
        Code {
            status: 400,
            code: "001_006",
            message: "Wallet user not found",
            meaning: "The user never was a member, or has withdrawn.",
        },
        Code {
            status: 400,
            code: "003_001",
            message: "Invalid card info",
            meaning: "The card data (number, expiration date or CVC) is wrong.",
        },
        Code {
            status: 400,
            code: "003_021",
            message: "Cannot find par",
            meaning: "No card has this par.",
        },
        Code {
            status: 400,
            code: "003_022",
            message: "Card already terminated",
            meaning: "The card is terminated, so its state can no longer be changed.",
        },
    ];

    fn read(answer: Answer) -> Outcome<Self> {
        match (answer.status(), answer.code()) {
            (200, Some("000_000")) => answer.success(),
            (200, None) => answer.unreadable(),
            (400, Some("000_002")) => answer.refused(Self::InvalidInputParameter),
            (400, Some("001_006")) => answer.refused(Self::WalletUserNotFound),
            (400, Some("003_001")) => answer.refused(Self::InvalidCardInfo),
            (400, Some("003_021")) => answer.refused(Self::ParNotFound),
            (400, Some("003_022")) => answer.refused(Self::CardAlreadyTerminated),
            _ => answer.unknown(Self::Unknown),
        }
    }

    fn answer(&self) -> &Answer {
        match self {
            Self::InvalidInputParameter(reply) => reply.answer(),
            Self::WalletUserNotFound(reply) => reply.answer(),
            Self::InvalidCardInfo(reply) => reply.answer(),
            Self::ParNotFound(reply) => reply.answer(),
            Self::CardAlreadyTerminated(reply) => reply.answer(),
            Self::Unknown(reply) => reply.answer(),
        }
    }
}
