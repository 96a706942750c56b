"""A collector of OpenTelemetry as far as tests need one: takes spans over HTTP and keeps them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


@dataclass(frozen=True)
class Told:
    """One span. `hangs_from`: the id of another, "" for none; `raw`: all of it as text."""

    process: str
    name: str
    trace: str
    id: str
    hangs_from: str
    attributes: dict[str, str]
    took: int
    raw: str


@dataclass
class Collector:
    url: str
    spans: list[Told] = field(default_factory=list)

    def of(self, name: str) -> list[Told]:
        return [one for one in list(self.spans) if one.name == name]

    def take(self, body: bytes) -> None:
        request = ExportTraceServiceRequest.FromString(body)
        for group in request.resource_spans:
            process = next(one.value.string_value for one in group.resource.attributes if one.key == "service.name")
            for scope in group.scope_spans:
                for span in scope.spans:
                    values = {one.key: one.value.string_value or str(one.value.int_value) for one in span.attributes}
                    took = span.end_time_unix_nano - span.start_time_unix_nano
                    ids = (span.trace_id.hex(), span.span_id.hex(), span.parent_span_id.hex())
                    self.spans.append(Told(process, span.name, *ids, values, took, str(group)))


@contextmanager
def listening_collector() -> Iterator[Collector]:
    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            collector.take(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Taking)
    collector = Collector(f"http://127.0.0.1:{server.server_port}/v1/traces")
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    serving.start()
    try:
        yield collector
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
