"""Signed GetItem/s of boto3, with as many threads as are to be in flight: URL SECONDS THREADS."""
import sys
import threading
import time

import boto3
from botocore.config import Config

url, seconds, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
client = boto3.client(
    "dynamodb", endpoint_url=url, region_name="eu-central-1", aws_access_key_id="AKIDEXAMPLE",
    aws_secret_access_key="secret", config=Config(max_pool_connections=count))
counts = [0] * count
end = time.monotonic() + seconds


def read(place):
    while time.monotonic() < end:
        client.get_item(TableName="client-bench", Key={"PK": {"S": "one"}})
        counts[place] += 1


threads = [threading.Thread(target=read, args=(place,)) for place in range(count)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"| GetItem/s of boto3, {count} in flight | {sum(counts) // seconds} | |")
