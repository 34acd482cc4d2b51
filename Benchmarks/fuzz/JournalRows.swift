import DynamoDBEngine
import DynamoDBWire
import Glibc
import Journal

/// Rows of a database's file whose checksums are right, whatever they hold. What is taken for a
/// database must answer.
extension FuzzTarget {
  static let rows = FuzzTarget(
    name: "rows", seeds: [],
    moreSeeds: { try SeedDatabase.make { try PackedRows(of: $0).bytes } }
  ) { bytes in
    var reader = DatabaseReader()
    do throws(JournalFailure) {
      try PackedRows(bytes: bytes).read(into: &reader)
      ask(try reader.engine())
    } catch {
      require(!error.description.isEmpty, "an error without a message")
    }
  }

  /// A whole file.
  static let journal = FuzzTarget(
    name: "journal", seeds: [],
    moreSeeds: { try SeedDatabase.make { SeedDatabase.bytes(of: $0) } }
  ) { bytes in
    let path = SeedDatabase.path
    defer { for suffix in ["", "-wal", "-journal"] { unlink(path + suffix) } }
    SeedDatabase.write(bytes, to: path)
    do throws(JournalFailure) {
      let engine = try JournaledEngine.open(path, sync: .normal)
      engine.close()
    } catch {
      require(!error.description.isEmpty, "an error without a message")
      require(SeedDatabase.bytes(of: path) == bytes, "the file is not what it was")
    }
  }

  /// Asks for everything there is, and for some changes.
  private static func ask(_ engine: Engine) {
    func call(_ name: String, _ body: JSON.Object = [:]) -> JSON.Object {
      do throws(DynamoDBError) {
        return try engine.run(Call(name, body)).body
      } catch {
        require(error.type != "InternalServerError", "an internal error")
        return [:]
      }
    }
    for name in call("ListTables")["TableNames"]?.array ?? [] {
      let table = call("DescribeTable", ["TableName": name])["Table"]
      for index in [nil] + (table?["GlobalSecondaryIndexes"]?.array ?? []) {
        var body: JSON.Object = ["TableName": name]
        body["IndexName"] = index?["IndexName"]
        _ = call("Scan", body)
      }
      for operation in ["DescribeTimeToLive", "DescribeContinuousBackups"] {
        _ = call(operation, ["TableName": name])
      }
      _ = call(
        "RestoreTableToPointInTime",
        [
          "SourceTableName": name, "TargetTableName": "restored",
          "UseLatestRestorableTime": true,
        ])
      _ = call(
        "PutItem", ["TableName": name, "Item": .item(["PK": "new", "SK": "new", "ttl": 9])])
    }
    for stream in call("ListStreams")["Streams"]?.array ?? [] {
      let arn = stream["StreamArn"] ?? ""
      let description = call("DescribeStream", ["StreamArn": arn])["StreamDescription"]
      for shard in description?["Shards"]?.array ?? [] {
        let iterator = call(
          "GetShardIterator",
          [
            "StreamArn": arn, "ShardId": shard["ShardId"] ?? "",
            "ShardIteratorType": "TRIM_HORIZON",
          ])["ShardIterator"]
        if let iterator { _ = call("GetRecords", ["ShardIterator": iterator]) }
      }
    }
    for backup in call("ListBackups")["BackupSummaries"]?.array ?? [] {
      let arn = backup["BackupArn"] ?? ""
      _ = call("DescribeBackup", ["BackupArn": arn])
      _ = call("RestoreTableFromBackup", ["BackupArn": arn, "TargetTableName": "restored"])
      _ = call("DeleteTable", ["TableName": "restored"])
    }
  }
}
