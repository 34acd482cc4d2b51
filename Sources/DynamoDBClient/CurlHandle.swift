import CCurl
import Dispatch
import DynamoDBSigning
import DynamoDBWire

/// One of libcurl's handles, used by one thread at a time, as the pool sees to.
final class CurlHandle: @unchecked Sendable {
  /// Where calls wait. A serial queue gets a thread at once; on the threads that run tasks, or on a
  /// concurrent queue, a few calls that wait would hold up everything else.
  let queue = DispatchQueue(label: "partita.client")
  private let handle: UnsafeMutableRawPointer
  private let endpoint: Endpoint
  private let errorText: UnsafeMutablePointer<CChar>
  private let received = Received()

  /// What arrives, at most as much as an answer can have.
  private final class Received {
    static let maximum = 64 * 1024 * 1024
    var bytes: [UInt8] = []
  }

  init(_ settings: ClientSettings) throws(DynamoDBError) {
    if let failure = ccurl_load() { throw .unreachable(String(cString: failure)) }
    guard let handle = ccurl_new() else { throw .unreachable("libcurl gives no handle") }
    self.handle = handle
    endpoint = settings.endpoint
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    ccurl_set_error_buffer(handle, errorText)
    ccurl_set_text(handle, CURLOPT_URL, settings.endpoint.url + "/")
    ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    ccurl_set_text(handle, CURLOPT_USERAGENT, "partita")
    ccurl_set_long(handle, CURLOPT_POST, 1)
    ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    ccurl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, settings.connectLimit.milliseconds)
    ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, settings.limit.milliseconds)
    // A proxy of the environment cannot reach this machine's own addresses.
    if settings.endpoint.isLoopback { ccurl_set_text(handle, CURLOPT_PROXY, "") }
    ccurl_set_writer(
      handle,
      { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let received = Unmanaged<Received>.fromOpaque(context).takeUnretainedValue()
        let length = size * count
        guard received.bytes.count + length <= Received.maximum else { return 0 }
        received.bytes += UnsafeRawBufferPointer(start: bytes, count: length)
        return length
      }, Unmanaged.passUnretained(received).toOpaque())
  }

  deinit {
    ccurl_free(handle)
    errorText.deallocate()
  }

  func post(
    _ body: [UInt8], headers: [SignableRequest.Header]
  ) -> Result<HTTPReply, DynamoDBError> {
    // Without the first, libcurl asks before it sends more than 1 MB, and waits a second for yes.
    var list = ccurl_append(nil, "Expect:")
    for (name, value) in headers { list = ccurl_append(list, "\(name): \(value)") }
    defer { ccurl_free_list(list) }
    ccurl_set_headers(handle, list)
    received.bytes = []
    errorText[0] = 0
    let code = body.withUnsafeBytes { bytes in
      ccurl_set_body(handle, bytes.baseAddress, bytes.count)
      return ccurl_perform(handle)
    }
    // Nothing is left that points to what ends here.
    ccurl_set_headers(handle, nil)
    guard code == CURLE_OK else { return .failure(failure(code)) }
    return .success(HTTPReply(status: ccurl_status(handle), body: received.bytes))
  }

  private func failure(_ code: CURLcode) -> DynamoDBError {
    let detail = String(cString: errorText[0] == 0 ? ccurl_message(code) : UnsafePointer(errorText))
    switch code {
    case CURLE_COULDNT_CONNECT:
      return .unreachable("nothing answers at \(endpoint): \(detail)")
    case CURLE_COULDNT_RESOLVE_HOST:
      return .unreachable("\(endpoint) has a host that is not known: \(detail)")
    case CURLE_OPERATION_TIMEDOUT:
      return .unreachable("\(endpoint) does not answer in time: \(detail)")
    default: return .unreachable("no answer from \(endpoint): \(detail)")
    }
  }
}

extension Duration {
  fileprivate var milliseconds: Int {
    Int(components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000)
  }
}
