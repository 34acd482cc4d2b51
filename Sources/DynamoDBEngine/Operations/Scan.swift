import DynamoDBExpressions
import DynamoDBWire

/// Reads a whole table or index, in order of the partitions' hashes, one page at a time; with
/// segments, one range of hashes.
///
/// API reference: <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html>
struct Scan: Operation {
  static let name = "Scan"
  static let isRead = true

  let page: PageParameters
  let segment: Int
  let totalSegments: Int

  init(from parameters: inout Parameters) {
    let name = parameters.tableName()
    parameters.checkCombinations(
      expressions: ["ProjectionExpression", "FilterExpression"],
      legacy: ["AttributesToGet", "ScanFilter", "ConditionalOperator"])
    // The bounds are ExtendDB's (pull request 161, seen on the service).
    let segment = parameters.integer("Segment", 0...999_999)
    let total = parameters.integer("TotalSegments", 1...1_000_000)
    if let text = Self.failure(segment: segment, of: total) {
      parameters.report(.operation, .validation(text))
    }
    self.segment = segment ?? 0
    totalSegments = max(total ?? 1, 1)
    let projection = parameters.attributesToGet(.beforeValues)
    let filter = parameters.legacyFilter("ScanFilter")
    page = PageParameters(
      from: &parameters, table: name, legacyFilter: filter, legacyProjection: projection,
      isQuery: false)
  }

  private static func failure(segment: Int?, of total: Int?) -> String? {
    switch (segment, total) {
    case (.some, nil):
      "The TotalSegments parameter is required but was not present in the request when Segment "
        + "parameter is present"
    case (nil, .some):
      "The Segment parameter is required but was not present in the request when parameter "
        + "TotalSegments is present"
    case (let segment?, let total?) where segment >= total:
      "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
        + "Segment: \(segment) is not less than TotalSegments: \(total)"
    default: nil
    }
  }

  func run(on database: inout Database) throws(DynamoDBError) -> JSON.Object {
    let table = try database.table(page.tableName)
    let index = try page.index(of: table)
    if let index, let start = page.exclusiveStartKey {
      try start.checkCount(on: table, index)
      for (attribute, isPartition) in index.keys.roles {
        try start.check(attribute, isPartition: isPartition)
      }
    }
    try page.refuseUnprojected(index)
    let place = try page.exclusiveStartKey?.place(on: table, index)
    let range = segmentRange
    if let place, let lower = range.lower, place < lower { throw wrongSegment }
    if let place, let upper = range.upper, !(place < upper) { throw wrongSegment }
    try table.refuseNestedKeys(page.projection?.nestedAttributeNames)
    try table.refuseNestedKeys(page.filter?.nestedAttributeNames)
    return try page.read(table, index, range: range, after: place, descending: false)
  }

  /// Segments are equal ranges of hashes.
  private var segmentRange: TreeRange {
    func boundary(_ segment: Int) -> TreeKey? {
      if segment == 0 || segment == totalSegments { return nil }
      let part = UInt64(totalSegments).dividingFullWidth((UInt64(segment), 0)).quotient
      return TreeKey(hash: part, bytes: [])
    }
    return TreeRange(lower: boundary(segment), upper: boundary(segment + 1))
  }

  private var wrongSegment: DynamoDBError {
    .validation(
      "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use "
        + "ExclusiveStartKey with correct Segment. TotalSegments: \(totalSegments) "
        + "Segment: \(segment)")
  }
}
