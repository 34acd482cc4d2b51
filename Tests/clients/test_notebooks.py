"""The requests of the Twitter and the Chat notebook, one after the other, and what they gave."""
import time
import unittest
import uuid
from datetime import date

from served import Served


def text(value):
    return {"S": value}


def number(value):
    return {"N": str(value)}


def create(client, name, attributes, **more):
    return client.create_table(
        TableName=name,
        KeySchema=[
            {"AttributeName": "PK", "KeyType": "HASH"}, {"AttributeName": "SK", "KeyType": "RANGE"}],
        AttributeDefinitions=[{"AttributeName": a, "AttributeType": "S"} for a in attributes],
        ProvisionedThroughput={"ReadCapacityUnits": 10, "WriteCapacityUnits": 10}, **more)


class Notebook(Served):
    """What both notebooks do in their own words."""

    name = ""

    def put(self, **item):
        answer = self.client.put_item(TableName=self.name, Item=item)
        self.assertEqual(answer["ResponseMetadata"]["HTTPStatusCode"], 200)

    def get(self, key, sort=None):
        return self.client.get_item(
            TableName=self.name, Key={"PK": text(key), "SK": text(sort or key)}).get("Item", False)

    def begins(self, key, prefix, names=("PK", "SK"), **more):
        found = self.client.query(
            TableName=self.name,
            KeyConditionExpression=f"{names[0]} = :pk AND begins_with({names[1]}, :prefix)",
            ExpressionAttributeValues={":pk": text(key), ":prefix": text(prefix)}, **more)
        self.assertEqual(found["Count"], len(found["Items"]))
        return found["Items"]


class ChatTests(Notebook):
    name = "chat"

    def join(self, user, channel):
        self.put(
            PK=channel["PK"], SK=text("USERJ#" + user["PK"]["S"].split("#")[-1]),
            Name=user["Name"], JoinedAt=text(str(date.today())), GSI1PK=user["PK"],
            GSI1SK=channel["PK"], ChanName=channel["Name"])
        self.count(channel, "UserCount")

    def say(self, user, channel, words):
        now = int(time.time())
        self.put(
            PK=channel["PK"], SK=text(f"MSG#{now}#{uuid.uuid4()}"), Msg=text(words),
            CreatedAt=number(now), UserName=user["Name"], UserId=user["PK"])
        self.count(channel, "MessageCount")

    def count(self, channel, counter):
        return self.client.update_item(
            TableName="chat", Key={"PK": channel["PK"], "SK": channel["PK"]},
            ExpressionAttributeValues={":one": number(1)},
            UpdateExpression=f"ADD {counter} :one", ReturnValues="UPDATED_NEW")

    def test_chat(self):
        self.assertEqual(self.client.list_tables()["TableNames"], [])
        with self.assertRaises(self.client.exceptions.ResourceNotFoundException):
            self.client.delete_table(TableName="chat")
        create(self.client, "chat", ["PK", "SK", "GSI1PK", "GSI1SK"], GlobalSecondaryIndexes=[{
            "IndexName": "GSI1",
            "KeySchema": [
                {"AttributeName": "GSI1PK", "KeyType": "HASH"},
                {"AttributeName": "GSI1SK", "KeyType": "RANGE"}],
            "Projection": {
                "ProjectionType": "INCLUDE", "NonKeyAttributes": ["ChanName", "JoinedAt"]},
            "ProvisionedThroughput": {"ReadCapacityUnits": 10, "WriteCapacityUnits": 10}}])
        alice, bob = (
            {"PK": text(key), "SK": text(key), "Name": text(name), "Mail": text(mail)}
            for key, name, mail in [
                ("USER#12", "Alice", "alice@mail.com"), ("USER#18", "Bob", "bob@mail.com")])
        self.put(**alice)
        self.assertEqual(self.get("USER#12"), alice)
        self.assertIs(self.get("USER#18"), False)
        channel = {
            "PK": text("CHAN#7"), "SK": text("CHAN#7"), "Name": text("Town Hall"),
            "Desc": text("General News"), "UserCount": number(0), "MessageCount": number(0)}
        self.put(**channel)
        self.assertEqual(self.get("CHAN#7"), channel)
        self.join(alice, channel)
        self.join(bob, channel)
        users = self.begins("CHAN#7", "USERJ#")
        self.assertEqual([user["Name"]["S"] for user in users], ["Alice", "Bob"])
        channels = self.begins(
            "USER#12", "CHAN#", names=("GSI1PK", "GSI1SK"), IndexName="GSI1")
        self.assertEqual(channels, [{
            "PK": text("CHAN#7"), "SK": text("USERJ#12"), "GSI1PK": text("USER#12"),
            "GSI1SK": text("CHAN#7"), "ChanName": text("Town Hall"),
            "JoinedAt": text(str(date.today()))}])
        for user, words in [(bob, "Hey there!"), (alice, "Hello Bob!"), (bob, "How are you?")]:
            self.say(user, channel, words)
        messages = self.begins("CHAN#7", "MSG#", Limit=50)
        self.assertEqual(
            sorted(message["Msg"]["S"] for message in messages),
            ["Hello Bob!", "Hey there!", "How are you?"])
        self.assertEqual(
            self.get("CHAN#7"), {**channel, "UserCount": number(2), "MessageCount": number(3)})


class TwitterTests(Notebook):
    name = "twitter"

    def user(self, name):
        key = text(f"USER#{uuid.uuid4()}")
        user = {"PK": key, "SK": key, "Name": text(name)}
        self.put(**user)
        self.assertEqual(self.get(key["S"]), user)
        return user

    def identity(self, item):
        return item["S"].split("#")[-1]

    def follow(self, followed, follower):
        sort = "FOLLOWER#" + self.identity(follower["PK"])
        self.put(PK=followed["PK"], SK=text(sort), Name=follower["Name"])
        self.assertEqual(self.get(followed["PK"]["S"], sort)["Name"], follower["Name"])

    def post(self, author, words, answers=None):
        """Stores a tweet or a reply, and a copy of it in each follower's timeline."""
        tweet = str(uuid.uuid4())
        path = f"{answers}#{tweet}" if answers else tweet
        common = {
            "text": text(words), "likes": number(0), "CreatedAt": number(int(time.time()))}
        self.put(PK=author["PK"], SK=text(f"TWEET#{path}"), id=text(tweet), **common)
        for follower in self.begins(author["PK"]["S"], "FOLLOWER#"):
            self.put(
                PK=text("USER#" + self.identity(follower["SK"])), SK=text(f"TIMELINE#{path}"),
                **{"id" if answers else "tweetId": text(tweet)}, **common)
        return tweet

    def timeline(self, user, path=""):
        return self.begins(user["PK"]["S"], f"TIMELINE#{path}")

    def delete(self, key, sort):
        self.client.delete_item(TableName="twitter", Key={"PK": text(key), "SK": text(sort)})

    def scan(self, expression, **values):
        return self.client.scan(
            TableName="twitter", FilterExpression=expression,
            ExpressionAttributeValues={f":{k}": text(v) for k, v in values.items()})["Items"]

    def test_twitter(self):
        described = create(self.client, "twitter", ["PK", "SK"])["TableDescription"]
        self.assertEqual(described["ProvisionedThroughput"]["ReadCapacityUnits"], 10)
        martin, christian, robin = (
            self.user(name) for name in ["Martin Marsal", "Christian Diegmann", "Robin Schüle"])
        self.follow(martin, christian)
        self.follow(christian, robin)
        self.follow(robin, martin)
        first = self.post(martin, "Moin, moin.")
        second = self.post(martin, "MongoDB ist super!")
        self.assertEqual(len(self.timeline(christian)), 2)
        self.assertEqual(len(self.timeline(robin)), 0)
        self.post(martin, "Hallo zurück.", answers=first)
        self.assertEqual(self.timeline(martin), [])
        self.assertEqual(len(self.timeline(christian, first)), 2)
        self.assertEqual(len(self.timeline(christian, second)), 1)

        tweets = self.scan("begins_with(SK, :sk)", sk="TWEET#")
        self.assertEqual(len(tweets), 3)
        self.delete(martin["PK"]["S"], f"TWEET#{second}")
        for follower in self.begins(martin["PK"]["S"], "FOLLOWER#"):
            # The notebook takes the follower's sort key for a partition key: nothing is there.
            self.delete(follower["SK"]["S"], f"TIMELINE#{second}")
        self.assertEqual(len(self.scan("begins_with(SK, :sk)", sk="TWEET#")), 2)
        self.assertEqual(len(self.timeline(christian)), 3)

        users = "begins_with(PK, :pk) AND begins_with(SK, :sk)"
        self.assertEqual(len(self.scan(users, pk="USER#", sk="USER#")), 3)
        own = self.client.query(
            TableName="twitter", KeyConditionExpression="#pk = :pk",
            ExpressionAttributeNames={"#pk": "PK"},
            ExpressionAttributeValues={":pk": martin["PK"]})["Items"]
        for item in own:
            if "id" in item:
                self.delete(item["PK"]["S"], item["SK"]["S"])
        self.delete(martin["PK"]["S"], martin["SK"]["S"])
        names = [user["Name"]["S"] for user in self.scan(users, pk="USER#", sk="USER#")]
        self.assertEqual(sorted(names), ["Christian Diegmann", "Robin Schüle"])
        with self.assertRaises(self.client.exceptions.ResourceNotFoundException):
            self.client.put_item(TableName="chat", Item=martin)


if __name__ == "__main__":
    unittest.main()
