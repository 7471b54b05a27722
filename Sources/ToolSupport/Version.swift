/// The version of the toolkit; its three commands are released together.
public let toolkitVersion = "0.1.0"
