/// Small letters of other scripts that look like Latin ones.
///
/// Source: Unicode Technical Standard 39, confusables, of the Greek and Cyrillic letters.
enum LookAlikes {
    /// The word in Latin letters, when each of its letters is one or looks like one.
    ///
    /// - Parameter word: Folded letters in UTF-8.
    /// - Returns: One byte for each letter, or nil when a letter looks like no Latin one.
    static func latin(_ word: ArraySlice<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
            guard let letter = scalar.isASCII ? UInt8(scalar.value) : table[scalar] else {
                return nil
            }
            result.append(letter)
        }
        return result
    }

    private static let table = Dictionary(
        uniqueKeysWithValues: zip(
            "авекмнорстухіјѕһԁԛԝѵёїӏαβεηικνορτυχγωϲϳɑɡɩℎℯℴℊℓ".unicodeScalars,
            "abekmhopctyxijshdqwveilabenikvoptuxywcjagiheogl".utf8
        )
    )
}
