// swift-tools-version: 6.2
import PackageDescription

// Every arrow points down a floor; docs/architecture.md has the picture.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

func part(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, exclude: caseFolders[name] ?? [],
    swiftSettings: settings)
}

/// Folders of input and expected output, read from the source tree by the tests beside them.
let caseFolders: [String: [String]] = [
  "AccessPatterns": ["Recorded"],
  "Documents": ["Cases"],
  "DynamoDBEngine": ["Cases"],
  "DynamoDBSigning": ["Cases"],
  "DynamoDBExpressions": ["Cases"],
  "DynamoDBWire": ["Cases"],
  "Interpreter": ["Cases"],
  "Reports": ["Snapshots"],
  "Templates": ["Cases"],
  "partita": ["Cases"],
]

let nio: [Target.Dependency] = ["NIOCore", "NIOPosix", "NIOHTTP1"].map {
  .product(name: $0, package: "swift-nio")
}

/// Measuring programs, `make bench`, and fuzzing, `make fuzz`; left out of all other builds, which
/// need no libFuzzer.
let benchmarks: [Target] =
  Context.environment["PARTITA_BENCHMARKS"] == nil
  ? []
  : [
    .executableTarget(
      name: "engine-benchmark",
      dependencies: ["DynamoDBEngine", "DynamoDBWire", "Journal", "CSQLite"],
      path: "Benchmarks/engine", swiftSettings: settings),
    .executableTarget(
      name: "client-benchmark",
      dependencies: [
        "AccessPatterns", "DynamoDBClient", "DynamoDBEngine", "DynamoDBRetries", "DynamoDBSigning",
        "DynamoDBWire", "Templates",
      ],
      path: "Benchmarks/client", swiftSettings: settings),
    .systemLibrary(name: "CLibFuzzer", path: "Benchmarks/CLibFuzzer"),
    .executableTarget(
      name: "partita-fuzz",
      dependencies: [
        "CLibFuzzer", "CZlib", "Documents", "DynamoDBEngine", "DynamoDBExpressions",
        "DynamoDBServer", "DynamoDBWire", "Interpreter", "Journal", "Templates",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ],
      path: "Benchmarks/fuzz", swiftSettings: settings),
  ]

let package = Package(
  name: "partita",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "partita", targets: ["partita"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    // Floor 0
    part("DynamoDBWire"),
    part("Documents", ["CYAML"]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "CCurl"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    part("Journal", ["CSQLite"]),
    // Floor 1
    part("DynamoDBSigning", ["DynamoDBWire", "COpenSSL"]),
    part("DynamoDBExpressions", ["DynamoDBWire"]),
    part("DynamoDBRetries", ["DynamoDBWire"]),
    part("Templates", ["DynamoDBWire", "Documents"]),
    part("AccessPatterns", ["DynamoDBWire", "DynamoDBExpressions", "Documents", "Templates"]),
    part("Scenarios", ["DynamoDBWire", "Documents", "Templates", "AccessPatterns"]),
    // Floor 2
    part("DynamoDBEngine", ["DynamoDBWire", "DynamoDBExpressions", "Journal"]),
    part(
      "DynamoDBClient",
      [
        "DynamoDBWire", "DynamoDBExpressions", "DynamoDBSigning", "DynamoDBRetries", "CCurl",
        "CZlib",
      ]),
    part("DynamoDBServer", ["DynamoDBWire", "DynamoDBSigning", "CZlib"] + nio),
    part(
      "Interpreter",
      [
        "DynamoDBWire", "DynamoDBRetries", "Documents", "Templates", "AccessPatterns", "Scenarios",
      ]),
    part("Reports", ["DynamoDBWire", "Documents", "Templates", "AccessPatterns", "Scenarios"]),
    part("Lint", ["DynamoDBWire", "Documents", "AccessPatterns", "Scenarios"]),
    // Floor 3
    .executableTarget(
      name: "partita",
      dependencies: [
        "DynamoDBWire", "DynamoDBEngine", "DynamoDBClient", "DynamoDBServer", "DynamoDBSigning",
        "DynamoDBRetries", "Documents", "Journal",
        "Templates", "AccessPatterns", "Scenarios", "Interpreter", "Lint", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // Tests
    tests("DynamoDBWire", ["DynamoDBWire"]),
    tests("DynamoDBExpressions", ["DynamoDBExpressions", "DynamoDBWire"]),
    tests("DynamoDBEngine", ["DynamoDBEngine", "DynamoDBWire", "Journal"]),
    tests("DynamoDBRetries", ["DynamoDBRetries", "DynamoDBWire"]),
    tests(
      "DynamoDBClient",
      [
        "DynamoDBClient", "DynamoDBServer", "DynamoDBEngine", "DynamoDBRetries", "DynamoDBSigning",
        "DynamoDBWire",
      ]),
    tests("DynamoDBSigning", ["DynamoDBSigning", "DynamoDBWire"]),
    tests("DynamoDBServer", ["DynamoDBServer", "DynamoDBEngine", "DynamoDBWire"] + nio),
    tests("Documents", ["Documents"]),
    tests("Templates", ["Templates", "Documents", "DynamoDBWire"]),
    tests(
      "AccessPatterns",
      ["AccessPatterns", "DynamoDBEngine", "DynamoDBWire", "Documents", "Templates"]),
    tests(
      "Interpreter",
      [
        "Interpreter", "Scenarios", "DynamoDBEngine", "DynamoDBWire", "Documents", "Templates",
        "AccessPatterns", "Reports",
      ]),
    tests(
      "Reports",
      [
        "Reports", "Scenarios", "AccessPatterns", "Templates", "Documents", "DynamoDBSigning",
        "DynamoDBWire",
      ]),
    tests(
      "Lint",
      ["Lint", "Interpreter", "Scenarios", "DynamoDBEngine", "AccessPatterns"]),
    tests("partita", ["partita"]),
  ] + benchmarks
)
