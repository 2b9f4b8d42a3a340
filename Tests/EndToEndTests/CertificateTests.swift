import Foundation
import Testing

/// What `sweep certificate` makes, prints and refuses.
@Suite(.timeLimit(.minutes(5))) struct CertificateTests {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "certificate-\(UUID())")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func certificate(_ arguments: String...) throws -> (Int32, String) {
        try SweepProcess.output(of: ["certificate"] + arguments)
    }

    @Test func `a new file is its owner's alone, and never written over unasked`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "sweep.pem").path
        let (code, text) = try certificate("--out", path, "--name", "sweep", "--days", "90")
        #expect(code == 0)
        #expect(text.contains("client-certificate: \(path)"))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let made = try String(contentsOfFile: path, encoding: .utf8)
        #expect(made.contains("BEGIN CERTIFICATE") && made.contains("BEGIN PRIVATE KEY"))

        #expect(try certificate("--out", path).0 == 2)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == made)
        #expect(try certificate("--out", path, "--force").0 == 0)
        #expect(try String(contentsOfFile: path, encoding: .utf8) != made)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }

    @Test func `fingerprints are shown again, ready to be told to the services`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "sweep.pem").path
        let (_, made) = try certificate("--out", path)
        let (code, shown) = try certificate("--show", path)
        #expect(code == 0)
        for digits in [64, 128] {
            let line = try #require(
                shown.split(separator: "\n")
                    .first { line in
                        line.hasPrefix("  /msg NickServ CERT ADD ")
                            && line.split(separator: " ").last?.count == digits
                    }
            )
            #expect(line.split(separator: " ").last?.allSatisfy(\.isHexDigit) == true)
            #expect(made.contains(line))
        }
    }

    @Test(arguments: [
        [], ["--out", "a", "--show", "b"], ["--out", "a", "--days", "0"],
        ["--out", "a", "--name", ""], ["--show", "/nowhere/at/all.pem"],
    ])
    func `wrong usage ends with 2`(arguments: [String]) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try SweepProcess.output(of: ["certificate"] + arguments).0 == 2)
    }

    @Test func `a folder that is not there is the disk's fault, and no certificate the file's`()
        throws
    {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try certificate("--out", "/nowhere/at/all.pem").0 == 3)
        let empty = folder.appending(path: "empty.pem")
        try Data("nothing".utf8).write(to: empty)
        #expect(try certificate("--show", empty.path).0 == 1)
    }
}
