// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// For code that uses sockets and foreign libraries: unsafe expressions must be marked.
let strictest = strict + [.strictMemorySafety()]

let package = Package(
  name: "ecelerity-conf",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "EcelerityConf", targets: ["EcelerityConf"]),
    .executable(name: "conflint", targets: ["conflint"]),
    .executable(name: "conffmt", targets: ["conffmt"]),
    .executable(name: "confroute", targets: ["confroute"]),
  ],
  targets: [
    .target(name: "Threads", swiftSettings: strict),
    .target(
      name: "EcelerityConf", dependencies: ["Threads"],
      exclude: ["Model/Schema"],
      swiftSettings: strict),
    .target(
      name: "Delivery", dependencies: ["EcelerityConf", "Threads"], swiftSettings: strictest),
    .target(
      name: "ToolSupport", dependencies: ["EcelerityConf", "Threads"], swiftSettings: strict),
    .target(
      name: "LanguageServer", dependencies: ["EcelerityConf", "ToolSupport"],
      swiftSettings: strict),
    .executableTarget(
      name: "conflint", dependencies: ["EcelerityConf", "LanguageServer", "ToolSupport"],
      swiftSettings: strict),
    .executableTarget(
      name: "conffmt", dependencies: ["EcelerityConf", "ToolSupport"], swiftSettings: strict),
    .executableTarget(
      name: "confroute", dependencies: ["Delivery", "EcelerityConf", "Threads", "ToolSupport"],
      swiftSettings: strict),
    .target(name: "TestFiles", path: "Tests/TestFiles", swiftSettings: strict),
    .target(name: "TestRandom", path: "Tests/TestRandom", swiftSettings: strict),
    .testTarget(
      name: "EcelerityConfTests",
      dependencies: ["EcelerityConf", "TestFiles", "TestRandom", "Threads"],
      swiftSettings: strict),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: [
        "EcelerityConf", "LanguageServer", "TestRandom", "TestServers", "ToolSupport",
      ],
      swiftSettings: strict),
    .target(name: "CResolv", path: "Tests/CResolv"),
    .target(
      name: "TestServers", dependencies: ["Delivery"], path: "Tests/TestServers",
      swiftSettings: strict),
    .testTarget(
      name: "DeliveryTests",
      dependencies: [
        "CResolv", "Delivery", "EcelerityConf", "TestRandom", "TestServers", "Threads",
      ],
      swiftSettings: strict,
      linkerSettings: [.linkedLibrary("resolv", .when(platforms: [.linux]))]),
    .testTarget(
      name: "ToolTests",
      dependencies: [
        "Delivery", "EcelerityConf", "TestFiles", "TestRandom", "TestServers", "ToolSupport",
        "conflint", "conffmt", "confroute",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
