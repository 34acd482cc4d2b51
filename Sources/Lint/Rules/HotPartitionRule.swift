import AccessPatterns
import DynamoDBWire
import Scenarios

/// Partitions that take most of the writes: one partition takes 1000 units a second, whatever the
/// table may.
enum HotPartitionRule: Rule {
  static let name = "hot-partition"
  /// Where the design itself has one partition for all, few writes show it: a key without a variable.
  private static let fewestOfOne = 20
  /// Where a partition is one of many, a small scenario writes to it most of the time and means nothing by
  /// it: a test of one channel has one channel. So many writes are a load that somebody plays.
  private static let fewestOfMany = 100

  static func findings(in seen: Observation) -> [Finding] {
    seen.places.compactMap { place in
      // The first in order, where several are as hot.
      let partitions = place.writes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      guard let hottest = partitions.first, hottest.value * 2 > place.written,
        place.written
          >= (seen.model.isFixed(hottest.key, place) ? fewestOfOne : fewestOfMany)
      else { return nil }
      return Finding(
        name,
        "\(hottest.value) of \(place.written) writes to \(place.described) went to the partition "
          + "'\(hottest.key)'",
        advice: "spread it, such as over 'NAME#0' … 'NAME#9', if it is written often", at: nil)
    }
  }
}

extension Model {
  /// Whether an entity's key is this partition whatever the item is.
  fileprivate func isFixed(_ partition: String, _ place: Observation.Place) -> Bool {
    entities.contains { entity in
      entity.keys.contains { $0.attribute == place.partitionKey && $0.template == partition }
    }
  }
}
