// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that building the toolkit never builds what measures it. It asks Linux for what others do not
// tell.
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
