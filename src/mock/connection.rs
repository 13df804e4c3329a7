//! TCP connections that can be cut: before an answer is sent, or right after it.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// Nothing more is written; 0 lets everything pass.
const MUTE: u8 = 1;
/// The connection ends once the next answer is written…
const LAST: u8 = 2;
/// …which has begun…
const WRITTEN: u8 = 3;
/// …and is over.
const ENDED: u8 = 4;

/// What is to happen to one connection.
#[derive(Clone, Debug, Default)]
pub(super) struct Connection(Arc<AtomicU8>);

impl Connection {
    /// Ends the connection without another byte.
    pub(super) fn cut_before_answer(&self) {
        self.0.store(MUTE, Ordering::Relaxed);
    }

    /// Ends the connection after the answer, which does not say so.
    pub(super) fn cut_after_answer(&self) {
        self.0.store(LAST, Ordering::Relaxed);
    }

    fn is(&self, state: u8) -> bool {
        self.0.load(Ordering::Relaxed) == state
    }

    fn advance(&self, from: u8, to: u8) {
        let (success, failure) = (Ordering::Relaxed, Ordering::Relaxed);
        let _other_state = self.0.compare_exchange(from, to, success, failure);
    }
}

/// Accepts connections.
#[derive(Debug)]
pub(super) struct Connections(pub(super) TcpListener);

impl Listener for Connections {
    type Io = Wire;
    type Addr = Connection;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (stream, _address): (TcpStream, SocketAddr) = Listener::accept(&mut self.0).await;
        // Without it the second of two small writes waits for the first to be acknowledged.
        let _slower_at_worst = stream.set_nodelay(true);
        let connection = Connection::default();
        let wire = Wire {
            stream,
            connection: connection.clone(),
        };
        (wire, connection)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        Ok(Connection::default())
    }
}

/// A TCP stream that obeys its [`Connection`].
#[derive(Debug)]
pub(super) struct Wire {
    stream: TcpStream,
    connection: Connection,
}

impl Wire {
    fn may_write(&self) -> io::Result<()> {
        match self.connection.is(MUTE) {
            true => Err(io::ErrorKind::ConnectionAborted.into()),
            false => {
                self.connection.advance(LAST, WRITTEN);
                Ok(())
            }
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.connection.is(ENDED) {
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.may_write()?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.may_write()?;
        Pin::new(&mut self.stream).poll_write_vectored(context, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        if flushed.is_ready() {
            self.connection.advance(WRITTEN, ENDED);
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
