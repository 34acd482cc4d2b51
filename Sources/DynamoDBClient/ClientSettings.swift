package import DynamoDBSigning
package import DynamoDBWire
import Glibc

/// Which DynamoDB a client calls, as whom, and how long it waits.
package struct ClientSettings: Sendable {
  package var endpoint: Endpoint
  package var region: String
  package var credentials: Credentials
  /// For reaching the endpoint.
  package var connectLimit: Duration = .seconds(5)
  /// For a whole call.
  package var limit: Duration = .seconds(60)

  package init(endpoint: Endpoint, region: String, credentials: Credentials) {
    self.endpoint = endpoint
    self.region = region
    self.credentials = credentials
  }

  /// What the environment says: `AWS_REGION` or `AWS_DEFAULT_REGION`, `AWS_ACCESS_KEY_ID` and so on.
  ///
  /// On this machine itself made-up credentials do, where none are set.
  /// - Parameter endpoint: nil calls the service itself.
  package static func environment(
    endpoint text: String?
  ) throws(DynamoDBError) -> ClientSettings {
    let region = variable("AWS_REGION") ?? variable("AWS_DEFAULT_REGION") ?? "us-east-1"
    guard region.utf8.allSatisfy(\.isRegionByte) else {
      throw .unreachable("AWS_REGION is no region, as us-east-1 is")
    }
    let endpoint =
      if let text { try Endpoint(parsing: text) } else { try Endpoint.service(region: region) }
    let madeUp = Credentials(accessKeyID: "partita", secretAccessKey: "partita")
    guard let credentials = Credentials.environment ?? (endpoint.isLoopback ? madeUp : nil) else {
      throw .unreachable(
        "\(endpoint) needs credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
    }
    return ClientSettings(endpoint: endpoint, region: region, credentials: credentials)
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}

extension UInt8 {
  /// A lower-case letter, a digit or `-`.
  fileprivate var isRegionByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
