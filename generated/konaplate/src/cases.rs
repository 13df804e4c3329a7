//! The test cases that the document names: a request body, and the documented answer.

use crate::runtime::schema::Case;

/// The cases of `modifyCardStatus`.
///
/// Assumption `case-requests`: The page only names its test cases. Their requests are invented here, and each case belongs to the code whose meaning is nearest to its name.
/// Certainty: medium. Source: this document. The page says: Six names of test cases, the first of them printed twice; the requests are loaded later.
///
/// Open question `case-selection`: Which requests make the sandbox answer with each of the test cases?
pub const MODIFY_CARD_STATUS: &[Case] = &[
    Case {
        name: "success",
        summary: "200 - success test",
        status: 200,
        code: "000_000",
        text: "",
        body: r#"{"userId":1000000000000000001,"par":"INVENTEDPAR0000000000000001","status":"SUSPEND"}"#,
    },
    Case {
        name: "invalidParameter",
        summary: "400 - invalid parameter",
        status: 400,
        code: "000_002",
        text: "The member id is below 1.",
        body: r#"{"userId":0,"par":"INVENTEDPAR0000000000000001","status":"SUSPEND"}"#,
    },
    Case {
        name: "userNotFound",
        summary: "400 - User not found",
        status: 400,
        code: "001_006",
        text: "",
        body: r#"{"userId":9999999999999999999,"par":"INVENTEDPAR0000000000000001","status":"SUSPEND"}"#,
    },
    Case {
        name: "incorrectCardInformation",
        summary: "400 - Incorrect card information",
        status: 400,
        code: "003_001",
        text: "",
        body: r#"{"userId":1000000000000000001,"cardNo":"0000000000000002","status":"SUSPEND"}"#,
    },
    Case {
        name: "parNotFound",
        summary: "400 - par not found",
        status: 400,
        code: "003_021",
        text: "",
        body: r#"{"userId":1000000000000000001,"par":"INVENTEDPAR0000000000000003","status":"RESUME"}"#,
    },
    Case {
        name: "terminatedCard",
        summary: "400 - In the case of a terminated card, status cannot be changed",
        status: 400,
        code: "003_022",
        text: "",
        body: r#"{"userId":1000000000000000001,"cardNo":"0000000000000004","status":"RESUME"}"#,
    },
];
