import DynamoDBWire
import Foundation
import Testing

@testable import DynamoDBSigning

/// Signed requests with the `Authorization` that other signers gave them.
///
/// `botocore.json` is made by `make_cases.py`; `aws.json` has requests and signatures of AWS's own
/// suite (<https://github.com/awslabs/aws-c-auth>, tests/aws-signing-test-suite/v4), without those
/// for services that do not normalize paths.
struct SignedRequest: Sendable, CustomTestStringConvertible {
  let note: String
  let request: SignableRequest
  let body: [UInt8]
  var credentials: Credentials
  let region: String
  let service: String
  let time: String
  let authorization: String

  var testDescription: String { note }

  static let all: [SignedRequest] = ["botocore", "aws"].flatMap { name in
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Cases/\(name).json")
    let text = (try? Data(contentsOf: file)).map { Array($0) } ?? []
    return ((try? JSONParser.parse(text))?.array ?? []).map(SignedRequest.init)
  }

  init(_ json: JSON) {
    func text(_ name: String) -> String { json[name]?.string ?? "" }
    note = text("note")
    request = SignableRequest(
      method: text("method"), target: text("target"),
      headers: (json["headers"]?.array ?? []).map { ($0[0]?.string ?? "", $0[1]?.string ?? "") })
    body = Array(text("body").utf8)
    credentials = Credentials(
      accessKeyID: text("key"), secretAccessKey: text("secret"),
      sessionToken: json["token"]?.string)
    region = text("region")
    service = text("service")
    time = text("time")
    authorization = text("authorization")
  }

  var signed: [SignableRequest.Header] {
    let signer = Signer(credentials: credentials, region: region, service: service)
    guard let time = SignatureTime(time) else { return [] }
    var signed = request
    signer.sign(&signed, body: body, at: time)
    return Array(signed.headers[request.headers.count...])
  }
}

@Suite struct SignerTests {
  @Test func thereAreCases() {
    #expect(SignedRequest.all.count > 30)
  }

  @Test(arguments: SignedRequest.all) func signsAsOthersDo(case signed: SignedRequest) {
    #expect(signed.signed.last?.name == "Authorization")
    #expect(signed.signed.last?.value == signed.authorization)
  }

  /// AWS's documentation once had these key and date as its example for IAM.
  @Test func derivesKeys() {
    let key = SigningKeys.derive(
      from: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
      scope: CredentialScope(date: "20150830", region: "us-east-1", service: "iam"))
    #expect(
      String(decoding: key.hexadecimal, as: UTF8.self)
        == "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9")
  }
}
