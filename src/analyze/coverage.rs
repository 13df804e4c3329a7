//! How many operations and schemas are generated exactly, approximated or refused: model and gaps → counts.

use serde::Serialize;

use super::{usage::named_schemas, users::with_users};
use crate::{
    hashed::{Map, Set},
    model::{Api, Gap, GapKind, Operation, SchemaId},
    source::Place,
};

/// What became of all operations and schemas of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Operations; those that the vendor calls, or whose method only their server knows, are refused.
    pub operations: Counts,
    /// Schemas, also those without a name.
    pub schemas: Counts,
}

/// How many of a kind are generated how well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// The code says what the document says.
    pub exact: usize,
    /// Something of it, or of what it uses, is among the gaps.
    pub approximated: usize,
    /// There is no code for it.
    pub refused: usize,
}

/// Counts what the gaps leave exact.
pub fn count_coverage(api: &Api, gaps: &[Gap]) -> Coverage {
    let uncalled = gaps.iter().filter(|gap| is_operation(gap));
    let gaps = Gaps::new(api, gaps);
    let mut coverage = Coverage::default();
    for operation in &api.operations {
        coverage.operations.add(gaps.touch_operation(operation));
    }
    coverage.operations.refused = api.incoming.len() + uncalled.count();
    for (schema, gap) in api.schemas.iter().zip(gaps.schemas) {
        if !schema.derived {
            coverage.schemas.add(gap);
        }
    }
    coverage
}

/// The gap is an operation of a method that only its server knows.
fn is_operation(gap: &Gap) -> bool {
    matches!(
        gap.place.pointer.tokens()[..],
        [.., "additionalOperations", _]
    )
}

impl Counts {
    fn add(&mut self, kind: Option<GapKind>) {
        match kind {
            None => self.exact += 1,
            Some(GapKind::Approximated) => self.approximated += 1,
            Some(GapKind::Refused) => self.refused += 1,
        }
    }
}

/// The gaps by what they are about.
struct Gaps<'a> {
    api: &'a Api,
    /// What each schema itself falls short by.
    schemas: Vec<Option<GapKind>>,
    /// By schema: it has a gap, or uses a schema that has one, near or far.
    touched: Vec<bool>,
    /// Places with a gap, and all that hold one.
    above: Set<Place>,
}

impl<'a> Gaps<'a> {
    fn new(api: &'a Api, gaps: &[Gap]) -> Self {
        let places = api.schemas.iter().enumerate();
        let places = places.filter(|(_, schema)| !schema.derived);
        let places = places.map(|(index, schema)| (&schema.place, SchemaId::new(index)));
        let ids: Map<&Place, SchemaId> = places.collect();
        let refused = gaps.iter().filter(|gap| gap.kind == GapKind::Refused);
        let refused: Set<Place> = refused.map(|gap| gap.place.clone()).collect();
        let is_refused = |place: &Place| upwards(place).any(|place| refused.contains(&place));
        let kinds = api.schemas.iter().map(|schema| is_refused(&schema.place));
        let kinds = kinds.map(|is_refused| is_refused.then_some(GapKind::Refused));
        let mut schemas: Vec<Option<GapKind>> = kinds.collect();
        let mut above = Set::default();
        for gap in gaps {
            let owner = upwards(&gap.place).find_map(|place| ids.get(&place));
            if let Some(id) = owner {
                schemas[id.index()].get_or_insert(GapKind::Approximated);
            }
            above.extend(upwards(&gap.place));
        }
        Self {
            api,
            touched: with_users(api, schemas.iter().map(Option::is_some).collect()),
            schemas,
            above,
        }
    }

    fn touch_operation(&self, operation: &Operation) -> Option<GapKind> {
        let scheme = |name: &str| {
            let mut schemes = self.api.security_schemes.iter();
            schemes
                .find(|scheme| scheme.name == name)
                .map(|scheme| &scheme.place)
        };
        let requirements = operation.security.iter().flat_map(|one| &one.schemes);
        let schemes = requirements.filter_map(|(name, _)| scheme(name));
        let mut places = places(operation).chain(schemes);
        let is_touched = places.any(|place| self.above.contains(place));
        let uses_touched = || named_schemas(operation).any(|id| self.touched[id.index()]);
        (is_touched || uses_touched()).then_some(GapKind::Approximated)
    }
}

/// The place, and all that hold it.
fn upwards(place: &Place) -> impl Iterator<Item = Place> {
    std::iter::successors(Some(place.clone()), Place::parent)
}

/// Where the parts of an operation are declared.
fn places(operation: &Operation) -> impl Iterator<Item = &Place> {
    let responses = operation.responses.iter().flat_map(|response| {
        let headers = response.headers.iter().map(|header| &header.place);
        headers.chain([&response.place])
    });
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| &parameter.place);
    let body = operation.request_body.iter().map(|body| &body.place);
    [&operation.place]
        .into_iter()
        .chain(parameters)
        .chain(body)
        .chain(responses)
}
