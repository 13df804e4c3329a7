//! What the generated crates do, in the words of their documents.

use f_discriminators::types::{Base, Mapped, Named, Own};
use f_enums::types::{Colour, Holder};
use f_hostile::types::{All, Values};
use f_nullable::types::Four;
use f_numbers::types::Numbers;
use f_objects::types::{Open, Typed};
use f_type_lists::types as type_lists;
use f_unions::types::{Id, Pet};

/// Reads strictly, and writes the same.
macro_rules! round_trip {
    ($schema:ty, $text:expr) => {{
        let value = <$schema>::read($text).expect("a valid text");
        assert_eq!(serde_json::to_string(&value).expect("JSON"), $text);
        value
    }};
}

#[test]
fn enums_keep_unknown_values_and_refuse_to_send_them() {
    use f_enums::{Schema, Validate};
    let text = r#"{"colour":"Red-ish","maybe":null}"#;
    round_trip!(Holder, text);
    let unknown: Colour = serde_json::from_str("\"blue\"").expect("any text");
    assert_eq!(unknown, Colour::Unknown("blue".into()));
    assert!(unknown.validate().is_err() && Colour::read("\"blue\"").is_err());
}

#[test]
fn null_is_not_absence() {
    use f_nullable::Schema;
    round_trip!(Four, r#"{"must":1,"mustOrNull":null,"mayOrNull":null}"#);
    round_trip!(Four, r#"{"must":1,"mustOrNull":2}"#);
    round_trip!(Four, r#"{"must":1,"mustOrNull":2,"wrapped":null}"#);
    assert!(Four::read(r#"{"must":null,"mustOrNull":null}"#).is_err());
    assert!(Four::read(r#"{"must":1}"#).is_err());
    assert!(Four::read(r#"{"must":1,"mustOrNull":1,"may":null}"#).is_err());
}

#[test]
fn numbers_keep_every_digit() {
    use f_numbers::{Schema, Validate};
    round_trip!(Numbers, r#"{"u64":18446744073709551615}"#);
    round_trip!(Numbers, r#"{"huge":99999999999999999999999999}"#);
    assert!(Numbers::read(r#"{"huge":100000000000000000000000000}"#).is_err());
    let exact = round_trip!(Numbers, r#"{"money":0.10,"exponent":1e-3}"#);
    assert_eq!(exact.money.expect("it was there").as_str(), "0.10");
    round_trip!(Numbers, r#"{"exponent":-123456789.012345678901234567890}"#);
    assert!(Numbers::read(r#"{"u64":18446744073709551616}"#).is_err());
    assert!(Numbers::read(r#"{"even":10}"#).is_err() && Numbers::read(r#"{"even":8}"#).is_ok());
    // JSON has no word for infinity, and `null` would say something else.
    let infinite = Numbers { share_or_none: Some(Some(f64::INFINITY)), ..Numbers::default() };
    let told = infinite.validate().expect_err("no number of JSON").to_string();
    assert!(told.contains("`/shareOrNone` is no finite number"), "{told}");
    assert!(serde_json::to_string(&infinite).is_err());
    assert!(Numbers::read(r#"{"money":0.015}"#).is_err() && Numbers::read(r#"{"money":0.01}"#).is_ok());
}

#[test]
fn objects_and_what_may_be_null_have_their_defaults() {
    use f_object_defaults::types::{All, Order};
    let all = All::new();
    assert_eq!((all.none_or_default(), all.size_or_default()), (None, Some(5)));
    assert_eq!((all.word_or_default(), all.words_or_default()), (Some("a".to_owned()), Some(vec![])));
    assert_eq!(all.side_or_default(), Order::Up);
    let span = all.span_or_default();
    assert_eq!((span.from, span.to, span.unit), (1, None, Some(Some("day".to_owned()))));
    assert_eq!((all.flat_or_default().from, all.spot_or_default().x), (2, Some(1)));
    assert!(all.labels_or_default().is_empty());
    let said = All { size: Some(None), ..All::new() };
    assert_eq!(said.size_or_default(), None);
}

#[test]
fn what_is_left_out_has_its_default() {
    use f_defaults::types::{All, Order};
    let all: All = serde_json::from_str("{}").expect("no member is required");
    assert!(all.flag_or_default());
    assert_eq!((all.type_or_default(), all.type_2_or_default()), (r#"a "text"\"#, "b"));
    assert_eq!(all.big_or_default().as_str(), "9999999999999999999");
    assert_eq!(all.share_or_default().as_str(), "3.14");
    assert_eq!((all.float_or_default(), all.small_or_default()), (-3.14, -5));
    assert_eq!(all.order_or_default(), Order::Up);
    assert_eq!(all.list_or_default(), [Order::Down, Order::Up]);
    assert_eq!(all.texts_or_default(), [r#"a "text"\"#]);
    assert_eq!(all.numbers_or_default()[0].as_str(), "1.50");
    assert_eq!(all.lists_or_default(), [vec![1, -2], vec![]]);
    assert!(all.anything_or_default().is_empty());
    let given: All = serde_json::from_str(r#"{"flag":false,"small":7,"list":[]}"#).expect("members");
    assert_eq!((given.flag_or_default(), given.small_or_default()), (false, 7));
    assert!(given.list_or_default().is_empty());
}

#[test]
fn open_objects_keep_what_they_do_not_name() {
    use f_objects::Schema;
    round_trip!(Open, r#"{"a":1,"b":{"c":12345678901234567890123}}"#);
    round_trip!(Typed, r#"{"additional":"x","more":1.5}"#);
    assert!(f_objects::types::Closed::read(r#"{"a":1,"b":2}"#).is_err());
}

#[test]
fn the_rules_tell_alternatives_apart() {
    use f_unions::Schema;
    assert!(matches!(round_trip!(Pet, r#"{"bark":1}"#), Pet::Dog(_)));
    assert!(matches!(round_trip!(Pet, r#"{"meow":true}"#), Pet::Cat(_)));
    assert!(Pet::read(r#"{"moo":1}"#).is_err());
    assert!(Id::read("0").is_err() && Id::read("\"ab\"").is_err());
    assert!(Id::read("1").is_ok() && Id::read("\"abc\"").is_ok());
}

#[test]
fn a_member_tells_alternatives_apart() {
    use f_discriminators::Schema;
    assert!(matches!(round_trip!(Mapped, r#"{"kind":"card","number":"1"}"#), Mapped::Card(_)));
    assert!(matches!(round_trip!(Mapped, r#"{"kind":"cash","amount":0.10}"#), Mapped::Cash(_)));
    assert!(matches!(round_trip!(Named, r#"{"kind":"Cash","amount":1}"#), Named::Cash(_)));
    assert!(matches!(round_trip!(Own, r#"{"since":"x","state":"on"}"#), Own::On(_)));
    assert!(matches!(round_trip!(Own, r#"{"state":"broken"}"#), Own::Off(_)));
    assert!(matches!(round_trip!(Own, "5"), Own::Integer(_)));
    // What the member names is read even where it breaks a rule, and what it names is not guessed.
    let long: Mapped = serde_json::from_str(r#"{"kind":"debit","number":"12345"}"#).expect("tolerant");
    assert!(matches!(&long, Mapped::Card(card) if card.number == "12345"));
    assert!(Mapped::read(r#"{"kind":"debit","number":"12345"}"#).is_err());
    let bird: Named = serde_json::from_str(r#"{"kind":"bird","number":"1"}"#).expect("any JSON");
    assert!(matches!(bird, Named::Unknown(_)));
    let low: Own = serde_json::from_str("1").expect("tolerant");
    assert!(matches!(low, Own::Integer(_)) && Own::read("1").is_err());
    round_trip!(Base, r#"{"type":"Heir","more":"kept"}"#);
}

#[test]
fn lists_of_types_are_enums_and_prefixes_are_tuples() {
    use f_type_lists::{Schema, validate};
    use type_lists::{Chain, Holder, Id};
    assert!(matches!(round_trip!(Id, "\"ab\""), Id::Text(_)));
    assert!(matches!(round_trip!(Id, "10"), Id::Integer(_)));
    assert!(Id::read("\"a\"").is_err() && Id::read("9").is_err() && Id::read("true").is_err());
    let pair = round_trip!(validate::Pair, r#"["a",null]"#);
    assert_eq!(pair, ("a".to_owned(), None));
    assert!(validate::Pair::read(r#"["a"]"#).is_err() && validate::Pair::read(r#"["a",1,2]"#).is_err());
    let start = round_trip!(validate::Start, r#"["a",["b",1]]"#);
    assert_eq!(start.value().expect("as described").0, "a");
    for other in ["[]", r#"["a"]"#, r#"["a",["b",1],{}]"#] {
        assert!(round_trip!(validate::Start, other).value().is_none());
    }
    assert!(validate::Start::read("[1]").is_err());
    round_trip!(Chain, r#"{"next":[{"next":[{}]}]}"#);
    round_trip!(type_lists::Nested, r#"[true,[{"a":1}]]"#);
    round_trip!(Holder, r#"{"id":"ab","maybe":null,"pair":["a",1],"start":["a"],"inline":false}"#);
    for text in ["1234", "\"1234\""] {
        let pin = round_trip!(type_lists::Pin, text);
        assert!(!format!("{pin:?}").contains("1234"));
    }
}

#[test]
fn formats_keep_the_text_and_say_what_it_means() {
    use f_formats::types::{Texts, Widths};
    use f_formats::{Schema, runtime::formatted::Formatted};
    let id = r#""id":"2EB8AA08-aa98-11ea-b4aa-73b441d16380""#;
    let read = |member: &str| Texts::read(&format!("{{{id},{member}}}"));
    for member in [
        r#""date":"2024-02-29""#,
        r#""instant":"2024-02-29t23:59:59.10+09:00""#,
        r#""instant":null"#,
        r#""span":"P1Y2M""#,
        r#""v4":"127.0.0.1","v6":"0:0::1""#,
        r#""bytes":"QUI=","encoded":"QUI=""#,
        r#""amount":"0.10","long":"9007199254740993""#,
        r#""days":["2024-01-01"],"mixed":"2024-01-01""#,
        r#""mail":"a@b","uri":"x:y","password":"p","time":"00:00:00Z""#,
    ] {
        let text = format!("{{{id},{member}}}");
        round_trip!(Texts, text.as_str());
    }
    assert!(read(r#""date":"2024-02-30""#).is_err() && read(r#""bytes":"!""#).is_err());
    let text = read(r#""instant":"2024-02-29t23:59:59.10+09:00","amount":"0.10","bytes":"QUJ=","date":"2024-02-29""#);
    let text = text.expect("valid");
    let instant = text.instant.flatten().expect("it was there").value().expect("an instant");
    assert_eq!(instant.to_string(), "2024-02-29T14:59:59.1Z");
    let amount = text.amount.expect("it was there");
    assert!(amount.value().expect("a decimal") == "0.1".parse().expect("a number"));
    // It is `QUI=` but for a bit that base64 leaves spare.
    assert_eq!(text.bytes.expect("it was there").value().expect("base64").0, b"AB");
    let day = text.date.expect("it was there").value().expect("a day");
    assert_eq!(Formatted::from(day).as_str(), "2024-02-29");
    // An answer with an odd date is still an answer.
    let odd: Texts = serde_json::from_str(r#"{"id":"?"}"#).expect("tolerant");
    assert!(odd.id.as_str() == "?" && odd.id.value().is_err());
    assert!("?".parse::<f_formats::types::Uuid>().is_err());
    let secret = read(r#""password":"hunter2""#).expect("valid");
    assert!(!format!("{secret:?}").contains("hunter2"));
    round_trip!(Widths, r#"{"a":-128,"b":65535,"c":255,"d":-32768}"#);
    assert!(Widths::read(r#"{"a":128}"#).is_err());
}

#[test]
fn secrets_of_every_type_are_sent_and_never_printed() {
    use f_secrets::types::{Holder, Kind};
    use f_secrets::{Schema, validate};
    for member in [
        r#""pin":4711"#,
        r#""wrapped":"4711""#,
        r#""twice":"4711""#,
        r#""big":471100000000000000000000"#,
        r#""amount":4711.10"#,
        r#""ratio":4711.5"#,
        r#""day":"4711-01-01""#,
        r#""either":"4711""#,
    ] {
        let text = format!("{{{member}}}");
        let holder = round_trip!(Holder, text.as_str());
        let Holder { pin, wrapped, twice, big, amount, ratio, day, kind, either } = &holder;
        let members = format!("{pin:?}{wrapped:?}{twice:?}{big:?}{amount:?}{ratio:?}{day:?}{kind:?}{either:?}");
        assert!(!members.contains("4711") && !format!("{holder:?}").contains("4711"), "{members}");
    }
    assert_eq!(format!("{:?}", round_trip!(Kind, "\"debit\"")), "Kind(…)");
    let pin = round_trip!(validate::Pin, "4711");
    assert!(*pin.expose() == 4711 && !format!("{pin:?}").contains("4711"));
    let broken = validate::Pin::read("47110").expect_err("too large");
    assert!(!broken.to_string().contains("47110"));
}

#[test]
fn secrets_of_several_parts_are_never_printed() {
    use f_secret_parts::types::{Means, Parts};
    use f_secret_parts::{Schema, Validate, validate};
    for member in [
        r#""list":["4711"]"#,
        r#""pair":["4711"]"#,
        r#""map":{"a":"4711"}"#,
        r#""any":{"a":[4711]}"#,
        r#""struct":{"a":"4711"}"#,
        r#""loose":{"a":"4711"}"#,
        r#""loose":4711"#,
        r#""merged":"4711""#,
        r#""inner":["4711"]"#,
    ] {
        let text = format!("{{{member}}}");
        let parts = round_trip!(Parts, text.as_str());
        let printed = format!("{parts:?}");
        assert!(!printed.contains("4711") && printed.contains('…'), "{printed}");
    }
    for text in [r#"{"number":"4711"}"#, r#"{"number":"47110"}"#, r#"{"number":4711}"#] {
        let means: Means = serde_json::from_str(text).expect("any JSON is read");
        let loose: <validate::Loose as Schema>::Value = serde_json::from_str(&format!("{{\"card\":{text}}}")).expect("any JSON is read");
        let printed = format!("{means:?} {loose:?}");
        assert!(!printed.contains("4711") && printed.contains('…'), "{printed}");
    }
    let bank: Means = serde_json::from_str(r#"{"bank":"shown"}"#).expect("any JSON is read");
    assert!(format!("{bank:?}").contains("shown"));
    let parts = Parts { list: Some(vec!["4711".to_owned()].into()), ..Parts::new() };
    assert!(parts.list.as_ref().is_some_and(|list| list.expose().len() == 1) && parts.validate().is_ok());
}

#[test]
fn what_several_parts_say_of_a_member_is_held_by_one_type() {
    use f_overlaps::{Schema, types};
    let buyer = r#""buyer":{"name":"Ada","seat":{"row":3,"column":"b"},"card":"Hello"}"#;
    let lines = r#""lines":[{"sku":"7","wrapped":true}]"#;
    let rest = r#""extra":{"ribbon":"red"},"mark":{"text":"m","colour":"blue"},"kind":"gift""#;
    let gift = format!("{{{buyer},{lines},{rest}}}");
    let gift = round_trip!(types::Gift, gift.as_str());
    let buyer: types::GiftBuyer = gift.buyer.expect("a buyer");
    assert_eq!(buyer.card, "Hello");
    let present = format!(r#"{{{lines},"until":"noon"}}"#);
    let present = round_trip!(types::Present, present.as_str());
    let lines: Option<Vec<types::GiftLinesItem>> = present.lines;
    assert_eq!(lines.expect("lines")[0].wrapped, Some(true));
    assert!(types::Gift::read(r#"{"buyer":{"name":"Ada"}}"#).is_err());

    let chain = r#"{"next":{"next":{"first":"a","second":"b"},"second":"c"},"first":"d"}"#;
    round_trip!(types::Both, chain);

    round_trip!(f_overlaps::validate::Coloured, r#"{"a":{"left":1,"right":"r"}}"#);
    round_trip!(types::Special, r#"{"top":{"colour":"c","left":1},"a":{"left":2}}"#);

    round_trip!(types::Grown, r#"{"a":{"b":{}}}"#);
}

#[test]
fn what_alternatives_and_another_part_say_of_a_member_is_held_by_one_type() {
    use f_choices::{Schema, types};
    let phone = r#"{"way":{"name":"n","phone":"1"}}"#;
    round_trip!(types::Payment, phone);
    assert!(types::Payment::read(r#"{"way":{"name":"n"}}"#).is_err());
    assert!(types::PaymentWay::read(r#"{"name":"n"}"#).is_ok());
    let chosen = r#"{"one":{"next":{"first":"a"},"third":"t"}}"#;
    round_trip!(types::Chosen, chosen);
    let picked = round_trip!(types::Picked, r#"{"one":{"first":"a"}}"#);
    let one: Option<types::List> = picked.one;
    assert!(one.is_some());
    let again = round_trip!(types::Again, r#"{"one":"text"}"#);
    let one: Option<types::ChoiceOne> = again.one;
    assert!(one.is_some());
    round_trip!(types::Boxes, r#"{"boxes":[{"size":"s","lid":"l"}]}"#);

    let mail = round_trip!(types::Mail, r#"{"kind":"mail","data":{"at":"9","address":"a"}}"#);
    let types::MailData { at, address } = mail.data.expect("the data");
    assert_eq!([at.as_deref(), address.as_deref()], [Some("9"), Some("a")]);
}

#[test]
fn patterns_look_round() {
    use f_patterns::{Schema, validate::Labels};
    round_trip!(Labels, r#"{"x-one":"up-down"}"#);
    for text in [
        r#"{"x-one":"up--down"}"#,
        r#"{"x-one":"up-"}"#,
        r#"{"x-old":"up"}"#,
    ] {
        assert!(Labels::read(text).is_err(), "{text}");
    }
}

#[test]
fn plain_formats_and_unnamed_members_are_a_choice() {
    use f_formats_as_text::{Schema, types::Texts};
    round_trip!(Texts, r#"{"id":"2eb8aa08-aa98-11ea-b4aa-73b441d16380","date":"2024-02-29","else":[1.0]}"#);
    let text = Texts::new("x".to_owned());
    assert!(text.additional.is_empty());
}

#[test]
fn hostile_names_and_values_go_over_the_wire_as_they_are() {
    use f_hostile::Schema;
    let texts: Vec<String> = serde_json::from_str(include_str!("nasty.json")).expect("the texts");
    let members = texts.iter().map(|text| (text.clone(), "x".into()));
    let object = serde_json::Value::Object(members.collect()).to_string();
    let all = All::read(&object).expect("all members are there");
    let written = serde_json::to_value(&all).expect("JSON");
    assert_eq!(written.to_string(), object);
    for text in &texts {
        let json = serde_json::to_string(text).expect("JSON");
        let value = Values::read(&json).expect("a value of the document");
        assert!(!matches!(value, Values::Unknown(_)), "{json}");
        assert_eq!(serde_json::to_string(&value).expect("JSON"), json);
    }
    assert!(Values::read("\"none of them\"").is_err());
}

#[test]
fn schemas_are_found_by_their_names() {
    use f_version_3_1::{Schema, types::Tree};
    round_trip!(Tree, r#"{"label":"a","children":[{"label":"b","note":"c"}]}"#);
    for broken in [
        r#"{"label":""}"#,
        r#"{"children":[{"label":""}]}"#,
        r#"{"first":{"note":"longer than 9"}}"#,
    ] {
        assert!(Tree::read(broken).is_err(), "{broken}");
    }
}
