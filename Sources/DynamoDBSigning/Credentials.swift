/// An access key, as AWS gives it out. Printing it shows no secret.
package struct Credentials: Sendable {
  package let accessKeyID: String
  package let secretAccessKey: String
  /// Goes with credentials that were issued for a time.
  package let sessionToken: String?

  package init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
  }
}

extension Credentials: CustomStringConvertible, CustomReflectable {
  package var description: String { "credentials of \(accessKeyID)" }
  package var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID]) }
}
