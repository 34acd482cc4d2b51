"""boto3's client: operations, errors, paginators, waiters."""
import unittest

from served import Served, table


class ClientTests(Served):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client.create_table(**table("music", "Artist", "SongTitle"))
        cls.client.get_waiter("table_exists").wait(TableName="music")

    def song(self, artist, title, **more):
        return {"Artist": {"S": artist}, "SongTitle": {"S": title}, **more}

    def test_items_come_back_as_they_were_put(self):
        item = self.song(
            "No One You Know", "Call Me Today", Awards={"N": "1"}, Data={"B": b"\x00\xff"},
            Live={"BOOL": False}, Label={"NULL": True}, Tags={"SS": ["a", "ü"]},
            Years={"NS": ["1990", "1991.5"]}, Parts={"BS": [b"a"]},
            Notes={"L": [{"S": "x"}, {"M": {"deep": {"L": []}}}]})
        answer = self.client.put_item(
            TableName="music", Item=item, ReturnConsumedCapacity="TOTAL")
        self.assertEqual(answer["ConsumedCapacity"], {"TableName": "music", "CapacityUnits": 1.0})
        self.assertEqual(answer["ResponseMetadata"]["HTTPStatusCode"], 200)
        self.assertEqual(answer["ResponseMetadata"]["RetryAttempts"], 0)
        key = self.song("No One You Know", "Call Me Today")
        got = self.client.get_item(TableName="music", Key=key, ConsistentRead=True)["Item"]
        self.assertEqual(got, item)

    def test_an_absent_item_is_no_member(self):
        answer = self.client.get_item(TableName="music", Key=self.song("nobody", "nothing"))
        self.assertNotIn("Item", answer)

    def test_errors_are_the_clients_own_exceptions(self):
        exceptions = self.client.exceptions
        with self.assertRaises(exceptions.ResourceNotFoundException) as caught:
            self.client.describe_table(TableName="absent")
        self.assertEqual(
            caught.exception.response["Error"]["Message"],
            "Requested resource not found: Table: absent not found")
        with self.assertRaises(exceptions.ResourceInUseException):
            self.client.create_table(**table("music", "Artist"))
        item = self.song("Acme", "Once", Year={"N": "1"})
        put = {
            "TableName": "music", "Item": item,
            "ConditionExpression": "attribute_not_exists(Artist)",
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD"}
        self.client.put_item(**put)
        with self.assertRaises(exceptions.ConditionalCheckFailedException) as caught:
            self.client.put_item(**put)
        self.assertEqual(caught.exception.response["Item"], item)
        with self.assertRaises(self.client.exceptions.ClientError) as caught:
            self.client.put_item(TableName="music", Item={"Artist": {"S": "x"}})
        self.assertEqual(caught.exception.response["Error"]["Code"], "ValidationException")

    def test_paginators_follow_the_last_key(self):
        for number in range(25):
            self.client.put_item(
                TableName="music", Item=self.song("Pages", f"{number:02}", N={"N": str(number)}))
        pages = list(self.client.get_paginator("query").paginate(
            TableName="music", KeyConditionExpression="Artist = :a",
            ExpressionAttributeValues={":a": {"S": "Pages"}},
            PaginationConfig={"PageSize": 10}))
        self.assertEqual([page["Count"] for page in pages], [10, 10, 5])
        titles = [item["SongTitle"]["S"] for page in pages for item in page["Items"]]
        self.assertEqual(titles, [f"{number:02}" for number in range(25)])
        scanned = self.client.get_paginator("scan").paginate(
            TableName="music", FilterExpression="Artist = :a",
            ExpressionAttributeValues={":a": {"S": "Pages"}},
            PaginationConfig={"PageSize": 7}).build_full_result()
        self.assertEqual(len(scanned["Items"]), 25)

    def test_tables_are_paged_and_waited_for(self):
        for number in range(5):
            self.client.create_table(**table(f"paged{number}", "PK"))
        names = self.client.get_paginator("list_tables").paginate(
            PaginationConfig={"PageSize": 2}).build_full_result()["TableNames"]
        self.assertEqual([n for n in names if n.startswith("paged")],
                         [f"paged{number}" for number in range(5)])
        self.client.delete_table(TableName="paged4")
        self.client.get_waiter("table_not_exists").wait(
            TableName="paged4", WaiterConfig={"Delay": 1, "MaxAttempts": 3})

    def test_batches(self):
        requests = [
            {"PutRequest": {"Item": self.song("Batch", f"{number:02}")}} for number in range(25)]
        answer = self.client.batch_write_item(RequestItems={"music": requests})
        self.assertEqual(answer["UnprocessedItems"], {})
        keys = [self.song("Batch", f"{number:02}") for number in range(25)]
        got = self.client.batch_get_item(RequestItems={"music": {"Keys": keys}})
        self.assertEqual(len(got["Responses"]["music"]), 25)
        self.assertEqual(got["UnprocessedKeys"], {})

    def test_transactions(self):
        first, second = self.song("Transact", "1"), self.song("Transact", "2")
        self.client.transact_write_items(TransactItems=[
            {"Put": {"TableName": "music", "Item": first}},
            {"Put": {"TableName": "music", "Item": second}}])
        got = self.client.transact_get_items(TransactItems=[
            {"Get": {"TableName": "music", "Key": key}} for key in (first, second)])
        self.assertEqual([one["Item"] for one in got["Responses"]], [first, second])
        with self.assertRaises(self.client.exceptions.TransactionCanceledException) as caught:
            self.client.transact_write_items(TransactItems=[
                {"Delete": {"TableName": "music", "Key": first}},
                {"ConditionCheck": {
                    "TableName": "music", "Key": second,
                    "ConditionExpression": "attribute_exists(Absent)"}}])
        reasons = caught.exception.response["CancellationReasons"]
        self.assertEqual(
            [reason["Code"] for reason in reasons], ["None", "ConditionalCheckFailed"])
        self.assertIn("[None, ConditionalCheckFailed]", str(caught.exception))
        self.assertIn("Item", self.client.get_item(TableName="music", Key=first))

    def test_the_table_is_described_and_changed(self):
        made = self.client.create_table(**table(
            "changed", "PK", Tags=[{"Key": "team", "Value": "a"}]))["TableDescription"]
        self.client.tag_resource(
            ResourceArn=made["TableArn"], Tags=[{"Key": "stage", "Value": "test"}])
        self.client.untag_resource(ResourceArn=made["TableArn"], TagKeys=["team"])
        tags = self.client.list_tags_of_resource(ResourceArn=made["TableArn"])["Tags"]
        self.assertEqual(tags, [{"Key": "stage", "Value": "test"}])
        self.client.update_table(
            TableName="changed",
            AttributeDefinitions=[{"AttributeName": "G", "AttributeType": "S"}],
            GlobalSecondaryIndexUpdates=[{"Create": {
                "IndexName": "byG", "KeySchema": [{"AttributeName": "G", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "KEYS_ONLY"}}}])
        self.client.get_waiter("table_exists").wait(TableName="changed")
        described = self.client.describe_table(TableName="changed")["Table"]
        self.assertEqual(described["GlobalSecondaryIndexes"][0]["IndexName"], "byG")
        self.assertEqual(described["TableStatus"], "ACTIVE")
        self.assertEqual(self.client.describe_limits()["TableMaxReadCapacityUnits"], 40000)
        endpoint = self.client.describe_endpoints()["Endpoints"][0]["Address"]
        self.assertEqual("http://" + endpoint, self.endpoint)


if __name__ == "__main__":
    unittest.main()
