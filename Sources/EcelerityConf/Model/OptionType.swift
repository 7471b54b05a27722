/// The kind of value an option takes; the raw value is its spelling in the table.
public enum OptionType: String, Sendable, CaseIterable {
  /// on/off, true/false, yes/no, enabled/disabled or 1/0, in any letter case.
  case boolean
  /// A whole number.
  case integer
  /// A number with an optional fraction.
  case number
  /// A TCP or UDP port.
  case port
  /// One of the listed words.
  case `enum`
  /// A list of the listed words.
  case enumList = "enum_list"
  /// A whole number or one of the listed words.
  case integerOrEnum = "integer_or_enum"
  /// Free text.
  case string
  /// A list `( "a" "b" )` of texts.
  case stringList = "string_list"
  /// One text of items separated by commas.
  case stringListCsv = "string_list_csv"
  /// A pattern.
  case regex
  /// A list of patterns.
  case regexList = "regex_list"
  /// A domain name.
  case domain
  /// Domain names, which may start with `*.`.
  case domainList = "domain_list"
  /// The name of a host.
  case hostname
  /// An IPv4 or IPv6 address.
  case ipAddress = "ip_address"
  /// An address or the name of a host.
  case ipOrHostname = "ip_or_hostname"
  /// `host:port`.
  case hostPort = "host_port"
  /// A list of `host:port`.
  case hostPortList = "host_port_list"
  /// Addresses and CIDR blocks.
  case cidrList = "cidr_list"
  /// One URI.
  case uri
  /// URIs, or a driver's connection strings.
  case uriList = "uri_list"
  /// Delivery routes, with the `__mx__` token and parameters of each route.
  case routeList = "route_list"
  /// The path of a file or directory.
  case path
  /// A path or the URL of an I/O object: `jlog://`, `cluster://`, `syslog://`, `pipe://`.
  case ioPath = "io_path"
  /// File permission bits.
  case octalMode = "octal_mode"
  /// A whole number of seconds.
  case durationSeconds = "duration_seconds"
  /// A whole number of milliseconds.
  case durationMilliseconds = "duration_milliseconds"
  /// A whole number of minutes.
  case durationMinutes = "duration_minutes"
  /// A whole number of hours.
  case durationHours = "duration_hours"
  /// A number with a unit word: `5 minutes`.
  case durationText = "duration_text"
  /// A whole number of bytes.
  case sizeBytes = "size_bytes"
  /// `N` or `N/seconds`.
  case throttle
  /// A list of two numbers, `( low high )`.
  case rangePair = "range_pair"
  /// `[ key = value ... ]`.
  case dictionary
  /// A dictionary of authentication settings.
  case authParameters = "auth_parameters"
  /// Adaptive delivery's actions with their arguments.
  case actionList = "action_list"
  /// A set of debug subsystems.
  case debugMask = "debug_mask"
  /// `window,count`.
  case monitorWindow = "monitor_window"
  /// A list of `window,count`.
  case monitorList = "monitor_list"
  /// Text with log macros.
  case logFormat = "log_format"
  /// Text with message macros.
  case macroString = "macro_string"
  /// Text with time escapes.
  case strftimeFormat = "strftime_format"
  /// The name of a header field.
  case headerName = "header_name"
  /// The name of a character set.
  case charset
  /// A statement in the language of a data source.
  case query
  /// TLS ciphers.
  case cipherList = "cipher_list"
  /// TLS curves.
  case curveList = "curve_list"
  /// TLS protocols joined by `:`, each perhaps with `+` or `-`.
  case protocolList = "protocol_list"
  /// Capabilities of the operating system.
  case capabilitySet = "capability_set"
  /// Privileges of the operating system.
  case privilegeSet = "privilege_set"
  /// `user:password`.
  case credential
  /// A password or key that must not be echoed.
  case secret
  /// One mail address.
  case emailAddress = "email_address"
  /// Mail addresses separated by commas.
  case emailList = "email_list"
  /// An account of the operating system.
  case userName = "user_name"
  /// A group of the operating system.
  case groupName = "group_name"
  /// The label of a `threadpool` stanza.
  case threadpoolName = "threadpool_name"
  /// The label of an `eventloop` stanza.
  case eventloopName = "eventloop_name"
  /// The label of a `pathway` stanza.
  case pathwayName = "pathway_name"
  /// The label of a `binding` stanza.
  case bindingName = "binding_name"
  /// The name of a cluster's node.
  case nodeName = "node_name"
  /// The label of a `datasource` stanza.
  case datasourceName = "datasource_name"
  /// No value: the name opens a stanza.
  case scope
}
