"""What `partita serve --data` and `run --data` keep in a file, over restarts, kills and errors."""
import os
import pathlib
import resource
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

import boto3
from botocore.exceptions import ClientError

import kill
from served import PARTITA, client, serve, stop, table


class Data(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.path = os.path.join(self.folder, "shop.db")

    def tearDown(self):
        shutil.rmtree(self.folder)

    def refused(self, path, *arguments):
        """What serve says of a file it cannot use, which it leaves as it was."""
        before = pathlib.Path(path).read_bytes() if os.path.isfile(path) else None
        files = sorted(os.listdir(self.folder))
        done = subprocess.run([PARTITA, "serve", "--port", "0", "--data", path, *arguments],
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 2, done)
        self.assertEqual(done.stdout, "")
        if before is not None:
            self.assertEqual(pathlib.Path(path).read_bytes(), before)
        self.assertEqual(sorted(os.listdir(self.folder)), files)
        return done.stderr

    def test_everything_is_there_after_a_restart(self):
        process, endpoint = serve("--data", self.path)
        dynamodb, streams = client(endpoint), boto3.client("dynamodbstreams", endpoint_url=endpoint)
        dynamodb.create_table(
            **table("shop", "PK", "SK"), Tags=[{"Key": "a", "Value": "b"}],
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"})
        dynamodb.update_continuous_backups(
            TableName="shop",
            PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
        dynamodb.update_time_to_live(
            TableName="shop", TimeToLiveSpecification={"AttributeName": "ttl", "Enabled": True})
        for number in range(30):
            dynamodb.put_item(TableName="shop", Item={
                "PK": {"S": "P"}, "SK": {"S": f"{number:02}"}, "n": {"N": str(number)}})
        dynamodb.create_backup(TableName="shop", BackupName="first")
        dynamodb.delete_item(TableName="shop", Key={"PK": {"S": "P"}, "SK": {"S": "07"}})
        arn = dynamodb.describe_table(TableName="shop")["Table"]["TableArn"]
        dynamodb.put_resource_policy(
            ResourceArn=arn, Policy='{"Statement": {"Effect": "Deny", "Principal": "*", '
            '"Action": "dynamodb:*", "Resource": "*"}}')
        transaction = {"ClientRequestToken": "once", "TransactItems": [{"Update": {
            "TableName": "shop", "Key": {"PK": {"S": "P"}, "SK": {"S": "00"}},
            "UpdateExpression": "ADD n :n", "ExpressionAttributeValues": {":n": {"N": "5"}}}}]}
        dynamodb.transact_write_items(**transaction)

        def state():
            stream = streams.list_streams()["Streams"][0]["StreamArn"]
            shard = streams.describe_stream(StreamArn=stream)["StreamDescription"]["Shards"][0]
            iterator = streams.get_shard_iterator(
                StreamArn=stream, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")
            answers = [
                dynamodb.scan(TableName="shop"), dynamodb.describe_table(TableName="shop"),
                dynamodb.describe_time_to_live(TableName="shop"),
                dynamodb.list_tags_of_resource(ResourceArn=arn), dynamodb.list_backups(),
                dynamodb.get_resource_policy(ResourceArn=arn), shard,
                streams.get_records(ShardIterator=iterator["ShardIterator"])["Records"]]
            for answer in answers:
                if isinstance(answer, dict):
                    answer.pop("ResponseMetadata", None)
            return answers

        for is_killed in (False, True):
            before = state()
            if not is_killed:
                stop(process)
                self.assertEqual(os.listdir(self.folder), ["shop.db"])
            else:
                process.kill()
                process.communicate()
            process, endpoint = serve("--data", self.path, "--sync", "full")
            dynamodb = client(endpoint)
            streams = boto3.client("dynamodbstreams", endpoint_url=endpoint)
            self.assertEqual(state(), before)
        dynamodb.transact_write_items(**transaction)
        self.assertEqual(state(), before)
        transaction["TransactItems"][0]["Update"]["UpdateExpression"] = "SET n = :n"
        with self.assertRaises(dynamodb.exceptions.IdempotentParameterMismatchException):
            dynamodb.transact_write_items(**transaction)
        backup = dynamodb.list_backups()["BackupSummaries"][0]["BackupArn"]
        dynamodb.restore_table_from_backup(TargetTableName="again", BackupArn=backup)
        self.assertEqual(dynamodb.scan(TableName="again")["Count"], 30)
        stop(process)

    def test_kill(self):
        writes, records, _ = kill.play(PARTITA, self.path, kills=5, seed=7, sync="normal")
        self.assertGreater(writes, 100)
        self.assertGreater(records, 100)

    def test_a_full_disk_is_an_error_and_no_end(self):
        def limited():
            resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

        process = subprocess.Popen(
            [PARTITA, "serve", "--port", "0", "--data", self.path], preexec_fn=limited,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        endpoint = process.stdout.readline().split(" on ")[1].split(" ")[0]
        dynamodb = client(endpoint, config=boto3.session.Config(retries={"max_attempts": 1}))
        dynamodb.create_table(**table("shop", "PK"))
        stored = 0
        with self.assertRaises(ClientError) as caught:
            for number in range(1000):
                dynamodb.put_item(
                    TableName="shop", Item={"PK": {"S": str(number)}, "x": {"S": "x" * 3000}})
                stored += 1
        error = caught.exception.response["Error"]
        self.assertEqual(error["Code"], "InternalServerError")
        self.assertIn("it could not be kept", error["Message"])
        self.assertGreater(stored, 10)
        self.assertEqual(dynamodb.scan(TableName="shop", Select="COUNT")["Count"], stored)
        process.kill()
        process.communicate()
        process, endpoint = serve("--data", self.path)
        self.assertEqual(
            client(endpoint).scan(TableName="shop", Select="COUNT")["Count"], stored)
        stop(process)

    def test_files_that_cannot_be_used(self):
        for content in (b"hello", b"SQLite format 3\0" + bytes(200)):
            pathlib.Path(self.path).write_bytes(content)
            self.assertIn(f"cannot use '{self.path}' as --data: ", self.refused(self.path))
        os.remove(self.path)
        other = sqlite3.connect(self.path)
        other.execute("CREATE TABLE t (a)")
        other.close()
        self.assertIn("an SQLite database of something else", self.refused(self.path))
        os.remove(self.path)
        process, _ = serve("--data", self.path)
        self.assertIn("another process has the file open", self.refused(self.path))
        stop(process)
        self.assertIn("No such file or directory", self.refused(self.folder + "/no/x"))
        self.assertIn("no regular file", self.refused(self.folder))
        whole = pathlib.Path(self.path).read_bytes()
        pathlib.Path(self.path).write_bytes(whole[:60] + bytes([0, 0, 0, 2]) + whole[64:])
        self.assertIn("written by a newer partita", self.refused(self.path))
        pathlib.Path(self.path).write_bytes(whole[:4096] + bytes(len(whole) - 4096))
        self.assertIn("the file is damaged", self.refused(self.path))

    def test_run_keeps_what_a_scenario_left(self):
        scenario = pathlib.Path(self.folder) / "seed.yaml"
        scenario.write_text("""schema: partita/v1
name: Seed
steps:
  - request:
      CreateTable:
        TableName: shop
        BillingMode: PAY_PER_REQUEST
        KeySchema: [{ AttributeName: PK, KeyType: HASH }]
        AttributeDefinitions: [{ AttributeName: PK, AttributeType: S }]
  - request: { PutItem: { TableName: shop, Item: { PK: { S: a } } } }
""")
        done = subprocess.run(
            [PARTITA, "run", "--data", self.path, str(scenario), "--report", "markdown:-"],
            capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done)
        scenario.write_text("""schema: partita/v1
name: Look
steps:
  - request: { Scan: { TableName: shop } }
    expect: { count: 1 }
""")
        for _ in range(2):
            done = subprocess.run(
                [PARTITA, "run", "--data", self.path, str(scenario), "--report", "markdown:-"],
                capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done)
        process, endpoint = serve("--data", self.path)
        self.assertEqual(client(endpoint).scan(TableName="shop")["Count"], 1)
        stop(process)


if __name__ == "__main__":
    unittest.main()
