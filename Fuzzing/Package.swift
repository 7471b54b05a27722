// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that building the toolkit never builds what attacks it. All of it is
// compiled with `-sanitize=fuzzer` and `-enable-testing`, which `run` sees to. For Linux only.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let strictest = strict + [.strictMemorySafety()]

// Links to the sources of the toolkit, not the products of another package: what is `package` there
// is then of this package, and nobody can import an executable of another package at all.
let package = Package(
  name: "ecelerity-conf-fuzzing",
  targets: [
    .target(name: "Threads", swiftSettings: strict),
    .target(
      name: "EcelerityConf", dependencies: ["Threads"], exclude: ["Model/Schema"],
      swiftSettings: strict),
    .target(
      name: "Delivery", dependencies: ["EcelerityConf", "Threads"], swiftSettings: strictest),
    .target(
      name: "ToolSupport", dependencies: ["EcelerityConf", "Threads"], swiftSettings: strict),
    .target(
      name: "LanguageServer", dependencies: ["EcelerityConf", "ToolSupport"],
      swiftSettings: strict),
    .target(
      name: "ConflintSources", dependencies: ["EcelerityConf", "LanguageServer", "ToolSupport"],
      exclude: ["Main.swift"],
      swiftSettings: strict),
    .target(
      name: "ConffmtSources", dependencies: ["EcelerityConf", "ToolSupport"],
      exclude: ["Main.swift"],
      swiftSettings: strict),
    .target(
      name: "ConfrouteSources",
      dependencies: ["Delivery", "EcelerityConf", "Threads", "ToolSupport"],
      exclude: ["Main.swift"],
      swiftSettings: strict),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "ConffmtSources", "ConflintSources", "ConfrouteSources", "Delivery", "EcelerityConf",
        "ToolSupport",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
