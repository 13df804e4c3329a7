//! The answers an operation documents: which are successes, which refusals, and what each is called.

use crate::{
    analyze::idents::{Scope, camel},
    model::{Code, Operation, Response, Status},
};

/// One documented answer: a status, or a status with a vendor code.
#[derive(Clone, Debug)]
pub struct DocumentedAnswer<'a> {
    /// The response that describes it.
    pub response: &'a Response,
    /// The vendor's code, where the response lists codes.
    pub code: Option<&'a Code>,
    /// Variant of the operation's error, or of its success where several bodies can come.
    pub variant: String,
    /// The call did what it was for.
    pub is_success: bool,
}

impl DocumentedAnswer<'_> {
    /// What is shown for people: the vendor's text, or the usual one of the status.
    pub fn message(&self) -> String {
        match self.code {
            Some(code) => code.message.clone(),
            None => reason(self.response.status).unwrap_or_default().to_owned(),
        }
    }

    /// What it means for the caller.
    pub fn meaning(&self) -> &str {
        self.code
            .map_or(&self.response.description, |code| &code.meaning)
    }
}

/// All documented answers, in document order.
pub fn answers(operation: &Operation) -> Vec<DocumentedAnswer<'_>> {
    let mut scopes = [Scope::with_reserved(&["Unknown"]), Scope::default()];
    let mut answers = Vec::new();
    for response in &operation.responses {
        let mut successes = operation.successes();
        let is_success = successes.any(|success| success.status == response.status);
        let codes = response
            .codes
            .iter()
            .flat_map(|codes| &codes.codes)
            .map(Some);
        let mut codes: Vec<Option<&Code>> = codes.collect();
        if codes.is_empty() {
            codes.push(None);
        }
        for code in codes {
            let name = code.map_or_else(|| status_name(response.status), |code| camel(&code.name));
            let variant = scopes[usize::from(is_success)].claim(name);
            answers.push(DocumentedAnswer {
                response,
                code,
                variant,
                is_success,
            });
        }
    }
    answers
}

/// `NotFound` for 404, `ClientError` for `4XX`.
fn status_name(status: Status) -> String {
    match (status, reason(status)) {
        (_, Some(reason)) => camel(reason),
        (Status::Code(code), None) => format!("Status{code}"),
        (Status::Range(hundred), None) => format!("Status{hundred}XX"),
        (Status::Default, None) => "Default".to_owned(),
    }
}

/// The reason phrase of a status (RFC 9110 §15 and the IANA registry of status codes).
pub fn reason(status: Status) -> Option<&'static str> {
    Some(match status {
        Status::Range(1) => "Informational",
        Status::Range(2) => "Successful",
        Status::Range(3) => "Redirection",
        Status::Range(4) => "Client Error",
        Status::Range(5) => "Server Error",
        Status::Code(code) => return http_reason(code),
        Status::Range(_) | Status::Default => return None,
    })
}

fn http_reason(code: u16) -> Option<&'static str> {
    Some(match code {
        100 => "Continue",
        101 => "Switching Protocols",
        102 => "Processing",
        103 => "Early Hints",
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        203 => "Non-Authoritative Information",
        204 => "No Content",
        205 => "Reset Content",
        206 => "Partial Content",
        207 => "Multi-Status",
        208 => "Already Reported",
        226 => "IM Used",
        300 => "Multiple Choices",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        305 => "Use Proxy",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        414 => "URI Too Long",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        418 => "I'm a Teapot",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        423 => "Locked",
        424 => "Failed Dependency",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        506 => "Variant Also Negotiates",
        507 => "Insufficient Storage",
        508 => "Loop Detected",
        511 => "Network Authentication Required",
        _ => return None,
    })
}
