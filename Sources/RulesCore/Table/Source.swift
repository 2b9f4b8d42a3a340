/// A statement that rows and items rest on: S1 to S31 of the article that the product starts from,
/// A1 to A28 of the safety additions.
///
/// In the order in which sources are listed: S before A, by number.
public enum Source: UInt8, Vocabulary {
    case s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12
    case s13, s14, s15, s16, s17, s18, s19, s20, s21, s22, s23, s24
    case s25, s26, s27, s28, s29, s30, s31
    case a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12
    case a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24
    case a25, a26, a27, a28

    /// The id of the rules: `S1` to `S31`, `A1` to `A28`.
    public var name: String { Self.names[Int(rawValue)] }

    private static let names = allCases.map { source in
        source.rawValue < Self.a1.rawValue
            ? "S\(source.rawValue + 1)"
            : "A\(source.rawValue - Self.a1.rawValue + 1)"
    }
}
