"""boto3's resource: plain Python values, batch_writer, conditions as objects."""
import unittest
from decimal import Decimal

from boto3.dynamodb.conditions import Attr, Key
from boto3.dynamodb.types import Binary, TypeDeserializer, TypeSerializer

from served import Served, table


class ResourceTests(Served):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.table = cls.resource.create_table(**table("things", "PK", "SK"))
        cls.table.wait_until_exists()

    def test_values_of_every_type(self):
        item = {
            "PK": "types", "SK": "all", "number": Decimal("-1.50E+3"), "digits": Decimal(
                "12345678901234567890123456789012345678"), "bytes": Binary(b"\x00\x01"),
            "flag": True, "none": None, "list": [1, "a", [Decimal("0.1")]],
            "map": {"ü": {"deep": []}}, "texts": {"a", "b"}, "numbers": {Decimal(1), Decimal(2)}}
        self.table.put_item(Item=item)
        self.assertEqual(self.table.get_item(Key={"PK": "types", "SK": "all"})["Item"], item)

    def test_serializer_and_low_level_client_agree(self):
        value = {"a": [Decimal("1.5"), None, {"b": {Binary(b"x")}}]}
        serialized = TypeSerializer().serialize(value)
        self.client.put_item(
            TableName="things", Item={"PK": {"S": "s"}, "SK": {"S": "s"}, "v": serialized})
        got = self.client.get_item(
            TableName="things", Key={"PK": {"S": "s"}, "SK": {"S": "s"}})["Item"]["v"]
        self.assertEqual(TypeDeserializer().deserialize(got), value)

    def test_batch_writer_writes_and_deletes(self):
        with self.table.batch_writer(overwrite_by_pkeys=["PK", "SK"]) as batch:
            for number in range(60):
                batch.put_item(Item={"PK": "batch", "SK": f"{number % 55:03}", "n": number})
        found = self.table.query(KeyConditionExpression=Key("PK").eq("batch"))
        self.assertEqual(found["Count"], 55)
        self.assertEqual(found["Items"][4]["n"], 59)
        with self.table.batch_writer() as batch:
            for item in found["Items"]:
                batch.delete_item(Key={"PK": item["PK"], "SK": item["SK"]})
        self.assertEqual(self.table.query(KeyConditionExpression=Key("PK").eq("batch"))["Count"], 0)

    def test_conditions_as_objects(self):
        for number in range(10):
            self.table.put_item(Item={"PK": "c", "SK": f"{number}", "n": number, "t": ["x"]})
        found = self.table.query(
            KeyConditionExpression=Key("PK").eq("c") & Key("SK").between("2", "8"),
            FilterExpression=Attr("n").gt(3) & ~Attr("n").is_in([5, 6]) & Attr("t").contains("x"),
            ScanIndexForward=False)
        self.assertEqual([int(item["n"]) for item in found["Items"]], [8, 7, 4])
        self.assertEqual(found["ScannedCount"], 7)

    def test_updates(self):
        key = {"PK": "u", "SK": "u"}
        self.table.put_item(Item={**key, "n": 1, "list": [1], "gone": "x"})
        answer = self.table.update_item(
            Key=key,
            UpdateExpression="SET n = n + :one, #l = list_append(#l, :two), m = :m REMOVE gone",
            ExpressionAttributeNames={"#l": "list"},
            ExpressionAttributeValues={":one": 1, ":two": [2], ":m": {"a": 1}},
            ReturnValues="ALL_NEW")
        self.assertEqual(answer["Attributes"], {**key, "n": 2, "list": [1, 2], "m": {"a": 1}})
        with self.assertRaises(self.client.exceptions.ConditionalCheckFailedException):
            self.table.update_item(
                Key=key, UpdateExpression="SET n = :zero", ConditionExpression=Attr("n").lt(2),
                ExpressionAttributeValues={":zero": 0})

    def test_collections(self):
        self.assertIn("things", [one.name for one in self.resource.tables.all()])
        self.table.reload()
        self.assertEqual(self.table.table_status, "ACTIVE")
        self.assertEqual(self.table.key_schema[1]["AttributeName"], "SK")


if __name__ == "__main__":
    unittest.main()
