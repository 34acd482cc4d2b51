"""PartiQL through boto3 and the AWS CLI."""
import json
import os
import subprocess
import sys
import unittest

from served import Served, table

AWS = os.path.join(os.path.dirname(sys.executable), "aws")


class PartiQLTests(Served):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client.create_table(**table("music", "Artist", "Song"))
        for number in range(7):
            cls.client.execute_statement(
                Statement="INSERT INTO music VALUE {'Artist': 'Acme', 'Song': ?, 'n': ?}",
                Parameters=[{"S": f"song {number}"}, {"N": str(number)}])

    def test_next_token_leads_through_all_pages(self):
        statement = "SELECT Song FROM music WHERE Artist = ?"
        seen, token, pages = [], {}, 0
        while True:
            page = self.client.execute_statement(
                Statement=statement, Parameters=[{"S": "Acme"}], Limit=3, **token)
            seen += [item["Song"]["S"] for item in page["Items"]]
            pages += 1
            if "NextToken" not in page:
                break
            token = {"NextToken": page["NextToken"]}
        self.assertEqual(seen, [f"song {number}" for number in range(7)])
        self.assertEqual(pages, 3)

    def test_the_command_line_reads_page_by_page(self):
        def aws(*arguments):
            result = subprocess.run(
                [AWS, "--endpoint-url", self.endpoint, "--output", "json", "dynamodb",
                 "execute-statement", "--statement",
                 "SELECT Song FROM music WHERE Artist = 'Acme' AND n >= 2", *arguments],
                capture_output=True, text=True, timeout=60)
            self.assertEqual(result.returncode, 0, result.stderr)
            return json.loads(result.stdout)

        first = aws("--limit", "4")
        self.assertEqual([item["Song"]["S"] for item in first["Items"]], ["song 2", "song 3"])
        rest = aws("--limit", "4", "--next-token", first["NextToken"])
        self.assertEqual(
            [item["Song"]["S"] for item in rest["Items"]], ["song 4", "song 5", "song 6"])

    def test_errors_are_the_clients_own_exceptions(self):
        with self.assertRaises(self.client.exceptions.DuplicateItemException):
            self.client.execute_statement(
                Statement="INSERT INTO music VALUE {'Artist': 'Acme', 'Song': 'song 1'}")
        with self.assertRaises(self.client.exceptions.ConditionalCheckFailedException) as caught:
            self.client.execute_statement(
                Statement="DELETE FROM music WHERE Artist = 'Acme' AND Song = 'song 1' AND n = 9",
                ReturnValuesOnConditionCheckFailure="ALL_OLD")
        self.assertEqual(caught.exception.response["Item"]["n"], {"N": "1"})

    def test_batches_and_transactions(self):
        key = "Artist = 'Acme' AND Song = 'song {}'"
        batch = self.client.batch_execute_statement(
            Statements=[
                {"Statement": f"SELECT n FROM music WHERE {key.format(1)}"},
                {"Statement": f"SELECT n FROM music WHERE {key.format(99)}"}])
        self.assertEqual(
            batch["Responses"],
            [{"TableName": "music", "Item": {"n": {"N": "1"}}}, {"TableName": "music"}])
        with self.assertRaises(self.client.exceptions.TransactionCanceledException) as caught:
            self.client.execute_transaction(
                TransactStatements=[
                    {"Statement": f"UPDATE music SET n = 0 WHERE {key.format(1)}"},
                    {"Statement": f"UPDATE music SET n = 0 WHERE {key.format(99)}"}])
        self.assertEqual(
            [reason["Code"] for reason in caught.exception.response["CancellationReasons"]],
            ["None", "ConditionalCheckFailed"])
        read = self.client.execute_transaction(
            TransactStatements=[{"Statement": f"SELECT n FROM music WHERE {key.format(1)}"}])
        self.assertEqual(read["Responses"], [{"Item": {"n": {"N": "1"}}}])


if __name__ == "__main__":
    unittest.main()
