import AccessPatterns
import DynamoDBWire
import Scenarios

/// Partitions that take most of the writes: one partition takes 1000 units a second, whatever the
/// table may.
enum HotPartitionRule: Rule {
  static let name = "hot-partition"
  /// Of fewer writes nothing can be told.
  private static let fewest = 20

  static func findings(in seen: Observation) -> [Finding] {
    seen.places.compactMap { place in
      // The first in order, where several are as hot.
      let partitions = place.writes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      guard let hottest = partitions.first, place.written >= fewest,
        hottest.value * 2 > place.written
      else { return nil }
      return Finding(
        name,
        "\(hottest.value) of \(place.written) writes to \(place.described) went to the partition "
          + "'\(hottest.key)'",
        advice: "spread it, such as over 'NAME#0' … 'NAME#9', if it is written often", at: nil)
    }
  }
}
