/// The structures of requests and the types of their members, for the texts about wrong types.
///
/// Source: the service model (botocore, dynamodb/2012-08-10/service-2.json). `[T]` is a list, `{T}` a
/// map with texts as names; an operation's input stands under the operation's name.
enum RequestShapes {
  static let text = """
    AttributeDefinition: AttributeName:String AttributeType:String
    AttributeValueUpdate: Value:AttributeValue Action:String
    BatchExecuteStatement: Statements:[BatchStatementRequest] ReturnConsumedCapacity:String
    BatchGetItem: RequestItems:{KeysAndAttributes} ReturnConsumedCapacity:String
    BatchStatementRequest: Statement:String Parameters:[AttributeValue] ConsistentRead:Boolean
      ReturnValuesOnConditionCheckFailure:String
    BatchWriteItem: RequestItems:{[WriteRequest]} ReturnConsumedCapacity:String
      ReturnItemCollectionMetrics:String
    Condition: AttributeValueList:[AttributeValue] ComparisonOperator:String
    ConditionCheck: Key:{AttributeValue} TableName:String ConditionExpression:String
      ExpressionAttributeNames:{String} ExpressionAttributeValues:{AttributeValue}
      ReturnValuesOnConditionCheckFailure:String
    CreateBackup: TableName:String BackupName:String
    CreateGlobalSecondaryIndexAction: IndexName:String KeySchema:[KeySchemaElement]
      Projection:Projection ProvisionedThroughput:ProvisionedThroughput
      OnDemandThroughput:OnDemandThroughput WarmThroughput:WarmThroughput
    CreateTable: AttributeDefinitions:[AttributeDefinition] TableName:String
      KeySchema:[KeySchemaElement] LocalSecondaryIndexes:[LocalSecondaryIndex]
      GlobalSecondaryIndexes:[GlobalSecondaryIndex] BillingMode:String
      ProvisionedThroughput:ProvisionedThroughput StreamSpecification:StreamSpecification
      SSESpecification:SSESpecification Tags:[Tag] TableClass:String
      DeletionProtectionEnabled:Boolean WarmThroughput:WarmThroughput ResourcePolicy:String
      OnDemandThroughput:OnDemandThroughput GlobalTableSourceArn:String
    Delete: Key:{AttributeValue} TableName:String ConditionExpression:String
      ExpressionAttributeNames:{String} ExpressionAttributeValues:{AttributeValue}
      ReturnValuesOnConditionCheckFailure:String
    DeleteBackup: BackupArn:String
    DeleteGlobalSecondaryIndexAction: IndexName:String
    DeleteItem: TableName:String Key:{AttributeValue} Expected:{ExpectedAttributeValue}
      ConditionalOperator:String ReturnValues:String ReturnConsumedCapacity:String
      ReturnItemCollectionMetrics:String ConditionExpression:String
      ExpressionAttributeNames:{String} ExpressionAttributeValues:{AttributeValue}
      ReturnValuesOnConditionCheckFailure:String
    DeleteRequest: Key:{AttributeValue}
    DeleteResourcePolicy: ResourceArn:String ExpectedRevisionId:String
    DeleteTable: TableName:String
    DescribeBackup: BackupArn:String
    DescribeContinuousBackups: TableName:String
    DescribeTable: TableName:String
    DescribeTimeToLive: TableName:String
    ExecuteStatement: Statement:String Parameters:[AttributeValue] ConsistentRead:Boolean
      NextToken:String ReturnConsumedCapacity:String Limit:Integer
      ReturnValuesOnConditionCheckFailure:String
    ExecuteTransaction: TransactStatements:[ParameterizedStatement] ClientRequestToken:String
      ReturnConsumedCapacity:String
    ExpectedAttributeValue: Value:AttributeValue Exists:Boolean ComparisonOperator:String
      AttributeValueList:[AttributeValue]
    Get: Key:{AttributeValue} TableName:String ProjectionExpression:String
      ExpressionAttributeNames:{String}
    GetItem: TableName:String Key:{AttributeValue} AttributesToGet:[String]
      ConsistentRead:Boolean ReturnConsumedCapacity:String ProjectionExpression:String
      ExpressionAttributeNames:{String}
    GetResourcePolicy: ResourceArn:String
    GlobalSecondaryIndex: IndexName:String KeySchema:[KeySchemaElement] Projection:Projection
      ProvisionedThroughput:ProvisionedThroughput OnDemandThroughput:OnDemandThroughput
      WarmThroughput:WarmThroughput
    GlobalSecondaryIndexUpdate: Update:UpdateGlobalSecondaryIndexAction
      Create:CreateGlobalSecondaryIndexAction Delete:DeleteGlobalSecondaryIndexAction
    KeySchemaElement: AttributeName:String KeyType:String
    KeysAndAttributes: Keys:[{AttributeValue}] AttributesToGet:[String] ConsistentRead:Boolean
      ProjectionExpression:String ExpressionAttributeNames:{String}
    ListBackups: TableName:String Limit:Integer TimeRangeLowerBound:Date
      TimeRangeUpperBound:Date ExclusiveStartBackupArn:String BackupType:String
    ListTables: ExclusiveStartTableName:String Limit:Integer
    ListTagsOfResource: ResourceArn:String NextToken:String
    LocalSecondaryIndex: IndexName:String KeySchema:[KeySchemaElement] Projection:Projection
    OnDemandThroughput: MaxReadRequestUnits:Long MaxWriteRequestUnits:Long
    OnDemandThroughputOverride: MaxReadRequestUnits:Long
    ParameterizedStatement: Statement:String Parameters:[AttributeValue]
      ReturnValuesOnConditionCheckFailure:String
    PointInTimeRecoverySpecification: PointInTimeRecoveryEnabled:Boolean
      RecoveryPeriodInDays:Integer
    Projection: ProjectionType:String NonKeyAttributes:[String]
    ProvisionedThroughput: ReadCapacityUnits:Long WriteCapacityUnits:Long
    ProvisionedThroughputOverride: ReadCapacityUnits:Long
    Put: Item:{AttributeValue} TableName:String ConditionExpression:String
      ExpressionAttributeNames:{String} ExpressionAttributeValues:{AttributeValue}
      ReturnValuesOnConditionCheckFailure:String
    PutItem: TableName:String Item:{AttributeValue} Expected:{ExpectedAttributeValue}
      ReturnValues:String ReturnConsumedCapacity:String ReturnItemCollectionMetrics:String
      ConditionalOperator:String ConditionExpression:String ExpressionAttributeNames:{String}
      ExpressionAttributeValues:{AttributeValue} ReturnValuesOnConditionCheckFailure:String
    PutRequest: Item:{AttributeValue}
    PutResourcePolicy: ResourceArn:String Policy:String ExpectedRevisionId:String
      ConfirmRemoveSelfResourceAccess:Boolean
    Query: TableName:String IndexName:String Select:String AttributesToGet:[String]
      Limit:Integer ConsistentRead:Boolean KeyConditions:{Condition} QueryFilter:{Condition}
      ConditionalOperator:String ScanIndexForward:Boolean ExclusiveStartKey:{AttributeValue}
      ReturnConsumedCapacity:String ProjectionExpression:String FilterExpression:String
      KeyConditionExpression:String ExpressionAttributeNames:{String}
      ExpressionAttributeValues:{AttributeValue}
    RestoreTableFromBackup: TargetTableName:String BackupArn:String BillingModeOverride:String
      GlobalSecondaryIndexOverride:[GlobalSecondaryIndex]
      LocalSecondaryIndexOverride:[LocalSecondaryIndex]
      ProvisionedThroughputOverride:ProvisionedThroughput
      OnDemandThroughputOverride:OnDemandThroughput SSESpecificationOverride:SSESpecification
    RestoreTableToPointInTime: SourceTableArn:String SourceTableName:String
      TargetTableName:String UseLatestRestorableTime:Boolean RestoreDateTime:Date
      BillingModeOverride:String GlobalSecondaryIndexOverride:[GlobalSecondaryIndex]
      LocalSecondaryIndexOverride:[LocalSecondaryIndex]
      ProvisionedThroughputOverride:ProvisionedThroughput
      OnDemandThroughputOverride:OnDemandThroughput SSESpecificationOverride:SSESpecification
    SSESpecification: Enabled:Boolean SSEType:String KMSMasterKeyId:String
    Scan: TableName:String IndexName:String AttributesToGet:[String] Limit:Integer Select:String
      ScanFilter:{Condition} ConditionalOperator:String ExclusiveStartKey:{AttributeValue}
      ReturnConsumedCapacity:String TotalSegments:Integer Segment:Integer
      ProjectionExpression:String FilterExpression:String ExpressionAttributeNames:{String}
      ExpressionAttributeValues:{AttributeValue} ConsistentRead:Boolean
    StreamSpecification: StreamEnabled:Boolean StreamViewType:String
    Tag: Key:String Value:String
    TagResource: ResourceArn:String Tags:[Tag]
    TimeToLiveSpecification: Enabled:Boolean AttributeName:String
    TransactGetItem: Get:Get
    TransactGetItems: TransactItems:[TransactGetItem] ReturnConsumedCapacity:String
    TransactWriteItem: ConditionCheck:ConditionCheck Put:Put Delete:Delete Update:Update
    TransactWriteItems: TransactItems:[TransactWriteItem] ReturnConsumedCapacity:String
      ReturnItemCollectionMetrics:String ClientRequestToken:String
    UntagResource: ResourceArn:String TagKeys:[String]
    Update: Key:{AttributeValue} UpdateExpression:String TableName:String
      ConditionExpression:String ExpressionAttributeNames:{String}
      ExpressionAttributeValues:{AttributeValue} ReturnValuesOnConditionCheckFailure:String
    UpdateContinuousBackups: TableName:String
      PointInTimeRecoverySpecification:PointInTimeRecoverySpecification
    UpdateGlobalSecondaryIndexAction: IndexName:String
      ProvisionedThroughput:ProvisionedThroughput OnDemandThroughput:OnDemandThroughput
      WarmThroughput:WarmThroughput
    UpdateItem: TableName:String Key:{AttributeValue} AttributeUpdates:{AttributeValueUpdate}
      Expected:{ExpectedAttributeValue} ConditionalOperator:String ReturnValues:String
      ReturnConsumedCapacity:String ReturnItemCollectionMetrics:String UpdateExpression:String
      ConditionExpression:String ExpressionAttributeNames:{String}
      ExpressionAttributeValues:{AttributeValue} ReturnValuesOnConditionCheckFailure:String
    UpdateTable: AttributeDefinitions:[AttributeDefinition] TableName:String BillingMode:String
      ProvisionedThroughput:ProvisionedThroughput
      GlobalSecondaryIndexUpdates:[GlobalSecondaryIndexUpdate]
      StreamSpecification:StreamSpecification SSESpecification:SSESpecification
      TableClass:String DeletionProtectionEnabled:Boolean MultiRegionConsistency:String
      OnDemandThroughput:OnDemandThroughput WarmThroughput:WarmThroughput
      DisassociationProtectionEnabled:Boolean
    UpdateTimeToLive: TableName:String TimeToLiveSpecification:TimeToLiveSpecification
    WarmThroughput: ReadUnitsPerSecond:Long WriteUnitsPerSecond:Long
    WriteRequest: PutRequest:PutRequest DeleteRequest:DeleteRequest
    """
}
