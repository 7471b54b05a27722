// swift-tools-version: 6.2
import PackageDescription

// A separate package, so that building the toolkit never builds the fuzzer. `run` compiles all of it with
// `-sanitize=fuzzer` and `-enable-testing`. For Linux only.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let strictest = strict + [.strictMemorySafety()]

// Symbolic links to the sources of the toolkit instead of products of another package: `package`
// declarations are then visible here, and executables of another package could not be imported at all.
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
