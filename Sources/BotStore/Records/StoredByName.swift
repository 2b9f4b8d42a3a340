internal import Dialogue

/// A choice of which the name is stored.
///
/// The names are never changed after a release, whatever the cases are called by then.
protocol StoredByName: Equatable {
    static var allStored: [Self] { get }
    var storedName: String { get }
}

extension Conversation.Agreement: StoredByName {
    static let allStored: [Self] = [.notAsked, .unanswered, .agreed, .declined]

    var storedName: String {
        switch self {
        case .notAsked: "notAsked"
        case .unanswered: "unanswered"
        case .agreed: "agreed"
        case .declined: "declined"
        }
    }
}

extension Entry.Returning: StoredByName {
    static let allStored: [Self] = [.began, .mayRemind, .mayNotRemind, .wentWell]

    var storedName: String {
        switch self {
        case .began: "began"
        case .mayRemind: "mayRemind"
        case .mayNotRemind: "mayNotRemind"
        case .wentWell: "wentWell"
        }
    }
}

extension SelfCareTimer.Kind: StoredByName {
    static let allStored: [Self] = [.over, .plan, .returnRun]

    var storedName: String {
        switch self {
        case .over: "over"
        case .plan: "plan"
        case .returnRun: "returnRun"
        }
    }
}
