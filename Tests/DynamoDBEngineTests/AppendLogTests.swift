import Testing

@testable import DynamoDBEngine

@Suite struct AppendLogTests {
  @Test func keepsPlacesWhenItsBeginningIsCut() {
    var log = AppendLog<Int>()
    for number in 0..<1000 { log.append(number) }
    #expect(log.indices == 0..<1000)
    log.dropBlocks { $0 < 600 }
    #expect(log.indices == 512..<1000)
    #expect(log.indices.allSatisfy { log[$0] == $0 })
    #expect(log.firstIndex { $0 >= 700 } == 700)
    #expect(log.firstIndex { $0 >= 5000 } == 1000)
    log.dropBlocks { _ in true }
    // The last block is not full, and stays.
    #expect(log.indices == 768..<1000)
  }

  @Test func copiesGoTheirOwnWay() {
    var log = AppendLog<Int>()
    for number in 0..<300 { log.append(number) }
    let earlier = log
    for number in 300..<600 { log.append(number) }
    #expect(earlier.indices == 0..<300)
    #expect(earlier[299] == 299)
    #expect(log[599] == 599)
  }
}
