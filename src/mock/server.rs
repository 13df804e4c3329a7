//! The mock on a TCP port: HTTP in, HTTP out, one line of log for each request, and a clean end.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Extension, State};
use axum::http::header::{CONTENT_LENGTH, HeaderValue};
use axum::http::{HeaderMap, Response, StatusCode, request::Parts};
use axum::serve::Listener;
use http_body::{Body as _, Frame};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tower_service::Service as _;

use super::answer::Answer;
use super::connection::{Connection, Connections};
use super::fault::{FAULT, Fault, Faults};
use super::log::Line;
use super::{Mock, Request};

/// How long running requests may take once the server is to stop.
const PATIENCE: Duration = Duration::from_secs(5);

/// How a mock is served.
pub struct Service {
    /// What answers.
    pub mock: Mock<'static>,
    /// The HTML page at `/`, where there is one.
    pub page: Option<Bytes>,
    /// Faults that are drawn.
    pub faults: Faults,
    /// The longest request body that is read, in bytes.
    pub max_body: usize,
    /// Where each line of the log goes.
    pub log: Box<dyn Fn(&str) + Send + Sync>,
}

/// A bound port that does not answer yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    /// The address it listens at.
    pub address: SocketAddr,
}

impl Server {
    /// Takes a port; 0 takes any.
    ///
    /// # Errors
    /// When the address cannot be listened at.
    pub async fn bind(address: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Answers until `stop` is over, and then for as long as running requests need, at most five seconds.
    pub async fn serve(self, service: Service, stop: impl Future<Output = ()>) {
        let router = Router::new().fallback(handle).with_state(Arc::new(service));
        let mut protocol = http1::Builder::new();
        // A client may end its side once it has asked, and still wait for the answers.
        protocol.half_close(true);
        let open = GracefulShutdown::new();
        let mut connections = Connections(self.listener);
        let mut stop = pin!(stop);
        loop {
            let (wire, connection) = tokio::select! {
                accepted = connections.accept() => accepted,
                () = &mut stop => break,
            };
            let router = router.clone();
            let service = service_fn(move |request: hyper::Request<Incoming>| {
                let mut request = request.map(Body::new);
                request.extensions_mut().insert(connection.clone());
                router.clone().call(request)
            });
            let served = protocol.serve_connection(TokioIo::new(wire), service);
            tokio::spawn(open.watch(served));
        }
        drop(connections);
        // Whoever still waits after that gets no answer.
        let _ended_or_late = tokio::time::timeout(PATIENCE, open.shutdown()).await;
    }
}

async fn handle(
    State(service): State<Arc<Service>>,
    Extension(connection): Extension<Connection>,
    request: axum::extract::Request,
) -> Result<Response<Body>, Infallible> {
    let start = Instant::now();
    let (parts, body) = request.into_parts();
    let (answer, fault, request) = match read(&service, parts, body).await {
        Ok(request) => {
            let (answer, fault) = service.answer(&request);
            (answer, fault, request)
        }
        Err((answer, request)) => (answer, None, request),
    };
    if let Some(Fault::Delay(delay)) = fault {
        tokio::time::sleep(delay).await;
    }
    let line = Line {
        request: &request,
        answer: &answer,
        fault,
        duration: start.elapsed(),
    };
    (service.log)(&line.to_string());
    Ok(respond(answer, fault, &request, &connection))
}

impl Service {
    fn answer(&self, request: &Request) -> (Answer, Option<Fault>) {
        let fault = match self.faults.of(request, || self.mock.is_own(request)) {
            Ok(fault) => fault,
            Err(error) => {
                let status = StatusCode::BAD_REQUEST;
                return (Answer::problem(status, &error.to_string()), None);
            }
        };
        let answer = match fault {
            Some(Fault::Html) => Answer::with_body(
                StatusCode::INTERNAL_SERVER_ERROR,
                "text/html; charset=utf-8",
                "<!DOCTYPE html>\n<title>500</title>\n<h1>Internal Server Error</h1>\n",
            ),
            _ => self.mock.answer(request, self.page.as_ref()),
        };
        (answer, fault)
    }
}

/// The whole request, or the answer to one that cannot be read.
async fn read(service: &Service, parts: Parts, body: Body) -> Result<Request, (Answer, Request)> {
    let mut request = Request {
        method: parts.method,
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers,
        body: Bytes::new(),
    };
    if body.is_end_stream() {
        return Ok(request);
    }
    let limit = service.max_body;
    let too_large = || {
        let detail = format!("the body is longer than {limit} bytes");
        Answer::problem(StatusCode::PAYLOAD_TOO_LARGE, &detail)
    };
    if declared_length(&request.headers).is_some_and(|length| length > limit as u64) {
        return Err((too_large(), request));
    }
    match Limited::new(body, limit).collect().await {
        Ok(collected) => {
            request.body = collected.to_bytes();
            Ok(request)
        }
        Err(error) if error.is::<LengthLimitError>() => Err((too_large(), request)),
        Err(_) => {
            let status = StatusCode::BAD_REQUEST;
            Err((Answer::problem(status, "the body ends too early"), request))
        }
    }
}

fn declared_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn respond(
    answer: Answer,
    fault: Option<Fault>,
    request: &Request,
    connection: &Connection,
) -> Response<Body> {
    let body = match fault {
        Some(Fault::Truncate) => Body::new(Torn::new(answer.body.clone())),
        _ => Body::from(answer.body.clone()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = answer.status;
    *response.headers_mut() = answer.headers;
    match fault {
        Some(Fault::CutBefore) => connection.cut_before_answer(),
        Some(Fault::CutAfter) => connection.cut_after_answer(),
        Some(Fault::Truncate) => {
            let length = HeaderValue::from(answer.body.len().max(1));
            response.headers_mut().insert(CONTENT_LENGTH, length);
        }
        _ => {}
    }
    if let Some(Ok(fault)) = fault.map(|fault| HeaderValue::from_str(&fault.to_string())) {
        response.headers_mut().insert(FAULT, fault);
    }
    super::cross_origin::allow(request, response.headers_mut());
    response
}

/// The first half of a body, and then an error where the rest should be.
struct Torn {
    half: Option<Bytes>,
    /// Long enough for the half to be on its way.
    pause: Pin<Box<tokio::time::Sleep>>,
}

impl Torn {
    fn new(whole: Bytes) -> Self {
        Self {
            half: Some(whole.slice(..whole.len() / 2)),
            pause: Box::pin(tokio::time::sleep(Duration::from_millis(20))),
        }
    }
}

impl http_body::Body for Torn {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(half) = self.half.take() {
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        let over = self.pause.as_mut().poll(context);
        over.map(|()| Some(Err(io::ErrorKind::ConnectionAborted.into())))
    }
}
