extension Page {
  static let xfer = "content/momentum/4/outbound-xfer.md"
  static let mxip = "content/momentum/4/modules/mxip.md"
  static let staticRoutes = "content/momentum/4/modules/static-routes.md"
  static let ecstreamListener = "content/momentum/4/ecstream-listener.md"
}
