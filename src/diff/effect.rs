//! What a change does to clients that were built before it: on the wire, and in what their code means.

/// Which way the changed values go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// From the client to the server.
    Request,
    /// From the server to the client.
    Response,
}

impl Direction {
    /// Both, requests first.
    pub const BOTH: [Self; 2] = [Self::Request, Self::Response];

    /// The word of rules and reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
        }
    }
}

/// The consequences of a change by direction, each with its reason; `None` is compatible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    wire: [Option<&'static str>; 2],
    behaviour: [Option<&'static str>; 2],
}

impl Effect {
    /// Nothing that a client built before would notice.
    pub const NONE: Self = Self {
        wire: [None, None],
        behaviour: [None, None],
    };
    /// Fewer values are allowed.
    pub const NARROWER: Self = Self::NONE
        .refuses("the server may refuse requests that clients built before take for valid");
    /// More values are allowed, which the type of before can hold.
    pub const WIDER: Self = Self::NONE
        .restrains("clients built before refuse values that the server now takes")
        .surprises("clients built before report values that the server may now send as violations");
    /// More values are allowed, which the type of before cannot hold.
    pub const WIDER_SHAPE: Self = Self::NONE
        .restrains("clients built before cannot say values that the server now takes")
        .misreads(
            "clients built before cannot read values that the server may now send into their types",
        );
    /// Other values are allowed, which the type of before can hold.
    pub const OTHER: Self = Self::NARROWER
        .restrains("clients built before refuse values that the server now takes")
        .surprises("clients built before report values that the server may now send as violations");
    /// Other values are allowed, which the type of before cannot hold.
    pub const OTHER_SHAPE: Self = Self::NARROWER
        .misreads("clients built before cannot read what the server now sends into their types");
    /// The same value now means something else.
    pub const MEANING: Self = Self::NONE
        .restrains("clients built before send it with the meaning of before")
        .surprises("clients built before act on the meaning of before");

    /// Requests of clients built before are refused, because of `why`.
    pub const fn refuses(mut self, why: &'static str) -> Self {
        self.wire[0] = Some(why);
        self
    }

    /// Answers are misread by clients built before, because of `why`.
    pub const fn misreads(mut self, why: &'static str) -> Self {
        self.wire[1] = Some(why);
        self
    }

    /// Requests of clients built before mean or allow something else, because of `why`.
    pub const fn restrains(mut self, why: &'static str) -> Self {
        self.behaviour[0] = Some(why);
        self
    }

    /// Answers mean something else to clients built before, because of `why`.
    pub const fn surprises(mut self, why: &'static str) -> Self {
        self.behaviour[1] = Some(why);
        self
    }

    /// Why the wire breaks in this direction, where it does.
    pub fn wire(&self, direction: Direction) -> Option<&'static str> {
        self.wire[direction as usize]
    }

    /// Why old code means something else in this direction, where it does.
    pub fn behaviour(&self, direction: Direction) -> Option<&'static str> {
        self.behaviour[direction as usize]
    }
}
