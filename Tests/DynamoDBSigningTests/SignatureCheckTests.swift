import DynamoDBWire
import Testing

@testable import DynamoDBSigning

@Suite struct SignatureCheckTests {
  static let own = SignedRequest.all.filter { $0.service == "dynamodb" }
  static let sample = own[0]

  /// What the check says to a request, changed after it was signed; nil where it is good.
  func check(
    _ sample: SignedRequest = sample, knowing credentials: [Credentials]? = nil,
    minutesLater minutes: Int = 0,
    _ change: (inout SignableRequest, inout [UInt8]) -> Void = { _, _ in }
  ) throws -> DynamoDBError? {
    var request = sample.request
    request.headers += sample.signed
    var body = sample.body
    change(&request, &body)
    let authorization = request.headers.last { $0.name == "Authorization" }?.value ?? ""
    let time = try #require(SignatureTime(sample.time))
    let moment = request.headers.last { $0.name == "X-Amz-Date" }?.value ?? ""
    return body.withUnsafeBytes { bytes -> DynamoDBError? in
      do throws(DynamoDBError) {
        try SignatureCheck(credentials: credentials ?? [sample.credentials]).check(
          request, header: AuthorizationHeader(authorization), moment: moment, body: bytes,
          now: SignatureTime(epochSeconds: time.epochSeconds + minutes * 60))
        return nil
      } catch {
        return error
      }
    }
  }

  /// Replaces a text in the header that carries the signature.
  func editing(_ old: String, _ new: String) throws -> DynamoDBError? {
    try check { request, _ in
      guard let index = request.headers.indices.last else { return }
      let parts = request.headers[index].value.split(
        separator: old, omittingEmptySubsequences: false)
      request.headers[index].value = parts.joined(separator: new)
    }
  }

  @Test(arguments: own) func acceptsGoodOnes(case signed: SignedRequest) throws {
    #expect(try check(signed)?.message == nil)
    #expect(try check(signed, minutesLater: 14)?.message == nil)
    #expect(try check(signed, minutesLater: -14)?.message == nil)
  }

  @Test func acceptsWhatOnlyTravelled() throws {
    let message = try check { request, _ in
      request.headers.reverse()
      for index in request.headers.indices where request.headers[index].name == "Content-Type" {
        request.headers[index] = ("CoNtEnT-tYpE", "  application/x-amz-json-1.0  ")
      }
      request.headers.append(("Via", "a proxy"))
    }?.message
    #expect(message == nil)
    #expect(try editing(", ", ",")?.message == nil)
    #expect(try editing(", ", " ")?.message == nil)
  }

  @Test func refusesWhatWasChanged() throws {
    let faults = [
      try check { request, _ in request.method = "GET" },
      try check { request, _ in request.target = "/a" },
      try check { request, _ in request.target = "/?a" },
      try check { _, body in body.append(0x20) },
      try check { request, _ in request.headers[0].value = "other" },
      try check { request, _ in request.headers.removeFirst(2) },
      try check { request, _ in request.headers.insert(request.headers[1], at: 1) },
      try editing("Signature=", "Signature=0"), try editing("content-type;", ""),
      try editing("eu-central-1", "us-east-1"),
      try check(knowing: [Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "other")]),
    ]
    for fault in faults {
      #expect(fault?.type == "InvalidSignatureException")
      #expect(
        fault?.message.hasPrefix("The request signature we calculated does not match") == true)
      #expect(fault?.message.contains(Self.sample.credentials.secretAccessKey) == false)
    }
  }

  /// The texts are those that dynalite recorded on the service, of the region that of ExtendDB's pull
  /// request 355.
  @Test(arguments: [
    ("host;", "", "'Host' must be a 'SignedHeader' in the AWS Authorization."),
    (
      "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA25",
      "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA25' (only AWS4-HMAC-SHA256 for now). "
    ),
    (
      "AKIDEXAMPLE/20261121/eu-central-1/dynamodb/aws4_request", "a/b/c/d",
      "Credential must have exactly 5 slash-delimited elements, "
        + "e.g. keyid/date/region/service/term, got 'a/b/c/d'"
    ),
    (
      "20261121/eu-central-1/dynamodb/aws4_request", "b/c/d/e",
      "Credential should be scoped to correct service: 'dynamodb'. "
        + "Credential should be scoped with a valid terminator: 'aws4_request', not 'e'. "
        + "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
        + "'b' != '20261121', from '20261121T123456Z'."
    ),
    ("/eu-central-1/", "//", "Credential should be scoped to a valid region. "),
    ("AKIDEXAMPLE", "AKIDOTHER", "The security token included in the request is invalid."),
  ])
  func saysWhatIsWrong(old: String, new: String, message: String) throws {
    #expect(try editing(old, new)?.message == message)
  }

  @Test func clocksMayDifferByAQuarterOfAnHour() throws {
    #expect(
      try check(minutesLater: 16)?.message
        == "Signature expired: 20261121T123456Z is now earlier than 20261121T123556Z "
        + "(20261121T125056Z - 15 min.)")
    #expect(
      try check(minutesLater: -16)?.message
        == "Signature not yet current: 20261121T123456Z is still later than 20261121T123356Z "
        + "(20261121T121856Z + 15 min.)")
    let fault = try check { request, _ in
      for index in request.headers.indices where request.headers[index].name == "X-Amz-Date" {
        request.headers[index].value = "today"
      }
    }
    #expect(
      fault?.message == "Date must be in ISO-8601 'basic format'. Got 'today'. "
        + "See http://en.wikipedia.org/wiki/ISO_8601")
  }

  @Test func tokensMustBeTheirOwn() throws {
    let tokens: [String?] = [nil, "a", "b"]
    for known in tokens {
      for sent in tokens {
        let sample = Self.sample.with(token: sent)
        let fault = try check(sample, knowing: [Self.sample.with(token: known).credentials])
        #expect((fault == nil) == (known == sent))
        if let fault { #expect(fault.type == "UnrecognizedClientException") }
      }
    }
  }
}

extension SignedRequest {
  func with(token: String?) -> SignedRequest {
    var copy = self
    copy.credentials = Credentials(
      accessKeyID: credentials.accessKeyID, secretAccessKey: credentials.secretAccessKey,
      sessionToken: token)
    return copy
  }
}
