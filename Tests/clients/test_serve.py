"""The `partita serve` command itself: its options, its end, signatures of real clients."""
import os
import signal
import subprocess
import tempfile
import threading
import unittest

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

from served import PARTITA, client, serve, stop, table


def refused(*arguments):
    """What the command says where it does not start, and its status."""
    result = subprocess.run(
        [PARTITA, "serve", *arguments], capture_output=True, text=True, timeout=20)
    return result.returncode, result.stderr


class CommandTests(unittest.TestCase):
    def test_a_port_in_use_is_said(self):
        process, endpoint = serve()
        self.addCleanup(stop, process)
        port = endpoint.split(":")[-1]
        status, message = refused("--port", port)
        self.assertEqual(status, 1)
        self.assertIn(f"port {port} of 127.0.0.1 is in use", message)

    def test_other_hosts_need_signatures(self):
        status, message = refused("--port", "0", "--host", "0.0.0.0")
        self.assertEqual(status, 64)
        self.assertIn("--verify-signatures", message)
        process, _ = serve("--host", "0.0.0.0", "--allow-unsigned")
        stop(process)

    def test_both_signals_end_it(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            process, endpoint = serve()
            client(endpoint).list_tables()
            process.send_signal(number)
            process.communicate(timeout=5)
            self.assertEqual(process.returncode, 0)

    def test_the_log_has_a_line_for_each_request(self):
        process, endpoint = serve("--log")
        client(endpoint).list_tables()
        process.terminate()
        lines = process.communicate(timeout=5)[1].splitlines()
        self.assertEqual(len(lines), 1)
        self.assertRegex(
            lines[0],
            r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ 127\.0\.0\.1:\d+ ListTables 200 2 17 \d+\.\d{3}ms$")

    def test_many_clients_at_a_time(self):
        process, endpoint = serve()
        self.addCleanup(stop, process)
        client(endpoint).create_table(**table("counters", "PK"))

        def work():
            own = boto3.session.Session().client("dynamodb", endpoint_url=endpoint)
            for _ in range(50):
                own.update_item(
                    TableName="counters", Key={"PK": {"S": "all"}}, UpdateExpression="ADD n :one",
                    ExpressionAttributeValues={":one": {"N": "1"}})

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        item = client(endpoint).get_item(TableName="counters", Key={"PK": {"S": "all"}})["Item"]
        self.assertEqual(item["n"], {"N": "400"})


class SignatureTests(unittest.TestCase):
    def connect(self, endpoint, key="AKIDEXAMPLE", secret="secret", **options):
        return client(
            endpoint, aws_access_key_id=key, aws_secret_access_key=secret, **options)

    def code(self, connection):
        with self.assertRaises(ClientError) as caught:
            connection.list_tables()
        return caught.exception.response["Error"]["Code"]

    def test_keys_of_the_environment(self):
        process, endpoint = serve("--verify-signatures")
        self.addCleanup(stop, process)
        self.assertEqual(self.connect(endpoint).list_tables()["TableNames"], [])
        self.assertEqual(
            self.connect(endpoint, region_name="sa-east-1").list_tables()["TableNames"], [])
        self.assertEqual(
            self.code(self.connect(endpoint, secret="wrong")), "InvalidSignatureException")
        self.assertEqual(
            self.code(self.connect(endpoint, key="wrong")), "UnrecognizedClientException")
        self.assertEqual(
            self.code(self.connect(endpoint, aws_session_token="t")), "UnrecognizedClientException")
        unsigned = Config(signature_version=UNSIGNED)
        self.assertEqual(
            self.code(self.connect(endpoint, config=unsigned)),
            "MissingAuthenticationTokenException")

    def test_keys_of_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "credentials")
            with open(path, "w", encoding="utf-8") as file:
                file.write(
                    "[alice]\naws_access_key_id = AKIDALICE\naws_secret_access_key = a/b+c=\n\n"
                    "[bob]\naws_access_key_id=AKIDBOB\naws_secret_access_key=s\n"
                    "aws_session_token=token\n")
            process, endpoint = serve("--verify-signatures", "--credentials", path)
            self.addCleanup(stop, process)
        alice = self.connect(endpoint, "AKIDALICE", "a/b+c=")
        self.assertEqual(alice.list_tables()["TableNames"], [])
        bob = self.connect(endpoint, "AKIDBOB", "s", aws_session_token="token")
        self.assertEqual(bob.list_tables()["TableNames"], [])
        self.assertEqual(
            self.code(self.connect(endpoint, "AKIDBOB", "s")), "UnrecognizedClientException")
        self.assertEqual(self.code(self.connect(endpoint)), "UnrecognizedClientException")

    def test_a_file_without_keys_is_refused(self):
        status, message = refused("--verify-signatures", "--credentials", "/dev/null")
        self.assertEqual(status, 1)
        self.assertIn("/dev/null has no aws_access_key_id", message)
        status, message = refused("--verify-signatures", "--credentials", "/absent")
        self.assertEqual(status, 1)
        self.assertIn("cannot read /absent", message)


if __name__ == "__main__":
    unittest.main()
