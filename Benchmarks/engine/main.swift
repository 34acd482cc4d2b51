import DynamoDBWire

/// `engine-benchmark speed [ROUNDS] | repeat NAME [TIMES] | growth | partition | memory ITEMS [index] |
/// data FOLDER`
let arguments = Array(CommandLine.arguments.dropFirst())
let number = arguments.count > 1 ? Int(arguments[1]) : nil

let lines: [String] =
  switch arguments.first {
  case "speed"?: try Speed(rounds: number ?? 7).lines()
  case "repeat"? where arguments.count > 1:
    try Speed(rounds: 0).repeating(arguments[1], times: arguments.last.flatMap(Int.init) ?? 20)
  case "growth"?: try Growth.lines(isOnePartition: false)
  case "partition"?: try Growth.lines(isOnePartition: true)
  case "memory"?:
    try Memory.lines(itemCount: number ?? 100_000, withIndex: arguments.last == "index")
  case "data"? where arguments.count > 1: try await Kept.lines(in: arguments[1])
  default:
    [
      "usage: engine-benchmark speed [ROUNDS] | repeat NAME [TIMES] | growth | partition | "
        + "memory ITEMS [index] | data FOLDER"
    ]
  }
for line in lines { print(line) }
