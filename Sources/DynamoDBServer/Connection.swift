import DynamoDBWire
import NIOCore
import NIOHTTP1

/// One client's connection: reads requests one after the other and writes their answers in order.
///
/// While an answer is being waited for, or the client does not take what was written, nothing more
/// is read from the socket, so that a client can fill no memory here.
final class Connection: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundIn = Never
  typealias OutboundOut = ByteBuffer

  enum Phase {
    /// Between two requests.
    case idle
    /// Some bytes of a request are there, but not all headers.
    case headers
    case body
    /// The database was asked and has not answered.
    case answering
    /// The last answer was written; what still comes is dropped.
    case closing
  }

  let worker: Worker
  /// Set while the channel is open.
  var context: ChannelHandlerContext?
  var phase = Phase.idle
  /// The worker's tick at which the phase began, and at which the client stopped taking bytes.
  var phaseBegan: Int
  var stalledSince: Int?
  var request = Request()
  /// Whether the rest of a body is read only to be dropped.
  var isDiscarding = false
  /// Whether what came after the request is no HTTP.
  var endsAfterAnswer = false
  var needsFlush = false
  private var waiting = CircularBuffer<HTTPServerRequestPart>()
  private var wantsRead = false
  private var isDraining = false
  private var sawPart = false

  /// The request that is being read or answered.
  struct Request {
    var head: RequestHead?
    var body: ByteBuffer?
    /// As it was sent; for the log.
    var length = 0
    var began: NIODeadline?
  }

  init(worker: Worker) {
    self.worker = worker
    phaseBegan = worker.tick
  }

  func enter(_ phase: Phase) {
    self.phase = phase
    phaseBegan = worker.tick
  }

  // MARK: The channel's events

  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    worker.add(self)
    if !worker.desk.take() { send(.tooManyConnections) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    worker.remove(self)
    worker.desk.giveBack()
    self.context = nil
    waiting.removeAll()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    sawPart = true
    let part = unwrapInboundIn(data)
    if isBlocked || !waiting.isEmpty { waiting.append(part) } else { take(part) }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if needsFlush { flush() }
    // Bytes came, but no end of headers among them.
    if phase == .idle, !sawPart { enter(.headers) }
    sawPart = false
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    stalledSince = context.channel.isWritable ? nil : worker.tick
    drain()
  }

  func read(context: ChannelHandlerContext) {
    if isBlocked { wantsRead = true } else { context.read() }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch phase {
    case _ where !(error is HTTPParserError): close()
    case .idle, .headers, .body: send(.badRequest)
    case .answering: endsAfterAnswer = true
    case .closing: break
    }
  }

  // MARK: Order

  private var isBlocked: Bool {
    phase == .answering || stalledSince != nil
  }

  /// Goes on with what arrived meanwhile.
  func drain() {
    guard !isDraining else { return }
    isDraining = true
    while !isBlocked, let part = waiting.popFirst() { take(part) }
    isDraining = false
    if needsFlush { flush() }
    if wantsRead, !isBlocked {
      wantsRead = false
      context?.read()
    }
  }

  private func take(_ part: HTTPServerRequestPart) {
    guard phase != .closing else {
      if case .end = part, isDiscarding { close() }
      return
    }
    switch part {
    case .head(let head): begin(RequestHead(head))
    case .body(let bytes): add(bytes)
    case .end: answer()
    }
  }

  private func begin(_ head: RequestHead) {
    enter(.body)
    request = Request(head: head)
    if worker.desk.settings.log != nil { request.began = .now() }
    if let length = head.contentLength.flatMap({ Int($0) }), length > SizeLimits.body {
      refuseBody()
    } else if let expect = head.expect, expect.isHeader("100-continue"), let context {
      context.writeAndFlush(
        wrapOutboundOut(ByteBuffer(staticString: "HTTP/1.1 100 Continue\r\n\r\n")), promise: nil)
    }
  }

  private func add(_ bytes: ByteBuffer) {
    var bytes = bytes
    if request.body?.writeBuffer(&bytes) == nil { request.body = bytes }
    request.length = request.body?.readableBytes ?? 0
    if request.length > SizeLimits.body { refuseBody() }
  }

  /// Answers at once, but reads on: a client that is still writing would miss the answer.
  private func refuseBody() {
    isDiscarding = true
    request.body = nil
    send(.bodyTooLarge)
  }
}
