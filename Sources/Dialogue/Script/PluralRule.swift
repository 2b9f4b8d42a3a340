/// Which form of a counted word goes with which number in a language.
///
/// The rules are those of the Unicode CLDR for cardinal numbers, for whole numbers only.
public struct PluralRule: Equatable, Sendable {
    /// A form, by its CLDR name.
    public enum Category: String, CaseIterable, Hashable, Sendable {
        case zero
        case one
        case two
        case few
        case many
        case other
    }

    private let family: Family

    /// The rule of a language, or nil when it is not known.
    ///
    /// - Parameter language: A BCP 47 tag; the region counts for Portuguese only.
    public init?(language: String) {
        let tag = language.lowercased()
        let name = tag.prefix { $0 != "-" }
        guard let family = Self.families[tag] ?? Self.families[String(name)] else { return nil }
        self.family = family
    }

    /// The forms that the numbers from 0 to 1000 need; nobody counts more days.
    public var categories: [Category] {
        let needed = Set((0...1000).map(category))
        return Category.allCases.filter(needed.contains)
    }

    /// The form that goes with a number.
    public func category(for count: Int) -> Category {
        let number = count.magnitude
        let (tens, hundreds) = (number % 10, number % 100)
        let isTeen = (11...19).contains(hundreds)
        let isMillions = number != 0 && number.isMultiple(of: 1_000_000)
        return switch family {
        case .unchanging: .other
        case .one: number == 1 ? .one : .other
        case .oneAndMillions: number == 1 ? .one : isMillions ? .many : .other
        case .oneFromZero: number <= 1 ? .one : .other
        case .oneFromZeroAndMillions: number <= 1 ? .one : isMillions ? .many : .other
        case .lastDigitOne: tens == 1 && hundreds != 11 ? .one : .other
        case .eastSlavic: Self.slavic(tens, hundreds, rest: .many)
        case .southSlavic: Self.slavic(tens, hundreds, rest: .other)
        case .polish: number == 1 ? .one : Self.isSlavicFew(tens, hundreds) ? .few : .many
        case .czech: number == 1 ? .one : (2...4).contains(number) ? .few : .other
        case .slovenian:
            switch hundreds {
            case 1: .one
            case 2: .two
            case 3, 4: .few
            default: .other
            }
        case .lithuanian:
            isTeen || tens == 0 ? .other : tens == 1 ? .one : .few
        case .latvian: isTeen || tens == 0 ? .zero : tens == 1 ? .one : .other
        case .romanian:
            number == 1 ? .one : number == 0 || (1...19).contains(hundreds) ? .few : .other
        case .irish:
            switch number {
            case 1: .one
            case 2: .two
            case 3...6: .few
            case 7...10: .many
            default: .other
            }
        case .gaelic:
            switch number {
            case 1, 11: .one
            case 2, 12: .two
            case 3...10, 13...19: .few
            default: .other
            }
        case .welsh:
            switch number {
            case 0: .zero
            case 1: .one
            case 2: .two
            case 3: .few
            case 6: .many
            default: .other
            }
        case .maltese:
            switch number {
            case 1: .one
            case 2: .two
            default: number == 0 || (3...10).contains(hundreds) ? .few : isTeen ? .many : .other
            }
        case .arabic:
            switch number {
            case 0: .zero
            case 1: .one
            case 2: .two
            default: (3...10).contains(hundreds) ? .few : hundreds > 10 ? .many : .other
            }
        case .hebrew: number == 1 ? .one : number == 2 ? .two : .other
        }
    }

    /// A number that needs that form, such as 2 for `few` in Polish.
    public func example(of category: Category) -> Int {
        (0...1000).first { self.category(for: $0) == category } ?? 0
    }

    private static func isSlavicFew(_ tens: UInt, _ hundreds: UInt) -> Bool {
        (2...4).contains(tens) && !(12...14).contains(hundreds)
    }

    private static func slavic(_ tens: UInt, _ hundreds: UInt, rest: Category) -> Category {
        tens == 1 && hundreds != 11 ? .one : isSlavicFew(tens, hundreds) ? .few : rest
    }

    /// The languages that form their plurals alike.
    private enum Family: Equatable {
        case unchanging
        case one
        case oneAndMillions
        case oneFromZero
        case oneFromZeroAndMillions
        case lastDigitOne
        case eastSlavic
        case southSlavic
        case polish
        case czech
        case slovenian
        case lithuanian
        case latvian
        case romanian
        case irish
        case gaelic
        case welsh
        case maltese
        case arabic
        case hebrew
    }

    private static let families: [String: Family] = Dictionary(
        uniqueKeysWithValues: [
            (Family.unchanging, "id ja ko ms th vi zh"),
            (.one, "bg da de el en et eu fi gl hu nb nl nn no sv tr"),
            (.oneAndMillions, "ca es it pt-pt"),
            (.oneFromZero, "fa hi"),
            (.oneFromZeroAndMillions, "fr pt"),
            (.lastDigitOne, "is mk"),
            (.eastSlavic, "be ru uk"),
            (.southSlavic, "bs hr sr"),
            (.polish, "pl"),
            (.czech, "cs sk"),
            (.slovenian, "sl"),
            (.lithuanian, "lt"),
            (.latvian, "lv"),
            (.romanian, "ro"),
            (.irish, "ga"),
            (.gaelic, "gd"),
            (.welsh, "cy"),
            (.maltese, "mt"),
            (.arabic, "ar"),
            (.hebrew, "he"),
        ]
        .flatMap { family, names in names.split(separator: " ").map { (String($0), family) } }
    )
}
