// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "embedding",
  platforms: [.macOS(.v26)],
  dependencies: [
    // From elsewhere: .package(url: "https://github.com/OWNER/ecelerity-conf", from: "VERSION")
    .package(name: "ecelerity-conf", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "embedding",
      dependencies: [.product(name: "EcelerityConf", package: "ecelerity-conf")])
  ]
)
