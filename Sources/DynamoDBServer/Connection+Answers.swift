import DynamoDBWire
import NIOCore
import NIOHTTP1

extension Connection {
  /// Answers the request that is now whole.
  func answer() {
    guard let head = request.head else { return }
    switch worker.desk.reader.read(head, request.body) {
    case .reply(let reply): send(reply)
    case .call(let call):
      request.body = nil
      guard let immediate = worker.desk.immediate else {
        return worker.desk.deferring.map { ask(call, $0) } ?? ask(call)
      }
      do throws(DynamoDBError) {
        send(.success(try immediate.run(call)), of: call.operation)
      } catch {
        send(.failure(error), of: call.operation)
      }
    }
  }

  /// Asks a database that answers at once or later; meanwhile the thread serves others.
  private func ask(_ call: Call, _ database: any DeferringDynamoDB) {
    guard let context else { return }
    enter(.answering)
    let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
    let loop = context.eventLoop
    let operation = call.operation
    let result = database.run(call) { result in
      loop.execute {
        connection.value.send(result, of: operation)
        connection.value.drain()
      }
    }
    if let result { send(result, of: operation) }
  }

  /// Asks a database that takes its time; meanwhile the thread serves others.
  private func ask(_ call: Call) {
    guard let context else { return }
    enter(.answering)
    let connection = NIOLoopBound(self, eventLoop: context.eventLoop)
    let database = worker.desk.database
    let loop = context.eventLoop
    Task {
      let result: Result<Answer, DynamoDBError>
      do throws(DynamoDBError) {
        result = .success(try await database.send(call))
      } catch {
        result = .failure(error)
      }
      loop.execute {
        connection.value.send(result, of: call.operation)
        connection.value.drain()
      }
    }
  }

  private func send(_ result: Result<Answer, DynamoDBError>, of operation: String) {
    guard let head = request.head else { return }
    switch result {
    case .success(let answer): send(Reply(answer.body, of: operation, to: head))
    case .failure(let error):
      send(Reply(error, contentType: RequestReader.answerType(of: head)))
    }
  }

  /// Writes an answer; sending it waits for the end of what the socket has read.
  func send(_ reply: Reply) {
    guard let context else { return }
    var reply = reply
    let head = request.head
    if head?.origin != nil { reply.allowOrigin() }
    if head?.method == .HEAD { reply.omitsBody = true }
    let keepsAlive =
      head.map { $0.keepsAlive && !$0.upgrades && $0.method != .CONNECT } ?? false
      && !reply.closes && !endsAfterAnswer && !worker.isStopping
    let written = worker.writer.write(
      reply, acceptEncoding: head?.acceptEncoding, keepsAlive: keepsAlive,
      allocator: context.channel.allocator)
    if let log = worker.desk.settings.log { self.log(reply, written.bodyLength, to: log) }
    request = Request()
    if keepsAlive {
      enter(.idle)
      context.write(wrapOutboundOut(written.bytes), promise: nil)
      needsFlush = true
      // So much is waiting that the rest of the requests has to wait too.
      if stalledSince != nil { flush() }
    } else {
      enter(.closing)
      finish(with: written.bytes, on: context)
    }
  }

  func flush() {
    needsFlush = false
    context?.flush()
  }

  /// Writes the last answer and then closes this side only: closing both while the client still
  /// writes could take the answer away from it.
  private func finish(with bytes: ByteBuffer, on context: ChannelHandlerContext) {
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(bytes)).whenComplete { _ in
      channel.close(mode: .output, promise: nil)
    }
    needsFlush = false
  }

  func close() {
    context?.close(promise: nil)
  }

  private func log(_ reply: Reply, _ bytes: Int, to log: @Sendable (AccessRecord) -> Void) {
    let head = request.head
    let operation = head?.operationTarget?.split(separator: ".").last
    let line = head.map { "\($0.method.rawValue) \(AccessRecord.visible($0.path))" }
    let address = context?.channel.remoteAddress
    log(
      AccessRecord(
        time: worker.writer.date.epochSeconds,
        client: address.flatMap { peer in peer.ipAddress.map { "\($0):\(peer.port ?? 0)" } } ?? "-",
        request: operation.map { AccessRecord.visible($0) } ?? line ?? "-",
        status: Int(reply.status.code), requestBytes: request.length, answerBytes: bytes,
        duration: request.began.map { .now() - $0 } ?? .zero))
  }
}
