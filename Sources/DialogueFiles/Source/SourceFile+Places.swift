extension SourceFile {
    /// The line and column, from 1, where a text stands in the list of that name, or the name does.
    func place(of text: String, under list: String) -> (line: Int, column: Int)? {
        guard let first = lines.firstIndex(where: { $0.hasPrefix("\(list):") }) else { return nil }
        let end = lines[(first + 1)...].firstIndex { $0.first.map(\.isLetter) ?? false }
        for index in first..<(end ?? lines.endIndex) {
            guard let found = lines[index].firstRange(of: text) else { continue }
            return (
                index + 1,
                lines[index].unicodeScalars
                    .distance(
                        from: lines[index].startIndex,
                        to: found.lowerBound
                    ) + 1
            )
        }
        return (first + 1, 1)
    }

    /// The line and column, from 1, where a text stands as a whole item of a list; comments aside.
    func place(ofItem text: String) -> (line: Int, column: Int)? {
        for (index, line) in lines.enumerated() where line.first(where: { $0 != " " }) != "#" {
            for found in line.ranges(of: text) {
                let before = line[..<found.lowerBound].last { !Self.isBeside($0) }
                let after = line[found.upperBound...].first { !Self.isBeside($0) }
                guard before.map("[,-".contains) == true, after.map("],#".contains) ?? true else {
                    continue
                }
                let column = line.unicodeScalars
                    .distance(from: line.startIndex, to: found.lowerBound)
                return (index + 1, column + 1)
            }
        }
        return nil
    }

    private static func isBeside(_ character: Character) -> Bool {
        character == " " || character == "\"" || character == "'"
    }

    /// The line and column, from 1, where a text stands for that time, from 0; comments aside.
    func place(of text: String, number: Int = 0) -> (line: Int, column: Int)? {
        lines.lazy.enumerated()
            .compactMap { index, line -> (Int, Int)? in
                guard line.first(where: { $0 != " " }) != "#", let found = line.firstRange(of: text)
                else { return nil }
                return (
                    index + 1,
                    line.unicodeScalars.distance(
                        from: line.startIndex,
                        to: found.lowerBound
                    ) + 1
                )
            }
            .dropFirst(number).first
    }
}
