package import DynamoDBWire
package import NIOCore
import NIOHTTP1

/// What turns one client's bytes into answers.
package enum ServerPipeline {
  /// Puts it behind a channel that no server accepted: what is fed to the channel is read as HTTP, and
  /// the answers come out of it.
  package static func install(
    on pipeline: ChannelPipeline.SynchronousOperations, serving database: any DynamoDB,
    _ settings: ServerSettings
  ) throws {
    try install(on: pipeline, Worker(desk: FrontDesk(database: database, settings: settings)))
  }

  static func install(
    on pipeline: ChannelPipeline.SynchronousOperations, _ worker: Worker
  ) throws {
    try pipeline.addHandlers([
      ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: .service)),
      Connection(worker: worker),
    ])
  }
}
