//! Signing schemes: their keys are settings, and secret.

use super::{Context, did_you_mean, template::check_template_text};
use crate::diag::{Diagnostics, codes};

pub(super) fn check_signing(cx: &Context<'_>, diags: &mut Diagnostics) {
    let settings = crate::analyze::settings::settings(cx.api);
    let names = cx.settings.iter().map(String::as_str);
    for scheme in &cx.api.signing {
        let place = scheme.place.child("key");
        check_template_text(cx, &scheme.signs, diags);
        match settings.iter().find(|setting| setting.name == scheme.key) {
            None => {
                diags
                    .error(
                        &codes::UNKNOWN_NAME,
                        &place,
                        format!("there is no setting `{}`", scheme.key),
                    )
                    .help(did_you_mean(&scheme.key, names.clone(), "settings"));
            }
            Some(setting) if !setting.secret => {
                let message = format!("the key `{}` of a signature is not secret", scheme.key);
                let diagnostic = diags.error(&codes::PRINTED_KEY, &place, message);
                if let Some(declared) = setting.declared {
                    diagnostic.related(declared.place.clone(), "the setting is here");
                }
            }
            Some(_) => {}
        }
    }
}
