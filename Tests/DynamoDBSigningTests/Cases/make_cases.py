"""Writes Cases/botocore.json: requests of DynamoDB as botocore signs them.

Run with an installed botocore: python3 Tests/DynamoDBSigningTests/Cases/make_cases.py
"""
import datetime
import json
import pathlib
from unittest import mock

import botocore
import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

NOW = datetime.datetime(2026, 11, 21, 12, 34, 56, tzinfo=datetime.timezone.utc)
LIST, PUT = "DynamoDB_20120810.ListTables", "DynamoDB_20120810.PutItem"
KEY, SECRET = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
ITEM = '{"TableName": "a", "Item": {"PK": {"S": "Grüße, 世界 \\u0000"}}}'
REQUESTS = [
    ("a call", "http://localhost:8000/", {"X-Amz-Target": LIST}, "{}", None),
    ("the service", "https://dynamodb.eu-central-1.amazonaws.com/", {"X-Amz-Target": LIST}, "{}",
     None),
    ("an empty body", "http://localhost:8000/", {"X-Amz-Target": LIST}, "", None),
    ("text beyond ASCII", "http://localhost:8000/", {"X-Amz-Target": PUT}, ITEM, None),
    ("a session token", "http://localhost:8000/", {"X-Amz-Target": LIST}, "{}",
     "FwoGZXIvYXdzEXAMPLE+token/=="),
    ("spaces in a header", "http://localhost:8000/",
     {"X-Amz-Target": LIST, "Meerkat": "  Hello   wide\tworld  "}, "{}", None),
    ("no default port", "http://127.0.0.1/", {"X-Amz-Target": LIST}, "{}", None),
    ("a large body", "http://localhost:8000/", {"X-Amz-Target": PUT}, "x" * 5000, None),
    ("a path", "http://localhost:8000/a%20b/./c/../d~e", {"X-Amz-Target": LIST}, "{}", None),
    ("a query", "http://localhost:8000/?b=2&a=x%20y&b=1&c", {"X-Amz-Target": LIST}, "{}", None),
]


def signed(note, url, headers, body, token):
    request = AWSRequest("POST", url, data=body.encode(), headers={
        "Content-Type": "application/x-amz-json-1.0", **headers})
    with mock.patch("botocore.auth.get_current_datetime", lambda *a, **k: NOW):
        botocore.auth.SigV4Auth(
            Credentials(KEY, SECRET, token), "dynamodb", "eu-central-1").add_auth(request)
    host, _, path = url.split("://")[1].partition("/")
    given = {k: v for k, v in request.headers.items() if k != "Authorization"}
    return {
        "note": note, "method": "POST", "target": "/" + path,
        "headers": [["Host", host]] + [[k, v] for k, v in given.items()
                                       if not k.startswith("X-Amz-Date") and
                                       not k.startswith("X-Amz-Security")],
        "body": body, "key": KEY, "secret": SECRET, "token": token, "region": "eu-central-1",
        "service": "dynamodb", "time": given["X-Amz-Date"],
        "authorization": request.headers["Authorization"]}


folder = pathlib.Path(__file__).parent
cases = ",\n".join(
    json.dumps(signed(*request), ensure_ascii=False, indent=1) for request in REQUESTS)
(folder / "botocore.json").write_text(f"[\n{cases}\n]\n", encoding="utf-8")
print(f"{len(REQUESTS)} cases by botocore {botocore.__version__}")
