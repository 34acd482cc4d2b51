"""Endpoints over TLS: certificates are verified, as AWS's tools verify them."""
import http.server
import os
import pathlib
import ssl
import subprocess
import tempfile
import threading
import unittest

import h2.config
import h2.connection
import h2.events

from served import PARTITA

SCENARIO = """schema: partita/v1
name: s
steps:
  - request: { ListTables: {} }
    expect: { operations: [ListTables] }
    assert: ["count(result.responses[0].TableNames) == 0"]
"""
ANSWER = b'{"TableNames":[]}'


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def log_message(self, *_):
        pass


class Quiet(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        pass  # clients that do not trust it leave


def certificate(folder, name, address):
    """A certificate that signs itself, and its key."""
    paths = [os.path.join(folder, f"{name}.{kind}") for kind in ("pem", "key")]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName={address}",
         "-out", paths[0], "-keyout", paths[1]], check=True, capture_output=True)
    return paths


class TLSTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.own = certificate(cls.folder.name, "own", "IP:127.0.0.1")
        cls.other = certificate(cls.folder.name, "other", "DNS:dynamodb.example")
        (pathlib.Path(cls.folder.name) / "s.yaml").write_text(SCENARIO)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def start(self, pair):
        server = Quiet(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*pair)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return f"https://127.0.0.1:{server.server_port}"

    def play(self, url, bundle=None):
        environment = {k: v for k, v in os.environ.items()
                       if k not in ("AWS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")}
        if bundle:
            environment["AWS_CA_BUNDLE"] = bundle
        return subprocess.run(
            [PARTITA, "run", "--on", url, "s.yaml"], cwd=self.folder.name, env=environment,
            capture_output=True, text=True, timeout=60)

    def test_nobody_trusts_a_certificate_that_signs_itself(self):
        run = self.play(self.start(self.own))
        self.assertEqual(run.returncode, 3, run.stdout + run.stderr)
        self.assertIn("its certificate is not to be trusted", run.stderr)
        self.assertIn("AWS_CA_BUNDLE", run.stderr)

    def test_a_bundle_names_whom_to_trust(self):
        run = self.play(self.start(self.own), self.own[0])
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)

    def test_a_certificate_for_another_host_is_refused(self):
        run = self.play(self.start(self.other), self.other[0])
        self.assertEqual(run.returncode, 3, run.stdout + run.stderr)
        self.assertIn("its certificate is not to be trusted", run.stderr)

    def test_a_bundle_that_is_not_there(self):
        run = self.play(self.start(self.own), "/nowhere/bundle.pem")
        self.assertEqual(run.returncode, 3, run.stdout + run.stderr)
        self.assertIn("/nowhere/bundle.pem", run.stderr)

    def test_http_2_where_it_is_offered(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.own)
        context.set_alpn_protocols(["h2", "http/1.1"])
        spoken = []
        with socket_of(context) as listener:
            thread = threading.Thread(target=speak_http_2, args=(listener, spoken), daemon=True)
            thread.start()
            run = self.play(f"https://127.0.0.1:{listener.getsockname()[1]}", self.own[0])
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertEqual(set(spoken), {"h2"})


def socket_of(context):
    import socket
    return context.wrap_socket(socket.create_server(("127.0.0.1", 0)), server_side=True)


def speak_http_2(listener, spoken):
    """Answers every request of one connection."""
    try:
        connection, _ = listener.accept()
    except OSError:
        return
    spoken.append(connection.selected_alpn_protocol())
    state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    state.initiate_connection()
    connection.sendall(state.data_to_send())
    while data := connection.recv(65536):
        for event in state.receive_data(data):
            if isinstance(event, h2.events.DataReceived):
                state.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            if isinstance(event, h2.events.StreamEnded):
                state.send_headers(event.stream_id, [
                    (":status", "200"), ("content-type", "application/x-amz-json-1.0")])
                state.send_data(event.stream_id, ANSWER, end_stream=True)
        connection.sendall(state.data_to_send())


if __name__ == "__main__":
    unittest.main()
