import DynamoDBWire
import NIOCore
import Testing

@testable import DynamoDBServer

@Suite(.serialized) struct CompressionTests {
  /// Alternator's tests have these, which hold on the service.
  @Test(arguments: [
    ("identity", nil), ("", nil), ("br", nil), ("x-gzip", nil), ("gzip", "gzip"),
    ("deflate", "deflate"), ("gzip, deflate", "gzip"), ("br, identity, deflate, gzip", "deflate"),
    ("GZIP, identity", "gzip"), ("dog, gzip ,, cat", "gzip"),
    ("gzip;q=0.8, deflate;q=0.5", "gzip"),
    ("br, gzip;q=0, deflate; q = 0.5 , identity;q=0", "deflate"), ("*", "gzip"),
    ("*, deflate;q=0.5", "gzip"), ("*, deflate", "deflate"), ("*, identity", "gzip"),
    ("*, gzip;q=0.5", "deflate"), ("gzip ;q=0", nil), ("*;q=0", nil),
    ("*;q=0.5,identity", "gzip"), ("gzip;q=0.5,identity;q=0.8", "gzip"),
    ("br;q=0.8,identity;q=0.5,*;q=0", nil), ("\"gzip\"", nil), ("gzip br", nil),
    ("gzip:q=1", nil), ("deflate;q=0.5, gzip;q=31", "gzip"), ("gzip;q=31,deflate;q=51", "gzip"),
    ("deflate;q=0.5, gzip;q=0.2", "deflate"), ("deflate;q=0.5, gzip;q=1;q=0.2", "gzip"),
    ("deflate;q=0.5,gzip;q=0.", "deflate"), ("deflate;q=0.5,gzip;q=0.x", "gzip"),
    ("deflate;q=0.5,gzip;q=0. x", "gzip"), ("deflate;q=-0.5,gzip;q=0.2", "gzip"),
    ("gzip;q= 0;q=1", nil), ("gzip;q =0;q=1", "gzip"), ("gzip;nq=0;q=1", nil),
    ("gzip;q=0, gzip;q=1, gzip;q=0", "gzip"), ("br,identity;q=0.5,gzip;q=0.0001", "gzip"),
  ])
  func chooses(header: String, expected: String?) {
    #expect(Compression(accepting: header).map { "\($0)" } == expected)
  }

  @Test(arguments: [Compression.gzip, .deflate]) func packsWhatInflationUnpacks(
    compression: Compression
  ) throws {
    let text = (0..<20_000).map { UInt8($0 * $0 % 251) }
    let packed = try #require(compression.pack(text))
    #expect(packed.count < text.count)
    let unpacked = try Inflation.inflate(ByteBuffer(bytes: packed), encoding: "\(compression)")
    #expect(Array(unpacked.readableBytesView) == text)
  }

  /// `gzip.compress(b"{}", mtime=0)` and `zlib.compress(b"{}")` of Python.
  static let gzip: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 255, 171, 174, 5, 0, 67, 191, 166, 163, 2, 0, 0, 0,
  ]
  static let deflate: [UInt8] = [120, 156, 171, 174, 5, 0, 1, 117, 0, 249]

  @Test func readsPackedBodies() throws {
    let unpacked = try Inflation.inflate(ByteBuffer(bytes: Self.gzip), encoding: "GZIP")
    #expect(String(buffer: unpacked) == "{}")
    let other = try Inflation.inflate(ByteBuffer(bytes: Self.deflate), encoding: "deflate")
    #expect(String(buffer: other) == "{}")
    let two = try Inflation.inflate(ByteBuffer(bytes: Self.gzip + Self.gzip), encoding: "gzip")
    #expect(String(buffer: two) == "{}{}")
  }

  @Test(arguments: [
    ("gzip", []), ("deflate", []), ("gzip", Array("{}".utf8)), ("gzip", gzip.dropLast()),
    ("gzip", gzip + Array("junk".utf8)), ("gzip", deflate), ("deflate", gzip), ("br", gzip),
  ])
  func refusesWhatIsNotPacked(encoding: String, bytes: [UInt8]) {
    #expect(throws: Inflation.Failure.broken) {
      try Inflation.inflate(ByteBuffer(bytes: bytes), encoding: encoding)
    }
  }

  @Test func stopsUnpackingBombs() throws {
    let bomb = try #require(Compression.gzip.pack([UInt8](repeating: 0x20, count: 20_000_000)))
    #expect(bomb.count < 200_000)
    #expect(throws: Inflation.Failure.tooLarge) {
      try Inflation.inflate(ByteBuffer(bytes: bomb), encoding: "gzip")
    }
  }

  @Test func overHTTP() async throws {
    let text = String(repeating: "x", count: 5000)
    try await withServer(CountingDatabase(answer: ["text": .string(text)])) { port in
      let client = try RawSocket(port: port)
      await client.send(request("GetItem", "{}"))
      #expect(await client.answer()?.headers["content-encoding"] == nil)
      await client.send(request("GetItem", "{}", extra: "Accept-Encoding: gzip\r\n"))
      let packed = try #require(await client.answer())
      #expect(packed.headers["content-encoding"] == "gzip")
      let body = try Inflation.inflate(ByteBuffer(bytes: packed.body), encoding: "gzip")
      #expect(String(buffer: body) == #"{"text":"\#(text)"}"#)
      await client.send(request("GetItem", "{}", extra: "Content-Encoding: br\r\n"))
      #expect(await client.answer()?.status == 500)
    }
  }
}
