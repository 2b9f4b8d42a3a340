/// A picture of a conversation as data: boxes, arrows, and what belongs together.
///
/// Printed as Mermaid or DOT by ``text(as:)``.
public struct Diagram: Equatable, Sendable {
    /// What stands over the picture.
    public let title: String
    /// The boxes, in the order of reading.
    public let nodes: [Node]
    /// The arrows.
    public let edges: [Edge]

    /// A box.
    public struct Node: Equatable, Sendable {
        /// Its name within the picture: letters, digits and underscores.
        public let id: String
        /// What it is.
        public let kind: Kind
        /// The first line, in bold.
        public let title: String
        /// The lines below.
        public let lines: [String]

        init(_ id: String, _ kind: Kind, _ title: String, _ lines: [String] = []) {
            self.id = id
            self.kind = kind
            self.title = title
            self.lines = lines
        }
    }

    /// What a box is.
    ///
    /// Told by colour, by shape and by its words: never by colour alone.
    public enum Kind: String, CaseIterable, Sendable {
        case start
        case question
        case list
        case alone
        case rules
        case runWithPrecautions
        case stopRestSelfCare
        case seeProfessionalHoldTraining
        case urgentSameDay
        case emergencyNow
        case checkIn
        case legend
        case ladder
    }

    /// An arrow.
    public struct Edge: Equatable, Sendable {
        /// Where it begins.
        public let from: String
        /// Where it leads to.
        public let to: String
        /// What leads along it.
        public let label: String
        /// How it is drawn.
        public let style: Style

        init(_ from: String, _ to: String, _ label: String = "", _ style: Style = .plain) {
            self.from = from
            self.to = to
            self.label = label
            self.style = style
        }
    }

    /// How an arrow is drawn.
    public enum Style: Sendable {
        /// The way that most go.
        case plain
        /// A way round.
        case aside
        /// To an emergency, at once.
        case urgent
        /// Holds two boxes in their order, and is not drawn.
        case hidden
    }

    /// How a picture is written.
    public enum Format: String, CaseIterable, Sendable {
        case mermaid
        case dot
    }

    /// The picture as text with one newline at the end.
    public func text(as format: Format) -> String {
        switch format {
        case .mermaid: MermaidPrinter.text(self)
        case .dot: DOTPrinter.text(self)
        }
    }

    /// The boxes that belong into a frame of their own, by its title.
    var legends: [(title: String, nodes: [Node])] {
        [
            ("When an answer is not understood", nodes.filter { $0.kind == .ladder }),
            ("At any time", nodes.filter { $0.kind == .legend }),
        ]
    }

    /// The boxes of the conversation itself.
    var steps: [Node] { nodes.filter { $0.kind != .ladder && $0.kind != .legend } }
}

extension Diagram.Kind {
    /// The fill and the border.
    var colors: (fill: String, border: String) {
        switch self {
        case .start: ("#ffffff", "#333333")
        case .question, .list: ("#eef4fb", "#3b6ea5")
        case .alone: ("#ffffff", "#3b6ea5")
        case .rules: ("#f2f2f2", "#333333")
        case .runWithPrecautions: ("#d9efd9", "#2e7d32")
        case .stopRestSelfCare: ("#fff7cc", "#a38600")
        case .seeProfessionalHoldTraining: ("#ffe3c2", "#c15c00")
        case .urgentSameDay: ("#ffd0c2", "#c1330b")
        case .emergencyNow: ("#f7b6bd", "#8e0015")
        case .checkIn: ("#f3ecf9", "#6a3d9a")
        case .legend, .ladder: ("#fafafa", "#777777")
        }
    }
}
