"""Which credentials and region partita takes, held against botocore's own resolution."""
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest
from unittest import mock

import botocore.session
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from amazon import Amazon
from served import PARTITA

KEYS = "aws_access_key_id = AKIDFILE\naws_secret_access_key = file/secret\n"
OTHER = "aws_access_key_id = AKIDOTHER\naws_secret_access_key = other/secret\naws_session_token = t/=\n"
ENV = {"AWS_ACCESS_KEY_ID": "AKIDENV", "AWS_SECRET_ACCESS_KEY": "env/secret"}
ROLE = "role_arn = arn:aws:iam::123456789012:role/one1\n"
PROCESS = ("credential_process = {python} -c 'print(\"{{\\\"Version\\\": 1, \\\"AccessKeyId\\\": "
           "\\\"AKIDPROCESS\\\", \\\"SecretAccessKey\\\": \\\"process/secret\\\"{more}}}\")'\n")


def process(more=""):
    return PROCESS.format(python=sys.executable, more=more)


def case(config="", credentials="", profile=None, imds="none", **variables):
    return {"config": config, "credentials": credentials, "profile": profile, "imds": imds,
            "variables": variables}


CASES = {
    "nothing": case(),
    "variables": case(**ENV),
    "variables with a token": case(**ENV, AWS_SESSION_TOKEN="env-token"),
    "variables with an old token": case(**ENV, AWS_SECURITY_TOKEN="old", AWS_SESSION_TOKEN="new"),
    "a key without its secret": case(AWS_ACCESS_KEY_ID="AKIDENV"),
    "an empty variable": case(credentials=f"[default]\n{KEYS}", AWS_ACCESS_KEY_ID=""),
    "the credentials file": case(credentials=f"[default]\n{KEYS}"),
    "variables before the file": case(credentials=f"[default]\n{KEYS}", **ENV),
    "AWS_PROFILE": case(credentials=f"[default]\n{KEYS}[other]\n{OTHER}", AWS_PROFILE="other"),
    "AWS_PROFILE after variables": case(
        credentials=f"[default]\n{KEYS}[other]\n{OTHER}", AWS_PROFILE="other", **ENV),
    "--profile before variables": case(
        credentials=f"[default]\n{KEYS}[other]\n{OTHER}", profile="other", **ENV),
    "--profile before AWS_PROFILE": case(
        credentials=f"[one]\n{KEYS}[other]\n{OTHER}", profile="other", AWS_PROFILE="one"),
    "a profile that is not there": case(credentials=f"[default]\n{KEYS}", AWS_PROFILE="absent"),
    "the config file": case(config=f"[default]\n{KEYS}"),
    "a profile of the config file": case(config=f"[profile other]\n{OTHER}", profile="other"),
    "a quoted profile": case(config=f'[profile "of mine"]\n{OTHER}', profile="of mine"),
    "both files": case(config=f"[default]\n{OTHER}", credentials=f"[default]\n{KEYS}"),
    "comments, colons and upper case": case(
        credentials="# hello\n[default]\n; x = y\nAWS_ACCESS_KEY_ID : AKIDFILE\n"
                    "aws_secret_access_key=file=secret\n\n"),
    "a key without its secret in the file": case(
        credentials="[default]\naws_access_key_id = AKIDFILE\n"),
    "a file that is none": case(credentials="AKIDFILE file/secret\n"),
    "a process": case(config=f"[default]\n{process()}"),
    "a process with an end": case(config="[default]\n" + process(
        ', \\"SessionToken\\": \\"pt\\", \\"Expiration\\": \\"2099-01-01T00:00:00+01:00\\"')),
    "keys before a process": case(
        config=f"[default]\n{process()}", credentials=f"[default]\n{KEYS}"),
    "a process that fails": case(config="[default]\ncredential_process = false\n"),
    "a process that prints nothing": case(config="[default]\ncredential_process = true\n"),
    "a process of another version": case(
        config=f"[default]\n{process().replace(': 1,', ': 2,')}"),
    "a role": case(
        config=f"[profile r]\n{ROLE}source_profile = default\nexternal_id = ext\n",
        credentials=f"[default]\n{KEYS}", profile="r"),
    "a role of a role": case(
        config=f"[profile r]\n{ROLE}source_profile = s\n[profile s]\n"
               f"{ROLE.replace('one1', 'two2')}source_profile = base\n[profile base]\n{OTHER}",
        AWS_PROFILE="r"),
    "a role with its own keys": case(
        config=f"[profile r]\n{ROLE}source_profile = r\n{KEYS}", profile="r"),
    "a role in a circle": case(
        config=f"[profile r]\n{ROLE}source_profile = s\n[profile s]\n{ROLE}source_profile = r\n",
        profile="r"),
    "a role without a source": case(config=f"[profile r]\n{ROLE}", profile="r"),
    "a role with two sources": case(
        config=f"[profile r]\n{ROLE}source_profile = r\ncredential_source = Environment\n{KEYS}",
        profile="r"),
    "a role whose source is missing": case(
        config=f"[profile r]\n{ROLE}source_profile = absent\n", profile="r"),
    "a role from variables": case(
        config=f"[profile r]\n{ROLE}credential_source = Environment\n", profile="r", **ENV),
    "a role from a process": case(
        config=f"[profile r]\n{ROLE}source_profile = p\n[profile p]\n{process()}", profile="r"),
    "a role from an unknown place": case(
        config=f"[profile r]\n{ROLE}credential_source = Heaven\n", profile="r", **ENV),
    "a role that is forbidden": case(
        config="[profile r]\nrole_arn = arn:forbidden\nsource_profile = default\n",
        credentials=f"[default]\n{KEYS}", profile="r"),
    "a web identity": case(
        AWS_WEB_IDENTITY_TOKEN_FILE="{folder}/token",
        AWS_ROLE_ARN="arn:aws:iam::123456789012:role/web1", AWS_ROLE_SESSION_NAME="session"),
    "the container": case(AWS_CONTAINER_CREDENTIALS_FULL_URI="{amazon}/container"),
    "the container with a token": case(
        AWS_CONTAINER_CREDENTIALS_FULL_URI="{amazon}/container",
        AWS_CONTAINER_AUTHORIZATION_TOKEN="Basic abc"),
    "the container with a token's file": case(
        AWS_CONTAINER_CREDENTIALS_FULL_URI="{amazon}/container",
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE="{folder}/token"),
    "a container that is somebody's": case(
        AWS_CONTAINER_CREDENTIALS_FULL_URI="http://example.com/container"),
    "a container without an answer": case(
        AWS_CONTAINER_CREDENTIALS_FULL_URI="{amazon}/absent"),
    "the file before the container": case(
        credentials=f"[default]\n{KEYS}", AWS_CONTAINER_CREDENTIALS_FULL_URI="{amazon}/container"),
    "the machine, version 2": case(imds="v2", AWS_EC2_METADATA_SERVICE_ENDPOINT="{amazon}"),
    "the machine, version 1": case(imds="v1", AWS_EC2_METADATA_SERVICE_ENDPOINT="{amazon}/"),
    "the machine, turned off": case(
        imds="v2", AWS_EC2_METADATA_SERVICE_ENDPOINT="{amazon}", AWS_EC2_METADATA_DISABLED="TRUE"),
    "a role from the machine": case(
        config=f"[profile r]\n{ROLE}credential_source = Ec2InstanceMetadata\n", profile="r",
        imds="v2", AWS_EC2_METADATA_SERVICE_ENDPOINT="{amazon}"),
    "a region of the profile": case(credentials=f"[default]\n{KEYS}region = ap-south-1\n"),
    "a region of a variable": case(
        credentials=f"[default]\n{KEYS}region = ap-south-1\n", AWS_DEFAULT_REGION="eu-west-3"),
}

# Nothing of these may be seen anywhere.
SECRETS = re.compile(r"/secret|file=secret|role/AKID|[a-z]+-token|Signature=[0-9a-f]{9}")


class CredentialsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.amazon = Amazon()

    @classmethod
    def tearDownClass(cls):
        cls.amazon.shutdown()
        cls.amazon.server_close()

    def surroundings(self, given, folder):
        (folder / "config").write_text(given["config"])
        (folder / "credentials").write_text(given["credentials"])
        (folder / "token").write_text("from-a-file")
        variables = {
            "HOME": str(folder), "PATH": os.environ["PATH"],
            "AWS_CONFIG_FILE": str(folder / "config"),
            "AWS_SHARED_CREDENTIALS_FILE": str(folder / "credentials"),
            "AWS_ENDPOINT_URL_STS": self.amazon.url,
        }
        if "AWS_EC2_METADATA_SERVICE_ENDPOINT" not in given["variables"]:
            variables["AWS_EC2_METADATA_DISABLED"] = "true"
        if "role_arn" in given["config"] or "AWS_ROLE_ARN" in given["variables"]:
            variables["AWS_DEFAULT_REGION"] = "eu-central-1"  # botocore needs one for STS
        for name, value in given["variables"].items():
            variables[name] = value.format(amazon=self.amazon.url, folder=folder)
        return variables

    def botocores(self, variables, profile):
        """Keys and region, or nothing where botocore fails or finds none."""
        with mock.patch.dict(os.environ, variables, clear=True):
            try:
                session = botocore.session.Session(profile=profile)
                found = session.get_credentials()
                if found is None:
                    return None
                return found.get_frozen_credentials(), session.get_config_variable("region")
            except Exception as error:  # each of its many kinds means the same here
                return error

    def played(self, variables, profile, folder):
        (folder / "s.yaml").write_text(
            "schema: partita/v1\nname: s\nsteps: [request: { ListTables: {} }]\n")
        self.amazon.calls.clear()
        more = ["--profile", profile] if profile else []
        run = subprocess.run(
            [PARTITA, "run", "--verbose", "--endpoint", self.amazon.url, *more, "s.yaml"],
            cwd=folder, env=variables, capture_output=True, text=True, timeout=60)
        shown = run.stdout + run.stderr + "".join(
            p.read_text() for p in folder.rglob("*.report.md")) + "".join(
            p.read_text() for p in folder.glob("reports/*"))
        self.assertIsNone(SECRETS.search(shown), shown)
        return run, [c for c in self.amazon.calls if c[0]["X-Amz-Target"].endswith("ListTables")]

    def check(self, given):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            variables = self.surroundings(given, folder)
            self.amazon.imds = given["imds"]
            expected = self.botocores(variables, given["profile"])
            run, calls = self.played(variables, given["profile"], folder)
            if isinstance(expected, Exception):
                self.assertEqual(run.returncode, 64, (expected, run.stdout, run.stderr))
                self.assertEqual(calls, [])
                return
            self.assertEqual(run.returncode, 0, (expected, run.stdout, run.stderr))
            headers, body = calls[0]
            # Where there are none at all, made-up ones do on this machine.
            keys, region = expected or (Credentials("partita", "partita"), "us-east-1")
            region = region or "us-east-1"
            self.assertIn(f"Credential={keys.access_key}/", headers["Authorization"])
            self.assertEqual(headers.get("X-Amz-Security-Token"), keys.token)
            self.assertIn(f"/{region}/dynamodb/aws4_request", headers["Authorization"])
            self.assertEqual(headers["Authorization"], self.signed(keys, region, headers, body))

    def signed(self, keys, region, headers, body):
        """What botocore makes of the same request at the same time."""
        signed = re.search(r"SignedHeaders=([^,]+)", headers["Authorization"])[1].split(";")
        kept = {k: v for k, v in headers.items()
                if k.lower() in signed and k.lower() not in ("x-amz-date", "x-amz-security-token")}
        request = AWSRequest("POST", self.amazon.url + "/", data=body, headers=kept)
        request.context["timestamp"] = headers["X-Amz-Date"]
        auth = SigV4Auth(Credentials(keys.access_key, keys.secret_key, keys.token), "dynamodb", region)
        request.headers["X-Amz-Date"] = headers["X-Amz-Date"]
        if keys.token:
            request.headers["X-Amz-Security-Token"] = keys.token
        text = auth.string_to_sign(request, auth.canonical_request(request))
        return headers["Authorization"].split("Signature=")[0] + "Signature=" + auth.signature(
            text, request)

    def test_same_as_botocore(self):
        self.assertGreaterEqual(len(CASES), 30)
        for name, given in CASES.items():
            with self.subTest(name):
                self.check(given)

    def test_missing_ones_are_explained(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            variables = self.surroundings(case(), folder)
            (folder / "s.yaml").write_text(
                "schema: partita/v1\nname: s\nsteps: [request: { ListTables: {} }]\n")
            run = subprocess.run(
                [PARTITA, "run", "--on", "aws:eu-central-1", "s.yaml"], cwd=folder, env=variables,
                capture_output=True, text=True, timeout=60)
            self.assertEqual(run.returncode, 64)
            for place in ["AWS_ACCESS_KEY_ID", "the profile 'default'", str(folder / "credentials"),
                          str(folder / "config"), "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                          "AWS_EC2_METADATA_DISABLED"]:
                self.assertIn(place, run.stderr)
            run = subprocess.run(
                [PARTITA, "run", "--on", "aws", "s.yaml"], cwd=folder, env=variables,
                capture_output=True, text=True, timeout=60)
            self.assertEqual(run.returncode, 64)
            self.assertIn("no region: name one with --region, AWS_REGION", run.stderr)

    def test_endpoints_of_the_environment(self):
        services = "[default]\nservices = mine\nendpoint_url = http://127.0.0.1:1\n" \
                   "[services mine]\ndynamodb =\n  endpoint_url = {amazon}\n"
        cases = [
            ("", {"AWS_ENDPOINT_URL": "{amazon}"}),
            ("", {"AWS_ENDPOINT_URL": "http://127.0.0.1:1", "AWS_ENDPOINT_URL_DYNAMODB": "{amazon}"}),
            ("[default]\nendpoint_url = {amazon}\n", {}),
            (services, {}),
            (services, {"AWS_REGION": "sa-east-1", "AWS_DEFAULT_REGION": "eu-west-1"}),
        ]
        for config, variables in cases:
            with self.subTest(config=config, **variables), tempfile.TemporaryDirectory() as name:
                folder = pathlib.Path(name)
                variables = self.surroundings(case(
                    config=config.format(amazon=self.amazon.url), **variables), folder)
                (folder / "s.yaml").write_text(
                    "schema: partita/v1\nname: s\nsteps: [request: { ListTables: {} }]\n")
                self.amazon.calls.clear()
                more = [] if "AWS_REGION" in variables else ["--region", "eu-north-1"]
                run = subprocess.run(
                    [PARTITA, "run", "--on", "aws", *more, "s.yaml"], cwd=folder, env=variables,
                    capture_output=True, text=True, timeout=60)
                self.assertEqual(run.returncode, 0, run.stderr)
                region = variables.get("AWS_REGION", "eu-north-1")
                self.assertIn(f"/{region}/", self.amazon.calls[0][0]["Authorization"])

    def test_five_hundred_signatures(self):
        dice = random.Random(500)
        letters = "abcXYZ019 /+=&%?#~'\\\"\t\n\u00e9\u0301ß世界🙂"
        steps = []
        for _ in range(500):
            text = "".join(dice.choice(letters) for _ in range(dice.randrange(200)))
            body = {"TableName": "t", "Item": {"PK": {"S": text}, "n": {"N": str(dice.random())}}}
            steps.append("  - request: " + json.dumps(
                {"PutItem": body}, ensure_ascii=False))
        for number, more in enumerate([{}, {"AWS_SESSION_TOKEN": "FwoG/+=="}]):
            with tempfile.TemporaryDirectory() as name:
                folder = pathlib.Path(name)
                variables = self.surroundings(case(**ENV, **more), folder)
                (folder / "s.yaml").write_text(
                    "schema: partita/v1\nname: s\nsteps:\n" + "\n".join(steps[number::2]),
                    encoding="utf-8")
                self.amazon.calls.clear()
                run = subprocess.run(
                    [PARTITA, "run", "--endpoint", self.amazon.url, "--table-prefix", "",
                     "--allow-existing", "s.yaml"], cwd=folder, env=variables,
                    capture_output=True, text=True, timeout=60)
                self.assertEqual(run.returncode, 0, run.stdout[-2000:] + run.stderr)
                calls = [c for c in self.amazon.calls if c[0]["X-Amz-Target"].endswith("PutItem")]
                self.assertEqual(len(calls), 250)
                keys = Credentials("AKIDENV", "env/secret", more.get("AWS_SESSION_TOKEN"))
                for headers, body in calls:
                    self.assertEqual(
                        headers["Authorization"], self.signed(keys, "us-east-1", headers, body))

    def test_temporary_ones_are_renewed(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            variables = self.surroundings(case(
                config=f"[default]\n{ROLE}source_profile = keys\n[profile keys]\n{KEYS}"), folder)
            (folder / "s.yaml").write_text(
                "schema: partita/v1\nname: s\nsteps:\n" + "  - request: { ListTables: {} }\n" * 3)
            for lifetime, fetched in [(3600, 1), (600, 4)]:
                self.amazon.lifetime = lifetime
                self.amazon.roles.clear()
                run = subprocess.run(
                    [PARTITA, "run", "--endpoint", self.amazon.url, "s.yaml"], cwd=folder,
                    env=variables, capture_output=True, text=True, timeout=60)
                self.assertEqual(run.returncode, 0, run.stderr)
                self.assertEqual(len(self.amazon.roles), fetched)
            self.amazon.lifetime = 3600


if __name__ == "__main__":
    unittest.main()
