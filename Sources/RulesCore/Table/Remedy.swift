/// One part of the self-care list that may have to be left out.
///
/// The heat pack and the hot tub each stand for both of their items, now and after 72 hours.
public enum Remedy: UInt8, Vocabulary {
    case stretching
    case ice
    case heat
    case hotTub
    case acetaminophen
    case nsaid

    /// The fixed name, as scripts and commands write it.
    public var name: String {
        switch self {
        case .stretching: "stretching"
        case .ice: "ice"
        case .heat: "heat"
        case .hotTub: "hotTub"
        case .acetaminophen: "acetaminophen"
        case .nsaid: "nsaid"
        }
    }

    static let every = EnumSet<Remedy>.all

    /// The items that offer it; at most one of them is shown.
    public var items: EnumSet<Item> {
        switch self {
        case .stretching: [.stretching]
        case .ice: [.ice]
        case .heat: [.heatPack, .heatPackAfter72h]
        case .hotTub: [.hotTubSauna, .hotTubSaunaAfter72h]
        case .acetaminophen: [.acetaminophen]
        case .nsaid: [.nsaid]
        }
    }
}
