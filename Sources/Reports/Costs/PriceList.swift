package import Documents

/// What requests cost, with the date and the region for which that was so.
package struct PriceList: Sendable {
  package let date: String
  package let region: String
  package let currency: String
  /// For a million request units on demand.
  package let readMillion: Double
  package let writeMillion: Double
  /// For a GB that is stored for a month.
  package let storageGB: Double
  /// Where the prices were read.
  package let source: String?

  /// The standard table class. On-demand requests cost half of what they did before the date: "Amazon
  /// DynamoDB reduces prices for on-demand throughput and global tables", AWS What's New, November 2024.
  /// Pages that quote the price list gave the same three prices in September 2026.
  package static let standard = PriceList(
    date: "2024-11-01", region: "us-east-1", currency: "USD", readMillion: 0.125,
    writeMillion: 0.625, storageGB: 0.25,
    source: "https://aws.amazon.com/dynamodb/pricing/on-demand/")

  /// The list as a file that can be edited.
  package static let template = """
    # Prices for `partita cost --prices FILE`: edit them for your region and day.
    schema: partita/prices/v1
    date: \(standard.date)
    region: \(standard.region)
    currency: \(standard.currency)
    source: \(standard.source ?? "")
    # For a million request units on demand.
    read_million: \(standard.readMillion)
    write_million: \(standard.writeMillion)
    # For a GB that is stored for a month; the first 25 GB of an account are free, which is not counted.
    storage_gb_month: \(standard.storageGB)

    """

  /// Reads a file like `template`.
  ///
  /// - Throws: All mistakes that the file shows.
  package static func read(_ path: String) throws(Diagnostics) -> PriceList {
    let problems = Problems()
    guard let file = problems.catching({ () throws(Diagnostic) in try SourceFile.read(path) })
    else {
      throw Diagnostics(problems.all)
    }
    let node = try Node.parse(file)
    var fields = Fields(node, of: "a price list", into: problems)
    let schema = fields.require("schema", as: .text)
    let date = fields.require("date", as: .text)
    let region = fields.require("region", as: .text)
    let currency = fields.require("currency", as: .text)
    let read = fields.require("read_million", as: .price)
    let write = fields.require("write_million", as: .price)
    let storage = fields.require("storage_gb_month", as: .price)
    let source = fields.take("source", as: .text)
    fields.finish()
    if let schema, schema != "partita/prices/v1" {
      problems.add(.error("the schema of a price list is 'partita/prices/v1'", at: node.span))
    }
    try problems.throwErrors()
    guard let date, let region, let currency, let read, let write, let storage
    else {
      throw Diagnostics([.error("cannot read '\(path)'", at: node.span)])
    }
    return PriceList(
      date: date, region: region, currency: currency, readMillion: read, writeMillion: write,
      storageGB: storage, source: source)
  }
}

extension FieldType<Double> {
  /// A number from 0.
  fileprivate static let price = FieldType(.number) { (node) throws(Diagnostic) in
    guard case .number(let text) = node.value, let price = Double(text), price >= 0,
      price.isFinite
    else { throw .error("expected a number from 0", at: node.span) }
    return price
  }
}
