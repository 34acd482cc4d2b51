"""kill.py [--kills N] [--seed N] [--sync normal|full] [--file FILE]: ends `partita serve --data` with
kill -9 under load at random moments, and looks each time whether the file has all it must have.

Several connections write: items, counters, batches, deletions, transactions with tokens, tables. After
each kill the server starts again on the same file, and

* every acknowledged write is there, and of a write that was under way all of it or nothing;
* the items of a transaction have the same stamp; sent again with its token, it counts once;
* the indexes hold what the table's items say, and the table as many items as it describes;
* the stream, replayed from where it was read last, gives the table's items;
* the tables are those that were made and not deleted.

Needs nothing but Python and the command (the environment variable PARTITA, or a release build).
"""
import argparse
import http.client
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = "load"
STREAMS = {"DescribeStream", "GetShardIterator", "GetRecords"}


class Refused(Exception):
    """The server answered with an error."""


class Connection:
    """One connection; answers are decoded JSON."""

    def __init__(self, port):
        self.http = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.http.close()

    def __call__(self, operation, **body):
        self.http.request("POST", "/", json.dumps(body), {
            "X-Amz-Target": f"DynamoDB_20120810.{operation}" if operation not in STREAMS
            else f"DynamoDBStreams_20120810.{operation}",
            "Content-Type": "application/x-amz-json-1.0", "X-Amz-Date": "20260101T000000Z",
            "Authorization": "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, "
                             "SignedHeaders=host, Signature=b"})
        answer = self.http.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise Refused(f"{operation}: {text.decode()}")
        return json.loads(text)


class Server:
    def __init__(self, command, path, sync):
        begin = time.monotonic()
        self.process = subprocess.Popen(
            [command, "serve", "--port", "0", "--data", path, "--sync", sync],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://\S+:(\d+)", line)
        if not found:
            raise AssertionError(f"serve said {line!r} {self.process.stderr.read()!r}")
        self.port = int(found[1])
        self.start = time.monotonic() - begin

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()


def item(worker, key, version, **more):
    """An item with keys of the table and of both indexes."""
    return {"PK": {"S": f"W#{worker}"}, "SK": {"S": key}, "G": {"S": f"G#{version % 7}"},
            "L": {"N": str(version % 5)}, "version": {"N": str(version)},
            "filler": {"S": "x" * (version % 300)}, **more}


class Worker:
    """One connection's writes, what was acknowledged of them, and which was under way.

    `items` maps a sort key to its item. `pending` maps a sort key to the item (None: deleted) that a
    write under way would leave, all keys of it together. `tables` are names, `pendingTable` one whose
    creation or deletion is under way.
    """

    def __init__(self, number, seed):
        self.number = number
        self.random = random.Random(seed * 1000 + number)
        self.items, self.pending = {}, {}
        self.tables, self.pending_table = set(), None
        self.version = 0
        # The last transaction: its request, and the items it leaves.
        self.last = None
        self.acknowledged = 0
        self.failure = None

    def run(self, port):
        try:
            with Connection(port) as connection:
                while True:
                    self.write(connection)
                    self.acknowledged += 1
        except (OSError, http.client.HTTPException):
            pass  # It was killed.
        except Exception as error:
            self.failure = error

    def write(self, connection):
        self.version += 1
        keys = [f"K#{self.random.randrange(200):03}" for _ in range(10)]
        kind = self.random.choices(
            ["put", "update", "delete", "batch", "transaction", "table"], [30, 15, 10, 10, 15, 3])[0]
        getattr(self, kind)(connection, keys)

    def commit(self):
        for key, value in self.pending.items():
            if value is None:
                self.items.pop(key, None)
            else:
                self.items[key] = value
        self.pending = {}

    def put(self, connection, keys):
        self.pending = {keys[0]: item(self.number, keys[0], self.version)}
        connection("PutItem", TableName=TABLE, Item=self.pending[keys[0]])
        self.commit()

    def update(self, connection, keys):
        key = keys[0]
        old = self.items.get(key) or {"PK": {"S": f"W#{self.number}"}, "SK": {"S": key}}
        count = int(old.get("count", {"N": "0"})["N"]) + 1
        self.pending = {key: {**old, "count": {"N": str(count)},
                              "G": {"S": f"G#{self.version % 7}"}}}
        connection(
            "UpdateItem", TableName=TABLE, Key={name: old[name] for name in ("PK", "SK")},
            UpdateExpression="SET G = :g ADD #c :one", ExpressionAttributeNames={"#c": "count"},
            ExpressionAttributeValues={":g": self.pending[key]["G"], ":one": {"N": "1"}})
        self.commit()

    def delete(self, connection, keys):
        self.pending = {keys[0]: None}
        connection("DeleteItem", TableName=TABLE,
                   Key={"PK": {"S": f"W#{self.number}"}, "SK": {"S": keys[0]}})
        self.commit()

    def batch(self, connection, keys):
        self.pending = {key: item(self.number, key, self.version) for key in set(keys)}
        connection("BatchWriteItem", RequestItems={
            TABLE: [{"PutRequest": {"Item": value}} for value in self.pending.values()]})
        self.commit()

    def transaction(self, connection, keys):
        """Three puts with one stamp, and a counter."""
        new = {f"T#{place}": item(self.number, f"T#{place}", self.version) for place in range(3)}
        request = {
            "ClientRequestToken": f"w{self.number}-{self.version}",
            "TransactItems": [
                *({"Put": {"TableName": TABLE, "Item": value}} for value in new.values()),
                {"Update": {
                    "TableName": TABLE,
                    "Key": {"PK": {"S": f"W#{self.number}"}, "SK": {"S": "TOTAL"}},
                    "UpdateExpression": "ADD #c :one",
                    "ExpressionAttributeNames": {"#c": "count"},
                    "ExpressionAttributeValues": {":one": {"N": "1"}}}}]}
        count = int(self.items.get("TOTAL", {"count": {"N": "0"}})["count"]["N"]) + 1
        total = {"PK": {"S": f"W#{self.number}"}, "SK": {"S": "TOTAL"}, "count": {"N": str(count)}}
        self.pending = {**new, "TOTAL": total}
        self.last = (request, self.pending)
        connection("TransactWriteItems", **request)
        self.commit()

    def table(self, connection, keys):
        if len(self.tables) > 3:
            name = sorted(self.tables)[0]
            self.pending_table = name
            connection("DeleteTable", TableName=name)
            self.tables.discard(name)
        else:
            name = f"table-{self.number}-{self.version}"
            self.pending_table = name
            connection("CreateTable", TableName=name, BillingMode="PAY_PER_REQUEST",
                       KeySchema=[{"AttributeName": "PK", "KeyType": "HASH"}],
                       AttributeDefinitions=[{"AttributeName": "PK", "AttributeType": "S"}])
            self.tables.add(name)
        self.pending_table = None

    def settle(self, found, tables):
        """Compares with what is there after a kill, and takes that over."""
        if self.failure:
            raise self.failure
        changed = [key for key in self.pending if self.pending[key] != self.items.get(key)]
        done = [key for key in changed if found.get(key) == self.pending[key]]
        if done and len(done) < len(changed):
            raise AssertionError(f"worker {self.number}: of {changed} only {done} were written")
        if done:
            self.commit()
        if found != self.items:
            keys = [key for key in found.keys() | self.items.keys()
                    if found.get(key) != self.items.get(key)]
            raise AssertionError(
                f"worker {self.number}, {keys[0]}: {found.get(keys[0])} in place of "
                f"{self.items.get(keys[0])}, and {len(keys) - 1} more")
        self.pending = {}
        own = {name for name in tables if name.startswith(f"table-{self.number}-")}
        if (own ^ self.tables) - {self.pending_table}:
            raise AssertionError(f"worker {self.number} has the tables {own}, not {self.tables}")
        self.tables, self.pending_table = own, None

    def repeat(self, connection):
        """Sends the last transaction again: carried out before or not, it counts once."""
        if self.last:
            request, self.pending = self.last
            connection("TransactWriteItems", **request)
            self.commit()


class Check:
    """Reads everything back after a kill; keeps how far the stream was read and what it gave."""

    def __init__(self):
        self.replayed, self.shards, self.records = {}, {}, 0

    def __call__(self, connection, workers):
        tables = pages(connection, "ListTables", "TableNames", "LastEvaluatedTableName",
                       "ExclusiveStartTableName")
        found = scan(connection)
        for worker in workers:
            worker.settle({key: value for (number, key), value in found.items()
                           if number == f"W#{worker.number}"}, tables)
        for worker in workers:
            worker.repeat(connection)
        expected = {(f"W#{worker.number}", key): value
                    for worker in workers for key, value in worker.items.items()}
        found = scan(connection)
        same("the table", found, expected)
        described = connection("DescribeTable", TableName=TABLE)["Table"]
        same("ItemCount", described["ItemCount"], len(found))
        same("the global index", scan(connection, IndexName="byG"),
             {key: value for key, value in found.items() if "G" in value})
        same("the local index", scan(connection, IndexName="byL"),
             {key: value for key, value in found.items() if "L" in value})
        self.replay(connection, described["LatestStreamArn"])
        same("the stream, replayed,", self.replayed, found)
        backups = connection("DescribeContinuousBackups", TableName=TABLE)
        same("point-in-time recovery", backups["ContinuousBackupsDescription"][
            "PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"], "ENABLED")
        return len(found)

    def replay(self, connection, stream):
        shards = connection("DescribeStream", StreamArn=stream)["StreamDescription"]["Shards"]
        for shard in (shard["ShardId"] for shard in shards):
            after = self.shards.get(shard)
            iterator = connection(
                "GetShardIterator", StreamArn=stream, ShardId=shard,
                ShardIteratorType="AFTER_SEQUENCE_NUMBER" if after else "TRIM_HORIZON",
                **({"SequenceNumber": after} if after else {}))["ShardIterator"]
            while iterator:
                answer = connection("GetRecords", ShardIterator=iterator)
                if not answer["Records"]:
                    break
                for record in answer["Records"]:
                    self.take(record["dynamodb"], record["eventName"])
                    self.shards[shard] = record["dynamodb"]["SequenceNumber"]
                iterator = answer.get("NextShardIterator")

    def take(self, change, name):
        key = (change["Keys"]["PK"]["S"], change["Keys"]["SK"]["S"])
        same(f"what {name} replaced at {key}", self.replayed.get(key), change.get("OldImage"))
        if "NewImage" in change:
            self.replayed[key] = change["NewImage"]
        else:
            del self.replayed[key]
        self.records += 1


def same(what, found, expected):
    if found != expected:
        detail = f"{found} in place of {expected}"
        if isinstance(found, dict) and isinstance(expected, dict):
            keys = [key for key in found.keys() | expected.keys()
                    if found.get(key) != expected.get(key)]
            detail = f"{len(keys)} differ, {keys[0]}: {found.get(keys[0])}, {expected.get(keys[0])}"
        raise AssertionError(f"{what} is wrong: {detail}")


def pages(connection, operation, member, last, start, **body):
    found = []
    while True:
        answer = connection(operation, **body)
        found += answer[member]
        if last not in answer:
            return found
        body[start] = answer[last]


def scan(connection, **body):
    items = pages(connection, "Scan", "Items", "LastEvaluatedKey", "ExclusiveStartKey",
                  TableName=TABLE, **body)
    return {(item["PK"]["S"], item["SK"]["S"]): item for item in items}


def set_up(connection):
    connection(
        "CreateTable", TableName=TABLE, BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "PK", "KeyType": "HASH"},
                   {"AttributeName": "SK", "KeyType": "RANGE"}],
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": kind}
                              for name, kind in [("PK", "S"), ("SK", "S"), ("G", "S"), ("L", "N")]],
        GlobalSecondaryIndexes=[{
            "IndexName": "byG", "KeySchema": [{"AttributeName": "G", "KeyType": "HASH"}],
            "Projection": {"ProjectionType": "ALL"}}],
        LocalSecondaryIndexes=[{
            "IndexName": "byL", "KeySchema": [{"AttributeName": "PK", "KeyType": "HASH"},
                                              {"AttributeName": "L", "KeyType": "RANGE"}],
            "Projection": {"ProjectionType": "ALL"}}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"})
    connection("UpdateContinuousBackups", TableName=TABLE,
               PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})


def play(command, path, kills, seed, sync, connections=8, tell=lambda text: None):
    """Kills that often, and checks each time.

    Returns how many writes were acknowledged, records of the stream read, and the longest start.
    """
    chance = random.Random(seed)
    workers = [Worker(number, seed) for number in range(connections)]
    check, longest = Check(), 0.0
    server = Server(command, path, sync)
    with Connection(server.port) as connection:
        set_up(connection)
    for number in range(1, kills + 1):
        threads = [threading.Thread(target=worker.run, args=(server.port,))
                   for worker in workers]
        for thread in threads:
            thread.start()
        time.sleep(chance.uniform(0.02, 0.6))
        server.kill()
        for thread in threads:
            thread.join()
        server = Server(command, path, sync)
        longest = max(longest, server.start)
        try:
            with Connection(server.port) as connection:
                count = check(connection, workers)
        except BaseException:
            server.kill()
            raise
        tell(f"{number} kills: {sum(worker.acknowledged for worker in workers)} writes acknowledged, "
             f"{count} items, {check.records} records of the stream")
    server.process.terminate()
    server.process.communicate()
    return sum(worker.acknowledged for worker in workers), check.records, longest


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--seed", type=int, default=int(time.time()))
    options.add_argument("--sync", choices=["normal", "full"], default="normal")
    options.add_argument("--file", help="a new one; in a folder of its own without it")
    given = options.parse_args()
    command = os.environ.get("PARTITA", str(ROOT / ".build/release/partita"))
    with tempfile.TemporaryDirectory() as folder:
        path = given.file or os.path.join(folder, "load.db")
        print(f"seed {given.seed}", flush=True)
        writes, records, longest = play(
            command, path, given.kills, given.seed, given.sync, tell=lambda text: print(text, flush=True))
        size = os.path.getsize(path) / 1e6
    print(f"{given.kills} kills, {writes} acknowledged writes, {records} stream records: nothing lost, "
          f"nothing half; longest start {longest:.2f} s, file {size:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
