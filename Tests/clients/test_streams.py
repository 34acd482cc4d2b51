"""Streams and time to live through boto3 and the AWS CLI."""
import json
import os
import subprocess
import sys
import time
import unittest

import boto3

from served import Served, table

AWS = os.path.join(os.path.dirname(sys.executable), "aws")


class StreamsTests(Served):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.streams = boto3.client("dynamodbstreams", endpoint_url=cls.endpoint)

    def create(self, name, view="NEW_AND_OLD_IMAGES"):
        made = self.client.create_table(
            **table(name, "PK", "SK"),
            StreamSpecification={"StreamEnabled": True, "StreamViewType": view})
        return made["TableDescription"]["LatestStreamArn"]

    def iterator(self, arn, kind="TRIM_HORIZON", **more):
        shard = self.streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][-1]
        return self.streams.get_shard_iterator(
            StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType=kind, **more)["ShardIterator"]

    def put(self, name, key, **more):
        self.client.put_item(TableName=name, Item={"PK": {"S": key}, "SK": {"S": key}, **more})

    def test_records_are_read_page_by_page(self):
        arn = self.create("pages")
        for number in range(25):
            self.put("pages", str(number), n={"N": str(number)})
        iterator, seen, pages = self.iterator(arn), [], 0
        while True:
            page = self.streams.get_records(ShardIterator=iterator, Limit=10)
            if not page["Records"]:
                break
            pages += 1
            seen += [record["dynamodb"]["NewImage"]["n"]["N"] for record in page["Records"]]
            iterator = page["NextShardIterator"]
        self.assertEqual(seen, [str(number) for number in range(25)])
        self.assertEqual(pages, 3)

    def test_a_record_is_what_the_model_says(self):
        arn = self.create("record")
        self.put("record", "a", n={"N": "1"}, raw={"B": b"\x00\xff"})
        self.put("record", "a", n={"N": "1"}, raw={"B": b"\x00\xff"})
        self.client.delete_item(TableName="record", Key={"PK": {"S": "a"}, "SK": {"S": "a"}})
        records = self.streams.get_records(ShardIterator=self.iterator(arn))["Records"]
        self.assertEqual([record["eventName"] for record in records], ["INSERT", "REMOVE"])
        first = records[0]["dynamodb"]
        self.assertEqual(first["NewImage"]["raw"], {"B": b"\x00\xff"})
        self.assertAlmostEqual(first["ApproximateCreationDateTime"].timestamp(), time.time(), delta=60)
        self.assertEqual(first["SizeBytes"], 2 * len("PKaSKa") + len("n") + 2 + len("raw") + 2)
        again = self.iterator(
            arn, "AFTER_SEQUENCE_NUMBER", SequenceNumber=first["SequenceNumber"])
        self.assertEqual(self.streams.get_records(ShardIterator=again)["Records"], records[1:])

    def test_a_stream_that_is_switched_off_can_be_read_to_its_end(self):
        arn = self.create("off", "KEYS_ONLY")
        self.put("off", "a")
        self.client.update_table(TableName="off", StreamSpecification={"StreamEnabled": False})
        stream = self.streams.describe_stream(StreamArn=arn)["StreamDescription"]
        self.assertEqual(stream["StreamStatus"], "DISABLED")
        self.assertIn("EndingSequenceNumber", stream["Shards"][0]["SequenceNumberRange"])
        page = self.streams.get_records(ShardIterator=self.iterator(arn))
        self.assertEqual(len(page["Records"]), 1)
        self.assertNotIn("NextShardIterator", page)

    def test_streams_are_listed_page_by_page(self):
        arns = sorted(self.create(f"listed{number}") for number in range(3))
        found, start = [], {}
        while True:
            page = self.streams.list_streams(Limit=1, **start)
            found += [stream["StreamArn"] for stream in page["Streams"]]
            if "LastEvaluatedStreamArn" not in page:
                break
            start = {"ExclusiveStartStreamArn": page["LastEvaluatedStreamArn"]}
        self.assertEqual([arn for arn in found if "listed" in arn], arns)

    def test_errors_are_the_clients_own_exceptions(self):
        with self.assertRaises(self.streams.exceptions.ResourceNotFoundException):
            self.streams.describe_stream(
                StreamArn="arn:aws:dynamodb:us-east-1:000000000000:table/no/stream/2024-01-01")

    def test_items_expire(self):
        arn = self.create("sessions")
        self.client.update_time_to_live(
            TableName="sessions",
            TimeToLiveSpecification={"Enabled": True, "AttributeName": "until"})
        described = self.client.describe_time_to_live(TableName="sessions")
        self.assertEqual(
            described["TimeToLiveDescription"],
            {"TimeToLiveStatus": "ENABLED", "AttributeName": "until"})
        self.put("sessions", "old", until={"N": str(int(time.time()) - 60)})
        self.put("sessions", "new", until={"N": str(int(time.time()) + 600)})
        keys = [item["PK"]["S"] for item in self.client.scan(TableName="sessions")["Items"]]
        self.assertEqual(keys, ["new"])
        records = self.streams.get_records(ShardIterator=self.iterator(arn))["Records"]
        removed = [record for record in records if record["eventName"] == "REMOVE"]
        self.assertEqual(
            removed[0]["userIdentity"],
            {"PrincipalId": "dynamodb.amazonaws.com", "Type": "Service"})

    def test_the_command_line_reads_a_stream(self):
        arn = self.create("cli")
        self.put("cli", "a")

        def aws(*arguments):
            result = subprocess.run(
                [AWS, "--endpoint-url", self.endpoint, "--output", "json", "dynamodbstreams",
                 *arguments],
                capture_output=True, text=True, timeout=60)
            self.assertEqual(result.returncode, 0, result.stderr)
            return json.loads(result.stdout)

        self.assertEqual(
            aws("list-streams", "--table-name", "cli", "--query", "Streams[].StreamArn"), [arn])
        shard = aws(
            "describe-stream", "--stream-arn", arn, "--query", "StreamDescription.Shards[0].ShardId")
        iterator = aws(
            "get-shard-iterator", "--stream-arn", arn, "--shard-id", shard,
            "--shard-iterator-type", "TRIM_HORIZON", "--query", "ShardIterator")
        self.assertEqual(
            aws("get-records", "--shard-iterator", iterator, "--query", "Records[].eventName"),
            ["INSERT"])


if __name__ == "__main__":
    unittest.main()
