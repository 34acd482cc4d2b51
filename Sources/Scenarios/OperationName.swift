/// The names of DynamoDB's operations, and what the runner knows of each.
///
/// Source: the operations and their members in botocore 1.43's models of DynamoDB and of DynamoDB
/// Streams (2012-08-10).
package enum OperationName {
  package static let all = [
    "BatchExecuteStatement", "BatchGetItem", "BatchWriteItem", "CreateBackup",
    "CreateGlobalTable", "CreateTable", "DeleteBackup", "DeleteItem", "DeleteResourcePolicy",
    "DeleteTable", "DescribeBackup", "DescribeContinuousBackups", "DescribeContributorInsights",
    "DescribeEndpoints", "DescribeExport", "DescribeGlobalTable", "DescribeGlobalTableSettings",
    "DescribeImport", "DescribeKinesisStreamingDestination", "DescribeLimits", "DescribeStream",
    "DescribeTable", "DescribeTableReplicaAutoScaling", "DescribeTimeToLive",
    "DisableKinesisStreamingDestination", "EnableKinesisStreamingDestination", "ExecuteStatement",
    "ExecuteTransaction", "ExportTableToPointInTime", "GetItem", "GetRecords",
    "GetResourcePolicy", "GetShardIterator", "ImportTable", "ListBackups",
    "ListContributorInsights", "ListExports", "ListGlobalTables", "ListImports", "ListStreams",
    "ListTables", "ListTagsOfResource", "PutItem", "PutResourcePolicy", "Query",
    "RestoreTableFromBackup", "RestoreTableToPointInTime", "Scan", "TagResource",
    "TransactGetItems", "TransactWriteItems", "UntagResource", "UpdateContinuousBackups",
    "UpdateContributorInsights", "UpdateGlobalTable", "UpdateGlobalTableSettings", "UpdateItem",
    "UpdateKinesisStreamingDestination", "UpdateTable", "UpdateTableReplicaAutoScaling",
    "UpdateTimeToLive",
  ]

  /// Those whose input has `ReturnConsumedCapacity`.
  package static let reportingCapacity = [
    "BatchExecuteStatement", "BatchGetItem", "BatchWriteItem", "DeleteItem", "ExecuteStatement",
    "ExecuteTransaction", "GetItem", "PutItem", "Query", "Scan", "TransactGetItems",
    "TransactWriteItems", "UpdateItem",
  ]

  /// Those whose answers come in pages of items, with the member that says where the next begins and
  /// the member of the next request that takes it.
  package static let paged = [
    (operation: "Query", answer: "LastEvaluatedKey", request: "ExclusiveStartKey"),
    (operation: "Scan", answer: "LastEvaluatedKey", request: "ExclusiveStartKey"),
    (operation: "ExecuteStatement", answer: "NextToken", request: "NextToken"),
  ]
}
