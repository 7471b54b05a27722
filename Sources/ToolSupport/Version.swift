/// The version of the toolkit; its three commands are released together.
package let toolkitVersion = "0.1.0"

/// The day of that version, as manual pages write it.
let toolkitDate = "November 23, 2026"

/// The commands of the toolkit.
let toolkitCommands = ["conffmt", "conflint", "confroute"]
