// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that building the toolkit never builds what attacks it. All of it is
// compiled with `-sanitize=fuzzer` and `-enable-testing`, which `run` sees to.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let toolkit: [Target.Dependency] = [
  .product(name: "EcelerityConf", package: "ecelerity-conf"),
  .product(name: "Delivery", package: "ecelerity-conf"),
  .product(name: "ToolSupport", package: "ecelerity-conf"),
]

let package = Package(
  name: "ecelerity-conf-fuzzing",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "ecelerity-conf", path: "..")],
  targets: [
    // Links to the sources of the commands: nobody can import an executable of another package.
    .target(
      name: "ConflintSources",
      dependencies: toolkit + [.product(name: "LanguageServer", package: "ecelerity-conf")],
      exclude: ["Main.swift"],
      swiftSettings: strict),
    .target(
      name: "ConfrouteSources", dependencies: toolkit, exclude: ["Main.swift"],
      swiftSettings: strict),
    .target(
      name: "ConffmtSources", dependencies: toolkit, exclude: ["Main.swift"],
      swiftSettings: strict),
    .executableTarget(
      name: "fuzz",
      dependencies: toolkit + ["ConflintSources", "ConfrouteSources", "ConffmtSources"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
