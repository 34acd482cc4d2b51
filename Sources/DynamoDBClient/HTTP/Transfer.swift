import CCurl
import DynamoDBSigning
import Synchronization

/// One request on its way: what libcurl reads from and writes to, used on the thread of its loop alone.
final class Transfer: @unchecked Sendable {
  typealias Result = Swift.Result<HTTPReply, HTTPFailure>

  /// The most an answer can have; DynamoDB's have 16 MB at most.
  private static let maximum = 64 * 1024 * 1024

  let request: HTTPRequest
  private let continuation: CheckedContinuation<Result, Never>
  private var handle: UnsafeMutableRawPointer?
  private var headers: UnsafeMutablePointer<curl_slist>?
  private let errorText: UnsafeMutablePointer<CChar>
  private var received: [UInt8] = []
  private var sent = 0
  private var isTooLarge = false

  init(_ request: HTTPRequest, _ continuation: CheckedContinuation<Result, Never>) {
    self.request = request
    self.continuation = continuation
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit { errorText.deallocate() }

  /// Sets a handle up for this request.
  /// - Parameter last: What the handle was last used for: all else would be told it a second time.
  func prepare(_ handle: UnsafeMutableRawPointer, after last: HTTPSettings?) {
    self.handle = handle
    if request.settings != last {
      if last != nil { ccurl_reset(handle) }
      request.settings.apply(to: handle)
    }
    let context = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_context(handle, context)
    ccurl_set_error_buffer(handle, errorText)
    setBody(handle, context)
    // libcurl would ask before it sends more than 1 MB (the earlier ones, more than 1 KB), and wait a
    // second for yes.
    if request.body.count >= 1024 { headers = ccurl_append(headers, "Expect", "") }
    for (name, value) in request.headers { headers = ccurl_append(headers, name, value) }
    ccurl_set_headers(handle, headers)
    ccurl_set_writer(
      handle,
      { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
          .receive(UnsafeRawBufferPointer(start: bytes, count: size * count))
      }, context)
  }

  private func setBody(_ handle: UnsafeMutableRawPointer, _ context: UnsafeMutableRawPointer) {
    if request.settings.method == .get { return }
    if request.settings.canBeRepeated || request.body.isEmpty {
      request.body.withUnsafeBytes { bytes in
        if bytes.isEmpty {
          ccurl_set_body(handle, "", 0)
        } else {
          ccurl_set_body(handle, bytes.baseAddress, bytes.count)
        }
      }
    } else {
      ccurl_set_reader(
        handle,
        { buffer, size, count, context in
          guard let buffer, let context else { return 0 }
          return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            .hand(to: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
        }, context, request.body.count)
    }
  }

  private func hand(to buffer: UnsafeMutableRawBufferPointer) -> Int {
    let part = request.body[sent..<min(sent + buffer.count, request.body.count)]
    buffer.copyBytes(from: part)
    sent += part.count
    return part.count
  }

  private func receive(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard received.count + bytes.count <= Self.maximum else {
      isTooLarge = true
      return 0
    }
    received += bytes
    return bytes.count
  }

  /// Takes what the handle has; nothing of this is used by libcurl from here on.
  func finish(_ code: CURLcode) -> Result {
    guard let handle else { return .failure(.init(message: "no handle", wasSent: false)) }
    let result = code == CURLE_OK ? reply(handle) : .failure(failure(code, handle))
    ccurl_free_list(headers)
    headers = nil
    self.handle = nil
    return result
  }

  func end(with result: Result) { continuation.resume(returning: result) }

  private func reply(_ handle: UnsafeMutableRawPointer) -> Result {
    func header(_ name: String) -> String? {
      ccurl_header(handle, name).map { String(cString: $0) }
    }
    if let text = header("x-amz-crc32"), let expected = UInt32(text) {
      guard Checksum.crc32(received) == expected else {
        return .failure(.init(message: "its checksum is wrong", wasSent: true))
      }
    }
    var reply = HTTPReply(status: ccurl_status(handle), body: [])
    if let encoding = header("content-encoding"), encoding.lowercased() != "identity" {
      guard let plain = Inflation.inflate(received, encoding, maximum: Self.maximum) else {
        return .failure(.init(message: "it cannot be decompressed", wasSent: true))
      }
      reply.body = plain
    } else {
      reply.body = received
    }
    // Who was understood needs neither the service's clock nor another place.
    if reply.status != 200 {
      reply.date = header("date").flatMap(HTTPDate.epochSeconds)
      reply.location = header("location")
    }
    return .success(reply)
  }

  private func failure(_ code: CURLcode, _ handle: UnsafeMutableRawPointer) -> HTTPFailure {
    let detail = String(cString: errorText[0] == 0 ? ccurl_message(code) : UnsafePointer(errorText))
    let wasSent = ccurl_bytes_sent(handle) > 0
    let reason: String =
      switch code {
      case CURLE_COULDNT_CONNECT: "nothing answers"
      case CURLE_COULDNT_RESOLVE_HOST: "its host is not known"
      case CURLE_OPERATION_TIMEDOUT: "it does not answer in time"
      case CURLE_PEER_FAILED_VERIFICATION:
        "its certificate is not to be trusted (AWS_CA_BUNDLE names a file of others that are)"
      case CURLE_SSL_CACERT_BADFILE: "the file of certificates to trust cannot be read"
      case CURLE_SSL_CONNECT_ERROR: "no secure connection comes about"
      case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR,
        CURLE_SEND_FAIL_REWIND, CURLE_HTTP2_STREAM, CURLE_HTTP2:
        "the connection ended before the answer did"
      case CURLE_ABORTED_BY_CALLBACK: "given up"
      case CURLE_WRITE_ERROR where isTooLarge: "its answer is larger than 64 MB"
      default: "no answer"
      }
    return HTTPFailure(message: "\(reason): \(detail)", wasSent: wasSent)
  }
}

extension HTTPSettings {
  fileprivate func apply(to handle: UnsafeMutableRawPointer) {
    ccurl_set_text(handle, CURLOPT_URL, url)
    ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    ccurl_set_text(handle, CURLOPT_USERAGENT, "partita")
    ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    ccurl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    ccurl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    ccurl_set_long(handle, CURLOPT_TCP_KEEPALIVE, 1)
    ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, connectLimit.milliseconds)
    ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, limit.milliseconds)
    // A proxy of the environment cannot reach this machine's own addresses.
    if isLocal { ccurl_set_text(handle, CURLOPT_PROXY, "") }
    if let trust { ccurl_set_text(handle, CURLOPT_CAINFO, trust) }
    if method != .get { ccurl_set_long(handle, CURLOPT_POST, 1) }
    if method == .put { ccurl_set_text(handle, CURLOPT_CUSTOMREQUEST, "PUT") }
  }
}

extension Duration {
  fileprivate var milliseconds: Int {
    Int(components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000)
  }
}
