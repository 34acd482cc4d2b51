"""The AWS CLI."""
import json
import os
import subprocess
import sys
import unittest

from served import Served

AWS = os.path.join(os.path.dirname(sys.executable), "aws")


class CLITests(Served):
    def aws(self, *arguments, fails=None):
        result = subprocess.run(
            [AWS, "dynamodb", *arguments, "--endpoint-url", self.endpoint, "--output", "json"],
            capture_output=True, text=True, timeout=60)
        if fails:
            self.assertNotEqual(result.returncode, 0)
            self.assertIn(fails, result.stderr)
            return None
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout) if result.stdout.strip() else None

    def test_a_table_from_its_creation_to_its_end(self):
        self.aws(
            "create-table", "--table-name", "cli", "--billing-mode", "PAY_PER_REQUEST",
            "--attribute-definitions", "AttributeName=PK,AttributeType=S",
            "--key-schema", "AttributeName=PK,KeyType=HASH")
        self.aws("wait", "table-exists", "--table-name", "cli")
        self.aws("put-item", "--table-name", "cli", "--item", '{"PK": {"S": "a"}, "n": {"N": "1"}}')
        updated = self.aws(
            "update-item", "--table-name", "cli", "--key", '{"PK": {"S": "a"}}',
            "--update-expression", "ADD n :one",
            "--expression-attribute-values", '{":one": {"N": "1"}}',
            "--return-values", "UPDATED_NEW")
        self.assertEqual(updated["Attributes"], {"n": {"N": "2"}})
        scanned = self.aws("scan", "--table-name", "cli", "--query", "Items[].n.N")
        self.assertEqual(scanned, ["2"])
        self.aws(
            "get-item", "--table-name", "none", "--key", '{"PK": {"S": "a"}}',
            fails="ResourceNotFoundException")
        self.aws("delete-table", "--table-name", "cli")
        self.assertEqual(self.aws("list-tables"), {"TableNames": []})


if __name__ == "__main__":
    unittest.main()
