/// Who is logged in to which account, to be asked from either side.
struct AccountTable: Sendable {
    private var accounts: [CaseMapped<Nick>: AccountName] = [:]
    /// The nicks of each account; never an empty list.
    private var nicks: [CaseMapped<AccountName>: Set<CaseMapped<Nick>>] = [:]
    private let casemapping: Casemapping

    /// Begins with nobody logged in.
    init(_ casemapping: Casemapping) {
        self.casemapping = casemapping
    }

    /// Everybody who is logged in.
    var all: [CaseMapped<Nick>: AccountName] { accounts }

    /// The nicks under which somebody is logged in to an account.
    func nicks(of account: AccountName) -> Set<CaseMapped<Nick>> {
        nicks[CaseMapped(account, casemapping)] ?? []
    }

    subscript(nick: CaseMapped<Nick>) -> AccountName? {
        get { accounts[nick] }
        set {
            if let old = accounts[nick].map({ CaseMapped($0, casemapping) }) {
                nicks[old]?.remove(nick)
                if nicks[old]?.isEmpty == true { nicks[old] = nil }
            }
            accounts[nick] = newValue
            if let newValue { nicks[CaseMapped(newValue, casemapping), default: []].insert(nick) }
        }
    }
}
