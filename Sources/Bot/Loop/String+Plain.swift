extension String {
    /// The text with nothing in it that a reader's client would obey: control characters, and so
    /// the codes for colours (modern.ircdocs.horse/formatting), and marks that turn the direction of
    /// writing round.
    ///
    /// A line break parts words, so it becomes a space.
    var plain: String {
        guard unicodeScalars.contains(where: \.isObeyed) else { return self }
        var kept = UnicodeScalarView()
        for scalar in unicodeScalars {
            if !scalar.isObeyed {
                kept.append(scalar)
            } else if scalar.properties.isWhitespace {
                kept.append(" ")
            }
        }
        return String(kept)
    }
}

extension Unicode.Scalar {
    fileprivate var isObeyed: Bool {
        switch value {
        // ASCII but for the letters and signs, DEL and the second set of control characters.
        case 0..<0x20, 0x7F...0x9F: true
        // Line and paragraph separators, then embeddings, overrides and isolates (UAX #9).
        case 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
