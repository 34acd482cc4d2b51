"""A `partita serve` of its own for each test class, and clients of it."""
import os
import re
import subprocess
import unittest

import boto3

PARTITA = os.environ.get("PARTITA", ".build/debug/partita")
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_PAGER": "",
}
os.environ.update(ENVIRONMENT)


def serve(*arguments):
    """Starts the command; gives the process and the endpoint it printed."""
    process = subprocess.Popen(
        [PARTITA, "serve", "--port", "0", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    line = process.stdout.readline()
    found = re.search(r"http://\S+", line)
    if not found:
        raise AssertionError(f"partita serve said {line!r} {process.stderr.read()!r}")
    return process, found[0]


def stop(process):
    process.terminate()
    try:
        process.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def client(endpoint, kind=boto3.client, **options):
    return kind("dynamodb", endpoint_url=endpoint, **options)


def table(name, *keys, **options):
    """The arguments of CreateTable for keys of type S."""
    kinds = ["HASH", "RANGE"]
    return {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [
            {"AttributeName": key, "KeyType": kind} for key, kind in zip(keys, kinds)],
        "AttributeDefinitions": [
            {"AttributeName": key, "AttributeType": "S"} for key in keys],
        **options,
    }


class Served(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.process, cls.endpoint = serve()
        cls.client = client(cls.endpoint)
        cls.resource = client(cls.endpoint, boto3.resource)

    @classmethod
    def tearDownClass(cls):
        stop(cls.process)
