package import DynamoDBWire
import NIOCore
import NIOHTTP1
import NIOPosix

/// A database behind HTTP, as DynamoDB's own clients expect it.
///
/// ```swift
/// let server = try await Server.start(Engine(), ServerSettings(port: 0))
/// print(server.port)
/// await server.stop()
/// ```
package final class Server: Sendable {
  /// Why a server could not start.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  private let group: MultiThreadedEventLoopGroup
  private let channel: any Channel
  private let workers: [NIOLoopBound<Worker>]
  /// Where it listens, which is more than the settings say where they say 0.
  package let port: Int

  private init(
    group: MultiThreadedEventLoopGroup, channel: any Channel, workers: [NIOLoopBound<Worker>]
  ) {
    self.group = group
    self.channel = channel
    self.workers = workers
    port = channel.localAddress?.port ?? 0
  }

  package static func start(
    _ database: any DynamoDB, _ settings: ServerSettings
  ) async throws(Failure) -> Server {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, settings.threads))
    do {
      let workers = try await makeWorkers(
        on: group, FrontDesk(database: database, settings: settings))
      let channel = try await bootstrap(group, workers)
        .bind(host: settings.host, port: settings.port).get()
      return Server(group: group, channel: channel, workers: workers)
    } catch {
      try? await group.shutdownGracefully()
      throw Failure(description: describe(error, settings))
    }
  }

  private static func describe(_ error: any Error, _ settings: ServerSettings) -> String {
    guard let error = error as? IOError else {
      return "cannot listen on \(settings.host):\(settings.port): \(error)"
    }
    return switch error.errnoCode {
    case EADDRINUSE:
      "port \(settings.port) of \(settings.host) is in use: choose another with --port, or 0 for any"
    case EACCES:
      "port \(settings.port) needs rights that this process does not have: "
        + "choose one above 1023 with --port"
    case EADDRNOTAVAIL: "\(settings.host) is no address of this machine"
    default: "cannot listen on \(settings.host):\(settings.port): \(error)"
    }
  }

  private static func makeWorkers(
    on group: MultiThreadedEventLoopGroup, _ desk: FrontDesk
  ) async throws -> [NIOLoopBound<Worker>] {
    var workers: [NIOLoopBound<Worker>] = []
    for loop in group.makeIterator() {
      let worker = try await loop.submit {
        ThreadPolicy.waitForTurn()
        return NIOLoopBound(Worker(desk: desk), eventLoop: loop)
      }.get()
      let tick = desk.settings.limits.tick
      loop.scheduleRepeatedTask(initialDelay: tick, delay: tick) { _ in
        worker.value.lookAround()
      }
      workers.append(worker)
    }
    return workers
  }

  private static func bootstrap(
    _ group: MultiThreadedEventLoopGroup, _ workers: [NIOLoopBound<Worker>]
  ) -> ServerBootstrap {
    ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard let worker = workers.first(where: { $0.eventLoop === channel.eventLoop }) else {
            throw ChannelError.inappropriateOperationForState
          }
          try ServerPipeline.install(on: channel.pipeline.syncOperations, worker.value)
        }
      }
  }

  /// Stops listening, lets requests under way finish, and ends.
  /// - Parameter limit: After which connections are closed whatever they are at.
  package func stop(within limit: Duration = .seconds(10)) async {
    try? await channel.close().get()
    let deadline = ContinuousClock.now + limit
    for worker in workers { await on(worker) { $0.stop() } }
    while ContinuousClock.now < deadline {
      var isEmpty = true
      for worker in workers where await on(worker, { $0.isEmpty }) == false { isEmpty = false }
      if isEmpty { break }
      try? await Task.sleep(for: .milliseconds(20))
    }
    for worker in workers { await on(worker) { $0.closeAll() } }
    try? await group.shutdownGracefully()
  }

  @discardableResult
  private func on<Result: Sendable>(
    _ worker: NIOLoopBound<Worker>, _ body: @escaping @Sendable (Worker) -> Result
  ) async -> Result? {
    try? await worker.eventLoop.submit { body(worker.value) }.get()
  }
}

extension NIOHTTPDecoderLimitConfiguration {
  static var service: Self {
    var limits = Self()
    limits.maxHeaderFieldSize = SizeLimits.headers
    limits.maxHeaderListSize = SizeLimits.headers
    limits.maxHeaderFieldCount = 200
    return limits
  }
}
