internal import EcelerityConf

/// The version of the toolkit; its three commands are released together.
package let toolkitVersion = LibraryVersion.text

/// The release date of that version, in the format of manual pages.
let toolkitDate = "November 23, 2026"

/// The commands of the toolkit.
let toolkitCommands = ["conffmt", "conflint", "confroute"]
