//! Security requirements: every scheme is declared.

use super::{Context, Once, did_you_mean};
use crate::{
    diag::{Diagnostics, codes},
    model::Operation,
};

pub(super) fn check_security(
    cx: &Context<'_>,
    operation: &Operation,
    once: &mut Once,
    diags: &mut Diagnostics,
) {
    let known = cx.api.security_schemes.iter();
    let known = known.map(|scheme| scheme.name.as_str());
    for requirement in &operation.security {
        if !once.is_new(&requirement.place) {
            continue; // that of the root, which operations share
        }
        for (name, _) in &requirement.schemes {
            if !known.clone().any(|other| other == name) {
                diags
                    .error(
                        &codes::UNKNOWN_NAME,
                        &requirement.place.child(name),
                        format!("there is no security scheme `{name}`"),
                    )
                    .on_key()
                    .help(did_you_mean(name, known.clone(), "security schemes"));
            }
        }
    }
}
