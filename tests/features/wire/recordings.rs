//! What streams in one program: the example of the README, against a server.

use std::error::Error;
use std::io::{Read, Seek, Write};

use f_recordings::{Client, Credentials, Source};
use wire::server::{Received, Server, answer};

/// Sends a file, gets it back, and follows what the server makes of it. Nothing is held as a whole.
async fn keep(
    client: &Client,
    recording: std::fs::File,
    copy: &mut std::fs::File,
    out: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let length = recording.metadata()?.len();
    let source = Source::of_reader(recording).with_length(length);
    let kept = client.put_recording_from(source).await?;
    writeln!(out, "sent {length} bytes: {}", kept.status())?;

    let mut download = client.get_recording_streamed().await?;
    while let Some(piece) = download.next().await {
        copy.write_all(&piece?)?;
    }
    writeln!(out, "got {} bytes of {}", copy.metadata()?.len(), download.answer().media_type())?;

    let mut events = client.progress().await?;
    while let Some(event) = events.next().await {
        writeln!(out, "{:?}", event?.value())?;
    }
    Ok(())
}

const TOLD: &str = "\
sent 3000000 bytes: 204
got 3000000 bytes of audio/ogg
Some(Progress { percent: 50 })
Some(Progress { percent: 100 })
";

/// Gives back what it was sent.
fn serve() -> Server {
    let kept = std::sync::Mutex::new(Vec::new());
    Server::start(move |Received { line, body, .. }| match line.split(' ').next() {
        Some("PUT") => {
            body.clone_into(&mut kept.lock().expect("no panic"));
            answer(204, "text/plain", b"")
        }
        _ if line.ends_with("/recording HTTP/1.1") => answer(200, "audio/ogg", &kept.lock().expect("no panic")),
        _ => answer(200, "text/event-stream", b"data: {\"percent\":50}\n\ndata: {\"percent\":100}\n\n"),
    })
}

/// A file that is gone when nobody has it open any more.
fn file(name: &str) -> std::fs::File {
    let path = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
    let options = std::fs::File::options().read(true).write(true).create_new(true).open(&path);
    std::fs::remove_file(&path).expect("a file");
    options.expect("a file")
}

#[tokio::test]
async fn what_the_readme_shows_is_told() {
    let server = serve();
    let builder = Client::builder(Credentials::new()).server(&server.url);
    let client = builder.build().expect("valid settings");
    let body: Vec<u8> = (0..3_000_000_u32).map(|number| number.to_le_bytes()[0]).collect();
    let (mut recording, mut copy) = (file("recording"), file("copy"));
    recording.write_all(&body).expect("written");
    recording.rewind().expect("its start");
    let mut told = Vec::new();
    keep(&client, recording, &mut copy, &mut told).await.expect("no error");
    assert_eq!(String::from_utf8_lossy(&told), TOLD);
    let mut kept = Vec::new();
    copy.rewind().expect("its start");
    copy.read_to_end(&mut kept).expect("read");
    assert!(kept == body);
}
