internal import Yams

/// Where each word of a text stands in the file.
///
/// The parser tells only where a text begins. So the text is laid over the lines from there on: its
/// letters are those of the lines in the same order, with other blank between them.
struct TextPlaces {
    /// A place in a file, from 1.
    typealias Place = (line: Int, column: Int)

    private let start: Place
    /// One for each scalar of the text; empty where the text is not that of the lines.
    private var places: [Place] = []

    init(of node: Node, in file: SourceFile) {
        start = (node.mark?.line ?? 1, node.mark?.column ?? 1)
        guard let scalar = node.scalar else { return }
        var walk = Walk(file.lines, from: start, style: scalar.style)
        for letter in scalar.string.unicodeScalars {
            if letter == " " || letter == "\n" || letter == "\t" {
                places.append(walk.place)
            } else if let place = walk.next(letter) {
                places.append(place)
            } else {
                places = []
                return
            }
        }
    }

    /// The place of a scalar of the text, or where the text begins if that is not known.
    subscript(index: Int) -> Place { places.indices.contains(index) ? places[index] : start }

    /// Goes over the lines of a file, from letter to letter.
    private struct Walk {
        private let lines: ArraySlice<String>
        private var line: [Unicode.Scalar]
        private let style: Node.Scalar.Style
        private(set) var place: Place

        init(_ lines: [String], from start: Place, style: Node.Scalar.Style) {
            self.lines = lines[...]
            self.style = style
            let row = start.line - 1
            line = lines.indices.contains(row) ? Array(lines[row].unicodeScalars) : []
            place = start
            switch style {
            case .literal, .folded: place.column = line.count + 1
            case .singleQuoted, .doubleQuoted: place.column += 1
            case .plain, .any: break
            }
        }

        /// The place of the next letter, if it is that one.
        mutating func next(_ letter: Unicode.Scalar) -> Place? {
            while true {
                guard let scalar = line.at(place.column - 1) else {
                    guard lines.indices.contains(place.line) else { return nil }
                    line = Array(lines[place.line].unicodeScalars)
                    place = (place.line + 1, 1)
                    continue
                }
                if scalar == " " || scalar == "\t" {
                    place.column += 1
                    continue
                }
                let isEscaped =
                    style == .singleQuoted && scalar == "'"
                    || style == .doubleQuoted && scalar == "\\"
                if isEscaped { place.column += 1 }
                guard line.at(place.column - 1) == letter else { return nil }
                defer { place.column += 1 }
                return place
            }
        }
    }
}
