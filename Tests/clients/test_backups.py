"""Backups, point-in-time recovery and policies through boto3."""
import datetime
import json
import time
import unittest

from served import Served, table


class BackupTests(Served):
    def create(self, name):
        self.client.create_table(**table(name, "PK"))
        self.client.put_item(TableName=name, Item={"PK": {"S": "a"}})

    def test_a_table_comes_back_from_a_backup(self):
        self.create("kept")
        arn = self.client.create_backup(TableName="kept", BackupName="once")["BackupDetails"]["BackupArn"]
        self.client.delete_item(TableName="kept", Key={"PK": {"S": "a"}})
        self.client.restore_table_from_backup(TargetTableName="again", BackupArn=arn)
        self.client.get_waiter("table_exists").wait(TableName="again")
        self.assertEqual(self.client.scan(TableName="again")["Items"], [{"PK": {"S": "a"}}])
        described = self.client.describe_backup(BackupArn=arn)["BackupDescription"]
        self.assertEqual(described["BackupDetails"]["BackupStatus"], "AVAILABLE")
        pages = self.client.get_paginator("list_backups").paginate(TableName="kept")
        self.assertEqual(
            [backup["BackupName"] for page in pages for backup in page["BackupSummaries"]], ["once"])
        self.client.delete_backup(BackupArn=arn)
        with self.assertRaises(self.client.exceptions.BackupNotFoundException):
            self.client.describe_backup(BackupArn=arn)

    def test_a_table_goes_back_in_time(self):
        self.create("past")
        answer = self.client.update_continuous_backups(
            TableName="past",
            PointInTimeRecoverySpecification={
                "PointInTimeRecoveryEnabled": True, "RecoveryPeriodInDays": 3})
        recovery = answer["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"]
        self.assertEqual(recovery["RecoveryPeriodInDays"], 3)
        earliest = recovery["EarliestRestorableDateTime"]
        self.assertAlmostEqual(earliest.timestamp(), time.time(), delta=60)
        self.client.restore_table_to_point_in_time(
            SourceTableName="past", TargetTableName="then", RestoreDateTime=earliest)
        self.assertEqual(self.client.scan(TableName="then")["Count"], 1)
        with self.assertRaises(self.client.exceptions.InvalidRestoreTimeException):
            self.client.restore_table_to_point_in_time(
                SourceTableName="past", TargetTableName="later",
                RestoreDateTime=earliest + datetime.timedelta(days=1))
        with self.assertRaises(self.client.exceptions.PointInTimeRecoveryUnavailableException):
            self.client.restore_table_to_point_in_time(
                SourceTableName="then", TargetTableName="later", UseLatestRestorableTime=True)

    def test_policies_are_kept(self):
        self.create("guarded")
        arn = self.client.describe_table(TableName="guarded")["Table"]["TableArn"]
        statement = {
            "Sid": "Readers", "Effect": "Allow",
            "Principal": {"AWS": "arn:aws:iam::111111111111:root"},
            "Action": "dynamodb:GetItem", "Resource": arn}
        policy = json.dumps(
            {"Version": "2012-10-17", "Statement": [statement]}, separators=(",", ":"))
        revision = self.client.put_resource_policy(ResourceArn=arn, Policy=policy)["RevisionId"]
        found = self.client.get_resource_policy(ResourceArn=arn)
        self.assertEqual((found["Policy"], found["RevisionId"]), (policy, revision))
        self.client.delete_resource_policy(ResourceArn=arn, ExpectedRevisionId=revision)
        with self.assertRaises(self.client.exceptions.PolicyNotFoundException):
            self.client.get_resource_policy(ResourceArn=arn)


if __name__ == "__main__":
    unittest.main()
