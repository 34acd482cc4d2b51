package import DynamoDBWire

extension DynamoDBError {
  /// Whether more was sent than the service takes; nothing was carried out.
  ///
  /// - Source: botocore's standard mode, `botocore/retries/standard.py`.
  package var isThrottling: Bool { Self.throttling.contains(type) }

  /// Whether the service failed at something that may go well the next time.
  package var isTransient: Bool { Self.transient.contains(type) }

  /// Whether nothing of the request was carried out: it was turned away, or never arrived.
  ///
  /// Of the transient errors an internal one says nothing about that.
  var leavesNothingDone: Bool {
    !isAnswerLost && (isThrottling || isUnreachable || type == "RequestTimeout")
  }

  private static let throttling: Set<String> = [
    "BandwidthLimitExceeded", "EC2ThrottledException", "LimitExceededException",
    "PriorRequestNotComplete", "ProvisionedThroughputExceededException", "RequestLimitExceeded",
    "RequestThrottled", "RequestThrottledException", "SlowDown", "ThrottledException",
    "Throttling", "ThrottlingException", "TooManyRequestsException",
    "TransactionInProgressException",
  ]

  private static let transient: Set<String> = [
    "InternalFailure", "InternalServerError", "RequestTimeout", "RequestTimeoutException",
    "ServiceUnavailable", "ServiceUnavailableException",
  ]
}
