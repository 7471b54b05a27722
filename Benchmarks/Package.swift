// swift-tools-version: 6.2
import PackageDescription

// A separate package, so that building the toolkit never builds the benchmarks. For Linux only, because it uses
// interfaces that other systems do not have.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "ecelerity-conf-benchmarks",
  dependencies: [.package(name: "ecelerity-conf", path: "..")],
  targets: [
    .target(name: "ConfigurationGenerator", swiftSettings: strict),
    .executableTarget(
      name: "bench",
      dependencies: [
        "ConfigurationGenerator", .product(name: "EcelerityConf", package: "ecelerity-conf"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ConfigurationGeneratorTests",
      dependencies: [
        "ConfigurationGenerator", .product(name: "EcelerityConf", package: "ecelerity-conf"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
