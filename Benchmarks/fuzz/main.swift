import CLibFuzzer
import Glibc

/// `partita-fuzz TARGET CORPUS [libFuzzer's options]`; the corpus is begun with the target's seeds.
let arguments = CommandLine.arguments
guard arguments.count > 2, let target = FuzzTarget.named(arguments[1]) else {
  print("usage: partita-fuzz TARGET CORPUS [-max_total_time=SECONDS …]")
  print("targets: \(FuzzTarget.all.map { $0.name }.joined(separator: ", "))")
  exit(2)
}
try target.writeSeeds(into: arguments[2])

// The tested function takes no context, so the choice stands in a place of its own.
ChosenTarget.test = target.test
var words: [UnsafeMutablePointer<CChar>?] =
  ([arguments[0]] + arguments.dropFirst(2)).map { strdup($0) } + [nil]
var count = Int32(words.count - 1)
let status = words.withUnsafeMutableBufferPointer { words in
  var base = words.baseAddress
  return LLVMFuzzerRunDriver(&count, &base) { data, size in
    ChosenTarget.test(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
  }
}
exit(status)
