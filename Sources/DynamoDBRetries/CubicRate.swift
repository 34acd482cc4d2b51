import Glibc

/// The rate of CUBIC congestion control: down to 70 % at a failure, then back up along a cubic curve,
/// flat where it failed before.
///
/// - Source: RFC 8312, with the constants of the AWS SDKs (`botocore/retries/throttling.py`).
struct CubicRate {
  private static let scale = 0.4
  private static let beta = 0.7

  private var maximum: Double
  private var zero: Double
  private var lastFailure: Double

  init(startingRate: Double, at time: Double) {
    maximum = startingRate
    zero = Self.zero(of: startingRate)
    lastFailure = time
  }

  private static func zero(of rate: Double) -> Double { cbrt(rate * (1 - beta) / scale) }

  func afterSuccess(at time: Double) -> Double {
    let distance = time - lastFailure - zero
    return Self.scale * distance * distance * distance + maximum
  }

  mutating func afterThrottling(at rate: Double, time: Double) -> Double {
    maximum = rate
    zero = Self.zero(of: rate)
    lastFailure = time
    return rate * Self.beta
  }
}
