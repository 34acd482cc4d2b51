import DynamoDBSigning
import DynamoDBWire
import NIOCore
import NIOHTTP1

/// Whether a request is signed as the service demands, and, where the server checks it, by whom.
struct Authentication: Sendable {
  /// nil takes any signature for good, if only there is one.
  let signatures: SignatureCheck?

  func check(_ head: RequestHead, sent body: ByteBuffer) throws(DynamoDBError) {
    let isInQuery = head.query.utf8.count > 0 && head.queryParameter("X-Amz-Algorithm") != nil
    guard let authorization = head.authorization else {
      guard isInQuery else { throw Self.missing }
      return try checkQuery(head)
    }
    if isInQuery {
      throw .invalidSignature(
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.")
    }
    guard authorization.hasPrefix("AWS4-") else { throw Self.missing }
    let header = AuthorizationHeader(authorization)
    try checkForm(of: header, text: authorization, head)
    guard let signatures, let moment = head.amzDate ?? head.date else { return }
    let request = SignableRequest(
      method: head.method.rawValue, target: head.target,
      headers: head.headers.map { ($0.name, $0.value) })
    let result = body.withUnsafeReadableBytes { bytes -> DynamoDBError? in
      do throws(DynamoDBError) {
        try signatures.check(
          request, header: header, moment: moment, body: bytes,
          now: .now)
        return nil
      } catch {
        return error
      }
    }
    if let result { throw result }
  }

  private static let missing = DynamoDBError(
    "MissingAuthenticationTokenException", "Request is missing Authentication Token")

  private func checkForm(
    of header: AuthorizationHeader, text: String, _ head: RequestHead
  ) throws(DynamoDBError) {
    let parts = [
      ("Credential", header.credential), ("Signature", header.signature),
      ("SignedHeaders", header.signedHeaders),
    ]
    var missing = ""
    for (name, value) in parts where value.isEmpty {
      missing += "Authorization header requires '\(name)' parameter. "
    }
    if head.amzDate == nil, head.date == nil {
      missing +=
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
    }
    if !missing.isEmpty { throw .incompleteSignature(missing + "Authorization=\(text)") }
  }

  /// Signatures in the query are recognised, but not calculated: no client of DynamoDB makes them.
  private func checkQuery(_ head: RequestHead) throws(DynamoDBError) {
    let names = [
      "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date",
    ]
    var missing = ""
    for name in names where head.queryParameter(name)?.isEmpty != false {
      missing += "AWS query-string parameters must include '\(name)'. "
    }
    if !missing.isEmpty {
      throw .incompleteSignature(missing + "Re-examine the query-string parameters.")
    }
    if signatures != nil {
      throw .invalidSignature(
        "Signatures in the query string are not checked here: sign with the Authorization header.")
    }
  }
}

extension RequestHead {
  /// A parameter of the query as it stands there, empty where it has no value.
  func queryParameter(_ name: String) -> Substring? {
    for parameter in query.split(separator: "&") {
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if let first = parts.first, first == name { return parts.count > 1 ? parts[1] : "" }
    }
    return nil
  }
}
