"""A server that plays the parts of AWS which credentials come from, and a DynamoDB that notes who
calls: one port for DynamoDB, STS, the container's and the machine's metadata."""
import datetime
import http.server
import json
import threading
import urllib.parse

END = "%Y-%m-%dT%H:%M:%SZ"


def later(seconds):
    return (datetime.datetime.now(datetime.timezone.utc)
            + datetime.timedelta(seconds=seconds)).strftime(END)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, body, status=200, kind="application/json"):
        body = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def do_PUT(self):
        self.body()
        if self.server.imds == "v1":
            return self.answer("", 404)
        assert self.headers["X-aws-ec2-metadata-token-ttl-seconds"] == "21600"
        self.answer("machine-token", kind="text/plain")

    def do_GET(self):
        keys = {"AccessKeyId": "AKIDMETADATA", "SecretAccessKey": "metadata/secret",
                "Token": "metadata-token", "Expiration": later(self.server.lifetime)}
        if self.path.startswith("/latest/meta-data/iam/security-credentials/"):
            token = self.headers.get("X-aws-ec2-metadata-token")
            if self.server.imds == "none" or (self.server.imds == "v2" and token != "machine-token"):
                return self.answer("", 404)
            role = self.path.rsplit("/", 1)[1]
            return self.answer(json.dumps(keys) if role else "machine-role")
        if self.path == "/container":
            keys["AccessKeyId"] = "AKIDCONTAINER"
            keys["Token"] = "container " + (self.headers.get("Authorization") or "-")
            return self.answer(json.dumps(keys))
        self.answer("", 404)

    def do_POST(self):
        body = self.body()
        if self.headers.get("X-Amz-Target"):
            self.server.calls.append((dict(self.headers), body))
            return self.answer('{"TableNames":[]}')
        form = dict(urllib.parse.parse_qsl(body.decode()))
        who = (self.headers.get("Authorization") or "nobody").partition("Credential=")[2].split("/")[0]
        self.server.roles.append({**form, "who": who})
        if "forbidden" in form["RoleArn"]:
            return self.answer("<ErrorResponse><Error><Code>AccessDenied</Code><Message>no &amp; no"
                               "</Message></Error></ErrorResponse>", 403, "text/xml")
        name = form["Action"]
        self.answer(
            f"<{name}Response><{name}Result><Credentials><AccessKeyId>ASIA{form['RoleArn'][-4:]}"
            f"</AccessKeyId><SecretAccessKey>role/{who}</SecretAccessKey><SessionToken>"
            f"{form.get('ExternalId', '')}{form.get('WebIdentityToken', '')}token&lt;=</SessionToken>"
            f"<Expiration>{later(self.server.lifetime)}</Expiration></Credentials><AssumedRoleUser>"
            f"<Arn>arn</Arn><AssumedRoleId>id</AssumedRoleId></AssumedRoleUser></{name}Result>"
            f"</{name}Response>", kind="text/xml")


class Amazon(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.calls, self.roles, self.imds, self.lifetime = [], [], "none", 3600
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"
