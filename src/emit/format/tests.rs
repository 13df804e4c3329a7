//! The forms that emitters write are known, and laid out as prettyplease does it. `tests/layout.rs` compares whole crates.

use proc_macro2::TokenStream;
use quote::quote;

use super::format_items;
use crate::emit::{rust::print_tree, tokens::Code};

/// One item per form.
fn items() -> Vec<TokenStream> {
    vec![
        quote! {
            /// A \"text\" \\ é.
            #[doc = " One.\u{1f}\u{1f} Two."]
            #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Ord, PartialOrd, Hash, Eq, Copy, Default)]
            pub struct Holder<'a> {
                #[serde(rename = "long", default, deserialize_with = "crate::runtime::members::present")]
                pub long: Option<std::collections::BTreeMap<String, Vec<Formatted<jiff::Timestamp>>>>,
                pub pair: (A, &'a [B],),
                one: (A,),
            }
        },
        quote!(
            pub struct Unit;
            pub struct Empty {}
            pub struct Tuple(pub A, B);
        ),
        quote! {
            #[non_exhaustive]
            pub enum Kind { #[serde(rename = "a")] A, B(Box<Kind>), }
        },
        quote!(
            pub type Alias =
                std::collections::BTreeMap<String, AnotherNameThatTakesMoreThanOneLine<Inner>>;
        ),
        quote! {
            pub const LIMIT: &[Part] = &[
                Part { name: "a", check: |check| { check.types(&[Type::A]); } },
                Part { numbers: [1, 2, 3, 100000000, 200000000, 300000000, 400000000, 500000000, 600000000] },
            ];
        },
        quote! {
            impl<'de, T: Into<A> + Send> Trait<'de> for Holder<'de> {
                type Value = A;
                const NAME: &'static str = "a";
                const OTHER: bool = true;
                async fn read<D: serde::Deserializer<'de>>(&mut self, mut one: impl Into<One>, two: &dyn Two) -> Result<Self, D::Error> {
                    let (a, b): (A, B) = make::<A>(one)?;
                    let call = Call::new().argument(parameters::ONE, &parameters.one).argument(parameters::TWO, &parameters.two);
                    if let Some(check) = &mut check.enter("a") { check.minimum("1"); }
                    if a == b && !c || -d < 5 { return Err(a); } else if x { 1 } else { 2 };
                    value = z.0;
                    a.b(|x| x.c());
                    match (answer.status(), code) {
                        (200, Some("a")) | (201, _) => answer.success(),
                        (400..=499, None) if ready => { first(); second() }
                        B::C(_) => {}
                        'x' => (),
                        other => { other.a_rather_long_name_of_a_method().and_another_one(with_an_argument).await }
                    }
                }
                fn short(self) -> A { A { ..self } }
                fn lazy(&self) -> A { self.a.clone().unwrap_or_else(|| "30".parse().expect("a number")).with(move || a) }
            }
        },
        quote!(
            impl A {}
            named!(A);
            named!(ANameOfNinetyLettersOrMoreWhichStandsOnALineOfItsOwnBehindTheNameOfTheMacroAndItsBracketAndMore);
        ),
        quote!(
            use crate::{runtime, types};
            pub use super::*;
            use crate::runtime::call::{
                Call, Operation, Parameter, Security, Style, AndOneMore, AndAnother, Last,
            };
            #[cfg(feature = "a")]
            mod a;
            pub mod b;
            pub(crate) mod c;
            pub(crate) const D: u8 = 1;
        ),
        deep(12),
    ]
}

/// A line that has room however deep it stands.
fn deep(depth: usize) -> TokenStream {
    let line = quote!(check.pattern("text of a moderate length"); check.enumeration(&["fifty", "to", "sixty", "columns"]););
    let line = (0..depth).fold(
        line,
        |inside, _| quote!(if let Some(check) = &mut check.enter("a") { #inside }),
    );
    quote!(impl A { fn check(check: &mut Check<'_>) { #line } })
}

#[test]
fn forms_of_emitters_are_known() {
    for tokens in items() {
        let code = Code::of(tokens.clone());
        let laid_out = format_items(code.tokens()).expect("it is known");
        let file: syn::File = syn::parse2(tokens).expect("it is Rust");
        let expected: String = file.items.into_iter().map(print_tree).collect();
        assert_eq!(laid_out.concat(), expected);
    }
}

#[test]
fn other_forms_are_left_alone() {
    for code in [
        "union A { a : B , }",
        "fn a () { loop { } }",
        "const A : B = c [0] ;",
        "fn a () { a as B }",
        "impl A { fn a () { unsafe { } } }",
        "const A : fn () = a ;",
        "fn a () { self . x = y ; }",
        "named ! ([T] A < T >) ;",
        "named ! { A }",
        "use a as b ;",
        "use a :: { b :: { c } , d } ;",
        "mod a { }",
        "pub (super) mod a ;",
    ] {
        let tokens = Code::of(code.parse().expect("whole tokens"));
        assert_eq!(format_items(tokens.tokens()), None, "{code}");
    }
}
