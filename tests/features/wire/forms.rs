//! Forms, files and texts: what stands in the bodies.

use wire::server::Received;

use crate::{done, text};

#[test]
fn a_form_is_written_field_by_field() {
    use f_forms::types::{Charge, Money};
    let server = done();
    let charge = Charge {
        text: Some("a b&c=d+é".to_owned()),
        list: Some(vec!["x".to_owned(), "y z".to_owned()]),
        codes: Some(vec!["1".to_owned(), "2".to_owned()]),
        link: Some("https://a/b?c".to_owned()),
        tags: Some(vec!["t".to_owned()]),
        price: Some(Money::new(7)),
        metadata: Some([("k".to_owned(), vec![Money::new(8), Money::new(9)])].into()),
        ..Charge::new(5)
    };
    client!(f_forms, server).charge(&charge).expect("a success");
    let received = server.only();
    let media_type = received.header("content-type");
    assert_eq!(media_type, Some("application/x-www-form-urlencoded"));
    let expected = [
        "amount=5",
        "text=a%20b%26c%3Dd%2B%C3%A9",
        "list=x&list=y%20z",
        "codes=1,2",
        "link=https://a/b?c",
        "tags=%5B%22t%22%5D",
        "price=%7B%22amount%22%3A7%7D",
        "metadata%5Bk%5D%5B0%5D%5Bamount%5D=8&metadata%5Bk%5D%5B1%5D%5Bamount%5D=9",
    ];
    assert_eq!(text(&received), expected.join("&"));
}

#[test]
fn a_form_is_judged_before_it_is_sent() {
    use f_forms::types::{Charge, Money};
    let server = done();
    let price = Money {
        currency: Some("E".to_owned()),
        ..Money::new(1)
    };
    let charge = Charge {
        price: Some(price),
        ..Charge::new(5)
    };
    let error = client!(f_forms, server)
        .charge(&charge)
        .expect_err("too short");
    let violations = error.violations().expect("violations");
    assert_eq!(violations.as_slice()[0].pointer(), "/price/currency");
    assert!(server.received().is_empty());
}

#[test]
fn a_multipart_body_has_files_and_values_as_parts() {
    use f_forms::File;
    use f_forms::types::{Money, Upload};
    let server = done();
    let photo = File::new(b"\x89PN\x00".to_vec())
        .with_name("a \"b\".png")
        .with_media_type("image/png")
        .with_header("X-Rate", "3");
    let upload = Upload {
        more: Some(vec![File::new("1"), File::new("--").with_name("2.pdf")]),
        note: Some("# é".to_owned()),
        size: Some(4),
        price: Some(Money::new(7)),
        words: Some(vec!["x".to_owned(), "y".to_owned()]),
        ..Upload::new(photo)
    };
    let client = client!(f_forms, server);
    client.upload(&upload).expect("a success");
    let received = server.only();
    let media_type = received.header("content-type").expect("a media type");
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=");
    let boundary = boundary.expect("a boundary");
    let parts: [&[u8]; 8] = [
        b"; name=\"photo\"; filename=\"a %22b%22.png\"\r\nContent-Type: image/png\r\nX-Rate: 3\r\n\r\n\x89PN\x00",
        b"; name=\"more\"; filename=\"more\"\r\nContent-Type: application/pdf\r\n\r\n1",
        b"; name=\"more\"; filename=\"2.pdf\"\r\nContent-Type: application/pdf\r\n\r\n--",
        "; name=\"note\"\r\nContent-Type: text/markdown\r\n\r\n# é".as_bytes(),
        b"; name=\"size\"\r\n\r\n4",
        b"; name=\"price\"\r\nContent-Type: application/json\r\n\r\n{\"amount\":7}",
        b"; name=\"words\"\r\n\r\nx",
        b"; name=\"words\"\r\n\r\ny",
    ];
    let mut expected = Vec::new();
    for part in parts {
        expected.extend(format!("--{boundary}\r\nContent-Disposition: form-data").into_bytes());
        expected.extend(part);
        expected.extend(b"\r\n");
    }
    expected.extend(format!("--{boundary}--\r\n").into_bytes());
    assert_eq!(
        received.body,
        expected,
        "{}",
        String::from_utf8_lossy(&received.body)
    );
}

#[test]
fn a_file_has_a_documented_media_type_and_size() {
    use f_forms::File;
    use f_forms::types::Upload;
    let server = done();
    let client = client!(f_forms, server);
    for (bytes, media_type, code) in [
        (vec![0; 5], "image/png", "maxLength"),
        (vec![0], "image/gif", "media-type"),
        (vec![0], "image/png\r\nX: y", "media-type"),
    ] {
        let photo = File::new(bytes).with_media_type(media_type);
        let error = client.upload(&Upload::new(photo)).expect_err("invalid");
        let violations = error.violations().expect("violations");
        assert_eq!(violations.as_slice()[0].code(), code, "{error}");
    }
    let error = client
        .upload(&Upload::new(File::new("abcd")))
        .expect_err("no media type");
    assert!(
        error
            .to_string()
            .contains("has to be one of image/png, image/jpeg"),
        "{error}"
    );
    let sent = client.image(&File::new("x").with_media_type("image/gif"));
    sent.expect("a success");
    assert_eq!(server.only().header("content-type"), Some("image/gif"));
    assert!(
        client
            .image(&File::new("x").with_media_type("text/html"))
            .is_err()
    );
}

#[test]
fn one_of_several_bodies_is_sent() {
    use f_forms::bodies::ChoiceBody;
    use f_forms::types::Money;
    let money = Money::new(7);
    for (body, media_type, sent) in [
        (
            Some(ChoiceBody::Json(&money)),
            Some("application/json"),
            "{\"amount\":7}",
        ),
        (
            Some(ChoiceBody::Xml("<a/>")),
            Some("application/xml"),
            "<a/>",
        ),
        (
            Some(ChoiceBody::Form(&money)),
            Some("application/x-www-form-urlencoded"),
            "amount=7",
        ),
        (None, None, ""),
    ] {
        let server = done();
        client!(f_forms, server).choice(body).expect("a success");
        let received = server.only();
        assert_eq!(
            (received.header("content-type"), text(&received)),
            (media_type, sent)
        );
    }
}

#[test]
fn what_has_no_content_says_so_where_servers_expect_some() {
    let server = super::done();
    let client = client!(f_bodies, server);
    client.optional(None).expect("a success");
    client.bytes(Some(b"")).expect("a success");
    client.bytes(None).expect("a success");
    client.empty(b"").expect("a success");
    for received in server.received() {
        assert_eq!(received.header("content-length"), Some("0"), "{}", received.line);
    }
    assert_eq!(server.received().len(), 4);
    let server = super::done();
    client!(f_downloads, server).table().expect("a success");
    assert_eq!(server.only().header("content-length"), None);
}

#[test]
fn a_text_is_judged_and_sent() {
    let server = done();
    let client = client!(f_forms, server);
    client.note("äbc").expect("a success");
    assert_eq!(text(&server.only()), "äbc");
    assert!(
        client
            .note("four")
            .expect_err("too long")
            .violations()
            .is_some()
    );
}

/// The fields of a form as Node.js reads them, where it is installed: names, texts, and of files type, name and bytes.
fn read_with_node(received: &Received) -> Option<serde_json::Value> {
    use std::io::Write;
    use std::process::{Command, Stdio};
    const SCRIPT: &str = "
        const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk);
        const headers = { 'content-type': process.argv[1] };
        const form = await new Response(Buffer.concat(chunks), { headers }).formData();
        const fields = [];
        for (const [name, value] of form) fields.push([name, typeof value === 'string' ? value
            : [value.type, value.name, ...new Uint8Array(await value.arrayBuffer())]]);
        console.log(JSON.stringify(fields));";
    let media_type = received.header("content-type").expect("a media type");
    let mut command = Command::new("node");
    let command = command.args(["--input-type=module", "--eval", SCRIPT, media_type]);
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = piped else {
        println!("skipped: there is no node");
        return None;
    };
    let mut input = child.stdin.take().expect("piped");
    input.write_all(&received.body).expect("a reader");
    drop(input);
    let output = child.wait_with_output().expect("an output");
    Some(serde_json::from_slice(&output.stdout).expect("JSON"))
}

#[test]
fn another_implementation_reads_the_forms() {
    use f_forms::File;
    use f_forms::types::{Charge, Upload};
    let nasty: Vec<String> = serde_json::from_str(include_str!("../nasty.json")).expect("texts");
    let server = done();
    let charge = Charge {
        list: Some(nasty.clone()),
        ..Charge::new(5)
    };
    client!(f_forms, server).charge(&charge).expect("a success");
    let Some(fields) = read_with_node(&server.only()) else {
        return;
    };
    let mut expected = vec![serde_json::json!(["amount", "5"])];
    expected.extend(nasty.iter().map(|text| serde_json::json!(["list", text])));
    assert_eq!(fields, serde_json::Value::Array(expected));

    let server = done();
    let photo = File::new(*b"\r\n-\xff").with_media_type("image/png");
    let upload = Upload {
        words: Some(nasty.clone()),
        ..Upload::new(photo.with_name("ä\".png"))
    };
    client!(f_forms, server).upload(&upload).expect("a success");
    let fields = read_with_node(&server.only()).expect("node was there");
    let file = serde_json::json!(["photo", ["image/png", "ä\".png", 13, 10, 45, 255]]);
    let mut expected = vec![file];
    // Node.js takes a byte order mark at the beginning of a part for no part of its text.
    let words = nasty.iter().map(|text| text.trim_start_matches('\u{feff}'));
    expected.extend(words.map(|text| serde_json::json!(["words", text])));
    assert_eq!(fields, serde_json::Value::Array(expected));
}
