extension SettingsReader {
    /// The password that a section names by file or by variable; nil when it names none.
    mutating func password(in section: String) -> Secret? {
        guard let given = secret("password", in: section) else { return nil }
        return password(given.text, from: given.source, at: given.key)
    }

    /// The key that a section names by file or by variable; nil when it names none.
    mutating func sealingKey(in section: String) -> SealingKey? {
        guard let given = secret("key", in: section) else { return nil }
        if let key = SealingKey(given.text) { return key }
        report(
            given.key,
            "\(given.source) does not hold a key, which is \(SealingKey.form).",
            SealingKey.remedy
        )
        return nil
    }

    /// What a file or variable holds that a section names for a secret.
    private mutating func secret(
        _ name: String,
        in section: String
    ) -> (text: String, source: String, key: String)? {
        let fileKey = "\(section).\(name)-file"
        let variableKey = "\(section).\(name)-variable"
        switch (path(fileKey), text(variableKey)) {
        case (.some, .some):
            report(
                variableKey,
                "The \(name) is named twice, by \(name)-file and by \(name)-variable.",
                "Keep one of them."
            )
            return nil
        case (.some(let path), nil):
            return privateText(path, at: fileKey, \.line).map { ($0, path, fileKey) }
        case (nil, .some(let variable)):
            return (environment[variable] ?? "", variable, variableKey)
        case (nil, nil):
            return nil
        }
    }

    /// Checks a secret PEM file.
    ///
    /// - Parameters:
    ///   - key: The setting that names the file.
    ///   - objects: What has to be in the file, by the words of its PEM headers.
    /// - Returns: The file's path, absolute; nil when the setting is not set.
    mutating func privatePEM(_ key: String, _ objects: [String]) -> String? {
        guard let path = path(key) else { return nil }
        guard let text = privateText(path, at: key) else { return path }
        for object in objects where !text.contains("\(object)-----") {
            report(
                key,
                "\(path) has no \(object.lowercased()) in it.",
                "Name a PEM file with \(objects.joined(separator: " and ").lowercased())."
            )
        }
        return path
    }

    private mutating func privateText(
        _ path: String,
        at key: String,
        _ part: KeyPath<PrivateFile, String> = \.text
    ) -> String? {
        do throws(PrivateFile.Refusal) {
            return try PrivateFile(reading: path)[keyPath: part]
        } catch {
            report(key, error.problem, error.remedy)
            return nil
        }
    }

    private mutating func password(_ text: String, from source: String, at key: String) -> Secret? {
        guard !text.isEmpty else {
            report(key, "\(source) is empty, or not set.", "Put the password in it.")
            return nil
        }
        guard !text.contains(where: { $0.isNewline || $0 == "\0" }) else {
            report(
                key,
                "\(source) has more than one line, or a NUL.",
                "Put the password in it and nothing else."
            )
            return nil
        }
        do throws(SASLprep.Refusal) {
            let prepared = try SASLprep.prepare(text)
            if !prepared.isEmpty { return Secret(prepared) }
            report(key, "\(source) holds nothing that is visible.", "Put the password in it.")
        } catch {
            report(
                key,
                "\(source) cannot be sent: it has \(error.description), which no login takes.",
                "Set another password at the services, of letters, digits and signs."
            )
        }
        return nil
    }
}
